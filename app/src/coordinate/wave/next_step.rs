//! The one thing to do now. What cannot be undone is said before it is pressed.

use leptos::prelude::*;

use crate::backend::WaveLine;
use crate::coordinate::Next;
use crate::parts::{Button, ButtonKind, LinkButton, PostForm};
use crate::shell::lang;
use crate::words::coordinate::waves::WaveWords;

#[component]
pub fn NextStep(line: WaveLine) -> impl IntoView {
    let lang = lang();
    let words = WaveWords::of(lang);
    let preview = format!("/{}/coordinate/waves/{}/preview", lang.code(), line.wave.id);
    let what = match Next::of(&line) {
        Next::Open => view! {
            <p>{words.open_confirm}</p>
            <PostForm does="open">
                <Button>{words.open}</Button>
            </PostForm>
        }
        .into_any(),
        Next::Collect => view! {
            <p>{words.collecting}</p>
            <details class="pu-more">
                <summary>{words.close}</summary>
                <p>{words.close_confirm}</p>
                <p><strong>{words.close_forever}</strong></p>
                <PostForm does="close">
                    <Button kind=ButtonKind::Danger>{words.close_submit}</Button>
                </PostForm>
            </details>
        }
        .into_any(),
        next @ (Next::FirstSignature | Next::SecondSignature) => {
            let help = if next == Next::FirstSignature { words.closed_help } else { words.one_signature };
            view! {
                <p>{help}</p>
                <p><LinkButton href=preview>{words.to_preview}</LinkButton></p>
            }
            .into_any()
        }
        Next::Nothing => view! {
            <p>{words.released}</p>
            <p class="pu-row">
                <LinkButton href=format!("/{}/r", lang.code())>{words.to_public}</LinkButton>
                <LinkButton href=preview kind=ButtonKind::Secondary>{words.to_release}</LinkButton>
            </p>
        }
        .into_any(),
    };
    view! { <section class="pu-now"><h2>{words.next}</h2>{what}</section> }
}
