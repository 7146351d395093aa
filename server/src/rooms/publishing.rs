//! The public room: reads releases and nothing else.

mod places;

use async_trait::async_trait;

use app::backend::{Published, Publishing, ResultCard, VersionLine};
use app::error::{Answer, AppError};
use domain::place::{Country, PlaceCode};
use domain::receipt::ReceiptCode;
use domain::region::CountryProfile;

use super::Rooms;
use super::peopling::profile_of;
use super::releasing::facts_of;
use crate::exchange::{self, File};
use crate::fault::{Fault, Kept};
use crate::store::{files, releases};
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
        let pages = releases::newest_pages(&mut conn).await?;
        let mut kept: std::collections::HashMap<_, releases::Published> = std::collections::HashMap::new();
        for page in pages {
            if !kept.contains_key(&page.release) {
                let release = releases::release(&mut conn, &page.release).await?.ok_or(AppError::NotFound)?;
                kept.insert(page.release.clone(), release);
            }
            let Some(published) = kept.get(&page.release) else { continue };
            let release = &published.release;
            let result = release.results.iter().find(|result| result.indicator.code == page.indicator);
            let Some(result) = result.and_then(|result| result_in(release, result, &page.place)) else { continue };
            cards.push(ResultCard {
                place: place_or_code(&page.place),
                above: world().above(&page.place),
                code: page.indicator,
                name: result.indicator.name.clone(),
                cell: result.total().cloned().unwrap_or(domain::release::Cell::Hidden),
                theme: result.indicator.theme,
                published: day(published),
            });
        }
        cards.sort_by(|one, other| {
            (other.published, &one.place.name, &one.code).cmp(&(one.published, &other.place.name, &other.code))
        });
        Ok(cards)
    }

    async fn one(&self, place: &PlaceCode, indicator: &str, version: Option<u32>) -> Kept<Published> {
        let mut conn = self.read().await?;
        let indicator = indicator.to_uppercase();
        let mut pages = releases::pages(&mut conn, place, &indicator).await?;
        pages.sort_by_key(|page| std::cmp::Reverse(page.version));
        let newest = pages.first().ok_or(AppError::NotFound)?.version;
        let wanted = version.unwrap_or(newest);
        let mut versions = Vec::new();
        let mut found = None;
        for page in pages {
            let published = releases::release(&mut conn, &page.release).await?.ok_or(AppError::NotFound)?;
            versions.push(VersionLine {
                version: page.version,
                published: day(&published),
                wave_name: published.release.wave_name.clone(),
            });
            if page.version == wanted {
                found = Some(published);
            }
        }
        let published = found.ok_or(AppError::NotFound)?;
        let release = &published.release;
        let result = release.results.iter().find(|result| result.indicator.code == indicator);
        let result = result.and_then(|result| result_in(release, result, place)).ok_or(AppError::NotFound)?;
        Ok(Published {
            release: facts_of(release, &published.hash, day(&published)),
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
        Ok(self.frozen_file(place, &indicator.to_uppercase(), version, ending).await?)
    }

    async fn frozen_file(&self, place: &PlaceCode, indicator: &str, version: Option<u32>, ending: &str) -> Kept<File> {
        let mut conn = self.read().await?;
        let pages = releases::pages(&mut conn, place, indicator).await?;
        let newest = pages.iter().map(|page| page.version).max().ok_or(AppError::NotFound)?;
        let bytes = files::bytes(&mut conn, place, indicator, version.unwrap_or(newest), ending).await?;
        let bytes = bytes.ok_or(AppError::NotFound)?;
        Ok(exchange::named(&place_or_code(place), indicator, ending, bytes))
    }
}

/// The day of publication, in the country's own time.
fn day(published: &releases::Published) -> chrono::NaiveDate {
    published.published.date(profile(published.release.area.code.country).offset_minutes)
}
