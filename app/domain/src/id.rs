//! Identities: random (UUID version 4) and therefore silent about time and order.

use serde::{Deserialize, Serialize};

/// The text is not a lower-case UUID of version 4.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a version 4 UUID")]
pub struct NotAnId;

/// Formats sixteen random bytes as a version 4 UUID in lower case.
pub fn uuid_from(mut bytes: [u8; 16]) -> String {
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let hex = crate::encoding::hex(&bytes);
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

/// The sixteen bytes of a lower-case version 4 UUID.
pub fn uuid_bytes(text: &str) -> Result<[u8; 16], NotAnId> {
    let groups: Vec<&str> = text.split('-').collect();
    let lengths: Vec<usize> = groups.iter().map(|g| g.len()).collect();
    if lengths != [8, 4, 4, 4, 12] {
        return Err(NotAnId);
    }
    let bytes = crate::encoding::from_hex(&groups.concat()).ok_or(NotAnId)?;
    let bytes: [u8; 16] = bytes.try_into().map_err(|_| NotAnId)?;
    if bytes[6] >> 4 != 4 || bytes[8] >> 6 != 0b10 {
        return Err(NotAnId);
    }
    Ok(bytes)
}

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident)+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Makes an id from sixteen random bytes.
            pub fn from_random(bytes: [u8; 16]) -> Self {
                Self(uuid_from(bytes))
            }

            /// Accepts only a lower-case UUID of version 4.
            pub fn parse(text: &str) -> Result<Self, NotAnId> {
                uuid_bytes(text).map(|_| Self(text.to_owned()))
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The sixteen bytes of the UUID.
            pub fn bytes(&self) -> [u8; 16] {
                uuid_bytes(&self.0).unwrap_or_default()
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotAnId;
            fn try_from(text: String) -> Result<Self, NotAnId> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

ids! {
    /// One interview, named on the phone before it is sent.
    ResponseId
    WaveId
    FormId
    FormVersionId
    IndicatorId
    PersonId
    GroupId
    InvitationId
    EnrolmentId
    ReleaseId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_sixteen_bytes_make_an_id_that_reads_back() {
        for seed in 0..=255u8 {
            let id = ResponseId::from_random([seed; 16]);
            assert_eq!(ResponseId::parse(id.as_str()), Ok(id.clone()));
            assert_eq!(ResponseId::from_random(id.bytes()), id);
        }
    }

    #[test]
    fn ids_that_tell_time_or_shout_are_refused() {
        for text in [
            "",
            "0192f0c1-2b3c-7def-8123-456789abcdef",
            "0192F0C1-2B3C-4DEF-8123-456789ABCDEF",
            "0192f0c12b3c4def8123456789abcdef",
            "0192f0c1-2b3c-4def-c123-456789abcdef",
        ] {
            assert_eq!(WaveId::parse(text), Err(NotAnId), "{text}");
        }
    }
}
