//! People and what they may do.

use domain::id::PersonId;
use domain::people::{Grant, Role, Scope};
use domain::place::Country;

use super::row::At;
use super::{Conn, Stored};

/// The constraint that a second person with the same handle breaks.
pub const HANDLE_TAKEN: &str = "person_handle_key";

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    /// As [`domain::people::parse_handle`] returns it.
    pub handle: String,
    /// Argon2id, in PHC format.
    pub passphrase_hash: String,
    /// Self-declared, or not at all.
    pub sex: Option<String>,
    pub age_band: Option<String>,
}

/// One line of the list of people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    pub person: PersonId,
    pub handle: String,
    pub grant: Grant,
}

/// Breaks [`HANDLE_TAKEN`].
pub async fn insert(conn: &mut Conn<'_>, person: &Person) -> Stored<()> {
    const INSERT: &str =
        "insert into person (id, handle, passphrase_hash, sex, age_band) values ($1, $2, $3, $4, $5)";
    change!(
        conn,
        sqlx::query(INSERT)
            .bind(person.id.as_str())
            .bind(&person.handle)
            .bind(&person.passphrase_hash)
            .bind(&person.sex)
            .bind(&person.age_band)
    );
    Ok(())
}

/// Whether anybody has an account here.
pub async fn anybody(conn: &mut Conn<'_>) -> Stored<bool> {
    const ANY: &str = "select count(*) from (select id from person limit 1) as one";
    let count: i64 = on!(conn, c => sqlx::query_scalar(ANY).fetch_one(c).await?);
    Ok(count > 0)
}

type Row = (String, String, String, Option<String>, Option<String>);

pub async fn by_handle(conn: &mut Conn<'_>, handle: &str) -> Stored<Option<Person>> {
    const FIND: &str = "select id, handle, passphrase_hash, sex, age_band from person where handle = $1";
    let row: Option<Row> = on!(conn, c => sqlx::query_as(FIND).bind(handle).fetch_optional(c).await?);
    row.map(person).transpose()
}

pub async fn by_id(conn: &mut Conn<'_>, id: &PersonId) -> Stored<Option<Person>> {
    const FIND: &str = "select id, handle, passphrase_hash, sex, age_band from person where id = $1";
    let row: Option<Row> = on!(conn, c => sqlx::query_as(FIND).bind(id.as_str()).fetch_optional(c).await?);
    row.map(person).transpose()
}

/// Giving twice is harmless.
pub async fn grant(conn: &mut Conn<'_>, person: &PersonId, grant: &Grant) -> Stored<()> {
    const GRANT: &str = "insert into role (person, role, scope_kind, scope_of) values ($1, $2, $3, $4) on conflict do nothing";
    let (kind, of) = grant.scope.columns();
    change!(conn, sqlx::query(GRANT).bind(person.as_str()).bind(grant.role.code()).bind(kind).bind(&of));
    Ok(())
}

pub async fn grants(conn: &mut Conn<'_>, person: &PersonId) -> Stored<Vec<Grant>> {
    const GRANTS: &str =
        "select role, scope_kind, scope_of from role where person = $1 order by role, scope_kind, scope_of";
    let rows: Vec<(String, String, String)> =
        on!(conn, c => sqlx::query_as(GRANTS).bind(person.as_str()).fetch_all(c).await?);
    rows.iter().map(|(role, kind, of)| read_grant(person.as_str(), role, kind, of)).collect()
}

/// Everybody with a role in this country or one of its groups; without a country, everybody.
pub async fn holders(conn: &mut Conn<'_>, country: Option<Country>) -> Stored<Vec<Holder>> {
    const HOLDERS: &str = "
        select person.id, person.handle, role.role, role.scope_kind, role.scope_of
        from role
        join person on person.id = role.person
        left join group_of_volunteers on role.scope_kind = 'group' and group_of_volunteers.id = role.scope_of
        where $1 = '' or (role.scope_kind = 'country' and role.scope_of = $1) or group_of_volunteers.country = $1";
    let country = country.map(Country::code).unwrap_or_default();
    let rows: Vec<(String, String, String, String, String)> =
        on!(conn, c => sqlx::query_as(HOLDERS).bind(country).fetch_all(c).await?);
    let mut holders: Vec<Holder> = rows
        .into_iter()
        .map(|(id, handle, role, kind, of)| {
            Ok(Holder {
                person: At("person", "id", &id).ok(PersonId::parse(&id))?,
                grant: read_grant(&id, &role, &kind, &of)?,
                handle,
            })
        })
        .collect::<Stored<_>>()?;
    holders.sort_by(|a, b| a.handle.cmp(&b.handle));
    Ok(holders)
}

pub(super) fn read_grant(id: &str, role: &str, kind: &str, of: &str) -> Stored<Grant> {
    Ok(Grant {
        role: At("role", "role", id).some(Role::parse(role))?,
        scope: At("role", "scope_of", id).some(Scope::from_columns(kind, of))?,
    })
}

fn person((id, handle, passphrase_hash, sex, age_band): Row) -> Stored<Person> {
    let id = At("person", "id", &id).ok(PersonId::parse(&id))?;
    Ok(Person { id, handle, passphrase_hash, sex, age_band })
}
