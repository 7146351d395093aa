//! What a country sets once for all its waves.

use domain::place::Country;
use domain::region::CountryProfile;

use super::row::{At, to_json};
use super::{Conn, Stored};

/// Writes the profile, new or again.
pub async fn save(conn: &mut Conn<'_>, profile: &CountryProfile) -> Stored<()> {
    const SAVE: &str = "
        insert into country_profile (country, profile) values ($1, $2)
        on conflict (country) do update set profile = excluded.profile";
    let json = to_json(profile)?;
    change!(conn, sqlx::query(SAVE).bind(profile.country.code()).bind(&json));
    Ok(())
}

pub async fn of_country(conn: &mut Conn<'_>, country: Country) -> Stored<Option<CountryProfile>> {
    const FIND: &str = "select profile from country_profile where country = $1";
    let profile: Option<String> =
        on!(conn, c => sqlx::query_scalar(FIND).bind(country.code()).fetch_optional(c).await?);
    profile.map(|json| At("country_profile", "profile", country.code()).json(&json)).transpose()
}

/// In order of country code.
pub async fn all(conn: &mut Conn<'_>) -> Stored<Vec<CountryProfile>> {
    const LIST: &str = "select country, profile from country_profile order by country";
    let rows: Vec<(String, String)> = on!(conn, c => sqlx::query_as(LIST).fetch_all(c).await?);
    rows.iter().map(|(country, json)| At("country_profile", "profile", country).json(json)).collect()
}
