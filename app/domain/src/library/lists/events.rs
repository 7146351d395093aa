//! Lists about what happens, where and when. Places are kinds of place, never a name or a corner.

use super::{List, choice};

pub const LISTS: &[List] = &[
    (
        "place_kinds",
        &[
            choice("street", "La calle", "The street"),
            choice("transport", "El transporte o sus paradas", "Transport or its stops"),
            choice("park", "Un parque o una cancha", "A park or a sports ground"),
            choice("market", "Un mercado o una tienda", "A market or a shop"),
            choice("school", "La escuela o sus alrededores", "The school or near it"),
            choice("work", "El trabajo", "Work"),
            choice("party", "Una fiesta o un bar", "A party or a bar"),
            choice("other", "Otro lugar", "Another place"),
        ],
    ),
    (
        "day_parts",
        &[
            choice("morning", "Por la mañana", "In the morning"),
            choice("afternoon", "Por la tarde", "In the afternoon"),
            choice("night", "Por la noche", "At night"),
            choice("dawn", "De madrugada", "Before dawn"),
        ],
    ),
    (
        "habits",
        &[
            choice("night", "Salir de noche", "Going out at night"),
            choice("alone", "Andar a solas", "Going about alone"),
            choice("transport", "Usar el transporte público", "Using public transport"),
            choice("cash", "Llevar dinero o celular", "Carrying money or a phone"),
            choice("visits", "Visitar a familiares o amigos", "Visiting family or friends"),
            choice("children", "Dejar que los niños jueguen afuera", "Letting children play outside"),
            choice("classes", "Ir a clases", "Going to classes"),
            choice("work", "Ir a trabajar o abrir el negocio", "Going to work or opening the shop"),
            choice("none", "Nada de esto", "None of these"),
        ],
    ),
    (
        "area_problems",
        &[
            choice("robbery", "Robos", "Robberies"),
            choice("shots", "Disparos o armas", "Shots or arms"),
            choice("extortion", "Extorsión", "Extortion"),
            choice("fights", "Peleas y golpes", "Fights and beatings"),
            choice("harassment", "Acoso en la calle", "Harassment in the street"),
            choice("home", "Violencia en los hogares", "Violence in homes"),
            choice("drugs", "Drogas", "Drugs"),
            choice("roads", "Calles oscuras o abandonadas", "Dark or abandoned streets"),
            choice("other", "Otra cosa", "Something else"),
            choice("none", "Nada", "Nothing"),
        ],
    ),
    (
        "crime_kinds",
        &[
            choice("robbery", "Robo con fuerza o amenaza", "Robbery with force or threat"),
            choice("theft", "Robo sin darse cuenta", "Theft without noticing"),
            choice("burglary", "Robo en la vivienda", "Break-in at home"),
            choice("attack", "Golpes o heridas", "Beating or injury"),
            choice("threat", "Amenazas", "Threats"),
            choice("fraud", "Engaño por teléfono o internet", "Cheating by phone or internet"),
            choice("damage", "Daños a sus cosas", "Damage to belongings"),
            choice("other", "Otra cosa", "Something else"),
        ],
    ),
    (
        "weapon_kinds",
        &[
            choice("none", "Ninguna", "None"),
            choice("firearm", "Un arma de fuego", "A firearm"),
            choice("blade", "Un cuchillo o machete", "A knife or machete"),
            choice("other", "Otro objeto", "Another object"),
        ],
    ),
    (
        "school_weapons",
        &[
            choice("firearm", "Un arma de fuego", "A firearm"),
            choice("blade", "Un cuchillo o machete", "A knife or machete"),
            choice("replica", "Una réplica o un arma de juguete", "A replica or a toy arm"),
            choice("home_made", "Un arma hecha en casa", "A home-made arm"),
            choice("other", "Otra cosa", "Something else"),
        ],
    ),
    (
        "bullet_harm",
        &[
            choice("property", "Dañó una pared, un techo o un carro", "It damaged a wall, a roof or a car"),
            choice("animal", "Hirió a un animal", "It hurt an animal"),
            choice("hurt", "Hirió a una persona", "It hurt a person"),
            choice("killed", "Mató a una persona", "It killed a person"),
            choice("nothing", "No hizo daño", "It did no harm"),
        ],
    ),
    (
        "shot_reactions",
        &[
            choice("floor", "Tirarse al suelo o cubrirse", "Lie down or take cover"),
            choice("indoors", "Quedarse adentro", "Stay indoors"),
            choice("call", "Llamar a una autoridad", "Call an authority"),
            choice("warn", "Avisar a los vecinos", "Warn neighbours"),
            choice("nothing", "Nada: es costumbre", "Nothing: it is usual"),
        ],
    ),
    (
        "effects",
        &[
            choice("fear", "Miedo o problemas para dormir", "Fear or trouble sleeping"),
            choice("health", "Daños a la salud", "Harm to health"),
            choice("money", "Pérdida de dinero o cosas", "Loss of money or belongings"),
            choice("study", "Faltar a clases o al trabajo", "Missing classes or work"),
            choice("moved", "Cambiar de casa o de camino", "Moving house or changing the way"),
            choice("none", "Nada de esto", "None of these"),
        ],
    ),
    (
        "extortion_forms",
        &[
            choice("call", "Llamadas o mensajes", "Calls or messages"),
            choice("online", "Redes sociales", "Social networks"),
            choice("visit", "Visitas a negocios o casas", "Visits to shops or homes"),
            choice("transport", "Cobros al transporte", "Charges on transport"),
            choice(
                "passage",
                "Cobros por pasar o estar en un lugar",
                "Charges for passing or being in a place",
            ),
            choice("none", "Ninguna", "None"),
        ],
    ),
    (
        "extortion_effects",
        &[
            choice("closed", "Negocios que cierran", "Shops that close"),
            choice("prices", "Precios que suben", "Prices that rise"),
            choice("transport", "Transporte que deja de pasar", "Transport that stops running"),
            choice("moved", "Familias que se van", "Families that leave"),
            choice("silence", "Gente que ya no habla", "People who no longer talk"),
            choice("none", "Nada de esto", "None of these"),
        ],
    ),
];
