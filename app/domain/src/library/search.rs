//! Finding questions by words: small and capital letters and accents aside, in both languages at once.

use super::{Asks, Entry, Theme, all, list};
use crate::text::folded;

/// Questions of a theme (any, without one) in which every word of `wanted` stands: in what is asked, its help, its
/// answers, its concept or its code.
pub fn matching(wanted: &str, theme: Option<Theme>) -> Vec<(Theme, &'static Entry)> {
    let wanted = folded(wanted);
    let words: Vec<&str> = wanted.split_whitespace().collect();
    all()
        .filter(|(of, _)| theme.is_none_or(|theme| theme == *of))
        .filter(|(_, entry)| {
            let text = searched(entry);
            words.iter().all(|word| text.contains(word))
        })
        .collect()
}

fn searched(entry: &Entry) -> String {
    let choices = match entry.asks {
        Asks::One(name) | Asks::Many(name) => list(name).unwrap_or_default(),
        _ => &[],
    };
    let texts = [entry.label, entry.hint, entry.concept].into_iter().chain(choices.iter().map(|c| c.label));
    let mut text = entry.code.to_owned();
    for both in texts {
        text.extend([" ", both.es, " ", both.en]);
    }
    folded(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(wanted: &str, theme: Option<Theme>) -> Vec<&'static str> {
        matching(wanted, theme).into_iter().map(|(_, entry)| entry.code).collect()
    }

    #[test]
    fn questions_are_found_in_both_languages_without_accents() {
        for wanted in ["disparos", "DISPAROS", "shots", "oyo disparos", "oyó"] {
            assert!(found(wanted, None).contains(&"shots_heard"), "{wanted}");
        }
        assert!(found("extorsion", None).len() > 5);
        assert_eq!(found("extorsion", None), found("Extorsión", None));
        assert!(found("16.1.4", None).contains(&"walk_dark"));
        assert_eq!(found("zyzzyva", None), Vec::<&str>::new());
    }

    #[test]
    fn a_theme_narrows_and_no_words_find_everything() {
        assert_eq!(found(" ", None).len(), all().count());
        assert_eq!(found("", Some(Theme::Functioning)).len(), 7);
        assert!(found("disparos", Some(Theme::Background)).is_empty());
    }
}
