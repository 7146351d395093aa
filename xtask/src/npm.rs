//! Installs what a `package-lock.json` pins, once per change of it. Nothing of npm runs a script of its own.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::steps::{command, exists, must, root};

/// The programs of the packages in `folder`, after `npm ci` where it is due.
pub fn install(folder: &str) -> Result<PathBuf> {
    let folder = root().join(folder);
    let modules = folder.join("node_modules");
    if !is_current(&folder)? {
        anyhow::ensure!(exists("npm"), "npm is missing: install Node 20 or newer");
        must(command("npm").current_dir(&folder).args([
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
        ]))?;
        fs::copy(folder.join("package-lock.json"), modules.join(".installed"))?;
    }
    Ok(modules.join(".bin"))
}

fn is_current(folder: &Path) -> Result<bool> {
    let wanted = fs::read(folder.join("package-lock.json"))
        .with_context(|| format!("{} has no package-lock.json", folder.display()))?;
    Ok(fs::read(folder.join("node_modules/.installed")).is_ok_and(|installed| installed == wanted))
}
