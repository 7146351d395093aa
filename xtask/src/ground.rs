//! What steps stand on: the binary, a demonstration, a PostgreSQL server. Each is made once, when first asked for.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result};

use crate::build;
use crate::postgres::Postgres;
use crate::server::Server;
use crate::steps::{Steps, command, must, root};
use crate::system::Scratch;

pub struct Ground {
    scratch: Scratch,
    binary: Option<PathBuf>,
    demo: Option<PathBuf>,
    postgres: Option<Postgres>,
}

impl Ground {
    pub fn new() -> Result<Self> {
        Ok(Self { scratch: Scratch::new("ground")?, binary: None, demo: None, postgres: None })
    }

    /// The optimised `pulso` of these sources.
    pub fn binary(&mut self) -> Result<PathBuf> {
        if self.binary.is_none() {
            self.binary = Some(build::everything(&mut Steps::default())?);
        }
        self.binary.clone().context("nothing was built")
    }

    /// A data folder with the demonstration. Take a [`Ground::demo_copy`] for anything that writes.
    pub fn demo(&mut self) -> Result<PathBuf> {
        if let Some(made) = &self.demo {
            return Ok(made.clone());
        }
        let binary = self.binary()?;
        let folder = self.scratch.join("demo");
        must(command(&binary.to_string_lossy()).arg("demo").arg("--data-dir").arg(&folder))?;
        self.demo = Some(folder.clone());
        Ok(folder)
    }

    pub fn demo_copy(&mut self, name: &str) -> Result<PathBuf> {
        let (from, to) = (self.demo()?, self.folder(name)?);
        must(command("cp").arg("-a").arg(from.join(".")).arg(&to))?;
        Ok(to)
    }

    /// A running server with its own copy of the demonstration.
    pub fn demo_server(&mut self, name: &str) -> Result<Server> {
        let (binary, data) = (self.binary()?, self.demo_copy(name)?);
        let mut server = Server::new(&binary, &data)?;
        server.start()?;
        Ok(server)
    }

    /// An empty folder of this run.
    pub fn folder(&self, name: &str) -> Result<PathBuf> {
        let folder = self.scratch.join(name);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir(&folder)?;
        Ok(folder)
    }

    pub fn postgres(&mut self) -> Result<&Postgres> {
        if self.postgres.is_none() {
            self.postgres = Some(Postgres::start()?);
        }
        self.postgres.as_ref().context("PostgreSQL did not start")
    }
}

/// The one JSON object that `pulso load` prints, whatever its exit.
pub fn said(load: &mut std::process::Command) -> Result<serde_json::Value> {
    let ended = load.stderr(Stdio::inherit()).output().context("cannot start pulso load")?;
    let text = String::from_utf8(ended.stdout)?;
    let last = text
        .lines()
        .last()
        .with_context(|| format!("pulso load said nothing and ended with {}", ended.status))?;
    serde_json::from_str(last).with_context(|| format!("pulso load said: {last}"))
}

/// Keeps figures of a run where a machine finds them: `target/reports/NAME.json`.
pub fn report(name: &str, figures: &serde_json::Value) -> Result<()> {
    let folder = root().join("target/reports");
    std::fs::create_dir_all(&folder)?;
    let file: &Path = &folder.join(format!("{name}.json"));
    Ok(std::fs::write(file, serde_json::to_vec_pretty(figures)?)?)
}
