//! `cargo xtask audit`: bans and licences by cargo-deny, known holes by cargo-audit. For a release, not for every test.

use std::path::Path;

use anyhow::{Result, ensure};

use crate::steps::{Steps, cargo, exists, must};

/// Versions that were tried with this workspace.
const TOOLS: [(&str, &str); 2] = [("cargo-deny", "0.20"), ("cargo-audit", "0.22")];

/// `advisories` is a folder with the RustSec database; without one the check of advisories is skipped, not passed.
pub fn run(advisories: Option<&str>) -> Result<()> {
    let mut steps = Steps::default();
    steps.run("audit tools", "cargo xtask audit", tools)?;
    steps.run("bans and licences", "cargo deny --locked check bans licenses sources", || {
        must(cargo().args(["deny", "--locked", "check", "bans", "licenses", "sources"]))
    })?;
    let Some(folder) = advisories else {
        println!(
            "\n==> advisories\n    skipped: name a copy of the RustSec database with --advisories FOLDER"
        );
        println!("\n{}", steps.summary());
        return Ok(());
    };
    ensure!(
        Path::new(folder).join("crates").is_dir(),
        "{folder} holds no RustSec database (it has no `crates`)"
    );
    let folder = std::fs::canonicalize(folder)?;
    steps.run("advisories", "cargo xtask audit --advisories FOLDER", || {
        must(cargo().args(["audit", "--no-fetch", "--stale", "--db"]).arg(&folder))
    })?;
    println!("\n{}", steps.summary());
    Ok(())
}

fn tools() -> Result<()> {
    for (tool, version) in TOOLS {
        if !exists(tool) {
            must(cargo().args(["install", "--locked", "--version", &format!("^{version}"), tool]))?;
        }
    }
    Ok(())
}
