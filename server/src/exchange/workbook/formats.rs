//! Which number formats show a number as a date, a time or a length of time.

/// How a number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    Number,
    Days,
    Duration,
}

/// Formats that every file has without saying so.
pub fn built_in(id: u16) -> Shown {
    match id {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Shown::Days,
        46 => Shown::Duration,
        _ => Shown::Number,
    }
}

/// A format of an `.xlsx`: its first section without quoted, escaped and bracketed parts names a unit of time.
pub fn of_xlsx(format: &str) -> Shown {
    let first = format.split(';').next().unwrap_or_default();
    let (mut unit, mut length) = (false, false);
    let mut rest = first.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' => while rest.next().is_some_and(|c| c != '"') {},
            '\\' | '_' | '*' => {
                rest.next();
            }
            '[' => {
                let inside: String = rest.by_ref().take_while(|c| *c != ']').collect();
                let hours = ["h", "hh", "m", "mm", "s", "ss"].contains(&inside.to_ascii_lowercase().as_str());
                length |= hours;
                unit |= hours;
            }
            'd' | 'm' | 'h' | 'y' | 's' | 'D' | 'M' | 'H' | 'Y' | 'S' => unit = true,
            _ => {}
        }
    }
    match (unit, length) {
        (true, true) => Shown::Duration,
        (true, false) => Shown::Days,
        _ => Shown::Number,
    }
}

/// A format of an `.xls`: units of time outweigh places for digits.
pub fn of_xls(format: &str) -> Shown {
    let mut plain = String::new();
    let mut rest = format.chars();
    while let Some(c) = rest.next() {
        match c {
            '"' => while rest.next().is_some_and(|c| c != '"') {},
            '\\' | '_' | '*' => {
                rest.next();
            }
            '[' => while rest.next().is_some_and(|c| c != ']') {},
            '$' | '-' | '+' | '/' | '(' | ')' | ':' | ' ' => {}
            c => plain.push(c),
        }
    }
    if ["0.00E+00", "##0.0E+0", "General", "GENERAL", "general", "@"].contains(&plain.as_str()) {
        return Shown::Number;
    }
    let units = plain.chars().filter(|c| "ymdhsYMDHS".contains(*c)).count();
    let digits = plain.chars().filter(|c| "0#?".contains(*c)).count();
    if units > digits { Shown::Days } else { Shown::Number }
}
