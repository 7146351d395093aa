//! Posts sealed answers to a running server as many phones would, and says what happened as one JSON object.
//!
//! Four things: `--prepare` makes an empty wave for it, the plain command measures, `--keep` plays phones that never
//! give up while somebody kills the server, and `--verify` checks afterwards what was acknowledged. It refuses to
//! invent device codes: it needs those of `--prepare` or of the demonstration.

pub mod codes;
pub mod keep;
pub mod measure;
pub mod phone;
pub mod prepare;
pub mod respondent;
#[cfg(test)]
mod tests;
pub mod verify;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use clap::Args;
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;
use serde::Serialize;

use domain::response::Answers;

use crate::client::Connection;
use crate::config::{Flags, Settings, Surroundings};
use crate::keys::random;

use codes::Codes;
use phone::{Finished, Phone};
use respondent::Model;

#[derive(Debug, Args)]
pub struct Load {
    /// Where the server listens
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:3000")]
    address: SocketAddr,
    /// Device codes: demo.json, or what --prepare wrote
    #[arg(long, value_name = "FILE")]
    codes: Option<PathBuf>,
    /// Connections that post at the same time; with fewer codes than that, they share phones
    #[arg(long, value_name = "NUMBER", default_value_t = 8)]
    clients: usize,
    /// Answers, all clients together
    #[arg(long, value_name = "NUMBER", default_value_t = 2_000)]
    responses: usize,
    /// Answers in one request, at most 100
    #[arg(long, value_name = "NUMBER", default_value_t = 20)]
    batch: usize,
    /// Questions that each respondent answers [default: all]; with --prepare: questions of the form
    #[arg(long, value_name = "NUMBER")]
    questions: Option<usize>,
    /// Wait between the requests of one client, in milliseconds
    #[arg(long, value_name = "MS", default_value_t = 0)]
    pause: u64,
    /// Makes the same answers again; else they differ in every run
    #[arg(long, value_name = "NUMBER")]
    seed: Option<u64>,
    /// Try again until every answer has its receipt, and write each acknowledged answer to this file at once
    #[arg(long, value_name = "FILE", conflicts_with_all = ["verify", "prepare"])]
    keep: Option<PathBuf>,
    /// Give up after so many seconds in which nothing was acknowledged
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    patience: u64,
    /// Look for everything that --keep wrote; with --data-dir also count what the wave holds
    #[arg(long, value_name = "FILE", conflicts_with = "prepare")]
    verify: Option<PathBuf>,
    /// Before the server starts: make a wave with a form of whole numbers, and write its device codes to this file
    #[arg(long, value_name = "FILE")]
    prepare: Option<PathBuf>,
    /// Data folder of the server, for --prepare and for counting
    #[arg(long, value_name = "FOLDER")]
    data_dir: Option<String>,
    /// Its database, where it is not in the data folder
    #[arg(long, value_name = "URL")]
    database: Option<String>,
}

impl Load {
    pub async fn run(self) -> Result<()> {
        ensure!(
            (1..=domain::outbox::BATCH).contains(&self.batch),
            "--batch is 1 to {}",
            domain::outbox::BATCH
        );
        ensure!(self.clients > 0 && self.responses > 0, "--clients and --responses are at least 1");
        if let Some(file) = &self.prepare {
            let codes =
                prepare::prepare(&self.settings()?, self.questions.unwrap_or(50), self.clients).await?;
            return codes.write(file);
        }
        if let Some(file) = &self.verify {
            return self.verify(file).await;
        }
        let orders = self.orders().await?;
        match &self.keep {
            Some(file) => say(&keep::run(orders, file).await?),
            None => say(&measure::run(orders).await?),
        }
    }

    async fn verify(&self, file: &Path) -> Result<()> {
        let mut found = verify::verify(self.address, file).await?;
        if self.data_dir.is_some() || self.database.is_some() {
            found.count(prepare::counted(&self.settings()?, &self.codes()?).await?);
        }
        say(&found)?;
        ensure!(found.is_sound(), "the server does not hold exactly what it acknowledged");
        Ok(())
    }

    fn settings(&self) -> Result<Settings> {
        let flags =
            Flags { data_dir: self.data_dir.clone(), database: self.database.clone(), ..Flags::default() };
        Ok(flags.settings(&Surroundings::real())?)
    }

    fn codes(&self) -> Result<Codes> {
        Codes::read(self.codes.as_deref().context("name the file with the device codes with --codes")?)
    }

    /// Enrols the phones and fills their outboxes before anything is timed.
    async fn orders(&self) -> Result<Orders> {
        let codes = self.codes()?.join;
        let mut connection = Connection::open(self.address).await?;
        let mut phones = Vec::new();
        for code in codes {
            if phones.len() == self.clients {
                break;
            }
            // A spent code is no trouble while others are left.
            if let Ok(phone) = Phone::enrol(&mut connection, &code).await {
                phones.push(Arc::new(phone));
            }
        }
        ensure!(!phones.is_empty(), "no device code opens anything: make new ones");
        let seed = match self.seed {
            Some(seed) => seed,
            None => u64::from_le_bytes(random()?),
        };
        let mut rng = ChaCha20Rng::seed_from_u64(seed);
        let mut clients: Vec<Client> = (0..self.clients)
            .map(|at| Client { phone: phones[at % phones.len()].clone(), queue: Vec::new() })
            .collect();
        for at in 0..self.responses {
            let client = &mut clients[at % self.clients];
            let answers = Model::default().answer(client.phone.engine(), &mut rng);
            let answers = shortened(client.phone.engine().form(), answers, self.questions);
            let finished = client.phone.finish(&answers, "es", &mut rng)?;
            client.queue.push(finished);
        }
        eprintln!("{} phones enrolled, {} answers sealed, seed {seed}", phones.len(), self.responses);
        Ok(Orders {
            address: self.address,
            clients,
            batch: self.batch,
            pause: std::time::Duration::from_millis(self.pause),
            patience: std::time::Duration::from_secs(self.patience),
        })
    }
}

/// What the clients have to do.
pub struct Orders {
    pub address: SocketAddr,
    pub clients: Vec<Client>,
    pub batch: usize,
    pub pause: std::time::Duration,
    pub patience: std::time::Duration,
}

/// One connection and the answers that it has to post.
pub struct Client {
    pub phone: Arc<Phone>,
    pub queue: Vec<Finished>,
}

/// Only the first so many questions are answered, and those that must be.
fn shortened(form: &domain::form::FormDefinition, mut answers: Answers, limit: Option<usize>) -> Answers {
    let needed = |question: &domain::form::Question| {
        question.required || matches!(question.kind, domain::form::Kind::Consent | domain::form::Kind::Place)
    };
    let open = form.questions.iter().filter(|question| !needed(question)).skip(limit.unwrap_or(usize::MAX));
    open.for_each(|question| answers.clear(&question.name));
    answers
}

fn say(figures: &impl Serialize) -> Result<()> {
    println!("{}", serde_json::to_string(figures)?);
    Ok(())
}
