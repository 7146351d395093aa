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
}

/// Breaks [`HANDLE_TAKEN`].
pub async fn add(conn: &mut Conn<'_>, person: &Person) -> Stored<()> {
    const INSERT: &str =
        "insert into person (id, handle, passphrase_hash) values ($1, $2, $3)";
    change!(
        conn,
        sqlx::query(INSERT)
            .bind(person.id.as_str())
            .bind(&person.handle)
            .bind(&person.passphrase_hash)
    );
    Ok(())
}

type Row = (String, String, String);

pub async fn by_handle(conn: &mut Conn<'_>, handle: &str) -> Stored<Option<Person>> {
    const FIND: &str = "select id, handle, passphrase_hash from person where handle = $1";
    let row: Option<Row> = on!(conn, c => sqlx::query_as(FIND).bind(handle).fetch_optional(c).await?);
    row.map(read_person).transpose()
}

pub async fn person(conn: &mut Conn<'_>, id: &PersonId) -> Stored<Option<Person>> {
    const FIND: &str = "select id, handle, passphrase_hash from person where id = $1";
    let row: Option<Row> = on!(conn, c => sqlx::query_as(FIND).bind(id.as_str()).fetch_optional(c).await?);
    row.map(read_person).transpose()
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

/// Everybody with a role in this country or in one of its groups, once per role.
pub async fn of_country(conn: &mut Conn<'_>, country: Country) -> Stored<Vec<(Person, Grant)>> {
    const LIST: &str = "
        select person.id, person.handle, person.passphrase_hash, role.role, role.scope_kind, role.scope_of
        from role
        join person on person.id = role.person
        left join group_of_volunteers on role.scope_kind = 'group' and group_of_volunteers.id = role.scope_of
        where (role.scope_kind = 'country' and role.scope_of = $1) or group_of_volunteers.country = $1";
    let rows: Vec<(String, String, String, String, String, String)> =
        on!(conn, c => sqlx::query_as(LIST).bind(country.code()).fetch_all(c).await?);
    rows.into_iter()
        .map(|(id, handle, hash, role, kind, of)| {
            let grant = read_grant(&id, &role, &kind, &of)?;
            Ok((read_person((id, handle, hash))?, grant))
        })
        .collect()
}

pub(super) fn read_grant(id: &str, role: &str, kind: &str, of: &str) -> Stored<Grant> {
    Ok(Grant {
        role: At("role", "role", id).some(Role::parse(role))?,
        scope: At("role", "scope_of", id).some(Scope::from_columns(kind, of))?,
    })
}

fn read_person((id, handle, passphrase_hash): Row) -> Stored<Person> {
    let id = At("person", "id", &id).ok(PersonId::parse(&id))?;
    Ok(Person { id, handle, passphrase_hash })
}
