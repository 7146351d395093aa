//! The file from which phones take their device codes: part of `demo.json`, and the whole of what `--prepare` writes.

use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use domain::id::WaveId;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Codes {
    pub wave: WaveId,
    /// Somebody who may see how many answers the wave holds.
    pub coordinator: Account,
    /// One phone each.
    pub join: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    pub handle: String,
    pub passphrase: String,
}

impl Codes {
    pub fn read(file: &Path) -> Result<Self> {
        let text =
            std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
        serde_json::from_str(&text).with_context(|| format!("{} holds no device codes", file.display()))
    }

    pub fn write(&self, file: &Path) -> Result<()> {
        std::fs::write(file, serde_json::to_string_pretty(self)?)
            .with_context(|| format!("cannot write {}", file.display()))
    }
}
