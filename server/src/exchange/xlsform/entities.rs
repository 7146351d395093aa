//! The sheet `entities`: lists of things that outlive a form, and what a form saves in them.

mod places;

use std::collections::{BTreeSet, HashSet};

use app::import::{EntityWrong, What};

use super::headers::{ENTITIES, Row, rows, understand};
use super::names::is_name;
use super::notes::{At, Notes};
use super::references::references;
use super::said::{Parts, Said};
use super::sheet::{Grid, Spaces};
use super::tree::{Action, Event, Node, NodeId, NodeKind, Tree};

const MOST_DECLARED: usize = 100;

/// What the rows of a form say about entities.
#[derive(Debug, Clone, Default)]
pub struct Entities {
    declared: Vec<Declared>,
    mentions: Vec<Mention>,
    /// Entity and name of what is saved.
    saved: HashSet<(usize, String)>,
    /// Of the sheet, for findings.
    grid: Grid,
}

#[derive(Debug, Clone)]
struct Declared {
    row: u32,
    list: String,
    id: String,
    create_if: String,
    update_if: String,
    label: String,
    /// Questions that its expressions name.
    names: BTreeSet<String>,
}

/// A row of the survey that belongs to an entity.
#[derive(Debug, Clone)]
struct Mention {
    /// Place in `declared`.
    entity: usize,
    /// The groups around the row, the form first.
    scope: Vec<NodeId>,
    row: u32,
    /// Saved under this name; `None`: only named in an expression.
    property: Option<String>,
}

impl Entities {
    pub fn read(mut grid: Grid, notes: &mut Notes) -> Self {
        understand(&mut grid, &ENTITIES, notes);
        let rows = rows(&grid, "default", Spaces::Kept);
        let mut entities = Self { grid, ..Self::default() };
        for row in rows {
            if entities.declared.len() == MOST_DECLARED {
                let spot = At::row(&entities.grid, row.number).cell("dataset");
                notes.error(spot, What::Entity(EntityWrong::TooMany));
                break;
            }
            if let Some(declared) = entities.declaration(row, notes) {
                entities.declared.push(declared);
            }
        }
        entities
    }

    pub fn grid(&self) -> &Grid {
        &self.grid
    }

    pub fn declares(&self, list: &str) -> bool {
        self.declared.iter().any(|it| it.list == list)
    }

    fn declaration(&self, row: Row, notes: &mut Notes) -> Option<Declared> {
        let at = At::row(&self.grid, row.number);
        let mut wrong = |column: &str, wrong| notes.error(at.cell(column), What::Entity(wrong));
        for (column, _) in &row.said.0 {
            if !ENTITIES.columns.contains(&column.as_str()) {
                wrong(column, EntityWrong::ColumnUnknown);
            }
        }
        let text = |column: &str| row.said.get(column).map(Said::spelt).unwrap_or_default();
        let declared = Declared {
            row: row.number,
            list: text("dataset"),
            id: text("entity_id"),
            create_if: text("create_if"),
            update_if: text("update_if"),
            label: text("label"),
            names: BTreeSet::new(),
        };
        let Declared { list, id, create_if, update_if, label, .. } = &declared;
        if list.starts_with("__") || list.contains('.') || !is_name(list) {
            wrong("dataset", EntityWrong::ListName);
        }
        if self.declares(list) {
            wrong("dataset", EntityWrong::ListTwice);
        }
        if id.is_empty() && !update_if.is_empty() {
            wrong("update_if", EntityWrong::NeedsEntityId);
        }
        if !id.is_empty() && !create_if.is_empty() && update_if.is_empty() {
            wrong("create_if", EntityWrong::NeedsUpdateIf);
        }
        if id.is_empty() && label.is_empty() {
            wrong("dataset", EntityWrong::NeedsLabel);
        }
        let mut names = BTreeSet::new();
        for text in [id, create_if, update_if, label] {
            names.extend(references(text).into_iter().flatten().map(|it| it.name.to_owned()));
        }
        Some(Declared { names, ..declared })
    }

    /// Groups cannot be saved.
    pub fn refuse_on_group(&self, said: &Parts, at: At<'_>, notes: &mut Notes) {
        if saves(said).is_some() {
            let wrong =
                if self.declared.is_empty() { EntityWrong::NoneDeclared } else { EntityWrong::OnGroup };
            notes.error(at.cell("entities:saveto"), What::Entity(wrong));
        }
    }

    /// Notes what a question saves, and takes the name of the list off it.
    pub fn saved(&mut self, said: &mut Parts, scope: &[NodeId], at: At<'_>, notes: &mut Notes) {
        let Some(written) = saves(said) else { return };
        match self.property(&written, scope, at.row) {
            Ok(property) => {
                let mut bind = match said.take("bind") {
                    Some(Said::Parts(bind)) => bind,
                    _ => Parts::default(),
                };
                bind.set_text("entities:saveto", property);
                said.set("bind", Said::Parts(bind));
            }
            Err(wrong) => notes.error(at.cell("entities:saveto"), What::Entity(wrong)),
        }
    }

    fn property(&mut self, written: &str, scope: &[NodeId], row: u32) -> Result<String, EntityWrong> {
        let (list, property) = match written.matches('#').count() {
            0 => (None, written),
            1 => written.split_once('#').map_or((None, written), |(list, property)| (Some(list), property)),
            _ => return Err(EntityWrong::TooManyPrefixes),
        };
        let entity = match list {
            _ if self.declared.is_empty() => return Err(EntityWrong::NoneDeclared),
            Some(list) => self.declared.iter().position(|it| it.list == list).ok_or(EntityWrong::Unknown)?,
            None if self.declared.len() > 1 => return Err(EntityWrong::SeveralNeedPrefix),
            None => 0,
        };
        let reserved = ["name", "label"].contains(&property.to_lowercase().as_str());
        if reserved || property.starts_with("__") || !is_name(property) {
            return Err(EntityWrong::PropertyName);
        }
        let property = property.to_owned();
        if !self.saved.insert((entity, property.clone())) {
            return Err(EntityWrong::PropertyTwice);
        }
        let mention = Mention { entity, scope: scope.to_vec(), row, property: Some(property.clone()) };
        self.mentions.push(mention);
        Ok(property)
    }

    /// Notes that a row bears a name that an expression of an entity uses.
    pub fn mentioned(&mut self, name: &str, scope: &[NodeId], row: u32) {
        for (entity, declared) in self.declared.iter().enumerate() {
            if declared.names.contains(name) {
                self.mentions.push(Mention { entity, scope: scope.to_vec(), row, property: None });
            }
        }
    }

    /// Puts every entity into the `meta` of its group; says which version of the rules that needs.
    pub fn place(&self, tree: &mut Tree, survey: &Grid, notes: &mut Notes) -> Option<&'static str> {
        if self.declared.is_empty() {
            return None;
        }
        let places = places::find(self, tree, survey, notes);
        let mut in_repeat = false;
        for (place, entity) in places {
            let repeated = tree.nodes[place].is_repeat() || tree.repeat_around(place).is_some();
            in_repeat |= repeated;
            let meta = tree.add(place, Node::new(0, "meta", NodeKind::HiddenGroup));
            self.declared[entity].grow(tree, meta, repeated.then_some(Event::NewRepeat));
        }
        Some(if self.declared.len() > 1 || in_repeat { "2025.1.0" } else { "2024.1.0" })
    }
}

/// What a row wants to save.
fn saves(said: &Parts) -> Option<String> {
    let property = said.parts("bind")?.get("entities:saveto")?;
    Some(property.spelt()).filter(|property| !property.is_empty())
}

impl Declared {
    /// The entity with its attributes, their rules and its label.
    fn grow(&self, tree: &mut Tree, meta: NodeId, again: Option<Event>) {
        let entity = tree.add(meta, Node::new(self.row, "entity", NodeKind::Entity));
        let mut attribute = |name: &str, value: &str, calculation: Option<&str>| {
            let kind = NodeKind::Attribute { value: value.to_owned() };
            let mut node = Node::new(self.row, name, kind);
            if let Some(calculation) = calculation {
                computed(&mut node, calculation);
            }
            tree.add(entity, node)
        };
        let said = |text: &'_ str| (!text.is_empty()).then(|| text.to_owned());
        attribute("dataset", &self.list, None);
        if self.id.is_empty() || !self.create_if.is_empty() {
            attribute("create", "1", said(&self.create_if).as_deref());
        }
        if !self.id.is_empty() {
            attribute("update", "1", said(&self.update_if).as_deref());
            let item = format!("instance('{}')/root/item[name={}]", self.list, self.id);
            for (name, column) in
                [("baseVersion", "__version"), ("trunkVersion", "__trunkVersion"), ("branchId", "__branchId")]
            {
                attribute(name, "", Some(&format!("{item}/{column}")));
            }
        }
        let id = attribute("id", "", Some(&self.id));
        if self.id.is_empty() {
            let events = [Some(Event::FirstLoad), again];
            let fresh = |event| Action::set_value(event, Some("uuid()".to_owned()));
            tree.nodes[id].actions = events.into_iter().flatten().map(fresh).collect();
        }
        if !self.label.is_empty() {
            let mut label = Node::new(self.row, "label", NodeKind::EntityLabel);
            computed(&mut label, &self.label);
            tree.add(entity, label);
        }
    }
}

fn computed(node: &mut Node, calculation: &str) {
    node.set_rule("readonly", "true()");
    node.set_rule("type", "string");
    if !calculation.is_empty() {
        node.set_rule("calculate", calculation);
    }
}
