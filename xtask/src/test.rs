//! `cargo xtask test`: everything that must hold, cheapest first. The first failure stops and says how to repeat it.

use anyhow::{Result, bail};

use crate::ground::Ground;
use crate::steps::{Steps, cargo, must, root};
use crate::{bench, browser, budget, conformance, kills, oracles, wasm_target};

/// Packages and features of every ordinary build, always the same, so that nothing is compiled twice.
pub const RUST_TESTS: [&str; 11] = [
    "--locked",
    "--package",
    "domain",
    "--package",
    "app",
    "--package",
    "server",
    "--package",
    "xtask",
    "--features",
    "app/ssr",
];

type Work = fn(&mut Ground) -> Result<()>;

const STEPS: [(&str, Work); 13] = [
    ("format", |_| must(cargo().args(["fmt", "--all", "--check"]))),
    ("lints", |_| {
        must(cargo().arg("clippy").args(RUST_TESTS).args(["--all-targets", "--", "-D", "warnings"]))
    }),
    ("phone-lints", phone_lints),
    ("sqlite", |_| must(cargo().arg("test").args(RUST_TESTS))),
    ("postgres", postgres),
    ("workbooks", workbooks),
    ("oracles", |_| oracles::ask()),
    ("build", |ground| ground.binary().map(|_| ())),
    ("demo", |ground| ground.demo().map(|_| ())),
    ("budget", budget::check),
    ("fsyncs", bench::fsyncs),
    ("kills", kills::survive),
    ("browser", |ground| browser::stories(ground, None)),
];

const PHONE_LINTS: [&str; 12] = [
    "clippy",
    "--locked",
    "--package",
    "app",
    "--no-default-features",
    "--features",
    "hydrate",
    "--target",
    "wasm32-unknown-unknown",
    "--",
    "-D",
    "warnings",
];

/// All steps, or one by its name.
pub fn run(only: Option<&str>) -> Result<()> {
    let names = || STEPS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
    if let Some(only) = only.filter(|only| STEPS.iter().all(|(name, _)| name != only)) {
        bail!("there is no step `{only}`; there are {}", names());
    }
    let (mut steps, mut ground) = (Steps::default(), Ground::new()?);
    for (name, work) in STEPS.into_iter().filter(|(name, _)| only.is_none_or(|only| only == *name)) {
        let done = steps.run(name, &format!("cargo xtask test --only {name}"), || work(&mut ground));
        if let Err(error) = done {
            println!("\n{}", steps.failed());
            return Err(error);
        }
    }
    println!("\n{}", steps.summary());
    Ok(())
}

/// The phone crate as it is built for phones.
fn phone_lints(_: &mut Ground) -> Result<()> {
    wasm_target::ensure()?;
    must(cargo().args(PHONE_LINTS))
}

/// Our own workbooks against what another converter makes of them.
fn workbooks(_: &mut Ground) -> Result<()> {
    conformance::check(&root().join("end2end/workbooks").to_string_lossy(), None)
}

/// The tests of the server once more, now on PostgreSQL.
fn postgres(ground: &mut Ground) -> Result<()> {
    let url = ground.postgres()?.url();
    must(cargo().arg("test").args(RUST_TESTS).args(["--test", "it"]).env("TEST_DATABASE_URL", url))
}
