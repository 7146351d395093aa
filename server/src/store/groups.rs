//! Groups of volunteers.

use domain::id::GroupId;
use domain::place::{Country, PlaceCode};

use super::row::At;
use super::{Conn, Stored};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub id: GroupId,
    pub name: String,
    /// Also says the country.
    pub place: PlaceCode,
}

/// A group and how many belong to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupSize {
    pub group: Group,
    /// People with an account.
    pub accounts: i64,
    /// Phones ever enrolled for it.
    pub phones: i64,
}

pub async fn insert(conn: &mut Conn<'_>, group: &Group) -> Stored<()> {
    const INSERT: &str = "insert into group_of_volunteers (id, country, place, name) values ($1, $2, $3, $4)";
    change!(
        conn,
        sqlx::query(INSERT)
            .bind(group.id.as_str())
            .bind(group.place.country.code())
            .bind(&group.place.code)
            .bind(&group.name)
    );
    Ok(())
}

pub async fn by_id(conn: &mut Conn<'_>, id: &GroupId) -> Stored<Option<Group>> {
    const FIND: &str = "select id, country, place, name from group_of_volunteers where id = $1";
    let row: Option<(String, String, String, String)> =
        on!(conn, c => sqlx::query_as(FIND).bind(id.as_str()).fetch_optional(c).await?);
    row.map(|(id, country, place, name)| group(&id, &country, &place, name)).transpose()
}

/// In order of name.
pub async fn of_country(conn: &mut Conn<'_>, country: Country) -> Stored<Vec<GroupSize>> {
    const LIST: &str = "
        select id, country, place, name,
            (select count(*) from role where scope_kind = 'group' and scope_of = group_of_volunteers.id),
            (select count(*) from enrolment where group_id = group_of_volunteers.id)
        from group_of_volunteers where country = $1";
    let rows: Vec<(String, String, String, String, i64, i64)> =
        on!(conn, c => sqlx::query_as(LIST).bind(country.code()).fetch_all(c).await?);
    let mut groups: Vec<GroupSize> = rows
        .into_iter()
        .map(|(id, country, place, name, accounts, phones)| {
            Ok(GroupSize { group: group(&id, &country, &place, name)?, accounts, phones })
        })
        .collect::<Stored<_>>()?;
    groups.sort_by(|a, b| a.group.name.cmp(&b.group.name));
    Ok(groups)
}

fn group(id: &str, country: &str, place: &str, name: String) -> Stored<Group> {
    let at = |column| At("group_of_volunteers", column, id);
    let country = at("country").some(Country::parse(country))?;
    Ok(Group { id: at("id").ok(GroupId::parse(id))?, name, place: PlaceCode::new(country, place) })
}
