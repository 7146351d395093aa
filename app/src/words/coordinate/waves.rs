//! Words of planning and running a wave.

use domain::text::Lang;
use domain::wave::{Sampling, WaveState};

in_both! {
    NewWave {
        title: "Planear una ronda", "Plan a wave";
        lead: "Decida qué se pregunta, dónde, a quién y qué se publicará. Al abrir la ronda esto queda fijo.",
            "Decide what is asked, where, whom, and what will be published. Once the wave opens this is fixed.";
        no_form: "Primero publique un formulario", "Publish a form first";
        no_form_help: "Una ronda necesita una versión publicada de un formulario.", "A wave needs a published version of a form.";
        to_forms: "Ir a los formularios", "Go to the forms";
        no_indicator: "Primero escriba un indicador", "Write an indicator first";
        no_indicator_help: "Una ronda responde al menos a un indicador.", "A wave answers at least one indicator.";
        to_indicators: "Ir a los indicadores", "Go to the indicators";
        what_part: "Qué se pregunta", "What is asked";
        where_part: "Dónde", "Where";
        who_part: "A quién", "Whom";
        publish_part: "Qué se publicará", "What will be published";
        name: "Nombre de la ronda", "Name of the wave";
        name_hint: "Lugar y tiempo. Por ejemplo: Trujillo, marzo de 2027.", "Place and time. For example: Trujillo, March 2027.";
        form: "Formulario y versión", "Form and version";
        form_hint: "Solo versiones publicadas.", "Published versions only.";
        area: "Área de la que hablan los resultados", "Area that the results speak of";
        area_hint: "El código oficial de un lugar que contiene todos los sitios. Por ejemplo: 1301.",
            "The official code of a place that contains all sites. For example: 1301.";
        sites: "Sitios donde se pregunta", "Sites where people are asked";
        sites_hint: "Uno por línea: código | población | fuente. Por ejemplo: 130101 | 318914 | INEI, Censo 2017. Sin población, o con menos de 10.000 habitantes, un sitio no se muestra por separado.",
            "One per line: code | population | source. For example: 130101 | 318914 | INEI, Census 2017. Without a population, or with fewer than 10,000 inhabitants, a site is not shown by itself.";
        sampling: "Cómo se elige a las personas", "How people are chosen";
        sampling_hint: "De esto depende qué se puede afirmar. No se puede cambiar después de abrir.",
            "This decides what may be claimed. It cannot be changed after opening.";
        indicators: "Indicadores", "Indicators";
        indicators_hint: "Lo que se contará con las respuestas.", "What will be counted from the answers.";
        breakdowns: "Tablas además del total", "Tables besides the total";
        breakdowns_hint: "Solo se publica lo que se declara aquí. Cuantas más tablas, más hay que ocultar.",
            "Only what is declared here is published. The more tables, the more has to be hidden.";
        submit: "Guardar el plan", "Save the plan";
    }
}

in_both! {
    WaveWords {
        kicker: "Ronda", "Wave";
        done: "hecho", "done";
        now: "ahora", "now";
        later: "después", "later";
        step_plan: "Planeada", "Planned";
        step_open: "Abierta", "Open";
        step_closed: "Cerrada", "Closed";
        step_signed: "Firmada por dos", "Signed by two";
        step_released: "Publicada", "Published";
        next: "Qué sigue", "What comes next";
        open: "Abrir la ronda", "Open the wave";
        open_confirm: "Desde ahora los teléfonos podrán recoger respuestas, y ya no se podrán cambiar el formulario, los lugares ni las tablas declaradas.",
            "From now on phones can collect answers, and the form, the places and the declared tables can no longer be changed.";
        open_submit: "Sí, abrir", "Yes, open";
        collecting: "La ronda recoge respuestas. Haga códigos para los teléfonos y mire cuántas llegan.",
            "The wave is collecting answers. Make codes for the phones and watch how many arrive.";
        close: "Cerrar la ronda", "Close the wave";
        close_confirm: "Lo que llegue después se guardará aparte y no contará. Antes, confirme con los equipos que todos los teléfonos ya enviaron.",
            "What arrives later is kept apart and does not count. First make sure with the teams that every phone has sent its answers.";
        close_forever: "Una ronda cerrada no se vuelve a abrir.", "A closed wave is not opened again.";
        close_submit: "Sí, cerrar", "Yes, close";
        to_preview: "Revisar y firmar los resultados", "Check and sign the results";
        closed_help: "Mire exactamente lo que se publicaría. Hacen falta dos firmas.", "Look at exactly what would be published. Two signatures are needed.";
        one_signature: "Falta una firma: la de otra persona que coordine el país.", "One signature is missing: that of another coordinator of the country.";
        released: "Los resultados son públicos y no cambian.", "The results are public and do not change.";
        to_public: "Ver los resultados públicos", "See the public results";
        to_release: "Ver lo publicado y sus firmas", "See what was published and its signatures";
        counts: "Respuestas hasta ahora", "Answers so far";
        counts_lead: "Solo para quienes coordinan. No se publican ni se muestran a nadie más.", "For coordinators only. They are not published or shown to anybody else.";
        counted: "Contadas", "Counted";
        held: "Apartadas", "Set aside";
        phones: "Teléfonos unidos", "Phones joined";
        by_place: "Por lugar", "By place";
        by_week: "Por semana", "By week";
        place: "Lugar", "Place";
        week: "Semana que empezó el", "Week that began on";
        answers: "Respuestas", "Answers";
        no_answers: "Todavía no llegó ninguna respuesta.", "No answer has arrived yet.";
        plan: "El plan", "The plan";
        form: "Formulario", "Form";
        area: "Área", "Area";
        sites: "Sitios", "Sites";
        sampling: "Cómo se elige a las personas", "How people are chosen";
        indicators: "Indicadores", "Indicators";
        tables: "Tablas declaradas", "Declared tables";
        opened: "Se abrió", "Opened";
        closed: "Se cerró", "Closed";
        no_population: "sin población", "no population";
    }
}

in_both! {
    MakeCodes {
        title: "Hacer códigos", "Make codes";
        lead: "Un código abre una sola cosa. No lo publique en redes.", "A code opens one thing only. Do not post it on social media.";
        kind: "Para qué", "What for";
        device: "Unir un teléfono", "Join a phone";
        device_hint: "Una voluntaria o un voluntario pregunta, también sin conexión. Sirve una vez.",
            "A volunteer asks, also without a connection. Works once.";
        once: "Responder a solas, una vez", "Answer alone, once";
        once_hint: "Una persona responde en su propio teléfono, sin cuenta ni aplicación. Sirve una vez.",
            "A person answers on their own phone, without account or app. Works once.";
        poster: "Cartel", "Poster";
        poster_hint: "Cualquiera que lo vea puede responder. Estas respuestas se marcan siempre para revisión.",
            "Anybody who sees it can answer. These answers are always marked for review.";
        group: "Grupo del teléfono", "Group of the phone";
        group_hint: "Solo para unir teléfonos.", "Only for joining phones.";
        no_groups: "Para unir teléfonos hace falta un grupo.", "To join phones you need a group.";
        to_people: "Crear un grupo", "Make a group";
        how_many: "Cuántos", "How many";
        how_many_hint: "De 1 a 100. Para un cartel basta 1.", "From 1 to 100. For a poster 1 is enough.";
        submit: "Hacer los códigos", "Make the codes";
        new: "Códigos nuevos", "New codes";
    }
}

pub fn state(lang: Lang, state: WaveState) -> &'static str {
    let (es, en) = match state {
        WaveState::Planned => ("Planeada", "Planned"),
        WaveState::Open => ("Abierta", "Open"),
        WaveState::Closed => ("Cerrada", "Closed"),
        WaveState::Released => ("Publicada", "Published"),
    };
    match lang {
        Lang::Es => es,
        Lang::En => en,
    }
}

/// The choice and, in plain words, what may be claimed afterwards.
pub fn sampling(lang: Lang, sampling: Sampling) -> (&'static str, &'static str) {
    match (lang, sampling) {
        (Lang::Es, Sampling::Probability) => (
            "Al azar, con un plan escrito",
            "Cada persona tenía una posibilidad conocida de ser elegida. El resultado puede hablar de todo el lugar, con su intervalo.",
        ),
        (Lang::En, Sampling::Probability) => (
            "At random, by a written plan",
            "Everybody had a known chance of being chosen. The result may speak of the whole place, with its interval.",
        ),
        (Lang::Es, Sampling::Quota) => (
            "Por cupos",
            "Un número fijo de cada grupo, sin azar. El resultado habla solo de quienes respondieron.",
        ),
        (Lang::En, Sampling::Quota) => (
            "By quotas",
            "A fixed number from each group, not at random. The result speaks only of those who answered.",
        ),
        (Lang::Es, Sampling::Convenience) => (
            "A quienes se pueda encontrar",
            "Lo más común en un taller o en la calle. El resultado habla solo de quienes respondieron, nunca de todo el lugar.",
        ),
        (Lang::En, Sampling::Convenience) => (
            "Whoever can be reached",
            "The usual way in a workshop or on the street. The result speaks only of those who answered, never of the whole place.",
        ),
    }
}

/// What the coordinator has to do for a wave, as the title of a task.
pub fn next(lang: Lang, next: crate::coordinate::Next, wave: &str) -> String {
    use crate::coordinate::Next;
    match (lang, next) {
        (Lang::Es, Next::Open) => format!("Abra la ronda «{wave}» cuando el equipo esté listo"),
        (Lang::En, Next::Open) => format!("Open the wave “{wave}” when the team is ready"),
        (Lang::Es, Next::Collect) => format!("La ronda «{wave}» recoge respuestas"),
        (Lang::En, Next::Collect) => format!("The wave “{wave}” is collecting answers"),
        (Lang::Es, Next::FirstSignature) => format!("Revise y firme los resultados de «{wave}»"),
        (Lang::En, Next::FirstSignature) => format!("Check and sign the results of “{wave}”"),
        (Lang::Es, Next::SecondSignature) => format!("A los resultados de «{wave}» les falta una firma"),
        (Lang::En, Next::SecondSignature) => format!("The results of “{wave}” need one more signature"),
        (Lang::Es, Next::Nothing) => format!("«{wave}» está publicada"),
        (Lang::En, Next::Nothing) => format!("“{wave}” is published"),
    }
}

/// "For the group X, until 3 May 2027" stands under each code; this is the number of codes.
pub fn codes_made(lang: Lang, number: usize) -> String {
    match (lang, number) {
        (Lang::Es, 1) => "1 código nuevo".into(),
        (Lang::Es, _) => format!("{number} códigos nuevos"),
        (Lang::En, 1) => "1 new code".into(),
        (Lang::En, _) => format!("{number} new codes"),
    }
}
