//! The text that stands for a cell.

use super::instant::{self, Epoch};
use super::{Container, NoSuchDate, Value};

pub fn of(value: &Value, container: Container, epoch: Epoch) -> Result<String, NoSuchDate> {
    Ok(match value {
        Value::Text(text) => tidy(text),
        Value::Whole(number) => number.to_string(),
        Value::Number(number) => written(*number),
        Value::Bool(true) => "TRUE".to_owned(),
        Value::Bool(false) => "FALSE".to_owned(),
        Value::Error(code) => code.clone(),
        Value::Duration(days) => instant::length(*days)?,
        Value::Days(days) => match container {
            Container::Xls => instant::to_seconds(*days, epoch)?,
            Container::Xlsx => {
                instant::to_milliseconds(*days, epoch).unwrap_or_else(|_| "#VALUE!".to_owned())
            }
        },
    })
}

/// Trimmed, non-breaking spaces as spaces, without what XML cannot say.
fn tidy(text: &str) -> String {
    text.trim()
        .chars()
        .filter(
            |c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..),
        )
        .map(|c| if c == '\u{a0}' { ' ' } else { c })
        .collect()
}

/// Whole numbers without a point; others shortest, with an exponent below 0.0001 and from 10^16.
fn written(number: f64) -> String {
    if number.is_finite() && number.fract() == 0.0 {
        return if number == 0.0 { "0".to_owned() } else { format!("{number:.0}") };
    }
    let size = number.abs();
    if size < 1e-4 && size > 0.0 {
        let text = format!("{number:e}");
        let (digits, exponent) = text.split_once("e-").unwrap_or((&text, "0"));
        return format!("{digits}e-{exponent:0>2}");
    }
    number.to_string()
}
