//! From the answers of a finished interview to the frozen text that is kept and sent; and the lock of a draft.

use rand_core::CryptoRng;

use domain::encoding::{base64url, from_base64url};
use domain::envelope::{Envelope, KeyId, associated_data, info, payload_hash};
use domain::id::ResponseId;
use domain::outbox::{Item, ItemState};
use domain::response::Answers;
use domain::sealing::{SealFault, SecretKey, seal};

use super::interview::{Draft, Interview};
use super::json::{object, quoted};
use super::records::answers_text;

/// Seals to the key of the wave. After this nothing on the phone can read the answers.
pub fn sealed(interview: &Interview, answers: Answers, rng: &mut impl CryptoRng) -> Result<Item, SealFault> {
    let kit = &interview.enrolment.kit;
    let lang = interview.lang.code();
    let payload = payload_text(lang, &kit.form.consent_hash(lang), &answers);
    let public = from_base64url(&kit.public_key).ok_or(SealFault::BadKey)?;
    let key_id = KeyId::of(&public);
    if key_id.to_string() != kit.key_id {
        return Err(SealFault::BadKey);
    }
    let mut id = [0; 16];
    rng.fill_bytes(&mut id);
    let id = ResponseId::from_random(id);
    let bound = associated_data(&id, &kit.wave, &kit.form_version, key_id);
    let sealed = seal(payload.as_bytes(), &public, &info(&kit.form_hash), &bound, rng)?;
    let (wave, form_version) = (kit.wave.clone(), kit.form_version.clone());
    let text = Envelope { id: id.clone(), wave, form_version, key_id, sealed }.to_text();
    Ok(Item {
        id,
        hash: payload_hash(&text),
        enrolment: interview.enrolment.enrolment.clone(),
        text,
        state: ItemState::Waiting,
    })
}

/// The text of [`domain::response::Payload`].
fn payload_text(lang: &str, consent: &str, answers: &Answers) -> String {
    object(&[
        ("mode", quoted("interview")),
        ("language", quoted(lang)),
        ("consent", quoted(consent)),
        ("answers", answers_text(answers)),
    ])
}

const DRAFT: &[u8] = b"pulso/draft/1";
/// Drafts are padded with blanks, so that their size does not tell how far an interview went.
const DRAFT_STEP: usize = 1024;

pub fn locked_draft(draft: &Draft, key: &SecretKey, nonce: [u8; 24]) -> Result<String, SealFault> {
    let mut plain = draft.text().into_bytes();
    plain.resize(plain.len().next_multiple_of(DRAFT_STEP), b' ');
    key.encrypt(nonce, DRAFT, &plain).map(|bytes| base64url(&bytes))
}

pub fn unlocked_draft(text: &str, key: &SecretKey) -> Option<Draft> {
    let plain = key.decrypt(DRAFT, &from_base64url(text)?).ok()?;
    Draft::read(std::str::from_utf8(&plain).ok()?)
}

/// The key of a draft as text for the tab's own memory.
pub fn key_text(key: &[u8; 32]) -> String {
    base64url(key)
}

pub fn key_of(text: &str) -> Option<SecretKey> {
    from_base64url(text)?.try_into().ok().map(SecretKey::new)
}

#[cfg(test)]
mod tests {
    use super::super::phone::tests::{enrolment, key_pair};
    use super::*;
    use domain::response::{Answer, Mode, Payload};
    use domain::text::Lang;
    use rand_chacha::ChaCha20Rng;
    use rand_chacha::rand_core::SeedableRng;
    use std::sync::Arc;

    fn interview() -> Interview {
        let mut interview = Interview::start(Arc::new(enrolment()), Lang::Es).unwrap();
        interview.take(&[("consent".into(), "yes".into())]).unwrap();
        interview
    }

    #[test]
    fn what_the_phone_seals_the_wave_key_opens_and_nothing_else_shows_through() {
        let interview = interview();
        let mut rng = ChaCha20Rng::seed_from_u64(1);
        let item = sealed(&interview, interview.finish().unwrap(), &mut rng).unwrap();
        let envelope = Envelope::open_text(&item.text).unwrap();
        assert_eq!((&envelope.id, &item.hash), (&item.id, &payload_hash(&item.text)));
        let info = info(&interview.enrolment.kit.form_hash);
        let opened =
            domain::sealing::open(&envelope.sealed, &key_pair().secret, &info, &envelope.head()).unwrap();
        let payload = Payload::from_bytes(&opened).unwrap();
        assert_eq!(payload.to_bytes(), opened, "the same text as any other phone would seal");
        assert_eq!((payload.mode, payload.language.as_str()), (Mode::Interview, "es"));
        assert_eq!(payload.answers.get("consent"), Some(&Answer::One("yes".into())));
        assert_eq!(payload.consent, interview.form().consent_hash("es"));
        assert!(!item.text.contains("yes"));
    }

    #[test]
    fn a_kit_whose_key_has_another_name_seals_nothing() {
        let mut other = enrolment();
        other.kit.key_id = "0011223344556677".into();
        let interview = Interview::start(Arc::new(other), Lang::Es).unwrap();
        let mut rng = ChaCha20Rng::seed_from_u64(1);
        assert_eq!(sealed(&interview, Answers::default(), &mut rng), Err(SealFault::BadKey));
    }

    #[test]
    fn a_draft_opens_with_its_own_key_only_and_hides_its_size() {
        let (key, other) = ([5; 32], [6; 32]);
        let text = locked_draft(&interview().draft(), &SecretKey::new(key), [9; 24]).unwrap();
        let empty = Interview::start(Arc::new(enrolment()), Lang::Es).unwrap();
        let shorter = locked_draft(&empty.draft(), &SecretKey::new(key), [9; 24]).unwrap();
        assert_eq!(text.len(), shorter.len());
        assert!(unlocked_draft(&text, &key_of(&key_text(&key)).unwrap()).is_some());
        assert!(unlocked_draft(&text, &key_of(&key_text(&other)).unwrap()).is_none());
        assert!(key_of("short").is_none());
    }
}
