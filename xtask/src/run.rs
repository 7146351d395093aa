//! `cargo xtask run`: a fresh clone becomes a running Pulso with the demonstration.

use std::os::unix::process::CommandExt;
use std::process::Command;

use anyhow::{Context, Result};

use crate::build;
use crate::steps::{Steps, command, must, root};

/// Builds, fills an empty data folder, and becomes the server, so that Ctrl-C reaches it and stops it cleanly.
pub fn serve(flags: &[&str]) -> Result<()> {
    let mut steps = Steps::default();
    let binary = build::everything(&mut steps)?;
    let data = root().join("data");
    if !data.join("pulso.db").exists() {
        steps.run("demonstration", "cargo xtask run", || {
            must(command(&binary.to_string_lossy()).args(["demo", "--data-dir", "data"]))
        })?;
    }
    println!("\n{}\n", steps.times());
    let mut server = Command::new(&binary);
    server.current_dir(root()).args(["serve", "--data-dir", "data"]);
    if data.join("demo.json").exists() {
        server.arg("--demo-help");
    }
    Err(server.args(flags).exec()).context("cannot start the server")
}
