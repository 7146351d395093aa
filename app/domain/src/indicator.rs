//! The indicator record: what is measured, in words and as a rule over question codes.

use serde::{Deserialize, Serialize};

use crate::form::Sensitivity;
use crate::response::{Answer, Answers};
use crate::text::LocalText;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// Stable and never reused, such as `PE-TRU-0007`.
    pub code: String,
    pub name: LocalText,
    pub definition: LocalText,
    /// The words in which it was first said, and their language.
    pub origin: String,
    pub origin_language: String,
    /// Why it matters and how to read it.
    pub rationale: LocalText,
    pub sdg: Vec<SdgLink>,
    pub theme: Theme,
    pub measure: Share,
    pub direction: Direction,
    pub sensitivity: Sensitivity,
    /// At least one sentence.
    pub limitations: LocalText,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SdgLink {
    /// `16.4`, `16.4.1`, `16.4.2`, `16.1.4`, ...
    pub target: String,
    pub kind: LinkKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// Same definition, administrative data only: a household survey never `measures` 16.4.1 or 16.4.2.
    Measures,
    ProxyFor,
    ContributesTo,
    ContextFor,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    Firearms,
    ArmsInSchools,
    Extortion,
    Trust,
    Disarmament,
    Safety,
}

impl Theme {
    pub const ALL: [Theme; 6] = [
        Theme::Firearms,
        Theme::ArmsInSchools,
        Theme::Extortion,
        Theme::Trust,
        Theme::Disarmament,
        Theme::Safety,
    ];
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    HigherIsBetter,
    LowerIsBetter,
    Neutral,
}

/// A share: of those in the denominator, how many are in the numerator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    pub numerator_words: LocalText,
    pub denominator_words: LocalText,
    /// The question whose "don't know" and "prefer not to answer" are treated below.
    pub question: String,
    pub numerator: Rule,
    pub denominator: Rule,
    pub dont_know: Treatment,
    pub prefer_not: Treatment,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Treatment {
    /// In the denominator, never in the numerator.
    InDenominator,
    LeftOut,
}

/// A condition over question and choice codes, kept as tagged JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case")]
pub enum Rule {
    Everyone,
    /// The answer is one of these codes; of several choices, at least one is.
    AnyOf {
        question: String,
        codes: Vec<String>,
    },
    AtLeast {
        question: String,
        value: i64,
    },
    AtMost {
        question: String,
        value: i64,
    },
    All {
        rules: Vec<Rule>,
    },
    Any {
        rules: Vec<Rule>,
    },
    Not {
        rule: Box<Rule>,
    },
}

impl Rule {
    pub fn holds(&self, answers: &Answers) -> bool {
        match self {
            Rule::Everyone => true,
            Rule::AnyOf { question, codes } => match answers.get(question) {
                Some(Answer::One(code)) => codes.contains(code),
                Some(Answer::Many(chosen)) => chosen.iter().any(|code| codes.contains(code)),
                _ => false,
            },
            Rule::AtLeast { question, value } => {
                matches!(answers.get(question), Some(Answer::Integer(n)) if n >= value)
            }
            Rule::AtMost { question, value } => {
                matches!(answers.get(question), Some(Answer::Integer(n)) if n <= value)
            }
            Rule::All { rules } => rules.iter().all(|rule| rule.holds(answers)),
            Rule::Any { rules } => rules.iter().any(|rule| rule.holds(answers)),
            Rule::Not { rule } => !rule.holds(answers),
        }
    }

    /// Every question the rule reads.
    pub fn questions(&self) -> Vec<&str> {
        match self {
            Rule::Everyone => Vec::new(),
            Rule::AnyOf { question, .. } | Rule::AtLeast { question, .. } | Rule::AtMost { question, .. } => {
                vec![question]
            }
            Rule::All { rules } | Rule::Any { rules } => rules.iter().flat_map(Rule::questions).collect(),
            Rule::Not { rule } => rule.questions(),
        }
    }
}

/// Where one respondent stands in a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Outside,
    InDenominator,
    InNumerator,
}

impl Share {
    /// An unanswered question is missing and leaves the respondent outside.
    pub fn standing(&self, answers: &Answers) -> Standing {
        if !self.denominator.holds(answers) {
            return Standing::Outside;
        }
        let treatment = match answers.get(&self.question) {
            None => return Standing::Outside,
            Some(Answer::DontKnow) => self.dont_know,
            Some(Answer::PreferNot) => self.prefer_not,
            Some(_) if self.numerator.holds(answers) => return Standing::InNumerator,
            Some(_) => return Standing::InDenominator,
        };
        match treatment {
            Treatment::InDenominator => Standing::InDenominator,
            Treatment::LeftOut => Standing::Outside,
        }
    }
}

/// What keeps a record from being used in a wave.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "why")]
pub enum IndicatorRefused {
    #[error("{field} is empty")]
    Empty { field: String },
    #[error("{field} is longer than {limit} characters")]
    TooLong { field: String, limit: usize },
    #[error("code: capitals, digits and hyphens, such as PE-TRU-0007")]
    CodeShape,
    #[error("a survey cannot measure {target}; choose proxy_for, contributes_to or context_for")]
    SurveyCannotMeasure { target: String },
    #[error("the rule reads question {question}, which the form does not have")]
    UnknownQuestion { question: String },
    #[error("the rule reads choice {choice} of question {question}, which the form does not have")]
    UnknownChoice { question: String, choice: String },
}

impl Indicator {
    /// Everything that is wrong with the record by itself, all at once.
    pub fn problems(&self) -> Vec<IndicatorRefused> {
        let mut found = Vec::new();
        let shape = self.code.split('-').count() >= 2
            && self.code.len() <= 24
            && self.code.split('-').all(|part| {
                !part.is_empty() && part.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
            });
        if !shape {
            found.push(IndicatorRefused::CodeShape);
        }
        for (field, text, limit) in [
            ("name", &self.name, 120),
            ("definition", &self.definition, 2_000),
            ("rationale", &self.rationale, 2_000),
            ("limitations", &self.limitations, 2_000),
            ("numerator", &self.measure.numerator_words, 300),
            ("denominator", &self.measure.denominator_words, 300),
        ] {
            for lang in ["es", "en"] {
                match text.exact(lang) {
                    None => found.push(IndicatorRefused::Empty { field: format!("{field}_{lang}") }),
                    Some(words) if words.chars().count() > limit => {
                        found.push(IndicatorRefused::TooLong { field: format!("{field}_{lang}"), limit });
                    }
                    Some(_) => {}
                }
            }
        }
        if self.origin.trim().is_empty() {
            found.push(IndicatorRefused::Empty { field: "origin".into() });
        }
        if self.sdg.is_empty() {
            found.push(IndicatorRefused::Empty { field: "sdg".into() });
        }
        for link in &self.sdg {
            if link.kind == LinkKind::Measures && ["16.4.1", "16.4.2"].contains(&link.target.as_str()) {
                found.push(IndicatorRefused::SurveyCannotMeasure { target: link.target.clone() });
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard_shots(dont_know: Treatment) -> Share {
        Share {
            numerator_words: LocalText::default(),
            denominator_words: LocalText::default(),
            question: "shots".into(),
            numerator: Rule::AnyOf { question: "shots".into(), codes: vec!["yes".into()] },
            denominator: Rule::Everyone,
            dont_know,
            prefer_not: Treatment::LeftOut,
        }
    }

    #[test]
    fn dont_know_counts_only_where_the_record_says_so() {
        let mut answers = Answers::default();
        assert_eq!(heard_shots(Treatment::InDenominator).standing(&answers), Standing::Outside);
        answers.set("shots", Answer::DontKnow);
        assert_eq!(heard_shots(Treatment::InDenominator).standing(&answers), Standing::InDenominator);
        assert_eq!(heard_shots(Treatment::LeftOut).standing(&answers), Standing::Outside);
        answers.set("shots", Answer::PreferNot);
        assert_eq!(heard_shots(Treatment::InDenominator).standing(&answers), Standing::Outside);
        answers.set("shots", Answer::One("yes".into()));
        assert_eq!(heard_shots(Treatment::LeftOut).standing(&answers), Standing::InNumerator);
    }

    #[test]
    fn rules_read_back_from_their_json() {
        let rule = Rule::All {
            rules: vec![
                Rule::AtLeast { question: "age".into(), value: 18 },
                Rule::Not { rule: Box::new(Rule::AnyOf { question: "q".into(), codes: vec!["no".into()] }) },
            ],
        };
        let json = serde_json::to_string(&rule).unwrap();
        assert_eq!(serde_json::from_str::<Rule>(&json).unwrap(), rule);
        assert_eq!(rule.questions(), ["age", "q"]);
    }
}
