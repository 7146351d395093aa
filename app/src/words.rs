//! Interface words: one struct per room, a constant per language. A missing word does not compile.
//!
//! Survey text is data ([`domain::text::LocalText`]) and never stands here.

pub mod collect;

/// Words in pairs, Spanish beside English: `name: "palabra", "word";`. For the rooms whose words are too many to look
/// for their twins two hundred lines further down.
#[cfg(feature = "ssr")]
macro_rules! in_both {
    ($(#[$meta:meta])* $name:ident { $($word:ident: $es:expr, $en:expr;)* }) => {
        $(#[$meta])*
        pub struct $name {
            $(pub $word: &'static str,)*
        }

        impl $name {
            const ES: Self = Self { $($word: $es,)* };
            const EN: Self = Self { $($word: $en,)* };

            pub fn of(lang: domain::text::Lang) -> &'static Self {
                match lang {
                    domain::text::Lang::Es => &Self::ES,
                    domain::text::Lang::En => &Self::EN,
                }
            }
        }
    };
}

#[cfg(feature = "ssr")]
pub mod account;
#[cfg(feature = "ssr")]
pub mod common;
#[cfg(feature = "ssr")]
pub mod coordinate;
#[cfg(feature = "ssr")]
pub mod places;
#[cfg(feature = "ssr")]
pub mod problems;
#[cfg(feature = "ssr")]
pub mod results;
#[cfg(feature = "ssr")]
pub mod wording;
