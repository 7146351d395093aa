//! Controls that take text or one of a list.

use leptos::prelude::*;

use super::{Choice, Field, FieldHead};

/// What a line of text is for: decides keyboard and `type`, never what is accepted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum InputKind {
    #[default]
    Text,
    /// Digits; kept as text, so that what was typed stays.
    Number,
    Passphrase,
    Search,
    /// A code in capitals, without correction.
    Code,
}

impl InputKind {
    fn html_type(self) -> &'static str {
        match self {
            Self::Text | Self::Number | Self::Code => "text",
            Self::Passphrase => "password",
            Self::Search => "search",
        }
    }

    fn input_mode(self) -> Option<&'static str> {
        (self == Self::Number).then_some("numeric")
    }

    /// Names and codes are not ordinary words: no correction, no capital by itself.
    fn capitals(self) -> Option<&'static str> {
        match self {
            Self::Code => Some("characters"),
            Self::Passphrase => Some("none"),
            _ => None,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Number => "pu-input pu-input--short",
            Self::Code => "pu-input pu-input--code",
            _ => "pu-input",
        }
    }
}

/// One line of text.
#[component]
pub fn TextInput(
    head: FieldHead,
    #[prop(into, optional)] value: String,
    #[prop(optional)] kind: InputKind,
    /// A token such as `username`; `off` unless given.
    #[prop(default = "off")]
    autocomplete: &'static str,
) -> impl IntoView {
    let (name, described, invalid) = (head.name.clone(), head.described_by(), head.invalid());
    view! {
        <Field head>
            <input
                class=kind.class()
                type=kind.html_type()
                id=name.clone()
                name=name
                value=value
                inputmode=kind.input_mode()
                autocapitalize=kind.capitals()
                spellcheck=kind.capitals().map(|_| "false")
                autocomplete=autocomplete
                aria-describedby=described
                aria-invalid=invalid
            />
        </Field>
    }
}

/// Several lines of text.
#[component]
pub fn TextArea(
    head: FieldHead,
    #[prop(into, optional)] value: String,
    #[prop(default = 4)] rows: u32,
) -> impl IntoView {
    let (name, described, invalid) = (head.name.clone(), head.described_by(), head.invalid());
    view! {
        <Field head>
            <textarea
                class="pu-input pu-input--area"
                id=name.clone()
                name=name
                rows=rows
                autocomplete="off"
                aria-describedby=described
                aria-invalid=invalid
            >
                {value}
            </textarea>
        </Field>
    }
}

/// One of a long list. `empty` names the choice of nothing; without it the first choice is taken.
#[component]
pub fn Select(
    head: FieldHead,
    choices: Vec<Choice>,
    #[prop(into, optional)] value: String,
    #[prop(into, optional)] empty: String,
) -> impl IntoView {
    let (name, described, invalid) = (head.name.clone(), head.described_by(), head.invalid());
    let options = choices
        .into_iter()
        .map(|choice| {
            let chosen = choice.value == value;
            view! { <option value=choice.value selected=chosen>{choice.label}</option> }
        })
        .collect_view();
    view! {
        <Field head>
            <select
                class="pu-input pu-input--select"
                id=name.clone()
                name=name
                autocomplete="off"
                aria-describedby=described
                aria-invalid=invalid
            >
                {(!empty.is_empty()).then(|| view! { <option value="">{empty}</option> })}
                {options}
            </select>
        </Field>
    }
}
