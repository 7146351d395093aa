//! The content of a release: computed from the answers of a closed wave, the same whoever looks.

use sha2::{Digest, Sha256};

use domain::disclosure::{Rules, release};
use domain::envelope::sha256_hex;
use domain::form::FormDefinition;
use domain::id::{ReleaseId, WaveId};
use domain::indicator::Indicator;
use domain::place::Place;
use domain::release::{AuditReport, Release};
use domain::tally::Tallies;
use domain::time::Millis;
use domain::wave::Wave;

/// All that a release is made of.
pub struct Source {
    pub wave: Wave,
    pub area: Place,
    pub form: FormDefinition,
    pub form_hash: String,
    pub indicators: Vec<Indicator>,
    pub tallies: Tallies,
    /// Minutes from UTC, for the days of collection.
    pub offset_minutes: i32,
}

/// What two people are asked to sign.
pub struct Content {
    pub release: Release,
    /// SHA-256 (hex) of the canonical JSON.
    pub hash: String,
    pub audit: AuditReport,
}

pub fn content(source: Source) -> anyhow::Result<Content> {
    let Source { wave, area, form, form_hash, indicators, tallies, offset_minutes } = source;
    let outcome = release(&wave, &form, &indicators, &tallies, &Rules::default());
    let day = |at: Option<Millis>| at.unwrap_or_default().date(offset_minutes);
    let release = Release {
        id: release_id(&wave.id),
        collected_from: day(wave.opened),
        collected_to: day(wave.closed),
        wave: wave.id,
        wave_name: wave.name,
        form_version: wave.form_version,
        form_hash,
        area,
        sampling: wave.sampling,
        results: outcome.results,
    };
    let json = serde_json::to_string(&release)?;
    Ok(Content { hash: sha256_hex(json.as_bytes()), release, audit: outcome.report })
}

/// Looking must not write, and two people must see the same content: so the id follows from the wave. A correction,
/// when there are some, will count on from here.
fn release_id(wave: &WaveId) -> ReleaseId {
    let mut hasher = Sha256::new();
    hasher.update(b"pulso/release/1");
    hasher.update(wave.bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hasher.finalize()[..16]);
    ReleaseId::from_random(bytes)
}
