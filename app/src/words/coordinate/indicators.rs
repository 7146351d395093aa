//! Words of the indicator pages. Every field has one line of help and an example.

in_both! {
    Indicators {
        title: "Indicadores", "Indicators";
        lead: "Un indicador dice qué se cuenta, entre quiénes y por qué importa.", "An indicator says what is counted, among whom, and why it matters.";
        new: "Escribir un indicador", "Write an indicator";
        none: "Todavía no hay indicadores", "There are no indicators yet";
        none_help: "Empiece con una frase que alguien dijo en un taller.", "Begin with a sentence that somebody said in a workshop.";
    }
}

in_both! {
    Editor {
        new_title: "Indicador nuevo", "New indicator";
        lead: "Escriba para alguien de 14 años. Todo se pide en español y en inglés.", "Write for a 14-year-old. Everything is asked in Spanish and in English.";
        edit_lead: "Guardar hace una versión nueva. Las rondas que ya empezaron siguen con la suya.",
            "Saving makes a new version. Waves that have begun keep theirs.";
        save: "Guardar el indicador", "Save the indicator";
        preview: "Así se leerá", "How it will read";
        preview_empty: "Cuando escriba el nombre y qué se cuenta, aquí verá la frase.",
            "Once you write the name and what is counted, the sentence appears here.";
        name_part: "Nombre y origen", "Name and origin";
        measure_part: "Qué se cuenta", "What is counted";
        rule_part: "La misma cuenta, con códigos del formulario", "The same count, with codes of the form";
        rule_lead: "Así sabe el servidor a quién contar. Use los nombres de las preguntas y los códigos de las opciones.",
            "This is how the server knows whom to count. Use the names of questions and the codes of choices.";
        meaning_part: "Qué significa", "What it means";
        sdg_part: "Relación con los Objetivos de Desarrollo Sostenible", "Link to the Sustainable Development Goals";
        sdg_lead: "Una encuesta nunca «mide» 16.4.1 ni 16.4.2: esos números salen de registros oficiales. Puede acercarse, contribuir o dar contexto.",
            "A survey never “measures” 16.4.1 or 16.4.2: those numbers come from official records. It can come close, help or give context.";
        care_part: "Cuidado al leer y al preguntar", "Care in reading and in asking";
        code: "Código", "Code";
        code_hint: "No cambia nunca y no se repite. Por ejemplo: PE-TRU-0007.", "It never changes and is never used again. For example: PE-TRU-0007.";
        name: "Nombre", "Name";
        name_hint: "Corto y claro, hasta 120 caracteres. Por ejemplo: Disparos oídos cerca de casa.",
            "Short and clear, up to 120 characters. For example: Shots heard near home.";
        origin: "Las palabras con que se dijo por primera vez", "The words in which it was first said";
        origin_hint: "Tal como se dijeron, sin nombres de personas. Por ejemplo: «De noche ya no salimos, se oyen tiros».",
            "Just as they were said, without names of people. For example: “We no longer go out at night, you hear shots”.";
        origin_language: "Idioma de esas palabras", "Language of those words";
        origin_language_hint: "Dos o tres letras. Por ejemplo: es, en, que (quechua).", "Two or three letters. For example: es, en, que (Quechua).";
        numerator: "A quiénes se cuenta", "Who is counted";
        numerator_hint: "Empiece con lo que hicieron o vivieron. Por ejemplo: oyeron disparos cerca de su casa en el último mes.",
            "Begin with what they did or lived through. For example: heard shots near their home in the last month.";
        denominator: "De qué total", "Out of what total";
        denominator_hint: "El grupo entero. Por ejemplo: personas de 18 años o más que respondieron.",
            "The whole group. For example: people aged 18 and over who answered.";
        question: "Nombre de la pregunta", "Name of the question";
        question_hint: "Como está en el formulario. Por ejemplo: shots_heard.", "As it stands in the form. For example: shots_heard.";
        numerator_codes: "Respuestas que se cuentan", "Answers that are counted";
        numerator_codes_hint: "Códigos separados por comas, o un límite. Por ejemplo: yes, often; o bien >=3; o bien <=2.",
            "Codes separated by commas, or a limit. For example: yes, often; or >=3; or <=2.";
        denominator_rule: "Quiénes forman el total", "Who makes up the total";
        denominator_rule_hint: "everyone para todas las personas, o pregunta:códigos. Por ejemplo: takes_bus:yes.",
            "everyone for all people, or question:codes. For example: takes_bus:yes.";
        dont_know: "Quienes dicen «no sé»", "Those who say “I don't know”";
        dont_know_hint: "Decídalo antes de preguntar: cambia el resultado.", "Decide before asking: it changes the result.";
        prefer_not: "Quienes prefieren no responder", "Those who prefer not to answer";
        prefer_not_hint: "Lo normal es dejarles fuera del total.", "They are usually left out of the total.";
        in_denominator: "Están en el total, sin contarse", "In the total, not counted";
        left_out: "No están en el total", "Not in the total";
        definition: "Definición", "Definition";
        definition_hint: "Qué se entiende por cada palabra. Por ejemplo: «cerca de casa» es a menos de cinco cuadras.",
            "What each word means. For example: “near home” is less than five blocks away.";
        rationale: "Por qué importa", "Why it matters";
        rationale_hint: "Qué se puede hacer con este número. Por ejemplo: muestra dónde las balas perdidas son un peligro de todos los días.",
            "What can be done with this number. For example: it shows where stray bullets are an everyday danger.";
        direction: "Cómo leerlo", "How to read it";
        direction_hint: "Así la página dice bien si un cambio es bueno.", "So that the page says rightly whether a change is good.";
        theme: "Tema", "Theme";
        theme_hint: "Con el tema se encuentra en la página pública.", "The theme is how people find it on the public page.";
        sdg_target: "Meta o indicador oficial", "Official target or indicator";
        sdg_target_hint: "Por ejemplo: 16.4.", "For example: 16.4.";
        sdg_kind: "Qué relación tiene", "How it is linked";
        sdg_none: "Ninguna más", "No other";
        sensitivity: "Cuánto daño podría hacer una respuesta en malas manos", "How much harm an answer could do in the wrong hands";
        sensitivity_hint: "De esto depende cuánto se oculta. En la duda, elija el nivel más alto.",
            "This decides how much is hidden. When in doubt, choose the higher level.";
        ordinary: "Poco", "Little";
        sensitive: "Bastante: siempre se puede saltar", "Quite some: it can always be skipped";
        highly_sensitive: "Mucho: además, grupos más grandes para publicar", "A great deal: and larger groups before anything is published";
        limitations: "Lo que este número no puede decir", "What this number cannot say";
        limitations_hint: "Al menos una frase. Por ejemplo: no incluye a quienes ya se fueron del barrio.",
            "At least one sentence. For example: it leaves out those who have already left the neighbourhood.";
    }
}
