use super::*;
use domain::form::Sensitivity;
use domain::id::ReleaseId;
use domain::indicator::{Direction, Indicator, Rule, Share, Theme, Treatment};
use domain::place::{Country, PlaceCode};
use domain::release::{Row, Table};
use domain::text::LocalText;
use domain::wave::{Breakdown, Sampling};

fn place() -> Place {
    let code = PlaceCode::new(Country::Co, "05001");
    Place { code, name: "Medellín".into(), level: 2, parent: Some("05".into()) }
}

fn facts() -> ReleaseFacts {
    let day = |d| chrono::NaiveDate::from_ymd_opt(2026, 3, d).unwrap();
    ReleaseFacts {
        id: ReleaseId::from_random([4; 16]),
        wave_name: LocalText::both("Ola", "Wave"),
        area: place(),
        sampling: Sampling::Convenience,
        collected_from: day(1),
        collected_to: day(29),
        published: day(31),
        hash: "ab".repeat(32),
    }
}

fn result(name: &str) -> IndicatorResult {
    let row = |code: &str, cell| Row { code: code.into(), label: LocalText::both(code, code), cell };
    let share = Cell::Share { base: 215, count: 90, percent: 42, low: 35, high: 49 };
    IndicatorResult {
        indicator: Indicator {
            code: "CO-MED-0001".into(),
            name: LocalText::both(name, name),
            definition: LocalText::default(),
            origin: String::new(),
            origin_language: "es".into(),
            rationale: LocalText::default(),
            sdg: Vec::new(),
            theme: Theme::Safety,
            measure: Share {
                numerator_words: LocalText::default(),
                denominator_words: LocalText::default(),
                question: "walk".into(),
                numerator: Rule::Everyone,
                denominator: Rule::Everyone,
                dont_know: Treatment::LeftOut,
                prefer_not: Treatment::LeftOut,
            },
            direction: Direction::Neutral,
            sensitivity: Sensitivity::Ordinary,
            limitations: LocalText::default(),
        },
        asked: LocalText::both("¿Camina de noche?", "Do you walk at night?"),
        tables: vec![
            Table { breakdown: Breakdown::Total, rows: vec![row("total", share)] },
            Table {
                breakdown: Breakdown::Sex,
                rows: vec![row("woman", Cell::Counts { base: 20, count: 10 }), row("other", Cell::Hidden)],
            },
        ],
        withheld: Vec::new(),
    }
}

fn text(ending: &str, name: &str) -> String {
    let (release, place, result) = (facts(), place(), result(name));
    let sheet = Sheet { release: &release, place: &place, result: &result };
    String::from_utf8(sheet.file(ending).unwrap().unwrap().bytes).unwrap()
}

fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut reader = ::csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn a_hidden_cell_has_a_status_and_no_number() {
    let csv = text("csv", "Caminar, de noche");
    assert!(csv.starts_with('\u{feff}'));
    let rows = rows(&csv);
    assert_eq!(rows[0][12..], ["shown", "215", "90", "42", "35", "49"]);
    assert_eq!(rows[1][12..], ["counts_only", "20", "10", "", "", ""]);
    assert_eq!(rows[2][12..], ["hidden", "", "", "", "", ""]);
    assert_eq!(rows[0][7], "2026-03-31");
    let json: serde_json::Value = serde_json::from_str(&text("json", "x")).unwrap();
    assert_eq!(json["cells"][2]["status"], "hidden");
    assert_eq!(json["cells"][2].as_object().unwrap().len(), 4);
}

#[test]
fn no_cell_is_a_formula_and_every_text_reads_back() {
    for hostile in ["=1+1", "+cmd", "-2", "@sum(a1)", "\tx", "\rx"] {
        let rows = rows(&text("csv", hostile));
        assert_eq!(rows[0][3], format!("'{hostile}"));
    }
    assert_eq!(rows(&text("csv", "a \"b\", c\nd"))[0][3], "a \"b\", c\nd");
}

#[test]
fn a_format_that_we_do_not_have_is_no_file() {
    let (release, place, result) = (facts(), place(), result("x"));
    assert!(Sheet { release: &release, place: &place, result: &result }.file("xlsx").unwrap().is_none());
}
