//! The official places of the four countries, embedded, and what a country starts with.
//!
//! Sources and licences: `places/README.md`. It refuses to know populations: a coordinator enters those.

mod profile;

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use domain::place::{Country, Place, PlaceCode};
use domain::text::folded;

pub use profile::profile;

const FILES: [(Country, &str); 4] = [
    (Country::Co, include_str!("../places/co.csv")),
    (Country::Hn, include_str!("../places/hn.csv")),
    (Country::Pe, include_str!("../places/pe.csv")),
    (Country::Tt, include_str!("../places/tt.csv")),
];

static WORLD: LazyLock<World> = LazyLock::new(World::read);

/// Every official place, read once.
pub fn world() -> &'static World {
    &WORLD
}

/// The official name, or the code of a place that is not on the list any more.
pub fn official_name(code: &PlaceCode) -> String {
    place_or_code(code).name
}

/// The place, or a bare code where a stored place is not on the list any more.
pub fn place_or_code(code: &PlaceCode) -> Place {
    world().place(code).cloned().unwrap_or_else(|| Place {
        code: code.clone(),
        name: code.code.clone(),
        level: 0,
        parent: None,
    })
}

pub struct World {
    places: Vec<Place>,
    /// Names without accents and case, in the order of `places`.
    folded: Vec<String>,
    at: HashMap<PlaceCode, usize>,
}

#[derive(Deserialize)]
struct Line {
    code: String,
    parent_code: String,
    level: u8,
    name: String,
}

impl World {
    fn read() -> Self {
        let lines = FILES.into_iter().flat_map(|(country, text)| {
            csv::Reader::from_reader(text.as_bytes())
                .into_deserialize()
                .filter_map(move |line: Result<Line, _>| line.ok().map(|line| (country, line)))
        });
        let places: Vec<Place> = lines
            .map(|(country, line)| Place {
                code: PlaceCode::new(country, &line.code),
                name: line.name,
                level: line.level,
                parent: Some(line.parent_code).filter(|code| !code.is_empty()),
            })
            .collect();
        let at = places.iter().enumerate().map(|(at, place)| (place.code.clone(), at)).collect();
        Self { folded: places.iter().map(|place| folded(&place.name)).collect(), places, at }
    }

    pub fn place(&self, code: &PlaceCode) -> Option<&Place> {
        self.at.get(code).map(|at| &self.places[*at])
    }

    /// A place of this country by its official code or by the part of an address, as people type them.
    pub fn find(&self, country: Country, text: &str) -> Option<&Place> {
        let text = text.trim();
        let by_slug = PlaceCode::parse_slug(&text.to_lowercase()).ok().filter(|code| code.country == country);
        let by_code = PlaceCode::new(country, &text.to_uppercase());
        self.place(&by_code).or_else(|| self.place(&by_slug?))
    }

    /// The places above, nearest first, the country last.
    pub fn above(&self, code: &PlaceCode) -> Vec<Place> {
        let parent = |place: &Place| {
            let code = PlaceCode::new(place.code.country, place.parent.as_deref()?);
            self.place(&code)
        };
        let first = self.place(code).and_then(parent);
        std::iter::successors(first, |place| parent(place)).cloned().collect()
    }

    /// Whether a place is this area or lies in it.
    pub fn lies_in(&self, code: &PlaceCode, area: &PlaceCode) -> bool {
        code == area || self.above(code).iter().any(|place| place.code == *area)
    }

    /// Places of a country by part of the name or by code, accents and case aside; names that begin so come first.
    pub fn search(&self, country: Country, part: &str, limit: usize) -> Vec<Place> {
        let part = folded(part.trim());
        let mut found: Vec<(usize, &Place)> = self
            .places
            .iter()
            .zip(&self.folded)
            .filter(|(place, _)| place.code.country == country)
            .filter_map(|(place, name)| {
                let begins = folded(&place.code.code) == part;
                let at = if begins { Some(0) } else { name.find(&part) };
                at.map(|at| (at.min(1), place))
            })
            .collect();
        found.sort_by(|(rank, a), (other_rank, b)| {
            (rank, a.level, &a.name, &a.code).cmp(&(other_rank, b.level, &b.name, &b.code))
        });
        found.into_iter().take(limit).map(|(_, place)| place.clone()).collect()
    }
}

#[cfg(test)]
mod tests;
