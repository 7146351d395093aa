//! Lists about telling, asking for help and handing arms over.

use super::{List, choice};

pub const LISTS: &[List] = &[
    (
        "report_places",
        &[
            choice("police", "La policía", "The police"),
            choice("prosecutor", "La fiscalía o un juzgado", "The prosecutor or a court"),
            choice("council", "La alcaldía o municipalidad", "The town hall"),
            choice("school", "La escuela", "The school"),
            choice("health", "Un centro de salud", "A health centre"),
            choice("line", "Una línea anónima", "An anonymous line"),
            choice(
                "leaders",
                "Una organización o un líder de la zona",
                "An organisation or a leader of the area",
            ),
            choice("other", "Otro lugar", "Another place"),
        ],
    ),
    (
        "no_report_reasons",
        &[
            choice("fear", "Miedo a que se desquiten", "Fear of revenge"),
            choice("useless", "No sirve de nada", "It is of no use"),
            choice("distrust", "No hay confianza en la autoridad", "The authority is not trusted"),
            choice("unknown", "No se sabe dónde o cómo", "Not knowing where or how"),
            choice("time", "Toma mucho tiempo o dinero", "It takes much time or money"),
            choice("small", "No fue tan grave", "It was not so serious"),
            choice("solved", "Se arregló de otra manera", "It was settled in another way"),
            choice("other", "Otra razón", "Another reason"),
        ],
    ),
    (
        "help_kinds",
        &[
            choice("family", "De la familia o amigos", "From family or friends"),
            choice("neighbours", "De vecinos", "From neighbours"),
            choice("authority", "De una autoridad", "From an authority"),
            choice("health", "De un centro de salud", "From a health centre"),
            choice("organisation", "De una organización", "From an organisation"),
            choice("none", "De nadie", "From nobody"),
        ],
    ),
    (
        "news_sources",
        &[
            choice("radio_tv", "Radio o televisión", "Radio or television"),
            choice("networks", "Redes sociales", "Social networks"),
            choice("school", "La escuela", "School"),
            choice("authority", "Una autoridad", "An authority"),
            choice("church", "Una iglesia", "A church"),
            choice("group", "Un grupo de jóvenes o una organización", "A youth group or an organisation"),
            choice("people", "Otras personas", "Other people"),
        ],
    ),
    (
        "handover_barriers",
        &[
            choice("punished", "Miedo a un castigo", "Fear of being punished"),
            choice("unprotected", "Miedo a quedar sin protección", "Fear of being left without protection"),
            choice("revenge", "Miedo a otras personas", "Fear of other people"),
            choice("distrust", "No confiar en quien las recibe", "Not trusting those who receive them"),
            choice("unknown", "No saber dónde ni cómo", "Not knowing where or how"),
            choice("money", "Perder lo que costó", "Losing what it cost"),
            choice("nothing", "Nada", "Nothing"),
        ],
    ),
    (
        "handover_helps",
        &[
            choice("anonymous", "Que nadie pregunte nombres", "That nobody asks for names"),
            choice(
                "no_charges",
                "Que no haya castigo por entregarlas",
                "That there is no punishment for handing in",
            ),
            choice("trusted", "Que las reciba alguien de confianza", "That somebody trusted receives them"),
            choice("destroyed", "Ver que las destruyen", "Seeing them destroyed"),
            choice("exchange", "Recibir algo útil a cambio", "Getting something useful in exchange"),
            choice("safer", "Que la zona sea más segura", "That the area is safer"),
            choice("other", "Otra cosa", "Something else"),
        ],
    ),
];
