//! The column `parameters`: `start=1 end=10`, separated by spaces, commas or semicolons.

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parameters(pub Vec<(String, String)>);

impl Parameters {
    /// Names in lower case, values too, except where they must match a file. `None` if it has no such form.
    pub fn read(text: &str) -> Option<Self> {
        let separators = |c: char| c.is_whitespace() || c == ',' || c == ';';
        let mut found = Self::default();
        // A name, an equals sign and a value may stand apart.
        let spaced = text.replace('=', " = ");
        let mut words = spaced.split(separators).filter(|word| !word.is_empty());
        while let Some(name) = words.next() {
            let (Some("="), Some(value)) = (words.next(), words.next()) else { return None };
            if name == "=" || value == "=" {
                return None;
            }
            let name = name.to_lowercase();
            let exact = name == "label" || name == "value";
            found.set(&name, if exact { value.to_owned() } else { value.to_lowercase() });
        }
        Some(found)
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(mine, _)| mine == name).map(|(_, value)| value.as_str())
    }

    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    pub fn set(&mut self, name: &str, value: String) {
        match self.0.iter_mut().find(|(mine, _)| mine == name) {
            Some((_, mine)) => *mine = value,
            None => self.0.push((name.to_owned(), value)),
        }
    }

    pub fn take(&mut self, name: &str) -> Option<String> {
        let at = self.0.iter().position(|(mine, _)| mine == name)?;
        Some(self.0.remove(at).1)
    }

    /// Names that are not among the accepted ones, sorted.
    pub fn others(&self, accepted: &[&str]) -> Vec<String> {
        let mut others: Vec<String> = self.0.iter().map(|(name, _)| name.clone()).collect();
        others.retain(|name| !accepted.contains(&name.as_str()));
        others.sort();
        others
    }
}
