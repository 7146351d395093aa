//! What happened to people in the last 12 months. Never who did it, and nothing that tells one event from another.

use super::concepts::{ARMS_CRIME, CARE, SDG_11_7_2, SDG_16_1_3, VICTIMS};
use super::entry::{Asks, Entry, asking, many, one};

pub const ENTRIES: &[Entry] = &[
    one(
        "victim_any",
        "yes_no",
        VICTIMS,
        "En los últimos 12 meses, ¿le pasó a usted algún delito o hecho de violencia?",
        "In the last 12 months, did any crime or act of violence happen to you?",
    )
    .sensitive()
    .hint("No diga quién fue.", "Do not say who it was.")
    .care(
        "Una lista por clases recuerda más hechos que esta sola pregunta: no compare las dos.",
        "A list by kind brings back more events than this one question: do not compare the two.",
    ),
    many("victim_kinds", "crime_kinds", VICTIMS, "¿Qué le pasó?", "What happened to you?")
        .sensitive()
        .only_if("${victim_any} = 'yes'")
        .hint("Puede marcar varias.", "You can tick several."),
    asking(
        "victim_times",
        Asks::Whole(1, 50),
        VICTIMS,
        "¿Cuántas veces le pasó algo así en los últimos 12 meses?",
        "How many times did something like that happen to you in the last 12 months?",
    )
    .sensitive()
    .only_if("${victim_any} = 'yes'"),
    one(
        "victim_place",
        "place_kinds",
        VICTIMS,
        "La última vez, ¿en qué clase de lugar fue?",
        "The last time, in what kind of place was it?",
    )
    .sensitive()
    .only_if("${victim_any} = 'yes'")
    .care("Clase de lugar, nunca la dirección.", "A kind of place, never the address."),
    one(
        "victim_day_part",
        "day_parts",
        VICTIMS,
        "La última vez, ¿a qué hora del día fue, más o menos?",
        "The last time, at about what time of day was it?",
    )
    .sensitive()
    .only_if("${victim_any} = 'yes'")
    .care("Sin fecha: la fecha y el lugar juntos señalan un hecho.", "No date: date and place together point at one event."),
    one(
        "victim_weapon",
        "weapon_kinds",
        ARMS_CRIME,
        "La última vez, ¿vio que se usara un arma?",
        "The last time, did you see any weapon used?",
    )
    .highly_sensitive()
    .only_if("${victim_any} = 'yes'")
    .hint("No diga de quién era.", "Do not say whose it was."),
    many(
        "victim_effects",
        "effects",
        VICTIMS,
        "¿Qué cambió en su vida por lo que pasó?",
        "What changed in your life because of it?",
    )
    .sensitive()
    .only_if("${victim_any} = 'yes'"),
    many("victim_help", "help_kinds", CARE, "¿De quién recibió ayuda?", "From whom did you get help?")
        .sensitive()
        .only_if("${victim_any} = 'yes'"),
    one(
        "attacked",
        "yes_no",
        SDG_16_1_3,
        "En los últimos 12 meses, ¿alguien le golpeó o le hirió fuera de su casa?",
        "In the last 12 months, did anybody hit or injure you outside your home?",
    )
    .highly_sensitive()
    .hint("No diga quién fue.", "Do not say who it was.")
    .care(
        "«Fuera de su casa» es a propósito: la violencia en la casa necesita otro método y personas formadas.",
        "“Outside your home” is on purpose: violence at home needs another method and trained people.",
    ),
    one(
        "threatened",
        "yes_no",
        SDG_16_1_3,
        "En los últimos 12 meses, ¿recibió usted alguna amenaza que le dio miedo?",
        "In the last 12 months, did you receive any threat that frightened you?",
    )
    .highly_sensitive()
    .hint("No diga quién fue ni qué dijo.", "Do not say who it was or what was said."),
    one(
        "harassed",
        "frequency",
        SDG_11_7_2,
        "En los últimos 12 meses, ¿con qué frecuencia le acosaron en la calle o en el transporte?",
        "In the last 12 months, how often were you harassed in the street or on transport?",
    )
    .highly_sensitive()
    .hint(
        "Acoso: palabras, gestos o contacto que usted no quería.",
        "Harassment: words, gestures or touching that you did not want.",
    )
    .care(
        "Si se puede, que pregunte una persona del mismo sexo, y a solas.",
        "If possible, let somebody of the same sex ask, in private.",
    ),
    one(
        "moved_away",
        "yes_no",
        VICTIMS,
        "En los últimos 12 meses, ¿alguna familia de su zona se fue por miedo a la violencia?",
        "In the last 12 months, did any family of your area leave out of fear of violence?",
    )
    .sensitive()
    .hint("No diga qué familia ni adónde fue.", "Do not say which family or where it went.")
    .care(
        "Pregunta por la zona y no por quien responde: decir que uno huyó puede ponerle en peligro.",
        "It asks about the area, not the respondent: saying that one has fled can be dangerous.",
    ),
    one(
        "violence_seen",
        "times_30_days",
        VICTIMS,
        "En los últimos 30 días, ¿cuántas veces vio peleas o golpes en los lugares públicos de su zona?",
        "In the last 30 days, how often did you see fights or beatings in public places of your area?",
    )
    .sensitive(),
];
