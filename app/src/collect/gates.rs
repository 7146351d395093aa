//! "Answer only if …": when a question is asked, in words, for a page that cannot hide it.
//!
//! Reads the rules that forms usually have: comparisons with a choice, joined by `and` or by `or`. Any other rule is
//! said by the question it depends on. The server drops answers behind a closed gate in any case.

use domain::form::expression::{DONT_KNOW, Expression, PREFER_NOT};
use domain::form::{FormDefinition, Kind, Question};
use domain::text::Lang;

use crate::words::collect;
use crate::words::collect::alone::{self, Chosen};

/// `None`: asked of everybody. The consent is a condition of the whole page and not said at every question.
pub fn gate(form: &FormDefinition, question: &Question, lang: Lang) -> Option<String> {
    let rule = question.relevant.trim();
    let parsed = Expression::parse(rule).ok()?;
    let read = parsed.questions().into_iter().filter_map(|name| form.question(name));
    let first = read.into_iter().find(|read| read.kind != Kind::Consent)?;
    let said =
        [(" and ", alone::and(lang)), (" or ", alone::or(lang))].into_iter().find_map(|(joint, word)| {
            let parts = rule.split(joint).map(|part| comparison(form, part.trim(), lang));
            let parts: Vec<String> = parts.collect::<Option<Vec<_>>>()?.into_iter().flatten().collect();
            Some(alone::only_if(lang, &parts.join(word)))
        });
    Some(said.unwrap_or_else(|| alone::depends(lang, label(first, lang))))
}

/// One comparison in words; `Some(None)` for one about the consent, which goes without saying.
fn comparison(form: &FormDefinition, rule: &str, lang: Lang) -> Option<Option<String>> {
    let (question, chosen, code) =
        match rule.strip_prefix("selected(").and_then(|rest| rest.strip_suffix(')')) {
            Some(inner) => {
                let (question, code) = inner.split_once(',')?;
                (question, Chosen::This, code)
            }
            None => match rule.split_once("!=") {
                Some((question, code)) => (question, Chosen::NotThis, code),
                None => {
                    let (question, code) = rule.split_once('=')?;
                    (question, Chosen::This, code)
                }
            },
        };
    let name = question.trim().strip_prefix("${")?.strip_suffix('}')?;
    let code = code.trim().trim_matches(['\'', '"']);
    let question = form.question(name)?;
    if question.kind == Kind::Consent {
        return Some(None);
    }
    let choice = choice(question, code, lang)?;
    Some(Some(alone::chose(lang, label(question, lang), chosen, choice)))
}

fn label(question: &Question, lang: Lang) -> &str {
    question.label.in_lang(lang).lines().next().unwrap_or_default().trim()
}

fn choice<'a>(question: &'a Question, code: &str, lang: Lang) -> Option<&'a str> {
    let words = collect::of(lang);
    match &question.kind {
        _ if code == DONT_KNOW => Some(words.dont_know),
        _ if code == PREFER_NOT => Some(words.prefer_not),
        Kind::SelectOne { choices } | Kind::SelectMany { choices } => {
            choices.iter().find(|choice| choice.code == code).map(|choice| choice.label.in_lang(lang))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::phone::tests::enrolment;
    use super::*;

    #[test]
    fn the_usual_rules_are_said_as_a_person_would() {
        let form = enrolment().kit.form;
        let mut question = form.question("times").unwrap().clone();
        for (rule, said) in [
            ("${heard} = 'yes'", "Responda solo si en «¿Oyó?» eligió «Sí»."),
            (
                "selected(${heard}, 'no') or ${heard} = 'dk'",
                "Responda solo si en «¿Oyó?» eligió «No» o en «¿Oyó?» eligió «No sé».",
            ),
            ("${consent} = 'yes' and ${heard} != 'no'", "Responda solo si en «¿Oyó?» no eligió «No»."),
            (
                "count-selected(${heard}) > 1",
                "Depende de su respuesta a «¿Oyó?». Si no le corresponde, déjela en blanco.",
            ),
            (
                "${heard} = 'maybe'",
                "Depende de su respuesta a «¿Oyó?». Si no le corresponde, déjela en blanco.",
            ),
        ] {
            question.relevant = rule.into();
            assert_eq!(gate(&form, &question, Lang::Es).as_deref(), Some(said), "{rule}");
        }
        for rule in ["", "${consent} = 'yes'", "true()"] {
            question.relevant = rule.into();
            assert_eq!(gate(&form, &question, Lang::En), None, "{rule}");
        }
    }
}
