//! Posts everything once, as fast as the clients can, and measures.

use std::time::{Duration, Instant};

use anyhow::Result;
use serde::Serialize;
use tokio::task::JoinSet;

use domain::outbox::Outcome;

use super::{Client, Orders};
use crate::client::Connection;

#[derive(Debug, Default, Serialize)]
pub struct Figures {
    pub clients: usize,
    pub batch: usize,
    pub responses: usize,
    /// Length of a frozen text, on average.
    pub bytes_per_response: usize,
    pub seconds: f64,
    pub responses_per_second: f64,
    pub outcomes: Outcomes,
    /// Requests that brought no outcomes.
    pub failed_requests: usize,
    pub latency_ms: Latency,
}

/// How many answers ended in which way.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Outcomes {
    pub stored: usize,
    pub held: usize,
    pub conflict: usize,
    pub unreadable: usize,
}

impl Outcomes {
    pub fn count(&mut self, outcome: &Outcome) {
        *match outcome {
            Outcome::Stored { .. } => &mut self.stored,
            Outcome::Held { .. } => &mut self.held,
            Outcome::Conflict { .. } => &mut self.conflict,
            Outcome::Unreadable { .. } => &mut self.unreadable,
        } += 1;
    }
}

/// Of whole requests, from the first byte sent to the last one read.
#[derive(Debug, Default, PartialEq, Serialize)]
pub struct Latency {
    pub p50: f64,
    pub p95: f64,
    pub p99: f64,
    pub max: f64,
}

impl Latency {
    pub fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        let at = |share: f64| {
            let rank = ((times.len() as f64 * share).ceil() as usize).clamp(1, times.len().max(1));
            times.get(rank - 1).map_or(0.0, |time| (time.as_secs_f64() * 100_000.0).round() / 100.0)
        };
        Self { p50: at(0.50), p95: at(0.95), p99: at(0.99), max: at(1.0) }
    }
}

pub async fn run(orders: Orders) -> Result<Figures> {
    let sizes =
        orders.clients.iter().flat_map(|client| client.queue.iter().map(|finished| finished.text.len()));
    let (responses, bytes) = sizes.fold((0, 0), |(count, sum), size| (count + 1, sum + size));
    let mut figures = Figures {
        clients: orders.clients.len(),
        batch: orders.batch,
        responses,
        bytes_per_response: bytes / responses.max(1),
        ..Figures::default()
    };
    let mut ready = Vec::new();
    for client in orders.clients {
        ready.push((Connection::open(orders.address).await?, client));
    }
    let started = Instant::now();
    let mut posting = JoinSet::new();
    for (connection, client) in ready {
        posting.spawn(post_all(connection, client, orders.batch, orders.pause));
    }
    let mut times = Vec::new();
    while let Some(done) = posting.join_next().await {
        let done = done?;
        times.extend(done.times);
        done.outcomes.iter().for_each(|outcome| figures.outcomes.count(outcome));
        figures.failed_requests += done.failed;
    }
    figures.seconds = started.elapsed().as_secs_f64();
    figures.responses_per_second = responses as f64 / figures.seconds;
    figures.latency_ms = Latency::of(times);
    Ok(figures)
}

struct Done {
    times: Vec<Duration>,
    outcomes: Vec<Outcome>,
    failed: usize,
}

async fn post_all(mut connection: Connection, client: Client, batch: usize, pause: Duration) -> Done {
    let mut done = Done { times: Vec::new(), outcomes: Vec::new(), failed: 0 };
    for items in client.queue.chunks(batch) {
        let texts = items.iter().map(|finished| finished.text.clone()).collect();
        let sent = Instant::now();
        match client.phone.post(&mut connection, texts).await {
            Ok(outcomes) => {
                done.times.push(sent.elapsed());
                done.outcomes.extend(outcomes);
            }
            Err(_) => done.failed += 1,
        }
        if !pause.is_zero() {
            tokio::time::sleep(pause).await;
        }
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latencies_are_those_of_the_request_at_each_rank() {
        let times = (1..=200).rev().map(Duration::from_millis).collect();
        assert_eq!(Latency::of(times), Latency { p50: 100.0, p95: 190.0, p99: 198.0, max: 200.0 });
        assert_eq!(Latency::of(Vec::new()), Latency::default());
    }
}
