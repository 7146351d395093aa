//! Packed siblings of each file: bytes over the air are the cost, so packing happens once and as well as it can.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Brotli at its best quality, as every browser takes it over https.
pub fn brotli(plain: &[u8]) -> Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: plain.len(),
        ..BrotliEncoderParams::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &plain[..], &mut packed, &params)?;
    Ok(packed)
}

/// Gzip, for browsers on plain http in a workshop.
fn gzip(plain: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(plain)?;
    Ok(encoder.finish()?)
}

/// Writes `.br` and `.gz` beside `file` where they are smaller than it.
pub fn siblings(file: &Path) -> Result<()> {
    let plain = fs::read(file)?;
    for (ending, packed) in [("br", brotli(&plain)?), ("gz", gzip(&plain)?)] {
        if packed.len() < plain.len() {
            let name = format!("{}.{ending}", file.display());
            fs::write(name, packed)?;
        }
    }
    Ok(())
}
