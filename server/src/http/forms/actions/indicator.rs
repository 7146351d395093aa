//! From the fields of the indicator editor to a record, with every problem at its field.

use serde::de::value::{Error, StrDeserializer};
use serde::de::{Deserialize, IntoDeserializer};

use app::error::{Answer, AppError, Problem, ProblemKind};
use app::fields::Fields;
use domain::indicator::{Indicator, Rule, SdgLink, Share};
use domain::text::LocalText;

/// Reads what the editor posted. Whether the record is good enough is the room's question.
pub fn indicator_from(fields: &Fields) -> Answer<Indicator> {
    let mut read = Reading { fields, problems: Vec::new() };
    let indicator = read.indicator();
    match indicator {
        Some(indicator) if read.problems.is_empty() => Ok(indicator),
        _ => Err(AppError::Invalid { problems: read.problems }),
    }
}

struct Reading<'a> {
    fields: &'a Fields,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    fn indicator(&mut self) -> Option<Indicator> {
        let question = self.text("question");
        if question.is_empty() {
            self.wrong("question", ProblemKind::Missing);
        }
        let numerator = self.rule("numerator_codes", &question, self.fields.get("numerator_codes"));
        let denominator = self.denominator();
        // Every field is looked at before the first one that is missing ends the reading.
        let (dont_know, prefer_not) = (self.choice("dont_know"), self.choice("prefer_not"));
        let (direction, sensitivity) = (self.choice("direction"), self.choice("sensitivity"));
        let theme = self.choice("theme");
        let sdg = self.links();
        Some(Indicator {
            code: self.text("code").to_uppercase(),
            name: local(self.fields, "name"),
            definition: local(self.fields, "definition"),
            origin: self.text("origin"),
            origin_language: self.text("origin_language"),
            rationale: local(self.fields, "rationale"),
            sdg,
            theme: theme?,
            measure: Share {
                numerator_words: local(self.fields, "numerator_words"),
                denominator_words: local(self.fields, "denominator_words"),
                question,
                numerator: numerator?,
                denominator: denominator?,
                dont_know: dont_know?,
                prefer_not: prefer_not?,
            },
            direction: direction?,
            sensitivity: sensitivity?,
            limitations: local(self.fields, "limitations"),
        })
    }

    fn text(&self, name: &str) -> String {
        self.fields.get(name).to_owned()
    }

    fn wrong(&mut self, field: &str, kind: ProblemKind) {
        self.problems.push(Problem::new(field, kind));
    }

    fn choice<T: for<'de> Deserialize<'de>>(&mut self, name: &str) -> Option<T> {
        self.one_of(name, self.fields.get(name))
    }

    /// One of the codes of an enumeration.
    fn one_of<T: for<'de> Deserialize<'de>>(&mut self, name: &str, code: &str) -> Option<T> {
        let value: StrDeserializer<'_, Error> = code.into_deserializer();
        let parsed = T::deserialize(value).ok();
        if parsed.is_none() {
            self.wrong(
                name,
                if code.is_empty() { ProblemKind::Missing } else { ProblemKind::OutsideChoices },
            );
        }
        parsed
    }

    /// Targets and kinds come in pairs; a pair without a target is an unused line of the editor.
    fn links(&mut self) -> Vec<SdgLink> {
        let fields = self.fields;
        let pairs = fields.all("sdg_target").zip(fields.all("sdg_kind").chain(std::iter::repeat("")));
        let used: Vec<(&str, &str)> = pairs.filter(|(target, _)| !target.is_empty()).collect();
        used.into_iter()
            .filter_map(|(target, kind)| {
                let kind = self.one_of("sdg_kind", kind)?;
                Some(SdgLink { target: target.to_owned(), kind })
            })
            .collect()
    }

    /// Choice codes with commas between, or `>=N`, or `<=N`.
    fn rule(&mut self, field: &str, question: &str, text: &str) -> Option<Rule> {
        let question = question.trim().to_owned();
        for (sign, most) in [(">=", false), ("<=", true)] {
            if let Some(number) = text.trim().strip_prefix(sign) {
                let Ok(value) = number.trim().parse() else {
                    self.wrong(field, ProblemKind::NotANumber);
                    return None;
                };
                return Some(if most {
                    Rule::AtMost { question, value }
                } else {
                    Rule::AtLeast { question, value }
                });
            }
        }
        let codes: Vec<String> =
            text.split(',').map(str::trim).filter(|code| !code.is_empty()).map(str::to_owned).collect();
        if codes.is_empty() {
            self.wrong(field, ProblemKind::Missing);
            return None;
        }
        Some(Rule::AnyOf { question, codes })
    }

    /// `everyone`, or a question and its codes: `heard:yes,often`.
    fn denominator(&mut self) -> Option<Rule> {
        match self.fields.get("denominator") {
            "everyone" => Some(Rule::Everyone),
            text => match text.split_once(':') {
                Some((question, codes)) => self.rule("denominator", question, codes),
                None => {
                    let missing = text.is_empty();
                    let kind = if missing { ProblemKind::Missing } else { ProblemKind::OutsideChoices };
                    self.wrong("denominator", kind);
                    None
                }
            },
        }
    }
}

/// `name_es` and `name_en` as one text; blank languages are left out.
pub fn local(fields: &Fields, name: &str) -> LocalText {
    let mut text = LocalText::default();
    for lang in ["es", "en"] {
        let value = fields.get(&format!("{name}_{lang}"));
        if !value.is_empty() {
            text.set(lang, value);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(more: &[(&str, &str)]) -> Fields {
        let base = [
            ("code", "pe-tru-0001"),
            ("question", "shots"),
            ("numerator_codes", "yes, often"),
            ("denominator", "lives_here:yes"),
            ("dont_know", "in_denominator"),
            ("prefer_not", "left_out"),
            ("direction", "lower_is_better"),
            ("sensitivity", "sensitive"),
            ("theme", "firearms"),
            ("sdg_target", "16.4"),
            ("sdg_kind", "contributes_to"),
            ("name_es", "Disparos"),
        ];
        let all = more.iter().chain(base.iter());
        Fields(all.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn rules_are_read_as_they_are_typed() {
        let read = indicator_from(&fields(&[])).unwrap();
        assert_eq!(read.code, "PE-TRU-0001");
        let any = |question: &str, codes: &[&str]| Rule::AnyOf {
            question: question.into(),
            codes: codes.iter().map(|code| (*code).to_owned()).collect(),
        };
        assert_eq!(read.measure.numerator, any("shots", &["yes", "often"]));
        assert_eq!(read.measure.denominator, any("lives_here", &["yes"]));
        let read =
            indicator_from(&fields(&[("numerator_codes", ">= 3"), ("denominator", "everyone")])).unwrap();
        assert_eq!(read.measure.numerator, Rule::AtLeast { question: "shots".into(), value: 3 });
        assert_eq!(read.measure.denominator, Rule::Everyone);
    }

    #[test]
    fn links_to_targets_come_in_pairs_and_unused_lines_are_none() {
        let more = [
            ("sdg_target", "16.1.4"),
            ("sdg_kind", "context_for"),
            ("sdg_target", ""),
            ("sdg_kind", "measures"),
        ];
        let targets: Vec<_> =
            indicator_from(&fields(&more)).unwrap().sdg.into_iter().map(|link| link.target).collect();
        assert_eq!(targets, ["16.1.4", "16.4"]);
    }

    #[test]
    fn everything_that_cannot_be_read_is_named_at_once() {
        let wrong = fields(&[
            ("theme", "weather"),
            ("numerator_codes", ">=x"),
            ("denominator", ""),
            ("dont_know", ""),
        ]);
        let Err(AppError::Invalid { problems }) = indicator_from(&wrong) else { panic!("taken") };
        let named: Vec<_> = problems.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(named, ["numerator_codes", "denominator", "dont_know", "theme"]);
    }
}
