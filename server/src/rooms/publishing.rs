//! The public room: reads releases and nothing else.

mod places;

use std::collections::{HashMap, HashSet};

use async_trait::async_trait;

use app::backend::{Published, Publishing, ResultCard, VersionLine};
use app::error::{Answer, AppError};
use domain::id::ReleaseId;
use domain::place::{Country, PlaceCode};
use domain::receipt::ReceiptCode;
use domain::region::CountryProfile;
use domain::release::{Cell, Release};

use super::Rooms;
use super::peopling::profile_of;
use super::releasing::facts_of;
use crate::exchange::File;
use crate::fault::{Fault, Kept};
use crate::store::releases::{self, Line, StoredRelease};
use crate::store::{Conn, files};
use crate::world::{place_or_code, profile, world};

pub use places::{places_of, result_in};

#[async_trait]
impl Publishing for Rooms {
    async fn cards(&self) -> Answer<Vec<ResultCard>> {
        Ok(self.all_cards().await?)
    }

    async fn published(&self, place: &PlaceCode, indicator: &str, version: Option<u32>) -> Answer<Published> {
        Ok(self.one(place, indicator, version).await?)
    }

    async fn knows_receipt(&self, code: &str) -> Answer<bool> {
        Ok(ReceiptCode::parse(code).is_ok_and(|code| self.keys.knows(&code)))
    }

    async fn countries(&self) -> Answer<Vec<CountryProfile>> {
        let mut conn = self.read().await?;
        let mut all = Vec::new();
        for country in Country::ALL {
            all.push(profile_of(&mut conn, country).await?);
        }
        Ok(all)
    }
}

impl Rooms {
    async fn all_cards(&self) -> Kept<Vec<ResultCard>> {
        let mut conn = self.read().await?;
        let mut cards = Vec::new();
        let mut seen: HashSet<(PlaceCode, String)> = HashSet::new();
        let mut kept: HashMap<ReleaseId, Release> = HashMap::new();
        // Newest first, so the first line of a place and indicator is the one to show.
        for page in releases::lines(&mut conn).await? {
            if !seen.insert((page.place.clone(), page.indicator.clone())) {
                continue;
            }
            if !kept.contains_key(&page.release) {
                kept.insert(page.release.clone(), release_of(&mut conn, &page).await?.content);
            }
            let Some(release) = kept.get(&page.release) else { continue };
            let result = release.results.iter().find(|result| result.indicator.code == page.indicator);
            let Some(result) = result.and_then(|result| result_in(release, result, &page.place)) else {
                continue;
            };
            cards.push(ResultCard {
                place: place_or_code(&page.place),
                above: world().above(&page.place),
                code: page.indicator.clone(),
                name: result.indicator.name.clone(),
                cell: result.total().cloned().unwrap_or(Cell::Hidden),
                theme: result.indicator.theme,
                published: day(&page),
            });
        }
        Ok(cards)
    }

    async fn one(&self, place: &PlaceCode, indicator: &str, version: Option<u32>) -> Kept<Published> {
        let mut conn = self.read().await?;
        let indicator = indicator.to_uppercase();
        let pages = releases::versions(&mut conn, place, &indicator).await?;
        let newest = pages.first().ok_or(AppError::NotFound)?.version;
        let wanted = version.unwrap_or(newest);
        let mut versions = Vec::new();
        let mut found = None;
        for page in pages {
            let stored = release_of(&mut conn, &page).await?;
            let wave_name = stored.content.wave_name.clone();
            versions.push(VersionLine { version: page.version, published: day(&page), wave_name });
            if page.version == wanted {
                found = Some((page, stored));
            }
        }
        let (page, stored) = found.ok_or(AppError::NotFound)?;
        let release = &stored.content;
        let result = release.results.iter().find(|result| result.indicator.code == indicator);
        let result = result.and_then(|result| result_in(release, result, place)).ok_or(AppError::NotFound)?;
        Ok(Published {
            release: facts_of(release, &stored.hash, day(&page)),
            place: place_or_code(place),
            above: world().above(place),
            result,
            version: wanted,
            versions,
        })
    }

    /// A file as it was frozen with its release; the newest one where no version is named.
    pub async fn file(
        &self,
        place: &PlaceCode,
        indicator: &str,
        version: Option<u32>,
        ending: &str,
    ) -> Answer<File> {
        let mut conn = self.read().await?;
        let found = files::find(&mut conn, place, &indicator.to_uppercase(), version, ending).await;
        let kept = found.map_err(Fault::from)?.ok_or(AppError::NotFound)?;
        Ok(File { name: kept.name, content_type: kept.content_type, bytes: kept.bytes })
    }
}

async fn release_of(conn: &mut Conn<'_>, line: &Line) -> Kept<StoredRelease> {
    Ok(releases::by_id(conn, &line.release).await?.ok_or(AppError::NotFound)?)
}

/// The day of publication, in the country's own time.
fn day(line: &Line) -> chrono::NaiveDate {
    line.published.date(profile(line.place.country).offset_minutes)
}
