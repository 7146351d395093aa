//! The secrets of a deployment: a folder beside the database, never inside it or its backups.
//!
//! `receipt.key` (MAC of receipts), `data.key` (answers at rest), `waves/ID.key` (X25519 pair of a wave) and
//! `custody/ID.key` (who collected what; destroyed as the last step of closing a wave). All servers of a deployment
//! share the folder. It refuses to run with a folder that others may read, or without the folder of its database.

mod folder;

use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit, Mac};
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;
use sha2::Sha256;
use subtle::ConstantTimeEq;

use domain::id::{ResponseId, WaveId};
use domain::receipt::{Receipt, ReceiptCode};
use domain::sealing::{KeyPair, SecretKey};

pub use folder::{KeysFault, random};

/// Whether the database already holds something that the keys of this folder must open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deployment {
    New,
    InUse,
}

pub struct Keys {
    folder: PathBuf,
    receipt: SecretKey,
    data: SecretKey,
}

impl Keys {
    /// Opens the folder; makes it only for a deployment that is new.
    pub fn open(folder: &Path, deployment: Deployment) -> Result<Self, KeysFault> {
        folder::ready(folder, deployment)?;
        let fixed = |name: &str| folder::secret(&folder.join(name), deployment).map(SecretKey::new);
        Ok(Self { receipt: fixed("receipt.key")?, data: fixed("data.key")?, folder: folder.to_owned() })
    }

    /// Encrypts answers at rest.
    pub fn data(&self) -> &SecretKey {
        &self.data
    }

    /// The pair of a wave, made at the first call. Durable when this returns, so a wave may then be opened.
    pub fn wave_pair(&self, wave: &WaveId) -> Result<KeyPair, KeysFault> {
        let mut bytes = [0; 64];
        let path = self.folder.join("waves").join(format!("{wave}.key"));
        let seed = random()?;
        folder::read_or_make(&path, &mut bytes, || {
            let pair = KeyPair::generate(&mut ChaCha20Rng::from_seed(seed));
            [pair.secret, pair.public].concat()
        })?;
        let mut pair = KeyPair { secret: [0; 32], public: [0; 32] };
        pair.secret.copy_from_slice(&bytes[..32]);
        pair.public.copy_from_slice(&bytes[32..]);
        Ok(pair)
    }

    /// The key under which custody rows of a wave are named, made when the wave opens.
    pub fn make_custody(&self, wave: &WaveId) -> Result<(), KeysFault> {
        folder::secret(&self.custody_path(wave), Deployment::New).map(drop)
    }

    /// Read from the folder at each use and never kept in memory; none once it was destroyed.
    pub fn custody(&self, wave: &WaveId) -> Result<Option<Custody>, KeysFault> {
        Ok(folder::read(&self.custody_path(wave))?.map(|key| Custody(SecretKey::new(key))))
    }

    /// Overwrites and removes the custody key: from now on nobody can say who collected which answer.
    pub fn destroy_custody(&self, wave: &WaveId) -> Result<(), KeysFault> {
        folder::destroy(&self.custody_path(wave))
    }

    fn custody_path(&self, wave: &WaveId) -> PathBuf {
        self.folder.join("custody").join(format!("{wave}.key"))
    }

    /// The receipt of these bytes: the same answer always gets the same one.
    pub fn receipt(&self, id: &ResponseId, hash: &str) -> Receipt {
        let tag = mac(&self.receipt, &Receipt::signed_bytes(id, hash));
        Receipt::new(id.clone(), hash.to_owned(), &tag, &self.code_mac(id))
    }

    /// The code on every receipt of this id.
    pub fn receipt_code(&self, id: &ResponseId) -> String {
        ReceiptCode::new(id, &self.code_mac(id)).to_string()
    }

    /// Whether this code stands on a receipt of this deployment; needs no row.
    pub fn knows(&self, code: &ReceiptCode) -> bool {
        code.id().is_some_and(|id| self.code_mac(&id)[..code.mac().len()].ct_eq(code.mac()).into())
    }

    /// The server's own word that it saw this signature made (hex).
    pub fn sign(&self, bytes: &[u8]) -> String {
        HEXLOWER.encode(&mac(&self.receipt, bytes))
    }

    fn code_mac(&self, id: &ResponseId) -> [u8; 32] {
        mac(&self.receipt, &[b"pulso/receipt-code/1".as_slice(), &id.bytes()].concat())
    }
}

/// Names custody rows while a wave is being collected.
pub struct Custody(SecretKey);

impl Custody {
    /// HMAC of the response id (hex): tells nothing without the key.
    pub fn name(&self, id: &ResponseId) -> String {
        HEXLOWER.encode(&mac(&self.0, &id.bytes()))
    }
}

fn mac(key: &SecretKey, bytes: &[u8]) -> [u8; 32] {
    // HMAC takes keys of any length; a length that it refused would be the empty MAC of no receipt.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key.bytes()) else {
        return [0; 32];
    };
    mac.update(bytes);
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests;
