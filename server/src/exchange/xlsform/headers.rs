//! What a header means: its column, and the language or key under it.

use app::import::What;

use super::notes::Notes;
use super::said::{Parts, Said};
use super::sheet::{Grid, GridRow, Spaces, cleaned};

/// Columns and other names of columns of a kind of sheet.
pub struct Vocabulary {
    pub columns: &'static [&'static str],
    /// Other name, and the path that it stands for.
    pub aliases: &'static [(&'static str, &'static [&'static str])],
}

pub const SURVEY: Vocabulary = Vocabulary {
    columns: &[
        "name",
        "label",
        "parent",
        "extra_data",
        "_dynamic_default",
        "_qtd_defaults",
        "_qtd_kwargs",
        "actions",
        "default",
        "guidance_hint",
        "instance",
        "query",
        "sms_field",
        "trigger",
        "bind",
        "choice_filter",
        "control",
        "hint",
        "media",
        "parameters",
        "type",
        "_itemset_has_ref",
        "choices",
        "itemset",
        "list_name",
    ],
    aliases: &[
        ("compact_tag", &["instance", "odk:tag"]),
        ("read_only", &["bind", "readonly"]),
        ("readonly", &["bind", "readonly"]),
        ("relevant", &["bind", "relevant"]),
        ("relevance", &["bind", "relevant"]),
        ("caption", &["label"]),
        ("appearance", &["control", "appearance"]),
        ("required", &["bind", "required"]),
        ("constraint", &["bind", "constraint"]),
        ("constraining_message", &["bind", "jr:constraintMsg"]),
        ("constraint_message", &["bind", "jr:constraintMsg"]),
        ("calculation", &["bind", "calculate"]),
        ("calculate", &["bind", "calculate"]),
        ("command", &["type"]),
        ("tag", &["name"]),
        ("value", &["name"]),
        ("image", &["media", "image"]),
        ("big-image", &["media", "big-image"]),
        ("audio", &["media", "audio"]),
        ("video", &["media", "video"]),
        ("count", &["control", "jr:count"]),
        ("repeat_count", &["control", "jr:count"]),
        ("jr:count", &["control", "jr:count"]),
        ("autoplay", &["control", "autoplay"]),
        ("rows", &["control", "rows"]),
        ("noapperrorstring", &["bind", "jr:noAppErrorString"]),
        ("no_app_error_string", &["bind", "jr:noAppErrorString"]),
        ("requiredmsg", &["bind", "jr:requiredMsg"]),
        ("required_message", &["bind", "jr:requiredMsg"]),
        ("body", &["control"]),
        ("save_to", &["bind", "entities:saveto"]),
        ("sms_option", &["sms_option"]),
        ("sms_separator", &["sms_separator"]),
        ("sms_allow_media", &["sms_allow_media"]),
        ("sms_date_format", &["sms_date_format"]),
        ("sms_datetime_format", &["sms_datetime_format"]),
        ("sms_response", &["sms_response"]),
    ],
};

pub const CHOICES: Vocabulary = Vocabulary {
    columns: &["name", "label", "parent", "extra_data", "_choice_itext_ref", "media", "sms_option"],
    aliases: &[
        ("caption", &["label"]),
        ("list_name", &["list name"]),
        ("value", &["name"]),
        ("image", &["media", "image"]),
        ("big-image", &["media", "big-image"]),
        ("audio", &["media", "audio"]),
        ("video", &["media", "video"]),
    ],
};

pub const SETTINGS: Vocabulary = Vocabulary {
    columns: &[
        "name",
        "label",
        "parent",
        "extra_data",
        "bind",
        "children",
        "control",
        "hint",
        "media",
        "type",
        "instance",
        "flat",
        "sms_field",
        "_created",
        "_translations",
        "_xpath",
        "add_none_option",
        "clean_text_values",
        "attribute",
        "auto_delete",
        "auto_send",
        "choices",
        "default_language",
        "file_name",
        "id_string",
        "instance_name",
        "instance_xmlns",
        "namespaces",
        "omit_instanceID",
        "public_key",
        "setgeopoint_by_triggering_ref",
        "setvalues_by_triggering_ref",
        "sms_allow_media",
        "sms_date_format",
        "sms_datetime_format",
        "sms_keyword",
        "sms_response",
        "sms_separator",
        "style",
        "submission_url",
        "title",
        "version",
        "allow_choice_duplicates",
        "client_editable",
        "delimiter",
        "prefix",
        "entity_version",
    ],
    aliases: &[
        ("form_title", &["title"]),
        ("set_form_title", &["title"]),
        ("form_id", &["id_string"]),
        ("set_form_id", &["id_string"]),
        ("prefix", &["prefix"]),
    ],
};

pub const ENTITIES: Vocabulary = Vocabulary {
    columns: &["dataset", "entity_id", "create_if", "update_if", "repeat", "label"],
    aliases: &[("list_name", &["dataset"])],
};

/// A row whose cells stand under what their headers mean.
#[derive(Debug, Clone)]
pub struct Row {
    pub number: u32,
    pub said: Parts,
}

/// Gives every header its path, and says which two mean the same.
pub fn understand(grid: &mut Grid, words: &Vocabulary, notes: &mut Notes) {
    let double = grid.headers.iter().any(|header| header.text.contains("::"));
    for at in 0..grid.headers.len() {
        let (head, path) = path(&grid.headers[at].text, double, words);
        let text = &grid.headers[at].text;
        let same = |other: &&super::sheet::Header| other.path == path && other.text != *text;
        if let Some(other) = grid.headers[..at].iter().find(same)
            && head != *text
        {
            let what = What::HeadersForOneColumn { other: other.text.clone() };
            notes.error(grid.header_spot(at), what);
        }
        grid.headers[at].path = path;
    }
}

/// What a header is looked up as, and its whole path.
fn path(header: &str, double: bool, words: &Vocabulary) -> (String, Vec<String>) {
    let alias = |name: &str| words.aliases.iter().find(|(mine, _)| *mine == name).map(|(_, path)| *path);
    for name in [header.to_owned(), snake(header)] {
        if words.columns.contains(&name.as_str()) && alias(&name).is_none() {
            return (name.clone(), vec![name]);
        }
    }
    let mut tokens = tokens(header, double);
    let first = snake(&tokens[0]);
    if let Some(path) = alias(&first) {
        tokens.splice(..1, path.iter().map(|part| (*part).to_owned()));
        // The first part of a longer path is never what stands in a header alone.
        let head = if path.len() == 1 { path[0].to_owned() } else { String::new() };
        (head, tokens)
    } else if words.columns.contains(&first.as_str()) {
        tokens[0] = first.clone();
        (first, tokens)
    } else {
        (header.to_owned(), tokens)
    }
}

/// Split on `::`, or on `:` where no header of the sheet has `::`; `jr:count` stays together.
fn tokens(header: &str, double: bool) -> Vec<String> {
    let delimiter = if double { "::" } else { ":" };
    let mut tokens: Vec<String> = header.split(delimiter).map(|token| token.trim().to_owned()).collect();
    if !double
        && let Some(at) = tokens.iter().position(|token| token == "jr")
        && at + 1 < tokens.len()
    {
        let name = tokens.remove(at + 1);
        tokens[at] = format!("jr:{name}");
    }
    tokens
}

/// Lower case, words joined by `_`.
fn snake(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join("_").to_lowercase()
}

/// The rows of a sheet under what their headers mean.
pub fn rows(grid: &Grid, default_language: &str, spaces: Spaces) -> Vec<Row> {
    grid.rows.iter().map(|row| one(grid, row, default_language, spaces)).collect()
}

fn one(grid: &Grid, row: &GridRow, default_language: &str, spaces: Spaces) -> Row {
    let mut said = Parts::default();
    for (at, text) in &row.cells {
        let text = cleaned(text, spaces);
        match grid.headers[*at].path.as_slice() {
            [] => {}
            [column] => said.set(column, Said::Text(text)),
            [column, rest @ ..] => {
                let more = Parts(vec![(column.clone(), Said::nested(rest, text))]);
                said.merge(more, default_language);
            }
        }
    }
    Row { number: row.number, said }
}
