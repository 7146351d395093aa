//! Words of the public room. What depends on a number is said in [`super::wording`].

use domain::indicator::{Direction, LinkKind, Theme, Treatment};
use domain::release::WithheldWhy;
use domain::text::Lang;
use domain::wave::{Breakdown, Sampling};

pub struct Results {
    pub tagline: &'static str,
    pub about: &'static str,
    pub about_short: &'static str,
    pub find_title: &'static str,
    pub find_label: &'static str,
    pub find_hint: &'static str,
    pub newest: &'static str,
    pub all_results: &'static str,
    pub themes: &'static str,
    pub all_themes: &'static str,
    pub how_to_read: &'static str,
    pub how: [(&'static str, &'static str); 3],
    pub receipt_title: &'static str,
    pub receipt_lead: &'static str,
    pub receipt_label: &'static str,
    pub receipt_hint: &'static str,
    pub receipt_check: &'static str,
    pub receipt_good: &'static str,
    pub receipt_good_means: &'static str,
    pub receipt_unknown: &'static str,
    pub receipt_unknown_todo: &'static str,
    pub receipt_misspelt: &'static str,
    pub receipt_misspelt_todo: &'static str,
    pub list_lead: &'static str,
    pub nothing_found: &'static str,
    pub nothing_found_todo: &'static str,
    pub nothing_yet: &'static str,
    pub nothing_yet_todo: &'static str,
    pub no_number: &'static str,
    pub published_on: &'static str,
    pub only_those: &'static str,
    pub not_by_chance: &'static str,
    pub by_quota: &'static str,
    pub by_chance: &'static str,
    pub by_chance_means: &'static str,
    pub groups: &'static str,
    pub chart_says: &'static str,
    pub chart_if_random: &'static str,
    pub chart_many: &'static str,
    pub chart_hides: &'static str,
    pub chart_why: &'static str,
    pub axis_described: &'static str,
    pub table_title: &'static str,
    pub column_group: &'static str,
    pub column_count: &'static str,
    pub column_percent: &'static str,
    pub rounding: &'static str,
    pub hidden: &'static str,
    pub counts_only: &'static str,
    pub who_and_how: &'static str,
    pub asked_where: &'static str,
    pub asked_when: &'static str,
    pub chosen_how: &'static str,
    pub asked_words: &'static str,
    pub counted: &'static str,
    pub out_of: &'static str,
    pub dont_know_were: &'static str,
    pub prefer_not_were: &'static str,
    pub why_it_matters: &'static str,
    pub definition: &'static str,
    pub direction: &'static str,
    pub first_said: &'static str,
    pub global_goals: &'static str,
    pub limits: &'static str,
    pub hidden_and_why: &'static str,
    pub hidden_rule: &'static str,
    pub nothing_hidden: &'static str,
    pub files: &'static str,
    pub files_lead: &'static str,
    pub file_csv: &'static str,
    pub file_json: &'static str,
    pub fingerprint: &'static str,
    pub fingerprint_means: &'static str,
    pub versions: &'static str,
    pub versions_lead: &'static str,
    pub version: &'static str,
    pub this_one: &'static str,
    pub newer_exists: &'static str,
    pub see_newest: &'static str,
    pub cite: &'static str,
    pub site_only_total: &'static str,
    pub see_area: &'static str,
}

const ES: Results = Results {
    tagline: "Lo que la gente vive, contado con cuidado",
    about: "Voluntarias y voluntarios jóvenes preguntan a sus vecinos sobre seguridad y armas, con preguntas hechas en cada comunidad. Aquí se publica lo que respondieron: números revisados, con lo que dicen y lo que no pueden decir.",
    about_short: "Números de comunidades de Colombia, Honduras, Perú y Trinidad y Tobago sobre seguridad y armas.",
    find_title: "Busque un lugar",
    find_label: "Lugar o tema",
    find_hint: "Por ejemplo: Medellín, extorsión. No importan las tildes.",
    newest: "Lo más reciente",
    all_results: "Ver todos los resultados",
    themes: "Temas",
    all_themes: "Todos los temas",
    how_to_read: "Cómo leer estos números",
    how: [
        (
            "Hablan de quienes respondieron",
            "Si no se eligió a la gente al azar, el número no vale para todo el lugar. Cada página lo dice.",
        ),
        (
            "Son aproximados",
            "Las cantidades se redondean de 5 en 5. La línea alrededor del punto muestra cuánto podría variar el número.",
        ),
        (
            "Cuidan a las personas",
            "Lo que podría señalar a alguien no se muestra, y se explica por qué. Una vez publicado, un número no se cambia.",
        ),
    ],
    receipt_title: "Comprobar un recibo",
    receipt_lead: "Cada respuesta que llega recibe un recibo. Con su código puede comprobar que es auténtico, sin decir quién es usted.",
    receipt_label: "Código del recibo",
    receipt_hint: "Son 32 letras y números en grupos de cuatro. No importan las mayúsculas, los espacios ni confundir O con 0.",
    receipt_check: "Comprobar",
    receipt_good: "Este recibo es auténtico",
    receipt_good_means: "El servidor lo entregó después de guardar la respuesta. Por seguridad no se muestra nada sobre ella.",
    receipt_unknown: "Este código no es de un recibo nuestro",
    receipt_unknown_todo: "Compare cada letra y número con el recibo e inténtelo de nuevo. Si sigue igual, muestre el recibo a su equipo.",
    receipt_misspelt: "Al código le faltan o le sobran caracteres",
    receipt_misspelt_todo: "Debe tener 32 letras y números: ocho grupos de cuatro. Revíselo e inténtelo de nuevo.",
    list_lead: "Cada tarjeta es un resultado publicado. No hay una lista de mejores y peores lugares: las comunidades no se comparan entre sí.",
    nothing_found: "No hay resultados para esta búsqueda",
    nothing_found_todo: "Pruebe con menos letras, con el nombre del departamento o sin elegir un tema.",
    nothing_yet: "Todavía no hay resultados publicados",
    nothing_yet_todo: "Un resultado aparece aquí cuando dos personas lo revisaron y firmaron. Vuelva más adelante.",
    no_number: "No se puede mostrar un número",
    published_on: "Publicado el",
    only_those: "Este número habla solo de quienes respondieron",
    not_by_chance: "No se eligió a las personas al azar. En el resto del lugar puede ser distinto.",
    by_quota: "Se buscó un número fijo de personas de cada grupo, pero no se eligieron al azar. En el resto del lugar puede ser distinto.",
    by_chance: "Este número puede hablar de todo el lugar",
    by_chance_means: "Se eligió a las personas al azar. El número verdadero está casi siempre dentro del intervalo.",
    groups: "Por grupos",
    chart_says: "El punto es el porcentaje. La línea es su intervalo del 95%: cuanto más larga, menos seguro es el número.",
    chart_if_random: "El intervalo vale como si estas personas se hubieran elegido al azar; no se eligieron así, de modo que la duda real es mayor.",
    chart_many: "Grupos que se muestran: {n}. Con varios grupos, alguno puede destacar por casualidad.",
    chart_hides: "La franja rayada es un grupo que no se muestra.",
    chart_why: "Por qué",
    axis_described: "El eje va de 0% a 100%. Los mismos números están en la tabla.",
    table_title: "Los números",
    column_group: "Grupo",
    column_count: "Se cuentan, de quienes respondieron",
    column_percent: "Porcentaje e intervalo del 95%",
    rounding: "Las cantidades están redondeadas de 5 en 5 y por eso no siempre suman.",
    hidden: "oculto",
    counts_only: "sin porcentaje: menos de 30 respuestas",
    who_and_how: "A quién se preguntó y cómo",
    asked_where: "Dónde",
    asked_when: "Cuándo",
    chosen_how: "Cómo se eligió a las personas",
    asked_words: "La pregunta",
    counted: "Se cuentan",
    out_of: "De un total de",
    dont_know_were: "Quienes dijeron «no sé»",
    prefer_not_were: "Quienes prefirieron no responder",
    why_it_matters: "Por qué importa",
    definition: "Qué mide",
    direction: "Cómo leerlo",
    first_said: "Así se dijo por primera vez",
    global_goals: "Relación con los Objetivos de Desarrollo Sostenible",
    limits: "Lo que este número no puede decir",
    hidden_and_why: "Qué se oculta y por qué",
    hidden_rule: "Nunca se muestran grupos de menos de 10 personas ni porcentajes de menos de 30, para que nadie pueda saber qué respondió alguien.",
    nothing_hidden: "En este resultado no hubo que ocultar nada.",
    files: "Archivos",
    files_lead: "Los mismos números de esta página, para usarlos en otro lugar.",
    file_csv: "Tabla (CSV)",
    file_json: "Datos completos (JSON)",
    fingerprint: "Huella (SHA-256)",
    fingerprint_means: "Identifica el contenido exacto que dos personas firmaron.",
    versions: "Versiones",
    versions_lead: "Un resultado publicado no se cambia. Cada versión conserva su dirección.",
    version: "Versión",
    this_one: "esta página",
    newer_exists: "Hay una versión más reciente de este resultado",
    see_newest: "Ver la más reciente",
    cite: "Cómo citar",
    site_only_total: "De este lugar se publica solo el total.",
    see_area: "Ver los grupos y los detalles de",
};

const EN: Results = Results {
    tagline: "What people live through, counted with care",
    about: "Young volunteers ask their neighbours about safety and arms, with questions made in each community. What people answered is published here: checked numbers, with what they say and what they cannot say.",
    about_short: "Numbers from communities in Colombia, Honduras, Peru and Trinidad and Tobago about safety and arms.",
    find_title: "Find a place",
    find_label: "Place or subject",
    find_hint: "For example: Medellín, extortion. Accents do not matter.",
    newest: "Newest results",
    all_results: "See all results",
    themes: "Themes",
    all_themes: "All themes",
    how_to_read: "How to read these numbers",
    how: [
        (
            "They speak of those who answered",
            "Where people were not chosen at random, the number does not hold for the whole place. Every page says so.",
        ),
        (
            "They are approximate",
            "Counts are rounded to the nearest 5. The line around the dot shows how far the number could be off.",
        ),
        (
            "They protect people",
            "What could point at somebody is not shown, and the page says why. Once published, a number is never changed.",
        ),
    ],
    receipt_title: "Check a receipt",
    receipt_lead: "Every answer that arrives gets a receipt. With its code you can check that it is genuine, without saying who you are.",
    receipt_label: "Receipt code",
    receipt_hint: "It has 32 letters and digits in groups of four. Capitals, spaces and O instead of 0 do not matter.",
    receipt_check: "Check",
    receipt_good: "This receipt is genuine",
    receipt_good_means: "The server gave it after it had stored the answer. To keep people safe, nothing about the answer is shown.",
    receipt_unknown: "This code is not from a receipt of ours",
    receipt_unknown_todo: "Compare each letter and digit with the receipt and try again. If nothing changes, show the receipt to your team.",
    receipt_misspelt: "The code has too few or too many characters",
    receipt_misspelt_todo: "It must have 32 letters and digits: eight groups of four. Check it and try again.",
    list_lead: "Each card is a published result. There is no list of best and worst places: communities are not compared with each other.",
    nothing_found: "Nothing was found",
    nothing_found_todo: "Try fewer letters, the name of the department or region, or no theme.",
    nothing_yet: "No results have been published yet",
    nothing_yet_todo: "A result appears here once two people have checked and signed it. Come back later.",
    no_number: "No number may be shown",
    published_on: "Published on",
    only_those: "This number speaks only of those who answered",
    not_by_chance: "They were not chosen at random. In the rest of the place it may be different.",
    by_quota: "A fixed number of people from each group was looked for, but they were not chosen at random. In the rest of the place it may be different.",
    by_chance: "This number can speak of the whole place",
    by_chance_means: "People were chosen at random. The true number nearly always lies within the interval.",
    groups: "By group",
    chart_says: "The dot is the percentage. The line is its 95% interval: the longer it is, the less certain the number.",
    chart_if_random: "The interval is what it would be if these people had been chosen at random; they were not, so the real doubt is larger.",
    chart_many: "Groups shown: {n}. With several groups, one may stand out by chance.",
    chart_hides: "A striped band is a group that is not shown.",
    chart_why: "Why",
    axis_described: "The axis goes from 0% to 100%. The same numbers are in the table.",
    table_title: "The numbers",
    column_group: "Group",
    column_count: "Counted, of those who answered",
    column_percent: "Per cent and 95% interval",
    rounding: "Counts are rounded to the nearest 5, so they do not always add up.",
    hidden: "hidden",
    counts_only: "no percentage: fewer than 30 answers",
    who_and_how: "Who was asked, and how",
    asked_where: "Where",
    asked_when: "When",
    chosen_how: "How people were chosen",
    asked_words: "The question",
    counted: "Counted",
    out_of: "Out of",
    dont_know_were: "Those who said “I don't know”",
    prefer_not_were: "Those who preferred not to answer",
    why_it_matters: "Why it matters",
    definition: "What it measures",
    direction: "How to read it",
    first_said: "How it was first said",
    global_goals: "Link to the Sustainable Development Goals",
    limits: "What this number cannot say",
    hidden_and_why: "What is hidden, and why",
    hidden_rule: "Groups of fewer than 10 people and percentages of fewer than 30 are never shown, so that nobody can work out what somebody answered.",
    nothing_hidden: "Nothing had to be hidden in this result.",
    files: "Files",
    files_lead: "The same numbers as on this page, to use elsewhere.",
    file_csv: "Table (CSV)",
    file_json: "Complete data (JSON)",
    fingerprint: "Fingerprint (SHA-256)",
    fingerprint_means: "It identifies the exact content that two people signed.",
    versions: "Versions",
    versions_lead: "A published result is never changed. Each version keeps its address.",
    version: "Version",
    this_one: "this page",
    newer_exists: "There is a newer version of this result",
    see_newest: "See the newest",
    cite: "How to cite",
    site_only_total: "Only the total of this place is published.",
    see_area: "See groups and details of",
};

pub fn of(lang: Lang) -> &'static Results {
    match lang {
        Lang::Es => &ES,
        Lang::En => &EN,
    }
}

pub fn theme(lang: Lang, theme: Theme) -> &'static str {
    let (es, en) = match theme {
        Theme::Firearms => ("Armas de fuego", "Firearms"),
        Theme::ArmsInSchools => ("Armas en escuelas", "Arms in schools"),
        Theme::Extortion => ("Extorsión", "Extortion"),
        Theme::Trust => ("Confianza", "Trust"),
        Theme::Disarmament => ("Entrega de armas", "Giving up arms"),
        Theme::Safety => ("Seguridad", "Safety"),
    };
    pick(lang, es, en)
}

/// Title of a table or chart.
pub fn breakdown(lang: Lang, breakdown: Breakdown) -> &'static str {
    let (es, en) = match breakdown {
        Breakdown::Total => ("Todas las personas", "Everybody"),
        Breakdown::Sex => ("Por sexo", "By sex"),
        Breakdown::AgeBand => ("Por edad", "By age"),
        Breakdown::Place => ("Por lugar", "By place"),
    };
    pick(lang, es, en)
}

pub fn sampling(lang: Lang, sampling: Sampling) -> &'static str {
    let (es, en) = match sampling {
        Sampling::Probability => (
            "Al azar, con la misma posibilidad conocida para cada quien.",
            "At random, with a known chance for everybody.",
        ),
        Sampling::Quota => (
            "Por cupos: un número fijo de cada grupo, sin azar.",
            "By quotas: a fixed number from each group, not at random.",
        ),
        Sampling::Convenience => (
            "A quienes se pudo encontrar y quisieron responder, sin azar.",
            "Those who could be reached and agreed to answer, not at random.",
        ),
    };
    pick(lang, es, en)
}

pub fn treatment(lang: Lang, treatment: Treatment) -> &'static str {
    let (es, en) = match treatment {
        Treatment::InDenominator => (
            "Están en el total, pero no entre quienes se cuentan.",
            "They are in the total, but not among those counted.",
        ),
        Treatment::LeftOut => ("No están en el total.", "They are not in the total."),
    };
    pick(lang, es, en)
}

pub fn direction(lang: Lang, direction: Direction) -> &'static str {
    let (es, en) = match direction {
        Direction::HigherIsBetter => ("Cuanto más alto, mejor.", "Higher is better."),
        Direction::LowerIsBetter => ("Cuanto más bajo, mejor.", "Lower is better."),
        Direction::Neutral => {
            ("Ni alto ni bajo es mejor por sí solo.", "Neither high nor low is better by itself.")
        }
    };
    pick(lang, es, en)
}

/// How an indicator stands to a target; followed by its number.
pub fn link_kind(lang: Lang, kind: LinkKind) -> &'static str {
    let (es, en) = match kind {
        LinkKind::Measures => ("Mide", "Measures"),
        LinkKind::ProxyFor => ("Se acerca a, sin medirlo", "Comes close to, without measuring"),
        LinkKind::ContributesTo => ("Contribuye a entender", "Helps to understand"),
        LinkKind::ContextFor => ("Da contexto a", "Gives context to"),
    };
    pick(lang, es, en)
}

/// What a target or indicator is about, in short; empty for one that is not on the list.
pub fn target(lang: Lang, target: &str) -> &'static str {
    let (es, en) = match target {
        "16.4" => (
            "reducir las corrientes ilícitas de dinero y armas y combatir el crimen organizado",
            "reduce illicit flows of money and arms and combat organised crime",
        ),
        "16.4.1" => ("dinero que entra y sale de manera ilícita", "money that flows in and out illicitly"),
        "16.4.2" => ("armas halladas cuyo origen se conoce", "found arms whose origin is known"),
        "16.1" => ("reducir todas las formas de violencia", "reduce all forms of violence"),
        "16.1.1" => ("homicidios", "homicides"),
        "16.1.2" => ("muertes en conflictos", "deaths in conflicts"),
        "16.1.3" => ("personas que sufrieron violencia", "people who suffered violence"),
        "16.1.4" => ("sentirse seguro al caminar a solas", "feeling safe walking alone"),
        "16.3.1" => ("denuncias de quienes sufrieron violencia", "reporting by those who suffered violence"),
        "16.6.2" => ("satisfacción con los servicios públicos", "satisfaction with public services"),
        "16.7.2" => ("decisiones que incluyen a la gente", "decisions that include people"),
        "16.10.2" => ("acceso a la información", "access to information"),
        "5.2.1" => ("violencia de pareja contra las mujeres", "partner violence against women"),
        "11.7.2" => ("acoso en lugares públicos", "harassment in public places"),
        "4.a.1" => ("escuelas seguras", "safe schools"),
        _ => ("", ""),
    };
    pick(lang, es, en)
}

/// Why something that was planned is not shown as planned.
pub fn withheld(lang: Lang, why: &WithheldWhy) -> String {
    match (lang, why) {
        (Lang::Es, WithheldWhy::RowsHidden { rows: 1 }) => {
            "1 grupo está oculto: es de muy pocas personas o permitiría calcular otro grupo oculto.".into()
        }
        (Lang::Es, WithheldWhy::RowsHidden { rows }) => {
            format!("{rows} grupos están ocultos: son de muy pocas personas o permitirían calcular otro grupo oculto.")
        }
        (Lang::En, WithheldWhy::RowsHidden { rows: 1 }) => {
            "1 group is hidden: it has very few people, or would let others work out another hidden group.".into()
        }
        (Lang::En, WithheldWhy::RowsHidden { rows }) => {
            format!("{rows} groups are hidden: they have very few people, or would let others work out another hidden group.")
        }
        (Lang::Es, WithheldWhy::Merged { .. }) => {
            "Algunos grupos se muestran juntos, porque por separado eran de muy pocas personas.".into()
        }
        (Lang::En, WithheldWhy::Merged { .. }) => {
            "Some groups are shown together, because apart they had very few people.".into()
        }
        (Lang::Es, WithheldWhy::Dropped) => {
            "No se muestra: aun juntando grupos se habría podido calcular un número oculto.".into()
        }
        (Lang::En, WithheldWhy::Dropped) => {
            "Not shown: even with groups put together, a hidden number could have been worked out.".into()
        }
        (Lang::Es, WithheldWhy::SmallPlaces { places: 1 }) => {
            "1 lugar se muestra solo dentro del total: tiene pocas respuestas o pocos habitantes, o no se sabe cuántos.".into()
        }
        (Lang::Es, WithheldWhy::SmallPlaces { places }) => format!(
            "{places} lugares se muestran solo dentro del total: tienen pocas respuestas o pocos habitantes, o no se sabe cuántos."
        ),
        (Lang::En, WithheldWhy::SmallPlaces { places: 1 }) => {
            "1 place is shown only within the total: it has few answers or few inhabitants, or it is not known how many.".into()
        }
        (Lang::En, WithheldWhy::SmallPlaces { places }) => format!(
            "{places} places are shown only within the total: they have few answers or few inhabitants, or it is not known how many."
        ),
        (Lang::Es, WithheldWhy::NearlyEverybody) => {
            "No se muestra: casi todas las personas de un grupo dieron la misma respuesta delicada, y se sabría qué respondió cada una.".into()
        }
        (Lang::En, WithheldWhy::NearlyEverybody) => {
            "Not shown: nearly everybody in a group gave the same sensitive answer, so it would be known what each one said.".into()
        }
        (Lang::Es, WithheldWhy::AreaTooSmall) => "No se muestra: en toda el área respondieron menos de 50 personas.".into(),
        (Lang::En, WithheldWhy::AreaTooSmall) => "Not shown: fewer than 50 people answered in the whole area.".into(),
    }
}

fn pick(lang: Lang, es: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Es => es,
        Lang::En => en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_for_hiding_is_said_in_both_languages_and_in_the_right_number() {
        let all = [
            WithheldWhy::RowsHidden { rows: 1 },
            WithheldWhy::RowsHidden { rows: 2 },
            WithheldWhy::Merged { codes: vec!["a".into(), "b".into()] },
            WithheldWhy::Dropped,
            WithheldWhy::SmallPlaces { places: 1 },
            WithheldWhy::SmallPlaces { places: 3 },
            WithheldWhy::NearlyEverybody,
            WithheldWhy::AreaTooSmall,
        ];
        for why in &all {
            for lang in Lang::ALL {
                let said = withheld(lang, why);
                assert!(said.ends_with('.') && !said.contains('!'), "{said}");
            }
            assert_ne!(withheld(Lang::Es, why), withheld(Lang::En, why));
        }
        assert!(withheld(Lang::En, &all[0]).starts_with("1 group is"));
        assert!(withheld(Lang::Es, &all[1]).starts_with("2 grupos están"));
        let distinct: std::collections::BTreeSet<String> =
            all.iter().map(|why| withheld(Lang::En, why)).collect();
        assert_eq!(distinct.len(), all.len(), "each reason is a different sentence");
    }
}
