//! Seals, opens and computes for other people's programs, which then say whether we do it right
//! (`end2end/oracles`). One JSON order per line in, one JSON answer per line out; bytes are hexadecimal.

use std::io::{BufRead, Write};

use data_encoding::HEXLOWER;
use domain::sealing::{KeyPair, SealFault, open, seal};
use domain::stats::{percents, wilson};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
enum Order {
    Pair { seed: u64 },
    Seal { plain: Bytes, public: Bytes, info: Bytes, aad: Bytes, seed: u64 },
    Open { sealed: Bytes, secret: Bytes, info: Bytes, aad: Bytes },
    Wilson { x: u32, n: u32 },
}

#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Bytes(Vec<u8>);

impl TryFrom<String> for Bytes {
    type Error = data_encoding::DecodeError;

    fn try_from(hex: String) -> Result<Self, Self::Error> {
        HEXLOWER.decode(hex.as_bytes()).map(Self)
    }
}

fn obey(order: Order) -> Result<Value, SealFault> {
    Ok(match order {
        Order::Pair { seed } => {
            let pair = KeyPair::generate(&mut ChaCha20Rng::seed_from_u64(seed));
            json!({"secret": HEXLOWER.encode(&pair.secret), "public": HEXLOWER.encode(&pair.public)})
        }
        Order::Seal { plain, public, info, aad, seed } => {
            let mut rng = ChaCha20Rng::seed_from_u64(seed);
            let sealed = seal(&plain.0, &public.0, &info.0, &aad.0, &mut rng)?;
            json!({"sealed": HEXLOWER.encode(&sealed)})
        }
        Order::Open { sealed, secret, info, aad } => {
            json!({"plain": HEXLOWER.encode(&open(&sealed.0, &secret.0, &info.0, &aad.0)?)})
        }
        Order::Wilson { x, n } => match (wilson(x, n), percents(x, n)) {
            (Ok(interval), Ok(whole)) => json!({
                "low": interval.low, "high": interval.high,
                "whole": [whole.percent, whole.low, whole.high],
            }),
            (Err(why), _) | (_, Err(why)) => json!({"refused": why.to_string()}),
        },
    })
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let answer = match obey(serde_json::from_str(&line?)?) {
            Ok(answer) => answer,
            Err(why) => json!({"refused": why.to_string()}),
        };
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}
