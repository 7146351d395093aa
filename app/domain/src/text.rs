//! Words that are data: text in several languages, never blank.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A language of the interface. Questionnaires may be in any language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    Es,
    En,
}

impl Lang {
    pub const ALL: [Lang; 2] = [Lang::Es, Lang::En];

    /// `es` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Es => "es",
            Lang::En => "en",
        }
    }

    pub fn parse(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }

    pub fn other(self) -> Lang {
        match self {
            Lang::Es => Lang::En,
            Lang::En => Lang::Es,
        }
    }
}

/// Text by language code (`es`, `en`, `que`, ...).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LocalText(BTreeMap<String, String>);

impl LocalText {
    pub fn of(pairs: &[(&str, &str)]) -> Self {
        Self(pairs.iter().map(|(lang, text)| ((*lang).to_owned(), (*text).to_owned())).collect())
    }

    /// Spanish and English at once.
    pub fn both(es: &str, en: &str) -> Self {
        Self::of(&[("es", es), ("en", en)])
    }

    pub fn set(&mut self, lang: &str, text: &str) {
        self.0.insert(lang.to_owned(), text.to_owned());
    }

    /// The text in `lang`, or in the first language that has any: never blank while one is filled.
    pub fn get(&self, lang: &str) -> &str {
        self.exact(lang)
            .or_else(|| self.0.values().find(|text| !text.trim().is_empty()).map(String::as_str))
            .unwrap_or_default()
    }

    /// The text in `lang` only, if it is filled.
    pub fn exact(&self, lang: &str) -> Option<&str> {
        self.0.get(lang).map(String::as_str).filter(|text| !text.trim().is_empty())
    }

    pub fn in_lang(&self, lang: Lang) -> &str {
        self.get(lang.code())
    }

    pub fn is_blank(&self) -> bool {
        self.0.values().all(|text| text.trim().is_empty())
    }

    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(lang, text)| (lang.as_str(), text.as_str()))
    }
}

/// Small letters without accents, as the four countries write them.
pub fn folded(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'á' | 'à' | 'â' | 'ä' | 'ã' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'í' | 'ì' | 'î' | 'ï' => 'i',
            'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
            'ú' | 'ù' | 'û' | 'ü' => 'u',
            'ñ' => 'n',
            'ç' => 'c',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_language_falls_back_and_is_never_blank() {
        let text = LocalText::of(&[("en", "Street"), ("es", " "), ("que", "")]);
        for lang in ["en", "es", "que", "fr"] {
            assert_eq!(text.get(lang), "Street");
        }
        assert_eq!(text.exact("es"), None);
    }
}
