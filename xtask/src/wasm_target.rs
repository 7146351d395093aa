//! Makes sure that rustc can build for wasm32-unknown-unknown.
//!
//! rustup is asked first. Where it cannot download, the standard library is built once from the distribution's
//! `rust-src`, whose version must be exactly that of the installed rustc.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::steps::{command, exists, must, output};

const TARGET: &str = "wasm32-unknown-unknown";
/// Suites of the distribution that may hold a recent rust-src, newest last.
const SUITES: [&str; 4] = ["trixie-backports", "forky", "sid", "bookworm-backports"];

pub fn ensure() -> Result<()> {
    let folder = library_folder()?;
    if installed(&folder) {
        return Ok(());
    }
    if exists("rustup") {
        println!("    asking rustup for {TARGET}");
        let added =
            command("rustup").args(["target", "add", TARGET]).status().is_ok_and(|status| status.success());
        if added && installed(&folder) {
            return Ok(());
        }
    }
    println!(
        "    rustup has no {TARGET} for us: building its standard library from the distribution's rust-src"
    );
    from_distribution(&folder).context(
        "the wasm32 standard library is missing: run `rustup target add wasm32-unknown-unknown`, \
         or make a rust-src package of exactly your rustc version reachable by apt",
    )
}

fn library_folder() -> Result<PathBuf> {
    let sysroot = output(command("rustc").args(["--print", "sysroot"]))?;
    Ok(Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).join("lib"))
}

fn installed(folder: &Path) -> bool {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    files.filter(|file| file.file_name().to_string_lossy().starts_with("libstd-")).count() > 0
}

fn from_distribution(folder: &Path) -> Result<()> {
    let version = output(command("rustc").arg("--version"))?;
    let version = version.split_whitespace().nth(1).context("rustc does not say its version")?.to_owned();
    let mirror = mirror()?;
    let work = crate::steps::root().join("target/wasm-std");
    fs::create_dir_all(&work)?;
    let package = SUITES
        .iter()
        .find_map(|suite| find(&mirror, suite, &version, &work).ok().flatten())
        .with_context(|| format!("no suite of the distribution has rust-src {version}"))?;

    let deb = work.join("rust-src.deb");
    download(&format!("{mirror}/{}", package.file), &deb)?;
    let sum = output(command("sha256sum").arg(&deb))?;
    if !sum.starts_with(&package.sha256) {
        bail!("rust-src arrived damaged: its SHA-256 is not the one in the package index");
    }
    let unpacked = work.join("unpacked");
    let _ = fs::remove_dir_all(&unpacked);
    must(command("dpkg-deb").arg("-x").arg(&deb).arg(&unpacked))?;
    let library = find_library(&unpacked).context("rust-src holds no library/sysroot")?;
    must(
        command("cargo")
            .current_dir(library.join("sysroot"))
            .args(["build", "--release", "--target", TARGET])
            .env("RUSTC_BOOTSTRAP", "1")
            .env("RUSTFLAGS", "-Zforce-unstable-if-unmarked")
            .env("CARGO_TARGET_DIR", library.join("target")),
    )?;
    fs::create_dir_all(folder)?;
    for file in fs::read_dir(library.join("target").join(TARGET).join("release/deps"))?.flatten() {
        if file.path().extension().is_some_and(|ending| ending == "rlib") {
            fs::copy(file.path(), folder.join(file.file_name()))?;
        }
    }
    let _ = fs::remove_dir_all(&unpacked);
    Ok(())
}

fn find_library(unpacked: &Path) -> Option<PathBuf> {
    let sources = unpacked.join("usr/src");
    let mut found = fs::read_dir(sources).ok()?.flatten().map(|entry| entry.path().join("library"));
    found.find(|library| library.join("sysroot").is_dir())
}

/// The address of the first Debian mirror in the machine's own apt configuration.
fn mirror() -> Result<String> {
    let mut texts = vec![PathBuf::from("/etc/apt/sources.list")];
    texts.extend(fs::read_dir("/etc/apt/sources.list.d").into_iter().flatten().flatten().map(|e| e.path()));
    let text: String =
        texts.iter().filter_map(|path| fs::read_to_string(path).ok()).collect::<Vec<_>>().join("\n");
    mirror_in(&text).context("the apt configuration names no Debian mirror")
}

fn mirror_in(sources: &str) -> Option<String> {
    let addresses = sources.lines().filter_map(|line| {
        let line = line.trim();
        let of_stanza = line.strip_prefix("URIs:").and_then(|rest| rest.split_whitespace().next());
        let of_line =
            line.strip_prefix("deb ").and_then(|rest| rest.split_whitespace().find(|w| w.contains("://")));
        of_stanza.or(of_line)
    });
    let plain = |address: &&str| address.trim_end_matches('/').ends_with("/debian");
    addresses.filter(plain).map(|address| address.trim_end_matches('/').to_owned()).next()
}

struct Package {
    file: String,
    sha256: String,
}

fn find(mirror: &str, suite: &str, version: &str, work: &Path) -> Result<Option<Package>> {
    let index = work.join(format!("{suite}.xz"));
    download(&format!("{mirror}/dists/{suite}/main/binary-amd64/Packages.xz"), &index)?;
    let text = output(command("xz").args(["--decompress", "--stdout"]).arg(&index))?;
    Ok(package_in(&text, version))
}

fn package_in(index: &str, version: &str) -> Option<Package> {
    index.split("\n\n").find_map(|stanza| {
        let field = |name: &str| stanza.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
        let exact = field("Package")? == "rust-src" && field("Version")?.starts_with(&format!("{version}+"));
        exact.then(|| {
            Some(Package { file: field("Filename")?.to_owned(), sha256: field("SHA256")?.to_owned() })
        })?
    })
}

fn download(address: &str, to: &Path) -> Result<()> {
    must(
        command("curl")
            .args(["--fail", "--silent", "--show-error", "--location", "--output"])
            .arg(to)
            .arg(address),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mirror_is_read_from_both_apt_formats() {
        let stanza = "Types: deb\nURIs: http://mirror.test/debian\nSuites: x\n";
        let line = "# deb http://no.test/debian x\ndeb [signed-by=/k] https://other.test/debian/ x main\n";
        assert_eq!(mirror_in(stanza).as_deref(), Some("http://mirror.test/debian"));
        assert_eq!(mirror_in(line).as_deref(), Some("https://other.test/debian"));
        assert_eq!(mirror_in("deb https://tools.test/apt stable main"), None);
    }

    #[test]
    fn only_the_very_same_version_is_taken() {
        let index = "Package: rust-src\nVersion: 1.94.0+dfsg1-1\nFilename: a\nSHA256: 1\n\n\
                     Package: rust-src\nVersion: 1.95.0+dfsg1-1~bpo13+1\nFilename: b\nSHA256: 2\n";
        assert_eq!(package_in(index, "1.95.0").map(|p| p.file).as_deref(), Some("b"));
        assert!(package_in(index, "1.95").is_none());
    }
}
