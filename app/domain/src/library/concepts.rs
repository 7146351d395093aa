//! The official and regional survey concepts that questions align with: named, so that a reader can look them up and
//! compare. The wording of the questions is ours, except that of the Washington Group Short Set, which may not change.

use super::entry::{Both, both};

pub const CONSENT: Both = both(
    "Consentimiento informado (Manual UNODC-CEPE de encuestas de victimización)",
    "Informed consent (UNODC-UNECE Manual on Victimization Surveys)",
);
pub const ASSENT: Both = both(
    "Asentimiento de menores y permiso de quien los cuida (protocolo de CEPAL y UNICEF)",
    "Assent of minors and permission of their guardian (protocol of ECLAC and UNICEF)",
);
pub const CARE: Both = both(
    "Cuidado de quien responde (Manual UNODC-CEPE de encuestas de victimización)",
    "Care for the respondent (UNODC-UNECE Manual on Victimization Surveys)",
);
pub const BACKGROUND: Both = both(
    "Datos básicos de quien responde, por autoidentificación (Iniciativa de encuestas del ODS 16)",
    "Background of the respondent, by self-identification (SDG 16 Survey Initiative)",
);
pub const SHORT_SET: Both = both(
    "Conjunto corto del Grupo de Washington sobre funcionamiento (WG-SS)",
    "Washington Group Short Set on Functioning (WG-SS)",
);
pub const SDG_16_1_4: Both = both(
    "ODS 16.1.4: sentirse seguro al caminar solo por la zona donde se vive",
    "SDG 16.1.4: feeling safe walking alone around the area one lives in",
);
pub const PERCEPTION: Both = both(
    "Percepción de seguridad en lugares y situaciones (VICLAC)",
    "Perception of safety in places and situations (VICLAC)",
);
pub const WORRY: Both = both(
    "Preocupación por el delito y expectativa de ser víctima (Manual UNODC-CEPE; VICLAC)",
    "Worry about crime and expecting to be a victim (UNODC-UNECE Manual; VICLAC)",
);
pub const HABITS: Both = both(
    "Medidas de protección y cambios de vida por temor (VICLAC)",
    "Protection and changes of habits out of fear (VICLAC)",
);
pub const COHESION: Both = both(
    "Confianza entre vecinos (LAPOP, Barómetro de las Américas)",
    "Trust among neighbours (LAPOP AmericasBarometer)",
);
pub const VICTIMS: Both = both(
    "Haber sido víctima de un delito en los últimos 12 meses (VICLAC; Manual UNODC-CEPE)",
    "Having been a victim of crime in the last 12 months (VICLAC; UNODC-UNECE Manual)",
);
pub const SDG_16_1_3: Both = both(
    "ODS 16.1.3: haber sufrido violencia física, psicológica o sexual en los últimos 12 meses",
    "SDG 16.1.3: physical, psychological or sexual violence in the last 12 months",
);
pub const SDG_11_7_2: Both = both(
    "ODS 11.7.2: haber sufrido acoso físico o sexual en los últimos 12 meses",
    "SDG 11.7.2: physical or sexual harassment in the last 12 months",
);
pub const SDG_16_3_1: Both = both(
    "ODS 16.3.1: víctimas de violencia que avisaron a una autoridad",
    "SDG 16.3.1: victims of violence who reported to an authority",
);
pub const NOT_REPORTED: Both = both(
    "Cifra oculta y razones para no denunciar (VICLAC; Manual UNODC-CEPE)",
    "Dark figure and reasons for not reporting (VICLAC; UNODC-UNECE Manual)",
);
pub const SDG_16_5_1: Both = both(
    "ODS 16.5.1: personas a quienes un funcionario pidió un soborno",
    "SDG 16.5.1: people asked for a bribe by a public official",
);
pub const SDG_16_6_2: Both = both(
    "ODS 16.6.2: satisfacción con los servicios públicos",
    "SDG 16.6.2: satisfaction with public services",
);
pub const SDG_16_7_2: Both = both(
    "ODS 16.7.2: creer que las decisiones tienen en cuenta a la gente",
    "SDG 16.7.2: believing that decision-making is inclusive and responsive",
);
pub const TRUST: Both = both(
    "Confianza en instituciones (LAPOP, Barómetro de las Américas; VICLAC)",
    "Trust in institutions (LAPOP AmericasBarometer; VICLAC)",
);
pub const POLICE: Both = both(
    "Presencia y trato de la policía (VICLAC; LAPOP, Barómetro de las Américas)",
    "Presence and treatment by the police (VICLAC; LAPOP AmericasBarometer)",
);
pub const ARMS_CRIME: Both = both(
    "Uso de armas en el delito (VICLAC; Manual UNODC-CEPE)",
    "Use of weapons in crime (VICLAC; UNODC-UNECE Manual)",
);
pub const ARMS_AREA: Both = both(
    "Disparos y armas como problema de la zona (VICLAC); contexto del ODS 16.4.2, nunca su valor",
    "Gunshots and arms as a problem of the area (VICLAC); context of SDG 16.4.2, never its value",
);
pub const ARMS_SCHOOLS: Both = both(
    "ODS 4.a.1 como contexto: escuelas seguras y sin violencia",
    "SDG 4.a.1 as context: schools that are safe and free of violence",
);
pub const ARMS_CONTEXT: Both = both(
    "Contexto del ODS 16.4.2 (rastreo de armas), nunca su valor: pregunta propia",
    "Context of SDG 16.4.2 (tracing of arms), never its value: a question of our own",
);
pub const EXTORTION: Both = both(
    "Extorsión (VICLAC; Clasificación internacional de delitos con fines estadísticos)",
    "Extortion (VICLAC; International Classification of Crime for Statistical Purposes)",
);
pub const DISARMAMENT: Both = both(
    "Meta 16.4 de los ODS como contexto: conocimiento y opiniones sobre desarme, pregunta propia",
    "SDG target 16.4 as context: knowledge and views on disarmament, a question of our own",
);
