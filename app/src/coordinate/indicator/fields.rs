//! An indicator record as the fields of its editor; the server reads them back.

use domain::indicator::{Indicator, Rule};

use crate::fields::Fields;

/// The denominator of a share of everybody who was asked.
pub const EVERYONE: &str = "everyone";

/// The texts that stand in both languages: name of the field without its language.
pub const BOTH: [&str; 6] =
    ["name", "definition", "rationale", "limitations", "numerator_words", "denominator_words"];

/// Every field of the editor with what the record holds; links to targets repeat their two fields.
pub fn print(record: &Indicator) -> Fields {
    let share = &record.measure;
    let mut fields: Vec<(String, String)> = [
        ("code", record.code.clone()),
        ("origin", record.origin.clone()),
        ("origin_language", record.origin_language.clone()),
        ("question", share.question.clone()),
        ("numerator_codes", codes(&share.numerator)),
        ("denominator", denominator(&share.denominator)),
        ("dont_know", code_of(&share.dont_know)),
        ("prefer_not", code_of(&share.prefer_not)),
        ("direction", code_of(&record.direction)),
        ("sensitivity", code_of(&record.sensitivity)),
        ("theme", code_of(&record.theme)),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into();
    let texts = [
        &record.name,
        &record.definition,
        &record.rationale,
        &record.limitations,
        &share.numerator_words,
        &share.denominator_words,
    ];
    for (name, text) in BOTH.into_iter().zip(texts) {
        for lang in ["es", "en"] {
            fields.push((format!("{name}_{lang}"), text.exact(lang).unwrap_or_default().to_owned()));
        }
    }
    for link in &record.sdg {
        fields.push(("sdg_target".to_owned(), link.target.clone()));
        fields.push(("sdg_kind".to_owned(), code_of(&link.kind)));
    }
    Fields(fields)
}

/// The code of a closed list, as it stands in JSON and in the fields.
pub fn code_of<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}

/// A rule that the editor has no words for prints as nothing, and saving asks for it anew.
fn codes(rule: &Rule) -> String {
    match rule {
        Rule::AnyOf { codes, .. } => codes.join(", "),
        Rule::AtLeast { value, .. } => format!(">={value}"),
        Rule::AtMost { value, .. } => format!("<={value}"),
        Rule::Everyone | Rule::All { .. } | Rule::Any { .. } | Rule::Not { .. } => String::new(),
    }
}

fn denominator(rule: &Rule) -> String {
    match rule {
        Rule::Everyone => EVERYONE.to_owned(),
        Rule::AnyOf { question, .. } | Rule::AtLeast { question, .. } | Rule::AtMost { question, .. } => {
            format!("{question}:{}", codes(rule))
        }
        Rule::All { .. } | Rule::Any { .. } | Rule::Not { .. } => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use domain::form::Sensitivity;
    use domain::indicator::{Direction, LinkKind, SdgLink, Share, Theme, Treatment};
    use domain::text::LocalText;

    use super::*;

    fn record(numerator: Rule, denominator: Rule) -> Indicator {
        let text = |words: &str| LocalText::both(&format!("{words} es"), words);
        Indicator {
            code: "PE-TRU-0007".into(),
            name: text("Shots"),
            definition: text("Share of people who heard shots"),
            origin: "Uno ya ni se asoma".into(),
            origin_language: "es".into(),
            rationale: text("Because"),
            sdg: vec![
                SdgLink { target: "16.4".into(), kind: LinkKind::ContributesTo },
                SdgLink { target: "16.1.4".into(), kind: LinkKind::ContextFor },
            ],
            theme: Theme::ArmsInSchools,
            measure: Share {
                numerator_words: text("heard shots"),
                denominator_words: text("people who answered"),
                question: "shots".into(),
                numerator,
                denominator,
                dont_know: Treatment::InDenominator,
                prefer_not: Treatment::LeftOut,
            },
            direction: Direction::LowerIsBetter,
            sensitivity: Sensitivity::HighlySensitive,
            limitations: text("Only those at home"),
        }
    }

    fn any_of(question: &str, codes: &[&str]) -> Rule {
        let codes = codes.iter().map(|code| (*code).to_owned()).collect();
        Rule::AnyOf { question: question.into(), codes }
    }

    #[test]
    fn every_field_of_a_record_is_printed_once_and_its_links_in_pairs() {
        let fields = print(&record(any_of("shots", &["weekly", "daily"]), Rule::Everyone));
        for (name, value) in [
            ("name_es", "Shots es"),
            ("limitations_en", "Only those at home"),
            ("numerator_words_en", "heard shots"),
            ("question", "shots"),
            ("numerator_codes", "weekly, daily"),
            ("denominator", "everyone"),
            ("dont_know", "in_denominator"),
            ("prefer_not", "left_out"),
            ("direction", "lower_is_better"),
            ("sensitivity", "highly_sensitive"),
            ("theme", "arms_in_schools"),
        ] {
            assert_eq!(fields.all(name).collect::<Vec<_>>(), [value], "{name}");
        }
        assert_eq!(fields.all("sdg_target").collect::<Vec<_>>(), ["16.4", "16.1.4"]);
        assert_eq!(fields.all("sdg_kind").collect::<Vec<_>>(), ["contributes_to", "context_for"]);
    }

    #[test]
    fn rules_are_printed_as_people_type_them() {
        let least = Rule::AtLeast { question: "shots".into(), value: 3 };
        let printed = print(&record(least, any_of("went", &["yes"])));
        assert_eq!(printed.get("numerator_codes"), ">=3");
        assert_eq!(printed.get("denominator"), "went:yes");
        let most = Rule::AtMost { question: "age".into(), value: -1 };
        let printed = print(&record(Rule::Not { rule: Box::new(Rule::Everyone) }, most));
        assert_eq!(printed.get("numerator_codes"), "");
        assert_eq!(printed.get("denominator"), "age:<=-1");
    }
}
