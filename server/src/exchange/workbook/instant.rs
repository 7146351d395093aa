//! Days since an epoch as people read them.

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};

use super::NoSuchDate;

const DAY_MS: f64 = 86_400_000.0;

/// Where a workbook begins to count days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Epoch {
    /// Day 1 is the first of January 1900, and 1900 is taken for a leap year.
    Y1900,
    /// Day 0 is the first of January 1904.
    Y1904,
}

/// `2008-12-11 00:00:00`, or `09:30:00` for less than a day, to the millisecond.
pub fn to_milliseconds(days: f64, epoch: Epoch) -> Result<String, NoSuchDate> {
    if !days.is_finite() {
        return Err(NoSuchDate);
    }
    let whole = days.floor();
    let ms = ((days - whole) * DAY_MS).round_ties_even();
    if (0.0..1.0).contains(&days) && ms < DAY_MS {
        return Ok(time(ms));
    }
    let whole = if days > 0.0 && days < 60.0 && epoch == Epoch::Y1900 { whole + 1.0 } else { whole };
    let start = match epoch {
        Epoch::Y1900 => NaiveDate::from_ymd_opt(1899, 12, 30),
        Epoch::Y1904 => NaiveDate::from_ymd_opt(1904, 1, 1),
    };
    moment(start, whole, ms)
}

/// The same to the second, for files whose first two months nobody can date.
pub fn to_seconds(days: f64, epoch: Epoch) -> Result<String, NoSuchDate> {
    if !(0.0..3_000_000.0).contains(&days) {
        return Err(NoSuchDate);
    }
    let mut whole = days.trunc();
    let mut seconds = ((days - whole) * 86_400.0).round_ties_even();
    if seconds >= 86_400.0 {
        seconds = 0.0;
        whole += 1.0;
    }
    if whole == 0.0 {
        return Ok(time(seconds * 1000.0));
    }
    let start = match epoch {
        Epoch::Y1900 if whole < 61.0 => return Err(NoSuchDate),
        Epoch::Y1900 => NaiveDate::from_ymd_opt(1899, 12, 30),
        Epoch::Y1904 => NaiveDate::from_ymd_opt(1904, 1, 1),
    };
    moment(start, whole, seconds * 1000.0)
}

/// `1:30:00`, `2 days, 0:00:00`.
pub fn length(days: f64) -> Result<String, NoSuchDate> {
    if !days.is_finite() || days.abs() > 1e9 {
        return Err(NoSuchDate);
    }
    let ms = (days * DAY_MS).round_ties_even();
    let (whole, rest) = ((ms / DAY_MS).floor(), ms.rem_euclid(DAY_MS));
    let clock = time(rest);
    let clock = clock.strip_prefix('0').unwrap_or(&clock);
    Ok(match whole as i64 {
        0 => clock.to_owned(),
        1 | -1 => format!("{whole} day, {clock}"),
        _ => format!("{whole} days, {clock}"),
    })
}

fn moment(start: Option<NaiveDate>, days: f64, ms: f64) -> Result<String, NoSuchDate> {
    let start = start.ok_or(NoSuchDate)?.and_time(NaiveTime::MIN);
    let day = if days >= 0.0 {
        start.checked_add_days(Days::new(days as u64))
    } else {
        start.checked_sub_days(Days::new((-days) as u64))
    };
    let ms = ms as i64;
    let exact = day.and_then(|day| day.checked_add_signed(TimeDelta::milliseconds(ms))).ok_or(NoSuchDate)?;
    let year = chrono::Datelike::year(&exact);
    if !(1..=9999).contains(&year) {
        return Err(NoSuchDate);
    }
    Ok(format!("{} {}", exact.date(), time(ms.rem_euclid(DAY_MS as i64) as f64)))
}

/// Milliseconds of a day as `09:30:00`, with six digits of a second where there are any.
fn time(ms: f64) -> String {
    let ms = ms as u64;
    let (seconds, rest) = (ms / 1000, ms % 1000);
    let clock = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if rest == 0 { clock } else { format!("{clock}.{rest:03}000") }
}
