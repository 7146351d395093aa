//! A form draft as the cards of its editor: one card per question, every text exactly as typed.

use domain::form::engine::FormProblem;
use domain::form::expression::Expression;
use domain::form::{Choice, FormDefinition, Kind, Question};
use domain::text::LocalText;

use super::super::indicator::code_of;
use crate::fields::Fields;

/// More cards than this are not drawn again: a form has at most 500 questions.
const CARDS: usize = 520;

/// The kinds of question, in the order in which the editor offers them.
pub const KINDS: [&str; 6] = ["select_one", "select_many", "integer", "note", "consent", "place"];

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Card {
    pub name: String,
    /// One of [`KINDS`].
    pub kind: String,
    /// Spanish, then English; the same below.
    pub label: [String; 2],
    pub hint: [String; 2],
    /// A line each: `code | español | English`.
    pub choices: String,
    pub relevant: String,
    pub constraint: String,
    pub message: [String; 2],
    pub required: Tick,
    pub sensitivity: String,
    pub order: String,
    pub remove: Tick,
}

/// Whether a box is ticked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tick {
    On,
    #[default]
    Off,
}

/// The name of a field of the card at this position: `q3_label_es`.
pub fn field(at: usize, part: &str) -> String {
    format!("q{at}_{part}")
}

impl Card {
    /// The question at this position of a draft.
    pub fn of(at: usize, question: &Question) -> Self {
        let (kind, choices) = match &question.kind {
            Kind::Consent => ("consent", String::new()),
            Kind::SelectOne { choices } => ("select_one", choice_lines(choices)),
            Kind::SelectMany { choices } => ("select_many", choice_lines(choices)),
            Kind::Integer => ("integer", String::new()),
            Kind::Place => ("place", String::new()),
            Kind::Note => ("note", String::new()),
        };
        Self {
            name: question.name.clone(),
            kind: kind.to_owned(),
            label: both(&question.label),
            hint: both(&question.hint),
            choices,
            relevant: question.relevant.clone(),
            constraint: question.constraint.clone(),
            message: both(&question.constraint_message),
            required: if question.required { Tick::On } else { Tick::Off },
            sensitivity: code_of(&question.sensitivity),
            order: (at + 1).to_string(),
            remove: Tick::Off,
        }
    }

    /// The card at the end, for one question more.
    pub fn blank(at: usize) -> Self {
        Self {
            kind: KINDS[0].to_owned(),
            sensitivity: "ordinary".to_owned(),
            order: (at + 1).to_string(),
            ..Self::default()
        }
    }

    fn typed(at: usize, fields: &Fields) -> Self {
        let get = |part: &str| fields.get(&field(at, part)).to_owned();
        let both = |part: &str| ["es", "en"].map(|lang| get(&format!("{part}_{lang}")));
        let tick = |part: &str| if get(part).is_empty() { Tick::Off } else { Tick::On };
        Self {
            name: get("name"),
            kind: get("type"),
            label: both("label"),
            hint: both("hint"),
            choices: get("choices").replace("\r\n", "\n"),
            relevant: get("relevant"),
            constraint: get("constraint"),
            message: both("message"),
            required: tick("required"),
            sensitivity: get("sensitivity"),
            order: get("order"),
            remove: tick("remove"),
        }
    }

    /// Nobody has written anything in it.
    pub fn is_unused(&self) -> bool {
        self.name.is_empty() && self.label.iter().all(String::is_empty)
    }
}

/// The cards of a draft.
pub fn cards(draft: &FormDefinition) -> Vec<Card> {
    draft.questions.iter().enumerate().map(|(at, question)| Card::of(at, question)).collect()
}

/// The cards of a posted editor.
pub fn typed_cards(fields: &Fields) -> Vec<Card> {
    let count = fields.get("count").parse::<usize>().unwrap_or_default().min(CARDS);
    (0..count).map(|at| Card::typed(at, fields)).collect()
}

/// The field beside which a problem of this draft is shown; none where it is the form as a whole.
pub fn field_of(problem: &FormProblem, draft: &FormDefinition) -> Option<String> {
    use FormProblem as P;
    let (name, part) = match problem {
        P::NoQuestions | P::TooManyQuestions { .. } => return None,
        P::BadName { question } | P::NameTwice { question } => (question, "name"),
        P::NoLabel { question } if draft.base_language == "en" => (question, "label_en"),
        P::NoLabel { question } => (question, "label_es"),
        P::NoChoices { question } | P::ChoiceTwice { question, .. } | P::BadChoice { question, .. } => {
            (question, "choices")
        }
        P::Rule { question, .. } | P::ReadsLater { question, .. } => (question, "relevant"),
        P::SensitiveRequired { question } => (question, "required"),
        P::ConsentNotFirst { question } => (question, "type"),
    };
    let mut named = draft.questions.iter().enumerate().filter(|(_, question)| question.name == *name);
    let first = named.next()?;
    // A name that stands twice is wrong where it stands again.
    let (at, question) =
        if matches!(problem, P::NameTwice { .. }) { named.next().unwrap_or(first) } else { first };
    let part = if part == "relevant" && !breaks(problem, &question.relevant) { "constraint" } else { part };
    Some(field(at, part))
}

/// The label of a question, in the base language of the form.
pub fn field_of_label(draft: &FormDefinition, name: &str) -> Option<String> {
    let at = draft.questions.iter().position(|question| question.name == name)?;
    Some(field(at, if draft.base_language == "en" { "label_en" } else { "label_es" }))
}

/// Whether this rule is the one that a problem speaks of.
fn breaks(problem: &FormProblem, rule: &str) -> bool {
    match (problem, Expression::parse(rule)) {
        _ if rule.trim().is_empty() => false,
        (FormProblem::ReadsLater { reads, .. }, Ok(parsed)) => parsed.questions().contains(&reads.as_str()),
        (FormProblem::Rule { problem, .. }, Err(found)) => found == *problem,
        _ => false,
    }
}

fn both(text: &LocalText) -> [String; 2] {
    ["es", "en"].map(|lang| text.exact(lang).unwrap_or_default().to_owned())
}

fn choice_lines(choices: &[Choice]) -> String {
    let line = |choice: &Choice| {
        let [es, en] = both(&choice.label);
        format!("{} | {es} | {en}", choice.code)
    };
    choices.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use domain::form::Sensitivity;
    use domain::form::engine::check_definition;

    use super::*;

    fn question(name: &str, kind: Kind) -> Question {
        Question {
            name: name.into(),
            kind,
            label: LocalText::both("¿Oyó disparos?", "Did you hear shots?"),
            hint: LocalText::default(),
            relevant: String::new(),
            constraint: String::new(),
            constraint_message: LocalText::default(),
            required: false,
            sensitivity: Sensitivity::Sensitive,
        }
    }

    fn form(questions: Vec<Question>) -> FormDefinition {
        FormDefinition {
            code: "SAFE".into(),
            title: LocalText::both("Calle", "Street"),
            base_language: "es".into(),
            questions,
        }
    }

    /// What a browser would send for these cards.
    fn posted(cards: &[Card]) -> Fields {
        let mut fields = vec![("count".to_owned(), cards.len().to_string())];
        for (at, card) in cards.iter().enumerate() {
            for (part, value) in [
                ("name", &card.name),
                ("type", &card.kind),
                ("label_es", &card.label[0]),
                ("label_en", &card.label[1]),
                ("hint_es", &card.hint[0]),
                ("hint_en", &card.hint[1]),
                ("choices", &card.choices.replace('\n', "\r\n")),
                ("relevant", &card.relevant),
                ("constraint", &card.constraint),
                ("message_es", &card.message[0]),
                ("message_en", &card.message[1]),
                ("sensitivity", &card.sensitivity),
                ("order", &card.order),
            ] {
                fields.push((field(at, part), value.clone()));
            }
            for (part, tick) in [("required", card.required), ("remove", card.remove)] {
                if tick == Tick::On {
                    fields.push((field(at, part), "on".to_owned()));
                }
            }
        }
        Fields(fields)
    }

    #[test]
    fn a_card_comes_back_as_it_was_printed() {
        let choice = |code: &str| Choice { code: code.into(), label: LocalText::both("Sí", "Yes") };
        let mut many = question("shots", Kind::SelectMany { choices: vec![choice("yes"), choice("often")] });
        many.relevant = "${age} >= 18".into();
        many.constraint_message = LocalText::both("Revise", "Check");
        many.hint = LocalText::of(&[("es", "En los últimos 30 días")]);
        let mut printed = cards(&form(vec![many, question("age", Kind::Integer)]));
        printed[1].required = Tick::On;
        printed.push(Card { remove: Tick::On, ..Card::blank(2) });
        assert_eq!(printed[0].choices, "yes | Sí | Yes\noften | Sí | Yes");
        assert_eq!(typed_cards(&posted(&printed)), printed);
        assert!(printed[2].is_unused() && !printed[0].is_unused());
    }

    #[test]
    fn a_count_from_elsewhere_draws_no_endless_page() {
        let fields = Fields(vec![("count".into(), "999999999".into())]);
        assert_eq!(typed_cards(&fields).len(), CARDS);
        assert!(typed_cards(&Fields::default()).is_empty());
    }

    #[test]
    fn every_problem_of_a_draft_leads_to_its_field() {
        let mut rule = question("b", Kind::Integer);
        rule.constraint = ". >".into();
        let mut later = question("c", Kind::Integer);
        later.relevant = "${z} = 1".into();
        let mut needed = question("d", Kind::Integer);
        needed.required = true;
        let mut blank = question("e", Kind::Note);
        blank.label = LocalText::default();
        let draft = form(vec![
            question("a", Kind::SelectOne { choices: Vec::new() }),
            rule,
            later,
            needed,
            blank,
            question("a", Kind::Note),
            question("mal nombre", Kind::Consent),
        ]);
        let fields: Vec<_> = check_definition(&draft)
            .iter()
            .map(|problem| field_of(problem, &draft).unwrap_or_default())
            .collect();
        assert_eq!(
            fields,
            [
                "q0_choices",
                "q1_constraint",
                "q2_relevant",
                "q3_required",
                "q4_label_es",
                "q5_name",
                "q6_name",
                "q6_type"
            ]
        );
        assert_eq!(field_of(&FormProblem::NoQuestions, &draft), None);
    }
}
