//! From the fields of the form editor to a draft. Only lines that cannot be read are refused here;
//! a draft with problems may be saved, and only publishing refuses it.

use app::error::{Answer, AppError, Problem, ProblemKind};
use app::fields::Fields;
use domain::form::{Choice, FormDefinition, Kind, Question, Sensitivity};
use domain::text::LocalText;

use super::indicator::local;

/// More blocks than a form may have questions are not read.
const BLOCKS: usize = 600;

/// The base language is not typed: it stays that of the stored draft.
pub fn form_from(fields: &Fields) -> Answer<FormDefinition> {
    let count = fields.get("count").parse::<usize>().map_err(|_| AppError::Outdated)?.min(BLOCKS);
    let mut problems = Vec::new();
    let mut placed: Vec<(f64, Question)> = Vec::new();
    for at in 0..count {
        let block = Block { fields, at };
        if block.is_removed() {
            continue;
        }
        match block.question() {
            Ok(question) => placed.push((block.order(), question)),
            Err(problem) => problems.push(problem),
        }
    }
    if !problems.is_empty() {
        return Err(AppError::Invalid { problems });
    }
    placed.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    Ok(FormDefinition {
        code: fields.get("code").to_owned(),
        title: local(fields, "title"),
        base_language: String::new(),
        questions: placed.into_iter().map(|(_, question)| question).collect(),
    })
}

/// The fields of one question.
struct Block<'a> {
    fields: &'a Fields,
    at: usize,
}

impl Block<'_> {
    fn name(&self, field: &str) -> String {
        format!("q{}_{field}", self.at)
    }

    fn get(&self, field: &str) -> &str {
        self.fields.get(&self.name(field))
    }

    fn local(&self, field: &str) -> LocalText {
        local(self.fields, &self.name(field))
    }

    /// Ticked for removal, or the empty block at the end that was not used.
    fn is_removed(&self) -> bool {
        !self.get("remove").is_empty() || (self.get("name").is_empty() && self.local("label").is_blank())
    }

    fn order(&self) -> f64 {
        self.get("order").replace(',', ".").parse().unwrap_or(self.at as f64 + 1.0)
    }

    fn question(&self) -> Result<Question, Problem> {
        let kind = match self.get("type") {
            "consent" => Kind::Consent,
            "select_one" => Kind::SelectOne { choices: self.choices()? },
            "select_many" => Kind::SelectMany { choices: self.choices()? },
            "integer" => Kind::Integer,
            "place" => Kind::Place,
            "note" => Kind::Note,
            _ => return Err(Problem::new(&self.name("type"), ProblemKind::OutsideChoices)),
        };
        let sensitivity = match self.get("sensitivity") {
            "sensitive" => Sensitivity::Sensitive,
            "highly_sensitive" => Sensitivity::HighlySensitive,
            _ => Sensitivity::Ordinary,
        };
        Ok(Question {
            name: self.get("name").to_owned(),
            kind,
            label: self.local("label"),
            hint: self.local("hint"),
            relevant: self.get("relevant").to_owned(),
            constraint: self.get("constraint").to_owned(),
            constraint_message: self.local("message"),
            required: !self.get("required").is_empty(),
            sensitivity,
        })
    }

    /// Lines `code | español | English`; blank lines are nothing.
    fn choices(&self) -> Result<Vec<Choice>, Problem> {
        let lines = self.get("choices").lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        lines
            .map(|(at, line)| {
                let parts: Vec<&str> = line.split('|').map(str::trim).collect();
                match parts.as_slice() {
                    [code, es, en] if !code.is_empty() && !es.is_empty() && !en.is_empty() => {
                        Ok(Choice { code: (*code).to_owned(), label: LocalText::both(es, en) })
                    }
                    _ => Err(Problem::new(
                        &self.name("choices"),
                        ProblemKind::ChoiceLine { line: at as u32 + 1 },
                    )),
                }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn questions_come_in_the_typed_order_without_the_removed_and_the_unused_ones() {
        let draft = form_from(&fields(&[
            ("count", "4"),
            ("code", "SAFE"),
            ("title_es", "Calle"),
            ("q0_name", "walk"),
            ("q0_type", "select_one"),
            ("q0_choices", "yes | Sí | Yes\n\nno | No | No"),
            ("q0_order", "2"),
            ("q0_sensitivity", "sensitive"),
            ("q1_name", "old"),
            ("q1_type", "note"),
            ("q1_remove", "on"),
            ("q2_name", "agree"),
            ("q2_type", "consent"),
            ("q2_order", "1"),
            ("q3_type", "integer"),
        ]))
        .unwrap();
        let names: Vec<_> = draft.questions.iter().map(|question| question.name.as_str()).collect();
        assert_eq!(names, ["agree", "walk"]);
        assert_eq!(draft.questions[1].sensitivity, Sensitivity::Sensitive);
        let Kind::SelectOne { choices } = &draft.questions[1].kind else {
            panic!("{:?}", draft.questions[1])
        };
        assert_eq!(choices.len(), 2);
    }

    #[test]
    fn a_choice_line_that_cannot_be_read_is_named_by_its_number() {
        let wrong = fields(&[
            ("count", "1"),
            ("q0_name", "x"),
            ("q0_type", "select_many"),
            ("q0_choices", "a | A | A\nb"),
        ]);
        let problem = Problem::new("q0_choices", ProblemKind::ChoiceLine { line: 2 });
        assert_eq!(form_from(&wrong), Err(AppError::Invalid { problems: vec![problem] }));
        assert_eq!(form_from(&fields(&[])), Err(AppError::Outdated));
    }
}
