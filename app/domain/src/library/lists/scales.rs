//! Scales: how often, how much, how sure.

use super::{List, choice};

pub const LISTS: &[List] = &[
    ("yes_no", &[choice("yes", "Sí", "Yes"), choice("no", "No", "No")]),
    (
        "frequency",
        &[
            choice("never", "Nunca", "Never"),
            choice("rarely", "Pocas veces", "Rarely"),
            choice("sometimes", "Algunas veces", "Sometimes"),
            choice("often", "Muchas veces", "Often"),
            choice("always", "Siempre o casi siempre", "Always or almost always"),
        ],
    ),
    (
        "times_30_days",
        &[
            choice("never", "Ninguna vez", "Not once"),
            choice("once_twice", "Una o dos veces", "Once or twice"),
            choice("each_week", "Más o menos cada semana", "About every week"),
            choice("several_week", "Varias veces por semana", "Several times a week"),
            choice("daily", "Todos o casi todos los días", "Every day or almost"),
        ],
    ),
    (
        "agreement",
        &[
            choice("agree_fully", "Muy de acuerdo", "Fully agree"),
            choice("agree", "De acuerdo", "Agree"),
            choice("neither", "Ni de acuerdo ni en desacuerdo", "Neither agree nor disagree"),
            choice("disagree", "En desacuerdo", "Disagree"),
            choice("disagree_fully", "Muy en desacuerdo", "Fully disagree"),
        ],
    ),
    (
        "safety_scale",
        &[
            choice("very_safe", "Con mucha seguridad", "Very safe"),
            choice("safe", "Con bastante seguridad", "Quite safe"),
            choice("unsafe", "Con poca seguridad", "Not very safe"),
            choice("very_unsafe", "Sin ninguna seguridad", "Not safe at all"),
            choice("not_done", "No lo hago nunca", "I never do this"),
        ],
    ),
    (
        "worry_scale",
        &[
            choice("a_lot", "Mucho", "A lot"),
            choice("some", "Algo", "Somewhat"),
            choice("little", "Poco", "A little"),
            choice("none", "Nada", "Not at all"),
        ],
    ),
    (
        "trust_scale",
        &[
            choice("a_lot", "Mucha confianza", "A lot of trust"),
            choice("some", "Algo de confianza", "Some trust"),
            choice("little", "Poca confianza", "Little trust"),
            choice("none", "Ninguna confianza", "No trust"),
        ],
    ),
    (
        "change_scale",
        &[
            choice("much_better", "Mucho mejor", "Much better"),
            choice("better", "Un poco mejor", "A little better"),
            choice("same", "Igual", "The same"),
            choice("worse", "Un poco peor", "A little worse"),
            choice("much_worse", "Mucho peor", "Much worse"),
        ],
    ),
    (
        "ease_scale",
        &[
            choice("very_easy", "Muy fácil", "Very easy"),
            choice("easy", "Fácil", "Easy"),
            choice("hard", "Difícil", "Hard"),
            choice("very_hard", "Muy difícil", "Very hard"),
        ],
    ),
    (
        "common_scale",
        &[
            choice("very_common", "Muy común", "Very common"),
            choice("common", "Común", "Common"),
            choice("rare", "Poco común", "Not common"),
            choice("unheard", "Aquí no pasa", "It does not happen here"),
        ],
    ),
    (
        "satisfaction",
        &[
            choice("very_good", "Muy bien", "Very well"),
            choice("good", "Bien", "Well"),
            choice("bad", "Mal", "Badly"),
            choice("very_bad", "Muy mal", "Very badly"),
        ],
    ),
    (
        "likelihood",
        &[
            choice("surely", "Seguro que sí", "Surely yes"),
            choice("probably", "Probablemente sí", "Probably yes"),
            choice("probably_not", "Probablemente no", "Probably not"),
            choice("surely_not", "Seguro que no", "Surely not"),
        ],
    ),
    // The answers of the Washington Group, unchanged.
    (
        "wg_difficulty",
        &[
            choice("no_difficulty", "No, ninguna dificultad", "No difficulty"),
            choice("some_difficulty", "Sí, cierta dificultad", "Some difficulty"),
            choice("lot_difficulty", "Sí, mucha dificultad", "A lot of difficulty"),
            choice("cannot_do", "Me resulta imposible", "Cannot do at all"),
        ],
    ),
];
