//! Chance, taken from `crypto.getRandomValues`.

use std::convert::Infallible;

use rand_core::{Rng, TryCryptoRng, TryRng};
use wasm_bindgen::throw_str;

/// The browser's own generator. Where it fails the page stops: nothing is ever sealed with guessable numbers.
pub struct Chance;

impl Chance {
    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill_bytes(&mut bytes);
        bytes
    }
}

impl TryRng for Chance {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_le_bytes(self.bytes()))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_le_bytes(self.bytes()))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        // The browser gives at most 65,536 bytes at once.
        for part in bytes.chunks_mut(65_536) {
            let filled = web_sys::window()
                .and_then(|window| window.crypto().ok())
                .is_some_and(|crypto| crypto.get_random_values_with_u8_array(part).is_ok());
            if !filled {
                throw_str("no secure random numbers in this browser");
            }
        }
        Ok(())
    }
}

impl TryCryptoRng for Chance {}
