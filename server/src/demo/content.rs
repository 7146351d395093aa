//! What the demonstration is made of: four countries, as their coordinators would enter them.
//!
//! The words stand in `content/*.toml`, one file per country. Everything in them is invented for the demonstration,
//! but the places, which are official, and the themes, which young people chose in those countries.

#[cfg(test)]
mod tests;

use anyhow::{Context, Result};
use serde::Deserialize;

use domain::form::{FormDefinition, Question};
use domain::indicator::Indicator;
use domain::place::{Country, Place, PlaceCode};
use domain::text::LocalText;
use domain::wave::Sampling;

use crate::load::respondent::{Chances, Model};
use crate::world::world;

const COMMON: &str = include_str!("content/common.toml");
const COUNTRIES: [&str; 4] = [
    include_str!("content/colombia.toml"),
    include_str!("content/honduras.toml"),
    include_str!("content/peru.toml"),
    include_str!("content/trinidad.toml"),
];
/// Stands beside every population of the demonstration.
pub const SOURCE: &str = "demostración, redondeado / demonstration, rounded";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountryContent {
    pub country: Country,
    /// Code of the place that results speak of.
    pub area: String,
    /// Handles of the two coordinators.
    pub coordinators: [String; 2],
    pub help_line: LocalText,
    pub groups: [Group; 2],
    pub sites: Vec<Site>,
    pub waves: Vec<WaveContent>,
    pub form: FormDefinition,
    /// How invented people answer.
    pub answers: Model,
    pub indicators: Vec<Indicator>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub name: String,
    pub place: String,
    /// Handle of its one volunteer with an account.
    pub volunteer: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    pub code: String,
    pub population: i64,
    /// Relative share of the answers.
    pub weight: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaveContent {
    pub name: LocalText,
    pub sampling: Sampling,
    /// Answers by phone.
    pub responses: usize,
    /// Answers through a poster.
    pub alone: usize,
    pub days_open: i64,
    /// Neither closed nor released: a phone can join it.
    #[serde(default)]
    pub stays_open: bool,
}

#[derive(Deserialize)]
struct Common {
    questions: Vec<Question>,
}

/// The four countries. Consent comes first in each form, then the common questions, then its own.
pub fn countries() -> Result<Vec<CountryContent>> {
    COUNTRIES.into_iter().map(country).collect()
}

fn country(text: &str) -> Result<CountryContent> {
    let common: Common = toml::from_str(COMMON).context("content/common.toml")?;
    let mut content: CountryContent = toml::from_str(text).context("content of a country")?;
    content.form.questions.splice(1..1, common.questions);
    let places = content.sites.iter().map(|site| (site.code.clone(), site.weight)).collect();
    let places = Chances { weights: places, ..Chances::default() };
    content.answers.0.insert(domain::form::PLACE.to_owned(), places);
    Ok(content)
}

impl CountryContent {
    /// The lines of the field `sites` on the page that plans a wave.
    pub fn site_lines(&self) -> String {
        let lines = self.sites.iter().map(|site| format!("{} | {} | {SOURCE}", site.code, site.population));
        lines.collect::<Vec<_>>().join("\n")
    }

    pub fn places(&self) -> Result<Vec<Place>> {
        let place = |site: &Site| {
            let code = PlaceCode::new(self.country, &site.code);
            world().place(&code).cloned().with_context(|| format!("{} is not an official place", code.slug()))
        };
        self.sites.iter().map(place).collect()
    }
}
