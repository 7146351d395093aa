//! An XML element as data, and its text.

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    children: Vec<Child>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Child {
    Element(Element),
    Text(String),
}

impl Element {
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), attributes: Vec::new(), children: Vec::new() }
    }

    /// Sets an attribute; a later value replaces an earlier one.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        let value = value.into();
        match self.attributes.iter_mut().find(|(mine, _)| mine == name) {
            Some((_, mine)) => *mine = value,
            None => self.attributes.push((name.to_owned(), value)),
        }
    }

    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.set(name, value);
        self
    }

    pub fn with_text(mut self, text: &str) -> Self {
        self.children.push(Child::Text(text.to_owned()));
        self
    }

    pub fn with_all(mut self, children: Vec<Child>) -> Self {
        self.children.extend(children);
        self
    }

    pub fn with_child(mut self, child: Element) -> Self {
        self.add(child);
        self
    }

    pub fn add(&mut self, child: Element) {
        self.children.push(Child::Element(child));
    }

    pub fn written(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    fn write(&self, to: &mut String) {
        to.push('<');
        to.push_str(&self.name);
        for (name, value) in &self.attributes {
            to.push(' ');
            to.push_str(name);
            to.push_str("=\"");
            to.push_str(&escaped(value).replace('"', "&quot;"));
            to.push('"');
        }
        if self.children.is_empty() {
            to.push_str("/>");
            return;
        }
        to.push('>');
        // Text with elements in it has a space before it and after all.
        let is_text = |child: &Child| matches!(child, Child::Text(_));
        let mixed = self.children.len() > 1 && self.children.iter().any(is_text);
        if mixed && self.children.first().is_some_and(is_text) {
            to.push(' ');
        }
        for child in &self.children {
            match child {
                Child::Element(element) => element.write(to),
                Child::Text(text) => to.push_str(&escaped(text)),
            }
        }
        if mixed {
            to.push(' ');
        }
        to.push_str("</");
        to.push_str(&self.name);
        to.push('>');
    }
}

/// `&`, `<` and `>` as XML says them.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The other way round.
pub fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
