//! Who signed, and the form of one's own signature. A signature names the content by its fingerprint.

use leptos::prelude::*;

use crate::backend::MaySign;
use crate::fields::Refused;
use crate::parts::{
    Button, FieldHead, InputKind, LinkButton, Notice, NoticeKind, PostForm, SummaryList, SummaryRow,
    TextInput,
};
use crate::shell::lang;
use crate::words::coordinate::release::PreviewWords;

#[component]
pub fn Signatures(hash: String, signed_by: Vec<String>, may_sign: MaySign) -> impl IntoView {
    let lang = lang();
    let words = PreviewWords::of(lang);
    let first = signed_by.is_empty();
    let rows = vec![
        SummaryRow::new(
            words.fingerprint,
            view! {
                <code class="pu-code pu-code--long">{in_groups(&hash)}</code>
                <p class="pu-small">{words.fingerprint_help}</p>
            },
        ),
        SummaryRow::new(
            words.signed_by,
            if first { words.nobody_yet.to_owned() } else { signed_by.join(", ") },
        ),
    ];
    let action = match may_sign {
        MaySign::Yes => view! { <SignForm hash first/> }.into_any(),
        MaySign::AlreadyDid => view! {
            <Notice kind=NoticeKind::Good title=words.already>
                <p>{words.already_help}</p>
                <p>{words.nobody_else}</p>
            </Notice>
        }
        .into_any(),
        MaySign::AlreadyPublished => view! {
            <Notice kind=NoticeKind::Good title=words.published>
                <p>{words.published_help}</p>
                <p><LinkButton href=format!("/{}/r", lang.code())>{words.to_public}</LinkButton></p>
            </Notice>
        }
        .into_any(),
    };
    view! {
        <section class="pu-part">
            <h2>{words.signatures}</h2>
            <p>{words.two_rule}</p>
            <SummaryList rows/>
            {action}
        </section>
    }
}

#[component]
fn SignForm(hash: String, first: bool) -> impl IntoView {
    let words = PreviewWords::of(lang());
    let head = FieldHead::new("passphrase", words.passphrase)
        .hint(words.passphrase_hint)
        .refused(&Refused::of_this_request());
    view! {
        <h3>{words.checklist}</h3>
        <ul>
            <li>{words.check_numbers}</li>
            <li>{words.check_people}</li>
            <li>{words.check_limits}</li>
        </ul>
        <PostForm does="sign">
            <input type="hidden" name="hash" value=hash/>
            <TextInput head kind=InputKind::Passphrase autocomplete="current-password"/>
            <Button>{if first { words.sign_first } else { words.sign_second }}</Button>
        </PostForm>
    }
}

/// A fingerprint in groups of four, to be compared by phone.
fn in_groups(hash: &str) -> String {
    let characters: Vec<char> = hash.chars().collect();
    characters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_read_aloud_in_groups_of_four() {
        assert_eq!(in_groups("0a1b2c3d4e"), "0a1b 2c3d 4e");
        assert_eq!(in_groups(""), "");
    }
}
