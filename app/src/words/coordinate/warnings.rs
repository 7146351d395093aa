//! Words about questions that seem to ask who somebody is.

use domain::form::warnings::Personal;
use domain::text::Lang;

in_both! {
    Warnings {
        title: "Algunas preguntas parecen pedir datos personales", "Some questions seem to ask for personal data";
        help: "Esos datos ponen en peligro a quien responde y aquí no hacen falta. Cambie la pregunta o quítela. Si no los pide, no hay nada que hacer.",
            "Such data put those who answer in danger, and are not needed here. Change the question or remove it. If it does not ask for them, there is nothing to do.";
    }
}

/// What is asked for.
pub fn personal(lang: Lang, what: Personal) -> &'static str {
    let (es, en) = match what {
        Personal::Name => ("nombres", "names"),
        Personal::Telephone => ("teléfonos", "telephone numbers"),
        Personal::Address => ("direcciones", "addresses"),
        Personal::Email => ("correos o cuentas de redes", "e-mail addresses or network accounts"),
        Personal::IdentityNumber => ("números de identidad", "identity numbers"),
        Personal::BirthDate => ("fechas de nacimiento", "dates of birth"),
    };
    match lang {
        Lang::Es => es,
        Lang::En => en,
    }
}
