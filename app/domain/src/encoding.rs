//! Bytes as text: hex, base64url without padding, Crockford base32. Written out here because phones carry it.

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    encode(bytes, 4, b"0123456789abcdef")
}

pub fn from_hex(text: &str) -> Option<Vec<u8>> {
    decode(text, 4, |c| match c {
        b'0'..=b'9' => Some(c - b'0'),
        b'a'..=b'f' => Some(c - b'a' + 10),
        _ => None,
    })
}

/// RFC 4648 section 5, without padding.
pub fn base64url(bytes: &[u8]) -> String {
    encode(bytes, 6, b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
}

pub fn from_base64url(text: &str) -> Option<Vec<u8>> {
    decode(text, 6, |c| match c {
        b'A'..=b'Z' => Some(c - b'A'),
        b'a'..=b'z' => Some(c - b'a' + 26),
        b'0'..=b'9' => Some(c - b'0' + 52),
        b'-' => Some(62),
        b'_' => Some(63),
        _ => None,
    })
}

const CROCKFORD: &[u8] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Crockford base32 in capitals.
pub fn base32(bytes: &[u8]) -> String {
    encode(bytes, 5, CROCKFORD)
}

/// Reads base32 as people type it: forgives case, spaces, hyphens, and O, I, L for 0, 1, 1.
pub fn from_base32(text: &str) -> Option<Vec<u8>> {
    let typed: String = text.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    decode(&typed, 5, |c| {
        let meant = match c.to_ascii_uppercase() {
            b'O' => b'0',
            b'I' | b'L' => b'1',
            other => other,
        };
        CROCKFORD.iter().position(|symbol| *symbol == meant).and_then(|at| u8::try_from(at).ok())
    })
}

/// `alphabet` has two to the power of `bits` symbols.
fn encode(bytes: &[u8], bits: u32, alphabet: &[u8]) -> String {
    let (mut text, mut held, mut count) = (String::new(), 0u32, 0);
    let symbol = |value: u32| char::from(alphabet[value as usize & (alphabet.len() - 1)]);
    for byte in bytes {
        held = (held & 0xff) << 8 | u32::from(*byte);
        count += 8;
        while count >= bits {
            count -= bits;
            text.push(symbol(held >> count));
        }
    }
    if count > 0 {
        text.push(symbol(held << (bits - count)));
    }
    text
}

/// One text per byte sequence: bits left over must be zero and fewer than a symbol.
fn decode(text: &str, bits: u32, value: impl Fn(u8) -> Option<u8>) -> Option<Vec<u8>> {
    let (mut bytes, mut held, mut count) = (Vec::with_capacity(text.len()), 0u32, 0);
    for c in text.bytes() {
        held = (held & 0xff) << bits | u32::from(value(c)?);
        count += bits;
        if count >= 8 {
            count -= 8;
            bytes.push((held >> count) as u8);
        }
    }
    (count < bits && held & ((1 << count) - 1) == 0).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_texts_stand_for_known_bytes() {
        assert_eq!(hex(&[0x00, 0xa5, 0xff]), "00a5ff");
        for (bytes, text) in [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64url(bytes.as_bytes()), text);
            assert_eq!(from_base64url(text).unwrap(), bytes.as_bytes());
        }
        assert_eq!(base64url(&[0xfb, 0xff]), "-_8");
        assert_eq!(base32(b"foobar"), "CSQPYRK1E8");
    }

    #[test]
    fn only_the_one_text_of_some_bytes_is_read() {
        for text in ["A", "Zh", "Zg==", "Zm9v ", "Zm9vA", "+/8", "Zm\u{e9}v"] {
            assert_eq!(from_base64url(text), None, "{text}");
        }
        for text in ["a", "0G", "AB", "0x00"] {
            assert_eq!(from_hex(text), None, "{text}");
        }
        assert_eq!(from_base32("U"), None);
        assert_eq!(from_base32("c-s q O 0"), from_base32("CSQ00"));
    }

    proptest! {
        #[test]
        fn all_bytes_read_back(bytes in prop::collection::vec(any::<u8>(), 0..70)) {
            prop_assert_eq!(from_hex(&hex(&bytes)), Some(bytes.clone()));
            prop_assert_eq!(from_base64url(&base64url(&bytes)), Some(bytes.clone()));
            prop_assert_eq!(from_base32(&base32(&bytes).to_lowercase()), Some(bytes));
        }
    }
}
