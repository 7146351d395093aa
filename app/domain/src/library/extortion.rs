//! Extortion as people notice it. Never who asks, how much, or whether somebody paid.

use super::concepts::{EXTORTION, HABITS, NOT_REPORTED, SDG_16_3_1, WORRY};
use super::entry::{Entry, many, one};

pub const ENTRIES: &[Entry] = &[
    one(
        "extortion_common",
        "common_scale",
        EXTORTION,
        "En su zona, ¿qué tan común es la extorsión?",
        "In your area, how common is extortion?",
    )
    .sensitive()
    .hint(
        "Extorsión: exigir dinero o favores con amenazas.",
        "Extortion: demanding money or favours by threats.",
    ),
    many(
        "extortion_forms",
        "extortion_forms",
        EXTORTION,
        "¿De qué formas de extorsión ha sabido en su zona en los últimos 12 meses?",
        "Which forms of extortion have you heard of in your area in the last 12 months?",
    )
    .sensitive()
    .hint("No diga quién lo hace ni a quién.", "Do not say who does it or to whom."),
    one(
        "extortion_household",
        "yes_no",
        EXTORTION,
        "En los últimos 12 meses, ¿alguien de su hogar, o usted, sufrió un intento de extorsión?",
        "In the last 12 months, did anybody in your household, or you, suffer an attempt at extortion?",
    )
    .highly_sensitive()
    .hint("No diga quién fue ni qué pidió.", "Do not say who it was or what was asked.")
    .care(
        "No pregunte si se pagó ni cuánto: esa respuesta puede costar la vida y en algunos lugares es una falta.",
        "Do not ask whether or how much was paid: that answer can cost a life, and in some places it is an offence.",
    ),
    one(
        "extortion_told",
        "yes_no",
        SDG_16_3_1,
        "¿Alguien avisó a una autoridad?",
        "Did anybody tell an authority?",
    )
    .highly_sensitive()
    .only_if("${extortion_household} = 'yes'")
    .hint("No diga a quién.", "Do not say to whom.")
    .care(
        "Quien avisó puede estar en peligro por ello: solo a solas, y nunca con otro detalle.",
        "Those who told may be in danger for it: only in private, and never with another detail.",
    ),
    many(
        "extortion_not_told",
        "no_report_reasons",
        NOT_REPORTED,
        "¿Por qué no se avisó?",
        "Why was it not reported?",
    )
    .highly_sensitive()
    .only_if("${extortion_told} = 'no'"),
    one(
        "extortion_calls",
        "times_30_days",
        EXTORTION,
        "En los últimos 30 días, ¿cuántas veces recibió llamadas o mensajes que exigían dinero con amenazas?",
        "In the last 30 days, how often did you get calls or messages that demanded money by threats?",
    )
    .highly_sensitive()
    .care("No pida el número ni el mensaje.", "Do not ask for the number or the message."),
    many(
        "extortion_effects",
        "extortion_effects",
        EXTORTION,
        "¿Qué ha causado la extorsión en su zona?",
        "What has extortion caused in your area?",
    )
    .sensitive(),
    one(
        "extortion_transport",
        "common_scale",
        EXTORTION,
        "En su zona, ¿qué tan común es que se cobre al transporte por dejarlo pasar o trabajar?",
        "In your area, how common is it that transport is charged for being allowed to pass or work?",
    )
    .sensitive()
    .hint("No diga quién cobra.", "Do not say who charges."),
    one(
        "extortion_shops",
        "yes_no",
        EXTORTION,
        "En los últimos 12 meses, ¿cerró algún negocio de su zona por la extorsión?",
        "In the last 12 months, did any shop in your area close because of extortion?",
    )
    .sensitive()
    .hint("No diga cuál.", "Do not say which."),
    one(
        "extortion_school",
        "common_scale",
        EXTORTION,
        "En el lugar donde estudia, ¿qué tan común es que se exija dinero o cosas con amenazas?",
        "At the place where you study, how common is it that money or things are demanded by threats?",
    )
    .sensitive()
    .only_if("${studies_now} = 'yes'")
    .hint("No diga quién ni qué escuela.", "Do not say who or which school."),
    one(
        "extortion_worry",
        "worry_scale",
        WORRY,
        "¿Cuánto le preocupa que extorsionen a su familia?",
        "How worried are you that your family may be extorted?",
    )
    .sensitive(),
    one(
        "extortion_silence",
        "agreement",
        HABITS,
        "Por la extorsión, la gente de mi zona ya no habla de ciertas cosas.",
        "Because of extortion, people of my area no longer talk about certain things.",
    )
    .sensitive()
    .hint("¿Está de acuerdo?", "Do you agree?"),
    one(
        "extortion_change",
        "change_scale",
        EXTORTION,
        "Comparado con hace 12 meses, ¿cómo está su zona en cuanto a la extorsión?",
        "Compared with 12 months ago, how is your area as regards extortion?",
    )
    .sensitive(),
];
