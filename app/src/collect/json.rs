//! JSON as small as a phone needs it. serde_json with the derived readers of `domain` would cost it 40 KB over the air.
//!
//! Reads any JSON whose numbers are whole; the tests hold it against serde on both ways.

/// Nothing we read is nested deeper.
const DEPTH: usize = 16;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    Null,
    Bool(bool),
    Number(i64),
    Text(String),
    List(Vec<Json>),
    Map(Vec<(String, Json)>),
}

impl Json {
    pub fn read(text: &str) -> Option<Json> {
        let mut reader = Reader { rest: text.as_bytes() };
        let value = reader.value(DEPTH)?;
        reader.blanks();
        reader.rest.is_empty().then_some(value)
    }

    /// The value of this key; `Null` where there is none.
    pub fn at(&self, key: &str) -> &Json {
        match self {
            Json::Map(pairs) => {
                pairs.iter().find(|(name, _)| name == key).map_or(&Json::Null, |(_, value)| value)
            }
            _ => &Json::Null,
        }
    }

    pub fn text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn number(&self) -> Option<i64> {
        match self {
            Json::Number(number) => Some(*number),
            _ => None,
        }
    }

    pub fn list(&self) -> Option<&[Json]> {
        match self {
            Json::List(values) => Some(values),
            _ => None,
        }
    }

    pub fn pairs(&self) -> &[(String, Json)] {
        match self {
            Json::Map(pairs) => pairs,
            _ => &[],
        }
    }
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl Reader<'_> {
    fn blanks(&mut self) {
        while let [b' ' | b'\n' | b'\r' | b'\t', rest @ ..] = self.rest {
            self.rest = rest;
        }
    }

    fn take(&mut self, word: &[u8]) -> Option<()> {
        self.rest = self.rest.strip_prefix(word)?;
        Some(())
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        self.blanks();
        let depth = depth.checked_sub(1)?;
        match self.rest.first()? {
            b'"' => self.string().map(Json::Text),
            b'{' => {
                let mut pairs = Vec::new();
                self.sequence(b"{", b"}", |reader| {
                    reader.blanks();
                    let key = reader.string()?;
                    reader.blanks();
                    reader.take(b":")?;
                    pairs.push((key, reader.value(depth)?));
                    Some(())
                })?;
                Some(Json::Map(pairs))
            }
            b'[' => {
                let mut values = Vec::new();
                self.sequence(b"[", b"]", |reader| {
                    values.push(reader.value(depth)?);
                    Some(())
                })?;
                Some(Json::List(values))
            }
            b't' => self.take(b"true").map(|()| Json::Bool(true)),
            b'f' => self.take(b"false").map(|()| Json::Bool(false)),
            b'n' => self.take(b"null").map(|()| Json::Null),
            _ => self.integer().map(Json::Number),
        }
    }

    fn sequence(
        &mut self,
        open: &[u8],
        close: &[u8],
        mut item: impl FnMut(&mut Self) -> Option<()>,
    ) -> Option<()> {
        self.take(open)?;
        self.blanks();
        if self.take(close).is_some() {
            return Some(());
        }
        loop {
            item(self)?;
            self.blanks();
            if self.take(close).is_some() {
                return Some(());
            }
            self.take(b",")?;
        }
    }

    fn integer(&mut self) -> Option<i64> {
        let end = self.rest.iter().position(|c| !matches!(c, b'-' | b'0'..=b'9')).unwrap_or(self.rest.len());
        let (digits, rest) = self.rest.split_at(end);
        self.rest = rest;
        std::str::from_utf8(digits).ok()?.parse().ok()
    }

    fn string(&mut self) -> Option<String> {
        self.take(b"\"")?;
        let mut bytes = Vec::new();
        loop {
            let (first, rest) = self.rest.split_first()?;
            self.rest = rest;
            match first {
                b'"' => return String::from_utf8(bytes).ok(),
                b'\\' => {
                    let c = self.escaped()?;
                    bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                }
                0..0x20 => return None,
                other => bytes.push(*other),
            }
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(match first {
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'u' => {
                let high = self.four()?;
                if !(0xd800..0xdc00).contains(&high) {
                    return char::from_u32(high);
                }
                self.take(b"\\u")?;
                let low = self.four()?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
                char::from_u32(0x10000 + ((high - 0xd800) << 10) + low)?
            }
            b'"' | b'\\' | b'/' => char::from(*first),
            _ => return None,
        })
    }

    fn four(&mut self) -> Option<u32> {
        let (digits, rest) = self.rest.split_at_checked(4)?;
        self.rest = rest;
        digits.iter().try_fold(0, |sum, c| Some(sum * 16 + char::from(*c).to_digit(16)?))
    }
}

/// A text in quotes.
pub fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// `{"key":value,…}` from values that are JSON already.
pub fn object(pairs: &[(&str, String)]) -> String {
    let inner: Vec<String> = pairs.iter().map(|(key, value)| format!("{}:{value}", quoted(key))).collect();
    format!("{{{}}}", inner.join(","))
}

/// `[value,…]` from values that are JSON already.
pub fn array(values: impl Iterator<Item = String>) -> String {
    format!("[{}]", values.collect::<Vec<_>>().join(","))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn same(json: &Json, value: &Value) -> bool {
        match (json, value) {
            (Json::Null, Value::Null) => true,
            (Json::Bool(a), Value::Bool(b)) => a == b,
            (Json::Number(a), Value::Number(b)) => b.as_i64() == Some(*a),
            (Json::Text(a), Value::String(b)) => a == b,
            (Json::List(a), Value::Array(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
            }
            (Json::Map(a), Value::Object(b)) => {
                a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
            }
            _ => false,
        }
    }

    #[test]
    fn texts_mean_what_they_mean_to_serde() {
        for text in [
            r#"{"a":[1,-20,true,false,null],"b":{"c":"Sí, \"¿qué?\"\n\\/"}}"#,
            r#" [ { } , [ ] , "" ] "#,
            r#""\u00e1\ud83d\ude42\b\f\t""#,
            "0",
            "-9223372036854775808",
        ] {
            let (json, value) = (Json::read(text).unwrap(), serde_json::from_str(text).unwrap());
            assert!(same(&json, &value), "{text}: {json:?}");
        }
    }

    #[test]
    fn what_serde_refuses_is_refused() {
        let deep = "[".repeat(40) + &"]".repeat(40);
        for text in [
            "",
            "{",
            "[1,]",
            "[1 2]",
            "{\"a\"}",
            "{\"a\":1,}",
            "\"\\x\"",
            "\"\\ud800\"",
            "\"\n\"",
            "tru",
            "1 1",
            "--1",
            "\"open",
            "{a:1}",
            "<html>",
        ] {
            assert!(serde_json::from_str::<Value>(text).is_err(), "{text}");
            assert_eq!(Json::read(text), None, "{text}");
        }
        assert_eq!(Json::read(&deep), None);
        assert_eq!(Json::read("1.5"), None, "numbers are whole here");
    }

    #[test]
    fn what_is_written_reads_back() {
        for text in ["", "plain", "\"\\\n\r\t\u{8}\u{c}\u{1}", "ñandú 🙂"] {
            assert_eq!(quoted(text), serde_json::to_string(text).unwrap());
        }
        assert_eq!(
            object(&[("a", quoted("x")), ("b", array(["1".into(), "2".into()].into_iter()))]),
            r#"{"a":"x","b":[1,2]}"#
        );
    }
}
