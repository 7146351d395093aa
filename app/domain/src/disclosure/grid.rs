//! The rows that the tables of one breakdown can have: the same for every indicator of the wave.

use crate::form::{FormDefinition, Kind};
use crate::tally::{Count, NOT_STATED, Tallies};
use crate::text::LocalText;
use crate::wave::{Breakdown, Site, Wave};

use super::rules::Rules;

pub(super) struct Grid {
    pub(super) breakdown: Breakdown,
    pub(super) rows: Vec<Row>,
    /// Sites that are shown only within the place above; they are together in the last row, [`Standing::Rest`].
    pub(super) small_places: u32,
}

pub(super) struct Row {
    /// One code, or several that are shown together.
    pub(super) codes: Vec<String>,
    pub(super) label: LocalText,
    pub(super) standing: Standing,
    /// Everybody in the row, whatever they answered.
    pub(super) respondents: u32,
    /// Exact counts by indicator.
    pub(super) counts: Vec<Count>,
}

/// Whether a row may stand in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    Listed,
    /// The sites that are not listed: never a row, but total less rows would give it.
    Rest,
    /// A rest that is itself too small a place to be known.
    SmallRest,
}

impl Row {
    pub(super) fn code(&self) -> String {
        self.codes.join("+")
    }
}

impl Grid {
    pub(super) fn of(
        breakdown: Breakdown,
        wave: &Wave,
        form: &FormDefinition,
        positions: &[usize],
        tallies: &Tallies,
        rules: &Rules,
    ) -> Self {
        let rows = tallies.codes(breakdown).iter().enumerate().map(|(category, code)| Row {
            codes: vec![code.clone()],
            label: label(breakdown, code, form, &wave.sites),
            standing: Standing::Listed,
            respondents: tallies.respondents(breakdown, category),
            counts: positions
                .iter()
                .map(|indicator| tallies.count(breakdown, category, *indicator))
                .collect(),
        });
        let mut grid = Self { breakdown, rows: rows.collect(), small_places: 0 };
        if breakdown == Breakdown::Place {
            grid.list_places(&wave.sites, rules);
        }
        grid
    }

    /// Takes the small places, and whoever has no place, out of the table (safety P7).
    fn list_places(&mut self, sites: &[Site], rules: &Rules) {
        let site = |row: &Row| sites.iter().find(|site| row.codes.contains(&site.place.code.code));
        let people = |row: &Row| site(row).and_then(|site| site.population.as_ref()).map(|it| it.people);
        let least = i64::from(rules.place_population());
        let (listed, rest): (Vec<Row>, Vec<Row>) =
            std::mem::take(&mut self.rows).into_iter().partition(|row| {
                row.respondents >= rules.place_responses()
                    && people(row).is_some_and(|people| people >= least)
            });
        self.rows = listed;
        let small: Vec<&Row> = rest.iter().filter(|row| site(row).is_some()).collect();
        self.small_places = small.len() as u32;
        let inhabitants: Option<i64> = small.iter().map(|row| people(row)).sum();
        let respondents: u32 = rest.iter().map(|row| row.respondents).sum();
        if small.is_empty() && respondents == 0 {
            return;
        }
        let large_enough =
            respondents >= rules.place_responses() && inhabitants.is_some_and(|people| people >= least);
        let standing = if large_enough { Standing::Rest } else { Standing::SmallRest };
        if let Some(together) = rest.into_iter().reduce(Row::with) {
            self.rows.push(Row { standing, ..together });
        }
    }

    /// Merges the two smallest categories that may stand together; false where none may.
    ///
    /// Age bands merge with a neighbour while two bands are left. Of other categories the two smallest merge while
    /// three are left. Places are never merged.
    pub(super) fn merge_smallest(&mut self) -> bool {
        let stated: Vec<usize> = (0..self.rows.len()).filter(|at| self.rows[*at].is_stated()).collect();
        let smallest = |among: &[usize]| among.iter().copied().min_by_key(|at| self.rows[*at].respondents);
        let pair = match self.breakdown {
            Breakdown::AgeBand if stated.len() > 2 => smallest(&stated).and_then(|first| {
                let beside: Vec<usize> =
                    stated.iter().copied().filter(|at| at.abs_diff(first) == 1).collect();
                smallest(&beside).map(|second| (first, second))
            }),
            Breakdown::Sex if self.rows.len() > 3 => {
                let all: Vec<usize> = (0..self.rows.len()).collect();
                smallest(&all).and_then(|first| {
                    let others: Vec<usize> = all.into_iter().filter(|at| *at != first).collect();
                    smallest(&others).map(|second| (first, second))
                })
            }
            _ => None,
        };
        let Some((one, other)) = pair else { return false };
        let taken = self.rows.remove(one.max(other));
        let kept = self.rows.remove(one.min(other));
        self.rows.insert(one.min(other), kept.with(taken));
        true
    }
}

impl Row {
    fn is_stated(&self) -> bool {
        self.codes.iter().all(|code| code != NOT_STATED)
    }

    fn with(self, other: Row) -> Row {
        let label = match (self.label.is_blank(), other.label.is_blank()) {
            (true, _) => other.label,
            (_, true) => self.label,
            _ => joined(&self.label, &other.label),
        };
        let sum = self.counts.iter().zip(&other.counts).map(|(own, other)| own.plus(*other));
        Row {
            counts: sum.collect(),
            codes: self.codes.into_iter().chain(other.codes).collect(),
            label,
            standing: self.standing,
            respondents: self.respondents + other.respondents,
        }
    }
}

fn joined(left: &LocalText, right: &LocalText) -> LocalText {
    let mut text = LocalText::default();
    for lang in left.languages().chain(right.languages()) {
        text.set(lang, &format!("{} + {}", left.get(lang), right.get(lang)));
    }
    text
}

fn label(breakdown: Breakdown, code: &str, form: &FormDefinition, sites: &[Site]) -> LocalText {
    if code == NOT_STATED {
        return LocalText::both("Sin respuesta", "Not stated");
    }
    if breakdown == Breakdown::Place {
        let site = sites.iter().find(|site| site.place.code.code == code);
        return site.map(|site| LocalText::both(&site.place.name, &site.place.name)).unwrap_or_default();
    }
    let choices = match form.question(breakdown.code()).map(|question| &question.kind) {
        Some(Kind::SelectOne { choices } | Kind::SelectMany { choices }) => choices.as_slice(),
        _ => &[],
    };
    choices.iter().find(|choice| choice.code == code).map(|choice| choice.label.clone()).unwrap_or_default()
}
