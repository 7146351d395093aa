//! Whether the server holds what it acknowledged: the check after kills.
//!
//! A receipt is a function of id and bytes, so posting an answer again gives the same receipt even when it was lost.
//! Therefore each id is first probed with *other* bytes: a server that has the answer says `conflict`, one that lost
//! it does not. Only then is the answer itself posted again, and its receipt compared byte by byte.

use std::collections::{BTreeMap, HashSet};
use std::net::SocketAddr;
use std::path::Path;

use anyhow::{Context, Result};
use data_encoding::BASE64URL_NOPAD;
use serde::Serialize;

use domain::outbox::Outcome;

use super::keep::Acknowledged;
use super::phone::post;
use crate::client::Connection;

const BATCH: usize = 50;

#[derive(Debug, Default, Serialize)]
pub struct Found {
    pub acknowledged: usize,
    /// Ids that stand twice in the file.
    pub acknowledged_twice: usize,
    /// Acknowledged, and the server does not know the id.
    pub lost: usize,
    /// Posted again, and the receipt is not the same text.
    pub other_receipts: usize,
    /// Answers that the wave counts, where the data folder was named.
    pub counted: Option<i64>,
    /// Counted beyond what was acknowledged and is still there.
    pub duplicates: Option<i64>,
}

impl Found {
    pub fn count(&mut self, counted: i64) {
        self.counted = Some(counted);
        self.duplicates = Some(counted - (self.acknowledged as i64 - self.lost as i64));
    }

    /// Nothing lost, nothing twice, every receipt the same.
    pub fn is_sound(&self) -> bool {
        self.lost == 0
            && self.other_receipts == 0
            && self.acknowledged_twice == 0
            && self.duplicates.is_none_or(|extra| extra == 0)
    }
}

pub async fn verify(to: SocketAddr, file: &Path) -> Result<Found> {
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut by_phone: BTreeMap<String, Vec<Acknowledged>> = BTreeMap::new();
    let mut found = Found::default();
    let mut seen = HashSet::new();
    for (at, line) in text.lines().enumerate() {
        let line: Acknowledged =
            serde_json::from_str(line).with_context(|| format!("{} line {}", file.display(), at + 1))?;
        found.acknowledged += 1;
        found.acknowledged_twice += usize::from(!seen.insert(line.finished.id.clone()));
        by_phone.entry(line.token.clone()).or_default().push(line);
    }
    let mut connection = Connection::open(to).await?;
    for (token, lines) in by_phone {
        for lines in lines.chunks(BATCH) {
            let probes = lines.iter().map(|line| other_bytes(&line.finished.text)).collect::<Result<_>>()?;
            for (outcome, line) in post(&mut connection, &token, probes).await?.iter().zip(lines) {
                let known = matches!(outcome, Outcome::Conflict { id } if *id == line.finished.id);
                found.lost += usize::from(!known);
            }
            let again = lines.iter().map(|line| line.finished.text.clone()).collect();
            for (outcome, line) in post(&mut connection, &token, again).await?.iter().zip(lines) {
                let same = match outcome {
                    Outcome::Stored { receipt } | Outcome::Held { receipt, .. } => {
                        serde_json::to_string(receipt)? == serde_json::to_string(&line.receipt)?
                    }
                    Outcome::Conflict { .. } | Outcome::Unreadable { .. } => false,
                };
                found.other_receipts += usize::from(!same);
            }
        }
    }
    Ok(found)
}

/// The same envelope with its last byte changed: same id, other hash.
fn other_bytes(text: &str) -> Result<String> {
    let mut bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok().context("a line without its frozen text")?;
    if let Some(last) = bytes.last_mut() {
        *last ^= 1;
    }
    Ok(BASE64URL_NOPAD.encode(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_sound_only_when_nothing_is_lost_twice_or_changed() {
        let mut found = Found { acknowledged: 10, ..Found::default() };
        assert!(found.is_sound());
        found.count(10);
        assert!(found.is_sound());
        found.count(11);
        assert_eq!(found.duplicates, Some(1));
        assert!(!found.is_sound());
        let mut both = Found { acknowledged: 10, lost: 2, ..Found::default() };
        both.count(9);
        assert_eq!(both.duplicates, Some(1), "what is lost does not hide what is counted twice");
        assert!(!Found { lost: 1, ..Found::default() }.is_sound());
        assert!(!Found { other_receipts: 1, ..Found::default() }.is_sound());
    }
}
