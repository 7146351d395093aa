//! Releases: a draft that two people are asked to sign, then frozen content that never changes.

use domain::id::{ReleaseId, WaveId};
use domain::place::PlaceCode;
use domain::release::Release;
use domain::time::Millis;

use super::row::{At, to_json};
use super::{Conn, Stored};

#[derive(Debug, Clone, PartialEq)]
pub struct StoredRelease {
    pub content: Release,
    /// SHA-256 (hex) of the canonical content: what the signatures cover.
    pub hash: String,
    /// None: a draft.
    pub published: Option<Millis>,
}

/// One indicator in one place, in one release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub place: PlaceCode,
    pub indicator: String,
    /// 1 is the first release of this indicator in this place.
    pub version: u32,
    pub release: ReleaseId,
    pub published: Millis,
}

/// Writes the draft of a wave in the place of an earlier one.
pub async fn save_draft(conn: &mut Conn<'_>, release: &Release, hash: &str) -> Stored<()> {
    const DROP: &str = "delete from release where wave = $1 and state = 'draft'";
    const SAVE: &str = "
        insert into release (id, wave, country, area, hash, state, content)
        values ($1, $2, $3, $4, $5, 'draft', $6)";
    let json = to_json(release)?;
    change!(conn, sqlx::query(DROP).bind(release.wave.as_str()));
    change!(
        conn,
        sqlx::query(SAVE)
            .bind(release.id.as_str())
            .bind(release.wave.as_str())
            .bind(release.area.code.country.code())
            .bind(&release.area.code.code)
            .bind(hash)
            .bind(&json)
    );
    Ok(())
}

/// Publishes the draft; says whether this call did.
pub async fn publish(conn: &mut Conn<'_>, id: &ReleaseId, at: Millis) -> Stored<bool> {
    const PUBLISH: &str =
        "update release set state = 'published', published_ms = $2 where id = $1 and state = 'draft'";
    let changed = change!(conn, sqlx::query(PUBLISH).bind(id.as_str()).bind(at.get()));
    Ok(changed == 1)
}

/// Gives an indicator of a release its address in a place, and returns the number of its version there.
pub async fn list(
    conn: &mut Conn<'_>,
    release: &ReleaseId,
    place: &PlaceCode,
    indicator: &str,
) -> Stored<u32> {
    const LIST: &str = "
        insert into release_indicator (place, indicator, version, release)
        select $1, $2, coalesce(max(version), 0) + 1, $3 from release_indicator where place = $1 and indicator = $2
        returning version";
    let slug = place.slug();
    let version: i64 = on!(conn, c => sqlx::query_scalar(LIST)
        .bind(&slug)
        .bind(indicator)
        .bind(release.as_str())
        .fetch_one(c)
        .await?);
    At("release_indicator", "version", &slug).ok(version.try_into())
}

type Row = (String, String, Option<i64>, String);

pub async fn by_id(conn: &mut Conn<'_>, id: &ReleaseId) -> Stored<Option<StoredRelease>> {
    const FIND: &str = "select id, hash, published_ms, content from release where id = $1";
    let row: Option<Row> = on!(conn, c => sqlx::query_as(FIND).bind(id.as_str()).fetch_optional(c).await?);
    row.map(release).transpose()
}

/// The newest of a wave: its draft, else the last published.
pub async fn of_wave(conn: &mut Conn<'_>, wave: &WaveId) -> Stored<Option<StoredRelease>> {
    const FIND: &str = "
        select id, hash, published_ms, content from release where wave = $1
        order by case when published_ms is null then 0 else 1 end, published_ms desc limit 1";
    let row: Option<Row> = on!(conn, c => sqlx::query_as(FIND).bind(wave.as_str()).fetch_optional(c).await?);
    row.map(release).transpose()
}

/// Every version of every indicator in every place, newest first.
pub async fn lines(conn: &mut Conn<'_>) -> Stored<Vec<Line>> {
    const LINES: &str = "
        select place, indicator, version, release, release.published_ms
        from release_indicator join release on release.id = release_indicator.release
        where release.published_ms is not null";
    let rows: Vec<LineRow> = on!(conn, c => sqlx::query_as(LINES).fetch_all(c).await?);
    newest_first(rows)
}

/// The versions of an indicator in a place, newest first.
pub async fn versions(conn: &mut Conn<'_>, place: &PlaceCode, indicator: &str) -> Stored<Vec<Line>> {
    const LINES: &str = "
        select place, indicator, version, release, release.published_ms
        from release_indicator join release on release.id = release_indicator.release
        where place = $1 and indicator = $2 and release.published_ms is not null";
    let rows: Vec<LineRow> =
        on!(conn, c => sqlx::query_as(LINES).bind(place.slug()).bind(indicator).fetch_all(c).await?);
    newest_first(rows)
}

/// Place, indicator, version, release, time of publication.
type LineRow = (String, String, i64, String, i64);

fn newest_first(rows: Vec<LineRow>) -> Stored<Vec<Line>> {
    let line = |(place, indicator, version, release, published): LineRow| {
        let at = |column| At("release_indicator", column, &place);
        Ok(Line {
            version: at("version").ok(version.try_into())?,
            release: at("release").ok(ReleaseId::parse(&release))?,
            place: at("place").ok(PlaceCode::parse_slug(&place))?,
            indicator,
            published: Millis(published),
        })
    };
    let mut lines: Vec<Line> = rows.into_iter().map(line).collect::<Stored<_>>()?;
    lines.sort_by(|a, b| {
        (b.published, b.version, &a.indicator, &a.place).cmp(&(
            a.published,
            a.version,
            &b.indicator,
            &b.place,
        ))
    });
    Ok(lines)
}

fn release((id, hash, published, content): Row) -> Stored<StoredRelease> {
    let content = At("release", "content", &id).json(&content)?;
    Ok(StoredRelease { content, hash, published: published.map(Millis) })
}
