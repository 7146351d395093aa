//! Invented neighbours answer: on the phones of the groups, in batches over HTTP, and some alone through a poster.

use std::sync::Arc;

use anyhow::{Result, bail, ensure};
use rand_chacha::ChaCha20Rng;
use rand_core::Rng;
use tokio::task::JoinSet;

use app::backend::NewCode;
use domain::form::expression::{DONT_KNOW, PREFER_NOT};
use domain::id::ResponseId;
use domain::outbox::{BATCH, Outcome};
use domain::response::{Answer, Answers};
use domain::time::Millis;

use super::content::{CountryContent, WaveContent};
use super::stage::Stage;
use crate::client::{Call, Connection, once};
use crate::load::phone::{Finished, Phone};
use crate::load::respondent::chance;

/// How often the phones of a wave come into reach of a network.
const STEPS: usize = 12;
/// Interviews in the other language of the form.
const OTHER_LANGUAGE: f64 = 0.04;

pub struct Asked<'a> {
    /// A device code for each phone.
    pub phones: Vec<NewCode>,
    pub poster: NewCode,
    pub content: &'a CountryContent,
    pub wave: &'a WaveContent,
    /// When the last answers are sent.
    pub until: Millis,
}

/// Returns how many answers were stored.
pub async fn answer(stage: &Stage, asked: Asked<'_>, rng: &mut ChaCha20Rng) -> Result<usize> {
    let mut connection = Connection::open(stage.address).await?;
    let mut phones = Vec::new();
    for code in &asked.phones {
        phones.push((Arc::new(Phone::enrol(&mut connection, &code.code).await?), Vec::new()));
    }
    interview(&mut phones, &asked, rng)?;
    alone(stage, &asked, &phones[0].0, rng).await?;

    let begun = stage.now();
    for step in 1..=STEPS {
        let passed = (asked.until.get() - begun.get()) * step as i64 / STEPS as i64;
        stage.go_to(begun.plus(passed));
        let mut sending = JoinSet::new();
        for (phone, queue) in &mut phones {
            let rest = queue.split_off(queue.len().div_ceil(STEPS + 1 - step));
            let sent = std::mem::replace(queue, rest);
            sending.spawn(send(stage.address, phone.clone(), sent));
        }
        while let Some(done) = sending.join_next().await {
            done??;
        }
    }
    Ok(asked.wave.responses + asked.wave.alone)
}

/// Finishes every interview of the wave, each on a phone taken by chance.
fn interview(
    phones: &mut [(Arc<Phone>, Vec<Finished>)],
    asked: &Asked<'_>,
    rng: &mut ChaCha20Rng,
) -> Result<()> {
    for _ in 0..asked.wave.responses {
        let at = rng.next_u32() as usize % phones.len();
        let (phone, queue) = &mut phones[at];
        let answers = asked.content.answers.answer(phone.engine(), rng);
        let base = asked.content.form.base_language.as_str();
        let other = if base == "es" { "en" } else { "es" };
        let language = if chance(rng) < OTHER_LANGUAGE { other } else { base };
        queue.push(phone.finish(&answers, language, rng)?);
    }
    Ok(())
}

async fn send(to: std::net::SocketAddr, phone: Arc<Phone>, answers: Vec<Finished>) -> Result<()> {
    if answers.is_empty() {
        return Ok(());
    }
    let mut connection = Connection::open(to).await?;
    for batch in answers.chunks(BATCH) {
        let texts = batch.iter().map(|finished| finished.text.clone()).collect();
        for (finished, outcome) in batch.iter().zip(phone.post(&mut connection, texts).await?) {
            match outcome {
                Outcome::Stored { receipt } if receipt.acknowledges(&finished.id, &finished.hash) => {}
                other => bail!("an answer was not stored: {other:?}"),
            }
        }
    }
    Ok(())
}

/// Through the page of the poster, as a browser without script posts it.
async fn alone(stage: &Stage, asked: &Asked<'_>, phone: &Phone, rng: &mut ChaCha20Rng) -> Result<()> {
    let path = format!("/{}/a/{}", asked.content.form.base_language, asked.poster.code.replace(' ', ""));
    for _ in 0..asked.wave.alone {
        let mut bytes = [0; 16];
        rng.fill_bytes(&mut bytes);
        let id = ResponseId::from_random(bytes);
        let answers = asked.content.answers.answer(phone.engine(), rng);
        let mut fields = fields_of(&answers);
        fields.push(("response_id".to_owned(), id.to_string()));
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let reply = once(stage.address, Call::form(&path, &fields)?).await?;
        ensure!(reply.status == 200, "an answer alone was refused: {} {}", reply.status, reply.text());
    }
    Ok(())
}

/// The fields that a browser posts for these answers.
fn fields_of(answers: &Answers) -> Vec<(String, String)> {
    let values = |answer: &Answer| match answer {
        Answer::One(code) => vec![code.clone()],
        Answer::Many(codes) => codes.clone(),
        Answer::Integer(number) => vec![number.to_string()],
        Answer::DontKnow => vec![DONT_KNOW.to_owned()],
        Answer::PreferNot => vec![PREFER_NOT.to_owned()],
    };
    let fields = answers.0.iter();
    fields.flat_map(|(name, answer)| values(answer).into_iter().map(|value| (name.clone(), value))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::content::countries;
    use super::*;
    use domain::form::engine::{Engine, answers_from_fields};
    use rand_core::SeedableRng;

    #[test]
    fn the_fields_of_a_browser_read_back_as_the_same_answers() {
        let mut rng = ChaCha20Rng::seed_from_u64(3);
        for content in countries().unwrap() {
            let engine = Engine::new(content.form.clone(), content.places().unwrap()).unwrap();
            for _ in 0..200 {
                let answers = content.answers.answer(&engine, &mut rng);
                let (read, problems) = answers_from_fields(&content.form, &fields_of(&answers));
                assert_eq!((read, problems), (answers, Vec::new()));
            }
        }
    }
}
