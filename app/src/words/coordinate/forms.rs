//! Words of the form pages.

use domain::text::Lang;

in_both! {
    Forms {
        title: "Formularios", "Forms";
        lead: "Las preguntas que se harán. Una versión publicada no cambia nunca; los cambios van en un borrador.",
            "The questions that will be asked. A published version never changes; changes go into a draft.";
        none: "Todavía no hay formularios", "There are no forms yet";
        none_help: "El primero empieza con consentimiento, lugar, sexo y edad ya puestos.", "The first begins with consent, place, sex and age already there.";
        new: "Empezar un formulario", "Begin a form";
        new_lead: "Empieza con las preguntas que toda ronda necesita: consentimiento, lugar, sexo y edad.",
            "It begins with the questions that every wave needs: consent, place, sex and age.";
        code: "Código", "Code";
        code_hint: "Corto y sin espacios. Por ejemplo: barrio-seguro.", "Short, without spaces. For example: safe-streets.";
        title_field: "Título", "Title";
        title_hint: "Lo verá quien responde. Mejor neutral. Por ejemplo: Encuesta de barrio.",
            "Those who answer will see it. Keep it neutral. For example: Neighbourhood survey.";
        start: "Empezar", "Begin";
        questions: "Preguntas", "Questions";
        published: "Versiones publicadas", "Published versions";
        not_published: "Sin publicar", "Not published";
    }
}

in_both! {
    FormEditor {
        kicker: "Borrador de formulario", "Draft of a form";
        lead: "Cambie lo que quiera y guarde. Quien responde solo ve versiones publicadas.",
            "Change what you like and save. Those who answer only see published versions.";
        problems_title: "Antes de publicar hay que corregir", "To be corrected before publishing";
        ready: "El borrador está listo para publicar", "The draft is ready to publish";
        publish_help: "Publicar congela estas preguntas con un número de versión. Las rondas usan versiones publicadas.",
            "Publishing freezes these questions under a version number. Waves use published versions.";
        unsaved: "Guarde primero: se publica lo guardado, no lo que está escribiendo.", "Save first: what is published is what was saved, not what you are typing.";
        about: "El formulario", "The form";
        questions: "Preguntas", "Questions";
        questions_lead: "Abra una tarjeta para cambiarla. Las preguntas place, sex y age_band dan los resultados por lugar, sexo y edad: no cambie su nombre.",
            "Open a card to change it. The questions place, sex and age_band give results by place, sex and age: do not rename them.";
        new_question: "Otra pregunta", "One question more";
        new_question_help: "Complete esta tarjeta y guarde: aparecerá otra vacía.", "Fill in this card and save: another empty one will appear.";
        name: "Nombre interno", "Internal name";
        name_hint: "Letras sin acento, números y _. Por ejemplo: shots_heard.", "Letters without accents, digits and _. For example: shots_heard.";
        kind: "Clase de pregunta", "Kind of question";
        label: "Lo que se pregunta", "What is asked";
        hint: "Ayuda debajo de la pregunta", "Help below the question";
        hint_hint: "Opcional. Por ejemplo: piense en los últimos 30 días.", "Optional. For example: think of the last 30 days.";
        choices: "Opciones", "Choices";
        choices_hint: "Una por línea: código | español | inglés. Por ejemplo: yes | Sí | Yes. «No sé» y «Prefiero no responder» se agregan solas.",
            "One per line: code | Spanish | English. For example: yes | Sí | Yes. “I don't know” and “I prefer not to answer” are added by themselves.";
        more: "Reglas, orden y cuidado", "Rules, order and care";
        relevant: "Preguntar solo si", "Ask only if";
        relevant_hint: "Vacío: siempre. Por ejemplo: ${went_out} = 'yes'.", "Empty: always. For example: ${went_out} = 'yes'.";
        constraint: "La respuesta debe cumplir", "The answer must satisfy";
        constraint_hint: "El punto es la respuesta. Por ejemplo: . >= 0 and . <= 30.", "The point is the answer. For example: . >= 0 and . <= 30.";
        message: "Qué decir si no la cumple", "What to say if it does not";
        message_hint: "Por ejemplo: escriba un número de 0 a 30.", "For example: write a number from 0 to 30.";
        required: "Hay que responder para seguir", "An answer is needed to go on";
        sensitivity: "Daño posible en malas manos", "Possible harm in the wrong hands";
        ordinary: "Poco", "Little";
        sensitive: "Bastante (siempre se puede saltar)", "Quite some (can always be skipped)";
        highly_sensitive: "Mucho (siempre se puede saltar)", "A great deal (can always be skipped)";
        order: "Lugar en el orden", "Place in the order";
        order_hint: "Para mover una pregunta, cambie el número. Por ejemplo: 2.5 la pone entre la 2 y la 3.",
            "To move a question, change the number. For example: 2.5 puts it between 2 and 3.";
        remove: "Quitar esta pregunta al guardar", "Remove this question when saving";
        save: "Guardar el borrador", "Save the draft";
        preview: "Así lo verá quien responde", "How those who answer will see it";
        only_if: "Solo si", "Only if";
        versions: "Versiones publicadas", "Published versions";
        no_versions: "Ninguna todavía.", "None yet.";
        of_the_wave: "Los lugares de la ronda", "The places of the wave";
        a_number: "Un número entero", "A whole number";
    }
}

/// The kind of question by its code.
pub fn kind(lang: Lang, code: &str) -> &'static str {
    let (es, en) = match code {
        "select_one" => ("Elegir una opción", "Choose one"),
        "select_many" => ("Elegir varias opciones", "Choose several"),
        "integer" => ("Número entero", "Whole number"),
        "note" => ("Solo leer", "Only read"),
        "consent" => ("Consentimiento (va primero)", "Consent (comes first)"),
        "place" => ("Lugar de la ronda", "Place of the wave"),
        _ => ("Desconocida", "Unknown"),
    };
    match lang {
        Lang::Es => es,
        Lang::En => en,
    }
}

/// "Publish as version 3".
pub fn publish_as(lang: Lang, number: i64) -> String {
    match lang {
        Lang::Es => format!("Publicar como versión {number}"),
        Lang::En => format!("Publish as version {number}"),
    }
}

/// "12 questions".
pub fn questions(lang: Lang, number: usize) -> String {
    match (lang, number) {
        (Lang::Es, 1) => "1 pregunta".into(),
        (Lang::Es, _) => format!("{number} preguntas"),
        (Lang::En, 1) => "1 question".into(),
        (Lang::En, _) => format!("{number} questions"),
    }
}
