//! The Washington Group Short Set on Functioning: six questions, in the official words, answers and order.
//!
//! The Washington Group asks that nothing of it be changed; so the set is added whole. It is the one part of the library
//! whose words are not ours.

use super::concepts::SHORT_SET;
use super::entry::{Asks, Entry, asking, one};

const SET: &str = "wg_short_set";
const CARE: (&str, &str) = (
    "Palabras, respuestas y orden oficiales: no los cambie. Cuenta como discapacidad «mucha dificultad» o «imposible» en \
     al menos una de las seis. Compare la traducción con la hoja oficial que use el instituto de estadística de su país.",
    "Official words, answers and order: do not change them. “A lot of difficulty” or “cannot do at all” in at least one \
     of the six counts as disability. Compare the translation with the official sheet that the statistical office of \
     your country uses.",
);

/// One of the six.
const fn item(code: &'static str, es: &'static str, en: &'static str) -> Entry {
    one(code, "wg_difficulty", SHORT_SET, es, en).sensitive().of_set(SET).care(CARE.0, CARE.1)
}

pub const ENTRIES: &[Entry] = &[
    asking(
        "wg_intro",
        Asks::Note,
        SHORT_SET,
        "Las siguientes preguntas se refieren a las dificultades que puede tener para realizar ciertas actividades debido \
         a un PROBLEMA DE SALUD.",
        "The next questions ask about difficulties you may have doing certain activities because of a HEALTH PROBLEM.",
    )
    .of_set(SET)
    .care(CARE.0, CARE.1),
    item(
        "wg_seeing",
        "¿Tiene dificultad para ver, incluso cuando usa lentes?",
        "Do you have difficulty seeing, even if wearing glasses?",
    ),
    item(
        "wg_hearing",
        "¿Tiene dificultad para oír, incluso cuando usa un aparato auditivo?",
        "Do you have difficulty hearing, even if using a hearing aid(s)?",
    ),
    item(
        "wg_walking",
        "¿Tiene dificultad para caminar o subir escaleras?",
        "Do you have difficulty walking or climbing steps?",
    ),
    item(
        "wg_remembering",
        "¿Tiene dificultad para recordar o concentrarse?",
        "Do you have difficulty remembering or concentrating?",
    ),
    item(
        "wg_self_care",
        "¿Tiene dificultad para valerse por sí mismo/a, como lavarse el cuerpo o vestirse?",
        "Do you have difficulty with self-care, such as washing all over or dressing?",
    ),
    item(
        "wg_communicating",
        "Cuando emplea su lenguaje habitual, ¿tiene dificultad para comunicarse, por ejemplo, para entender a los demás o \
         para que le entiendan?",
        "Using your usual language, do you have difficulty communicating, for example understanding or being understood?",
    ),
];
