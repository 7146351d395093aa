//! One question of the library: what is asked, what may be answered, what to be careful about, and the button.

use leptos::prelude::*;

use domain::form::{FormDefinition, Sensitivity};
use domain::library::{Asks, Entry, Standing, list, standing};
use domain::region::MinorsRule;
use domain::text::Lang;

use super::Asked;
use crate::parts::{Button, ButtonKind, Notice, NoticeKind, PostForm, SummaryList, SummaryRow, Tag, Tone};
use crate::words::coordinate::forms::kind;
use crate::words::coordinate::library::{Library as Words, whole};

pub struct Card {
    entry: &'static Entry,
    standing: Standing,
    asked: Asked,
}

impl Card {
    pub fn new(draft: &FormDefinition, entry: &'static Entry, minors: &MinorsRule, asked: &Asked) -> Self {
        Self { entry, standing: standing(draft, entry, minors), asked: asked.clone() }
    }

    pub fn draw(self, lang: Lang, form: &str) -> AnyView {
        let form = form.to_owned();
        let words = Words::of(lang);
        let Self { entry, ref standing, ref asked } = self;
        let (level, tone) = match entry.sensitivity {
            Sensitivity::Ordinary => (words.ordinary, Tone::Quiet),
            Sensitivity::Sensitive => (words.sensitive, Tone::Accent),
            Sensitivity::HighlySensitive => (words.highly_sensitive, Tone::Warning),
        };
        let hint = entry.hint.in_lang(lang);
        let foot = match standing {
            Standing::InForm if asked.added == entry.code => view! {
                <Notice kind=NoticeKind::Good title=words.added>
                    <p><a href=form>{words.see_form}</a></p>
                </Notice>
            }
            .into_any(),
            Standing::InForm => view! { <p><Tag tone=Tone::Good label=words.in_form/></p> }.into_any(),
            Standing::MinorsOff => {
                view! { <Notice title=words.off><p>{words.off_why}</p></Notice> }.into_any()
            }
            Standing::Open { .. } => self.button(lang),
        };
        view! {
            <li class="pu-shelf__question" id=format!("question-{}", entry.code)>
                <h3 class="pu-sample__label">{entry.label.in_lang(lang)}</h3>
                {(!hint.is_empty()).then(|| view! { <p class="pu-small">{hint}</p> })}
                <p class="pu-row"><Tag label=kind(lang, kind_code(entry.asks))/> <Tag tone label=level/></p>
                <SummaryList rows=self.rows(lang)/>
                {foot}
            </li>
        }
        .into_any()
    }

    fn rows(&self, lang: Lang) -> Vec<SummaryRow> {
        let words = Words::of(lang);
        let entry = self.entry;
        let text =
            |term: &'static str, value: String| (!value.is_empty()).then(|| SummaryRow::new(term, value));
        let code = |term: &'static str, value: &'static str| {
            (!value.is_empty()).then(|| SummaryRow::new(term, view! { <code class="pu-code">{value}</code> }))
        };
        let brings = match &self.standing {
            Standing::Open { brings } => {
                brings.iter().map(|other| other.label.in_lang(lang)).collect::<Vec<_>>().join(" · ")
            }
            _ => String::new(),
        };
        [
            text(words.answers, answers(lang, entry.asks)),
            text(words.concept, entry.concept.in_lang(lang).to_owned()),
            text(words.care, entry.care.in_lang(lang).to_owned()),
            code(words.only_if, entry.relevant),
            text(words.brings, brings),
            code(words.name, entry.code),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Each button says which question it adds, to those who hear it too.
    fn button(&self, lang: Lang) -> AnyView {
        let words = Words::of(lang);
        let (entry, asked) = (self.entry, self.asked.clone());
        let label = if entry.asks == Asks::Consent { words.use_text } else { words.add };
        view! {
            <PostForm does="add">
                <input type="hidden" name="code" value=entry.code/>
                <input type="hidden" name="q" value=asked.words/>
                <input type="hidden" name="theme" value=asked.theme.map(|theme| theme.code())/>
                <Button kind=ButtonKind::Secondary>
                    {label} <span class="pu-hidden">{format!(": {}", entry.label.in_lang(lang))}</span>
                </Button>
            </PostForm>
        }
        .into_any()
    }
}

/// What may be answered, besides "don't know" and "prefer not to answer".
fn answers(lang: Lang, asks: Asks) -> String {
    let words = Words::of(lang);
    match asks {
        Asks::One(name) | Asks::Many(name) => {
            let choices = list(name).unwrap_or_default();
            choices.iter().map(|choice| choice.label.in_lang(lang)).collect::<Vec<_>>().join(" · ")
        }
        Asks::Consent => words.yes_or_no.to_owned(),
        Asks::Whole(from, to) => whole(lang, from, to),
        Asks::Place => words.places.to_owned(),
        Asks::Note => String::new(),
    }
}

/// As forms name the kind.
fn kind_code(asks: Asks) -> &'static str {
    match asks {
        Asks::Consent => "consent",
        Asks::Note => "note",
        Asks::One(_) => "select_one",
        Asks::Many(_) => "select_many",
        Asks::Whole(..) => "integer",
        Asks::Place => "place",
    }
}
