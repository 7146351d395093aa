//! A form as XForm XML, which ODK Collect, Enketo and others read.
//!
//! Writes what the field's own converter would write, byte by byte but for the order of translations, and, where a
//! form is served, a readable text in place of a missing translation. Takes only forms whose report has no errors.

mod body;
mod data;
mod element;
mod itemset;
mod itext;
mod model;
mod paths;
mod texts;

use element::Element;
use paths::Paths;

use super::xlsform::Survey;

/// What stands where a translation is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Untranslated {
    /// `-`, as the field's own converter writes it.
    Dash,
    /// The text of the default language, or of the first language that has one.
    OtherLanguage,
}

const NAMESPACES: [(&str, &str); 7] = [
    ("xmlns", "http://www.w3.org/2002/xforms"),
    ("xmlns:h", "http://www.w3.org/1999/xhtml"),
    ("xmlns:ev", "http://www.w3.org/2001/xml-events"),
    ("xmlns:xsd", "http://www.w3.org/2001/XMLSchema"),
    ("xmlns:jr", "http://openrosa.org/javarosa"),
    ("xmlns:orx", "http://openrosa.org/xforms"),
    ("xmlns:odk", "http://www.opendatakit.org/xforms"),
];

/// The whole document.
pub fn write(survey: &Survey, untranslated: Untranslated) -> String {
    let paths = Paths::of(survey);
    let mut html = Element::new("h:html");
    for (name, address) in namespaces(survey) {
        html.set(&name, address);
    }
    let mut head = Element::new("h:head");
    head.add(Element::new("h:title").with_text(&survey.settings.title));
    head.add(model::model(&paths, untranslated));
    html.add(head);
    let mut page = Element::new("h:body");
    if let Some(style) = survey.settings.text("style") {
        page.set("class", style);
    }
    for control in body::controls(&paths, 0) {
        page.add(control);
    }
    html.add(page);
    format!("<?xml version=\"1.0\"?>{}", html.written())
}

/// The choices that are kept beside the form, as the file `itemsets.csv`; `None` if no question asks for them.
pub fn itemsets(survey: &Survey) -> Option<String> {
    let external = |node: &super::xlsform::tree::Node| {
        node.question_type().is_some_and(|(name, _)| name == "select one external")
    };
    let grid = survey.external.as_ref().filter(|_| survey.tree.nodes.iter().any(external))?;
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let line = |cells: Vec<&str>| cells.into_iter().map(quoted).collect::<Vec<_>>().join(",") + "\r\n";
    let mut whole = line(grid.headers.iter().map(|header| header.text.as_str()).collect());
    for row in &grid.rows {
        let cell =
            |at: usize| row.cells.iter().find(|(mine, _)| *mine == at).map_or("", |(_, text)| text.as_str());
        whole.push_str(&line((0..grid.headers.len()).map(cell).collect()));
    }
    Some(whole)
}

/// Those of every XForm, and those that the settings add: `x="http://example.org/x"`.
fn namespaces(survey: &Survey) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> =
        NAMESPACES.iter().map(|(name, address)| ((*name).to_owned(), (*address).to_owned())).collect();
    let mut more = survey.settings.text("namespaces").unwrap_or_default().to_owned();
    if survey.entities.is_some() {
        more.push_str(" entities=http://www.opendatakit.org/xforms/entities");
    }
    for pair in more.split_whitespace() {
        let parts: Vec<&str> = pair.split('=').collect();
        if let [prefix, address] = parts.as_slice()
            && !prefix.is_empty()
        {
            let name = format!("xmlns:{prefix}");
            let known = NAMESPACES.iter().any(|(mine, _)| *mine == name);
            if !known {
                all.retain(|(mine, _)| *mine != name);
                all.push((name, address.replace(['"', '\''], "")));
            }
        }
    }
    all
}
