//! What stands behind a number: who was asked and how, what it means, where it comes from, what it cannot say.

use leptos::prelude::*;

use domain::indicator::{Indicator, SdgLink};
use domain::region::Region;
use domain::text::{Lang, LocalText};

use crate::backend::ReleaseFacts;
use crate::parts::{SummaryList, SummaryRow};
use crate::words::results;
use crate::words::wording;

#[component]
pub fn WhoAndHow(
    indicator: Indicator,
    asked: LocalText,
    #[prop(into)] place: String,
    release: ReleaseFacts,
    region: Region,
) -> impl IntoView {
    let lang = region.lang;
    let words = results::of(lang);
    let measure = indicator.measure;
    let said = |text: &LocalText| text.in_lang(lang).to_owned();
    let rows = vec![
        SummaryRow::new(words.asked_words, view! { <q>{said(&asked)}</q> }),
        SummaryRow::new(words.counted, said(&measure.numerator_words)),
        SummaryRow::new(words.out_of, said(&measure.denominator_words)),
        SummaryRow::new(words.dont_know_were, results::treatment(lang, measure.dont_know)),
        SummaryRow::new(words.prefer_not_were, results::treatment(lang, measure.prefer_not)),
        SummaryRow::new(words.asked_where, place),
        SummaryRow::new(
            words.asked_when,
            capital(&wording::when(region, release.collected_from, release.collected_to)),
        ),
        SummaryRow::new(words.chosen_how, results::sampling(lang, release.sampling)),
    ];
    view! { <section class="pu-section"><h2>{words.who_and_how}</h2><SummaryList rows/></section> }
}

#[component]
pub fn Meaning(indicator: Indicator, lang: Lang) -> impl IntoView {
    let words = results::of(lang);
    let said = |text: &LocalText| text.in_lang(lang).to_owned();
    let links = indicator.sdg.iter().map(|link| view! { <li>{sdg(lang, link)}</li> }).collect_view();
    view! {
        <section class="pu-section">
            <h2>{words.why_it_matters}</h2>
            <p>{said(&indicator.rationale)} " " {results::direction(lang, indicator.direction)}</p>
            <h3>{words.definition}</h3>
            <p>{said(&indicator.definition)}</p>
            <h3>{words.first_said}</h3>
            <blockquote class="pu-quote" lang=indicator.origin_language.clone()>{indicator.origin.clone()}</blockquote>
            <h3>{words.global_goals}</h3>
            <ul>{links}</ul>
        </section>
        <section class="pu-section">
            <h2>{words.limits}</h2>
            <p>{said(&indicator.limitations)}</p>
        </section>
    }
}

/// "Helps to understand 16.4: reduce illicit flows of money and arms".
fn sdg(lang: Lang, link: &SdgLink) -> String {
    let about = results::target(lang, &link.target);
    let about = if about.is_empty() { String::new() } else { format!(": {about}") };
    format!("{} {}{about}", results::link_kind(lang, link.kind), link.target)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::indicator::LinkKind;

    #[test]
    fn a_link_to_a_goal_names_its_kind_and_a_goal_we_do_not_know_only_its_number() {
        let link = |target: &str, kind| SdgLink { target: target.into(), kind };
        assert_eq!(
            sdg(Lang::En, &link("16.1.4", LinkKind::ProxyFor)),
            "Comes close to, without measuring 16.1.4: feeling safe walking alone"
        );
        assert_eq!(sdg(Lang::Es, &link("1.2", LinkKind::ContextFor)), "Da contexto a 1.2");
    }
}
