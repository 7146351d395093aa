//! The values of an editor, and the inputs that several editors share.

use leptos::prelude::*;

use domain::text::Lang;

use crate::fields::{Fields, Refused};
use crate::parts::{FieldHead, TextArea, TextInput};
use crate::words::coordinate::Shared;

/// What an editor shows: what was typed and refused, else what is stored. Collects the labels of its fields on the
/// way, so that the error summary can name them.
pub struct Editing {
    pub refused: Refused,
    stored: Fields,
    lang: Lang,
    labels: Vec<(String, String)>,
}

/// One line, or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    One,
    Many,
}

impl Editing {
    pub fn new(lang: Lang, stored: Fields) -> Self {
        Self { refused: Refused::of_this_request(), stored, lang, labels: Vec::new() }
    }

    pub fn value(&self, name: &str) -> String {
        self.refused.value_or(name, self.stored.raw(name))
    }

    /// Every value of a repeated field.
    pub fn values(&self, name: &str) -> Vec<String> {
        let from = if self.refused.fields.0.is_empty() { &self.stored } else { &self.refused.fields };
        from.all(name).map(str::to_owned).collect()
    }

    /// Label, hint and problems of a field.
    pub fn head(&mut self, name: &str, label: &str, hint: &str) -> FieldHead {
        self.labels.push((name.to_owned(), label.to_owned()));
        FieldHead::new(name, label).hint(hint).refused(&self.refused)
    }

    pub fn text(&mut self, name: &str, label: &str, hint: &str, lines: Lines) -> AnyView {
        let (value, head) = (self.value(name), self.head(name, label, hint));
        match lines {
            Lines::One => view! { <TextInput head value/> }.into_any(),
            Lines::Many => view! { <TextArea head value/> }.into_any(),
        }
    }

    /// The same text in Spanish and in English, side by side where there is room.
    pub fn both(&mut self, name: &str, label: &str, hint: &str, lines: Lines) -> AnyView {
        let words = Shared::of(self.lang);
        let es = self.text(&format!("{name}_es"), &format!("{label} ({})", words.spanish), hint, lines);
        let en = self.text(&format!("{name}_en"), &format!("{label} ({})", words.english), "", lines);
        view! { <div class="pu-pair">{es}{en}</div> }.into_any()
    }

    /// The labels of the fields made so far, for the error summary.
    pub fn labels(&self) -> Vec<(String, String)> {
        self.labels.clone()
    }
}

/// A single box to tick.
#[component]
pub fn Tickbox(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    checked: bool,
    #[prop(optional)] problems: Vec<String>,
) -> impl IntoView {
    let described = (!problems.is_empty()).then(|| format!("{name}-problem"));
    let invalid = described.as_ref().map(|_| "true");
    view! {
        <div class=if problems.is_empty() { "pu-field" } else { "pu-field pu-field--problem" }>
            {described.clone().map(|id| view! { <p class="pu-field__problem" id=id>{problems.join(" ")}</p> })}
            <div class="pu-choice">
                <input
                    class="pu-choice__control"
                    type="checkbox"
                    id=name.clone()
                    name=name.clone()
                    value="on"
                    checked=checked
                    autocomplete="off"
                    aria-describedby=described
                    aria-invalid=invalid
                />
                <label class="pu-choice__label" for=name>{label}</label>
            </div>
        </div>
    }
}
