//! A wave: one form version asked in named places between two moments.

use serde::{Deserialize, Serialize};

use crate::form::FormDefinition;
use crate::id::{FormVersionId, IndicatorId, WaveId};
use crate::place::{Place, PlaceCode};
use crate::text::LocalText;
use crate::time::Millis;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wave {
    pub id: WaveId,
    pub name: LocalText,
    pub form_version: FormVersionId,
    /// The place that results speak of: all sites lie in it.
    pub area: PlaceCode,
    /// Where people are asked, each with its population and the source of that figure.
    pub sites: Vec<Site>,
    pub sampling: Sampling,
    pub indicators: Vec<IndicatorId>,
    /// Tables that will be published: fixed before collection closes.
    pub plan: Plan,
    pub state: WaveState,
    pub opened: Option<Millis>,
    pub closed: Option<Millis>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    pub place: Place,
    /// Entered by a coordinator; a place of unknown population or under 10,000 is shown only within the place above.
    pub population: Option<Population>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Population {
    pub people: i64,
    pub source: String,
}

/// How people were chosen decides what may be claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sampling {
    Probability,
    Quota,
    Convenience,
}

impl Sampling {
    pub fn code(self) -> &'static str {
        match self {
            Sampling::Probability => "probability",
            Sampling::Quota => "quota",
            Sampling::Convenience => "convenience",
        }
    }

    /// Whether an interval may be read as saying something about everybody in the place.
    pub fn generalises(self) -> bool {
        self == Sampling::Probability
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WaveState {
    Planned,
    Open,
    Closed,
    Released,
}

impl WaveState {
    pub fn code(self) -> &'static str {
        match self {
            WaveState::Planned => "planned",
            WaveState::Open => "open",
            WaveState::Closed => "closed",
            WaveState::Released => "released",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        [Self::Planned, Self::Open, Self::Closed, Self::Released]
            .into_iter()
            .find(|state| state.code() == code)
    }
}

/// By what the results of every indicator of the wave are broken down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    pub breakdowns: Vec<Breakdown>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Breakdown {
    Total,
    Sex,
    AgeBand,
    Place,
}

impl Breakdown {
    pub const ALL: [Breakdown; 4] = [Breakdown::Total, Breakdown::Sex, Breakdown::AgeBand, Breakdown::Place];

    /// `total`, `sex`, `age_band`, `place`: also the name of the question it reads.
    pub fn code(self) -> &'static str {
        match self {
            Breakdown::Total => "total",
            Breakdown::Sex => crate::form::SEX,
            Breakdown::AgeBand => crate::form::AGE_BAND,
            Breakdown::Place => crate::form::PLACE,
        }
    }
}

/// All that a phone needs to ask and seal, fetched once and kept offline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldKit {
    pub wave: WaveId,
    pub name: LocalText,
    pub form_version: FormVersionId,
    /// SHA-256 (hex) of the canonical JSON of `form`; bound into every seal.
    pub form_hash: String,
    pub form: FormDefinition,
    pub sites: Vec<Place>,
    /// Public key of the wave (X25519, 32 bytes, base64url) and its short name.
    pub key_id: String,
    pub public_key: String,
    pub help_line: LocalText,
}
