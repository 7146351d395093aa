//! A PostgreSQL server of our own for the tests: installed binaries, a free port, a folder that goes away.
//!
//! It never runs as root, because PostgreSQL refuses that, and it keeps every durability setting as it will be in the
//! field. Anyone on this machine may reach it while it runs: it holds test data only.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::steps::{command, exists, must};
use crate::system::{Scratch, free_port, install, is_root, signal, user_exists};

const START: Duration = Duration::from_secs(30);

pub struct Postgres {
    child: Child,
    port: u16,
    binaries: PathBuf,
    _folder: Scratch,
}

impl Postgres {
    pub fn start() -> Result<Self> {
        let binaries = match binaries() {
            Some(found) => found,
            None => {
                install("postgresql")?;
                binaries().context("PostgreSQL is installed but has no initdb")?
            }
        };
        let folder = Scratch::new("postgres")?;
        let data = folder.join("data");
        std::fs::create_dir(&data)?;
        let user = unprivileged()?;
        if let Some(user) = user {
            must(command("chown").args(["-R", user]).arg(folder.path()))?;
        }
        let run = |program: &str| as_user(user, &binaries.join(program));
        must(
            run("initdb")
                .args(["--username=pulso", "--auth=trust", "--encoding=UTF8", "--locale=C", "--pgdata"])
                .arg(&data)
                .stdout(Stdio::null()),
        )?;
        let port = free_port()?;
        let child = run("postgres")
            .arg("-D")
            .arg(&data)
            .args(["-c", "listen_addresses=127.0.0.1", "-c", "max_connections=300", "-c"])
            .arg(format!("port={port}"))
            .arg("-c")
            .arg(format!("unix_socket_directories={}", data.display()))
            .stdout(Stdio::null())
            .stderr(std::fs::File::create(folder.join("postgres.log"))?)
            .spawn()
            .context("cannot start PostgreSQL")?;
        let mut started = Self { child, port, binaries, _folder: folder };
        started.wait()?;
        Ok(started)
    }

    fn wait(&mut self) -> Result<()> {
        let started = Instant::now();
        let ready = |port: u16, folder: &Path| {
            let mut ask = command(&folder.join("pg_isready").to_string_lossy());
            ask.args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()]);
            ask.status().is_ok_and(|status| status.success())
        };
        while !ready(self.port, &self.binaries) {
            if self.child.try_wait()?.is_some() || started.elapsed() > START {
                bail!("PostgreSQL did not start");
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    /// The address of its first database.
    pub fn url(&self) -> String {
        self.database("postgres")
    }

    fn database(&self, name: &str) -> String {
        format!("postgres://pulso@127.0.0.1:{}/{name}", self.port)
    }

    /// Makes an empty database and returns its address.
    pub fn new_database(&self, name: &str) -> Result<String> {
        let psql = command(&self.binaries.join("psql").to_string_lossy())
            .args([
                "-q",
                "-X",
                "-h",
                "127.0.0.1",
                "-U",
                "pulso",
                "-d",
                "postgres",
                "-p",
                &self.port.to_string(),
            ])
            .args(["-c", &format!("create database {name}")])
            .status();
        anyhow::ensure!(psql.is_ok_and(|status| status.success()), "cannot make the database {name}");
        Ok(self.database(name))
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // Fast shutdown; what is left after a while is killed.
        let _ = signal(self.child.id(), "INT");
        let asked = Instant::now();
        while asked.elapsed() < Duration::from_secs(10) {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The folder of the newest installed server.
fn binaries() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = versions
        .map(|version| version.path().join("bin"))
        .filter(|bin| bin.join("initdb").is_file())
        .collect();
    found.sort();
    let on_path = || {
        let path = std::env::var_os("PATH")?;
        std::env::split_paths(&path).find(|folder| folder.join("initdb").is_file() && exists("postgres"))
    };
    found.pop().or_else(on_path)
}

/// Who runs it when we are root.
fn unprivileged() -> Result<Option<&'static str>> {
    if !is_root()? {
        return Ok(None);
    }
    Ok(Some(if user_exists("postgres") { "postgres" } else { "nobody" }))
}

/// The program under that user; it is told to stop when we die.
fn as_user(user: Option<&str>, program: &Path) -> Command {
    let Some(user) = user else { return command(&program.to_string_lossy()) };
    let mut command = command("setpriv");
    command.args(["--pdeathsig", "INT", "--clear-groups", "--reuid", user]);
    command.arg(format!("--regid={}", if user == "nobody" { "nogroup" } else { user }));
    command.arg(program).current_dir("/");
    command
}
