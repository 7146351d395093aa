//! Words of the question library.

use domain::library::Theme;
use domain::text::Lang;

in_both! {
    Library {
        title: "Biblioteca de preguntas", "Question library";
        lead: "Preguntas ya escritas en español y en inglés, con sus respuestas. Al agregar una, queda en el borrador y se puede cambiar.",
            "Questions already written in Spanish and English, with their answers. Once added, a question stands in the draft and can be changed.";
        open: "Agregar de la biblioteca", "Add from the library";
        open_help: "Guarde antes lo que haya escrito aquí.", "Save first what you have written here.";
        find_label: "Buscar preguntas", "Find questions";
        find_hint: "Por ejemplo: disparos, escuela, confianza.", "For example: shots, school, trust.";
        themes: "Temas", "Themes";
        all_themes: "Todos los temas", "All themes";
        none: "Ninguna pregunta coincide", "No question matches";
        none_todo: "Pruebe con otra palabra o mire los temas.", "Try another word or look at the themes.";
        answers: "Respuestas", "Answers";
        concept: "Se parece a", "Aligns with";
        care: "Cuidado", "Take care";
        only_if: "Se pregunta solo si", "Asked only if";
        name: "Nombre interno", "Internal name";
        brings: "Trae también", "Brings along";
        yes_or_no: "Sí · No", "Yes · No";
        places: "Los lugares de la ronda", "The places of the wave";
        add: "Agregar", "Add";
        use_text: "Usar este consentimiento", "Use this consent";
        added: "Quedó en el borrador", "It is now in the draft";
        see_form: "Ver el formulario", "See the form";
        in_form: "Ya está en el formulario", "Already in the form";
        off: "Apagada", "Off";
        off_why: "Es para personas de 14 a 17 años. Se podrá agregar cuando el país tenga una aprobación para entrevistar a menores.",
            "It is for people aged 14 to 17. It can be added once the country has an approval for interviewing minors.";
        ordinary: "Poco delicada", "Not delicate";
        sensitive: "Delicada: se puede saltar", "Delicate: can be skipped";
        highly_sensitive: "Muy delicada: se puede saltar", "Very delicate: can be skipped";
    }
}

/// The name of a shelf, and what stands on it.
pub fn theme(lang: Lang, theme: Theme) -> (&'static str, &'static str) {
    let (es, en) = match theme {
        Theme::Consent => (
            ("Consentimiento y cuidado", "Lo que se dice antes, en medio y al final."),
            ("Consent and care", "What is said before, in between and at the end."),
        ),
        Theme::Background => (
            ("Quién responde", "Lugar, sexo, edad, estudios: siempre en grupos grandes."),
            ("Who answers", "Place, sex, age, studies: always in large groups."),
        ),
        Theme::Functioning => (
            ("Dificultades y discapacidad", "Las seis preguntas del Grupo de Washington, sin cambios."),
            ("Difficulties and disability", "The six questions of the Washington Group, unchanged."),
        ),
        Theme::Safety => (
            (
                "Sentirse en seguridad",
                "De noche, en el transporte, en la escuela, y lo que se dejó de hacer.",
            ),
            ("Feeling safe", "At night, on transport, at school, and what people gave up."),
        ),
        Theme::Victimisation => (
            ("Lo que le pasó a la gente", "Delitos y violencia en los últimos 12 meses."),
            ("What happened to people", "Crime and violence in the last 12 months."),
        ),
        Theme::Arms => (
            ("Armas y disparos", "Lo que se oye y se ve en la zona y en la escuela."),
            ("Arms and shots", "What is heard and seen in the area and at school."),
        ),
        Theme::Extortion => (
            ("Extorsión", "Cómo se nota y qué causa."),
            ("Extortion", "How it is noticed and what it causes."),
        ),
        Theme::Trust => (
            ("Confianza y denuncia", "Policía, autoridades, y por qué la gente calla."),
            ("Trust and reporting", "Police, authorities, and why people stay silent."),
        ),
        Theme::Disarmament => (
            ("Desarme", "Campañas, entrega voluntaria y opiniones."),
            ("Disarmament", "Campaigns, voluntary handover and views."),
        ),
    };
    match lang {
        Lang::Es => es,
        Lang::En => en,
    }
}

/// The limits of a whole number: "A number from 0 to 7".
pub fn whole(lang: Lang, from: u32, to: u32) -> String {
    match lang {
        Lang::Es => format!("Un número de {from} a {to}"),
        Lang::En => format!("A number from {from} to {to}"),
    }
}
