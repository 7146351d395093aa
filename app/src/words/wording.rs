//! How a published cell is said: what it may claim, and no more.
//!
//! The sentence at the top is made from the name of the indicator, which begins "People who" ("Personas que") and goes
//! on with what they did; else from the words of its numerator; else the name stands after a colon.
//! A sample by chance may speak of the place. Any other speaks of those who answered, rounded like every count.

use chrono::{Datelike, NaiveDate};

use domain::indicator::{Rule, Share};
use domain::place::Place;
use domain::region::Region;
use domain::release::Cell;
use domain::text::{Lang, LocalText};
use domain::wave::Sampling;

use super::places;

/// A share in words that need no arithmetic, from a whole per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Portion {
    /// Under 5 per cent.
    FewerThanOneInTwenty,
    /// 5 to 7 per cent.
    OneInTwenty,
    /// Tenths, the nearest one: 1 to 4 and 6 to 9.
    InTen(u32),
    /// 45 to 54 per cent.
    Half,
    /// 93 to 95 per cent.
    NineteenInTwenty,
    /// Over 95 per cent.
    MoreThanNineteenInTwenty,
}

impl Portion {
    /// For sentences with a count in place of a portion.
    const ANY: Self = Self::InTen(1);

    pub fn of(percent: u32) -> Self {
        match percent {
            0..=4 => Self::FewerThanOneInTwenty,
            5..=7 => Self::OneInTwenty,
            45..=54 => Self::Half,
            93..=95 => Self::NineteenInTwenty,
            96.. => Self::MoreThanNineteenInTwenty,
            _ => Self::InTen((percent + 5) / 10),
        }
    }

    /// Begins a sentence: "About 3 in 10". Followed by [`Portion::people`].
    pub fn words(self, lang: Lang) -> String {
        match (lang, self) {
            (Lang::Es, Self::FewerThanOneInTwenty) => "Menos de 1 de cada 20".into(),
            (Lang::Es, Self::OneInTwenty) => "Cerca de 1 de cada 20".into(),
            (Lang::Es, Self::InTen(tenths)) => format!("Cerca de {tenths} de cada 10"),
            (Lang::Es, Self::Half) => "Cerca de la mitad".into(),
            (Lang::Es, Self::NineteenInTwenty) => "Cerca de 19 de cada 20".into(),
            (Lang::Es, Self::MoreThanNineteenInTwenty) => "Más de 19 de cada 20".into(),
            (Lang::En, Self::FewerThanOneInTwenty) => "Fewer than 1 in 20".into(),
            (Lang::En, Self::OneInTwenty) => "About 1 in 20".into(),
            (Lang::En, Self::InTen(tenths)) => format!("About {tenths} in 10"),
            (Lang::En, Self::Half) => "About half".into(),
            (Lang::En, Self::NineteenInTwenty) => "About 19 in 20".into(),
            (Lang::En, Self::MoreThanNineteenInTwenty) => "More than 19 in 20".into(),
        }
    }

    fn people(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::Es, Self::Half) => "de las personas",
            (Lang::Es, _) => "personas",
            (Lang::En, Self::Half) => "of the people",
            (Lang::En, _) => "people",
        }
    }
}

/// The sentence at the top of a page: the number, and what it is a number of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    /// Shown large; empty where there is no number to show.
    pub number: String,
    pub rest: String,
}

impl Headline {
    pub fn text(&self) -> String {
        format!("{} {}", self.number, self.rest).trim().to_owned()
    }
}

/// What one cell says about one place.
pub struct Told<'a> {
    pub region: Region,
    pub place: &'a Place,
    pub name: &'a LocalText,
    pub share: &'a Share,
    pub sampling: Sampling,
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl Told<'_> {
    pub fn headline(&self, cell: &Cell) -> Headline {
        let lang = self.region.lang;
        match cell {
            Cell::Share { percent, .. } => {
                let portion = Portion::of(*percent);
                Headline { number: portion.words(lang), rest: self.rest(portion) }
            }
            Cell::Counts { base, count } => {
                let (base, count) = (self.count(*base), self.count(*count));
                let number = match lang {
                    Lang::Es => format!("Unas {count} de unas {base}"),
                    Lang::En => format!("About {count} of about {base}"),
                };
                Headline { number, rest: self.rest(Portion::ANY) }
            }
            Cell::Hidden => {
                let (name, place) = (self.name.in_lang(lang), places::said(lang, self.place));
                let rest = match lang {
                    Lang::Es => format!("{name}: no hay un número que se pueda mostrar en {place}"),
                    Lang::En => format!("{name}: there is no number that may be shown in {place}"),
                };
                Headline { number: String::new(), rest }
            }
        }
    }

    fn rest(&self, portion: Portion) -> String {
        let lang = self.region.lang;
        let (name, numerator) = (self.name.in_lang(lang), self.share.numerator_words.in_lang(lang));
        did(lang, &format!("{} {}", portion.people(lang), self.who()), name, numerator)
    }

    /// The second sentence: how many answered, when, and how sure it is.
    pub fn lead(&self, cell: &Cell) -> String {
        let when = when(self.region, self.from, self.to);
        let percent = |value: u32| self.region.percent(value);
        let told = match (self.region.lang, cell) {
            (Lang::Es, Cell::Hidden) => {
                format!("Se preguntó {when}. Más abajo se explica por qué no se muestra.")
            }
            (Lang::En, Cell::Hidden) => {
                format!("People were asked {when}. Below it says why it is not shown.")
            }
            (Lang::Es, Cell::Counts { .. }) => {
                format!("Respondieron {when}. Son muy pocas respuestas para dar un porcentaje.")
            }
            (Lang::En, Cell::Counts { .. }) => {
                format!("They answered {when}. These are too few answers for a percentage.")
            }
            (lang, Cell::Share { base, count, percent: share, low, high }) => {
                let (base, count) = (self.count(*base), self.count(*count));
                let (share, low, high) = (percent(*share), percent(*low), percent(*high));
                match (lang, self.sampling.generalises()) {
                    (Lang::Es, true) => format!(
                        "Es {share} y lo más probable es que esté entre {low} y {high}. Unas {base} personas elegidas al azar respondieron {when}."
                    ),
                    (Lang::En, true) => format!(
                        "It is {share}, most likely between {low} and {high}. About {base} people chosen at random answered {when}."
                    ),
                    (Lang::Es, false) => {
                        format!("De unas {base} personas que respondieron {when}, son unas {count}: {share}.")
                    }
                    (Lang::En, false) => {
                        format!(
                            "Of the about {base} people who answered {when}, it is about {count}: {share}."
                        )
                    }
                }
            }
        };
        match self.group() {
            Some(group) => format!("{told} {group}"),
            None => told,
        }
    }

    /// Whom the question was for, where that was not everybody and the headline could not say it.
    fn group(&self) -> Option<String> {
        let group = self.share.denominator_words.in_lang(self.region.lang).trim_end_matches('.');
        (!self.everyone() && self.part().is_none()).then(|| match self.region.lang {
            Lang::Es => format!("Era una pregunta solo para un grupo: {}.", lower(group)),
            Lang::En => format!("This question was only for a group: {}.", lower(group)),
        })
    }

    /// What those have in common whom the question was for: "who go out at night", without the clause that says how
    /// "I don't know" is counted.
    fn part(&self) -> Option<&str> {
        let words = self.share.denominator_words.in_lang(self.region.lang);
        let first = words.split(',').next().unwrap_or_default().trim_end_matches('.');
        if self.everyone() { None } else { predicate(self.region.lang, first) }
    }

    /// Who the number speaks of.
    fn who(&self) -> String {
        let place = places::said(self.region.lang, self.place);
        let general = self.sampling.generalises();
        match (self.region.lang, general, self.part()) {
            (Lang::Es, true, Some(part)) => format!("en {place} que {part}"),
            (Lang::En, true, Some(part)) => format!("in {place} who {part}"),
            (Lang::Es, false, Some(part)) => format!("que respondieron en {place} y que {part}"),
            (Lang::En, false, Some(part)) => format!("who answered in {place} and who {part}"),
            (Lang::Es, true, None) if self.everyone() => format!("en {place}"),
            (Lang::En, true, None) if self.everyone() => format!("in {place}"),
            (Lang::Es, false, None) if self.everyone() => format!("que respondieron en {place}"),
            (Lang::En, false, None) if self.everyone() => format!("who answered in {place}"),
            (Lang::Es, true, None) => format!("a quienes toca esta pregunta en {place}"),
            (Lang::En, true, None) => format!("whom this question is about in {place}"),
            (Lang::Es, false, None) => format!("a quienes se hizo esta pregunta en {place}"),
            (Lang::En, false, None) => format!("who were asked this question in {place}"),
        }
    }

    fn everyone(&self) -> bool {
        self.share.denominator == Rule::Everyone
    }

    fn count(&self, number: u32) -> String {
        self.region.whole(i64::from(number))
    }
}

/// How the headline of an indicator will read, with an invented number and no place.
pub fn example(lang: Lang, name: &str, numerator: &str) -> String {
    let portion = Portion::InTen(3);
    format!("{} {}", portion.words(lang), did(lang, portion.people(lang), name, numerator))
}

/// "people who answered heard shots".
fn did(lang: Lang, people: &str, name: &str, numerator: &str) -> String {
    match predicate(lang, name).or_else(|| predicate(lang, numerator)) {
        Some(did) => format!("{people} {did}"),
        None => format!("{people}: {name}"),
    }
}

/// What people did, from words that name them by it: "People who heard shots" gives "heard shots".
fn predicate(lang: Lang, words: &str) -> Option<&str> {
    let start = match lang {
        Lang::Es => "Personas que ",
        Lang::En => "People who ",
    };
    words.strip_prefix(start)
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// From the first day to the last: "between 3 March and 28 March 2026", "on 3 March 2026".
pub fn when(region: Region, from: NaiveDate, to: NaiveDate) -> String {
    let last = region.long_date(to);
    let first = if from.year() == to.year() { region.day_and_month(from) } else { region.long_date(from) };
    match (region.lang, from == to) {
        (Lang::Es, true) => format!("el {last}"),
        (Lang::En, true) => format!("on {last}"),
        (Lang::Es, false) => format!("entre el {first} y el {last}"),
        (Lang::En, false) => format!("between {first} and {last}"),
    }
}

/// How many answered, for a card: "of about 215 people who answered".
pub fn of_how_many(region: Region, cell: &Cell) -> Option<String> {
    let base = region.whole(i64::from(cell.base()?));
    Some(match region.lang {
        Lang::Es => format!("de unas {base} personas que respondieron"),
        Lang::En => format!("of the about {base} people who answered"),
    })
}

/// The interval of a cell in words, as the way people were chosen lets it be read.
pub fn interval(region: Region, low: u32, high: u32) -> String {
    let (low, high) = (region.percent(low), region.percent(high));
    match region.lang {
        Lang::Es => format!("{low} a {high}"),
        Lang::En => format!("{low} to {high}"),
    }
}

#[cfg(test)]
mod tests;
