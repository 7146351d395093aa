//! From sources to one binary: phone module, styles and files first, then the server that carries them.

mod inputs;
mod pack;
mod site;
mod style;
mod wasm;

use std::path::PathBuf;

use anyhow::Result;

use crate::steps::{Steps, cargo, must, target_folder};
use crate::{npm, wasm_target};

/// Programs of npm that make the module and its glue smaller. The build works without them, only heavier.
pub struct Shrinking {
    folder: Option<PathBuf>,
}

impl Shrinking {
    fn find() -> Self {
        let found = npm::install("xtask");
        if let Err(why) = &found {
            println!("    going on without wasm-opt and esbuild, phones will load more: {why:#}");
        }
        Self { folder: found.ok() }
    }

    fn program(&self, name: &str) -> Option<PathBuf> {
        Some(self.folder.as_ref()?.join(name))
    }
}

/// Builds all and returns the binary.
pub fn everything(steps: &mut Steps) -> Result<PathBuf> {
    site(steps)?;
    steps.run("server", REPEAT, server)
}

const REPEAT: &str = "cargo xtask build";

/// Builds what browsers load, into `target/site`.
pub fn site(steps: &mut Steps) -> Result<()> {
    steps.run("wasm target", REPEAT, wasm_target::ensure)?;
    let shrinking = steps.run("npm tools", REPEAT, || Ok(Shrinking::find()))?;
    let seen = inputs::fingerprint(&shrinking)?;
    if site::is_of(&seen) {
        println!("\n==> site\n    unchanged");
        return Ok(());
    }
    let made = steps.run("phone module", REPEAT, || wasm::build(&shrinking))?;
    steps.run("site", REPEAT, || site::assemble(&made, &style::bundle()?, &shrinking, &seen))
}

fn server() -> Result<PathBuf> {
    must(
        cargo()
            .args(["build", "--locked", "--package", "server", "--bin", "pulso", "--release"])
            .env("PULSO_BUILD", site::build_id()?),
    )?;
    Ok(target_folder()?.join("release/pulso"))
}
