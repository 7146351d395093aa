//! An attacker who shares no line with the audit: takes what is published, lists every whole-numbered table that fits,
//! and looks at the smallest and largest value of each hidden number.
//!
//! A group is a pair: how many are in the numerator and how many of the others. What is possible for a group is a
//! set of pairs; sets of several groups are added pair by pair.

use domain::release::{Cell, IndicatorResult};
use domain::tally::NOT_STATED;
use domain::wave::Breakdown;

use super::survey::{AGES, SEXES, Survey, site_code};

/// Largest number in these small surveys.
const SIZE: usize = 128;
const THRESHOLD: usize = 10;

/// By number of others: one bit for every possible number in the numerator.
#[derive(Clone, PartialEq)]
pub struct Pairs(Vec<u128>);

impl Pairs {
    fn all() -> Self {
        Self(vec![u128::MAX; SIZE])
    }

    fn only_nobody() -> Self {
        let mut pairs = vec![0; SIZE];
        pairs[0] = 1;
        Self(pairs)
    }

    fn keep(mut self, fits: impl Fn(usize, usize) -> bool) -> Self {
        for (others, row) in self.0.iter_mut().enumerate() {
            for count in 0..SIZE {
                if *row >> count & 1 == 1 && !fits(count, others) {
                    *row &= !(1 << count);
                }
            }
        }
        self
    }

    fn and(mut self, other: &Pairs) -> Self {
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own &= other);
        self
    }

    fn iter(&self) -> impl Iterator<Item = (usize, usize)> {
        let rows = self.0.iter().enumerate();
        rows.flat_map(|(others, row)| {
            (0..SIZE).filter(move |count| row >> count & 1 == 1).map(move |c| (c, others))
        })
    }

    fn plus(&self, more: &Pairs) -> Self {
        let mut sum = vec![0; SIZE];
        for (count, others) in self.iter() {
            for (other, row) in more.0.iter().enumerate().take(SIZE - others) {
                sum[others + other] |= row << count;
            }
        }
        Self(sum)
    }
}

/// Smallest and largest possible value.
pub type Range = (usize, usize);

/// What is known about a row that shows nothing.
#[derive(Debug)]
pub struct Narrowed {
    pub breakdown: Breakdown,
    pub code: String,
    pub base: Range,
    pub count: Range,
    pub others: Range,
    /// Another indicator shows the base of this row.
    pub base_is_public: bool,
}

/// Every hidden row of an indicator, with all that the whole release tells about it.
pub fn attack(survey: &Survey, results: &[IndicatorResult], at: usize) -> Vec<Narrowed> {
    let Some(total @ (Cell::Counts { .. } | Cell::Share { .. })) = results[at].total() else {
        return Vec::new();
    };
    let mut totals = possible(total);
    let mut tables = Vec::new();
    for breakdown in [Breakdown::Sex, Breakdown::AgeBand, Breakdown::Place] {
        let rows = rows(survey, results, at, breakdown);
        let sum = rows.iter().fold(Pairs::only_nobody(), |sum, row| sum.plus(&row.possible));
        totals = totals.and(&sum);
        tables.push((breakdown, rows));
    }
    let mut found = Vec::new();
    for (breakdown, rows) in &tables {
        for (position, row) in rows.iter().enumerate().filter(|(_, row)| row.hidden) {
            let others = rows.iter().enumerate().filter(|(other, _)| *other != position);
            let rest = others.fold(Pairs::only_nobody(), |sum, (_, row)| sum.plus(&row.possible));
            let fits = row.possible.clone().keep(|count, others| {
                rest.0
                    .iter()
                    .enumerate()
                    .take(SIZE - others)
                    .any(|(other, rest)| rest << count & totals.0[others + other] != 0)
            });
            let range = |of: fn((usize, usize)) -> usize| {
                (fits.iter().map(of).min().unwrap(), fits.iter().map(of).max().unwrap())
            };
            found.push(Narrowed {
                breakdown: *breakdown,
                code: row.code.clone(),
                base: range(|(count, others)| count + others),
                count: range(|(count, _)| count),
                others: range(|(_, others)| others),
                base_is_public: row.base_is_public,
            });
        }
    }
    found
}

struct Row {
    code: String,
    hidden: bool,
    base_is_public: bool,
    possible: Pairs,
}

/// All groups of a breakdown: those in the table, those that stand in none, and the places left out.
fn rows(survey: &Survey, results: &[IndicatorResult], at: usize, breakdown: Breakdown) -> Vec<Row> {
    let mut codes: Vec<String> = match breakdown {
        Breakdown::Total => Vec::new(),
        Breakdown::Sex => SEXES.map(str::to_owned).to_vec(),
        Breakdown::AgeBand => AGES.map(str::to_owned).to_vec(),
        Breakdown::Place => (0..survey.wave.sites.len()).map(site_code).collect(),
    };
    if breakdown != Breakdown::Place {
        codes.push(NOT_STATED.to_owned());
    }
    let table =
        |result: &IndicatorResult| result.table(breakdown).map(|it| it.rows.clone()).unwrap_or_default();
    let merged = results.iter().flat_map(table).map(|row| row.code).filter(|code| code.contains('+'));
    for code in merged {
        let parts: Vec<&str> = code.split('+').collect();
        codes.retain(|own| *own != code && !parts.contains(&own.as_str()));
        codes.push(code);
    }
    let cell = |result: &IndicatorResult, code: &str| {
        table(result).into_iter().find(|row| row.code == code).map_or(Cell::Hidden, |row| row.cell)
    };
    let row = |code: String| {
        let own = cell(&results[at], &code);
        // Everybody answers every question here, so a base shown anywhere is the base.
        let base = results.iter().find_map(|other| cell(other, &code).base());
        let possible = possible(&own)
            .keep(|count, others| base.is_none_or(|base| (count + others).abs_diff(base as usize) <= 2));
        Row { hidden: own == Cell::Hidden, base_is_public: base.is_some(), possible, code }
    };
    codes.into_iter().map(row).collect()
}

/// Every pair that a cell can stand for, by the rules that everybody may read.
fn possible(cell: &Cell) -> Pairs {
    let near = |exact: usize, shown: u32| exact.abs_diff(shown as usize) <= 2;
    match cell {
        Cell::Hidden => Pairs::all(),
        Cell::Counts { base, count } | Cell::Share { base, count, .. } => Pairs::all().keep(|yes, no| {
            near(yes + no, *base) && near(yes, *count) && yes >= THRESHOLD && no >= THRESHOLD
        }),
    }
}
