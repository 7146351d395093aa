//! Rules as ODK XPath text: a parser and an evaluator of the part of the language that forms use here.
//!
//! `${name}` and `.`, texts, numbers, `= != < <= > >=`, `and or`, `+ - * div mod`, parentheses, and the functions
//! `not true false selected count-selected string-length number`. Anything else is refused by name, with its place.
//!
//! An answer is seen as text: a choice code, several codes with spaces between, the digits of a number, nothing at
//! all. "Don't know" is `dk` and "prefer not to answer" is `pna`.

mod parser;

use crate::response::{Answer, Answers};

/// What "don't know" and "prefer not to answer" look like to a rule, a form field and a codebook.
pub const DONT_KNOW: &str = "dk";
pub const PREFER_NOT: &str = "pna";

/// Why a text is not a rule. `at` counts characters from 0.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case", tag = "expression")]
pub enum NotAnExpression {
    #[error("at character {at}: expected {expected}")]
    Expected { at: usize, expected: String },
    #[error("at character {at}: the function {name} is not supported")]
    UnsupportedFunction { at: usize, name: String },
    #[error("longer than {limit} characters")]
    TooLong { limit: usize },
    #[error("nested deeper than {limit}")]
    TooDeep { limit: usize },
}

/// A parsed rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression(Node);

#[derive(Debug, Clone, PartialEq)]
enum Node {
    Text(String),
    Number(f64),
    Bool(bool),
    /// An answer by question name; `None` is `.`, the answer being checked.
    Answer(Option<String>),
    Not(Box<Node>),
    Negative(Box<Node>),
    Selected(Box<Node>, Box<Node>),
    CountSelected(Box<Node>),
    Length(Box<Node>),
    ToNumber(Box<Node>),
    Two(Operator, Box<Node>, Box<Node>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operator {
    Or,
    And,
    Equal,
    Differs,
    Less,
    LessOrEqual,
    More,
    MoreOrEqual,
    Plus,
    Minus,
    Times,
    Div,
    Mod,
}

enum Value {
    Text(String),
    Number(f64),
    Bool(bool),
}

impl Expression {
    pub fn parse(text: &str) -> Result<Self, NotAnExpression> {
        parser::parse(text).map(Self)
    }

    /// Every question the rule reads, in order of appearance.
    pub fn questions(&self) -> Vec<&str> {
        let mut found = Vec::new();
        self.0.collect(&mut found);
        found
    }

    /// Whether the rule holds. `own` is the answer that `.` stands for.
    pub fn holds(&self, answers: &Answers, own: Option<&Answer>) -> bool {
        self.0.value(answers, own).truth()
    }
}

impl Node {
    fn collect<'a>(&'a self, found: &mut Vec<&'a str>) {
        match self {
            Node::Answer(Some(name)) => found.push(name),
            Node::Text(_) | Node::Number(_) | Node::Bool(_) | Node::Answer(None) => {}
            Node::Not(inner)
            | Node::Negative(inner)
            | Node::CountSelected(inner)
            | Node::Length(inner)
            | Node::ToNumber(inner) => inner.collect(found),
            Node::Selected(left, right) | Node::Two(_, left, right) => {
                left.collect(found);
                right.collect(found);
            }
        }
    }

    fn value(&self, answers: &Answers, own: Option<&Answer>) -> Value {
        let of = |node: &Node| node.value(answers, own);
        match self {
            Node::Text(text) => Value::Text(text.clone()),
            Node::Number(number) => Value::Number(*number),
            Node::Bool(truth) => Value::Bool(*truth),
            Node::Answer(Some(name)) => Value::Text(text_of(answers.get(name))),
            Node::Answer(None) => Value::Text(text_of(own)),
            Node::Not(inner) => Value::Bool(!of(inner).truth()),
            Node::Negative(inner) => Value::Number(-of(inner).number()),
            Node::Selected(list, code) => {
                let code = of(code).text();
                Value::Bool(of(list).text().split(' ').any(|chosen| !chosen.is_empty() && chosen == code))
            }
            Node::CountSelected(list) => Value::Number(of(list).text().split_whitespace().count() as f64),
            Node::Length(inner) => Value::Number(of(inner).text().chars().count() as f64),
            Node::ToNumber(inner) => Value::Number(of(inner).number()),
            Node::Two(Operator::Or, left, right) => Value::Bool(of(left).truth() || of(right).truth()),
            Node::Two(Operator::And, left, right) => Value::Bool(of(left).truth() && of(right).truth()),
            Node::Two(operator, left, right) => two(*operator, of(left), of(right)),
        }
    }
}

fn two(operator: Operator, left: Value, right: Value) -> Value {
    match operator {
        Operator::Equal => Value::Bool(equal(&left, &right)),
        // XPath: a blank is not a number, so it differs from every number and equals none.
        Operator::Differs => Value::Bool(!equal(&left, &right)),
        Operator::Less => Value::Bool(left.number() < right.number()),
        Operator::LessOrEqual => Value::Bool(left.number() <= right.number()),
        Operator::More => Value::Bool(left.number() > right.number()),
        Operator::MoreOrEqual => Value::Bool(left.number() >= right.number()),
        Operator::Plus => Value::Number(left.number() + right.number()),
        Operator::Minus => Value::Number(left.number() - right.number()),
        Operator::Times => Value::Number(left.number() * right.number()),
        Operator::Div => Value::Number(left.number() / right.number()),
        Operator::Mod => Value::Number(left.number() % right.number()),
        Operator::Or => Value::Bool(left.truth() || right.truth()),
        Operator::And => Value::Bool(left.truth() && right.truth()),
    }
}

fn equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Bool(_), _) | (_, Value::Bool(_)) => left.truth() == right.truth(),
        (Value::Number(_), _) | (_, Value::Number(_)) => left.number() == right.number(),
        (Value::Text(left), Value::Text(right)) => left == right,
    }
}

impl Value {
    fn truth(&self) -> bool {
        match self {
            Value::Text(text) => !text.is_empty(),
            Value::Number(number) => *number != 0.0 && !number.is_nan(),
            Value::Bool(truth) => *truth,
        }
    }

    fn number(&self) -> f64 {
        match self {
            Value::Text(text) => number_of(text.trim()).unwrap_or(f64::NAN),
            Value::Number(number) => *number,
            Value::Bool(truth) => f64::from(u8::from(*truth)),
        }
    }

    fn text(&self) -> String {
        match self {
            Value::Text(text) => text.clone(),
            Value::Number(number) => written(*number),
            Value::Bool(truth) => truth.to_string(),
        }
    }
}

/// XPath writes numbers as digits with at most one point: no exponent, no infinity. Exact up to fifteen digits.
/// (The parser and the printer of the standard library would cost a phone 20 KB.)
fn number_of(text: &str) -> Option<f64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1.0, text), |rest| (-1.0, rest));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let digits = || whole.bytes().chain(part.bytes());
    if whole.len() + part.len() == 0 || !digits().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let all = digits().fold(0.0, |sum, c| sum * 10.0 + f64::from(c - b'0'));
    let scale = part.bytes().fold(1.0, |scale, _| scale * 10.0);
    Some(sign * all / scale)
}

/// As XPath writes a number; at most six digits after the point.
fn written(number: f64) -> String {
    if number.is_nan() {
        return "NaN".to_owned();
    }
    let millionths = (number.abs() * 1e6).round() as u64;
    let (whole, part) = (millionths / 1_000_000, millionths % 1_000_000);
    let text = format!("{whole}.{part:06}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if number < 0.0 && millionths > 0 { format!("-{text}") } else { text.to_owned() }
}

fn text_of(answer: Option<&Answer>) -> String {
    match answer {
        None => String::new(),
        Some(Answer::One(code)) => code.clone(),
        Some(Answer::Many(codes)) => codes.join(" "),
        Some(Answer::Integer(number)) => number.to_string(),
        Some(Answer::DontKnow) => DONT_KNOW.to_owned(),
        Some(Answer::PreferNot) => PREFER_NOT.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn answers() -> Answers {
        let mut answers = Answers::default();
        answers.set("age", Answer::Integer(22));
        answers.set("where", Answer::Many(vec!["street".into(), "school".into()]));
        answers.set("heard", Answer::One("yes".into()));
        answers.set("saw", Answer::DontKnow);
        answers
    }

    #[test]
    fn rules_hold_as_the_fields_own_tools_evaluate_them() {
        for (rule, expected) in [
            ("${heard} = 'yes'", true),
            ("${heard} != \"yes\"", false),
            ("${age} >= 18 and ${age} < 30", true),
            ("selected(${where}, 'school')", true),
            ("selected(${where}, 'sch')", false),
            ("count-selected(${where}) = 2", true),
            ("not(${saw} = 'dk') or false()", false),
            (". > 5", true),
            ("${blank} < 5", false),
            ("${blank} >= 0", false),
            ("${blank} = 0", false),
            ("${blank} != 5", true),
            ("'10' = '10.0'", false),
            ("10 = '10.0'", true),
            ("-7 mod 3 = -1", true),
            ("2 + 3 * 2 = 8", true),
            ("(2 + 3) * 2 div 5 = 2", true),
            ("true() and ${heard}", true),
            ("string-length(${blank}) = 0", true),
        ] {
            let parsed = Expression::parse(rule).unwrap_or_else(|error| panic!("{rule}: {error}"));
            assert_eq!(parsed.holds(&answers(), Some(&Answer::Integer(7))), expected, "{rule}");
        }
    }

    #[test]
    fn numbers_are_read_and_written_as_xpath_does() {
        for (text, number) in
            [("0", 0.0), ("-0.5", -0.5), ("12.", 12.0), (".25", 0.25), ("1234567.125", 1234567.125)]
        {
            assert_eq!(number_of(text), Some(number), "{text}");
        }
        for text in ["", "-", ".", "1e5", "inf", "NaN", "+1", "1.2.3", "1,5", "--1"] {
            assert_eq!(number_of(text), None, "{text}");
        }
        for (number, text) in
            [(0.0, "0"), (-0.0, "0"), (7.0, "7"), (-2.5, "-2.5"), (1e6, "1000000"), (0.1, "0.1")]
        {
            assert_eq!(written(number), text);
        }
    }

    #[test]
    fn what_is_not_understood_is_refused_with_its_place() {
        for (rule, said) in [
            ("${age} >", "at character 8: expected a value"),
            ("${age", "at character 5: expected }"),
            ("pulldata('x')", "at character 0: the function pulldata is not supported"),
            ("'open", "at character 5: expected the closing quote"),
            ("1 = 1 )", "at character 6: expected the end"),
            ("", "at character 0: expected a value"),
            ("selected(${a})", "at character 13: expected ,"),
        ] {
            assert_eq!(Expression::parse(rule).unwrap_err().to_string(), said, "{rule}");
        }
        assert!(matches!(Expression::parse(&"(".repeat(200)), Err(NotAnExpression::TooDeep { .. })));
        assert!(matches!(Expression::parse(&"1".repeat(5000)), Err(NotAnExpression::TooLong { .. })));
    }

    proptest! {
        #[test]
        fn no_text_makes_the_parser_panic(text in "\\PC{0,60}") {
            let _ = Expression::parse(&text).map(|parsed| parsed.holds(&answers(), None));
        }

        #[test]
        fn no_mix_of_its_own_words_makes_it_panic(words in prop::collection::vec(
            prop::sample::select(vec!["${a}", ".", "(", ")", "=", "and", "or", "not(", "1", "'x'", "-", "mod", ","]), 0..30)
        ) {
            let _ = Expression::parse(&words.join(" ")).map(|parsed| parsed.holds(&answers(), None));
        }
    }
}
