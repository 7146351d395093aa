//! What a phone holds: the permission to collect, and what the server acknowledged.

use domain::id::{EnrolmentId, ResponseId};
use domain::outbox::{HeldReason, Outcome};
use domain::receipt::Receipt;
use domain::wave::FieldKit;

use super::json::{Json, object, quoted};
use super::records;

/// Acknowledged answers stay listed for so many days.
const LISTED_DAYS: i64 = 30;
const DAY: i64 = 86_400_000;

/// What `/join/{code}` and `POST /api/v1/enrol` give.
#[derive(Clone, PartialEq)]
pub struct Enrolment {
    pub token: String,
    pub enrolment: EnrolmentId,
    pub kit: FieldKit,
    /// The text it was read from: kept as it came.
    pub text: String,
}

impl Enrolment {
    pub fn read(text: &str) -> Option<Self> {
        let json = Json::read(text)?;
        Some(Self {
            token: json.at("token").text()?.to_owned(),
            enrolment: EnrolmentId::parse(json.at("enrolment").text()?).ok()?,
            kit: records::kit(json.at("kit"))?,
            text: text.to_owned(),
        })
    }

    /// Its key on the phone, after the `before` enrolments that are kept there. No other enrolment has the same one, so
    /// none is ever written over: with its token the answers collected under it could no longer be sent.
    pub fn place(&self, before: usize) -> String {
        format!("{before:06}-{}", self.enrolment)
    }
}

/// An answer that the server keeps: no longer here, but still known by its receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub id: ResponseId,
    pub hash: String,
    pub code: String,
    /// Kept aside at the server, with its reason.
    pub held: Option<HeldReason>,
    /// Days since 1970 on which the receipt came; no finer.
    day: i64,
}

impl Kept {
    pub fn new(receipt: Receipt, outcome: &Outcome, now: i64) -> Self {
        let held = match outcome {
            Outcome::Held { reason, .. } => Some(*reason),
            _ => None,
        };
        Self { id: receipt.id, hash: receipt.hash, code: receipt.code, held, day: now / DAY }
    }

    pub fn is_over(&self, now: i64) -> bool {
        now / DAY - self.day > LISTED_DAYS
    }

    pub fn text(&self) -> String {
        object(&[
            ("id", quoted(self.id.as_str())),
            ("hash", quoted(&self.hash)),
            ("code", quoted(&self.code)),
            ("held", self.held.map_or_else(|| "null".to_owned(), |reason| quoted(reason.code()))),
            ("day", self.day.to_string()),
        ])
    }

    pub fn read(text: &str) -> Option<Self> {
        let json = Json::read(text)?;
        Some(Self {
            id: ResponseId::parse(json.at("id").text()?).ok()?,
            hash: json.at("hash").text()?.to_owned(),
            code: json.at("code").text()?.to_owned(),
            held: json.at("held").text().and_then(HeldReason::parse),
            day: json.at("day").number()?,
        })
    }
}

/// How a waiting answer is called before it has a receipt: the first eight letters of the code it will have.
pub fn short_name(id: &ResponseId) -> String {
    domain::receipt::groups(&domain::receipt::encode(&id.bytes()[..5]))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use domain::envelope::KeyId;
    use domain::receipt::ReceiptCode;
    use domain::sealing::KeyPair;
    use rand_chacha::ChaCha20Rng;
    use rand_chacha::rand_core::SeedableRng;

    pub fn key_pair() -> KeyPair {
        KeyPair::generate(&mut ChaCha20Rng::seed_from_u64(7))
    }

    pub fn enrolment() -> Enrolment {
        let form: domain::form::FormDefinition = serde_json::from_str(
            r#"{"code":"F","title":{"es":"Forma"},"base_language":"es","questions":[
                {"name":"consent","type":"consent","label":{"es":"¿Acepta?","en":"Do you agree?"},"required":true},
                {"name":"heard","type":"select_one","label":{"es":"¿Oyó?"},"choices":[
                    {"code":"yes","label":{"es":"Sí"}},{"code":"no","label":{"es":"No"}}]},
                {"name":"times","type":"integer","label":{"es":"¿Cuántas veces?"},"relevant":"${heard} = 'yes'",
                 "constraint":". >= 0"}]}"#,
        )
        .unwrap();
        let public = key_pair().public;
        let kit = FieldKit {
            wave: domain::id::WaveId::from_random([1; 16]),
            name: domain::text::LocalText::both("Ronda", "Wave"),
            form_version: domain::id::FormVersionId::from_random([2; 16]),
            form_hash: form.hash(),
            form,
            sites: Vec::new(),
            key_id: KeyId::of(&public).to_string(),
            public_key: domain::encoding::base64url(&public),
            help_line: domain::text::LocalText::both("Línea 123", "Line 123"),
        };
        let (token, id) = (quoted("token"), quoted(EnrolmentId::from_random([3; 16]).as_str()));
        let kit = serde_json::to_string(&kit).unwrap();
        Enrolment::read(&object(&[("token", token), ("enrolment", id), ("kit", kit)])).unwrap()
    }

    #[test]
    fn the_name_of_a_waiting_answer_begins_its_receipt_code() {
        let id = ResponseId::from_random([0xa7; 16]);
        let code = ReceiptCode::new(&id, &[1, 2, 3, 4]).to_string();
        assert!(code.starts_with(&short_name(&id)), "{code}");
    }

    #[test]
    fn no_enrolment_takes_the_place_of_another_and_the_newest_is_the_last() {
        let (ours, mut other) = (enrolment(), enrolment());
        other.enrolment = EnrolmentId::from_random([9; 16]);
        assert_ne!(ours.place(1), other.place(1));
        assert!(ours.place(1) < other.place(2) && ours.place(9) < ours.place(10));
        // Places of the first builds were bare numbers.
        assert!(*"000000" < *ours.place(1) && *"000001" != *ours.place(1));
    }

    #[test]
    fn a_receipt_is_listed_for_thirty_days() {
        let receipt = Receipt::new(ResponseId::from_random([1; 16]), "hash".into(), &[0], &[0; 4]);
        let kept = Kept::new(receipt.clone(), &Outcome::Stored { receipt }, 100 * DAY + 5);
        assert!(!kept.is_over(130 * DAY));
        assert!(kept.is_over(131 * DAY));
        assert!(!kept.is_over(90 * DAY), "a clock set back drops nothing");
        assert_eq!(Kept::read(&kept.text()), Some(kept));
    }
}
