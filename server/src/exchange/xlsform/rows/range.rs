//! A number chosen on a scale.

use app::import::{Allowed, What};

use super::{Draft, Rows};

const TICKS: [&str; 3] = ["tick_interval", "placeholder", "tick_labelset"];

impl Rows<'_> {
    pub(super) fn range(&mut self, draft: &mut Draft) {
        self.accept(draft, &["end", "placeholder", "start", "step", "tick_interval", "tick_labelset"]);
        let appearance = draft.said.parts("control").and_then(|control| control.text("appearance"));
        let appearance = appearance.unwrap_or_default().to_owned();
        let plain =
            appearance.is_empty() || appearance.contains("vertical") || appearance.contains("no-ticks");
        let spot = self.at(draft.row).cell("parameters");
        if !plain && TICKS.iter().any(|name| draft.parameters.has(name)) {
            self.notes.error(spot.clone(), What::RangeTicks);
        }
        for (name, value) in [("start", "1"), ("end", "10"), ("step", "1")] {
            if !draft.parameters.has(name) {
                draft.parameters.set(name, value.to_owned());
            }
        }
        let scale = self.scale(draft);
        if let Some(scale) = &scale {
            for what in scale.faults() {
                self.notes.error(spot.clone(), what);
            }
        }
        if let Some(list) = draft.parameters.take("tick_labelset") {
            self.tick_labels(draft, &list, scale.as_ref(), &appearance);
            draft.said.set_text("itemset", list);
        }
        for name in ["tick_interval", "placeholder"] {
            if let Some(value) = draft.parameters.take(name) {
                draft.parameters.set(&format!("odk:{}", name.replace('_', "-")), value);
            }
        }
        if scale.is_some_and(|scale| scale.has_fractions()) {
            draft.say("bind", "type", "decimal");
        }
        for (name, value) in draft.parameters.0.clone() {
            draft.say("control", &name, value);
        }
    }

    /// All numbers of a range as whole multiples of its finest digit; `None` after a finding.
    fn scale(&mut self, draft: &Draft) -> Option<Scale> {
        let mut numbers = Vec::new();
        for name in ["start", "end", "step", "tick_interval", "placeholder"] {
            match draft.parameters.get(name) {
                None => numbers.push(None),
                Some(text) => match Exact::read(text) {
                    Some(number) => numbers.push(Some(number)),
                    None => {
                        self.parameter(draft, name, Allowed::Number);
                        return None;
                    }
                },
            }
        }
        let finest = numbers.iter().flatten().map(|number| number.places).max().unwrap_or(0);
        let mut whole = numbers.iter().map(|number| number.map(|number| number.at(finest)));
        let mut next = || whole.next().flatten();
        Some(Scale {
            places: finest,
            start: next()?,
            end: next()?,
            step: next()?,
            tick: next(),
            holder: next(),
        })
    }

    fn tick_labels(&mut self, draft: &Draft, list: &str, scale: Option<&Scale>, appearance: &str) {
        let spot = self.at(draft.row).cell("parameters");
        let Some(found) = self.list(list) else {
            self.parameter(draft, "tick_labelset", Allowed::List);
            return;
        };
        let Some(scale) = scale else { return };
        let names: Vec<Option<Exact>> =
            found.choices.iter().map(|choice| Exact::read(&choice.name)).collect();
        let no_ticks = appearance.contains("no-ticks");
        let fits = names.iter().all(|name| name.is_some_and(|name| scale.marks(name)));
        let ends = |name: &Exact| name.same(scale.start, scale.places) || name.same(scale.end, scale.places);
        let both = [scale.start, scale.end]
            .iter()
            .all(|end| names.iter().flatten().any(|name| name.same(*end, scale.places)));
        if !fits || (no_ticks && !(both && names.iter().flatten().all(ends))) {
            self.notes.error(spot, What::RangeLabels);
        }
    }
}

/// A decimal number without loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Exact {
    digits: i128,
    /// Digits after the point.
    places: u32,
}

impl Exact {
    /// `-12.50` or `1e3`, of at most 12 digits.
    fn read(text: &str) -> Option<Self> {
        let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let exponent: i32 = exponent.parse().ok().filter(|it: &i32| it.abs() <= 6)?;
        let unsigned = number.strip_prefix(['-', '+']).unwrap_or(number);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let digits = format!("{whole}{fraction}");
        if digits.is_empty() || digits.len() > 12 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let digits: i128 = digits.parse().ok()?;
        let digits = if number.starts_with('-') { -digits } else { digits };
        let places = fraction.len() as i32 - exponent;
        if places < 0 {
            return Some(Self { digits: digits * 10i128.pow(places.unsigned_abs()), places: 0 });
        }
        let mut exact = Self { digits, places: places.unsigned_abs() };
        while exact.places > 0 && exact.digits % 10 == 0 {
            exact = Self { digits: exact.digits / 10, places: exact.places - 1 };
        }
        Some(exact)
    }

    /// As a multiple of `10^-places`; `places` is never fewer than its own.
    fn at(self, places: u32) -> i128 {
        self.digits * 10i128.pow(places.saturating_sub(self.places))
    }

    /// Whether it is that multiple of `10^-places`.
    fn same(self, number: i128, places: u32) -> bool {
        let finest = self.places.max(places);
        self.at(finest) == number * 10i128.pow(finest - places)
    }
}

struct Scale {
    places: u32,
    start: i128,
    end: i128,
    step: i128,
    tick: Option<i128>,
    holder: Option<i128>,
}

impl Scale {
    fn faults(&self) -> Vec<What> {
        let width = (self.end - self.start).abs();
        let mut faults = Vec::new();
        for (name, step) in [("step", Some(self.step)), ("tick_interval", self.tick)] {
            let Some(step) = step else { continue };
            let name = name.to_owned();
            if step == 0 {
                faults.push(What::ParameterValue { name, allowed: Allowed::NotZero });
            } else if step > width {
                faults.push(What::RangeTooWide { name });
            } else if self.step != 0 && step % self.step != 0 {
                faults.push(What::RangeNotAMultiple { name });
            }
        }
        if let Some(holder) = self.holder {
            let name = "placeholder".to_owned();
            if !self.covers(holder) {
                faults.push(What::RangeOutside { name });
            } else if self.step != 0 && (holder - self.start) % self.step != 0 {
                faults.push(What::RangeNotAMultiple { name });
            }
        }
        faults
    }

    fn covers(&self, number: i128) -> bool {
        (self.start.min(self.end)..=self.start.max(self.end)).contains(&number)
    }

    /// Whether a label can stand at this number.
    fn marks(&self, number: Exact) -> bool {
        if number.places > self.places {
            return false;
        }
        let number = number.at(self.places);
        let every = self.tick.unwrap_or(self.step);
        self.covers(number) && every != 0 && (number - self.start) % every == 0
    }

    fn has_fractions(&self) -> bool {
        let one = 10i128.pow(self.places);
        let all = [Some(self.start), Some(self.end), Some(self.step), self.tick, self.holder];
        all.into_iter().flatten().any(|number| number % one != 0)
    }
}
