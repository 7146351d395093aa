//! Where the choices of a question come from: a list of the form, a file, or earlier answers.

use super::super::xlsform::references::has_reference;
use super::super::xlsform::split_ending;
use super::super::xlsform::tree::NodeId;
use super::element::Element;
use super::paths::{Paths, Place};

struct Itemset {
    nodeset: String,
    value: String,
    label: String,
    filter: Option<String>,
}

/// The itemset of a select.
pub fn of_select(paths: &Paths<'_>, id: NodeId, list: &str) -> Element {
    let itemset = from_file(paths, id, list).or_else(|| from_answers(paths, id, list));
    element(paths, id, list, itemset)
}

/// The itemset of a position: earlier positions are offered as they are.
pub fn of_position(paths: &Paths<'_>, id: NodeId, list: &str) -> Element {
    let answers = || {
        has_reference(list).then(|| Itemset {
            nodeset: paths.replaced(list, id, Place::Answers).trim().to_owned(),
            value: "geometry".to_owned(),
            label: "geometry".to_owned(),
            filter: Some("./geometry != ''".to_owned()),
        })
    };
    element(paths, id, list, from_file(paths, id, list).or_else(answers))
}

/// The labels of a scale.
pub fn of_range(paths: &Paths<'_>, list: &str) -> Element {
    drawn(from_list(paths, list))
}

fn element(paths: &Paths<'_>, id: NodeId, list: &str, itemset: Option<Itemset>) -> Element {
    let node = &paths.tree().nodes[id];
    let mut itemset = itemset.unwrap_or_else(|| from_list(paths, list));
    if let Some(filter) = &node.choice_filter {
        itemset.filter = Some(if has_reference(list) {
            let filter = paths.replaced(filter, id, Place::FilterOfAnswers);
            filter.replace(&format!("current()/{}", itemset.nodeset), ".").replace(&itemset.nodeset, ".")
        } else {
            paths.replaced(filter, id, Place::Filter)
        });
    }
    if let Some(filter) = itemset.filter.take() {
        itemset.nodeset = format!("{}[{filter}]", itemset.nodeset);
    }
    if node.parameters.get("randomize") == Some("true") {
        itemset.nodeset = match node.parameters.get("seed") {
            Some(seed) => {
                let seed = paths.replaced(seed, id, Place::Plain);
                format!("randomize({}, {})", itemset.nodeset, seed.trim())
            }
            None => format!("randomize({})", itemset.nodeset),
        };
    }
    drawn(itemset)
}

fn drawn(itemset: Itemset) -> Element {
    Element::new("itemset")
        .with_child(Element::new("value").with("ref", itemset.value))
        .with_child(Element::new("label").with("ref", itemset.label))
        .with("nodeset", itemset.nodeset)
}

fn from_list(paths: &Paths<'_>, list: &str) -> Itemset {
    let in_table = paths.survey.list(list).is_some_and(|list| list.needs_itext());
    Itemset {
        nodeset: format!("instance('{list}')/root/item"),
        value: "name".to_owned(),
        label: if in_table { "jr:itext(itextId)" } else { "label" }.to_owned(),
        filter: None,
    }
}

fn from_file(paths: &Paths<'_>, id: NodeId, list: &str) -> Option<Itemset> {
    let (base, ending) = split_ending(list);
    let (value, label) = match ending {
        ".geojson" => ("id", "title"),
        ".csv" | ".xml" => ("name", "label"),
        _ => return None,
    };
    let parameters = &paths.tree().nodes[id].parameters;
    Some(Itemset {
        nodeset: format!("instance('{base}')/root/item"),
        value: parameters.get("value").unwrap_or(value).to_owned(),
        label: parameters.get("label").unwrap_or(label).to_owned(),
        filter: None,
    })
}

fn from_answers(paths: &Paths<'_>, id: NodeId, list: &str) -> Option<Itemset> {
    if !has_reference(list) {
        return None;
    }
    let path = paths.replaced(list, id, Place::Answers);
    let (nodeset, name) = path.trim().rsplit_once('/').unwrap_or(("", path.trim()));
    Some(Itemset {
        nodeset: nodeset.to_owned(),
        value: name.to_owned(),
        label: name.to_owned(),
        filter: Some(format!("./{name} != ''")),
    })
}
