//! An answer typed into a plain page: checked, then sealed by the server on arrival, so that it takes the same path
//! as one from a phone.

use hmac::{Hmac, KeyInit, Mac};
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;
use sha2::Sha256;

use app::error::{AppError, Problem, ProblemKind};
use app::fields::Fields;
use domain::envelope::{Envelope, associated_data, info};
use domain::form::Kind;
use domain::form::engine::{AnswerProblem, answers_from_fields};
use domain::id::ResponseId;
use domain::response::{Mode, Payload};
use domain::sealing::{SecretKey, seal};
use domain::text::Lang;

use super::desk::Desk;
use crate::fault::Kept;

/// Reads the fields as answers; everything that is wrong comes at once, each at its question.
pub fn payload(desk: &Desk, lang: Lang, fields: &Fields) -> Result<Payload, AppError> {
    let (answers, mut problems) = answers_from_fields(desk.engine.form(), &fields.0);
    match desk.engine.finish(&answers) {
        Ok(answers) if problems.is_empty() => Ok(Payload {
            mode: Mode::Alone,
            language: lang.code().to_owned(),
            consent: desk.consent(lang.code()),
            answers,
        }),
        finished => {
            let known: Vec<String> =
                problems.iter().filter_map(|p| p.question().map(str::to_owned)).collect();
            let more = finished.err().unwrap_or_default().into_iter();
            // A number that cannot be read is one problem, not also a missing answer.
            problems
                .extend(more.filter(|p| p.question().is_none_or(|name| !known.iter().any(|k| k == name))));
            Err(AppError::Invalid {
                problems: problems.into_iter().map(|problem| at_field(desk, problem)).collect(),
            })
        }
    }
}

fn at_field(desk: &Desk, problem: AnswerProblem) -> Problem {
    let consent = desk.engine.form().questions.iter().find(|question| question.kind == Kind::Consent);
    let field = match problem.question() {
        Some(question) => question.to_owned(),
        None => consent.map(|question| question.name.clone()).unwrap_or_default(),
    };
    Problem::new(&field, ProblemKind::Answer(problem))
}

/// The frozen item of this answer. The same answers under the same id are the same bytes, so that a form posted
/// twice is one answer: the chance of the seal is drawn from the data key, the id and the answers.
pub fn sealed(desk: &Desk, id: &ResponseId, payload: &Payload, data: &SecretKey) -> Kept<String> {
    let plain = payload.to_bytes();
    let mut rng = ChaCha20Rng::from_seed(seed(data, id, &plain)?);
    let aad = associated_data(id, &desk.wave, &desk.form_version, desk.key_id);
    let sealed = seal(&plain, &desk.keys.public, &info(&desk.form_hash), &aad, &mut rng)
        .map_err(|fault| anyhow::anyhow!("sealing an answer given alone: {fault}"))?;
    let envelope = Envelope {
        id: id.clone(),
        wave: desk.wave.clone(),
        form_version: desk.form_version.clone(),
        key_id: desk.key_id,
        sealed,
    };
    Ok(envelope.to_text())
}

fn seed(data: &SecretKey, id: &ResponseId, plain: &[u8]) -> anyhow::Result<[u8; 32]> {
    let mut mac = Hmac::<Sha256>::new_from_slice(data.bytes())?;
    mac.update(b"pulso/alone/1");
    mac.update(&id.bytes());
    mac.update(plain);
    Ok(mac.finalize().into_bytes().into())
}
