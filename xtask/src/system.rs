//! What the machine must have: programs come from the distribution when they are missing.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::steps::{command, exists, must, output};

/// Makes sure of `program`, from the Debian package `package` when it is missing.
pub fn ensure(program: &str, package: &str) -> Result<()> {
    if !exists(program) {
        install(package)?;
    }
    Ok(())
}

pub fn install(package: &str) -> Result<()> {
    println!("    installing {package}");
    if !exists("apt-get") {
        bail!("{package} is missing: install it with the package manager of this machine");
    }
    let apt = |words: &[&str]| {
        let mut apt = if is_root()? { command("apt-get") } else { command("sudo") };
        if !is_root()? {
            apt.arg("apt-get");
        }
        must(
            apt.args(["-qq", "-o", "DPkg::Lock::Timeout=300"])
                .args(words)
                .env("DEBIAN_FRONTEND", "noninteractive"),
        )
    };
    apt(&["update"])?;
    apt(&["install", "--yes", "--no-install-recommends", package])
}

pub fn is_root() -> Result<bool> {
    Ok(output(command("id").arg("-u"))?.trim() == "0")
}

/// Whether somebody of this name may own files here.
pub fn user_exists(name: &str) -> bool {
    output(command("id").args(["-u", name])).is_ok()
}

/// A new folder for one step, outside of the checkout so that other users can reach it; removed when dropped.
pub struct Scratch(PathBuf);

impl Scratch {
    pub fn new(name: &str) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("pulso-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A port of the loopback address that nobody uses now.
pub fn free_port() -> Result<u16> {
    Ok(std::net::TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// Sends a signal by its name to a process.
pub fn signal(pid: u32, name: &str) -> Result<()> {
    must(command("sh").args(["-c", &format!("kill -{name} {pid}")]))
}
