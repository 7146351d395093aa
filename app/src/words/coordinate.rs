//! Words of the coordinators' room; one file for each kind of thing they work on.

pub mod forms;
pub mod indicators;
pub mod library;
pub mod people;
pub mod release;
pub mod warnings;
pub mod waves;

use domain::text::Lang;

in_both! {
    Nav {
        overview: "Mi trabajo", "My work";
        indicators: "Indicadores", "Indicators";
        forms: "Formularios", "Forms";
        held: "Apartadas", "Set aside";
        people: "Personas", "People";
        account: "Mi cuenta", "My account";
    }
}

in_both! {
    /// What several pages of the room say.
    Shared {
        spanish: "español", "Spanish";
        english: "inglés", "English";
        yes: "Sí", "Yes";
        no: "No", "No";
        code: "Código", "Code";
        name: "Nombre", "Name";
        version: "Versión", "Version";
        example: "Por ejemplo:", "For example:";
        none: "Ninguno", "None";
    }
}

in_both! {
    Overview {
        title: "Mi trabajo", "My work";
        lead: "Lo que espera por usted, y en qué estado está cada ronda.", "What is waiting for you, and the state of each wave.";
        next: "Qué sigue", "What comes next";
        nothing: "Nada espera por usted ahora.", "Nothing is waiting for you now.";
        nothing_help: "Cuando quiera preguntar otra vez, planee una ronda nueva.", "When you want to ask again, plan a new wave.";
        waves: "Rondas", "Waves";
        no_waves: "Todavía no hay rondas", "There are no waves yet";
        no_waves_help: "Una ronda hace las preguntas de un formulario en unos lugares, durante un tiempo.",
            "A wave asks the questions of a form in some places, for some time.";
        new_wave: "Planear una ronda", "Plan a wave";
        content: "Con qué se trabaja", "What you work with";
        indicators: "Indicadores", "Indicators";
        forms: "Formularios", "Forms";
        groups: "Grupos", "Groups";
        held: "Respuestas apartadas", "Answers set aside";
        first_indicator: "Escriba el primer indicador", "Write the first indicator";
        first_indicator_why: "Dice qué se quiere contar y por qué.", "It says what is to be counted, and why.";
        first_form: "Haga y publique el primer formulario", "Make and publish the first form";
        first_form_why: "Son las preguntas que se harán.", "These are the questions that will be asked.";
        first_group: "Cree el primer grupo", "Make the first group";
        first_group_why: "Cada teléfono recoge respuestas para un grupo.", "Each phone collects answers for a group.";
        first_wave: "Planee la primera ronda", "Plan the first wave";
        first_wave_why: "Con indicadores y un formulario publicado ya se puede preguntar.", "With indicators and a published form you can begin to ask.";
        look_at_held: "Revise las respuestas apartadas", "Look at the answers set aside";
        look_at_held_why: "Llegaron, pero no se pudieron contar. Ahí dice por qué.", "They arrived but could not be counted. There it says why.";
    }
}

in_both! {
    /// The page of answers that could not be counted.
    HeldWords {
        title: "Respuestas apartadas", "Answers set aside";
        lead: "Llegaron de un teléfono y no se pudieron contar. No se pierden: quedan guardadas aparte, selladas, con su motivo.",
            "They came from a phone and could not be counted. They are not lost: they are kept apart, sealed, with the reason.";
        none: "No hay respuestas apartadas", "No answers are set aside";
        none_help: "Todo lo que llegó se pudo contar.", "All that arrived could be counted.";
        reason: "Motivo", "Reason";
        what_to_do: "Qué hacer", "What to do";
        wave: "Ronda", "Wave";
        week: "Semana que empezó el", "Week that began on";
        receipt: "Recibo", "Receipt";
        unknown_wave: "No se sabe", "Not known";
        receipt_help: "El teléfono muestra el mismo código. Solo se guarda la semana, no el día ni la hora.",
            "The phone shows the same code. Only the week is kept, not the day or the hour.";
    }
}

/// "1 answer", "20 answers".
pub fn answers(lang: Lang, number: i64, written: &str) -> String {
    match (lang, number) {
        (Lang::Es, 1) => "1 respuesta".into(),
        (Lang::Es, _) => format!("{written} respuestas"),
        (Lang::En, 1) => "1 answer".into(),
        (Lang::En, _) => format!("{written} answers"),
    }
}

/// Why an answer was set aside, and what to do about it.
pub fn held(lang: Lang, held: &crate::backend::Held) -> (&'static str, &'static str) {
    use crate::backend::Held;
    use domain::outbox::HeldReason;
    let (es, en) = match held {
        Held::Reason(HeldReason::ClosedWave) => (
            (
                "La ronda ya estaba cerrada cuando llegó.",
                "Nada que reparar. La próxima vez, pida a los equipos enviar antes del cierre.",
            ),
            (
                "The wave was already closed when it arrived.",
                "Nothing to mend. Next time, ask teams to send before the wave closes.",
            ),
        ),
        Held::Reason(HeldReason::UnknownFormVersion) => (
            (
                "Se respondió con una versión del formulario que esta ronda no tiene.",
                "Pida a esa persona abrir la aplicación con conexión: recibirá la versión actual.",
            ),
            (
                "It was answered with a version of the form that this wave does not have.",
                "Ask that person to open the app with a connection: it gets the current version.",
            ),
        ),
        Held::Reason(HeldReason::FailedValidation) => (
            (
                "Alguna respuesta no cumple las reglas del formulario.",
                "Revise las reglas del formulario. Si son correctas, ese teléfono puede tener una versión alterada.",
            ),
            (
                "Some answer breaks the rules of the form.",
                "Check the rules of the form. If they are right, that phone may run an altered version.",
            ),
        ),
        Held::Reason(HeldReason::UnknownKey) => (
            (
                "Se selló para otra ronda u otro servidor.",
                "Pida a esa persona unir de nuevo su teléfono con un código de esta ronda.",
            ),
            (
                "It was sealed for another wave or another server.",
                "Ask that person to join the phone again with a code of this wave.",
            ),
        ),
        Held::Reason(HeldReason::CannotOpen) => (
            (
                "El sello no se pudo abrir: los datos llegaron dañados o alterados.",
                "Si se repite con el mismo teléfono, no siga usándolo para recoger.",
            ),
            (
                "The seal could not be opened: the data arrived damaged or altered.",
                "If it happens again with the same phone, stop collecting with it.",
            ),
        ),
        Held::SecondCopy => (
            (
                "Llegó dos veces con contenido distinto. La primera copia vale.",
                "Pregunte al equipo si alguien copió la aplicación de un teléfono a otro.",
            ),
            (
                "It arrived twice with different content. The first copy counts.",
                "Ask the team whether somebody copied the app from one phone to another.",
            ),
        ),
    };
    match lang {
        Lang::Es => es,
        Lang::En => en,
    }
}
