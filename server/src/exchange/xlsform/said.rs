//! What a cell says when its header has parts: `label::es` and `label::en` are one value with two parts.

/// A text, or parts in the order in which they were said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    Text(String),
    Parts(Parts),
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts(pub Vec<(String, Said)>);

impl Said {
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Parts(_) => None,
        }
    }

    pub fn parts(&self) -> Option<&Parts> {
        match self {
            Self::Text(_) => None,
            Self::Parts(parts) => Some(parts),
        }
    }

    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Parts(parts) => parts.0.is_empty(),
        }
    }

    /// Every text with the first name over it.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Self::Text(text) => vec![text],
            Self::Parts(parts) => parts.0.iter().flat_map(|(_, said)| said.texts()).collect(),
        }
    }

    /// One text: parts are spelt as `{'es': 'Sí'}`, for attributes that take whatever a form says.
    pub fn spelt(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Parts(parts) => {
                let each = parts.0.iter().map(|(name, said)| match said {
                    Self::Text(text) => format!("'{name}': '{text}'"),
                    Self::Parts(_) => format!("'{name}': {}", said.spelt()),
                });
                format!("{{{}}}", each.collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// `path` over `text`: a header `a::b::c` with its cell.
    pub fn nested(path: &[String], text: String) -> Self {
        match path {
            [] => Self::Text(text),
            [first, rest @ ..] => Self::Parts(Parts(vec![(first.clone(), Self::nested(rest, text))])),
        }
    }

    /// Both together. A text without a language belongs to the default language, unless that is said too.
    pub fn merged(self, other: Self, default_language: &str) -> Self {
        if self.is_empty() {
            return other;
        }
        if other.is_empty() {
            return self;
        }
        match (self, other) {
            (Self::Parts(mut mine), Self::Parts(theirs)) => {
                mine.merge(theirs, default_language);
                Self::Parts(mine)
            }
            (Self::Text(text), Self::Parts(mut theirs)) => {
                if theirs.get(default_language).is_none() {
                    theirs.0.insert(0, (default_language.to_owned(), Self::Text(text)));
                }
                Self::Parts(theirs)
            }
            (Self::Parts(mut mine), Self::Text(text)) => {
                if mine.get(default_language).is_none() {
                    mine.0.push((default_language.to_owned(), Self::Text(text)));
                }
                Self::Parts(mine)
            }
            (Self::Text(text), Self::Text(_)) => {
                Self::Parts(Parts(vec![(default_language.to_owned(), Self::Text(text))]))
            }
        }
    }
}

impl Parts {
    pub fn get(&self, name: &str) -> Option<&Said> {
        self.0.iter().find(|(mine, _)| mine == name).map(|(_, said)| said)
    }

    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(Said::text)
    }

    /// The parts under a name; nothing where there is a plain text or nothing.
    pub fn parts(&self, name: &str) -> Option<&Parts> {
        self.get(name).and_then(Said::parts)
    }

    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    pub fn set(&mut self, name: &str, said: Said) {
        match self.0.iter_mut().find(|(mine, _)| mine == name) {
            Some((_, mine)) => *mine = said,
            None => self.0.push((name.to_owned(), said)),
        }
    }

    pub fn set_text(&mut self, name: &str, text: impl Into<String>) {
        self.set(name, Said::Text(text.into()));
    }

    pub fn take(&mut self, name: &str) -> Option<Said> {
        let at = self.0.iter().position(|(mine, _)| mine == name)?;
        Some(self.0.remove(at).1)
    }

    pub fn merge(&mut self, other: Parts, default_language: &str) {
        for (name, said) in other.0 {
            match self.0.iter_mut().find(|(mine, _)| *mine == name) {
                Some((_, mine)) => {
                    let before = std::mem::replace(mine, Said::Text(String::new()));
                    *mine = before.merged(said, default_language);
                }
                None => self.0.push((name, said)),
            }
        }
    }
}
