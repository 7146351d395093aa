//! The folder of files that the server carries: names with hashes, a list of them, packed siblings.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::inputs::{files, hex};
use super::wasm::{MODULE_NAME, Made, minify};
use super::{Shrinking, pack};
use crate::steps::root;

/// What the server reads about the build.
#[derive(Debug, Serialize, Deserialize)]
struct Build {
    build: String,
    output_name: String,
    /// Address of each file by its plain name.
    files: BTreeMap<String, String>,
}

const WORKER: &str = "collect/sw.js";

fn folder() -> PathBuf {
    root().join("target/site")
}

fn stamp() -> PathBuf {
    root().join("target/site.inputs")
}

/// Whether the folder was made of exactly these inputs.
pub fn is_of(inputs: &str) -> bool {
    fs::read_to_string(stamp()).is_ok_and(|seen| seen == inputs) && build_id().is_ok()
}

/// The name of this build, the same for the same inputs.
pub fn build_id() -> Result<String> {
    let text = fs::read(folder().join("assets.json")).context("there is no site yet")?;
    Ok(serde_json::from_slice::<Build>(&text)?.build)
}

/// Makes the folder anew beside the old one and swaps them at the end.
pub fn assemble(made: &Made, css: &[u8], shrinking: &Shrinking, inputs: &str) -> Result<()> {
    let fresh = root().join("target/site-new");
    let _ = fs::remove_dir_all(&fresh);
    fs::create_dir_all(fresh.join("pkg"))?;
    let mut addresses = BTreeMap::new();

    let output_name = format!("pulso-{}", short_hash(&[&made.glue, &made.module]));
    let renamed = format!("{output_name}_bg.wasm");
    let glue = String::from_utf8(made.glue.clone())?.replace(MODULE_NAME, &renamed);
    let css_name = format!("pulso-{}.css", short_hash(&[css]));
    for (plain, name, bytes) in [
        ("pulso.js", format!("{output_name}.js"), glue.as_bytes()),
        (MODULE_NAME, renamed, &made.module),
        ("pulso.css", css_name, css),
    ] {
        fs::write(fresh.join("pkg").join(&name), bytes)?;
        addresses.insert(plain.to_owned(), format!("/pkg/{name}"));
    }

    let public = root().join("app/public");
    for file in files(&public)? {
        let name = file.strip_prefix(&public)?.to_string_lossy().into_owned();
        let to = fresh.join(&name);
        to.parent().map(fs::create_dir_all).transpose()?;
        fs::copy(&file, &to)?;
        if name != WORKER {
            if name.ends_with(".js") {
                minify(&to, shrinking)?;
            }
            addresses.insert(name.clone(), format!("/{name}"));
        }
    }

    // The pages come from the sources of `app`, so the build has a new name when they change, even if no file does.
    let build = Build { build: inputs.chars().take(16).collect(), output_name, files: addresses };
    let worker = fresh.join(WORKER);
    if worker.exists() {
        fs::write(&worker, with_build(&fs::read_to_string(&worker)?, &build)?)?;
        minify(&worker, shrinking)?;
    }
    for file in files(&fresh)? {
        pack::siblings(&file)?;
    }
    fs::write(fresh.join("assets.json"), serde_json::to_vec_pretty(&build)?)?;
    swap(&fresh, &folder())?;
    Ok(fs::write(stamp(), inputs)?)
}

/// The worker of this very build: its name and the addresses that it keeps.
fn with_build(worker: &str, build: &Build) -> Result<String> {
    let addresses: Vec<&String> = build.files.values().collect();
    let mut text = worker.to_owned();
    for (place, value) in [
        ("\"__BUILD__\"", serde_json::to_string(&build.build)?),
        ("[\"__FILES__\"]", serde_json::to_string(&addresses)?),
    ] {
        ensure!(
            text.contains(place),
            "app/public/{WORKER} has no {place}: the worker would not know its build"
        );
        text = text.replace(place, &value);
    }
    Ok(text)
}

fn short_hash(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    parts.iter().for_each(|part| hash.update(part));
    hex(&hash.finalize()[..8])
}

fn swap(fresh: &Path, place: &Path) -> Result<()> {
    let old = place.with_extension("old");
    let _ = fs::remove_dir_all(&old);
    if place.exists() {
        fs::rename(place, &old)?;
    }
    fs::rename(fresh, place)?;
    let _ = fs::remove_dir_all(&old);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_learns_its_build_and_its_files() {
        let files = [("a".to_owned(), "/a.js".to_owned())].into();
        let build = Build { build: "b1".into(), output_name: "pulso-1".into(), files };
        let text = "const BUILD = \"__BUILD__\";\nconst FILES = [\"__FILES__\"];";
        assert_eq!(with_build(text, &build).unwrap(), "const BUILD = \"b1\";\nconst FILES = [\"/a.js\"];");
        assert!(with_build("self.x = 1", &build).is_err());
    }
}
