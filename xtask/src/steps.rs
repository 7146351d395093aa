//! Runs steps one after the other, prints each with its time, stops at the first failure.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// The folder of the workspace.
pub fn root() -> PathBuf {
    // As cargo tells it now, not as it was told when this was compiled: the folder may have moved.
    let ours = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    Path::new(&ours).parent().map(Path::to_owned).unwrap_or_default()
}

/// The folder where cargo builds.
pub fn target_folder() -> Result<PathBuf> {
    let metadata = output(cargo().args(["metadata", "--no-deps", "--locked", "--format-version", "1"]))?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata)?;
    let folder = metadata["target_directory"].as_str().context("cargo does not say where it builds")?;
    Ok(folder.into())
}

/// What has run so far.
#[derive(Default)]
pub struct Steps {
    done: Vec<(String, Duration)>,
}

impl Steps {
    /// Runs `work`; on failure says which command repeats the step.
    pub fn run<T>(&mut self, name: &str, repeat: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("\n==> {name}");
        let started = Instant::now();
        let outcome = work().with_context(|| format!("step `{name}` failed; repeat it with: {repeat}"));
        let took = started.elapsed();
        if outcome.is_ok() {
            println!("    {name}: {}", clock(took));
            self.done.push((name.to_owned(), took));
        }
        outcome
    }

    /// The table of times.
    pub fn times(&self) -> String {
        let width = self.done.iter().map(|(name, _)| name.len()).max().unwrap_or(0).max(5);
        let mut lines: Vec<String> =
            self.done.iter().map(|(name, took)| format!("{name:<width$}  {:>8}", clock(*took))).collect();
        let total: Duration = self.done.iter().map(|(_, took)| *took).sum();
        lines.push(format!("{:<width$}  {:>8}", "total", clock(total)));
        lines.join("\n")
    }

    /// The table of times, and the line that a CI reads.
    pub fn summary(&self) -> String {
        format!("{}\n\n{} passed, 0 failed", self.times(), self.done.len())
    }

    /// The same after a step that failed.
    pub fn failed(&self) -> String {
        format!("{}\n\n{} passed, 1 failed", self.times(), self.done.len())
    }
}

fn clock(took: Duration) -> String {
    format!("{}:{:04.1}", took.as_secs() / 60, took.as_secs_f64() % 60.0)
}

/// A command in the workspace folder.
pub fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).stdin(Stdio::null());
    command
}

/// `cargo` as it runs us, without the environment that cargo gave to xtask itself.
pub fn cargo() -> Command {
    let mut command = command("cargo");
    for (name, _) in std::env::vars() {
        if name.starts_with("CARGO_PKG_") || name == "CARGO_MANIFEST_DIR" || name == "CARGO_MANIFEST_PATH" {
            command.env_remove(name);
        }
    }
    command
}

/// Runs to the end and fails with the command line.
pub fn must(command: &mut Command) -> Result<()> {
    let line = shown(command);
    let status = command.status().with_context(|| format!("cannot start: {line}"))?;
    if !status.success() {
        bail!("{line} ended with {status}");
    }
    Ok(())
}

/// Standard output of a command that must succeed.
pub fn output(command: &mut Command) -> Result<String> {
    let line = shown(command);
    let output = command.output().with_context(|| format!("cannot start: {line}"))?;
    if !output.status.success() {
        bail!("{line} ended with {}\n{}", output.status, String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// Whether a program can be found.
pub fn exists(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_step_says_how_to_repeat_it() {
        let mut steps = Steps::default();
        steps.run("fine", "x", || Ok(())).unwrap();
        let said =
            steps.run("bad", "cargo xtask test --only bad", || -> Result<()> { bail!("no") }).unwrap_err();
        assert!(format!("{said:#}").contains("cargo xtask test --only bad"));
        assert!(steps.summary().ends_with("1 passed, 0 failed"));
        assert_eq!(clock(Duration::from_millis(61_500)), "1:01.5");
    }
}
