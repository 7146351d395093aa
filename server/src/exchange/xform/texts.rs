//! Labels with answers in them: `Hello ${name}` becomes text with an `output` in it.

use super::super::xlsform::tokens::{Kind, Token, tokens};
use super::super::xlsform::tree::NodeId;
use super::element::{Child, Element, escaped, unescaped};
use super::paths::{Paths, Place};

/// The children of an element that says this text.
pub fn children(text: &str, from: Option<NodeId>, paths: &Paths<'_>) -> Vec<Child> {
    let plain = || vec![Child::Text(text.to_owned())];
    if text == "-" || !(text.contains("${") || text.contains("instance(")) {
        return plain();
    }
    let before = escaped(text);
    let asked = lists_asked(&before, from, paths);
    let output = |path: String| format!("<output value=\"{path}\" />");
    let after = paths.each(&asked, from, Place::Plain, &output);
    if after == before {
        return plain();
    }
    pieces(&after)
}

/// Text and outputs of escaped text in which only outputs are elements.
fn pieces(mut text: &str) -> Vec<Child> {
    const OPEN: &str = "<output value=\"";
    let mut found = Vec::new();
    while let Some((before, rest)) = text.split_once(OPEN) {
        if !before.is_empty() {
            found.push(Child::Text(unescaped(before)));
        }
        let (value, rest) = rest.split_once('"').unwrap_or((rest, ""));
        found.push(Child::Element(Element::new("output").with("value", unescaped(value))));
        text = rest.split_once("/>").map_or("", |(_, rest)| rest);
    }
    if !text.is_empty() {
        found.push(Child::Text(unescaped(text)));
    }
    found
}

/// Every `instance('list')/root/...` of a text as an output.
fn lists_asked(text: &str, from: Option<NodeId>, paths: &Paths<'_>) -> String {
    let mut whole = String::new();
    let mut at = 0;
    for (start, end) in bounds(text) {
        let path = paths.replaced_from(&text[start..end], from);
        whole.push_str(&text[at..start]);
        whole.push_str(&format!("<output value=\"{}\"/>", escaped(&path).replace('"', "&quot;")));
        at = end;
    }
    whole.push_str(&text[at..]);
    whole
}

/// Where expressions that ask a list begin and end. Outside of brackets a space ends one.
fn bounds(text: &str) -> Vec<(usize, usize)> {
    if text.len() <= "instance(".len() || !text.contains("instance(") {
        return Vec::new();
    }
    #[derive(PartialEq)]
    enum In {
        Call,
        Path,
        Predicate,
    }
    let mut edges: Vec<usize> = Vec::new();
    let mut state: Option<In> = None;
    let mut last: Option<Token<'_>> = None;
    for token in tokens(text) {
        let after = |kind: Kind| last.is_some_and(|last| last.kind == kind);
        let asks = |token: &Token<'_>| token.kind == Kind::Call && token.text == "instance(";
        let next = match &state {
            None if asks(&token) => {
                edges.push(token.at);
                Some(In::Call)
            }
            None => None,
            Some(_) if token.kind == Kind::Quoted && last.is_some_and(|last| asks(&last)) => Some(In::Call),
            Some(_) if token.kind == Kind::Close && after(Kind::Quoted) => Some(In::Call),
            Some(_) if token.kind == Kind::Slash && (after(Kind::Close) || after(Kind::Bracket)) => {
                Some(In::Path)
            }
            Some(In::Path) => match token.kind {
                Kind::Space => None,
                Kind::Predicate => Some(In::Predicate),
                _ => Some(In::Path),
            },
            Some(In::Predicate) if token.text == "]" => Some(In::Call),
            Some(In::Predicate) => Some(In::Predicate),
            Some(In::Call) => None,
        };
        if next.is_some() {
            last = Some(token);
        } else if state.is_some()
            && let Some(last) = last
        {
            edges.push(last.end());
        }
        state = next;
    }
    if let Some(last) = last {
        edges.push(last.end());
    }
    edges.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
}
