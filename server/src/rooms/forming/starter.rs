//! The draft with which every form begins: consent, place, sex and age band, under their fixed names.

use domain::form::{AGE_BAND, Choice, FormDefinition, Kind, PLACE, Question, SEX, Sensitivity};
use domain::place::Country;
use domain::text::LocalText;

pub fn starter(country: Country, code: &str, title_es: &str, title_en: &str) -> FormDefinition {
    let base = if country == Country::Tt { "en" } else { "es" };
    FormDefinition {
        code: code.to_owned(),
        title: LocalText::both(title_es, title_en),
        base_language: base.to_owned(),
        questions: vec![
            Question {
                required: true,
                ..question(
                    "consent",
                    Kind::Consent,
                    "Esta encuesta es anónima y voluntaria. Puede saltar cualquier pregunta o parar cuando quiera. \
                     ¿Acepta responder?",
                    "This survey is anonymous and voluntary. You may skip any question or stop at any time. \
                     Do you agree to answer?",
                )
            },
            question(PLACE, Kind::Place, "¿En qué lugar vive?", "Where do you live?"),
            question(
                SEX,
                Kind::SelectOne {
                    choices: choices(&[
                        ("woman", "Mujer", "Woman"),
                        ("man", "Hombre", "Man"),
                        ("other", "Otra respuesta", "Another answer"),
                    ]),
                },
                "¿Cómo se identifica?",
                "How do you identify?",
            ),
            question(
                AGE_BAND,
                Kind::SelectOne {
                    choices: choices(&[
                        ("18_24", "18 a 24 años", "18 to 24"),
                        ("25_29", "25 a 29 años", "25 to 29"),
                        ("30_59", "30 a 59 años", "30 to 59"),
                        ("60_plus", "60 años o más", "60 or older"),
                    ]),
                },
                "¿Qué edad tiene?",
                "How old are you?",
            ),
        ],
    }
}

fn question(name: &str, kind: Kind, es: &str, en: &str) -> Question {
    Question {
        name: name.to_owned(),
        kind,
        label: LocalText::both(es, en),
        hint: LocalText::default(),
        relevant: String::new(),
        constraint: String::new(),
        constraint_message: LocalText::default(),
        required: false,
        sensitivity: Sensitivity::Ordinary,
    }
}

fn choices(lines: &[(&str, &str, &str)]) -> Vec<Choice> {
    let choice = |(code, es, en): &(&str, &str, &str)| Choice {
        code: (*code).to_owned(),
        label: LocalText::both(es, en),
    };
    lines.iter().map(choice).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::form::engine::check_definition;

    #[test]
    fn a_new_form_could_be_published_as_it_is() {
        for country in Country::ALL {
            assert_eq!(check_definition(&starter(country, "SAFE", "Calle", "Street")), []);
        }
    }
}
