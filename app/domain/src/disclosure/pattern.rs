//! What is hidden: the suppression pattern of all tables of a wave, decided together.
//!
//! A row of an indicator is hidden
//! - when its base, count or complement is under the threshold, zero included, or nearly everybody in it gave one
//!   sensitive answer (primary);
//! - when it is the rest of the places that are not listed;
//! - when too few people stand between two nested indicators;
//! - when an indicator with the same base has a base under the threshold there;
//! - when an indicator of its family hides it;
//! - when it covers for another row (complementary), or its table was dropped.
//!
//! Base, count, per cent and interval of a row are hidden together, always.

use super::audit::{CountKey, Measure};
use super::facts::rounded;
use super::grid::{Grid, Standing};
use super::relations::Relations;
use super::rules::Rules;
use crate::form::Sensitivity;
use crate::indicator::{Direction, Indicator};
use crate::tally::Count;

/// Rows that may be hidden to cover for others in one table before its categories are merged.
const COVERS: usize = 1;

/// What may become a release, made coarser until the audit finds nothing.
pub(super) struct Draft<'a> {
    pub(super) indicators: Vec<Subject<'a>>,
    pub(super) relations: Relations,
    pub(super) grids: Vec<Grid>,
    /// From so many answers a place is listed, and everybody may know it.
    pub(super) place_responses: u32,
    /// By grid, row and indicator.
    hidden: Vec<Vec<Vec<bool>>>,
    covers: Vec<Vec<Vec<bool>>>,
    /// By grid and indicator.
    dropped: Vec<Vec<bool>>,
    /// Nothing of the indicator is shown, its total neither.
    withheld: Vec<bool>,
}

/// One indicator with its exact total.
pub(super) struct Subject<'a> {
    pub(super) indicator: &'a Indicator,
    pub(super) threshold: u32,
    pub(super) total: Count,
}

impl Subject<'_> {
    pub(super) fn is_small(&self, count: Count) -> bool {
        [count.base, count.count, count.complement()].iter().any(|number| *number < self.threshold)
    }

    /// Which answer nearly everybody gave, if that answer exposes them (safety P4): at least nine tenths.
    ///
    /// The numerator of a sensitive indicator always exposes. The others expose too, unless lower is better: then
    /// they are those to whom it did not happen. What would read as nine tenths after rounding exposes as well.
    pub(super) fn exposed(&self, count: Count) -> Option<Measure> {
        let nine_tenths = |number: u32, base: u32| 10 * u64::from(number) >= 9 * u64::from(base);
        let (base, yes) = (rounded(count.base), rounded(count.count));
        let nearly_all = |exact: u32, read: u32| nine_tenths(exact, count.base) || nine_tenths(read, base);
        if self.indicator.sensitivity == Sensitivity::Ordinary || count.base == 0 {
            return None;
        }
        if nearly_all(count.count, yes) {
            return Some(Measure::Count);
        }
        let others = self.indicator.direction != Direction::LowerIsBetter
            && nearly_all(count.complement(), base.saturating_sub(yes));
        others.then_some(Measure::Complement)
    }

    fn must_hide(&self, count: Count) -> bool {
        self.is_small(count) || self.exposed(count).is_some()
    }
}

impl<'a> Draft<'a> {
    pub(super) fn new(
        indicators: &'a [Indicator],
        totals: &[Count],
        grids: Vec<Grid>,
        rules: &Rules,
    ) -> Self {
        let subjects: Vec<Subject> = indicators
            .iter()
            .zip(totals)
            .map(|(indicator, total)| Subject {
                indicator,
                threshold: rules.threshold(indicator.sensitivity),
                total: *total,
            })
            .collect();
        let size = subjects.len();
        let relations = Relations::of(indicators);
        let mut withheld: Vec<bool> = subjects.iter().map(|it| it.must_hide(it.total)).collect();
        too_close(&relations, &subjects, totals).for_each(|at| withheld[at] = true);
        let mut draft = Self {
            relations,
            withheld,
            hidden: Vec::new(),
            covers: grids.iter().map(|grid| vec![vec![false; size]; grid.rows.len()]).collect(),
            dropped: vec![vec![false; size]; grids.len()],
            indicators: subjects,
            grids,
            place_responses: rules.place_responses(),
        };
        draft.cover_small_rests();
        draft.settle();
        draft
    }

    pub(super) fn is_published(&self, indicator: usize) -> bool {
        !self.withheld[indicator]
    }

    pub(super) fn is_dropped(&self, grid: usize, indicator: usize) -> bool {
        self.dropped[grid][indicator]
    }

    pub(super) fn is_shown(&self, grid: usize, row: usize, indicator: usize) -> bool {
        !self.withheld[indicator] && !self.hidden[grid][row][indicator]
    }

    fn shown_rows(&self, grid: usize, indicator: usize) -> usize {
        (0..self.grids[grid].rows.len()).filter(|row| self.is_shown(grid, *row, indicator)).count()
    }

    /// Makes the table in which a count is not kept one step coarser: hide one more row, else merge categories,
    /// else drop the table, else withhold the indicator. `patience` says which of these may still be tried.
    pub(super) fn coarsen(&mut self, findings: &[CountKey], patience: Patience) {
        let mut done: Vec<(usize, usize)> = Vec::new();
        let mut merged = vec![false; self.grids.len()];
        for finding in findings {
            let Some((grid, row, indicator)) = self.locate(finding) else { continue };
            if merged[grid] || done.contains(&(grid, indicator)) {
                continue;
            }
            let scope = self.scope(indicator, finding.measure);
            done.extend(scope.iter().map(|member| (grid, *member)));
            let covered = self.covers[grid].iter().filter(|row| row[indicator]).count();
            let tried = patience == Patience::Coarsen && !self.dropped[grid][indicator];
            if tried && covered < COVERS && self.shown_rows(grid, indicator) > 1 {
                self.cover(grid, row, indicator, &scope);
            } else if tried && self.grids[grid].merge_smallest() {
                let size = self.indicators.len();
                self.covers[grid] = vec![vec![false; size]; self.grids[grid].rows.len()];
                merged[grid] = true;
            } else if !self.dropped[grid][indicator] {
                scope.iter().for_each(|member| self.dropped[grid][*member] = true);
            } else {
                scope.iter().for_each(|member| self.withheld[*member] = true);
            }
        }
        self.settle();
    }

    /// Who must hide along: for a base all that have it, for a count the family.
    fn scope(&self, indicator: usize, measure: Measure) -> Vec<usize> {
        match measure {
            Measure::Base => self.relations.same_base(indicator),
            Measure::Count | Measure::Complement => self.relations.family(indicator),
        }
    }

    fn locate(&self, finding: &CountKey) -> Option<(usize, usize, usize)> {
        let grid = self.grids.iter().position(|grid| grid.breakdown == finding.breakdown)?;
        let row = self.grids[grid].rows.iter().position(|row| row.code() == finding.code)?;
        let indicator = self.indicators.iter().position(|it| it.indicator.code == finding.indicator)?;
        Some((grid, row, indicator))
    }

    /// Hides the shown row nearest by position, the later one first: never chosen by its size, which would tell
    /// that the rows left are larger.
    fn cover(&mut self, grid: usize, row: usize, indicator: usize, scope: &[usize]) {
        let shown = (0..self.grids[grid].rows.len()).filter(|at| self.is_shown(grid, *at, indicator));
        let nearest = shown.min_by_key(|at| (at.abs_diff(row), *at < row));
        if let Some(nearest) = nearest {
            scope.iter().for_each(|member| self.covers[grid][nearest][*member] = true);
        }
    }

    /// A rest that is a small place needs company in every indicator: the last listed place.
    fn cover_small_rests(&mut self) {
        for (grid, covers) in self.grids.iter().zip(&mut self.covers) {
            let rest = grid.rows.iter().position(|row| row.standing == Standing::SmallRest);
            if let Some(before) = rest.and_then(|rest| rest.checked_sub(1)) {
                covers[before].fill(true);
            }
        }
    }

    /// Works out the whole pattern again.
    fn settle(&mut self) {
        self.settle_totals();
        let grids = self.grids.iter().enumerate();
        self.hidden = grids
            .map(|(at, grid)| (0..grid.rows.len()).map(|row| self.hidden_row(at, row)).collect())
            .collect();
    }

    /// Where a total is hidden, so are its siblings and every indicator whose base it is. A base under the threshold
    /// takes the whole family along, which could work it out from their counts.
    fn settle_totals(&mut self) {
        let tells_on = |at: usize| {
            let subject = &self.indicators[at];
            let small_base = subject.total.base < subject.threshold;
            let near = if small_base { self.relations.family(at) } else { self.relations.siblings(at) };
            let leaners = (0..self.indicators.len()).filter(|it| self.relations.leans_on(*it).contains(&at));
            near.into_iter().chain(leaners).collect::<Vec<usize>>()
        };
        let mut hidden: Vec<usize> = (0..self.withheld.len()).filter(|at| self.withheld[*at]).collect();
        while let Some(at) = hidden.pop() {
            for other in tells_on(at) {
                if !std::mem::replace(&mut self.withheld[other], true) {
                    hidden.push(other);
                }
            }
        }
    }

    /// By indicator, whether it hides this row.
    fn hidden_row(&self, grid: usize, row: usize) -> Vec<bool> {
        let this = &self.grids[grid].rows[row];
        let published: Vec<usize> = (0..self.indicators.len()).filter(|at| !self.withheld[*at]).collect();
        let mut hidden: Vec<bool> = (0..self.indicators.len())
            .map(|at| {
                self.withheld[at]
                    || this.standing != Standing::Listed
                    || self.dropped[grid][at]
                    || self.covers[grid][row][at]
                    || self.indicators[at].must_hide(this.counts[at])
            })
            .collect();
        too_close(&self.relations, &self.indicators, &this.counts).for_each(|at| hidden[at] = true);
        for at in &published {
            if this.counts[*at].base < self.indicators[*at].threshold {
                self.relations.same_base(*at).into_iter().for_each(|other| hidden[other] = true);
            }
        }
        for at in &published {
            let family = self.relations.family(*at);
            if family.iter().any(|other| published.contains(other) && hidden[*other]) {
                hidden[*at] = true;
            }
        }
        hidden
    }
}

/// The nested indicators whose numbers differ by too few people, given the counts of one row.
fn too_close<'a>(
    relations: &'a Relations,
    subjects: &'a [Subject],
    counts: &'a [Count],
) -> impl Iterator<Item = usize> + 'a {
    let few = |(inner, outer): &&(usize, usize)| {
        let between = counts[*outer].count.saturating_sub(counts[*inner].count);
        between < subjects[*inner].threshold.max(subjects[*outer].threshold)
    };
    relations.nested().iter().filter(few).flat_map(|(inner, outer)| [*inner, *outer])
}

/// How far the coarsening may still go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Patience {
    /// Hide one more row, then merge, then drop.
    Coarsen,
    /// The rounds are used up: drop what fails.
    Drop,
}
