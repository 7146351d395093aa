//! The plan of a wave: everything that will be fixed when it opens.

use leptos::prelude::*;

use domain::text::Lang;
use domain::wave::{Breakdown, Sampling};

use super::inputs::{Editing, Lines};
use super::places::{FindPlace, Found, asked, find};
use crate::backend::{FormLine, Forming, Indicating, IndicatorLine, backend, caller};
use crate::error::Answer;
use crate::parts::{
    Breadcrumb, Button, Checkboxes, Choice, ErrorSummary, LinkButton, NavLink, Notice, NoticeKind, Page,
    PageHead, PostForm, Radios, Room, Select, TextArea, load,
};
use crate::shell::lang;
use crate::words::coordinate::waves::{NewWave as Words, sampling};
use crate::words::coordinate::{Nav, Shared};
use crate::words::results;

/// What a plan chooses from.
struct Material {
    forms: Vec<FormLine>,
    indicators: Vec<IndicatorLine>,
    found: Found,
}

#[component]
pub fn NewWavePage() -> impl IntoView {
    let part = asked().get("find").to_owned();
    load(material(part), |material| view! { <Plan material/> })
}

async fn material(part: String) -> Answer<Material> {
    let caller = caller();
    caller.as_coordinator()?;
    Ok(Material {
        forms: backend::<dyn Forming>()?.forms(&caller).await?,
        indicators: backend::<dyn Indicating>()?.indicators(&caller).await?,
        found: find(&caller, &part).await?,
    })
}

#[component]
fn Plan(material: Material) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let Material { forms, indicators, found } = material;
    let forms: Vec<FormLine> = forms.into_iter().filter(|form| !form.versions.is_empty()).collect();
    let missing = [
        (forms.is_empty(), words.no_form, words.no_form_help, "forms", words.to_forms),
        (
            indicators.is_empty(),
            words.no_indicator,
            words.no_indicator_help,
            "indicators",
            words.to_indicators,
        ),
    ];
    let missing = missing.into_iter().find(|(missing, ..)| *missing).map(|(_, title, help, to, label)| {
        let href = format!("/{}/coordinate/{to}", lang.code());
        view! {
            <Notice kind=NoticeKind::Warning title>
                <p>{help}</p>
                <p><LinkButton href>{label}</LinkButton></p>
            </Notice>
        }
    });
    let mut edit = Editing::new(lang, asked());
    let form = missing.is_none().then(|| fields(lang, &mut edit, forms, indicators, found));
    let up = NavLink::new(format!("/{}/coordinate", lang.code()), Nav::of(lang).overview);
    view! {
        <Page title=words.title room=Room::team(lang, &caller())>
            <Breadcrumb links=vec![up]/>
            <ErrorSummary refused=edit.refused.clone() labels=edit.labels()/>
            <PageHead title=words.title lead=words.lead/>
            {missing}
            {form}
        </Page>
    }
}

fn fields(
    lang: Lang,
    edit: &mut Editing,
    forms: Vec<FormLine>,
    indicators: Vec<IndicatorLine>,
    found: Found,
) -> impl IntoView + use<> {
    let words = Words::of(lang);
    let name = edit.both("name", words.name, words.name_hint, Lines::One);
    let form = edit.head("form_version", words.form, words.form_hint);
    let area = edit.text("area", words.area, words.area_hint, Lines::One);
    let sites = edit.head("sites", words.sites, words.sites_hint);
    let chosen_how = edit.head("sampling", words.sampling, words.sampling_hint);
    let measured = edit.head("indicators", words.indicators, words.indicators_hint);
    let tables = edit.head("breakdowns", words.breakdowns, words.breakdowns_hint);
    let indicators: Vec<Choice> = indicators
        .into_iter()
        .map(|line| Choice::new(line.id.as_str(), line.name.in_lang(lang)).hint(line.code))
        .collect();
    let samplings = [Sampling::Convenience, Sampling::Quota, Sampling::Probability].map(|way| {
        let (label, claims) = sampling(lang, way);
        Choice::new(way.code(), label).hint(claims)
    });
    let breakdowns = [Breakdown::Sex, Breakdown::AgeBand, Breakdown::Place]
        .map(|breakdown| Choice::new(breakdown.code(), results::breakdown(lang, breakdown)));
    let (form_version, sites_typed, way) =
        (edit.value("form_version"), edit.value("sites"), edit.value("sampling"));
    let (chosen_indicators, chosen_tables) = (edit.values("indicators"), edit.values("breakdowns"));
    view! {
        <PostForm>
            <section class="pu-part">
                <h2>{words.what_part}</h2>
                {name}
                <Select head=form choices=versions(lang, forms) value=form_version/>
                <Checkboxes head=measured choices=indicators chosen=chosen_indicators/>
            </section>
            <section class="pu-part">
                <h2>{words.where_part}</h2>
                <FindPlace found/>
                {area}
                <TextArea head=sites value=sites_typed rows=5/>
            </section>
            <section class="pu-part">
                <h2>{words.who_part}</h2>
                <Radios head=chosen_how choices=samplings.into() value=way/>
            </section>
            <section class="pu-part">
                <h2>{words.publish_part}</h2>
                <input type="hidden" name="breakdowns" value=Breakdown::Total.code()/>
                <Checkboxes head=tables choices=breakdowns.into() chosen=chosen_tables/>
            </section>
            <Button>{words.submit}</Button>
        </PostForm>
    }
}

/// Every published version, the newest of each form first.
fn versions(lang: Lang, forms: Vec<FormLine>) -> Vec<Choice> {
    let version = Shared::of(lang).version.to_lowercase();
    forms
        .into_iter()
        .flat_map(|form| {
            let title = form.title.in_lang(lang).to_owned();
            let version = version.clone();
            form.versions
                .into_iter()
                .map(move |line| Choice::new(line.id.as_str(), format!("{title}, {version} {}", line.number)))
        })
        .collect()
}
