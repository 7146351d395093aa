//! Envelopes that were made once and are kept here: phones in the field may send such bytes years later, so each of
//! them must open for ever. A new layout adds a file; none is ever changed.

use domain::encoding::{base64url, from_hex};
use domain::envelope::{Envelope, Unreadable, associated_data, info, payload_hash};
use domain::form::FormDefinition;
use domain::response::{Answer, Mode, Payload};
use domain::sealing::open;
use serde::Deserialize;

#[derive(Deserialize)]
struct Kept {
    /// Secret key of the wave (hex): made for this file and used nowhere else.
    secret: String,
    form: FormDefinition,
    form_hash: String,
    /// The frozen string, and the hash (hex) that both sides compute of it.
    text: String,
    payload_hash: String,
    id: String,
    key_id: String,
    payload: Payload,
}

fn version_1() -> Kept {
    serde_json::from_str(include_str!("envelopes/v1.json")).unwrap()
}

#[test]
fn an_envelope_of_the_first_version_still_opens() {
    let kept = version_1();
    let envelope = Envelope::open_text(&kept.text).unwrap();
    assert_eq!((envelope.id.as_str(), envelope.key_id.to_string()), (kept.id.as_str(), kept.key_id));
    assert_eq!(payload_hash(&kept.text), kept.payload_hash);
    assert_eq!(envelope.to_text(), kept.text);
    let secret = from_hex(&kept.secret).unwrap();
    let plain = open(&envelope.sealed, &secret, &info(&kept.form_hash), &envelope.head()).unwrap();
    assert_eq!(Payload::from_bytes(&plain), Some(kept.payload.clone()));
    assert_eq!(kept.payload.mode, Mode::Interview);
    assert_eq!(kept.payload.answers.get("times"), Some(&Answer::Integer(3)));
}

#[test]
fn the_hash_of_a_published_form_never_changes() {
    // It is bound into every seal: another order of fields would make all answers on all phones unreadable.
    let kept = version_1();
    assert_eq!(kept.form.hash(), kept.form_hash);
    assert_eq!(kept.form.consent_hash("es"), kept.payload.consent);
}

#[test]
fn one_other_bit_anywhere_is_noticed() {
    let kept = version_1();
    let envelope = Envelope::open_text(&kept.text).unwrap();
    let secret = from_hex(&kept.secret).unwrap();
    let bytes = [envelope.head(), envelope.sealed].concat();
    for at in 0..bytes.len() {
        let mut other = bytes.clone();
        other[at] ^= 1;
        let opened = Envelope::open_text(&base64url(&other)).ok().map(|it| {
            let bound = associated_data(&it.id, &it.wave, &it.form_version, it.key_id);
            open(&it.sealed, &secret, &info(&kept.form_hash), &bound)
        });
        assert!(!matches!(opened, Some(Ok(_))), "byte {at}");
    }
}

#[test]
fn what_is_cut_off_is_never_taken_for_an_answer() {
    let kept = version_1();
    let secret = from_hex(&kept.secret).unwrap();
    for length in 0..kept.text.len() {
        match Envelope::open_text(&kept.text[..length]) {
            Err(why) => assert!(matches!(why, Unreadable::CutOff | Unreadable::NotBase64), "{length}: {why}"),
            Ok(it) => assert!(open(&it.sealed, &secret, &info(&kept.form_hash), &it.head()).is_err()),
        }
    }
}
