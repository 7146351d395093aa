//! What is written once when a release goes public: its line per place and indicator, its files, and the ledger.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use app::backend::ReleaseFacts;
use domain::id::{ReleaseId, WaveId};
use domain::place::PlaceCode;
use domain::release::{Cell, Release};
use domain::wave::Breakdown;

use super::content::Content;
use crate::exchange::{ENDINGS, File, Sheet};
use crate::fault::Kept;
use crate::rooms::publishing::{places_of, result_in};
use crate::store::files::{self, ReleaseFile};
use crate::store::{Conn, ledger, releases};

pub struct Frozen {
    pages: Vec<Page>,
    facts: Vec<PublishedCell>,
}

/// A line of the ledger: one cell that the public may read, for the audit of what comes later.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PublishedCell {
    pub indicator: String,
    pub breakdown: Breakdown,
    pub code: String,
    pub cell: Cell,
}

/// One address of the public room.
struct Page {
    place: PlaceCode,
    indicator: String,
    files: Vec<(&'static str, File)>,
}

/// Builds everything before the transaction, so that it only has to write.
pub fn frozen(content: &Content, published: NaiveDate) -> Kept<Frozen> {
    let release = &content.release;
    let facts = facts_of(release, &content.hash, published);
    let mut pages = Vec::new();
    let mut ledger = Vec::new();
    for result in &release.results {
        for table in &result.tables {
            for row in &table.rows {
                ledger.push(PublishedCell {
                    indicator: result.indicator.code.clone(),
                    breakdown: table.breakdown,
                    code: row.code.clone(),
                    cell: row.cell.clone(),
                });
            }
        }
        for place in places_of(release, result) {
            let Some(own) = result_in(release, result, &place.code) else { continue };
            let sheet = Sheet { release: &facts, place: &place, result: &own };
            let mut files = Vec::new();
            for ending in ENDINGS {
                files.extend(sheet.file(ending)?.map(|file| (ending, file)));
            }
            pages.push(Page { place: place.code, indicator: result.indicator.code.clone(), files });
        }
    }
    Ok(Frozen { pages, facts: ledger })
}

/// A release without its results.
pub fn facts_of(release: &Release, hash: &str, published: NaiveDate) -> ReleaseFacts {
    ReleaseFacts {
        id: release.id.clone(),
        wave_name: release.wave_name.clone(),
        area: release.area.clone(),
        sampling: release.sampling,
        collected_from: release.collected_from,
        collected_to: release.collected_to,
        published,
        hash: hash.to_owned(),
    }
}

impl Frozen {
    /// Gives every page its address and number, and writes files and ledger.
    pub async fn write(&self, wave: &WaveId, release: &ReleaseId, conn: &mut Conn<'_>) -> Kept<()> {
        for Page { place, indicator, files: made } in &self.pages {
            let version = releases::list(conn, release, place, indicator).await?;
            for (ending, file) in made {
                let kept = ReleaseFile {
                    place: place.clone(),
                    indicator: indicator.clone(),
                    version,
                    ending: (*ending).to_owned(),
                    name: file.name.clone(),
                    content_type: file.content_type.clone(),
                    bytes: file.bytes.clone(),
                };
                files::insert(conn, &kept).await?;
            }
        }
        Ok(ledger::append(conn, wave, release, &self.facts).await?)
    }
}
