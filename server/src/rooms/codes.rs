//! Codes on paper and tokens in cookies and phones. Only their SHA-256 is kept.

use data_encoding::BASE64URL_NOPAD;

use domain::envelope::sha256_hex;
use domain::receipt::{decode, encode, groups};

use crate::keys::{KeysFault, random};

/// 128 random bits and a check of eight: 28 characters of Crockford base32.
const INVITATION: usize = 16;
/// 72 random bits and a check of eight: 15 characters, short enough for a poster.
const ANSWER: usize = 9;

/// A code: what is printed, what is typed into an address, and what is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Code {
    plain: String,
}

impl Code {
    /// Opens an account or a phone.
    pub fn invitation() -> Result<Self, KeysFault> {
        Ok(Self::of(&random::<INVITATION>()?))
    }

    /// Opens a form for somebody who answers alone.
    pub fn answer() -> Result<Self, KeysFault> {
        Ok(Self::of(&random::<ANSWER>()?))
    }

    fn of(bytes: &[u8]) -> Self {
        Self { plain: encode(&[bytes, &[check(bytes)]].concat()) }
    }

    /// Reads a code as people type it; a slip of the pen is noticed without a look at the database.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = decode(text)?;
        let (sum, random) = bytes.split_last()?;
        let sound = [INVITATION, ANSWER].contains(&random.len()) && *sum == check(random);
        sound.then(|| Self::of(random))
    }

    /// The part of an address.
    pub fn plain(&self) -> &str {
        &self.plain
    }

    /// In groups of four, to read aloud.
    pub fn grouped(&self) -> String {
        groups(&self.plain)
    }

    /// What the database keeps.
    pub fn hash(&self) -> String {
        sha256_hex(self.plain.as_bytes())
    }
}

fn check(bytes: &[u8]) -> u8 {
    bytes.iter().fold(0x5a, |sum: u8, byte| sum.rotate_left(3) ^ byte)
}

/// A secret of N random bytes, as it stands in a cookie or on a phone.
pub fn token<const N: usize>() -> Result<String, KeysFault> {
    Ok(BASE64URL_NOPAD.encode(&random::<N>()?))
}

/// What the database keeps of a token.
pub fn token_hash(token: &str) -> String {
    sha256_hex(token.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_survives_careless_typing_and_a_wrong_letter_is_noticed() {
        for (code, length) in [(Code::invitation().unwrap(), 28), (Code::answer().unwrap(), 16)] {
            assert_eq!(code.plain().len(), length);
            let careless = code.grouped().to_lowercase().replace('0', "o").replace('1', "i");
            assert!(Code::parse(&careless).is_some_and(|read| read == code), "{careless}");
            let mut noticed = 0;
            for at in 0..length {
                let mut slip = code.plain().to_owned();
                let other = if slip.as_bytes()[at] == b'7' { "8" } else { "7" };
                slip.replace_range(at..=at, other);
                noticed += usize::from(Code::parse(&slip).is_none());
            }
            assert_eq!(noticed, length);
        }
        for text in ["", "HELLO", "0000 0000 0000", "%%%"] {
            assert!(Code::parse(text).is_none(), "{text}");
        }
    }
}
