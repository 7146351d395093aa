//! What is written once when a release goes public: its line per place and indicator, its files, and the ledger.

use chrono::NaiveDate;

use app::backend::ReleaseFacts;
use domain::id::ReleaseId;
use domain::place::PlaceCode;
use domain::release::Release;

use super::content::Content;
use crate::exchange::{ENDINGS, File, Sheet};
use crate::fault::Kept;
use crate::rooms::publishing::{places_of, result_in};
use crate::store::{Conn, files, ledger, releases};

pub struct Frozen {
    pages: Vec<Page>,
    /// Every published cell as a tagged fact, for the audit of what comes later.
    facts: Vec<String>,
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
                let fact = (&result.indicator.code, table.breakdown, &row.code, &row.cell);
                ledger.push(serde_json::to_string(&fact).map_err(anyhow::Error::from)?);
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
    pub async fn add(&self, release: &ReleaseId, conn: &mut Conn<'_>) -> Kept<()> {
        for page in &self.pages {
            let version = releases::add_page(conn, release, &page.place, &page.indicator).await?;
            for (ending, file) in &page.files {
                files::add(conn, &page.place, &page.indicator, version, ending, file).await?;
            }
        }
        Ok(ledger::add(conn, release, &self.facts).await?)
    }
}
