//! One wave: where it stands, what comes next, counts for coordinators only, and codes for phones and respondents.

mod codes;
mod counts;
mod next_step;
mod plan;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use domain::id::WaveId;
use domain::text::Lang;
use domain::wave::WaveState;

use self::codes::MakeCodes;
use self::counts::Counts;
use self::next_step::NextStep;
use self::plan::PlanFacts;
use super::qr::CodeSheet;
use crate::backend::{GroupLine, NewCode, Peopling, WaveView, Waving, backend, caller};
use crate::error::AppError;
use crate::fields::Refused;
use crate::parts::{
    Breadcrumb, ErrorSummary, NavLink, Page, PageHead, Room, Step, StepState, Steps, Width, load,
};
use crate::shell::lang;
use crate::words::coordinate::Nav;
use crate::words::coordinate::waves::{MakeCodes as CodeWords, WaveWords, codes_made};

#[component]
pub fn WavePage() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    load(
        async move {
            let caller = caller();
            caller.as_coordinator()?;
            let id = WaveId::parse(&id).map_err(|_| AppError::NotFound)?;
            let wave = backend::<dyn Waving>()?.wave(&caller, &id).await?;
            let groups = backend::<dyn Peopling>()?.groups(&caller).await?;
            Ok((wave, groups))
        },
        |(wave, groups)| view! { <Wave wave groups/> },
    )
}

#[component]
fn Wave(wave: WaveView, groups: Vec<GroupLine>) -> impl IntoView {
    let lang = lang();
    let words = WaveWords::of(lang);
    let name = wave.line.wave.name.in_lang(lang).to_owned();
    let state = wave.line.wave.state;
    let refused = Refused::of_this_request();
    let labels = codes::labels(lang);
    let new = use_context::<Vec<NewCode>>().unwrap_or_default();
    let sheet = (!new.is_empty()).then(|| {
        let title = codes_made(lang, new.len());
        view! { <h2 class="pu-hidden">{CodeWords::of(lang).new}</h2> <CodeSheet title codes=new/> }
    });
    let up = NavLink::new(format!("/{}/coordinate", lang.code()), Nav::of(lang).overview);
    view! {
        <Page title=name.clone() room=Room::team(lang, &caller()) width=Width::Wide>
            <Breadcrumb links=vec![up]/>
            <ErrorSummary refused labels/>
            <PageHead kicker=format!("{} · {}", words.kicker, wave.line.area.name) title=name/>
            {sheet}
            <Steps steps=steps(lang, state, wave.line.signatures)/>
            <NextStep line=wave.line.clone()/>
            {(state == WaveState::Open).then(|| view! { <MakeCodes groups/> })}
            {(state != WaveState::Planned).then(|| view! { <Counts wave=wave.clone()/> })}
            <PlanFacts wave/>
        </Page>
    }
}

/// Planned, open, closed, signed by two, published.
fn steps(lang: Lang, state: WaveState, signatures: i64) -> Vec<Step> {
    let words = WaveWords::of(lang);
    let labels =
        [words.step_plan, words.step_open, words.step_closed, words.step_signed, words.step_released];
    let now = match state {
        WaveState::Planned => 0,
        WaveState::Open => 1,
        WaveState::Closed if signatures == 0 => 2,
        WaveState::Closed => 3,
        WaveState::Released => labels.len(),
    };
    let step = |(at, label): (usize, &str)| {
        let (state, says) = match at.cmp(&now) {
            std::cmp::Ordering::Less => (StepState::Done, words.done),
            std::cmp::Ordering::Equal => (StepState::Now, words.now),
            std::cmp::Ordering::Greater => (StepState::Later, words.later),
        };
        Step { label: label.to_owned(), says: says.to_owned(), state }
    };
    labels.into_iter().enumerate().map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wave_is_at_one_step_until_it_is_published() {
        let now = |state, signatures| {
            let steps = steps(Lang::En, state, signatures);
            steps.iter().position(|step| step.state == StepState::Now)
        };
        assert_eq!(now(WaveState::Planned, 0), Some(0));
        assert_eq!(now(WaveState::Open, 0), Some(1));
        assert_eq!(now(WaveState::Closed, 0), Some(2));
        assert_eq!(now(WaveState::Closed, 1), Some(3));
        assert_eq!(now(WaveState::Released, 2), None);
    }
}
