//! An attacker who shares no line with the audit: takes what is published, lists every whole-numbered table that fits,
//! and looks at the smallest and largest value of each hidden number.
//!
//! A group is a pair: how many are in the numerator and how many of the others. What is possible for a group is a
//! set of pairs; sets of several groups are added pair by pair.

use domain::release::{Cell, IndicatorResult};
use domain::tally::NOT_STATED;
use domain::wave::Breakdown;

use super::survey::{AGES, SEXES, Survey, site_code};

const THRESHOLD: usize = 10;

/// By number of others: one bit for every possible number in the numerator. At most 127 people.
#[derive(Clone, PartialEq)]
pub struct Pairs(Vec<u128>);

impl Pairs {
    /// Every pair of at most so many people that fits.
    fn all(most: usize, fits: impl Fn(usize, usize) -> bool) -> Self {
        assert!(most < 128, "too large a survey for this attacker");
        let row = |others| {
            let fitting = (0..=most - others).filter(|count| fits(*count, others));
            fitting.fold(0, |row, count| row | 1 << count)
        };
        Self((0..=most).map(row).collect())
    }

    fn and(mut self, other: &Pairs) -> Self {
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own &= other);
        self
    }

    fn has(&self, count: usize, others: usize) -> bool {
        self.0[others] >> count & 1 == 1
    }

    fn size(&self) -> u32 {
        self.0.iter().map(|row| row.count_ones()).sum()
    }

    fn iter(&self) -> impl Iterator<Item = (usize, usize)> {
        let counts = |row: u128| (0..128).filter(move |count| row >> count & 1 == 1);
        self.0
            .iter()
            .enumerate()
            .flat_map(move |(others, row)| counts(*row).map(move |count| (count, others)))
    }

    fn plus(&self, more: &Pairs) -> Self {
        if self.size() > more.size() {
            return more.plus(self);
        }
        let mut sum = vec![0; self.0.len()];
        for (count, others) in self.iter() {
            for (sum, row) in sum[others..].iter_mut().zip(&more.0) {
                *sum |= row << count;
            }
        }
        Self(sum)
    }

    fn sum<'a>(most: usize, rows: impl Iterator<Item = &'a Row>) -> Self {
        let mut rows: Vec<&Pairs> = rows.map(|row| &row.possible).collect();
        rows.sort_by_key(|pairs| pairs.size());
        rows.into_iter().fold(Self::all(most, |count, others| count + others == 0), |sum, row| sum.plus(row))
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
    let Some(total) = results[at].total().filter(|cell| cell.base().is_some()) else {
        return Vec::new();
    };
    let most = total.base().unwrap_or_default() as usize + 2;
    let mut totals = possible(most, total, None);
    let mut tables = Vec::new();
    for breakdown in [Breakdown::Sex, Breakdown::AgeBand, Breakdown::Place] {
        let rows = rows(survey, results, at, breakdown, most);
        totals = totals.and(&Pairs::sum(most, rows.iter()));
        tables.push((breakdown, rows));
    }
    let mut found = Vec::new();
    for (breakdown, rows) in &tables {
        for (position, row) in rows.iter().enumerate().filter(|(_, row)| row.hidden) {
            let others = rows.iter().enumerate().filter(|(other, _)| *other != position);
            let rest = Pairs::sum(most, others.map(|(_, row)| row));
            let fits = Pairs::all(most, |count, others| {
                let mut with = totals.0[others..].iter().zip(&rest.0);
                row.possible.has(count, others) && with.any(|(total, rest)| rest << count & total != 0)
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
fn rows(
    survey: &Survey,
    results: &[IndicatorResult],
    at: usize,
    breakdown: Breakdown,
    most: usize,
) -> Vec<Row> {
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
        Row {
            hidden: own == Cell::Hidden,
            base_is_public: base.is_some(),
            possible: possible(most, &own, base),
            code,
        }
    };
    codes.into_iter().map(row).collect()
}

/// Every pair that a cell can stand for, by the rules that everybody may read, and by a base shown elsewhere.
fn possible(most: usize, cell: &Cell, base_elsewhere: Option<u32>) -> Pairs {
    let near = |exact: usize, shown: u32| exact.abs_diff(shown as usize) <= 2;
    Pairs::all(most, |yes, no| {
        base_elsewhere.is_none_or(|base| near(yes + no, base))
            && match cell {
                Cell::Hidden => true,
                Cell::Counts { base, count } | Cell::Share { base, count, .. } => {
                    near(yes + no, *base) && near(yes, *count) && yes >= THRESHOLD && no >= THRESHOLD
                }
            }
    })
}
