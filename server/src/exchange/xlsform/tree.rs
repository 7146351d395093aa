//! The form as a tree of nodes, each with the row that it came from.

use super::kinds::{self, QuestionType};
use super::parameters::Parameters;
use super::said::{Parts, Said};

/// Place of a node in [`Tree`]; 0 is the form itself.
pub type NodeId = usize;

#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    pub nodes: Vec<Node>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// From 1; the row that asked for it if it was added by a rule.
    pub row: u32,
    pub name: String,
    pub kind: NodeKind,
    pub parent: NodeId,
    pub children: Vec<NodeId>,
    pub label: Option<Said>,
    pub hint: Option<Said>,
    pub guidance_hint: Option<Said>,
    /// Pictures, sound and film beside the label, by kind.
    pub media: Option<Parts>,
    /// Attributes of its `bind`; `None`: it has none.
    pub bind: Option<Parts>,
    /// Attributes of its control.
    pub control: Parts,
    /// Attributes of its node in the data.
    pub instance: Parts,
    pub default: Option<String>,
    pub actions: Vec<Action>,
    /// Names of the questions whose change computes this one.
    pub triggers: Vec<String>,
    pub choice_filter: Option<String>,
    pub parameters: Parameters,
    /// Name of a list, a file or a reference to earlier answers.
    pub itemset: Option<String>,
    /// A list that `search()` replaces.
    pub searched: Option<String>,
    /// A list beside the form, asked by a query.
    pub query: Option<String>,
    /// A group that leaves no trace in the data.
    pub flat: bool,
    /// Columns that mean nothing to a form.
    pub extra: Parts,
}

#[derive(Debug, Clone, PartialEq)]
pub enum NodeKind {
    Form,
    Group,
    /// Without a control in the body.
    HiddenGroup,
    Repeat,
    /// A group that repeats its rows for every choice of a list.
    Loop {
        list: String,
    },
    Question {
        /// As written in the row or set by a rule.
        name: String,
        kind: QuestionType,
    },
    /// A list beside the form: its ending.
    File {
        ending: &'static str,
    },
    Entity,
    /// An attribute of the entity, with its fixed value.
    Attribute {
        value: String,
    },
    EntityLabel,
    /// A choice of a map question, with its own choices.
    Tag,
}

impl NodeKind {
    pub fn question(name: &str) -> Self {
        Self::Question { name: name.to_owned(), kind: kinds::find(name).unwrap_or(kinds::TEXT) }
    }
}

/// Something that happens at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    pub does: &'static str,
    pub event: Event,
    pub value: Option<String>,
    /// Further attribute.
    pub quality: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    FirstLoad,
    Load,
    NewRepeat,
}

impl Event {
    pub fn name(self) -> &'static str {
        match self {
            Self::FirstLoad => "odk-instance-first-load",
            Self::Load => "odk-instance-load",
            Self::NewRepeat => "odk-new-repeat",
        }
    }
}

impl Action {
    pub fn set_value(event: Event, value: Option<String>) -> Self {
        Self { does: "setvalue", event, value, quality: None }
    }
}

impl Node {
    pub fn new(row: u32, name: impl Into<String>, kind: NodeKind) -> Self {
        Self {
            row,
            name: name.into(),
            kind,
            parent: 0,
            children: Vec::new(),
            label: None,
            hint: None,
            guidance_hint: None,
            media: None,
            bind: None,
            control: Parts::default(),
            instance: Parts::default(),
            default: None,
            actions: Vec::new(),
            triggers: Vec::new(),
            choice_filter: None,
            parameters: Parameters::default(),
            itemset: None,
            searched: None,
            query: None,
            flat: false,
            extra: Parts::default(),
        }
    }

    /// A question that a rule adds.
    pub fn question(row: u32, name: impl Into<String>, question_type: &str) -> Self {
        let mut node = Self::new(row, name, NodeKind::question(question_type));
        node.bind = node.question_type().map(|(_, kind)| kind.rules_as_parts());
        node
    }

    pub fn question_type(&self) -> Option<(&str, QuestionType)> {
        match &self.kind {
            NodeKind::Question { name, kind } => Some((name, *kind)),
            _ => None,
        }
    }

    pub fn is_section(&self) -> bool {
        matches!(
            self.kind,
            NodeKind::Form
                | NodeKind::Group
                | NodeKind::HiddenGroup
                | NodeKind::Repeat
                | NodeKind::Loop { .. }
                | NodeKind::Entity
        )
    }

    pub fn is_repeat(&self) -> bool {
        self.kind == NodeKind::Repeat
    }

    /// Whether it is computed and never shown.
    pub fn is_computed(&self) -> bool {
        let Some((name, _)) = self.question_type() else { return false };
        let calculated = self.bind.as_ref().is_some_and(|bind| bind.has("calculate"));
        let said = |said: &Option<Said>| said.as_ref().is_some_and(|said| !said.is_empty());
        let shown = said(&self.label) || said(&self.hint);
        name == "calculate" || ((calculated || !self.triggers.is_empty()) && !shown)
    }

    /// Whether a question has a control in the body.
    pub fn is_seen(&self) -> bool {
        let control = self.question_type().and_then(|(_, kind)| kind.control);
        control.is_some_and(|control| control != "action") && !self.is_computed()
    }

    /// Whether the row's default is computed.
    pub fn has_dynamic_default(&self) -> bool {
        self.default.is_some() && self.actions.iter().any(|action| action.does == "setvalue")
    }

    /// What one of its rules says.
    pub fn rule(&self, name: &str) -> Option<&str> {
        self.bind.as_ref().and_then(|bind| bind.text(name))
    }

    /// Sets an attribute of the bind.
    pub fn set_rule(&mut self, name: &str, value: impl Into<String>) {
        self.bind.get_or_insert_default().set_text(name, value);
    }

    /// What a text or a translated one says at all.
    pub fn has_label(&self) -> bool {
        self.label.as_ref().is_some_and(|said| !said.is_empty())
    }

    pub fn has_media(&self) -> bool {
        self.media.as_ref().is_some_and(|media| !media.0.is_empty())
    }
}

impl Tree {
    pub fn new(form: Node) -> Self {
        Self { nodes: vec![form] }
    }

    pub fn add(&mut self, parent: NodeId, mut node: Node) -> NodeId {
        let id = self.nodes.len();
        node.parent = parent;
        self.nodes.push(node);
        self.nodes[parent].children.push(id);
        id
    }

    /// Every node in the order of the form, the form itself first.
    pub fn in_order(&self) -> Vec<NodeId> {
        let mut found = Vec::with_capacity(self.nodes.len());
        let mut waiting = vec![0];
        while let Some(id) = waiting.pop() {
            found.push(id);
            waiting.extend(self.nodes[id].children.iter().rev());
        }
        found
    }

    /// The node's parent, its parent, up to the form.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        let mut current = id;
        std::iter::from_fn(move || {
            if current == 0 {
                return None;
            }
            current = self.nodes[current].parent;
            Some(current)
        })
    }

    /// The nearest repeat around a node.
    pub fn repeat_around(&self, id: NodeId) -> Option<NodeId> {
        self.ancestors(id).find(|up| self.nodes[*up].is_repeat())
    }

    /// `/data/group/question`, or from below `from`.
    pub fn path(&self, id: NodeId, from: Option<NodeId>) -> String {
        let mut steps = Vec::new();
        let mut current = Some(id);
        while let Some(at) = current.filter(|at| Some(*at) != from) {
            let node = &self.nodes[at];
            if !node.flat {
                let attribute = matches!(node.kind, NodeKind::Attribute { .. });
                steps.push(if attribute { format!("@{}", node.name) } else { node.name.clone() });
            }
            current = (at != 0).then_some(node.parent);
        }
        steps.reverse();
        format!("/{}", steps.join("/"))
    }

    /// The only node of a name among questions and groups.
    pub fn named(&self, name: &str) -> Result<NodeId, NotOne> {
        let mut found = None;
        for id in self.in_order() {
            let node = &self.nodes[id];
            let counts = node.is_section() || matches!(node.kind, NodeKind::Question { .. });
            if counts && node.name == name {
                if found.is_some() {
                    return Err(NotOne::Several);
                }
                found = Some(id);
            }
        }
        found.ok_or(NotOne::None)
    }
}

/// Why a name means no node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotOne {
    None,
    Several,
}
