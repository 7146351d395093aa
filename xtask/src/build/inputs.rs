//! One hash over everything that decides what the site looks like, so that an unchanged site is not built again.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::Shrinking;
use crate::steps::{command, output, root};

const INPUTS: [&str; 7] = [
    "app",
    "style",
    "xtask/src/build",
    "xtask/src/build.rs",
    "xtask/package-lock.json",
    "Cargo.toml",
    "Cargo.lock",
];

/// Hexadecimal SHA-256 of the names and bytes of all inputs, the compiler and the tools.
pub fn fingerprint(shrinking: &Shrinking) -> Result<String> {
    let mut hash = Sha256::new();
    hash.update(output(command("rustc").arg("--version"))?);
    hash.update([u8::from(shrinking.folder.is_some())]);
    for input in INPUTS {
        for file in files(&root().join(input))? {
            hash.update(file.strip_prefix(root())?.to_string_lossy().as_bytes());
            hash.update(fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?);
        }
    }
    Ok(hex(&hash.finalize()))
}

/// All files at or below `path`, sorted.
pub fn files(path: &Path) -> Result<Vec<PathBuf>> {
    let (mut found, mut waiting) = (Vec::new(), vec![path.to_owned()]);
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            for entry in fs::read_dir(&path)? {
                waiting.push(entry?.path());
            }
        } else if path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
