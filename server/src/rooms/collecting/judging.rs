//! What becomes of one frozen item, before the database has its word. Pure but for the nonce of the rest.

use domain::envelope::{Envelope, Unreadable, payload_hash};
use domain::form::PLACE;
use domain::id::{ResponseId, WaveId};
use domain::outbox::HeldReason;
use domain::response::{Answer, Answers, Payload};
use domain::sealing::{SecretKey, open};
use domain::time::Week;
use domain::wave::WaveState;

use super::desk::Desk;
use crate::keys::{KeysFault, random};
use crate::store::responses::{Response, ResponseState};

/// Longest name of a language.
const LANGUAGE: usize = 16;
/// Answers at rest have a length in these steps, so that it does not tell which questions were asked.
const STEP: usize = 512;

/// One item of a batch, with its position still known by its place in the list.
pub enum Judged {
    Unreadable(Unreadable),
    Read(Box<Item>),
}

/// An item whose envelope could be read.
pub struct Item {
    pub id: ResponseId,
    pub hash: String,
    /// The envelope as it came: kept where the answer is held, so that it can be judged again later.
    pub text: String,
    /// The answer as it will lie in the database, or why it is kept aside.
    pub verdict: Result<Response, HeldReason>,
}

/// Where the items come from, as far as an answer remembers it.
#[derive(Debug, Clone, Copy)]
pub struct Arrival {
    pub week: Week,
    pub state: ResponseState,
    /// Whether the wave still takes answers, as far as is known before the transaction.
    pub wave: WaveState,
}

/// Judges one item. `desk` is that of the wave which the sender is enrolled in.
///
/// The order decides which reason is given: another wave or key, another form version,
/// a closed wave, a seal that does not open, answers that the engine refuses. The transaction asks once more whether
/// the wave is open.
pub fn judge(text: String, desk: &Desk, arrival: Arrival, data: &SecretKey) -> Result<Judged, KeysFault> {
    let envelope = match Envelope::open_text(&text) {
        Ok(envelope) => envelope,
        Err(why) => return Ok(Judged::Unreadable(why)),
    };
    let hash = payload_hash(&text);
    let verdict = match opened(&envelope, desk, arrival.wave) {
        Ok(payload) => Ok(response(&envelope, &hash, payload, desk, arrival, data)?),
        Err(reason) => Err(reason),
    };
    Ok(Judged::Read(Box::new(Item { id: envelope.id, hash, text, verdict })))
}

fn opened(envelope: &Envelope, desk: &Desk, wave: WaveState) -> Result<Payload, HeldReason> {
    // An item of another wave was never collected under this enrolment: it is kept aside, whatever it says.
    if envelope.wave != desk.wave || envelope.key_id != desk.key_id {
        return Err(HeldReason::UnknownKey);
    }
    if envelope.form_version != desk.form_version {
        return Err(HeldReason::UnknownFormVersion);
    }
    if wave != WaveState::Open {
        return Err(HeldReason::ClosedWave);
    }
    let info = domain::envelope::info(&desk.form_hash);
    let plain = open(&envelope.sealed, &desk.keys.secret, &info, &envelope.head())
        .map_err(|_| HeldReason::CannotOpen)?;
    let payload = Payload::from_bytes(&plain).ok_or(HeldReason::FailedValidation)?;
    let sound = names_a_language(&payload.language)
        && payload.consent == desk.consent(&payload.language)
        && desk.engine.check(&payload).is_ok();
    if sound { Ok(payload) } else { Err(HeldReason::FailedValidation) }
}

/// A language tag such as `es` or `que-PE`: it is stored as it came.
fn names_a_language(text: &str) -> bool {
    text.len() <= LANGUAGE && text.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-')
}

fn response(
    envelope: &Envelope,
    hash: &str,
    payload: Payload,
    desk: &Desk,
    arrival: Arrival,
    data: &SecretKey,
) -> Result<Response, KeysFault> {
    let place = match payload.answers.get(PLACE) {
        Some(Answer::One(code)) => code.clone(),
        _ => desk.area.clone(),
    };
    Ok(Response {
        id: envelope.id.clone(),
        wave: envelope.wave.clone(),
        form_version: desk.form_version.clone(),
        place,
        week: arrival.week,
        mode: payload.mode,
        language: payload.language,
        consent: payload.consent,
        state: arrival.state,
        record_key: random()?,
        payload_hash: hash.to_owned(),
        answers: at_rest(data, random()?, &envelope.id, &envelope.wave, &payload.answers)?,
    })
}

/// Encrypts answers for the database under a random nonce; they open only as this response of this wave.
pub fn at_rest(
    data: &SecretKey,
    nonce: [u8; 24],
    id: &ResponseId,
    wave: &WaveId,
    answers: &Answers,
) -> Result<Vec<u8>, KeysFault> {
    let mut plain = serde_json::to_vec(answers).unwrap_or_default();
    plain.resize(plain.len().next_multiple_of(STEP), b' ');
    data.encrypt(nonce, &about(id, wave), &plain).map_err(KeysFault::Cannot)
}

/// Opens what [`at_rest`] made.
pub fn from_rest(data: &SecretKey, id: &ResponseId, wave: &WaveId, bytes: &[u8]) -> anyhow::Result<Answers> {
    let plain = data.decrypt(&about(id, wave), bytes)?;
    Ok(serde_json::from_slice(&plain)?)
}

fn about(id: &ResponseId, wave: &WaveId) -> Vec<u8> {
    [b"pulso/rest/1".as_slice(), &id.bytes(), &wave.bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_no_language_is_never_written_to_the_database() {
        for (text, named) in
            [("es", true), ("que-PE", true), ("e\0s", false), ("a tag that is too long", false)]
        {
            assert_eq!(names_a_language(text), named, "{text:?}");
        }
    }
}
