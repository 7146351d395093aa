//! Files of a release, made once and served as they are.

use domain::place::PlaceCode;

use super::row::At;
use super::{Conn, Stored};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseFile {
    pub place: PlaceCode,
    pub indicator: String,
    pub version: u32,
    /// `csv`, `json`.
    pub ending: String,
    /// Under which it is downloaded.
    pub name: String,
    pub content_type: String,
    pub bytes: Vec<u8>,
}

/// For a version that [`super::releases::list`] gave.
pub async fn insert(conn: &mut Conn<'_>, file: &ReleaseFile) -> Stored<()> {
    const INSERT: &str = "
        insert into release_file (place, indicator, version, ending, name, content_type, bytes)
        values ($1, $2, $3, $4, $5, $6, $7)";
    change!(
        conn,
        sqlx::query(INSERT)
            .bind(file.place.slug())
            .bind(&file.indicator)
            .bind(i64::from(file.version))
            .bind(&file.ending)
            .bind(&file.name)
            .bind(&file.content_type)
            .bind(file.bytes.as_slice())
    );
    Ok(())
}

/// The file of this version, or of the newest one that was published.
pub async fn find(
    conn: &mut Conn<'_>,
    place: &PlaceCode,
    indicator: &str,
    version: Option<u32>,
    ending: &str,
) -> Stored<Option<ReleaseFile>> {
    const FIND: &str = "
        select release_file.version, release_file.name, release_file.content_type, release_file.bytes
        from release_file
        join release_indicator
            on release_indicator.place = release_file.place
            and release_indicator.indicator = release_file.indicator
            and release_indicator.version = release_file.version
        join release on release.id = release_indicator.release
        where release_file.place = $1 and release_file.indicator = $2 and release_file.ending = $3
            and ($4 = 0 or release_file.version = $4) and release.published_ms is not null
        order by release_file.version desc limit 1";
    let slug = place.slug();
    let row: Option<(i64, String, String, Vec<u8>)> = on!(conn, c => sqlx::query_as(FIND)
        .bind(&slug)
        .bind(indicator)
        .bind(ending)
        .bind(i64::from(version.unwrap_or(0)))
        .fetch_optional(c)
        .await?);
    let Some((version, name, content_type, bytes)) = row else { return Ok(None) };
    Ok(Some(ReleaseFile {
        place: place.clone(),
        indicator: indicator.to_owned(),
        version: At("release_file", "version", &slug).ok(version.try_into())?,
        ending: ending.to_owned(),
        name,
        content_type,
        bytes,
    }))
}
