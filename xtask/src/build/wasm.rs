//! The module that phones load, and the glue that starts it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use super::Shrinking;
use crate::steps::{cargo, command, must, root, target_folder};

/// Optimised module and minified glue. The glue still says [`MODULE_NAME`].
pub struct Made {
    pub glue: Vec<u8>,
    pub module: Vec<u8>,
}

/// The name by which the glue calls its module before hashes are known.
pub const MODULE_NAME: &str = "pulso_bg.wasm";

pub fn build(shrinking: &Shrinking) -> Result<Made> {
    must(cargo().args([
        "build",
        "--locked",
        "--package",
        "app",
        "--lib",
        "--target",
        "wasm32-unknown-unknown",
        "--no-default-features",
        "--features",
        "hydrate",
        "--profile",
        "wasm-release",
    ]))?;
    let work = root().join("target/site-work");
    let _ = fs::remove_dir_all(&work);
    fs::create_dir_all(&work)?;

    let compiled = target_folder()?.join("wasm32-unknown-unknown/wasm-release/app.wasm");
    Bindgen::new()
        .input_path(&compiled)
        .out_name("pulso")
        .web(true)
        .and_then(|bindgen| {
            bindgen.typescript(false).remove_name_section(true).remove_producers_section(true).generate(&work)
        })
        .context("wasm-bindgen could not make the glue")?;
    ensure!(
        !work.join("snippets").exists(),
        "a dependency brings its own JavaScript (`inline_js`): phones would load a file that the worker does not know"
    );
    let module = work.join(MODULE_NAME);
    optimise(&module, shrinking)?;
    minify(&work.join("pulso.js"), shrinking)?;
    Ok(Made { glue: fs::read(work.join("pulso.js"))?, module: fs::read(module)? })
}

/// The module may use what Chrome 96, Firefox 91 and Safari 15 know; its own feature section says the rest.
fn optimise(module: &Path, shrinking: &Shrinking) -> Result<()> {
    let Some(wasm_opt) = shrinking.program("wasm-opt") else { return Ok(()) };
    must(
        command(&wasm_opt.to_string_lossy())
            .args(["-Oz", "--enable-bulk-memory", "--enable-nontrapping-float-to-int", "-o"])
            .args([module, module]),
    )
}

/// Makes a script smaller in place.
pub fn minify(script: &Path, shrinking: &Shrinking) -> Result<()> {
    let Some(esbuild) = shrinking.program("esbuild") else { return Ok(()) };
    must(
        command(&esbuild.to_string_lossy())
            .arg(script)
            .args([
                "--minify",
                "--target=chrome96,firefox91,safari15",
                "--log-level=warning",
                "--allow-overwrite",
            ])
            .arg(format!("--outfile={}", script.display())),
    )
}
