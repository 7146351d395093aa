//! Trust in those who should protect, and telling them: whether people do, and why not.

use super::concepts::{NOT_REPORTED, POLICE, SDG_16_3_1, SDG_16_5_1, SDG_16_6_2, SDG_16_7_2, TRUST};
use super::entry::{Entry, many, one};

pub const ENTRIES: &[Entry] = &[
    one(
        "trust_police",
        "trust_scale",
        TRUST,
        "¿Cuánta confianza le da la policía de su zona?",
        "How much trust do you have in the police of your area?",
    )
    .sensitive(),
    one(
        "trust_council",
        "trust_scale",
        TRUST,
        "¿Cuánta confianza le da la alcaldía o municipalidad?",
        "How much trust do you have in the town hall?",
    ),
    one(
        "trust_justice",
        "trust_scale",
        TRUST,
        "¿Cuánta confianza le dan la fiscalía y los juzgados?",
        "How much trust do you have in prosecutors and courts?",
    )
    .sensitive(),
    one(
        "trust_army",
        "trust_scale",
        TRUST,
        "¿Cuánta confianza le dan las fuerzas armadas?",
        "How much trust do you have in the armed forces?",
    )
    .sensitive(),
    one(
        "trust_school",
        "trust_scale",
        TRUST,
        "¿Cuánta confianza le dan las escuelas de su zona para cuidar a sus estudiantes?",
        "How much trust do you have in the schools of your area to take care of their students?",
    ),
    one(
        "trust_leaders",
        "trust_scale",
        TRUST,
        "¿Cuánta confianza le dan las organizaciones y líderes de su comunidad?",
        "How much trust do you have in the organisations and leaders of your community?",
    ),
    one(
        "trust_neighbours",
        "trust_scale",
        TRUST,
        "¿Cuánta confianza le da la gente de su zona?",
        "How much trust do you have in the people of your area?",
    ),
    one(
        "police_presence",
        "times_30_days",
        POLICE,
        "En los últimos 30 días, ¿cuántas veces vio a la policía pasar por su zona?",
        "In the last 30 days, how often did you see the police pass through your area?",
    ),
    one(
        "police_respect",
        "agreement",
        POLICE,
        "La policía de mi zona trata con respeto a la gente joven.",
        "The police of my area treat young people with respect.",
    )
    .sensitive()
    .hint("¿Está de acuerdo?", "Do you agree?"),
    one(
        "police_come",
        "likelihood",
        POLICE,
        "Si alguien de su zona pide ayuda a la policía, ¿cree que llega a tiempo?",
        "If somebody of your area asks the police for help, do you think they come in time?",
    ),
    one(
        "reported_last",
        "yes_no",
        SDG_16_3_1,
        "La última vez que le pasó un delito o hecho de violencia, ¿avisó usted, u otra persona, a una autoridad?",
        "The last time a crime or act of violence happened to you, did you or somebody else tell an authority?",
    )
    .highly_sensitive()
    .only_if("${victim_any} = 'yes'")
    .hint("No diga a quién.", "Do not say to whom.")
    .care(
        "Quien denunció puede estar en peligro: solo a solas. El ODS 16.3.1 cuenta a las víctimas de violencia; aquí \
         entra todo delito, y hay que decirlo.",
        "Those who reported may be in danger: only in private. SDG 16.3.1 counts victims of violence; this takes in all \
         crime, and that must be said.",
    ),
    many("reported_where", "report_places", SDG_16_3_1, "¿A dónde se avisó?", "Where was it reported?")
        .highly_sensitive()
        .only_if("${reported_last} = 'yes'"),
    one(
        "reported_treated",
        "satisfaction",
        SDG_16_6_2,
        "¿Qué tan bien le atendieron?",
        "How well were you attended to?",
    )
    .sensitive()
    .only_if("${reported_last} = 'yes'"),
    many("not_reported_why", "no_report_reasons", NOT_REPORTED, "¿Por qué no se avisó?", "Why was it not reported?")
        .sensitive()
        .only_if("${reported_last} = 'no'"),
    one(
        "would_report",
        "likelihood",
        NOT_REPORTED,
        "Si usted viera un delito, ¿avisaría a una autoridad?",
        "If you saw a crime, would you tell an authority?",
    )
    .sensitive(),
    many(
        "silence_why",
        "no_report_reasons",
        NOT_REPORTED,
        "Cuando la gente de su zona no denuncia, ¿por qué es?",
        "When people of your area do not report, why is that?",
    )
    .sensitive()
    .care(
        "La forma más segura de saber las razones: pregunta por la gente y no por quien responde.",
        "The safest way to learn the reasons: it asks about people, not about the respondent.",
    ),
    one(
        "anonymous_line_known",
        "yes_no",
        NOT_REPORTED,
        "¿Sabe cómo avisar de un delito sin dar su nombre?",
        "Do you know how to report a crime without giving your name?",
    ),
    one(
        "official_contact",
        "yes_no",
        SDG_16_5_1,
        "En los últimos 12 meses, ¿hizo usted algún trámite o tuvo contacto con un funcionario público?",
        "In the last 12 months, did you have any dealings with a public official?",
    )
    .hint("Por ejemplo: un permiso, un documento, un control.", "For example: a permit, a document, a check."),
    one(
        "bribe_asked",
        "yes_no",
        SDG_16_5_1,
        "En esos contactos, ¿le pidieron dinero, un regalo o un favor que no correspondía?",
        "In those dealings, were you asked for money, a gift or a favour that was not due?",
    )
    .highly_sensitive()
    .only_if("${official_contact} = 'yes'")
    .hint("No diga quién ni en qué oficina.", "Do not say who or in which office.")
    .care(
        "El ODS 16.5.1 suma a quienes pagaron. Aquí no se pregunta: decirlo puede acusar a quien responde.",
        "SDG 16.5.1 also counts those who paid. That is not asked here: saying so could accuse the respondent.",
    ),
    one(
        "authorities_listen",
        "agreement",
        SDG_16_7_2,
        "Las autoridades de mi zona escuchan a personas como yo.",
        "The authorities of my area listen to people like me.",
    )
    .hint("¿Está de acuerdo?", "Do you agree?"),
    one(
        "authorities_act",
        "satisfaction",
        SDG_16_6_2,
        "¿Qué tan bien cuidan las autoridades la seguridad de su zona?",
        "How well do the authorities look after the safety of your area?",
    ),
];
