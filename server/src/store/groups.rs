//! Groups of volunteers.

use domain::id::GroupId;
use domain::place::{Country, PlaceCode};

use super::row::At;
use super::{Conn, Stored};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub id: GroupId,
    pub country: Country,
    pub place: PlaceCode,
    pub name: String,
}

pub async fn add(conn: &mut Conn<'_>, group: &Group) -> Stored<()> {
    const INSERT: &str = "insert into group_of_volunteers (id, country, place, name) values ($1, $2, $3, $4)";
    change!(
        conn,
        sqlx::query(INSERT)
            .bind(group.id.as_str())
            .bind(group.country.code())
            .bind(&group.place.code)
            .bind(&group.name)
    );
    Ok(())
}

pub async fn group(conn: &mut Conn<'_>, id: &GroupId) -> Stored<Option<Group>> {
    const FIND: &str = "select id, country, place, name from group_of_volunteers where id = $1";
    let row: Option<(String, String, String, String)> =
        on!(conn, c => sqlx::query_as(FIND).bind(id.as_str()).fetch_optional(c).await?);
    row.map(|(id, country, place, name)| read(&id, &country, &place, name)).transpose()
}

/// Each with the number of its volunteers: people with an account, and phones that were enrolled for it.
pub async fn of_country(conn: &mut Conn<'_>, country: Country) -> Stored<Vec<(Group, i64)>> {
    const LIST: &str = "
        select id, country, place, name,
            (select count(*) from role where scope_kind = 'group' and scope_of = group_of_volunteers.id)
            + (select count(*) from enrolment where group_id = group_of_volunteers.id)
        from group_of_volunteers where country = $1";
    let rows: Vec<(String, String, String, String, i64)> =
        on!(conn, c => sqlx::query_as(LIST).bind(country.code()).fetch_all(c).await?);
    rows.into_iter()
        .map(|(id, country, place, name, volunteers)| Ok((read(&id, &country, &place, name)?, volunteers)))
        .collect()
}

fn read(id: &str, country: &str, place: &str, name: String) -> Stored<Group> {
    let at = |column| At("group_of_volunteers", column, id);
    let country = at("country").some(Country::parse(country))?;
    Ok(Group { id: at("id").ok(GroupId::parse(id))?, country, place: PlaceCode::new(country, place), name })
}
