//! Recursive descent over characters; every refusal knows its place.

use super::{Node, NotAnExpression, Operator};

const LENGTH: usize = 2_000;
const DEPTH: usize = 64;

pub(super) fn parse(text: &str) -> Result<Node, NotAnExpression> {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() > LENGTH {
        return Err(NotAnExpression::TooLong { limit: LENGTH });
    }
    let mut parser = Parser { chars, at: 0, depth: 0 };
    let node = parser.level(0)?;
    parser.blanks();
    if parser.at < parser.chars.len() {
        return Err(parser.expected("the end"));
    }
    Ok(node)
}

/// Operators from the loosest to the tightest; within a level the longer symbol stands first.
const LEVELS: [&[(&str, Operator)]; 6] = [
    &[("or", Operator::Or)],
    &[("and", Operator::And)],
    &[("!=", Operator::Differs), ("=", Operator::Equal)],
    &[
        ("<=", Operator::LessOrEqual),
        (">=", Operator::MoreOrEqual),
        ("<", Operator::Less),
        (">", Operator::More),
    ],
    &[("+", Operator::Plus), ("-", Operator::Minus)],
    &[("*", Operator::Times), ("div", Operator::Div), ("mod", Operator::Mod)],
];

struct Parser {
    chars: Vec<char>,
    at: usize,
    depth: usize,
}

impl Parser {
    fn level(&mut self, level: usize) -> Result<Node, NotAnExpression> {
        let Some(operators) = LEVELS.get(level) else {
            return self.unary();
        };
        let mut left = self.level(level + 1)?;
        while let Some(operator) = self.operator(operators) {
            let right = self.level(level + 1)?;
            left = Node::Two(operator, Box::new(left), Box::new(right));
        }
        Ok(left)
    }

    fn operator(&mut self, operators: &[(&str, Operator)]) -> Option<Operator> {
        self.blanks();
        let found = operators.iter().find(|(symbol, _)| {
            let word = symbol.starts_with(|c: char| c.is_alphabetic());
            self.sees(symbol) && !(word && self.peek(symbol.len()).is_some_and(is_name))
        })?;
        self.at += found.0.len();
        Some(found.1)
    }

    fn unary(&mut self) -> Result<Node, NotAnExpression> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(NotAnExpression::TooDeep { limit: DEPTH });
        }
        self.blanks();
        let node = if self.take("-") {
            self.unary().map(|inner| Node::Negative(Box::new(inner)))
        } else {
            self.value()
        };
        self.depth -= 1;
        node
    }

    fn value(&mut self) -> Result<Node, NotAnExpression> {
        self.blanks();
        match self.peek(0) {
            Some('(') => {
                self.at += 1;
                let inner = self.level(0)?;
                self.close(")")?;
                Ok(inner)
            }
            Some('$') => self.reference(),
            Some(quote @ ('\'' | '"')) => self.text(quote),
            Some('.') if !self.peek(1).is_some_and(|c| c.is_ascii_digit()) => {
                self.at += 1;
                Ok(Node::Answer(None))
            }
            Some(c) if c.is_ascii_digit() || c == '.' => self.number(),
            Some(c) if c.is_alphabetic() => self.function(),
            _ => Err(self.expected("a value")),
        }
    }

    fn reference(&mut self) -> Result<Node, NotAnExpression> {
        if !self.take("${") {
            return Err(self.expected("${name}"));
        }
        let name = self.name();
        if name.is_empty() {
            return Err(self.expected("the name of a question"));
        }
        if !self.take("}") {
            return Err(self.expected("}"));
        }
        Ok(Node::Answer(Some(name)))
    }

    fn text(&mut self, quote: char) -> Result<Node, NotAnExpression> {
        self.at += 1;
        let mut text = String::new();
        while let Some(c) = self.peek(0) {
            self.at += 1;
            if c == quote {
                return Ok(Node::Text(text));
            }
            text.push(c);
        }
        Err(self.expected("the closing quote"))
    }

    fn number(&mut self) -> Result<Node, NotAnExpression> {
        let start = self.at;
        while self.peek(0).is_some_and(|c| c.is_ascii_digit() || c == '.') {
            self.at += 1;
        }
        let digits: String = self.chars[start..self.at].iter().collect();
        super::number_of(&digits)
            .map(Node::Number)
            .ok_or_else(|| NotAnExpression::Expected { at: start, expected: "a number".to_owned() })
    }

    fn function(&mut self) -> Result<Node, NotAnExpression> {
        let start = self.at;
        let name = self.name();
        self.blanks();
        if !self.take("(") {
            return Err(self.expected("("));
        }
        let node = match name.as_str() {
            "true" => Node::Bool(true),
            "false" => Node::Bool(false),
            "not" => Node::Not(self.argument()?),
            "count-selected" => Node::CountSelected(self.argument()?),
            "string-length" => Node::Length(self.argument()?),
            "number" => Node::ToNumber(self.argument()?),
            "selected" => {
                let list = self.argument()?;
                self.close(",")?;
                Node::Selected(list, self.argument()?)
            }
            _ => return Err(NotAnExpression::UnsupportedFunction { at: start, name }),
        };
        self.close(")")?;
        Ok(node)
    }

    fn argument(&mut self) -> Result<Box<Node>, NotAnExpression> {
        self.level(0).map(Box::new)
    }

    fn close(&mut self, symbol: &str) -> Result<(), NotAnExpression> {
        self.blanks();
        if self.take(symbol) { Ok(()) } else { Err(self.expected(symbol)) }
    }

    fn name(&mut self) -> String {
        let start = self.at;
        while self.peek(0).is_some_and(is_name) {
            self.at += 1;
        }
        self.chars[start..self.at].iter().collect()
    }

    fn blanks(&mut self) {
        while self.peek(0).is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn sees(&self, symbol: &str) -> bool {
        symbol.chars().enumerate().all(|(i, c)| self.peek(i) == Some(c))
    }

    fn take(&mut self, symbol: &str) -> bool {
        let seen = self.sees(symbol);
        if seen {
            self.at += symbol.len();
        }
        seen
    }

    fn expected(&self, expected: &str) -> NotAnExpression {
        NotAnExpression::Expected { at: self.at, expected: expected.to_owned() }
    }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '-'
}
