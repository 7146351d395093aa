//! Runs what people do in a real browser, against the optimised build.

use anyhow::Result;

use crate::ground::Ground;
use crate::steps::{command, exists, must, root};
use crate::{npm, oracles, system};

const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// All stories, or those whose file name holds `part`.
pub fn stories(ground: &mut Ground, part: Option<&str>) -> Result<()> {
    if !BROWSERS.iter().any(|name| exists(name)) {
        system::install("chromium")?;
    }
    npm::install("end2end")?;
    let mut files: Vec<_> = std::fs::read_dir(root().join("end2end/tests"))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .filter(|path| part.is_none_or(|part| path.to_string_lossy().contains(part)))
        .collect();
    files.sort();
    let url = ground.postgres()?.new_database("browser")?;
    must(
        command("node")
            .args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
            .args(files)
            .env("PULSO_BINARY", ground.binary()?)
            .env("PULSO_DEMO", ground.demo()?)
            .env("PULSO_POSTGRES", url)
            .env("PULSO_PYTHON", oracles::python()?),
    )
}
