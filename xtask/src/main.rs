//! Builds, runs and proves the whole: `cargo xtask run`, `test`, `build`, `budget`, `bench`, `audit`.

mod build;
mod npm;
mod steps;
mod wasm_target;

use std::process::ExitCode;

use anyhow::{Result, bail};

use steps::Steps;

const USAGE: &str = "\
cargo xtask build [site]                 phone module, styles and files, then the server that carries them
cargo xtask run [-- FLAGS]               build, fill the demonstration, serve
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match obey(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn obey(words: &[&str]) -> Result<()> {
    match words {
        ["build"] => build::everything(&mut Steps::default()).map(|_| ()),
        ["build", "site"] => build::site(&mut Steps::default()),
        [] | ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            Ok(())
        }
        [other, ..] => bail!("there is no command `{other}`\n\n{USAGE}"),
    }
}
