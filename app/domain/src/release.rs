//! A release: tables declared beforehand, computed once, checked, signed by two, then never changed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::id::{FormVersionId, ReleaseId, WaveId};
use crate::indicator::Indicator;
use crate::place::Place;
use crate::text::LocalText;
use crate::wave::{Breakdown, Sampling};

/// The frozen content: exactly what is public, and nothing more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Release {
    pub id: ReleaseId,
    pub wave: WaveId,
    pub wave_name: LocalText,
    pub form_version: FormVersionId,
    pub form_hash: String,
    pub area: Place,
    pub sampling: Sampling,
    /// First and last day of collection, in the country's own time.
    pub collected_from: NaiveDate,
    pub collected_to: NaiveDate,
    pub results: Vec<IndicatorResult>,
}

/// One indicator in the area of the wave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IndicatorResult {
    pub indicator: Indicator,
    /// The words in which the question was asked.
    pub asked: LocalText,
    pub tables: Vec<Table>,
    /// What was declared but may not be shown, each with its reason.
    pub withheld: Vec<Withheld>,
}

impl IndicatorResult {
    pub fn table(&self, breakdown: Breakdown) -> Option<&Table> {
        self.tables.iter().find(|table| table.breakdown == breakdown)
    }

    /// The cell of everybody who answered.
    pub fn total(&self) -> Option<&Cell> {
        self.table(Breakdown::Total)?.rows.first().map(|row| &row.cell)
    }
}

/// One-way: a row per category. The table `total` has the single row `total`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Table {
    pub breakdown: Breakdown,
    pub rows: Vec<Row>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Choice or place code; merged categories join theirs with `+`.
    pub code: String,
    pub label: LocalText,
    pub cell: Cell,
}

/// What the public may read of one group. Hidden for whatever reason looks the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "status")]
pub enum Cell {
    /// Too few people, or hidden to protect another cell.
    Hidden,
    /// Base of 10 to 29: counts rounded to 5, no percentage.
    Counts { base: u32, count: u32 },
    /// Counts rounded to 5; whole per cent and interval computed from the rounded counts.
    Share { base: u32, count: u32, percent: u32, low: u32, high: u32 },
}

impl Cell {
    pub fn base(&self) -> Option<u32> {
        match self {
            Cell::Hidden => None,
            Cell::Counts { base, .. } | Cell::Share { base, .. } => Some(*base),
        }
    }
}

/// A declared table, or a part of one, that is not published as declared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withheld {
    pub breakdown: Breakdown,
    pub why: WithheldWhy,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "why")]
pub enum WithheldWhy {
    /// Rows under the threshold.
    RowsHidden { rows: u32 },
    /// These categories are shown together.
    Merged { codes: Vec<String> },
    /// Even merged, a hidden number could have been worked out.
    Dropped,
    /// The place has too few answers, too few inhabitants or no population on record: shown only within the place above.
    SmallPlaces { places: u32 },
    /// Nearly everybody in a group gave the same sensitive answer. Only ever among the reasons given to the people
    /// who sign: said in public, it would tell what is hidden.
    NearlyEverybody,
    /// Fewer than 50 answers in the whole area.
    AreaTooSmall,
}

/// What the audit of a release found, as data; pages say it in words to the people who sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditReport {
    /// How often the plan was coarsened and audited; 1: it passed at once.
    pub rounds: u32,
    /// Cells with at least a base, and cells without any number.
    pub shown: u32,
    pub hidden: u32,
    /// Of all hidden counts, the narrowest interval (number of possible values) that a reader can work out from
    /// everything published. None where nothing is hidden.
    pub narrowest: Option<u32>,
    /// Why something is hidden, merged or dropped, for the people who sign; the public sees only
    /// [`IndicatorResult::withheld`].
    pub reasons: Vec<SignersReason>,
}

/// One reason, with the code of the indicator that it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignersReason {
    pub indicator: String,
    pub withheld: Withheld,
}
