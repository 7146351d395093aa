//! Whether a form asks what an indicator counts.

use domain::form::{FormDefinition, Kind};
use domain::indicator::{Indicator, IndicatorRefused, Rule};

/// Every question and choice that the rules read and the form does not have, each once.
pub fn mismatches(indicator: &Indicator, form: &FormDefinition) -> Vec<IndicatorRefused> {
    let share = &indicator.measure;
    let mut found = Vec::new();
    let asked = Rule::AnyOf { question: share.question.clone(), codes: Vec::new() };
    for rule in [&asked, &share.numerator, &share.denominator] {
        look(rule, form, &mut found);
    }
    let mut once: Vec<IndicatorRefused> = Vec::new();
    found.into_iter().for_each(|why| {
        if !once.contains(&why) {
            once.push(why);
        }
    });
    once
}

fn look(rule: &Rule, form: &FormDefinition, found: &mut Vec<IndicatorRefused>) {
    match rule {
        Rule::Everyone => {}
        Rule::All { rules } | Rule::Any { rules } => rules.iter().for_each(|rule| look(rule, form, found)),
        Rule::Not { rule } => look(rule, form, found),
        Rule::AnyOf { question, codes } => match form.question(question).map(|question| &question.kind) {
            Some(Kind::SelectOne { choices } | Kind::SelectMany { choices }) => {
                let missing = codes.iter().filter(|code| !choices.iter().any(|choice| choice.code == **code));
                found.extend(missing.map(|code| IndicatorRefused::UnknownChoice {
                    question: question.clone(),
                    choice: code.clone(),
                }));
            }
            Some(Kind::Integer) if codes.is_empty() => {}
            _ => found.push(IndicatorRefused::UnknownQuestion { question: question.clone() }),
        },
        Rule::AtLeast { question, .. } | Rule::AtMost { question, .. } => {
            if !matches!(form.question(question).map(|question| &question.kind), Some(Kind::Integer)) {
                found.push(IndicatorRefused::UnknownQuestion { question: question.clone() });
            }
        }
    }
}
