//! A server of ours for one step: on loopback, with its own data, stopped when dropped.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::http;
use crate::steps::command;
use crate::system::{free_port, signal};

const START: Duration = Duration::from_secs(30);
const STOP: Duration = Duration::from_secs(20);

/// How to start `pulso serve`; starting again keeps port and data.
pub struct Server {
    binary: PathBuf,
    data: PathBuf,
    database: Option<String>,
    port: u16,
    /// Words before the binary: a tracer, for one.
    wrapped: Vec<String>,
    child: Option<Child>,
}

impl Server {
    pub fn new(binary: &Path, data: &Path) -> Result<Self> {
        let (binary, data) = (binary.to_owned(), data.to_owned());
        Ok(Self { binary, data, database: None, port: free_port()?, wrapped: Vec::new(), child: None })
    }

    pub fn database(mut self, url: Option<&str>) -> Self {
        self.database = url.map(str::to_owned);
        self
    }

    pub fn wrapped(mut self, words: &[&str]) -> Self {
        self.wrapped = words.iter().map(|word| (*word).to_owned()).collect();
        self
    }

    pub fn binary(&self) -> &Path {
        &self.binary
    }

    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// `pulso WORDS` on the same data.
    pub fn pulso(&self, words: &[&str]) -> Command {
        let mut pulso = command(&self.binary.to_string_lossy());
        pulso.args(words).arg("--data-dir").arg(&self.data);
        self.database.iter().for_each(|url| {
            pulso.args(["--database", url]);
        });
        pulso
    }

    /// Starts and waits until it is ready.
    pub fn start(&mut self) -> Result<()> {
        let serve = self.pulso(&["serve", "--max-per-address", "0", "--listen", &self.address()]);
        let mut words: Vec<_> = self.wrapped.iter().map(Into::into).collect();
        words.push(serve.get_program().to_owned());
        words.extend(serve.get_args().map(ToOwned::to_owned));
        let log = File::options().create(true).append(true).open(self.data.with_extension("log"))?;
        let mut all = Command::new(&words[0]);
        all.args(&words[1..]).stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        self.child = Some(all.spawn().context("cannot start the server")?);
        self.wait_until_ready()
    }

    fn wait_until_ready(&mut self) -> Result<()> {
        let started = Instant::now();
        while !http::get(&self.address(), "/ready").is_ok_and(|answer| answer.status == 200) {
            let ended = self.child.as_mut().and_then(|child| child.try_wait().ok().flatten());
            if ended.is_some() || started.elapsed() > START {
                let log = std::fs::read_to_string(self.data.with_extension("log")).unwrap_or_default();
                let last: Vec<&str> = log.lines().rev().take(10).collect();
                let last = last.into_iter().rev().collect::<Vec<_>>().join("\n");
                bail!(
                    "the server is not ready after {:.1} s; it said:\n{last}",
                    started.elapsed().as_secs_f64()
                );
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(())
    }

    /// The process of the server itself, below a wrapper if there is one.
    pub fn pid(&self) -> Result<u32> {
        let pid = self.child.as_ref().context("the server does not run")?.id();
        if self.wrapped.is_empty() {
            return Ok(pid);
        }
        let children = std::fs::read_to_string(format!("/proc/{pid}/task/{pid}/children"))?;
        children
            .split_whitespace()
            .next()
            .context("nothing runs below the wrapper")?
            .parse()
            .context("not a pid")
    }

    /// Ends it as a power cut would.
    pub fn kill(&mut self) -> Result<()> {
        if let Some(mut child) = self.child.take() {
            child.kill()?;
            child.wait()?;
        }
        Ok(())
    }

    /// Asks it to stop and waits.
    pub fn stop(&mut self) -> Result<ExitStatus> {
        signal(self.pid()?, "TERM")?;
        let mut child = self.child.take().context("the server does not run")?;
        let asked = Instant::now();
        loop {
            if let Some(status) = child.try_wait()? {
                return Ok(status);
            }
            if asked.elapsed() > STOP {
                child.kill()?;
                bail!("the server did not stop within {} s", STOP.as_secs());
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let (Ok(pid), true) = (self.pid(), !self.wrapped.is_empty()) {
            let _ = signal(pid, "KILL");
        }
        let _ = self.kill();
    }
}
