//! The server's word that an answer is kept, and the code by which anyone can ask about it later.

use serde::{Deserialize, Serialize};

use crate::encoding::{base32, base64url, from_base32};
use crate::id::ResponseId;

/// Given only after a durable commit; the same answer always gets the same receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    pub id: ResponseId,
    /// SHA-256 (hex) of the bytes that the server received.
    pub hash: String,
    /// MAC over id and hash (base64url): by it the server knows its own receipts again.
    pub tag: String,
    /// The code that a person can read aloud.
    pub code: String,
}

impl Receipt {
    /// `mac` and `code_mac` are the server's MACs over [`Receipt::signed_bytes`] and over the id.
    pub fn new(id: ResponseId, hash: String, mac: &[u8], code_mac: &[u8]) -> Self {
        let code = ReceiptCode::new(&id, code_mac).to_string();
        Self { id, hash, tag: base64url(mac), code }
    }

    /// What the tag covers.
    pub fn signed_bytes(id: &ResponseId, hash: &str) -> Vec<u8> {
        [b"pulso/receipt/1".as_slice(), &id.bytes(), hash.as_bytes()].concat()
    }

    /// Whether this receipt is for the item with this id and these bytes: only then may a phone delete it.
    pub fn acknowledges(&self, id: &ResponseId, hash: &str) -> bool {
        self.id == *id && self.hash == hash
    }
}

/// 16 bytes of id and 4 bytes of MAC: 32 characters of Crockford base32 in groups of four.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptCode {
    bytes: [u8; 20],
}

/// The text cannot be a receipt code: it was misread or cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a receipt code has 32 letters and digits")]
pub struct NotACode;

impl ReceiptCode {
    pub fn new(id: &ResponseId, mac: &[u8]) -> Self {
        let mut bytes = [0; 20];
        bytes[..16].copy_from_slice(&id.bytes());
        for (to, from) in bytes[16..].iter_mut().zip(mac) {
            *to = *from;
        }
        Self { bytes }
    }

    /// Forgives case, spaces, hyphens, and O, I, L for 0, 1, 1.
    pub fn parse(text: &str) -> Result<Self, NotACode> {
        let decoded = decode(text).ok_or(NotACode)?;
        decoded.try_into().map(|bytes| Self { bytes }).map_err(|_| NotACode)
    }

    /// The id that the code speaks of, if it is one.
    pub fn id(&self) -> Option<ResponseId> {
        let mut id = [0; 16];
        id.copy_from_slice(&self.bytes[..16]);
        let random = ResponseId::from_random(id);
        (random.bytes() == id).then_some(random)
    }

    pub fn mac(&self) -> &[u8] {
        &self.bytes[16..]
    }
}

impl std::fmt::Display for ReceiptCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&groups(&encode(&self.bytes)))
    }
}

/// Groups of four, as people read codes aloud.
pub fn groups(code: &str) -> String {
    let mut text = String::with_capacity(code.len() + code.len() / 4);
    for (at, c) in code.chars().enumerate() {
        if at > 0 && at % 4 == 0 {
            text.push(' ');
        }
        text.push(c);
    }
    text
}

/// Crockford base32 in capitals.
pub fn encode(bytes: &[u8]) -> String {
    base32(bytes)
}

/// Reads Crockford base32 as people type it.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    from_base32(text.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_read_aloud_and_typed_carelessly_is_the_same_code() {
        let id = ResponseId::from_random([0x5a; 16]);
        let code = ReceiptCode::new(&id, &[1, 2, 3, 4, 5, 6]);
        let text = code.to_string();
        assert_eq!(text.len(), 32 + 7);
        let careless = text.to_lowercase().replace(' ', "-").replace('0', "o").replace('1', "l");
        assert_eq!(ReceiptCode::parse(&careless), Ok(code.clone()));
        assert_eq!(code.id(), Some(id));
        assert_eq!(code.mac(), [1, 2, 3, 4]);
        for wrong in ["", "ABCD", &text[..30], "U".repeat(32).as_str()] {
            assert_eq!(ReceiptCode::parse(wrong), Err(NotACode), "{wrong}");
        }
    }
}
