//! Who answers, in wide groups and by their own account. No date of birth, no street, no name of a school or employer.

use super::concepts::BACKGROUND;
use super::entry::{Asks, Entry, asking, one};

pub const ENTRIES: &[Entry] = &[
    asking("place", Asks::Place, BACKGROUND, "¿En qué lugar de la lista vive?", "In which place of the list do you live?")
        .hint("Solo el municipio: no diga la calle ni la casa.", "Only the municipality: do not say the street or the house.")
        .care(
            "Da los resultados por lugar: no le cambie el nombre. Nada más fino que el municipio.",
            "Gives the results by place: do not rename it. Nothing finer than the municipality.",
        ),
    one("sex", "sex", BACKGROUND, "¿Cómo se identifica usted?", "How do you describe yourself?")
        .hint("Lo dice la persona; no se adivina.", "The person says so; it is not guessed.")
        .care("Da los resultados por sexo: no le cambie el nombre.", "Gives the results by sex: do not rename it."),
    one(
        "gender",
        "gender",
        BACKGROUND,
        "¿Con cuál de estas palabras se siente mejor representada o representado?",
        "Which of these words fits you best?",
    )
    .highly_sensitive()
    .care(
        "Solo donde responder no ponga a nadie en peligro. Los grupos pequeños no se publican. Para los cuadros por sexo \
         use la pregunta «sex».",
        "Only where answering puts nobody in danger. Small groups are not published. For tables by sex use the question \
         “sex”.",
    ),
    one("age_band", "age_band", BACKGROUND, "¿En qué grupo de edad está?", "Which age group are you in?").care(
        "Da los resultados por edad: no le cambie el nombre. No se pide la fecha de nacimiento.",
        "Gives the results by age: do not rename it. The date of birth is not asked.",
    ),
    one(
        "schooling",
        "schooling",
        BACKGROUND,
        "¿Hasta qué nivel llegó en los estudios?",
        "What is the highest level of education you reached?",
    ),
    one("studies_now", "yes_no", BACKGROUND, "¿Estudia actualmente?", "Are you studying at present?")
        .care("No se pregunta dónde.", "It is not asked where."),
    one("occupation", "occupation", BACKGROUND, "¿A qué se dedica sobre todo?", "What do you mainly do?")
        .care("No se pregunta para quién ni dónde trabaja.", "It is not asked for whom or where people work."),
    one("area_type", "area_type", BACKGROUND, "¿Cómo es el lugar donde vive?", "What kind of place do you live in?"),
    one("years_here", "years_here", BACKGROUND, "¿Hace cuánto tiempo vive en esta zona?", "How long have you lived in this area?")
        .care(
            "Si pregunta por los últimos 12 meses, quien llegó hace poco habla también de otro lugar.",
            "When you ask about the last 12 months, those who came lately speak of another place too.",
        ),
    one(
        "household_size",
        "household_size",
        BACKGROUND,
        "¿Cuántas personas viven en su casa, contándose usted?",
        "How many people live in your home, counting yourself?",
    )
    .care("No se pregunta quiénes son.", "It is not asked who they are."),
    one(
        "ethnic_group",
        "ethnic_group",
        BACKGROUND,
        "¿Con cuál de estos grupos se identifica?",
        "Which of these groups do you identify with?",
    )
    .sensitive()
    .hint("Lo dice la persona; no se adivina.", "The person says so; it is not guessed.")
    .care(
        "Adapte los grupos a los del censo de su país. En lugares pequeños puede señalar a personas: allí, mejor no.",
        "Adapt the groups to those of the census of your country. In small places it can point at people: better not there.",
    ),
    one(
        "home_language",
        "home_language",
        BACKGROUND,
        "¿Qué lengua se habla más en su casa?",
        "Which language is spoken most in your home?",
    ),
    one(
        "children_home",
        "yes_no",
        BACKGROUND,
        "¿Vive usted con niñas, niños o adolescentes?",
        "Do you live with children or teenagers?",
    )
    .care(
        "Nunca la una con preguntas sobre armas en la casa: eso no se pregunta.",
        "Never join it with questions about arms in the home: that is not asked.",
    ),
];
