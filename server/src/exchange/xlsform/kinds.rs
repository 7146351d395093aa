//! The types of questions, with their control, the type of their answer and what they bring with them.

use super::said::Parts;

/// What a type of question is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuestionType {
    /// Element of the body; `None` for what nobody sees.
    pub control: Option<&'static str>,
    /// Which files an upload takes.
    pub media: Option<&'static str>,
    /// Type of the answer; empty for those that say none.
    pub answer: &'static str,
    /// Further rules of the answer.
    pub rules: &'static [(&'static str, &'static str)],
    pub hint: Option<&'static str>,
}

impl QuestionType {
    /// The attributes of a bind that the type brings.
    pub fn rules_as_parts(&self) -> Parts {
        let mut parts = Parts::default();
        if !self.answer.is_empty() {
            parts.set_text("type", self.answer);
        }
        for (name, value) in self.rules {
            parts.set_text(name, *value);
        }
        parts
    }
}

/// A text, also for what turns out to have no type.
pub const TEXT: QuestionType = input("string");

const fn input(answer: &'static str) -> QuestionType {
    QuestionType { control: Some("input"), media: None, answer, rules: &[], hint: None }
}

const fn control(control: &'static str, answer: &'static str) -> QuestionType {
    QuestionType { control: Some(control), media: None, answer, rules: &[], hint: None }
}

const fn unseen(answer: &'static str) -> QuestionType {
    QuestionType { control: None, media: None, answer, rules: &[], hint: None }
}

const fn upload(media: &'static str) -> QuestionType {
    QuestionType { control: Some("upload"), media: Some(media), answer: "binary", rules: &[], hint: None }
}

const fn ruled(kind: QuestionType, rules: &'static [(&'static str, &'static str)]) -> QuestionType {
    QuestionType { rules, ..kind }
}

const fn hinted(kind: QuestionType, hint: &'static str) -> QuestionType {
    QuestionType { hint: Some(hint), ..kind }
}

const READ_ONLY: &[(&str, &str)] = &[("readonly", "true()")];

macro_rules! preload {
    ($answer:literal, $kind:literal, $parameter:literal) => {
        ruled(unseen($answer), &[("jr:preload", $kind), ("jr:preloadParams", $parameter)])
    };
}

/// All names of types, old ones too, that are more than a command with a list.
pub const TYPES: &[(&str, QuestionType)] = &[
    ("text", input("string")),
    ("string", input("string")),
    ("q string", input("string")),
    ("add text prompt", input("string")),
    ("integer", input("int")),
    ("int", input("int")),
    ("q int", input("int")),
    ("add integer prompt", input("int")),
    ("decimal", input("decimal")),
    ("q decimal", input("decimal")),
    ("add decimal prompt", input("decimal")),
    ("date", input("date")),
    ("q date", input("date")),
    ("add date prompt", input("date")),
    ("time", input("time")),
    ("dateTime", input("dateTime")),
    ("datetime", input("dateTime")),
    ("date time", input("dateTime")),
    ("q date time", input("dateTime")),
    ("q dateTime", input("dateTime")),
    ("add date time prompt", input("dateTime")),
    ("add dateTime prompt", input("dateTime")),
    ("note", ruled(input("string"), READ_ONLY)),
    ("q note", ruled(input("string"), READ_ONLY)),
    ("add note prompt", ruled(input("string"), READ_ONLY)),
    ("barcode", input("barcode")),
    ("q barcode", input("barcode")),
    ("add barcode prompt", input("barcode")),
    ("geopoint", input("geopoint")),
    ("gps", input("geopoint")),
    ("location", input("geopoint")),
    ("q geopoint", input("geopoint")),
    ("q location", input("geopoint")),
    ("add location prompt", input("geopoint")),
    ("geoshape", input("geoshape")),
    ("q geoshape", input("geoshape")),
    ("geotrace", input("geotrace")),
    ("q geotrace", input("geotrace")),
    (
        "phone number",
        hinted(ruled(input("string"), &[("constraint", "regex(., '^\\d*$')")]), "Enter numbers only."),
    ),
    ("percentage", ruled(input("int"), &[("constraint", "0 <= . and . <= 100")])),
    (
        "number of days in last month",
        hinted(ruled(input("int"), &[("constraint", "0 <= . and . <= 31")]), "Enter a number 0-31."),
    ),
    (
        "number of days in last six months",
        hinted(ruled(input("int"), &[("constraint", "0 <= . and . <= 183")]), "Enter a number 0-183."),
    ),
    (
        "number of days in last year",
        hinted(ruled(input("int"), &[("constraint", "0 <= . and . <= 365")]), "Enter a number 0-365."),
    ),
    ("select one", control("select1", "string")),
    ("select one using", control("select1", "string")),
    ("q select1", control("select1", "string")),
    ("add select one prompt using", control("select1", "string")),
    ("select one external", input("string")),
    ("select all that apply", control("select", "string")),
    ("select all that apply from", control("select", "string")),
    ("select multiple from", control("select", "string")),
    ("select multiple using", control("select", "string")),
    ("q select", control("select", "string")),
    ("add select multiple prompt using", control("select", "string")),
    ("rank", control("odk:rank", "odk:rank")),
    ("range", control("range", "int")),
    ("acknowledge", control("trigger", "string")),
    ("q acknowledge", control("trigger", "string")),
    ("add acknowledge prompt", control("trigger", "string")),
    ("trigger", control("trigger", "")),
    ("photo", upload("image/*")),
    ("image", upload("image/*")),
    ("q picture", upload("image/*")),
    ("q image", upload("image/*")),
    ("add image prompt", upload("image/*")),
    ("audio", upload("audio/*")),
    ("q audio", upload("audio/*")),
    ("add audio prompt", upload("audio/*")),
    ("video", upload("video/*")),
    ("q video", upload("video/*")),
    ("add video prompt", upload("video/*")),
    ("file", upload("application/*")),
    ("add file prompt", upload("application/*")),
    ("osm", upload("osm/*")),
    ("calculate", unseen("string")),
    ("q calculate", unseen("string")),
    ("add calculate prompt", unseen("string")),
    ("hidden", unseen("string")),
    ("audit", unseen("binary")),
    ("start-geopoint", control("action", "geopoint")),
    ("background-audio", control("action", "binary")),
    ("background-geopoint", control("trigger", "geopoint")),
    ("start", preload!("dateTime", "timestamp", "start")),
    ("start time", preload!("dateTime", "timestamp", "start")),
    ("get start time", preload!("dateTime", "timestamp", "start")),
    ("end", preload!("dateTime", "timestamp", "end")),
    ("end time", preload!("dateTime", "timestamp", "end")),
    ("get end time", preload!("dateTime", "timestamp", "end")),
    ("today", preload!("date", "date", "today")),
    ("get today", preload!("date", "date", "today")),
    ("deviceid", preload!("string", "property", "deviceid")),
    ("device id", preload!("string", "property", "deviceid")),
    ("get device id", preload!("string", "property", "deviceid")),
    ("imei", preload!("string", "property", "deviceid")),
    ("subscriberid", preload!("string", "property", "subscriberid")),
    ("subscriber id", preload!("string", "property", "subscriberid")),
    ("get subscriber id", preload!("string", "property", "subscriberid")),
    ("simserial", preload!("string", "property", "simserial")),
    ("sim id", preload!("string", "property", "simserial")),
    ("get sim id", preload!("string", "property", "simserial")),
    ("phonenumber", preload!("string", "property", "phonenumber")),
    ("get phone number", preload!("string", "property", "phonenumber")),
    ("username", preload!("string", "property", "username")),
    ("email", preload!("string", "property", "email")),
    ("uri:subscriberid", preload!("string", "property", "uri:subscriberid")),
    ("uri:phonenumber", preload!("string", "property", "uri:phonenumber")),
    ("uri:simserial", preload!("string", "property", "uri:simserial")),
    ("uri:deviceid", preload!("string", "property", "uri:deviceid")),
    ("uri:username", preload!("string", "property", "uri:username")),
    ("uri:email", preload!("string", "property", "uri:email")),
];

/// The type of this name; case matters.
pub fn find(name: &str) -> Option<QuestionType> {
    TYPES.iter().find(|(mine, _)| *mine == name).map(|(_, kind)| *kind)
}

/// Names that stand for another one before anything else is looked at.
pub fn dealiased(name: &str) -> &str {
    match name {
        "imei" => "deviceid",
        "image" | "add image prompt" | "add photo prompt" => "photo",
        "add audio prompt" => "audio",
        "add video prompt" => "video",
        "add file prompt" => "file",
        other => other,
    }
}

/// A row that begins or ends a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fence {
    Group,
    Repeat,
    Loop,
}

impl Fence {
    /// `begin group`, `end_repeat`, `begin loop over LIST`: the word, the kind, and what follows.
    pub fn of(question_type: &str) -> Option<(&str, Self, &str)> {
        let word = ["begin", "end"].into_iter().find(|word| question_type.starts_with(word))?;
        let rest = &question_type[word.len()..];
        let gap = rest.chars().next().filter(|c| *c == '_' || c.is_whitespace())?;
        let rest = &rest[gap.len_utf8()..];
        let kinds = [
            ("group", Self::Group),
            ("lgroup", Self::Repeat),
            ("repeat", Self::Repeat),
            ("loop", Self::Loop),
            ("looped group", Self::Repeat),
        ];
        let fits = |after: &str| match word {
            "end" => after.is_empty(),
            _ => {
                let list = after.strip_prefix(' ').map(|list| list.strip_prefix("over ").unwrap_or(list));
                after.is_empty() || list.is_some_and(|it| !it.is_empty() && !it.contains(char::is_whitespace))
            }
        };
        let (name, kind) = kinds.into_iter().find(|(name, _)| rest.strip_prefix(name).is_some_and(fits))?;
        let list = rest[name.len()..].trim_start();
        Some((word, kind, list.strip_prefix("over ").unwrap_or(list)))
    }
}
