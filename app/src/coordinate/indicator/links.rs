//! Links to targets: pairs of repeated fields, and two empty pairs for more.

use leptos::prelude::*;

use domain::indicator::LinkKind;
use domain::text::Lang;

use super::super::inputs::Editing;
use super::fields::code_of;
use crate::parts::{Choice, Field, FieldHead};
use crate::words::coordinate::indicators::Editor as Words;
use crate::words::results;

/// Targets and indicators that a community indicator may stand near to.
const TARGETS: [&str; 15] = [
    "16.4", "16.4.1", "16.4.2", "16.1", "16.1.1", "16.1.2", "16.1.3", "16.1.4", "16.3.1", "16.6.2", "16.7.2",
    "16.10.2", "5.2.1", "11.7.2", "4.a.1",
];
const KINDS: [LinkKind; 4] =
    [LinkKind::ContributesTo, LinkKind::ProxyFor, LinkKind::ContextFor, LinkKind::Measures];
/// So many pairs stand ready at least, and so many are empty.
const READY: usize = 2;

pub struct Links {
    lang: Lang,
    rows: Vec<Row>,
}

struct Row {
    target: FieldHead,
    kind: FieldHead,
    values: (String, String),
}

impl Links {
    /// Problems stand beside the first pair: the fields of all pairs share their names.
    pub fn of(lang: Lang, edit: &mut Editing) -> Self {
        let words = Words::of(lang);
        let (targets, kinds) = (edit.values("sdg_target"), edit.values("sdg_kind"));
        let chosen = targets.into_iter().zip(kinds).filter(|(target, _)| !target.is_empty());
        let mut pairs: Vec<(String, String)> = chosen.collect();
        let empty = READY.saturating_sub(pairs.len()).max(1);
        pairs.extend(std::iter::repeat_n((String::new(), code_of(&KINDS[0])), empty));
        let rows = pairs
            .into_iter()
            .enumerate()
            .map(|(at, values)| {
                let (target, kind) = if at == 0 {
                    let target = edit.head("sdg_target", words.sdg_target, words.sdg_target_hint);
                    (target, edit.head("sdg_kind", words.sdg_kind, ""))
                } else {
                    let label = |label: &str| format!("{label} ({})", at + 1);
                    let target = FieldHead::new(format!("sdg_target-{at}"), label(words.sdg_target));
                    (target, FieldHead::new(format!("sdg_kind-{at}"), label(words.sdg_kind)))
                };
                Row { target, kind, values }
            })
            .collect();
        Self { lang, rows }
    }

    pub fn into_view(self) -> AnyView {
        let lang = self.lang;
        self.rows.into_iter().map(|row| row.into_view(lang)).collect_view().into_any()
    }
}

impl Row {
    fn into_view(self, lang: Lang) -> impl IntoView {
        let words = Words::of(lang);
        let none = Choice::new("", words.sdg_none);
        let targets =
            TARGETS.map(|code| Choice::new(code, format!("{code}: {}", results::target(lang, code))));
        let kinds = KINDS.map(|kind| Choice::new(code_of(&kind), results::link_kind(lang, kind)));
        let (target, kind) = self.values;
        view! {
            <div class="pu-pair">
                {select(self.target, "sdg_target", std::iter::once(none).chain(targets), target)}
                {select(self.kind, "sdg_kind", kinds, kind)}
            </div>
        }
    }
}

/// A control whose name others share: its id is that of its head.
fn select(
    head: FieldHead,
    name: &'static str,
    choices: impl IntoIterator<Item = Choice>,
    value: String,
) -> impl IntoView {
    let (id, described, invalid) = (head.name.clone(), head.described_by(), head.invalid());
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
                id=id
                name=name
                autocomplete="off"
                aria-describedby=described
                aria-invalid=invalid
            >
                {options}
            </select>
        </Field>
    }
}
