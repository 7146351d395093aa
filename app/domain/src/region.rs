//! How a country writes numbers and dates, and its rules for respondents.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::place::Country;
use crate::text::{Lang, LocalText};

/// What a country sets once for all its waves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountryProfile {
    pub country: Country,
    pub name: LocalText,
    /// Minutes from UTC; none of the four countries keeps summer time.
    pub offset_minutes: i32,
    /// Under-18 respondents are off unless an approval is on record.
    pub minors: MinorsRule,
    /// Shown on the phone during an interview: where to find help.
    pub help_line: LocalText,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MinorsRule {
    /// Nobody under 18 is interviewed.
    Off,
    /// From 14, with assent and a guardian rule, under this approval.
    WithApproval { reference: String },
}

/// Number and date format: the reader's language and the country whose data it is (Unicode CLDR 48.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    pub lang: Lang,
    pub country: Country,
}

impl Region {
    /// Only es-CO writes a decimal comma and groups with a point.
    fn comma(self) -> bool {
        self.lang == Lang::Es && self.country == Country::Co
    }

    /// Whole number with thousands grouped: `1.234` in es-CO, `1,234` elsewhere.
    pub fn whole(self, number: i64) -> String {
        let digits = number.unsigned_abs().to_string();
        let mut grouped = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                grouped.push(if self.comma() { '.' } else { ',' });
            }
            grouped.push(digit);
        }
        if number < 0 { format!("-{grouped}") } else { grouped }
    }

    /// Whole per cent: `42%` in all four regions.
    pub fn percent(self, percent: u32) -> String {
        format!("{}%", self.whole(i64::from(percent)))
    }

    /// Long date: `23 de noviembre de 2026`, `23 November 2026`.
    pub fn long_date(self, date: NaiveDate) -> String {
        let of = if self.lang == Lang::Es { " de" } else { "" };
        format!("{}{of} {}", self.day_and_month(date), date.year())
    }

    /// Where the year stands beside it: `23 de noviembre`, `23 November`.
    pub fn day_and_month(self, date: NaiveDate) -> String {
        let (day, month) = (date.day(), date.month0() as usize);
        match (self.lang, self.country) {
            (Lang::Es, Country::Hn) => format!("{day:02} de {}", MONTHS_ES[month]),
            (Lang::Es, _) => format!("{day} de {}", MONTHS_ES[month]),
            (Lang::En, _) => format!("{day} {}", MONTHS_EN[month]),
        }
    }
}

const MONTHS_ES: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_dates_are_written_as_the_country_writes_them() {
        let co = Region { lang: Lang::Es, country: Country::Co };
        let hn = Region { lang: Lang::Es, country: Country::Hn };
        let tt = Region { lang: Lang::En, country: Country::Tt };
        assert_eq!(co.whole(1_234_567), "1.234.567");
        assert_eq!(hn.whole(1_234), "1,234");
        assert_eq!(tt.whole(-12), "-12");
        assert_eq!(co.percent(42), "42%");
        let day = NaiveDate::from_ymd_opt(2026, 3, 5).unwrap();
        assert_eq!(co.long_date(day), "5 de marzo de 2026");
        assert_eq!(hn.long_date(day), "05 de marzo de 2026");
        assert_eq!(tt.long_date(day), "5 March 2026");
    }
}
