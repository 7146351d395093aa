//! Time as a parameter: milliseconds for waves, releases and sign-ins, the ISO week for answers.

use chrono::{DateTime, Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// Milliseconds since 1970-01-01 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Millis(pub i64);

impl Millis {
    pub const SECOND: i64 = 1_000;
    pub const MINUTE: i64 = 60 * Self::SECOND;
    pub const HOUR: i64 = 60 * Self::MINUTE;
    pub const DAY: i64 = 24 * Self::HOUR;

    pub fn get(self) -> i64 {
        self.0
    }

    pub fn plus(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// Midnight UTC at the start of `date`.
    pub fn at(date: NaiveDate) -> Self {
        Self(date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis())
    }

    /// The calendar day, shifted by the country's offset in minutes (-300 in Bogotá).
    pub fn date(self, offset_minutes: i32) -> NaiveDate {
        DateTime::from_timestamp_millis(self.0 + i64::from(offset_minutes) * Self::MINUTE)
            .map(|at| at.date_naive())
            .unwrap_or_default()
    }

    /// The ISO week in UTC, as kept with an answer: no finer time is ever stored.
    pub fn week(self) -> Week {
        let week = self.date(0).iso_week();
        Week { year: week.year(), week: week.week() }
    }
}

/// An ISO 8601 week, written `2026-W47`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Week {
    year: i32,
    week: u32,
}

/// The text is not an ISO week such as `2026-W47`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an ISO week such as 2026-W47")]
pub struct NotAWeek;

impl Week {
    pub fn parse(text: &str) -> Result<Self, NotAWeek> {
        let (year, week) = text.split_once("-W").ok_or(NotAWeek)?;
        let week =
            Week { year: year.parse().map_err(|_| NotAWeek)?, week: week.parse().map_err(|_| NotAWeek)? };
        match NaiveDate::from_isoywd_opt(week.year, week.week, chrono::Weekday::Mon) {
            Some(_) if week.to_string() == text => Ok(week),
            _ => Err(NotAWeek),
        }
    }

    /// Its first day; every week that was parsed or made from a date has one.
    pub fn monday(&self) -> NaiveDate {
        NaiveDate::from_isoywd_opt(self.year, self.week, chrono::Weekday::Mon).unwrap_or_default()
    }
}

impl std::fmt::Display for Week {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-W{:02}", self.year, self.week)
    }
}

impl TryFrom<String> for Week {
    type Error = NotAWeek;
    fn try_from(text: String) -> Result<Self, NotAWeek> {
        Week::parse(&text)
    }
}

impl From<Week> for String {
    fn from(week: Week) -> String {
        week.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_follow_iso_8601_at_the_turn_of_the_year() {
        for (date, week) in
            [((2026, 1, 1), "2026-W01"), ((2027, 1, 1), "2026-W53"), ((2024, 12, 30), "2025-W01")]
        {
            let day = NaiveDate::from_ymd_opt(date.0, date.1, date.2).unwrap();
            assert_eq!(Millis::at(day).week().to_string(), week);
            assert_eq!(Week::parse(week).unwrap().to_string(), week);
        }
        assert_eq!(Week::parse("2025-W53"), Err(NotAWeek));
        assert_eq!(Week::parse("2026-W7"), Err(NotAWeek));
    }
}
