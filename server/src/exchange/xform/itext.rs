//! The table of texts: everything that is translated, has media or guidance, by language.

use std::collections::HashMap;

use super::super::xlsform::references::has_reference;
use super::super::xlsform::said::{Parts, Said};
use super::super::xlsform::tree::{Node, NodeId, NodeKind};
use super::Untranslated;
use super::element::Element;
use super::paths::Paths;
use super::texts::children;

/// How a text is said: long, as guidance, or as a file of some kind.
type Form = String;

#[derive(Debug, Clone)]
struct Text {
    text: String,
    /// Whose references are meant.
    from: Option<NodeId>,
}

type Forms = HashMap<Form, Text>;

#[derive(Debug, Default)]
struct Table {
    /// Each with its texts by id and form.
    languages: Vec<(String, HashMap<String, Forms>)>,
    /// Ids in the order of the form, with all forms in which some language says them.
    ids: Vec<(String, Vec<Form>)>,
    places: HashMap<String, usize>,
}

impl Table {
    fn add(&mut self, language: &str, id: &str, form: &str, text: &str, from: Option<NodeId>) {
        let place = *self.places.entry(id.to_owned()).or_insert(self.ids.len());
        if place == self.ids.len() {
            self.ids.push((id.to_owned(), Vec::new()));
        }
        let forms = &mut self.ids[place].1;
        if !forms.iter().any(|mine| mine == form) {
            forms.push(form.to_owned());
        }
        let at = self.languages.iter().position(|(mine, _)| mine == language).unwrap_or_else(|| {
            self.languages.push((language.to_owned(), HashMap::new()));
            self.languages.len() - 1
        });
        let text = Text { text: text.to_owned(), from };
        self.languages[at].1.entry(id.to_owned()).or_default().insert(form.to_owned(), text);
    }

    fn said(&mut self, id: &str, form: &str, said: &Said, default_language: &str, from: Option<NodeId>) {
        match said {
            Said::Text(text) => self.add(default_language, id, form, text, from),
            Said::Parts(parts) => {
                for (language, said) in &parts.0 {
                    self.add(language, id, form, &said.spelt(), from);
                }
            }
        }
    }

    fn find(&self, language: usize, id: &str, form: &str) -> Option<&Text> {
        self.languages[language].1.get(id)?.get(form)
    }
}

/// The element `itext`; `None` if nothing is in it.
pub fn itext(paths: &Paths<'_>, untranslated: Untranslated) -> Option<Element> {
    let default_language = &paths.survey.settings.default_language;
    let table = table(paths, default_language);
    if table.languages.is_empty() {
        return None;
    }
    let mut itext = Element::new("itext");
    let base = table.languages.iter().position(|(language, _)| language == default_language);
    for (at, (language, _)) in table.languages.iter().enumerate() {
        let mut translation = Element::new("translation").with("lang", language);
        if language == default_language {
            translation.set("default", "true()");
        }
        for (id, forms) in &table.ids {
            let mut text = Element::new("text").with("id", id);
            for form in forms {
                let said = table.find(at, id, form).or_else(|| match untranslated {
                    Untranslated::Dash => None,
                    Untranslated::OtherLanguage => base
                        .into_iter()
                        .chain(0..table.languages.len())
                        .find_map(|other| table.find(other, id, form)),
                });
                if let Some(value) = value(id, form, said, paths) {
                    text.add(value);
                }
            }
            translation.add(text);
        }
        itext.add(translation);
    }
    Some(itext)
}

fn value(id: &str, form: &str, said: Option<&Text>, paths: &Paths<'_>) -> Option<Element> {
    let (text, from) = said.map_or(("-", None), |said| (said.text.as_str(), said.from));
    let plain = || Element::new("value").with_all(children(text, from, paths));
    let of_hint = id.split_once(':').is_some_and(|(_, kind)| kind == "hint");
    if of_hint {
        return Some(if form == "guidance" { plain().with("form", "guidance") } else { plain() });
    }
    if form == "long" {
        return Some(plain());
    }
    if text == "-" {
        return None;
    }
    let folder = if form == "big-image" || form == "image" { "images" } else { form };
    let file = format!("jr://{folder}/{text}");
    Some(Element::new("value").with("form", form).with_all(children(&file, from, paths)))
}

fn table(paths: &Paths<'_>, default_language: &str) -> Table {
    let mut table = Table::default();
    for list in paths.survey.lists.iter().filter(|list| list.needs_itext()) {
        for (number, choice) in list.choices.iter().enumerate() {
            let id = format!("{}-{number}", list.name);
            if let Some(label) = choice.label.as_ref().filter(|label| !label.is_empty()) {
                table.said(&id, "long", label, default_language, None);
            }
            for (form, said) in choice.media.iter().flat_map(|media| &media.0) {
                table.said(&id, form, said, default_language, None);
            }
        }
    }
    for id in paths.tree().in_order() {
        let node = &paths.tree().nodes[id];
        if node.is_section() || matches!(node.kind, NodeKind::Question { .. }) {
            of_node(&mut table, node, id, &paths.absolute(id), default_language);
        }
    }
    table
}

fn of_node(table: &mut Table, node: &Node, id: NodeId, path: &str, default_language: &str) {
    for message in ["jr:constraintMsg", "jr:requiredMsg", "jr:noAppErrorString"] {
        let said = node.bind.as_ref().and_then(|bind| bind.get(message));
        if let Some(said) = said.filter(|said| in_itext(message, said)) {
            table.said(&format!("{path}:{message}"), "long", said, default_language, Some(id));
        }
    }
    let is_translated = |said: &&Said| said.parts().is_some();
    if let Some(label) = &node.label
        && !label.is_empty()
        && (is_translated(&label) || node.has_media())
    {
        table.said(&format!("{path}:label"), "long", label, default_language, Some(id));
    }
    let guided =
        node.question_type().is_some() && node.guidance_hint.as_ref().is_some_and(|it| !it.is_empty());
    if let Some(hint) = &node.hint
        && !hint.is_empty()
        && (is_translated(&hint) || guided)
    {
        table.said(&format!("{path}:hint"), "long", hint, default_language, Some(id));
    }
    if let Some(guidance) = node.guidance_hint.as_ref().filter(|_| guided) {
        table.said(&format!("{path}:hint"), "guidance", guidance, default_language, Some(id));
    }
    for (form, said) in media(node) {
        table.said(&format!("{path}:label"), form, said, default_language, None);
    }
}

/// Media by kind. A form with media in the default language alone has them one level deeper.
fn media(node: &Node) -> Vec<(&str, &Said)> {
    let Some(media) = &node.media else { return Vec::new() };
    let media: &Parts = media.parts("default").unwrap_or(media);
    media.0.iter().map(|(form, said)| (form.as_str(), said)).collect()
}

/// Whether a message of a rule stands in the table.
pub fn in_itext(message: &str, said: &Said) -> bool {
    match said {
        Said::Parts(_) => true,
        Said::Text(text) => message != "jr:noAppErrorString" && has_reference(text),
    }
}
