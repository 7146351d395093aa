//! `${name}` becomes the path to the node of that name: absolute, or relative inside the same repeat.

use std::collections::HashMap;

use super::super::xlsform::Survey;
use super::super::xlsform::tokens::reference_length;
use super::super::xlsform::tree::{NodeId, NodeKind, Tree};

/// Where a text with references stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Plain,
    /// The filter of a list: paths begin at the question, not at the choice.
    Filter,
    /// The filter of a list that is made of earlier answers.
    FilterOfAnswers,
    /// Earlier answers themselves.
    Answers,
}

pub struct Paths<'a> {
    pub survey: &'a Survey,
    /// What the change of a question of this name computes.
    triggered: HashMap<&'a str, Vec<NodeId>>,
    /// What a repeat computes when it begins anew.
    begun: HashMap<NodeId, Vec<NodeId>>,
}

impl<'a> Paths<'a> {
    pub fn of(survey: &'a Survey) -> Self {
        let mut triggered: HashMap<&str, Vec<NodeId>> = HashMap::new();
        let mut begun: HashMap<NodeId, Vec<NodeId>> = HashMap::new();
        for id in survey.tree.in_order() {
            let node = &survey.tree.nodes[id];
            for name in &node.triggers {
                triggered.entry(name).or_default().push(id);
            }
            if let Some(repeat) = survey.tree.repeat_around(id).filter(|_| !node.actions.is_empty()) {
                begun.entry(repeat).or_default().push(id);
            }
        }
        Self { survey, triggered, begun }
    }

    pub fn triggered_by(&self, name: &str) -> &[NodeId] {
        self.triggered.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn begun_with(&self, repeat: NodeId) -> &[NodeId] {
        self.begun.get(&repeat).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn tree(&self) -> &'a Tree {
        &self.survey.tree
    }

    /// The absolute path of a node.
    pub fn absolute(&self, id: NodeId) -> String {
        self.tree().path(id, None)
    }

    /// The text with every reference replaced, as seen from a node.
    pub fn replaced(&self, text: &str, from: NodeId, place: Place) -> String {
        self.each(text, Some(from), place, &|path| path)
    }

    /// The same as seen from a node, or from nowhere.
    pub fn replaced_from(&self, text: &str, from: Option<NodeId>) -> String {
        self.each(text, from, Place::Plain, &|path| path)
    }

    /// The same with something made of each path.
    pub fn each(
        &self,
        text: &str,
        from: Option<NodeId>,
        place: Place,
        make: &dyn Fn(String) -> String,
    ) -> String {
        if !text.contains("${") {
            return text.to_owned();
        }
        let mut whole = String::new();
        let mut at = 0;
        while let Some(next) = text[at..].find("${").map(|found| at + found) {
            whole.push_str(&text[at..next]);
            let length = reference_length(&text[next..]);
            let path = length.and_then(|length| self.one(text, next, length, from, place));
            match (length, path) {
                (Some(length), Some(path)) => {
                    whole.push_str(&make(path));
                    at = next + length;
                }
                _ => {
                    whole.push_str("${");
                    at = next + 2;
                }
            }
        }
        whole.push_str(&text[at..]);
        whole
    }

    /// The path for the reference at `start`, with a space on each side.
    fn one(
        &self,
        text: &str,
        start: usize,
        length: usize,
        from: Option<NodeId>,
        place: Place,
    ) -> Option<String> {
        let inside = &text[start + 2..start + length - 1];
        let name = inside.strip_prefix("last-saved#").unwrap_or(inside);
        let last_saved = name.len() < inside.len();
        let target = self.survey.named(name).ok()?;
        if let Some(from) = from.filter(|_| !last_saved && relative_allowed(text, start, length, name)) {
            let in_filter = matches!(place, Place::Filter | Place::FilterOfAnswers);
            let current = in_filter || in_predicate(text, start, start + length);
            if let Some(path) = self.relative(from, target, name, place) {
                let begin = if current { " current()/" } else { " " };
                return Some(format!("{begin}{path} "));
            }
        }
        let saved = if last_saved { "instance('__last-saved')" } else { "" };
        Some(format!(" {saved}{} ", self.absolute(target)))
    }

    /// `../../x` if both nodes are in one repeat.
    fn relative(&self, from: NodeId, target: NodeId, name: &str, place: Place) -> Option<String> {
        let tree = self.tree();
        let is_repeat = |id: NodeId| tree.nodes[id].is_repeat();
        let repeat = common(tree, from, target, &is_repeat)?;
        let near =
            |kind: &NodeKind| matches!(kind, NodeKind::Group | NodeKind::HiddenGroup | NodeKind::Repeat);
        let mut shared = common(tree, from, target, &|id| near(&tree.nodes[id].kind))?;
        let mut steps = steps(tree, from, shared);
        if matches!(place, Place::Answers | Place::FilterOfAnswers) {
            let outermost = tree.repeat_around(repeat).is_none();
            let own = tree.repeat_around(target) == Some(repeat);
            if own && (outermost || tree.repeat_around(from) != Some(repeat)) {
                steps = self::steps(tree, from, repeat) + 1;
                shared = tree.nodes[repeat].parent;
            }
        }
        let path = tree.path(target, Some(shared));
        let path = if path.ends_with(name) { path } else { format!("/{name}") };
        Some(format!("{}{path}", vec![".."; steps].join("/")))
    }
}

/// The nearest node around both that is of a kind.
fn common(tree: &Tree, a: NodeId, b: NodeId, kind: &dyn Fn(NodeId) -> bool) -> Option<NodeId> {
    let around_b: Vec<NodeId> = tree.ancestors(b).collect();
    tree.ancestors(a).find(|up| kind(*up) && around_b.contains(up))
}

/// How far up a node is.
fn steps(tree: &Tree, from: NodeId, up: NodeId) -> usize {
    tree.ancestors(from).position(|it| it == up).map_or(0, |at| at + 1)
}

/// Whether a reference stands between brackets in a text that asks a list.
fn in_predicate(text: &str, start: usize, end: usize) -> bool {
    let asks = text.match_indices("instance(").any(|(at, call)| {
        let rest = &text[at + call.len()..];
        !rest.starts_with(')') && rest.chars().count() >= 2
    });
    if !asks {
        return false;
    }
    let mut at = 0;
    while let Some(open) = text[at..].find('[').map(|found| at + found) {
        let Some(close) = text[open..].find(']').map(|found| open + found) else { return false };
        if close > open + 1 && start >= open && end <= close + 1 {
            return true;
        }
        at = if close > open + 1 { close + 1 } else { open + 1 };
    }
    false
}

/// Inside `indexed-repeat()` only the arguments that are positions may be relative.
fn relative_allowed(text: &str, start: usize, length: usize, name: &str) -> bool {
    const CALL: &str = "indexed-repeat(";
    let mut calls: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while let Some(begin) = text[at..].find(CALL).map(|found| at + found) {
        match text[begin + CALL.len()..].find(')') {
            Some(inside) if inside > 0 => {
                at = begin + CALL.len() + inside + 1;
                calls.push((begin, at));
            }
            _ => at = begin + CALL.len(),
        }
    }
    if !text.contains(CALL) {
        return true;
    }
    let end = start + length;
    let mut next = 0;
    while let Some((begin, stop)) = calls.get(next).copied() {
        if end > stop {
            // The converter whose output we equal passes over the call that follows.
            if next + 1 >= calls.len() {
                return true;
            }
            next += 2;
            continue;
        }
        if end < begin || start > stop {
            return true;
        }
        let arguments = &text[begin + CALL.len()..stop - 1];
        let wanted = format!("${{{name}}}");
        let place = arguments.split(',').enumerate().filter(|(_, it)| it.contains(&wanted)).last();
        return place.is_some_and(|(place, _)| ![0, 1, 3, 5].contains(&place));
    }
    false
}
