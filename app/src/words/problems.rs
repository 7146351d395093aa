//! Errors in words: what happened, then what to do.

use domain::form::engine::{AnswerProblem, FormProblem};
use domain::form::expression::NotAnExpression;
use domain::indicator::IndicatorRefused;
use domain::people::CredentialRefused;
use domain::text::Lang;

use crate::error::{AppError, Clash, Gone, ProblemKind};

/// An error as a page says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What happened, without a full stop: it is a title.
    pub what: String,
    /// What to do now.
    pub todo: String,
}

/// One sentence in both languages; the reader's is taken.
struct In(Lang);

impl In {
    fn say(&self, es: impl Into<String>, en: impl Into<String>) -> String {
        match self.0 {
            Lang::Es => es.into(),
            Lang::En => en.into(),
        }
    }

    fn said(&self, es: [&str; 2], en: [&str; 2]) -> Said {
        let [what, todo] = match self.0 {
            Lang::Es => es,
            Lang::En => en,
        };
        Said { what: what.to_owned(), todo: todo.to_owned() }
    }
}

/// A refused request as a whole.
pub fn error(lang: Lang, error: &AppError) -> Said {
    let to = In(lang);
    match error {
        AppError::Invalid { .. } => to.said(
            ["Hay algo que corregir", "Vuelva al formulario, corrija lo señalado y envíelo de nuevo."],
            [
                "There is something to correct",
                "Go back to the form, correct what is marked and send it again.",
            ],
        ),
        AppError::NotFound => to.said(
            ["Esta página no existe", "Revise la dirección o empiece desde el inicio."],
            ["This page does not exist", "Check the address or begin at the start."],
        ),
        AppError::SignIn => to.said(
            ["Hay que iniciar sesión", "Inicie sesión y vuelva a abrir esta página."],
            ["You need to sign in", "Sign in and open this page again."],
        ),
        AppError::NotAllowed => to.said(
            [
                "Su cuenta no tiene este permiso",
                "Pida el permiso a quien coordina su país o use otra cuenta.",
            ],
            [
                "Your account does not have this permission",
                "Ask your country's coordinator for it or use another account.",
            ],
        ),
        AppError::Conflict { clash } => said_clash(&to, clash),
        AppError::Gone { why } => said_gone(&to, *why),
        AppError::Outdated => to.said(
            ["Esta página es de una versión anterior", "Cárguela de nuevo y repita lo último que hizo."],
            ["This page is from an earlier version", "Load it again and repeat the last thing you did."],
        ),
        AppError::TooLarge => to.said(
            ["Lo enviado es demasiado grande", "Envíe menos a la vez e inténtelo de nuevo."],
            ["What was sent is too large", "Send less at a time and try again."],
        ),
        AppError::TooMany { retry_after_s } => Said {
            what: to.say("Hubo demasiados intentos seguidos", "There were too many tries in a row"),
            todo: wait(&to, *retry_after_s),
        },
        AppError::Unreachable => to.said(
            [
                "No hubo respuesta del servidor",
                "Revise la conexión e inténtelo de nuevo. Lo guardado sigue guardado.",
            ],
            [
                "The server did not answer",
                "Check the connection and try again. What was saved is still saved.",
            ],
        ),
        AppError::Broken { ticket } => Said {
            what: to.say("Algo falló de nuestro lado", "Something failed on our side"),
            todo: to.say(
                format!(
                    "Inténtelo de nuevo en unos minutos. Si vuelve a pasar, avise con este número: {ticket}."
                ),
                format!(
                    "Try again in a few minutes. If it happens again, report it with this number: {ticket}."
                ),
            ),
        },
    }
}

/// Seconds up to two minutes, then minutes rounded up.
fn wait(to: &In, seconds: u32) -> String {
    match seconds {
        0 | 1 => to.say("Espere un segundo e inténtelo de nuevo.", "Wait one second and try again."),
        2..=120 => to.say(
            format!("Espere {seconds} segundos e inténtelo de nuevo."),
            format!("Wait {seconds} seconds and try again."),
        ),
        _ => {
            let minutes = seconds.div_ceil(60);
            to.say(
                format!("Espere {minutes} minutos e inténtelo de nuevo."),
                format!("Wait {minutes} minutes and try again."),
            )
        }
    }
}

fn said_clash(to: &In, clash: &Clash) -> Said {
    match clash {
        Clash::WaveNotPlanned => to.said(
            ["La ronda ya no está en preparación", "Vea en qué estado está la ronda y siga desde ahí."],
            ["The wave is no longer being planned", "See which state the wave is in and go on from there."],
        ),
        Clash::WaveNotOpen => to.said(
            [
                "La ronda no está abierta",
                "Vea en qué estado está la ronda. Solo una ronda abierta recibe respuestas.",
            ],
            ["The wave is not open", "See which state the wave is in. Only an open wave takes answers."],
        ),
        Clash::WaveNotClosed => to.said(
            ["La ronda todavía no está cerrada", "Cierre primero la ronda y vuelva después a esta página."],
            ["The wave is not closed yet", "Close the wave first and then come back to this page."],
        ),
        Clash::AlreadySigned => to.said(
            [
                "Usted ya firmó estos resultados",
                "Pida a otra persona que coordine su país que los revise y firme.",
            ],
            [
                "You have already signed these results",
                "Ask another coordinator of your country to check and sign them.",
            ],
        ),
        Clash::PreviewChanged => to.said(
            [
                "Los resultados cambiaron desde que los vio",
                "Revise de nuevo la vista previa antes de firmar.",
            ],
            ["The results have changed since you saw them", "Look at the preview again before you sign."],
        ),
        Clash::AlreadyPublished => to.said(
            [
                "Estos resultados ya están publicados",
                "Véalos en la página pública. Una publicación no se cambia.",
            ],
            [
                "These results are already published",
                "See them on the public page. A release is never changed.",
            ],
        ),
        Clash::NothingToPublish => to.said(
            [
                "No hay nada que se pueda publicar",
                "Lea en la vista previa por qué y planee una ronda con más respuestas.",
            ],
            [
                "There is nothing that may be published",
                "Read why in the preview and plan a wave with more answers.",
            ],
        ),
        Clash::AnsweredBefore => to.said(
            [
                "Esta respuesta ya había llegado con otros datos",
                "La primera cuenta y sigue guardada. Esta copia quedó aparte para quien coordina.",
            ],
            [
                "This answer had already arrived with other content",
                "The first one counts and stays stored. This copy was put aside for the coordinator.",
            ],
        ),
        Clash::MinorsAreOff => to.said(
            [
                "Esta pregunta es para menores de 18 años",
                "Pida primero la aprobación de su país para entrevistar a menores, o elija otra pregunta.",
            ],
            [
                "This question is for people under 18",
                "First ask for your country's approval to interview minors, or choose another question.",
            ],
        ),
    }
}

fn said_gone(to: &In, why: Gone) -> Said {
    match why {
        Gone::CodeUnknown => to.said(
            ["Este código no existe", "Compare cada letra y número, o pida un código nuevo a su equipo."],
            ["This code does not exist", "Compare each letter and digit, or ask your team for a new code."],
        ),
        Gone::CodeExpired => to.said(
            ["Este código ya venció", "Pida un código nuevo a su equipo."],
            ["This code has expired", "Ask your team for a new code."],
        ),
        Gone::CodeSpent => to.said(
            ["Este código ya se usó", "Cada código sirve una sola vez. Pida uno nuevo a su equipo."],
            ["This code has already been used", "Each code works only once. Ask your team for a new one."],
        ),
        Gone::WaveClosed => to.said(
            ["Esta ronda de preguntas ya terminó", "Pregunte a su equipo si hay otra ronda abierta."],
            ["This round of questions is over", "Ask your team whether another round is open."],
        ),
    }
}

/// What is wrong with one field, to stand beside it.
pub fn problem(lang: Lang, kind: &ProblemKind) -> String {
    let to = In(lang);
    match kind {
        ProblemKind::Missing => to.say("Falta este dato. Complételo.", "This is missing. Fill it in."),
        ProblemKind::TooLong { limit } => to.say(
            format!("El texto es demasiado largo. Use {limit} caracteres como máximo."),
            format!("The text is too long. Use at most {limit} characters."),
        ),
        ProblemKind::NotANumber => to.say(
            "Esto no es un número entero. Escriba solo cifras.",
            "This is not a whole number. Write digits only.",
        ),
        ProblemKind::OutsideChoices => to.say(
            "Esta opción no está en la lista. Elija una de la lista.",
            "This is not on the list. Choose one from the list.",
        ),
        ProblemKind::UnknownPlace => to.say(
            "Este código no está en la lista oficial de lugares del país. Busque el lugar por su nombre.",
            "This code is not on the country's official list of places. Look the place up by its name.",
        ),
        ProblemKind::Taken => {
            to.say("Ya está en uso. Elija otro.", "This is already in use. Choose another one.")
        }
        ProblemKind::NotTheSame => to.say(
            "No es igual a la primera vez. Escriba lo mismo en los dos lugares.",
            "This is not the same as the first time. Write the same in both places.",
        ),
        ProblemKind::WrongSignIn => to.say(
            "El nombre de usuario o la frase de acceso no son correctos. Revise ambos e inténtelo de nuevo.",
            "The user name or the passphrase is not right. Check both and try again.",
        ),
        ProblemKind::WrongPassphrase => to.say(
            "La frase de acceso no es correcta. Inténtelo de nuevo.",
            "The passphrase is not right. Try again.",
        ),
        ProblemKind::Credential(why) => credential(&to, *why),
        ProblemKind::Indicator(why) => indicator(lang, why),
        ProblemKind::Form(why) => form(lang, why),
        ProblemKind::Answer(why) => answer(lang, why),
        ProblemKind::ChoiceLine { line } => to.say(
            format!("No se puede leer la línea {line}. Escríbala así: código | español | inglés."),
            format!("Line {line} cannot be read. Write it like this: code | Spanish | English."),
        ),
        ProblemKind::SiteOutsideArea => to.say(
            "Este sitio queda fuera del área de la ronda. Quítelo o elija un área que lo incluya.",
            "This site lies outside the area of the wave. Remove it or choose an area that contains it.",
        ),
    }
}

fn credential(to: &In, why: CredentialRefused) -> String {
    match why {
        CredentialRefused::HandleShape => to.say(
            "Este nombre de usuario no sirve. Use de 3 a 32 letras sin acento, números, puntos o guiones, y empiece con una letra.",
            "This user name cannot be used. Use 3 to 32 letters without accents, digits, points or hyphens, and begin with a letter.",
        ),
        CredentialRefused::PassphraseShort => to.say(
            "La frase es demasiado corta. Use al menos 12 caracteres; cuatro palabras al azar son una buena frase.",
            "The passphrase is too short. Use at least 12 characters; four random words make a good one.",
        ),
        CredentialRefused::PassphraseLong => to.say(
            "La frase es demasiado larga. Use 200 caracteres como máximo.",
            "The passphrase is too long. Use at most 200 characters.",
        ),
        CredentialRefused::PassphraseCommon => to.say(
            "La frase es fácil de adivinar. Elija otra; cuatro palabras al azar son una buena frase.",
            "The passphrase is easy to guess. Choose another; four random words make a good one.",
        ),
    }
}

/// What keeps an indicator record from being used.
pub fn indicator(lang: Lang, why: &IndicatorRefused) -> String {
    let to = In(lang);
    match why {
        IndicatorRefused::Empty { .. } => problem(lang, &ProblemKind::Missing),
        IndicatorRefused::TooLong { limit, .. } => problem(lang, &ProblemKind::TooLong { limit: *limit }),
        IndicatorRefused::CodeShape => to.say(
            "El código no tiene la forma correcta. Use mayúsculas, números y guiones, como PE-TRU-0007.",
            "The code does not have the right shape. Use capitals, digits and hyphens, such as PE-TRU-0007.",
        ),
        IndicatorRefused::SurveyCannotMeasure { target } => to.say(
            format!("Una encuesta no puede medir {target}. Elija otra relación: lo aproxima, contribuye o da contexto."),
            format!("A survey cannot measure {target}. Choose another link: proxy, contribution or context."),
        ),
        IndicatorRefused::UnknownQuestion { question } => to.say(
            format!("La regla usa la pregunta «{question}», que no está en el formulario. Corrija la regla o agregue la pregunta."),
            format!("The rule reads the question “{question}”, which is not in the form. Correct the rule or add the question."),
        ),
        IndicatorRefused::UnknownChoice { question, choice } => to.say(
            format!("La regla usa la opción «{choice}», que no está en la pregunta «{question}». Corrija la regla o agregue la opción."),
            format!("The rule reads the choice “{choice}”, which the question “{question}” does not have. Correct the rule or add the choice."),
        ),
    }
}

/// What keeps a draft form from being published.
pub fn form(lang: Lang, why: &FormProblem) -> String {
    let to = In(lang);
    match why {
        FormProblem::NoQuestions => {
            to.say("El formulario no tiene preguntas. Agregue al menos una.", "The form has no questions. Add at least one.")
        }
        FormProblem::TooManyQuestions { limit } => to.say(
            format!("El formulario tiene más de {limit} preguntas. Quite algunas o divídalo en dos."),
            format!("The form has more than {limit} questions. Remove some or split it in two."),
        ),
        FormProblem::BadName { question } => to.say(
            format!("El nombre «{question}» no sirve. Use letras sin acento, números y _, y empiece con una letra."),
            format!("The name “{question}” cannot be used. Use letters without accents, digits and _, and begin with a letter."),
        ),
        FormProblem::NameTwice { question } => to.say(
            format!("Dos preguntas se llaman «{question}». Cambie el nombre de una."),
            format!("Two questions are called “{question}”. Rename one of them."),
        ),
        FormProblem::NoLabel { question } => to.say(
            format!("La pregunta «{question}» no tiene texto en el idioma principal. Escríbalo."),
            format!("The question “{question}” has no text in the main language. Write it."),
        ),
        FormProblem::NoChoices { question } => to.say(
            format!("La pregunta «{question}» no tiene opciones. Agregue al menos una."),
            format!("The question “{question}” has no choices. Add at least one."),
        ),
        FormProblem::ChoiceTwice { question, code } => to.say(
            format!("En la pregunta «{question}» la opción «{code}» está dos veces. Quite o cambie una."),
            format!("In the question “{question}” the choice “{code}” stands twice. Remove or change one."),
        ),
        FormProblem::BadChoice { question, code } => to.say(
            format!("En la pregunta «{question}» el código de opción «{code}» está reservado o tiene espacios. Use otro."),
            format!("In the question “{question}” the choice code “{code}” is reserved or has spaces. Use another one."),
        ),
        FormProblem::Rule { question, problem } => {
            let start = to.say(
                format!("No se puede leer la regla de la pregunta «{question}»."),
                format!("The rule of the question “{question}” cannot be read."),
            );
            format!("{start} {}", rule(&to, problem))
        }
        FormProblem::ReadsLater { question, reads } => to.say(
            format!("La regla de «{question}» usa «{reads}», que no se pregunta antes. Cambie el orden o la regla."),
            format!("The rule of “{question}” reads “{reads}”, which is not asked before it. Change the order or the rule."),
        ),
        FormProblem::SensitiveRequired { question } => to.say(
            format!("La pregunta «{question}» es delicada y siempre se debe poder saltar. Quite la obligación de responder."),
            format!("The question “{question}” is sensitive and people must always be able to skip it. Make it optional."),
        ),
        FormProblem::ConsentNotFirst { question } => to.say(
            format!("El consentimiento «{question}» va primero y una sola vez. Muévalo al inicio o quítelo."),
            format!("The consent “{question}” comes first and only once. Move it to the start or remove it."),
        ),
    }
}

/// Characters are counted from 1 for people.
fn rule(to: &In, why: &NotAnExpression) -> String {
    match why {
        NotAnExpression::Expected { at, expected } => to.say(
            format!("Corríjala en el carácter {}: ahí se esperaba {}.", at + 1, expected_es(expected)),
            format!("Correct it at character {}: {expected} was expected there.", at + 1),
        ),
        NotAnExpression::UnsupportedFunction { at, name } => to.say(
            format!("En el carácter {} está la función «{name}», que aquí no existe. Use otra.", at + 1),
            format!(
                "At character {} stands the function “{name}”, which does not exist here. Use another one.",
                at + 1
            ),
        ),
        NotAnExpression::TooLong { limit } => to.say(
            format!("Es demasiado larga. Use {limit} caracteres como máximo."),
            format!("It is too long. Use at most {limit} characters."),
        ),
        NotAnExpression::TooDeep { limit } => to.say(
            format!("Tiene demasiados paréntesis unos dentro de otros. Use {limit} como máximo."),
            format!("It has too many parentheses inside each other. Use at most {limit}."),
        ),
    }
}

/// The parser names what it expected in English; symbols stay as they are.
fn expected_es(expected: &str) -> &str {
    match expected {
        "the end" => "el final",
        "a value" => "un valor",
        "the name of a question" => "el nombre de una pregunta",
        "the closing quote" => "la comilla de cierre",
        "a number" => "un número",
        symbol => symbol,
    }
}

/// What is wrong with a respondent's answer.
pub fn answer(lang: Lang, why: &AnswerProblem) -> String {
    let to = In(lang);
    match why {
        AnswerProblem::UnknownQuestion { .. } => to.say(
            "Esta pregunta no está en el formulario. Cargue la página de nuevo.",
            "This question is not in the form. Load the page again.",
        ),
        AnswerProblem::WrongType { .. } | AnswerProblem::OutsideChoices { .. } => to.say(
            "Esta respuesta no es una de las opciones. Elija una de la lista.",
            "This answer is not one of the choices. Choose one from the list.",
        ),
        AnswerProblem::Constraint { .. } => to.say(
            "Esta respuesta no es posible aquí. Revísela.",
            "This answer is not possible here. Check it.",
        ),
        AnswerProblem::Required { .. } => to.say("Falta una respuesta. Elija o escriba una.", "An answer is missing. Choose or write one."),
        AnswerProblem::NotRelevant { .. } => to.say(
            "Esta pregunta no corresponde por lo que respondió antes. Deje la respuesta en blanco.",
            "This question does not apply after your other answers. Leave it blank.",
        ),
        AnswerProblem::NotANumber { .. } => problem(lang, &ProblemKind::NotANumber),
        AnswerProblem::NoConsent => to.say(
            "Sin un «sí» no se guarda ninguna respuesta. Si quiere participar, elija «sí»; si no, cierre la página.",
            "Without a “yes” no answer is kept. To take part, choose “yes”; otherwise close the page.",
        ),
    }
}

#[cfg(test)]
mod tests;
