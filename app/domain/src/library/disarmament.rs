//! What people know and think of disarmament. Never whether they have something to hand in.

use super::concepts::{ARMS_CONTEXT, DISARMAMENT};
use super::entry::{Entry, many, one};

/// A sentence to agree or disagree with.
const fn view(code: &'static str, es: &'static str, en: &'static str) -> Entry {
    one(code, "agreement", DISARMAMENT, es, en).hint("¿Está de acuerdo?", "Do you agree?")
}

pub const ENTRIES: &[Entry] = &[
    one(
        "scheme_known",
        "yes_no",
        DISARMAMENT,
        "¿Ha oído de alguna campaña para entregar armas de forma voluntaria?",
        "Have you heard of any campaign for handing in arms voluntarily?",
    ),
    many("scheme_source", "news_sources", DISARMAMENT, "¿Cómo supo de ella?", "How did you hear of it?")
        .only_if("${scheme_known} = 'yes'"),
    one(
        "scheme_useful",
        "agreement",
        DISARMAMENT,
        "Esas campañas hacen más seguras las calles.",
        "Such campaigns make the streets safer.",
    )
    .only_if("${scheme_known} = 'yes'")
    .hint("¿Está de acuerdo?", "Do you agree?"),
    one(
        "handover_known",
        "yes_no",
        DISARMAMENT,
        "¿Sabe si en su zona hay un lugar donde cualquier persona pueda entregar armas sin dar su nombre?",
        "Do you know whether your area has a place where anybody can hand in arms without giving a name?",
    )
    .care(
        "Pregunta si se conoce, no si se usaría: nadie tiene que decir si tiene algo que entregar.",
        "It asks what is known, not whether one would use it: nobody has to say whether there is something to hand in.",
    ),
    many(
        "handover_barriers",
        "handover_barriers",
        DISARMAMENT,
        "¿Qué impide a la gente entregar armas?",
        "What keeps people from handing in arms?",
    )
    .sensitive()
    .care(
        "Por la gente en general. Nunca «¿qué le impide a usted?».",
        "About people in general. Never “what keeps you from it?”.",
    ),
    many(
        "handover_helps",
        "handover_helps",
        DISARMAMENT,
        "¿Qué ayudaría a que la gente entregue armas?",
        "What would help people to hand in arms?",
    ),
    one(
        "handover_trusted",
        "report_places",
        DISARMAMENT,
        "¿A quién le tendría más confianza la gente para entregar un arma?",
        "To whom would people most trust to hand in an arm?",
    )
    .sensitive(),
    view("view_fewer_arms", "Con menos armas, mi zona sería más segura.", "With fewer arms, my area would be safer."),
    view("view_protects", "Un arma protege a una familia.", "An arm protects a family.").sensitive().care(
        "Es una opinión. No la siga con preguntas sobre la casa de quien responde.",
        "It is an opinion. Do not follow it with questions about the home of the respondent.",
    ),
    view("view_talk", "Casi todos los pleitos se pueden arreglar hablando.", "Almost all quarrels can be settled by talking."),
    view(
        "view_toys",
        "Es mejor que los niños no jueguen con armas de juguete.",
        "It is better that children do not play with toy arms.",
    ),
    view(
        "view_parties",
        "Disparar al aire en una fiesta pone a otros en peligro.",
        "Shooting into the air at a party puts others in danger.",
    ),
    view(
        "view_destroy",
        "Las armas entregadas deben destruirse a la vista de todos.",
        "Arms that are handed in should be destroyed for everybody to see.",
    ),
    one(
        "view_marking",
        "agreement",
        ARMS_CONTEXT,
        "Es importante que el Estado averigüe de dónde viene cada arma que encuentra.",
        "It is important that the State finds out where each arm that it finds comes from.",
    )
    .hint("¿Está de acuerdo?", "Do you agree?")
    .care(
        "Opinión sobre el rastreo. El ODS 16.4.2 solo se calcula con registros del Estado.",
        "A view on tracing. SDG 16.4.2 is computed from records of the State only.",
    ),
    view(
        "view_storage",
        "Las armas de la policía y del ejército están bien guardadas.",
        "The arms of the police and the army are kept safely.",
    )
    .sensitive(),
    view(
        "view_youth",
        "Las personas jóvenes pueden ayudar a que haya menos violencia en mi zona.",
        "Young people can help to make my area less violent.",
    ),
    one(
        "workshop_joined",
        "yes_no",
        DISARMAMENT,
        "En los últimos 12 meses, ¿participó en una charla o taller sobre paz, armas o violencia?",
        "In the last 12 months, did you take part in a talk or workshop on peace, arms or violence?",
    ),
    one(
        "rules_known",
        "yes_no",
        DISARMAMENT,
        "¿Le han explicado alguna vez qué dice la ley de su país sobre las armas?",
        "Has anybody ever explained to you what the law of your country says about arms?",
    )
    .care(
        "Si se explicó o no; nunca si alguien la cumple.",
        "Whether it was explained; never whether anybody keeps it.",
    ),
];
