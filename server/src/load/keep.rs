//! Phones that never give up, for tests that kill the server.
//!
//! Each client keeps its queue, posts the same bytes again after every broken connection, and removes an answer only
//! when the receipt names its id and its own hash. What was acknowledged stands in the file, synced line by line,
//! before the client goes on: only that was promised.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use tokio::task::JoinSet;

use domain::outbox::Outcome;
use domain::receipt::Receipt;

use super::measure::Outcomes;
use super::phone::Finished;
use super::{Client, Orders};
use crate::client::Connection;

/// Pause before the next try: short, because the test restarts the server at once.
const RETRY: Duration = Duration::from_millis(40);
/// A request that was not answered by then never will be.
const ANSWER_TIME: Duration = Duration::from_secs(20);

/// One line of the file: the answer, whose it is, and the server's word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acknowledged {
    pub token: String,
    #[serde(flatten)]
    pub finished: Finished,
    pub receipt: Receipt,
}

#[derive(Debug, Default, Serialize)]
pub struct Figures {
    pub clients: usize,
    pub responses: usize,
    pub acknowledged: usize,
    /// Requests that ended without outcomes, and answers that were therefore sent again.
    pub broken_requests: usize,
    pub sent_again: usize,
    /// Receipts that did not fit the answer; it stayed in the queue.
    pub strange_receipts: usize,
    pub outcomes: Outcomes,
    pub seconds: f64,
}

/// The file and when it last grew.
struct Ledger {
    file: Mutex<File>,
    last: Mutex<Instant>,
}

impl Ledger {
    fn write(&self, line: &Acknowledged) -> Result<()> {
        let text = serde_json::to_string(line)? + "\n";
        let mut file = self.file.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        file.write_all(text.as_bytes())?;
        file.sync_data()?;
        *self.last() = Instant::now();
        Ok(())
    }

    fn last(&self) -> std::sync::MutexGuard<'_, Instant> {
        self.last.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

pub async fn run(orders: Orders, file: &Path) -> Result<Figures> {
    let file = File::create(file).with_context(|| format!("cannot write {}", file.display()))?;
    let ledger = Arc::new(Ledger { file: Mutex::new(file), last: Mutex::new(Instant::now()) });
    let mut figures = Figures {
        clients: orders.clients.len(),
        responses: orders.clients.iter().map(|client| client.queue.len()).sum(),
        ..Figures::default()
    };
    let started = Instant::now();
    let mut posting = JoinSet::new();
    let Orders { address, batch, pause, patience, clients } = orders;
    for client in clients {
        let mut work = Work { client, ledger: ledger.clone(), batch, figures: Figures::default() };
        posting.spawn(async move {
            work.until_empty(address, pause, patience).await?;
            Ok::<Figures, anyhow::Error>(work.figures)
        });
    }
    while let Some(done) = posting.join_next().await {
        let done = done??;
        figures.acknowledged += done.acknowledged;
        figures.broken_requests += done.broken_requests;
        figures.sent_again += done.sent_again;
        figures.strange_receipts += done.strange_receipts;
        figures.outcomes.stored += done.outcomes.stored;
        figures.outcomes.held += done.outcomes.held;
        figures.outcomes.conflict += done.outcomes.conflict;
        figures.outcomes.unreadable += done.outcomes.unreadable;
    }
    figures.seconds = started.elapsed().as_secs_f64();
    Ok(figures)
}

struct Work {
    client: Client,
    ledger: Arc<Ledger>,
    batch: usize,
    figures: Figures,
}

impl Work {
    async fn until_empty(
        &mut self,
        to: std::net::SocketAddr,
        pause: Duration,
        patience: Duration,
    ) -> Result<()> {
        let mut connection = None;
        while !self.client.queue.is_empty() {
            let silent = self.ledger.last().elapsed();
            if silent > patience {
                let left = self.client.queue.len();
                bail!(
                    "nothing was acknowledged for {} s, {left} answers of one phone are left",
                    silent.as_secs()
                );
            }
            match self.once(to, &mut connection).await {
                Ok(outcomes) => {
                    self.obey(&outcomes)?;
                    tokio::time::sleep(pause).await;
                }
                Err(_) => {
                    connection = None;
                    self.figures.broken_requests += 1;
                    tokio::time::sleep(RETRY).await;
                }
            }
        }
        Ok(())
    }

    async fn once(
        &mut self,
        to: std::net::SocketAddr,
        held: &mut Option<Connection>,
    ) -> Result<Vec<Outcome>> {
        let mut connection = match held.take() {
            Some(connection) => connection,
            None => Connection::open(to).await?,
        };
        let texts: Vec<String> = self.head().iter().map(|finished| finished.text.clone()).collect();
        let sent = texts.len();
        let posting = self.client.phone.post(&mut connection, texts);
        match tokio::time::timeout(ANSWER_TIME, posting).await {
            Ok(Ok(outcomes)) => {
                *held = Some(connection);
                Ok(outcomes)
            }
            Ok(Err(error)) => {
                self.figures.sent_again += sent;
                Err(error)
            }
            Err(_) => {
                self.figures.sent_again += sent;
                bail!("no answer")
            }
        }
    }

    fn head(&self) -> &[Finished] {
        &self.client.queue[..self.batch.min(self.client.queue.len())]
    }

    /// Removes what is acknowledged or can never be; the rest is sent again.
    fn obey(&mut self, outcomes: &[Outcome]) -> Result<()> {
        let rest = self.client.queue.split_off(outcomes.len());
        let sent = std::mem::replace(&mut self.client.queue, rest);
        for (finished, outcome) in sent.into_iter().zip(outcomes) {
            self.figures.outcomes.count(outcome);
            match outcome {
                Outcome::Stored { receipt } | Outcome::Held { receipt, .. } => {
                    if receipt.acknowledges(&finished.id, &finished.hash) {
                        let (token, receipt) = (self.client.phone.token.clone(), receipt.clone());
                        self.ledger.write(&Acknowledged { token, finished, receipt })?;
                        self.figures.acknowledged += 1;
                    } else {
                        self.figures.strange_receipts += 1;
                        self.client.queue.push(finished);
                    }
                }
                Outcome::Conflict { .. } | Outcome::Unreadable { .. } => {}
            }
        }
        Ok(())
    }
}
