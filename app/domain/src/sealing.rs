//! The two locks: sealing to a wave's public key, and encryption under a secret key.
//!
//! A finished answer is sealed by HPKE in base mode (RFC 9180): DHKEM(X25519, HKDF-SHA256), HKDF-SHA256,
//! ChaCha20-Poly1305. Drafts on the phone and answers at rest are encrypted with XChaCha20-Poly1305.

use chacha20poly1305::aead::{Aead, KeyInit, Payload as Sealable};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::rand_core::CryptoRng;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};

/// Length of the encapsulated key at the start of sealed bytes.
const ENCAPSULATED: usize = 32;
const NONCE: usize = 24;
/// Answers are padded to whole KiB, so that the size does not tell which questions were asked.
const STEP: usize = 1024;

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealFault {
    #[error("not a key of this kind")]
    BadKey,
    #[error("cannot be opened with this key")]
    CannotOpen,
    #[error("cannot be sealed")]
    CannotSeal,
}

/// An X25519 pair of one wave, as bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct KeyPair {
    pub secret: [u8; 32],
    pub public: [u8; 32],
}

impl KeyPair {
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        let (secret, public) = X25519HkdfSha256::gen_keypair_with_rng(rng);
        Self { secret: secret.to_bytes().into(), public: public.to_bytes().into() }
    }
}

/// Pads and seals. `info` and `aad` come from [`crate::envelope`].
pub fn seal(
    plain: &[u8],
    public: &[u8],
    info: &[u8],
    aad: &[u8],
    rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, SealFault> {
    let public = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(public).map_err(|_| SealFault::BadKey)?;
    let (encapsulated, ciphertext) = hpke::single_shot_seal_with_rng::<
        ChaCha20Poly1305,
        HkdfSha256,
        X25519HkdfSha256,
    >(&OpModeS::Base, &public, info, &padded(plain), aad, rng)
    .map_err(|_| SealFault::CannotSeal)?;
    let mut sealed = encapsulated.to_bytes().to_vec();
    sealed.extend(ciphertext);
    Ok(sealed)
}

/// Opens what [`seal`] made.
pub fn open(sealed: &[u8], secret: &[u8], info: &[u8], aad: &[u8]) -> Result<Vec<u8>, SealFault> {
    let secret = <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(secret).map_err(|_| SealFault::BadKey)?;
    let (encapsulated, ciphertext) = sealed.split_at_checked(ENCAPSULATED).ok_or(SealFault::CannotOpen)?;
    let encapsulated = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(encapsulated)
        .map_err(|_| SealFault::CannotOpen)?;
    let padded = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeR::Base,
        &secret,
        &encapsulated,
        info,
        ciphertext,
        aad,
    )
    .map_err(|_| SealFault::CannotOpen)?;
    unpadded(&padded).ok_or(SealFault::CannotOpen)
}

/// Length as four big-endian bytes, the text, then zeros up to the next KiB.
fn padded(plain: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity((plain.len() + 4).next_multiple_of(STEP));
    bytes.extend((plain.len() as u32).to_be_bytes());
    bytes.extend(plain);
    bytes.resize(bytes.len().next_multiple_of(STEP), 0);
    bytes
}

fn unpadded(bytes: &[u8]) -> Option<Vec<u8>> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    rest.get(..u32::from_be_bytes(*length) as usize).map(<[u8]>::to_vec)
}

/// A secret key for drafts or data at rest.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretKey([u8; 32]);

impl SecretKey {
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Encrypts; `about` is bound to the text and must be the same when it is opened. The nonce must be random.
    pub fn encrypt(&self, nonce: [u8; NONCE], about: &[u8], plain: &[u8]) -> Result<Vec<u8>, SealFault> {
        let cipher = XChaCha20Poly1305::new(&self.0.into());
        let text = cipher
            .encrypt(&XNonce::from(nonce), Sealable { msg: plain, aad: about })
            .map_err(|_| SealFault::CannotSeal)?;
        Ok([nonce.as_slice(), &text].concat())
    }

    pub fn decrypt(&self, about: &[u8], bytes: &[u8]) -> Result<Vec<u8>, SealFault> {
        let (nonce, text) = bytes.split_first_chunk::<NONCE>().ok_or(SealFault::CannotOpen)?;
        let cipher = XChaCha20Poly1305::new(&self.0.into());
        cipher
            .decrypt(&XNonce::from(*nonce), Sealable { msg: text, aad: about })
            .map_err(|_| SealFault::CannotOpen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_chacha::ChaCha20Rng;
    use rand_chacha::rand_core::SeedableRng;

    #[test]
    fn only_the_right_key_and_the_right_envelope_open_an_answer() {
        let mut rng = ChaCha20Rng::seed_from_u64(1);
        let (ours, theirs) = (KeyPair::generate(&mut rng), KeyPair::generate(&mut rng));
        let sealed = seal(b"answers", &ours.public, b"form", b"envelope", &mut rng).unwrap();
        assert_eq!(open(&sealed, &ours.secret, b"form", b"envelope").unwrap(), b"answers");
        assert_eq!(open(&sealed, &theirs.secret, b"form", b"envelope"), Err(SealFault::CannotOpen));
        assert_eq!(open(&sealed, &ours.secret, b"other form", b"envelope"), Err(SealFault::CannotOpen));
        assert_eq!(open(&sealed, &ours.secret, b"form", b"other envelope"), Err(SealFault::CannotOpen));
        assert_eq!(open(&sealed[..20], &ours.secret, b"form", b"envelope"), Err(SealFault::CannotOpen));
    }

    #[test]
    fn the_size_of_a_sealed_answer_tells_only_its_kib() {
        let mut rng = ChaCha20Rng::seed_from_u64(2);
        let pair = KeyPair::generate(&mut rng);
        let mut size =
            |length: usize| seal(&vec![b'x'; length], &pair.public, b"", b"", &mut rng).unwrap().len();
        assert_eq!(size(1), size(1_020));
        assert_eq!(size(1_021), size(1_020) + 1024);
    }

    #[test]
    fn a_draft_opens_only_with_its_key() {
        let key = SecretKey::new([7; 32]);
        let draft = key.encrypt([1; 24], b"draft", b"secret words").unwrap();
        assert_eq!(key.decrypt(b"draft", &draft).unwrap(), b"secret words");
        assert_eq!(SecretKey::new([8; 32]).decrypt(b"draft", &draft), Err(SealFault::CannotOpen));
        assert_eq!(key.decrypt(b"other", &draft), Err(SealFault::CannotOpen));
    }
}
