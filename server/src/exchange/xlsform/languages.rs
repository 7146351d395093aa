//! Languages that a form uses in some columns and not in others.

use std::collections::{BTreeMap, BTreeSet};

use app::import::What;

use super::notes::{Notes, sheet};
use super::sheet::Grid;

const SURVEY: [&str; 9] = [
    "label",
    "hint",
    "guidance_hint",
    "image",
    "big-image",
    "audio",
    "video",
    "jr:constraintMsg",
    "jr:requiredMsg",
];
const CHOICES: [&str; 5] = ["label", "image", "big-image", "audio", "video"];

/// Warns of languages that lack columns or a code.
pub fn check(survey: &Grid, choices: Option<&Grid>, notes: &mut Notes) {
    let mut languages = lacking(survey, &SURVEY, notes);
    if let Some(choices) = choices {
        languages.extend(lacking(choices, &CHOICES, notes));
    }
    for language in languages.into_iter().filter(|language| language != "default" && !has_code(language)) {
        notes.warn(sheet(&survey.name), What::LanguageWithoutCode { language });
    }
}

/// The languages of a sheet.
fn lacking(grid: &Grid, translatable: &[&str], notes: &mut Notes) -> BTreeSet<String> {
    let mut seen: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    let mut columns: BTreeSet<&str> = BTreeSet::new();
    for header in &grid.headers {
        let path = match header.path.as_slice() {
            [first, rest @ ..] if !rest.is_empty() && (first == "media" || first == "bind") => rest,
            path => path,
        };
        let Some(column) = path.first().and_then(|first| translatable.iter().find(|it| **it == *first))
        else {
            continue;
        };
        let language = match path {
            [_] => "default",
            [_, language] => language,
            _ => continue,
        };
        seen.entry(language.to_owned()).or_default().insert(column);
        columns.insert(column);
    }
    if !seen.keys().all(|language| language == "default") {
        for (language, has) in &seen {
            let lacks: Vec<String> = columns.difference(has).map(|column| said(column)).collect();
            if !lacks.is_empty() {
                let what = What::LanguageLacks { language: language.clone(), columns: lacks };
                notes.warn(sheet(&grid.name), what);
            }
        }
    }
    seen.into_keys().collect()
}

/// A column as people write it.
fn said(column: &str) -> String {
    match column {
        "jr:constraintMsg" => "constraint_message",
        "jr:requiredMsg" => "required_message",
        column => column,
    }
    .to_owned()
}

/// `Español (es)`.
fn has_code(language: &str) -> bool {
    let code = language.strip_suffix(')').and_then(|it| it.rsplit_once('(')).map(|(_, code)| code);
    code.is_some_and(|code| {
        let subtag = code.split('-').next().unwrap_or_default();
        (2..=8).contains(&subtag.len()) && code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    })
}
