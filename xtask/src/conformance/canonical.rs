//! A document in canonical form: namespaces resolved, attributes sorted, indentation and comments dropped,
//! translations, texts and their forms in the order of their names.

use std::fmt::Write;

use anyhow::{Context, Result, bail};
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

/// One line a node.
pub struct Canonical(String);

enum Node {
    Text(String),
    Element(Element),
}

struct Element {
    /// `{namespace}name`.
    name: String,
    /// Sorted by name.
    attributes: Vec<(String, String)>,
    children: Vec<Node>,
}

impl Canonical {
    pub fn of(text: &str) -> Result<Self> {
        let mut root = parsed(text)?;
        root.tidy();
        let mut whole = String::new();
        root.write(&mut whole);
        Ok(Self(whole))
    }

    /// What stands around the first difference on both sides, if there is one.
    pub fn first_difference(&self, other: &Self, context: usize) -> Option<(String, String)> {
        if self.0 == other.0 {
            return None;
        }
        let (mine, its): (Vec<char>, Vec<char>) = (self.0.chars().collect(), other.0.chars().collect());
        let at = mine.iter().zip(&its).take_while(|(a, b)| a == b).count();
        let around = |text: &[char]| {
            let end = text.len().min(at + context);
            text[at.saturating_sub(context)..end].iter().collect()
        };
        Some((around(&mine), around(&its)))
    }
}

fn parsed(text: &str) -> Result<Element> {
    let mut reader = NsReader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut open: Vec<Element> = Vec::new();
    let add = |open: &mut Vec<Element>, text: String| {
        let Some(parent) = open.last_mut() else { return };
        match parent.children.last_mut() {
            Some(Node::Text(before)) => before.push_str(&text),
            _ => parent.children.push(Node::Text(text)),
        }
    };
    loop {
        match reader.read_event()? {
            Event::Start(start) => open.push(element(&reader, &start)?),
            Event::End(_) => {
                let done = open.pop().context("an end without a beginning")?;
                match open.last_mut() {
                    Some(parent) => parent.children.push(Node::Element(done)),
                    None => return Ok(done),
                }
            }
            Event::Text(text) => add(&mut open, text.xml10_content().into_owned()),
            Event::CData(text) => add(&mut open, text.xml10_content().into_owned()),
            Event::GeneralRef(name) => add(&mut open, character(&name)?.to_string()),
            Event::Eof => bail!("the document ends too early"),
            _ => {}
        }
    }
}

fn element(reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> Result<Element> {
    let resolved = |space: ResolveResult<'_>, local: &str| match space {
        ResolveResult::Bound(space) => Ok(format!("{{{}}}{local}", space.as_ref())),
        ResolveResult::Unbound => Ok(local.to_owned()),
        ResolveResult::Unknown(prefix) => bail!("the prefix {prefix} is not declared"),
    };
    let (space, local) = reader.resolver().resolve_element(start.name());
    let name = resolved(space, local.as_ref())?;
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute?;
        if attribute.key.as_namespace_binding().is_some() {
            continue;
        }
        let (space, local) = reader.resolver().resolve_attribute(attribute.key);
        let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0)?;
        attributes.push((resolved(space, local.as_ref())?, value.into_owned()));
    }
    attributes.sort();
    Ok(Element { name, attributes, children: Vec::new() })
}

fn character(name: &quick_xml::events::BytesRef<'_>) -> Result<char> {
    if let Some(character) = name.resolve_char_ref()? {
        return Ok(character);
    }
    Ok(match name.as_ref() {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        other => bail!("&{other}; stands for nothing"),
    })
}

impl Element {
    fn local(&self) -> &str {
        self.name.rsplit('}').next().unwrap_or_default()
    }

    fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(mine, _)| mine == name).map_or("", |(_, value)| value)
    }

    /// Drops white space between elements, and sorts what has no order.
    fn tidy(&mut self) {
        if self.children.iter().any(|child| matches!(child, Node::Element(_))) {
            let blank = |child: &Node| matches!(child, Node::Text(text) if text.trim().is_empty());
            self.children.retain(|child| !blank(child));
        }
        for child in &mut self.children {
            if let Node::Element(element) = child {
                element.tidy();
            }
        }
        let key = match self.local() {
            "itext" => "lang",
            "translation" => "id",
            "text" => "form",
            _ => return,
        };
        self.children.sort_by(|a, b| match (a, b) {
            (Node::Element(a), Node::Element(b)) => a.attribute(key).cmp(b.attribute(key)),
            _ => std::cmp::Ordering::Equal,
        });
    }

    fn write(&self, whole: &mut String) {
        let _ = write!(whole, "<{}", self.name);
        for (name, value) in &self.attributes {
            let _ = write!(whole, " {name}={value:?}");
        }
        whole.push('>');
        for child in &self.children {
            match child {
                Node::Text(text) => whole.push_str(&escaped(text)),
                Node::Element(element) => element.write(whole),
            }
        }
        whole.push_str("</>");
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn differs(one: &str, other: &str) -> bool {
        let canonical = |text| Canonical::of(text).unwrap();
        canonical(one).first_difference(&canonical(other), 20).is_some()
    }

    #[test]
    fn prefixes_order_of_attributes_and_indentation_do_not_count() {
        let one = r#"<a xmlns="x" b="1" c="2"><!-- note --><d/></a>"#;
        assert!(!differs(one, "<p:a xmlns:p='x' xmlns:q='y' c='2' b='1'>\n  <p:d></p:d>\n</p:a>"));
        assert!(differs(one, r#"<a xmlns="y" b="1" c="2"><d/></a>"#));
    }

    #[test]
    fn texts_and_values_count_to_the_last_space() {
        assert!(differs("<a>x </a>", "<a>x</a>"));
        assert!(differs(r#"<a b=" x "/>"#, r#"<a b="x"/>"#));
        assert!(differs("<a>x<b/> </a>", "<a>x</a>"));
    }

    #[test]
    fn translations_have_no_order_but_everything_else_has() {
        let itext = |first: &str, second: &str| {
            format!("<itext><translation lang='{first}'/><translation lang='{second}'/></itext>")
        };
        assert!(!differs(&itext("es", "en"), &itext("en", "es")));
        assert!(differs("<a><b/><c/></a>", "<a><c/><b/></a>"));
    }

    #[test]
    fn what_is_cut_off_or_undeclared_is_no_document() {
        assert!(Canonical::of("<a><b></a>").is_err());
        assert!(Canonical::of("<a><b/>").is_err());
        assert!(Canonical::of("<p:a/>").is_err());
    }
}
