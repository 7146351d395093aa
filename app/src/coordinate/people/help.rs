//! Where people of this country find help: phones show it.

use leptos::prelude::*;

use crate::coordinate::inputs::{Editing, Lines};
use crate::fields::Fields;
use crate::parts::{Button, ButtonKind, PostForm};
use crate::shell::lang;
use crate::words::coordinate::people::People as Words;

#[component]
pub fn HelpLine(help: Fields) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let mut edit = Editing::new(lang, help);
    let texts = edit.both("help", words.help, words.help_hint, Lines::Many);
    view! {
        <section class="pu-part">
            <h2>{words.help_line}</h2>
            <p>{words.help_line_lead}</p>
            <PostForm does="profile">
                {texts}
                <Button kind=ButtonKind::Secondary>{words.help_save}</Button>
            </PostForm>
        </section>
    }
}
