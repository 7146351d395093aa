//! Choices with large targets: one of several, or several of several.

use leptos::prelude::*;

use super::FieldHead;
use super::field::explained;

/// One thing to choose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub hint: String,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: String::new() }
    }

    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: hint.into(), ..self }
    }
}

/// One of several.
#[component]
pub fn Radios(head: FieldHead, choices: Vec<Choice>, #[prop(into, optional)] value: String) -> impl IntoView {
    let chosen = if value.is_empty() { Vec::new() } else { vec![value] };
    group(head, choices, chosen, "radio")
}

/// Any number of several; `chosen` are values.
#[component]
pub fn Checkboxes(
    head: FieldHead,
    choices: Vec<Choice>,
    #[prop(optional)] chosen: Vec<String>,
) -> impl IntoView {
    group(head, choices, chosen, "checkbox")
}

/// The first control carries the name of the field as its id: there the error summary leads.
fn group(head: FieldHead, choices: Vec<Choice>, chosen: Vec<String>, kind: &'static str) -> impl IntoView {
    let around = explained(&head);
    let items = choices
        .into_iter()
        .enumerate()
        .map(|(at, choice)| {
            let id = if at == 0 { head.name.clone() } else { format!("{}-{}", head.name, at + 1) };
            let picked = chosen.contains(&choice.value);
            let hint_id = (!choice.hint.is_empty()).then(|| format!("{id}-hint-{}", at + 1));
            view! {
                <div class="pu-choice">
                    <input
                        class="pu-choice__control"
                        type=kind
                        id=id.clone()
                        name=head.name.clone()
                        value=choice.value
                        checked=picked
                        autocomplete="off"
                        aria-describedby=hint_id.clone()
                    />
                    <label class="pu-choice__label" for=id>{choice.label}</label>
                    {hint_id.map(|id| view! { <span class="pu-choice__hint" id=id>{choice.hint}</span> })}
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset class=head.class() aria-describedby=head.described_by()>
            <legend class="pu-field__label">{head.label.clone()}</legend>
            {around}
            <div class="pu-choices">{items}</div>
        </fieldset>
    }
}
