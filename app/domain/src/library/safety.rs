//! How safe people feel, where, and what they gave up for it.

use super::concepts::{COHESION, HABITS, PERCEPTION, SDG_16_1_4, WORRY};
use super::entry::{Asks, Entry, asking, many, one};

pub const ENTRIES: &[Entry] = &[
    one(
        "walk_dark",
        "safety_scale",
        SDG_16_1_4,
        "¿Con cuánta seguridad camina a solas por su zona cuando ya oscureció?",
        "How safe do you feel when you walk alone in your area after dark?",
    )
    .care(
        "Se cuenta como segura la parte que responde «mucha» o «bastante»; quien nunca lo hace se muestra aparte.",
        "Those who say “very” or “quite” count as safe; those who never do it are shown apart.",
    ),
    one(
        "walk_day",
        "safety_scale",
        SDG_16_1_4,
        "¿Y cuando camina a solas por su zona de día?",
        "And when you walk alone in your area by day?",
    ),
    one(
        "safe_transport",
        "safety_scale",
        PERCEPTION,
        "¿Con cuánta seguridad viaja en bus, taxi u otro transporte público?",
        "How safe do you feel on buses, taxis or other public transport?",
    ),
    one(
        "safe_stop",
        "safety_scale",
        PERCEPTION,
        "¿Con cuánta seguridad espera el transporte en la parada?",
        "How safe do you feel while waiting for transport at the stop?",
    ),
    one(
        "safe_park",
        "safety_scale",
        PERCEPTION,
        "¿Con cuánta seguridad va a los parques o canchas de su zona?",
        "How safe do you feel in the parks or sports grounds of your area?",
    ),
    one(
        "safe_market",
        "safety_scale",
        PERCEPTION,
        "¿Con cuánta seguridad va a los mercados o tiendas de su zona?",
        "How safe do you feel in the markets or shops of your area?",
    ),
    one(
        "safe_school_way",
        "safety_scale",
        PERCEPTION,
        "¿Con cuánta seguridad va y vuelve del lugar donde estudia?",
        "How safe do you feel on the way to and from the place where you study?",
    )
    .only_if("${studies_now} = 'yes'")
    .care("No se pregunta qué escuela es ni el camino.", "It is not asked which school it is, or which way."),
    one(
        "safe_school",
        "safety_scale",
        PERCEPTION,
        "¿Con cuánta seguridad está dentro del lugar donde estudia?",
        "How safe do you feel inside the place where you study?",
    )
    .only_if("${studies_now} = 'yes'"),
    one(
        "safe_home",
        "safety_scale",
        PERCEPTION,
        "¿Con cuánta seguridad está a solas en su casa por la noche?",
        "How safe do you feel alone in your home at night?",
    )
    .sensitive()
    .care(
        "Puede rozar la violencia en la casa. Solo cuando nadie más oye, y con la ayuda a la vista.",
        "It may touch on violence at home. Only when nobody else hears, with the help line in sight.",
    ),
    many(
        "unsafe_places",
        "place_kinds",
        PERCEPTION,
        "¿En qué clases de lugares de su zona siente menos seguridad?",
        "In which kinds of places of your area do you feel least safe?",
    )
    .care("Clases de lugar, nunca una esquina ni un nombre.", "Kinds of place, never a corner or a name."),
    many(
        "habits_given_up",
        "habits",
        HABITS,
        "En los últimos 12 meses, ¿qué dejó de hacer para cuidarse?",
        "In the last 12 months, what did you stop doing to stay safe?",
    ),
    asking(
        "evenings_in",
        Asks::Whole(0, 7),
        HABITS,
        "En los últimos 7 días, ¿cuántas noches se quedó en casa porque salir no parecía seguro?",
        "In the last 7 days, how many evenings did you stay in because going out did not seem safe?",
    ),
    one(
        "safety_change",
        "change_scale",
        PERCEPTION,
        "Comparada con hace 12 meses, ¿cómo está la seguridad en su zona?",
        "Compared with 12 months ago, how is safety in your area?",
    ),
    one(
        "worry_crime",
        "worry_scale",
        WORRY,
        "¿Cuánto le preocupa ser víctima de un delito en los próximos 12 meses?",
        "How worried are you that you may become a victim of crime in the next 12 months?",
    ),
    one(
        "main_problem",
        "area_problems",
        PERCEPTION,
        "¿Qué es lo que hace menos segura su zona?",
        "What makes your area less safe, above all?",
    ),
    one(
        "lights",
        "agreement",
        PERCEPTION,
        "Las calles de mi zona están bien iluminadas de noche.",
        "The streets of my area are well lit at night.",
    )
    .hint("¿Está de acuerdo?", "Do you agree?"),
    one(
        "neighbours_help",
        "agreement",
        COHESION,
        "Si alguien está en peligro en mi zona, los vecinos ayudan.",
        "If somebody is in danger in my area, neighbours help.",
    )
    .hint("¿Está de acuerdo?", "Do you agree?"),
];
