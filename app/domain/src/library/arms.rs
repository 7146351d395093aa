//! What people hear and see of arms. Never who has one, nor whether there is one at home, nor where to get it.

use super::concepts::{ARMS_AREA, ARMS_CONTEXT, ARMS_SCHOOLS, WORRY};
use super::entry::{Entry, many, one};

pub const ENTRIES: &[Entry] = &[
    one(
        "shots_heard",
        "times_30_days",
        ARMS_AREA,
        "En los últimos 30 días, ¿cuántas veces oyó disparos en su zona?",
        "In the last 30 days, how often did you hear shots in your area?",
    )
    .sensitive()
    .hint("Cuentan también los disparos al aire.", "Shots into the air count too."),
    many("shots_when", "day_parts", ARMS_AREA, "¿A qué horas los oyó?", "At what times did you hear them?")
        .sensitive()
        .only_if("${shots_heard} != '' and ${shots_heard} != 'never' and ${shots_heard} != 'dk' and ${shots_heard} != 'pna'"),
    many(
        "shots_reaction",
        "shot_reactions",
        ARMS_AREA,
        "Cuando se oyen disparos, ¿qué hace la gente de su zona?",
        "When shots are heard, what do people of your area do?",
    )
    .sensitive(),
    one(
        "shots_parties",
        "frequency",
        ARMS_AREA,
        "¿Con qué frecuencia se dispara al aire en las fiestas de su zona?",
        "How often are shots fired into the air at parties in your area?",
    )
    .sensitive()
    .hint("No diga quién lo hace.", "Do not say who does it."),
    one(
        "stray_bullet",
        "yes_no",
        ARMS_AREA,
        "En los últimos 12 meses, ¿cayó en su zona alguna bala perdida?",
        "In the last 12 months, did any stray bullet land in your area?",
    )
    .sensitive()
    .hint(
        "Bala perdida: hiere o daña a quien no era parte del problema.",
        "Stray bullet: it hits somebody or something that had no part in it.",
    ),
    many("stray_bullet_harm", "bullet_harm", ARMS_AREA, "¿Qué pasó con la bala?", "What did the bullet do?")
        .highly_sensitive()
        .only_if("${stray_bullet} = 'yes'")
        .hint("No diga en qué casa ni a quién.", "Do not say which house or who.")
        .care(
            "En un lugar pequeño, una muerte se reconoce: los números chicos no se publican.",
            "In a small place a death is recognised: small numbers are not published.",
        ),
    one(
        "stray_bullet_worry",
        "worry_scale",
        WORRY,
        "¿Cuánto le preocupa que una bala perdida alcance a alguien de su familia?",
        "How worried are you that a stray bullet may hit somebody in your family?",
    )
    .sensitive(),
    one(
        "arms_seen",
        "times_30_days",
        ARMS_AREA,
        "En los últimos 30 días, ¿cuántas veces vio armas de fuego en lugares públicos, sin contar a la policía?",
        "In the last 30 days, how often did you see firearms in public places, not counting the police?",
    )
    .highly_sensitive()
    .hint("No diga quién las llevaba.", "Do not say who carried them.")
    .care(
        "Se pregunta qué se ve en público. Quién tiene armas, o si las hay en una casa, no se pregunta nunca.",
        "It asks what is seen in public. Who has arms, or whether there are any in a home, is never asked.",
    ),
    many(
        "arms_seen_where",
        "place_kinds",
        ARMS_AREA,
        "¿En qué clases de lugares las vio?",
        "In which kinds of places did you see them?",
    )
    .highly_sensitive()
    .only_if("${arms_seen} != '' and ${arms_seen} != 'never' and ${arms_seen} != 'dk' and ${arms_seen} != 'pna'")
    .care("Clases de lugar, nunca una esquina ni un nombre.", "Kinds of place, never a corner or a name."),
    one(
        "arms_quarrels",
        "common_scale",
        ARMS_AREA,
        "En su zona, ¿qué tan común es que aparezca un arma en una pelea o discusión?",
        "In your area, how common is it that an arm comes out in a fight or a quarrel?",
    )
    .sensitive(),
    one(
        "arms_easy",
        "ease_scale",
        ARMS_CONTEXT,
        "Por lo que se oye, ¿qué tan fácil sería para una persona joven de su zona conseguir un arma de fuego?",
        "From what people say, how easy would it be for a young person in your area to get a firearm?",
    )
    .highly_sensitive()
    .hint("No diga dónde ni con quién.", "Do not say where or from whom.")
    .care(
        "Es una impresión, no un dato sobre armas. Nunca pregunte dónde, con quién ni a qué precio.",
        "It is an impression, not a fact about arms. Never ask where, from whom or at what price.",
    ),
    one(
        "arms_offered",
        "yes_no",
        ARMS_CONTEXT,
        "En los últimos 12 meses, ¿supo de jóvenes de su zona a quienes pidieron llevar o guardar un arma?",
        "In the last 12 months, did you hear of young people in your area who were asked to carry or keep an arm?",
    )
    .highly_sensitive()
    .hint("No diga quiénes ni quién lo pidió.", "Do not say who they are or who asked.")
    .care(
        "Pregunta por lo que se sabe, no por quien responde: así nadie se acusa ni acusa a otros.",
        "It asks what is known, not about the respondent: so nobody accuses themselves or others.",
    ),
    one(
        "cartridges_found",
        "times_30_days",
        ARMS_CONTEXT,
        "En los últimos 30 días, ¿cuántas veces vio balas o casquillos en calles o parques?",
        "In the last 30 days, how often did you see bullets or cartridge cases in streets or parks?",
    )
    .sensitive()
    .care("Recuerde a quien responde que no los toque.", "Remind the respondent not to touch them."),
    one(
        "arms_school",
        "yes_no",
        ARMS_SCHOOLS,
        "En los últimos 12 meses, ¿vio o supo que alguien llevara un arma al lugar donde estudia?",
        "In the last 12 months, did you see or hear that somebody brought an arm to the place where you study?",
    )
    .highly_sensitive()
    .only_if("${studies_now} = 'yes'")
    .hint("No diga quién ni qué escuela.", "Do not say who or which school.")
    .care(
        "Con pocos estudiantes señala a una escuela: publique por municipio, nunca por escuela.",
        "With few students it points at a school: publish by municipality, never by school.",
    ),
    many(
        "arms_school_kinds",
        "school_weapons",
        ARMS_SCHOOLS,
        "¿Qué clase de arma fue?",
        "What kind of arm was it?",
    )
    .highly_sensitive()
    .only_if("${arms_school} = 'yes'"),
    one(
        "arms_school_missed",
        "yes_no",
        ARMS_SCHOOLS,
        "En los últimos 12 meses, ¿faltó a clases por miedo a las armas?",
        "In the last 12 months, did you miss classes out of fear of arms?",
    )
    .sensitive()
    .only_if("${studies_now} = 'yes'"),
    one(
        "arms_school_plan",
        "yes_no",
        ARMS_SCHOOLS,
        "En el lugar donde estudia, ¿le explicaron qué hacer si alguien lleva un arma?",
        "At the place where you study, did anybody explain what to do if somebody brings an arm?",
    )
    .only_if("${studies_now} = 'yes'"),
    one(
        "arms_change",
        "change_scale",
        ARMS_AREA,
        "Comparado con hace 12 meses, ¿cómo está su zona en cuanto a disparos y armas?",
        "Compared with 12 months ago, how is your area as regards shots and arms?",
    )
    .sensitive(),
];
