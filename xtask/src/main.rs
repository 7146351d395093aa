//! Builds, runs and proves the whole: `cargo xtask run`, `test`, `build`, `budget`, `bench`, `audit`.

mod audit;
mod bench;
mod browser;
mod budget;
mod build;
mod conformance;
mod ground;
mod http;
mod kills;
mod npm;
mod oracles;
mod postgres;
mod run;
mod server;
mod steps;
mod system;
mod test;
mod wasm_target;

use std::process::ExitCode;

use anyhow::{Result, bail};

use ground::Ground;
use steps::Steps;

const USAGE: &str = "\
cargo xtask run [FLAGS OF pulso serve]     build, fill the demonstration, serve
cargo xtask test [--only STEP]             everything that must hold
cargo xtask test browser [PART OF A NAME]  only these browser stories
cargo xtask build [site]                   phone module, styles and files, then the server that carries them
cargo xtask budget                         bytes over the air, in brotli
cargo xtask bench                          processor time and fsyncs of an answer
cargo xtask conformance FOLDER [--write OUT]  workbooks against the XForms beside them
cargo xtask audit [--advisories FOLDER]    bans, licences, known holes
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
        ["run", flags @ ..] => run::serve(flags),
        ["test"] => test::run(None),
        ["test", "--only", step] => test::run(Some(step)),
        ["test", "browser", part] => browser::stories(&mut Ground::new()?, Some(part)),
        ["budget"] => budget::check(&mut Ground::new()?),
        ["bench"] => bench::print(&mut Ground::new()?),
        ["conformance", folder] => conformance::check(folder, None),
        ["conformance", folder, "--write", out] | ["conformance", "--write", out, folder] => {
            conformance::check(folder, Some(out))
        }
        ["audit"] => audit::run(None),
        ["audit", "--advisories", folder] => audit::run(Some(folder)),
        [] | ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            Ok(())
        }
        [other, ..] => bail!("there is no command `{other}`\n\n{USAGE}"),
    }
}
