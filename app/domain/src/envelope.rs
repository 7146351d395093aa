//! The frozen string that a phone sends: made once when an interview is finished, the same bytes in every retry.
//!
//! `base64url(version ‖ id ‖ wave ‖ form version ‖ key id ‖ sealed)`. The payload hash is the SHA-256 of the bytes;
//! both sides compute it, it is never carried inside.

use sha2::{Digest, Sha256};

use crate::encoding::{base64url, from_base64url, from_hex, hex};
use crate::id::{FormVersionId, ResponseId, WaveId};

/// The first version of the layout.
pub const VERSION: u8 = 1;
const HEAD: usize = 1 + 16 + 16 + 16 + 8;
/// Longest frozen string that is taken (safety R9).
pub const LONGEST: usize = 256 * 1024;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    pub id: ResponseId,
    pub wave: WaveId,
    pub form_version: FormVersionId,
    pub key_id: KeyId,
    /// Encapsulated key (32 bytes) and ciphertext.
    pub sealed: Vec<u8>,
}

/// Why a text is not an envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unreadable {
    #[error("longer than 256 KiB")]
    TooLong,
    #[error("not base64url")]
    NotBase64,
    #[error("cut off")]
    CutOff,
    #[error("a layout that this build does not know")]
    UnknownVersion,
    #[error("an id that is not a random UUID")]
    BadId,
}

/// Short name of a public key: the first eight bytes of its SHA-256.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyId([u8; 8]);

impl KeyId {
    pub fn of(public_key: &[u8]) -> Self {
        let mut short = [0; 8];
        short.copy_from_slice(&Sha256::digest(public_key)[..8]);
        Self(short)
    }

    /// Sixteen lower-case hex digits.
    pub fn parse(text: &str) -> Option<Self> {
        from_hex(text)?.try_into().ok().map(Self)
    }
}

impl std::fmt::Display for KeyId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

/// What the seal binds besides the answers, so that no sealed bytes fit into another envelope.
pub fn associated_data(
    id: &ResponseId,
    wave: &WaveId,
    form_version: &FormVersionId,
    key_id: KeyId,
) -> Vec<u8> {
    let mut head = Vec::with_capacity(HEAD);
    head.push(VERSION);
    head.extend(id.bytes());
    head.extend(wave.bytes());
    head.extend(form_version.bytes());
    head.extend(key_id.0);
    head
}

/// The `info` of the seal: the protocol and the hash (hex) of the form version that was asked.
pub fn info(form_hash: &str) -> Vec<u8> {
    [b"pulso/response/1".as_slice(), form_hash.as_bytes()].concat()
}

impl Envelope {
    pub fn head(&self) -> Vec<u8> {
        associated_data(&self.id, &self.wave, &self.form_version, self.key_id)
    }

    pub fn to_text(&self) -> String {
        let mut bytes = self.head();
        bytes.extend_from_slice(&self.sealed);
        base64url(&bytes)
    }

    pub fn open_text(text: &str) -> Result<Self, Unreadable> {
        let bytes = bytes_of(text)?;
        if bytes.first() != Some(&VERSION) {
            return Err(if bytes.is_empty() { Unreadable::CutOff } else { Unreadable::UnknownVersion });
        }
        if bytes.len() <= HEAD + 32 {
            return Err(Unreadable::CutOff);
        }
        let uuid = |at: usize| -> String {
            let mut id = [0; 16];
            id.copy_from_slice(&bytes[at..at + 16]);
            let hex = hex(&id);
            [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
        };
        let mut key_id = [0; 8];
        key_id.copy_from_slice(&bytes[49..HEAD]);
        Ok(Self {
            id: ResponseId::parse(&uuid(1)).map_err(|_| Unreadable::BadId)?,
            wave: WaveId::parse(&uuid(17)).map_err(|_| Unreadable::BadId)?,
            form_version: FormVersionId::parse(&uuid(33)).map_err(|_| Unreadable::BadId)?,
            key_id: KeyId(key_id),
            sealed: bytes[HEAD..].to_vec(),
        })
    }
}

fn bytes_of(text: &str) -> Result<Vec<u8>, Unreadable> {
    if text.len() > LONGEST {
        return Err(Unreadable::TooLong);
    }
    from_base64url(text).ok_or(Unreadable::NotBase64)
}

/// SHA-256 (hex) of the bytes of a frozen string; of the text itself where it is not base64url.
pub fn payload_hash(text: &str) -> String {
    let bytes = bytes_of(text).unwrap_or_else(|_| text.as_bytes().to_vec());
    hex(&Sha256::digest(bytes))
}

/// SHA-256 in lower-case hex.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
