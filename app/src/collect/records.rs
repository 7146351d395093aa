//! The records of a phone as JSON: what the server gave, what waits, what was acknowledged, what is sealed.
//!
//! The texts are those of serde for the same types, and the tests hold them against it; see [`super::json`] for why.

use domain::form::{Choice, FormDefinition, Kind, Question, Sensitivity};
use domain::id::{EnrolmentId, FormVersionId, ResponseId, WaveId};
use domain::outbox::{HeldReason, Item, ItemState, Outcome, ParkedReason};
use domain::place::{Country, Place, PlaceCode};
use domain::receipt::Receipt;
use domain::response::{Answer, Answers};
use domain::text::LocalText;
use domain::wave::FieldKit;

use super::json::{Json, array, object, quoted};

pub fn kit(json: &Json) -> Option<FieldKit> {
    let text = |key: &str| json.at(key).text().map(str::to_owned);
    Some(FieldKit {
        wave: WaveId::parse(json.at("wave").text()?).ok()?,
        name: local(json.at("name")),
        form_version: FormVersionId::parse(json.at("form_version").text()?).ok()?,
        form_hash: text("form_hash")?,
        form: form(json.at("form"))?,
        sites: json.at("sites").list()?.iter().map(place).collect::<Option<_>>()?,
        key_id: text("key_id")?,
        public_key: text("public_key")?,
        help_line: local(json.at("help_line")),
    })
}

fn local(json: &Json) -> LocalText {
    let mut text = LocalText::default();
    for (lang, words) in json.pairs() {
        text.set(lang, words.text().unwrap_or_default());
    }
    text
}

fn place(json: &Json) -> Option<Place> {
    let code = json.at("code");
    Some(Place {
        code: PlaceCode::new(Country::parse(code.at("country").text()?)?, code.at("code").text()?),
        name: json.at("name").text()?.to_owned(),
        level: u8::try_from(json.at("level").number()?).ok()?,
        parent: json.at("parent").text().map(str::to_owned),
    })
}

fn form(json: &Json) -> Option<FormDefinition> {
    Some(FormDefinition {
        code: json.at("code").text()?.to_owned(),
        title: local(json.at("title")),
        base_language: json.at("base_language").text()?.to_owned(),
        questions: json.at("questions").list()?.iter().map(question).collect::<Option<_>>()?,
    })
}

fn question(json: &Json) -> Option<Question> {
    let choices = || json.at("choices").list()?.iter().map(choice).collect::<Option<Vec<_>>>();
    let rule = |key: &str| json.at(key).text().unwrap_or_default().to_owned();
    Some(Question {
        name: json.at("name").text()?.to_owned(),
        kind: match json.at("type").text()? {
            "consent" => Kind::Consent,
            "select_one" => Kind::SelectOne { choices: choices()? },
            "select_many" => Kind::SelectMany { choices: choices()? },
            "integer" => Kind::Integer,
            "place" => Kind::Place,
            "note" => Kind::Note,
            // A type of a later build: this one cannot ask it.
            _ => return None,
        },
        label: local(json.at("label")),
        hint: local(json.at("hint")),
        relevant: rule("relevant"),
        constraint: rule("constraint"),
        constraint_message: local(json.at("constraint_message")),
        required: *json.at("required") == Json::Bool(true),
        sensitivity: match json.at("sensitivity").text() {
            Some("sensitive") => Sensitivity::Sensitive,
            Some("highly_sensitive") => Sensitivity::HighlySensitive,
            _ => Sensitivity::Ordinary,
        },
    })
}

fn choice(json: &Json) -> Option<Choice> {
    Some(Choice { code: json.at("code").text()?.to_owned(), label: local(json.at("label")) })
}

pub fn answers_text(answers: &Answers) -> String {
    let pairs: Vec<(&str, String)> =
        answers.0.iter().map(|(name, answer)| (name.as_str(), answer_text(answer))).collect();
    object(&pairs)
}

fn answer_text(answer: &Answer) -> String {
    match answer {
        Answer::One(code) => object(&[("one", quoted(code))]),
        Answer::Many(codes) => object(&[("many", array(codes.iter().map(|code| quoted(code))))]),
        Answer::Integer(number) => object(&[("integer", number.to_string())]),
        Answer::DontKnow => quoted("dont_know"),
        Answer::PreferNot => quoted("prefer_not"),
    }
}

pub fn answers(json: &Json) -> Option<Answers> {
    let mut answers = Answers::default();
    for (name, json) in json.pairs() {
        answers.set(name, answer(json)?);
    }
    Some(answers)
}

fn answer(json: &Json) -> Option<Answer> {
    match json.text() {
        Some("dont_know") => return Some(Answer::DontKnow),
        Some("prefer_not") => return Some(Answer::PreferNot),
        _ => {}
    }
    let (kind, value) = json.pairs().first()?;
    match kind.as_str() {
        "one" => value.text().map(|code| Answer::One(code.to_owned())),
        "many" => {
            let codes = value.list()?.iter().map(|code| code.text().map(str::to_owned));
            codes.collect::<Option<_>>().map(Answer::Many)
        }
        "integer" => value.number().map(Answer::Integer),
        _ => None,
    }
}

pub fn item_text(item: &Item) -> String {
    let state = match item.state {
        ItemState::Waiting => quoted("waiting"),
        ItemState::Parked { reason } => {
            let reason = match reason {
                ParkedReason::Conflict => "conflict",
                ParkedReason::Unreadable => "unreadable",
            };
            object(&[("parked", object(&[("reason", quoted(reason))]))])
        }
    };
    object(&[
        ("id", quoted(item.id.as_str())),
        ("hash", quoted(&item.hash)),
        ("enrolment", quoted(item.enrolment.as_str())),
        ("text", quoted(&item.text)),
        ("state", state),
    ])
}

pub fn item(json: &Json) -> Option<Item> {
    let state = match json.at("state").at("parked").at("reason").text() {
        None => ItemState::Waiting,
        Some("conflict") => ItemState::Parked { reason: ParkedReason::Conflict },
        Some(_) => ItemState::Parked { reason: ParkedReason::Unreadable },
    };
    Some(Item {
        id: ResponseId::parse(json.at("id").text()?).ok()?,
        hash: json.at("hash").text()?.to_owned(),
        enrolment: EnrolmentId::parse(json.at("enrolment").text()?).ok()?,
        text: json.at("text").text()?.to_owned(),
        state,
    })
}

/// The body of `POST /api/v1/responses`, and of the file that a person can hand over.
pub fn batch_text<'a>(items: impl Iterator<Item = &'a Item>) -> String {
    object(&[("items", array(items.map(|item| quoted(&item.text))))])
}

/// What the server did with each item, in order; `None` for a word that this build does not know.
pub fn outcomes(text: &str) -> Option<Vec<Option<Outcome>>> {
    Some(Json::read(text)?.at("outcomes").list()?.iter().map(outcome).collect())
}

fn outcome(json: &Json) -> Option<Outcome> {
    match json.at("outcome").text()? {
        "stored" => receipt(json.at("receipt")).map(|receipt| Outcome::Stored { receipt }),
        "held" => {
            let reason = HeldReason::parse(json.at("reason").text()?)?;
            receipt(json.at("receipt")).map(|receipt| Outcome::Held { receipt, reason })
        }
        "conflict" => ResponseId::parse(json.at("id").text()?).ok().map(|id| Outcome::Conflict { id }),
        // Why it was unreadable changes nothing on the phone.
        "unreadable" => Some(Outcome::Unreadable { reason: domain::envelope::Unreadable::CutOff }),
        _ => None,
    }
}

fn receipt(json: &Json) -> Option<Receipt> {
    let text = |key: &str| json.at(key).text().map(str::to_owned);
    let id = ResponseId::parse(json.at("id").text()?).ok()?;
    Some(Receipt { id, hash: text("hash")?, tag: text("tag")?, code: text("code")? })
}

#[cfg(test)]
mod tests;
