//! A row on its way to a node: what it says, apart from what is decided already.

use super::super::parameters::Parameters;
use super::super::said::{Parts, Said};
use super::super::tree::{Action, Node, NodeKind};

/// A row on its way to a node.
pub struct Draft {
    pub row: u32,
    pub kind: String,
    pub name: String,
    pub said: Parts,
    pub parameters: Parameters,
    pub actions: Vec<Action>,
    pub triggers: Vec<String>,
}

impl Draft {
    /// The node that a row asks for, with what its type brings.
    pub fn node(self, kind: NodeKind) -> Node {
        let mut node = Node::new(self.row, self.name, kind);
        let mut said = self.said;
        node.label = said.take("label");
        node.hint = said.take("hint");
        node.guidance_hint = said.take("guidance_hint");
        node.media = match said.take("media") {
            Some(Said::Parts(media)) => Some(media),
            // A column `media` without a kind says nothing, but the question is not bare.
            Some(Said::Text(_)) => Some(Parts::default()),
            None => None,
        };
        let mut parts = |name: &str| match said.take(name) {
            Some(Said::Parts(parts)) => Some(parts),
            _ => None,
        };
        node.control = parts("control").unwrap_or_default();
        node.instance = parts("instance").unwrap_or_default();
        node.bind = parts("bind");
        if let Some((_, kind)) = node.question_type() {
            let mut bind = kind.rules_as_parts();
            for (name, said) in node.bind.take().into_iter().flat_map(|bind| bind.0) {
                bind.set(&name, said);
            }
            node.bind = (!bind.0.is_empty()).then_some(bind);
            if node.hint.is_none() {
                node.hint = kind.hint.map(|hint| Said::Text(hint.to_owned()));
            }
        }
        let mut text = |name: &str| said.take(name).map(|said| said.spelt()).filter(|text| !text.is_empty());
        node.default = text("default");
        node.choice_filter = text("choice_filter");
        node.query = text("query");
        said.take("name");
        said.take("trigger");
        said.take("parameters");
        node.actions = self.actions;
        node.triggers = self.triggers;
        node.parameters = self.parameters;
        node.extra = said;
        let labels = node.control.text("appearance") == Some("label");
        if labels && !node.has_label() {
            node.label = Some(Said::Text(" ".to_owned()));
        }
        node
    }
}
