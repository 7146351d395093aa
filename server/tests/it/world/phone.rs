//! A volunteer's phone: a token, the kit, sealed answers.

use axum::body::Body;
use axum::http::{Method, header};
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;
use serde_json::{Value, json};

use domain::encoding::from_base64url;
use domain::envelope::{Envelope, KeyId, associated_data, info, payload_hash};
use domain::id::ResponseId;
use domain::outbox::{BatchAnswer, Outcome};
use domain::response::{Answer, Answers, Mode, Payload};
use domain::sealing::seal;
use domain::wave::FieldKit;
use server::client::Reply;

use super::World;

/// A frozen answer and what its receipt must name.
#[derive(Debug, Clone)]
pub struct Finished {
    pub id: ResponseId,
    pub hash: String,
    pub text: String,
}

#[derive(Clone)]
pub struct Phone {
    pub token: String,
    pub kit: FieldKit,
}

impl Phone {
    pub async fn enrol(world: &World, code: &str) -> Result<Self, Reply> {
        let reply = call(world, "/api/v1/enrol", None, json!({ "code": code }).to_string()).await;
        if reply.status != 200 {
            return Err(reply);
        }
        let body: Value = reply.json().unwrap();
        let kit = serde_json::from_value(body["kit"].clone()).unwrap();
        Ok(Self { token: body["token"].as_str().unwrap().to_owned(), kit })
    }

    /// Seals without asking the engine, as a phone of an older or a broken build would.
    pub fn finish(&self, number: u32, answers: Answers) -> Finished {
        let language = "es".to_owned();
        let consent = self.kit.form.consent_hash(&language);
        self.freeze(id(number), &Payload { mode: Mode::Interview, language, consent, answers })
    }

    pub fn freeze(&self, id: ResponseId, payload: &Payload) -> Finished {
        let kit = &self.kit;
        let key_id = KeyId::parse(&kit.key_id).unwrap();
        let public = from_base64url(&kit.public_key).unwrap();
        let head = associated_data(&id, &kit.wave, &kit.form_version, key_id);
        let mut rng = ChaCha20Rng::from_seed(std::array::from_fn(|at| id.bytes()[at % 16] ^ at as u8));
        let sealed = seal(&payload.to_bytes(), &public, &info(&kit.form_hash), &head, &mut rng).unwrap();
        let (wave, form_version) = (kit.wave.clone(), kit.form_version.clone());
        let text = Envelope { id: id.clone(), wave, form_version, key_id, sealed }.to_text();
        Finished { id, hash: payload_hash(&text), text }
    }

    /// The raw answer of the server to a raw body.
    pub async fn posts(&self, world: &World, body: String) -> Reply {
        call(world, "/api/v1/responses", Some(&self.token), body).await
    }

    /// Sends a batch that must be answered.
    pub async fn sends(&self, world: &World, items: &[&Finished]) -> Vec<Outcome> {
        let texts: Vec<_> = items.iter().map(|item| item.text.as_str()).collect();
        let reply = self.posts(world, json!({ "items": texts }).to_string()).await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json::<BatchAnswer>().unwrap().outcomes
    }

    pub async fn fetches_kit(&self, world: &World) -> Reply {
        let request = world
            .anyone()
            .request(Method::GET, "/api/v1/kit")
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token));
        world.send(request.body(Body::empty()).unwrap()).await
    }
}

/// An id that tests know again.
pub fn id(number: u32) -> ResponseId {
    let mut bytes = [0x5a; 16];
    bytes[..4].copy_from_slice(&number.to_be_bytes());
    ResponseId::from_random(bytes)
}

async fn call(world: &World, path: &str, token: Option<&str>, body: String) -> Reply {
    let request = world.anyone().request(Method::POST, path).header(header::CONTENT_TYPE, "application/json");
    let request = match token {
        Some(token) => request.header(header::AUTHORIZATION, format!("Bearer {token}")),
        None => request,
    };
    world.send(request.body(body.into()).unwrap()).await
}

/// Answers to the form of [`super::Country`].
pub fn answers(place: &str, sex: &str, walk: &str, coins: i64) -> Answers {
    let mut answers = Answers::default();
    for (question, code) in [("consent", "yes"), ("place", place), ("sex", sex), ("walk", walk)] {
        answers.set(question, Answer::One(code.to_owned()));
    }
    answers.set("coins", Answer::Integer(coins));
    answers
}
