//! Lists about the person who answers. Wide groups on purpose: narrow ones point at people.

use super::{List, choice};

pub const LISTS: &[List] = &[
    (
        "sex",
        &[
            choice("woman", "Mujer", "Woman"),
            choice("man", "Hombre", "Man"),
            choice("other", "De otra forma", "In another way"),
        ],
    ),
    (
        "gender",
        &[
            choice("woman", "Mujer", "Woman"),
            choice("man", "Hombre", "Man"),
            choice("non_binary", "Persona no binaria", "Non-binary person"),
            choice("other", "Con otra palabra", "With another word"),
        ],
    ),
    (
        "age_band",
        &[
            choice("18_24", "De 18 a 24", "18 to 24"),
            choice("25_29", "De 25 a 29", "25 to 29"),
            choice("30_59", "De 30 a 59", "30 to 59"),
            choice("60_plus", "60 o más", "60 or over"),
        ],
    ),
    (
        "schooling",
        &[
            choice("none", "Ninguno", "None"),
            choice("primary", "Primaria, completa o no", "Primary, finished or not"),
            choice("secondary", "Secundaria, completa o no", "Secondary, finished or not"),
            choice("technical", "Técnico", "Technical training"),
            choice("university", "Universidad", "University"),
        ],
    ),
    (
        "occupation",
        &[
            choice("study", "Estudio", "I study"),
            choice("work", "Trabajo", "I work"),
            choice("study_work", "Estudio y trabajo", "I study and work"),
            choice("home", "Trabajo en la casa y cuido a otros", "I do housework and care for others"),
            choice("looking", "Busco trabajo", "I am looking for work"),
            choice("other", "Otra cosa", "Something else"),
        ],
    ),
    (
        "area_type",
        &[
            choice("city", "Ciudad", "City"),
            choice("town", "Pueblo", "Town"),
            choice("countryside", "Campo", "Countryside"),
        ],
    ),
    (
        "years_here",
        &[
            choice("under_1", "Menos de un año", "Less than a year"),
            choice("1_4", "De 1 a 4 años", "1 to 4 years"),
            choice("5_plus", "5 años o más", "5 years or more"),
        ],
    ),
    (
        "household_size",
        &[
            choice("one", "Una", "One"),
            choice("two", "Dos", "Two"),
            choice("three_four", "Tres o cuatro", "Three or four"),
            choice("five_plus", "Cinco o más", "Five or more"),
        ],
    ),
    (
        "ethnic_group",
        &[
            choice("indigenous", "Indígena", "Indigenous"),
            choice("african", "Afrodescendiente", "Of African descent"),
            choice("indian", "De origen indio (de la India)", "Of Indian descent"),
            choice("mixed", "Mestizo o mixto", "Mixed"),
            choice("white", "Blanco", "White"),
            choice("other", "De otro grupo", "Of another group"),
            choice("none", "De ninguno", "Of none"),
        ],
    ),
    (
        "home_language",
        &[
            choice("spanish", "Español", "Spanish"),
            choice("english", "Inglés o criollo", "English or Creole"),
            choice("indigenous", "Una lengua indígena", "An indigenous language"),
            choice("other", "Otra", "Another"),
        ],
    ),
    (
        "comfort",
        &[
            choice("well", "Bien", "Well"),
            choice("neither", "Ni bien ni mal", "Neither well nor badly"),
            choice("badly", "Mal, y quisiera saber quién ayuda", "Badly, and I would like to know who helps"),
        ],
    ),
];
