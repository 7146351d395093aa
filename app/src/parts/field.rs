//! One field, one shape: label, hint, problem and control, joined by ids.

use leptos::prelude::*;

use crate::fields::Refused;
use crate::shell::lang;
use crate::words::{common, problems};

/// What stands around a control. The name is also the id of the control.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldHead {
    pub name: String,
    pub label: String,
    pub hint: String,
    /// Sentences in the reader's language.
    pub problems: Vec<String>,
}

impl FieldHead {
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { name: name.into(), label: label.into(), ..Self::default() }
    }

    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: hint.into(), ..self }
    }

    /// What was wrong with this field in the form that was just refused.
    pub fn refused(self, refused: &Refused) -> Self {
        let problems = refused.on(&self.name).map(|found| problems::problem(lang(), &found.kind)).collect();
        Self { problems, ..self }
    }

    /// For `aria-describedby` of the control.
    pub fn described_by(&self) -> Option<String> {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.name));
        let problem = (!self.problems.is_empty()).then(|| format!("{}-problem", self.name));
        let ids: Vec<String> = hint.into_iter().chain(problem).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// For `aria-invalid` of the control.
    pub fn invalid(&self) -> Option<&'static str> {
        (!self.problems.is_empty()).then_some("true")
    }

    pub(super) fn class(&self) -> &'static str {
        if self.problems.is_empty() { "pu-field" } else { "pu-field pu-field--problem" }
    }
}

/// A single control with its label. Give the control `id` and `name` of the head, and what it is described by.
#[component]
pub fn Field(head: FieldHead, children: Children) -> impl IntoView {
    let class = head.class();
    let around = explained(&head);
    view! {
        <div class=class>
            <label class="pu-field__label" for=head.name>{head.label}</label>
            {around}
            {children()}
        </div>
    }
}

/// Hint and problems, with the ids by which a control refers to them.
pub(super) fn explained(head: &FieldHead) -> impl IntoView + use<> {
    let FieldHead { name, hint, problems, .. } = head.clone();
    let hint =
        (!hint.is_empty()).then(|| view! { <p class="pu-field__hint" id=format!("{name}-hint")>{hint}</p> });
    let problem = (!problems.is_empty()).then(|| {
        let prefix = common::of(lang()).error_prefix;
        view! {
            <p class="pu-field__problem" id=format!("{name}-problem")>
                <span class="pu-hidden">{prefix} " "</span>
                {problems.join(" ")}
            </p>
        }
    });
    (hint, problem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_control_is_described_by_its_hint_and_then_by_its_problem() {
        let head = FieldHead::new("age", "Age");
        assert_eq!(head.described_by(), None);
        let mut head = head.hint("In years");
        assert_eq!(head.described_by().as_deref(), Some("age-hint"));
        head.problems.push("Write a number.".into());
        assert_eq!(head.described_by().as_deref(), Some("age-hint age-problem"));
        assert_eq!(head.invalid(), Some("true"));
    }
}
