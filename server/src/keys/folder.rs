//! Key files: mode 0600 in folders of mode 0700, written whole or not at all, durable before they are used.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;

use super::Deployment;

/// Why the keys cannot be used, and what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum KeysFault {
    #[error(
        "the database is in use, but its keys are not at {path}\n  \
         put the `keys` folder of this deployment back from its own backup; without it no answer can be read"
    )]
    Missing { path: PathBuf },
    #[error("{path} can be read by others (mode {mode:03o})\n  close it with: chmod {wanted:o} {path}")]
    Open { path: PathBuf, mode: u32, wanted: u32 },
    #[error("{path} is not a key file\n  put it back from the backup of the `keys` folder")]
    Damaged { path: PathBuf },
    #[error("cannot use {path}: {source}\n  give this user the folder and write access to it")]
    Io { path: PathBuf, source: io::Error },
    #[error("the system gave no random bytes: {0}")]
    NoChance(getrandom::Error),
    #[error("the data key: {0}")]
    Cannot(domain::sealing::SealFault),
}

/// Random bytes from the operating system.
pub fn random<const N: usize>() -> Result<[u8; N], KeysFault> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(KeysFault::NoChance)?;
    Ok(bytes)
}

fn at(path: &Path) -> impl Fn(io::Error) -> KeysFault + '_ {
    |source| KeysFault::Io { path: path.to_owned(), source }
}

/// The folder and its two rooms, closed to others.
pub fn ready(folder: &Path, deployment: Deployment) -> Result<(), KeysFault> {
    if !folder.exists() && deployment == Deployment::InUse {
        return Err(KeysFault::Missing { path: folder.to_owned() });
    }
    for path in [folder.to_owned(), folder.join("waves"), folder.join("custody")] {
        if !path.exists() {
            fs::DirBuilder::new().recursive(true).mode(0o700).create(&path).map_err(at(&path))?;
        }
        closed(&path, 0o700)?;
    }
    Ok(())
}

fn closed(path: &Path, wanted: u32) -> Result<(), KeysFault> {
    let mode = fs::metadata(path).map_err(at(path))?.permissions().mode() & 0o777;
    if mode & 0o077 == 0 { Ok(()) } else { Err(KeysFault::Open { path: path.to_owned(), mode, wanted }) }
}

/// A secret of 32 bytes; made where the deployment is new.
pub fn secret(path: &Path, deployment: Deployment) -> Result<[u8; 32], KeysFault> {
    if let Some(key) = read(path)? {
        return Ok(key);
    }
    if deployment == Deployment::InUse {
        return Err(KeysFault::Missing { path: path.to_owned() });
    }
    let fresh: [u8; 32] = random()?;
    let mut key = [0; 32];
    read_or_make(path, &mut key, || fresh.to_vec())?;
    Ok(key)
}

/// The key in this file, if there is one.
pub fn read<const N: usize>(path: &Path) -> Result<Option<[u8; N]>, KeysFault> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(at(path)(error)),
    };
    closed(path, 0o600)?;
    let bytes = HEXLOWER.decode(text.trim().as_bytes()).ok().and_then(|bytes| bytes.try_into().ok());
    bytes.map(Some).ok_or_else(|| KeysFault::Damaged { path: path.to_owned() })
}

/// Reads the file, or makes it first. Of two servers that make it at once, both read what the faster one wrote.
pub fn read_or_make<const N: usize>(
    path: &Path,
    key: &mut [u8; N],
    make: impl FnOnce() -> Vec<u8>,
) -> Result<(), KeysFault> {
    if let Some(found) = read(path)? {
        *key = found;
        return Ok(());
    }
    let name: [u8; 8] = random()?;
    let draft = path.with_extension(HEXLOWER.encode(&name));
    write(&draft, HEXLOWER.encode(&make()).as_bytes()).map_err(at(&draft))?;
    let linked = fs::hard_link(&draft, path);
    fs::remove_file(&draft).map_err(at(&draft))?;
    match linked {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(at(path)(error)),
        _ => settle(path).map_err(at(path))?,
    }
    *key = read(path)?.ok_or_else(|| KeysFault::Missing { path: path.to_owned() })?;
    Ok(())
}

fn write(path: &Path, text: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.set_permissions(Permissions::from_mode(0o600))?;
    file.write_all(text)?;
    file.sync_all()
}

/// Makes the entry of a file in its folder durable.
fn settle(path: &Path) -> io::Result<()> {
    match path.parent() {
        Some(folder) => File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}

/// Overwrites and removes a key; one that is gone already is no error.
pub fn destroy(path: &Path) -> Result<(), KeysFault> {
    let wipe = || -> io::Result<()> {
        let mut file = OpenOptions::new().write(true).open(path)?;
        let length = file.metadata()?.len();
        file.write_all(&vec![b'0'; length as usize])?;
        file.sync_all()?;
        fs::remove_file(path)?;
        settle(path)
    };
    match wipe() {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(at(path)(error)),
        _ => Ok(()),
    }
}
