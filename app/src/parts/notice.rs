//! Something to know before going on, and small words about a thing.

use leptos::prelude::*;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum NoticeKind {
    #[default]
    Plain,
    /// Something went well.
    Good,
    Warning,
    Problem,
}

impl NoticeKind {
    /// The sign differs in shape, so that colour is not needed to tell them apart.
    fn sign(self) -> &'static str {
        match self {
            Self::Plain => "i",
            Self::Good => "✓",
            Self::Warning => "!",
            Self::Problem => "×",
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Plain => "pu-notice",
            Self::Good => "pu-notice pu-notice--good",
            Self::Warning => "pu-notice pu-notice--warning",
            Self::Problem => "pu-notice pu-notice--problem",
        }
    }
}

/// The title carries the meaning in words; sign and colour only repeat it.
#[component]
pub fn Notice(
    #[prop(optional)] kind: NoticeKind,
    #[prop(into)] title: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class=kind.class()>
            <span class="pu-notice__sign" aria-hidden="true">{kind.sign()}</span>
            <div class="pu-notice__body">
                <p class="pu-notice__title">{title}</p>
                {children.map(|children| children())}
            </div>
        </div>
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Quiet,
    Accent,
    Good,
    Warning,
}

/// A state or a kind in one or two words.
#[component]
pub fn Tag(#[prop(optional)] tone: Tone, #[prop(into)] label: String) -> impl IntoView {
    let class = match tone {
        Tone::Quiet => "pu-tag",
        Tone::Accent => "pu-tag pu-tag--accent",
        Tone::Good => "pu-tag pu-tag--good",
        Tone::Warning => "pu-tag pu-tag--warning",
    };
    view! { <span class=class>{label}</span> }
}
