//! One phone as the server sees it: spends a device code, seals answers, posts them.

use anyhow::{Context, Result, bail, ensure};
use data_encoding::BASE64URL_NOPAD;
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};

use domain::envelope::{self, Envelope, KeyId, payload_hash};
use domain::form::engine::Engine;
use domain::id::{EnrolmentId, ResponseId};
use domain::outbox::{Batch, BatchAnswer, Outcome};
use domain::response::{Answers, Mode, Payload};
use domain::sealing::seal;
use domain::wave::FieldKit;

use crate::client::{Call, Connection};

/// What `/api/v1/enrol` gives.
#[derive(Deserialize)]
struct Enrolled {
    token: String,
    enrolment: EnrolmentId,
    kit: FieldKit,
}

#[derive(Serialize)]
struct Code<'a> {
    code: &'a str,
}

pub struct Phone {
    pub token: String,
    pub enrolment: EnrolmentId,
    pub kit: FieldKit,
    engine: Engine,
    public_key: Vec<u8>,
    key_id: KeyId,
}

/// A finished answer: the frozen text and what its receipt must name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finished {
    pub id: ResponseId,
    pub hash: String,
    pub text: String,
}

impl Phone {
    /// Spends a device code.
    pub async fn enrol(connection: &mut Connection, code: &str) -> Result<Self> {
        let reply = connection.send(Call::json("/api/v1/enrol", &Code { code })?).await?;
        ensure!(reply.status == 200, "the code {code} was refused: {} {}", reply.status, reply.text());
        let Enrolled { token, enrolment, kit } = reply.json()?;
        let engine = Engine::new(kit.form.clone(), kit.sites.clone())?;
        let public_key =
            BASE64URL_NOPAD.decode(kit.public_key.as_bytes()).ok().context("the key of the wave")?;
        let key_id = KeyId::parse(&kit.key_id).context("the name of the key of the wave")?;
        ensure!(KeyId::of(&public_key) == key_id, "the key of the wave has another name");
        ensure!(kit.form.hash() == kit.form_hash, "the form of the wave has another hash");
        Ok(Self { token, enrolment, kit, engine, public_key, key_id })
    }

    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Checks, seals and freezes, as a phone does when an interview is finished.
    pub fn finish(&self, answers: &Answers, language: &str, rng: &mut impl CryptoRng) -> Result<Finished> {
        let answers = match self.engine.finish(answers) {
            Ok(answers) => answers,
            Err(problems) => bail!("the answers do not fit the form: {problems:?}"),
        };
        let consent = self.kit.form.consent_hash(language);
        let payload = Payload { mode: Mode::Interview, language: language.to_owned(), consent, answers };
        Ok(self.freeze(&payload, new_id(rng), rng)?)
    }

    /// Seals a payload under this id; the same id sealed twice makes other bytes.
    pub fn freeze(
        &self,
        payload: &Payload,
        id: ResponseId,
        rng: &mut impl CryptoRng,
    ) -> Result<Finished, domain::sealing::SealFault> {
        let head = envelope::associated_data(&id, &self.kit.wave, &self.kit.form_version, self.key_id);
        let info = envelope::info(&self.kit.form_hash);
        let sealed = seal(&payload.to_bytes(), &self.public_key, &info, &head, rng)?;
        let (wave, form_version) = (self.kit.wave.clone(), self.kit.form_version.clone());
        let text = Envelope { id: id.clone(), wave, form_version, key_id: self.key_id, sealed }.to_text();
        Ok(Finished { id, hash: payload_hash(&text), text })
    }

    /// Posts frozen texts; the outcomes stand in the same order.
    pub async fn post(&self, connection: &mut Connection, texts: Vec<String>) -> Result<Vec<Outcome>> {
        post(connection, &self.token, texts).await
    }
}

/// Posts frozen texts under a token. Any answer but a whole one is an error, so that the caller tries again.
pub async fn post(connection: &mut Connection, token: &str, items: Vec<String>) -> Result<Vec<Outcome>> {
    let sent = items.len();
    let call = Call::json("/api/v1/responses", &Batch { items })?.bearer(token)?;
    let reply = connection.send(call).await?;
    ensure!(reply.status == 200, "the batch was refused: {} {}", reply.status, reply.text());
    let BatchAnswer { outcomes } = reply.json()?;
    ensure!(outcomes.len() == sent, "{sent} items were sent and {} outcomes came", outcomes.len());
    Ok(outcomes)
}

fn new_id(rng: &mut impl CryptoRng) -> ResponseId {
    let mut bytes = [0; 16];
    rng.fill_bytes(&mut bytes);
    ResponseId::from_random(bytes)
}
