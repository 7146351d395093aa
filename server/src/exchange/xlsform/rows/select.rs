//! Rows that ask to choose.

use app::import::{Allowed, What};

use super::super::choices::{Choice, List};
use super::super::names::is_name;
use super::super::references::{has_reference, only_reference};
use super::super::said::Said;
use super::super::selects::{FILES, Pick, Select, split_ending};
use super::super::tree::{Node, NodeKind};
use super::{Draft, Rows, Table};

impl Rows<'_> {
    /// A select with its list, "other" with its text, and the head of a table.
    pub(super) fn select(&mut self, mut draft: Draft, select: Select<'_>) {
        let at = self.at(draft.row);
        let filter = draft.said.get("choice_filter").map(Said::spelt).filter(|text| !text.is_empty());
        let (base, ending) = split_ending(select.list);
        let from_file = FILES.contains(&ending);
        let of_answers = has_reference(select.list);
        self.file(&draft, &select);
        if select.pick == Pick::External {
            self.external_list(&draft, &select, filter.is_some());
        } else {
            self.instances.insert(base.to_owned());
            if !from_file && !of_answers && self.list(select.list).is_none() {
                self.list_missing(&draft, select.list);
            }
        }
        if select.pick == Pick::Many && !from_file {
            if of_answers {
                self.notes.error(at.cell("type"), What::SelectManyOfAnswers);
            }
            let list = self.list(select.list);
            let spaced = list.and_then(|list| list.choices.iter().find(|choice| choice.name.contains(' ')));
            if let Some(name) = spaced.map(|choice| choice.name.clone()) {
                let what = What::ChoiceNameWithSpace { name, list: select.list.to_owned() };
                self.notes.error(at.cell("type"), what);
            }
        }
        if select.or_other {
            self.or_other(&draft, select.list, filter.is_some());
        }
        self.select_parameters(&draft, &select);
        self.table_row(&mut draft, select, filter.is_some());
        let name = draft.name.clone();
        let row = draft.row;
        let mut node = draft.node(NodeKind::question(select.pick.question_type()));
        node.itemset = Some(select.list.to_owned());
        if select.pick == Pick::External && filter.is_some() {
            node.query = Some(select.list.to_owned());
        }
        let here = self.here();
        self.tree.add(here, node);
        if select.or_other {
            let mut other = Node::question(row, format!("{name}_other"), "text");
            other.label = Some(Said::Text("Specify other.".to_owned()));
            other.set_rule("relevant", format!("selected(../{name}, 'other')"));
            self.tree.add(here, other);
        }
    }

    pub(super) fn list(&self, name: &str) -> Option<&List> {
        self.lists.get(name)
    }

    fn list_missing(&mut self, draft: &Draft, list: &str) {
        let spot = self.at(draft.row).cell("type");
        if self.lists.iter().next().is_none() {
            let sheets = self.sheets.iter().map(String::as_str);
            let similar = self.notes.similar("choices", sheets).into_iter().collect();
            self.notes.error(spot, What::SheetMissing { wanted: "choices".to_owned(), similar });
            return;
        }
        let similar = self.notes.similar(list, self.lists.iter().map(|list| list.name.as_str()));
        self.notes.error(spot, What::ListMissing { list: list.to_owned(), similar });
    }

    /// A list from a file must say which kind of file.
    fn file(&mut self, draft: &Draft, select: &Select<'_>) {
        let (base, ending) = split_ending(select.list);
        let one_ending = split_ending(base).1.is_empty() && FILES.contains(&ending);
        if select.asks_a_file() && !one_ending {
            let allowed = FILES.map(str::to_owned).to_vec();
            self.notes.error(self.at(draft.row).cell("type"), What::FileEnding { allowed });
        }
    }

    fn external_list(&mut self, draft: &Draft, select: &Select<'_>, filtered: bool) {
        let spot = self.at(draft.row).cell("type");
        let Some(external) = &self.external else {
            let sheets = self.sheets.iter().map(String::as_str);
            let similar = self.notes.similar("external_choices", sheets).into_iter().collect();
            self.notes.error(spot, What::SheetMissing { wanted: "external_choices".to_owned(), similar });
            return;
        };
        if !external.iter().any(|list| list == select.list) {
            self.notes.error(spot, What::ExternalListMissing { list: select.list.to_owned() });
        } else if !filtered && self.list(select.list).is_none() {
            self.notes.error(spot, What::ExternalWithoutFilter);
        } else if !filtered {
            self.notes.warn(spot, What::ExternalWithoutFilter);
        }
    }

    fn or_other(&mut self, draft: &Draft, list: &str, filtered: bool) {
        let at = self.at(draft.row);
        if filtered {
            self.notes.error(at.cell("choice_filter"), What::OtherWithFilter);
        }
        let Some(list) = self.lists.get_mut(list) else {
            self.notes.error(at.cell("type"), What::OtherWithoutChoices);
            return;
        };
        if list.choices.iter().any(|choice| choice.name == "other") {
            return;
        }
        let mut languages: Vec<String> = Vec::new();
        for choice in &list.choices {
            if let Some(Said::Parts(label)) = &choice.label {
                for (language, _) in &label.0 {
                    if !languages.contains(language) {
                        languages.push(language.clone());
                    }
                }
            }
        }
        list.choices.push(Choice::other(&languages));
    }

    fn select_parameters(&mut self, draft: &Draft, select: &Select<'_>) {
        let file = ["select_one_from_file", "select_multiple_from_file"].contains(&select.command);
        let accepted: &[&str] =
            if file { &["label", "randomize", "seed", "value"] } else { &["randomize", "seed"] };
        self.accept(draft, accepted);
        for name in ["value", "label"] {
            if file && draft.parameters.get(name).is_some_and(|value| !is_name(value)) {
                self.parameter(draft, name, Allowed::Name);
            }
        }
        match (draft.parameters.get("randomize"), draft.parameters.get("seed")) {
            (Some(randomize), _) if !["true", "false"].contains(&randomize) => {
                self.parameter(draft, "randomize", Allowed::OneOf(vec!["true".into(), "false".into()]));
            }
            (Some(_), Some(seed)) if only_reference(seed).is_none() && seed.parse::<f64>().is_err() => {
                self.parameter(draft, "seed", Allowed::NumberOrReference);
            }
            (None, Some(_)) => self.parameter(draft, "seed", Allowed::WithAll(vec!["randomize".to_owned()])),
            _ => {}
        }
    }

    /// In a table all selects share a list; above the first stands a row with the labels.
    fn table_row(&mut self, draft: &mut Draft, select: Select<'_>, filtered: bool) {
        if self.table == Table::No {
            return;
        }
        if self.table == Table::Waiting {
            self.table = Table::Of(select.list.to_owned());
            if filtered {
                self.notes.error(self.at(draft.row).cell("choice_filter"), What::TableListWithFilter);
            }
            let name = format!("reserved_name_for_field_list_labels_{}", draft.row);
            let mut head = Node::question(draft.row, name, select.pick.question_type());
            head.control.set_text("appearance", "label");
            head.label = Some(Said::Text(" ".to_owned()));
            head.itemset = Some(select.list.to_owned());
            let here = self.here();
            self.tree.add(here, head);
        }
        if let Table::Of(first) = &self.table
            && first != select.list
        {
            let what = What::TableListMixed { first: first.clone() };
            self.notes.error(self.at(draft.row).cell("type"), what);
        }
        draft.say("control", "appearance", "list-nolabel");
    }
}
