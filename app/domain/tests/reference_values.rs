//! Published values of other people's programs; the tolerance is absolute. Sources stand in `statistics/wilson.json`.

use domain::stats::{Interval, Z95, wilson, wilson_at};
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    name: String,
    inputs: Inputs,
    expected: Expected,
    tolerance: f64,
    source: String,
}

#[derive(Deserialize)]
struct Inputs {
    x: u32,
    n: u32,
    /// None: at the level of 95 %.
    z: Option<f64>,
}

#[derive(Deserialize)]
struct Expected {
    lower: f64,
    upper: f64,
}

fn cases() -> Vec<Case> {
    serde_json::from_str(include_str!("statistics/wilson.json")).unwrap()
}

fn is_near(found: Interval, case: &Case) -> bool {
    let near = |ours: f64, theirs: f64| (ours - theirs).abs() <= case.tolerance;
    near(found.low, case.expected.lower) && near(found.high, case.expected.upper)
}

#[test]
fn wilson_intervals_are_those_of_the_literature() {
    let cases = cases();
    assert!(cases.len() >= 9);
    for case in &cases {
        let (x, n) = (case.inputs.x, case.inputs.n);
        let found = wilson_at(x, n, case.inputs.z.unwrap_or(Z95)).unwrap();
        assert!(is_near(found, case), "{} ({}): {found:?}", case.name, case.source);
        if case.inputs.z.is_none() {
            assert_eq!(wilson(x, n), Ok(found));
        }
    }
}

#[test]
fn the_interval_without_width_at_the_ends_would_be_noticed() {
    for case in cases() {
        let (x, n) = (f64::from(case.inputs.x), f64::from(case.inputs.n));
        let half = case.inputs.z.unwrap_or(Z95) * (x / n * (1.0 - x / n) / n).sqrt();
        let wald = Interval { low: x / n - half, high: x / n + half };
        assert!(!is_near(wald, &case), "{}", case.name);
    }
}
