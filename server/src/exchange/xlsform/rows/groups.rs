//! Rows that begin and end groups, repeats and loops.

use std::collections::{HashMap, HashSet};

use app::import::What;

use super::super::kinds::Fence;
use super::super::references::only_reference;
use super::super::said::{Parts, Said};
use super::super::tree::{Node, NodeKind};
use super::{Draft, MOST_DEPTH, Open, Rows, Table};

impl Rows<'_> {
    pub(super) fn end(&mut self, row: u32, kind: Fence) {
        self.table = Table::No;
        if self.open.last().is_some_and(|open| open.kind == Some(kind)) {
            self.open.pop();
            return;
        }
        self.notes.error(self.at(row).cell("type"), What::EndWithoutBegin);
        // The next rows are read as if the group that was meant had ended.
        if let Some(at) = self.open.iter().rposition(|open| open.kind == Some(kind)) {
            self.open.truncate(at);
        }
    }

    pub(super) fn begin(&mut self, mut draft: Draft, fence: Fence, list: &str) {
        let row = draft.row;
        let at = self.at(row);
        if fence == Fence::Repeat {
            if draft.name == self.settings.root {
                self.notes.error(at.cell("name"), What::RepeatNameOfRoot);
            } else if !self.repeats.insert(draft.name.clone()) {
                self.notes.error(at.cell("name"), What::RepeatNameTwice);
            }
            if !draft.said.has("label") && !draft.said.has("media") {
                self.notes.warn(at.cell("label"), What::RepeatWithoutLabel);
            }
        }
        let kind = match fence {
            Fence::Group => NodeKind::Group,
            Fence::Repeat => NodeKind::Repeat,
            Fence::Loop => {
                self.loop_list(row, list);
                NodeKind::Loop { list: list.to_owned() }
            }
        };
        let mut control = match draft.said.take("control") {
            Some(Said::Parts(control)) => control,
            _ => Parts::default(),
        };
        self.count(row, &draft.name, &mut control);
        let label_row = self.table_list(&mut draft, &mut control);
        if let Some(intent) = draft.said.text("intent") {
            control.set_text("intent", intent);
        }
        draft.said.set("control", Said::Parts(control));
        // Only questions can be triggered.
        draft.triggers.clear();
        let node = draft.node(kind);
        let node = self.tree.add(self.here(), node);
        if let Some(label) = label_row {
            self.tree.add(node, label);
        }
        if self.open.len() == MOST_DEPTH {
            self.notes.error(at.cell("type"), What::NestedTooDeep);
        }
        let (names, lower) = (HashMap::new(), HashSet::new());
        self.open.push(Open { node, kind: Some(fence), row, names, lower });
    }

    fn loop_list(&mut self, row: u32, list: &str) {
        let spot = self.at(row).cell("type");
        if list.is_empty() {
            self.notes.error(spot, What::LoopWithoutList);
        } else if self.lists.get(list).is_none() {
            let similar = self.notes.similar(list, self.lists.iter().map(|list| list.name.as_str()));
            self.notes.error(spot, What::ListMissing { list: list.to_owned(), similar });
        }
    }

    /// A count that is more than one reference is computed in a node of its own.
    fn count(&mut self, row: u32, name: &str, control: &mut Parts) {
        let Some(count) = control.get("jr:count").map(Said::spelt).filter(|count| !count.is_empty()) else {
            return;
        };
        if only_reference(&count).is_some() {
            return;
        }
        let counter = format!("{name}_count");
        let mut node = Node::question(row, counter.clone(), "calculate");
        node.set_rule("readonly", "true()");
        node.set_rule("calculate", count);
        self.tree.add(self.here(), node);
        control.set_text("jr:count", format!("${{{counter}}}"));
    }

    /// `table-list` becomes `field-list`, with its label in a row of its own.
    fn table_list(&mut self, draft: &mut Draft, control: &mut Parts) -> Option<Node> {
        let appearance = control.text("appearance")?.to_owned();
        let words: Vec<&str> = appearance.split_whitespace().collect();
        if !words.contains(&"table-list") {
            return None;
        }
        self.table = Table::Waiting;
        let others = words.into_iter().filter(|word| *word != "table-list");
        control
            .set_text("appearance", ["field-list"].into_iter().chain(others).collect::<Vec<_>>().join(" "));
        let (label, hint) = (draft.said.take("label"), draft.said.take("hint"));
        if label.is_none() && hint.is_none() {
            return None;
        }
        let name = format!("generated_table_list_label_{}", draft.row);
        let mut node = Node::question(draft.row, name, "note");
        (node.label, node.hint) = (label, hint);
        Some(node)
    }
}
