//! The limits of every release (safety DEC-b, P3, P4, P7). A deployment may make them stricter, never looser.

use crate::form::Sensitivity;

/// Bases, counts and complements under this are hidden, zero included.
pub const THRESHOLD: u32 = 10;
/// The same for highly sensitive indicators.
pub const HIGHLY_SENSITIVE: u32 = 20;
/// Everything that is shown is rounded to the nearest multiple of this.
pub const ROUNDING: u32 = 5;
/// Percentages need a published base of at least this.
pub const PERCENT_FROM: u32 = 30;
/// A place is shown by itself, and a wave at all, from this many answers.
pub const PLACE_RESPONSES: u32 = 50;
/// A place is shown by itself only with a known population of at least this.
pub const PLACE_POPULATION: u32 = 10_000;
/// A hidden number keeps at least this many possible values (safety P5).
pub const PROTECTION: u32 = 5;

/// Names one limit that a deployment may raise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    Threshold,
    HighlySensitive,
    PercentFrom,
    PlaceResponses,
    PlacePopulation,
}

/// A limit may only be raised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{limit:?}: {given} is looser than {least}, the least that is allowed")]
pub struct LooserRefused {
    pub limit: Limit,
    pub given: u32,
    pub least: u32,
}

/// The limits of this deployment. Starts at the standard ones; every change makes it stricter or is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    threshold: u32,
    highly_sensitive: u32,
    percent_from: u32,
    place_responses: u32,
    place_population: u32,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            threshold: THRESHOLD,
            highly_sensitive: HIGHLY_SENSITIVE,
            percent_from: PERCENT_FROM,
            place_responses: PLACE_RESPONSES,
            place_population: PLACE_POPULATION,
        }
    }
}

impl Rules {
    /// These rules with one limit raised.
    pub fn with(mut self, limit: Limit, value: u32) -> Result<Self, LooserRefused> {
        let (field, least) = match limit {
            Limit::Threshold => (&mut self.threshold, THRESHOLD),
            Limit::HighlySensitive => (&mut self.highly_sensitive, HIGHLY_SENSITIVE),
            Limit::PercentFrom => (&mut self.percent_from, PERCENT_FROM),
            Limit::PlaceResponses => (&mut self.place_responses, PLACE_RESPONSES),
            Limit::PlacePopulation => (&mut self.place_population, PLACE_POPULATION),
        };
        if value < least {
            return Err(LooserRefused { limit, given: value, least });
        }
        *field = value;
        Ok(self)
    }

    /// Smallest number of people that may be shown for an indicator of this class.
    pub fn threshold(&self, sensitivity: Sensitivity) -> u32 {
        match sensitivity {
            Sensitivity::Ordinary | Sensitivity::Sensitive => self.threshold,
            Sensitivity::HighlySensitive => self.highly_sensitive.max(self.threshold),
        }
    }

    pub fn percent_from(&self) -> u32 {
        self.percent_from
    }

    pub fn place_responses(&self) -> u32 {
        self.place_responses
    }

    pub fn place_population(&self) -> u32 {
        self.place_population
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deployment_may_be_stricter_and_never_looser() {
        let stricter = Rules::default().with(Limit::Threshold, 25).unwrap();
        assert_eq!(stricter.threshold(Sensitivity::Ordinary), 25);
        assert_eq!(stricter.threshold(Sensitivity::HighlySensitive), 25);
        for (limit, least) in [
            (Limit::Threshold, THRESHOLD),
            (Limit::HighlySensitive, HIGHLY_SENSITIVE),
            (Limit::PercentFrom, PERCENT_FROM),
            (Limit::PlaceResponses, PLACE_RESPONSES),
            (Limit::PlacePopulation, PLACE_POPULATION),
        ] {
            let refused = LooserRefused { limit, given: least - 1, least };
            assert_eq!(Rules::default().with(limit, least - 1), Err(refused));
            assert!(Rules::default().with(limit, least).is_ok());
        }
    }
}
