//! Asks other people's programs whether ours is right: an HPKE of PyPI, and scipy.

use std::path::PathBuf;

use anyhow::Result;

use crate::steps::{cargo, command, must, root, target_folder};
use crate::test::RUST_TESTS;

pub fn ask() -> Result<()> {
    must(cargo().arg("build").args(RUST_TESTS).args(["--example", "oracle"]))?;
    let ours = target_folder()?.join("debug/examples/oracle");
    must(command(&python()?.to_string_lossy()).arg("end2end/oracles/check.py").arg(ours))
}

/// Python with exactly the packages of `end2end/oracles/requirements.txt`, in `target/venv`.
pub fn python() -> Result<PathBuf> {
    let (venv, wanted) = (root().join("target/venv"), root().join("end2end/oracles/requirements.txt"));
    let (python, stamp) = (venv.join("bin/python"), venv.join("requirements.txt"));
    let wanted_text = std::fs::read(&wanted)?;
    if std::fs::read(&stamp).is_ok_and(|installed| installed == wanted_text) {
        return Ok(python);
    }
    must(command("python3").args(["-m", "venv", "--clear"]).arg(&venv))?;
    must(
        command(&python.to_string_lossy())
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--only-binary",
                ":all:",
                "-r",
            ])
            .arg(&wanted),
    )?;
    std::fs::copy(&wanted, &stamp)?;
    Ok(python)
}
