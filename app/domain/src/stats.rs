//! Statistics of a share: its interval, its whole per cent, and what the sampling lets anyone claim.
//!
//! Refuses the Wald interval: it has no width at 0 and at n, and leaves the range of a share.
//! Published numbers are made in [`crate::disclosure`], which gives this module rounded counts only.

use crate::wave::Sampling;

/// Quantile of the standard normal distribution for 95 %: Φ⁻¹(0.975).
pub const Z95: f64 = 1.959_963_984_540_054;

/// Limits of a share, both between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

/// Why there is no statistic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StatsRefused {
    #[error("nobody in the base")]
    EmptyBase,
    #[error("{count} in a base of {base}")]
    CountAboveBase { count: u32, base: u32 },
}

/// Wilson score interval of `x` among `n` at 95 % (Wilson 1927; Newcombe 1998, method 3).
pub fn wilson(x: u32, n: u32) -> Result<Interval, StatsRefused> {
    wilson_at(x, n, Z95)
}

/// Centre (p + z²/2n) / (1 + z²/n), half width z √(pq/n + z²/4n²) / (1 + z²/n).
/// The lower limit is exactly 0 for x = 0 and the upper exactly 1 for x = n.
pub fn wilson_at(x: u32, n: u32, z: f64) -> Result<Interval, StatsRefused> {
    check(x, n)?;
    let (size, p) = (f64::from(n), f64::from(x) / f64::from(n));
    let square = z * z;
    let scale = 1.0 + square / size;
    let centre = (p + square / (2.0 * size)) / scale;
    let half = z * (p * (1.0 - p) / size + square / (4.0 * size * size)).sqrt() / scale;
    Ok(Interval {
        low: if x == 0 { 0.0 } else { (centre - half).max(0.0) },
        high: if x == n { 1.0 } else { (centre + half).min(1.0) },
    })
}

/// A share and its 95 % interval in whole per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Percents {
    pub percent: u32,
    pub low: u32,
    pub high: u32,
}

/// The share rounded to the nearest whole per cent (a half goes up); the interval rounded outward, so that
/// rounding never makes a number look more certain than it is.
pub fn percents(x: u32, n: u32) -> Result<Percents, StatsRefused> {
    let interval = wilson(x, n)?;
    let percent = (200 * u64::from(x) + u64::from(n)) / (2 * u64::from(n));
    Ok(Percents {
        percent: percent as u32,
        low: (interval.low * 100.0).floor() as u32,
        high: (interval.high * 100.0).ceil() as u32,
    })
}

/// What may be said about a number, by how people were chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// About everybody in the place; the interval is a sampling interval.
    Everybody,
    /// About the people who answered and nobody else; the interval is read as "if they were a random sample".
    ThoseWhoAnswered,
}

impl Claim {
    pub fn of(sampling: Sampling) -> Self {
        if sampling.generalises() { Claim::Everybody } else { Claim::ThoseWhoAnswered }
    }
}

fn check(x: u32, n: u32) -> Result<(), StatsRefused> {
    match (x, n) {
        (_, 0) => Err(StatsRefused::EmptyBase),
        (x, n) if x > n => Err(StatsRefused::CountAboveBase { count: x, base: n }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_are_exact() {
        for n in 1..400 {
            assert_eq!(wilson(0, n).unwrap().low, 0.0);
            assert_eq!(wilson(n, n).unwrap().high, 1.0);
        }
    }

    #[test]
    fn no_people_and_too_many_yes_are_refused() {
        assert_eq!(wilson(0, 0), Err(StatsRefused::EmptyBase));
        assert_eq!(percents(3, 2), Err(StatsRefused::CountAboveBase { count: 3, base: 2 }));
    }

    #[test]
    fn whole_per_cents_round_a_half_up_and_the_interval_outward() {
        for (x, n, percent, low, high) in
            [(1, 200, 1, 0, 3), (81, 263, 31, 25, 37), (0, 20, 0, 0, 17), (10, 10, 100, 72, 100)]
        {
            assert_eq!(percents(x, n), Ok(Percents { percent, low, high }), "{x}/{n}");
        }
    }

    #[test]
    fn only_a_random_sample_speaks_about_everybody() {
        assert_eq!(Claim::of(Sampling::Probability), Claim::Everybody);
        assert_eq!(Claim::of(Sampling::Quota), Claim::ThoseWhoAnswered);
        assert_eq!(Claim::of(Sampling::Convenience), Claim::ThoseWhoAnswered);
    }
}
