//! Passphrases: Argon2id, off the async threads, never more at once than the machine has cores to spare.

use std::sync::Arc;

use anyhow::{Context, anyhow};
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

use crate::keys::random;

/// 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Whether a passphrase fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fits {
    Yes,
    No,
}

pub struct Passphrases {
    hasher: Argon2<'static>,
    /// Compared with where the handle is unknown, so that both answers take the same time.
    nobody: String,
    slots: Arc<Semaphore>,
}

impl Passphrases {
    pub fn new() -> anyhow::Result<Self> {
        let params =
            Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|error| anyhow!("argon2: {error}"))?;
        let hasher = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get());
        let nobody = hash_of(&hasher, "nobody has this passphrase")?;
        Ok(Self { hasher, nobody, slots: Arc::new(Semaphore::new(cores.saturating_sub(1).max(1))) })
    }

    pub async fn hash(&self, passphrase: &str) -> anyhow::Result<String> {
        let (hasher, passphrase) = (self.hasher.clone(), passphrase.to_owned());
        self.off_thread(move || hash_of(&hasher, &passphrase)).await
    }

    /// Takes the same time for an unknown handle (`None`) as for a wrong passphrase.
    pub async fn check(&self, hash: Option<&str>, passphrase: &str) -> anyhow::Result<Fits> {
        let known = hash.is_some();
        let hash = hash.unwrap_or(&self.nobody).to_owned();
        let (hasher, passphrase) = (self.hasher.clone(), passphrase.to_owned());
        let matches = self
            .off_thread(move || {
                let hash = PasswordHash::new(&hash).map_err(|error| anyhow!("a stored hash: {error}"))?;
                Ok(hasher.verify_password(passphrase.as_bytes(), &hash).is_ok())
            })
            .await?;
        Ok(if matches && known { Fits::Yes } else { Fits::No })
    }

    async fn off_thread<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> anyhow::Result<T> + Send + 'static,
    ) -> anyhow::Result<T> {
        let slot = self.slots.clone().acquire_owned().await.context("the server is stopping")?;
        // Hashing goes on when the caller has hung up, and holds its slot to the end: memory stays bounded.
        let work = move || {
            let _held = slot;
            work()
        };
        tokio::task::spawn_blocking(work).await.context("hashing was cut off")?
    }
}

fn hash_of(hasher: &Argon2<'_>, passphrase: &str) -> anyhow::Result<String> {
    let salt = random::<16>()?;
    let hash: argon2::password_hash::phc::PasswordHash = hasher
        .hash_password_with_salt(passphrase.as_bytes(), &salt)
        .map_err(|error| anyhow!("argon2: {error}"))?;
    Ok(hash.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[tokio::test]
    async fn whoever_hangs_up_does_not_make_room_for_more_hashing() {
        let passphrases = Passphrases::new().unwrap();
        let (free, (go_on, wait)) = (passphrases.slots.available_permits(), std::sync::mpsc::channel::<()>());
        let hashing = passphrases.off_thread(move || Ok(wait.recv()?));
        assert!(tokio::time::timeout(Duration::from_millis(50), hashing).await.is_err());
        assert_eq!(passphrases.slots.available_permits(), free - 1);
        go_on.send(()).unwrap();
        let _back = passphrases.slots.acquire_many(free as u32).await.unwrap();
    }
}
