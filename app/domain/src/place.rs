//! Official places: a tree per country, keyed by country and code because codes repeat.

use serde::{Deserialize, Serialize};

/// The four countries of the programme (ISO 3166-1 alpha-2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Country {
    Co,
    Hn,
    Pe,
    Tt,
}

impl Country {
    pub const ALL: [Country; 4] = [Country::Co, Country::Hn, Country::Pe, Country::Tt];

    /// `CO`, `HN`, `PE`, `TT`.
    pub fn code(self) -> &'static str {
        match self {
            Country::Co => "CO",
            Country::Hn => "HN",
            Country::Pe => "PE",
            Country::Tt => "TT",
        }
    }

    pub fn parse(code: &str) -> Option<Country> {
        Country::ALL.into_iter().find(|c| c.code().eq_ignore_ascii_case(code))
    }
}

/// A place of one country: the official code as text, with its leading zeros.
/// The country itself has its own code (`CO`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PlaceCode {
    pub country: Country,
    pub code: String,
}

/// The address part is not a place, such as `co-05001`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a place such as co-05001")]
pub struct NotAPlace;

impl PlaceCode {
    pub fn new(country: Country, code: &str) -> Self {
        Self { country, code: code.to_owned() }
    }

    pub fn country_itself(country: Country) -> Self {
        Self::new(country, country.code())
    }

    /// The part of an address: `co-05001`, `tt-pos` (for TT-POS), `co` for the country.
    pub fn slug(&self) -> String {
        let country = self.country.code().to_lowercase();
        if self.code == self.country.code() {
            return country;
        }
        let code = self.code.to_lowercase();
        match code.strip_prefix(&format!("{country}-")) {
            Some(rest) => format!("{country}-{rest}"),
            None => format!("{country}-{code}"),
        }
    }

    pub fn parse_slug(slug: &str) -> Result<Self, NotAPlace> {
        let (country, rest) = match slug.split_once('-') {
            Some((country, rest)) => (country, Some(rest)),
            None => (slug, None),
        };
        let country = Country::parse(country).ok_or(NotAPlace)?;
        let place = match rest {
            None => Self::country_itself(country),
            Some(rest) if country == Country::Tt => {
                Self::new(country, &format!("TT-{}", rest.to_uppercase()))
            }
            Some(rest) => Self::new(country, rest),
        };
        let plain =
            place.code.len() <= 8 && place.code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        if plain && place.slug() == slug { Ok(place) } else { Err(NotAPlace) }
    }
}

/// A place as pages show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub code: PlaceCode,
    /// Official spelling, with accents.
    pub name: String,
    /// 0 country, 1 department or corporation, 2 municipality or province, 3 district (Peru).
    pub level: u8,
    /// Code of the place above, in the same country; none for a country.
    pub parent: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_reads_back_from_its_address() {
        for (country, code, slug) in
            [(Country::Co, "05001", "co-05001"), (Country::Tt, "TT-POS", "tt-pos"), (Country::Pe, "PE", "pe")]
        {
            let place = PlaceCode::new(country, code);
            assert_eq!(place.slug(), slug);
            assert_eq!(PlaceCode::parse_slug(slug), Ok(place));
        }
        for slug in ["", "fr-75", "CO-05001", "co-05001/..", "co-'--", "xx"] {
            assert_eq!(PlaceCode::parse_slug(slug), Err(NotAPlace), "{slug}");
        }
    }
}
