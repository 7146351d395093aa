//! Codes that make an account or enrol a phone. Only the hash of a code is kept; each opens once.

use domain::id::{GroupId, InvitationId, WaveId};
use domain::people::Grant;
use domain::time::Millis;

use super::people::read_grant;
use super::row::At;
use super::{Conn, Stored};

/// The constraint that a second invitation with the same code breaks.
pub const CODE_TAKEN: &str = "invitation_code_hash_key";

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    pub id: InvitationId,
    pub opens: Opens,
    pub expires: Millis,
    pub spent: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opens {
    Account(Grant),
    Device { wave: WaveId, group: GroupId },
}

/// Breaks [`CODE_TAKEN`].
pub async fn insert(conn: &mut Conn<'_>, invitation: &Invitation, code_hash: &str) -> Stored<()> {
    const INSERT: &str = "
        insert into invitation (id, code_hash, kind, role, scope_kind, scope_of, wave, group_id, expires_ms, spent)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let (kind, role, scope, wave, group) = match &invitation.opens {
        Opens::Account(grant) => {
            ("account", Some(grant.role.code()), Some(grant.scope.columns()), None, None)
        }
        Opens::Device { wave, group } => ("device", None, None, Some(wave.as_str()), Some(group.as_str())),
    };
    let (scope_kind, scope_of) = scope.unzip();
    change!(
        conn,
        sqlx::query(INSERT)
            .bind(invitation.id.as_str())
            .bind(code_hash)
            .bind(kind)
            .bind(role)
            .bind(scope_kind)
            .bind(scope_of)
            .bind(wave)
            .bind(group)
            .bind(invitation.expires.get())
            .bind(invitation.spent)
    );
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    kind: String,
    role: Option<String>,
    scope_kind: Option<String>,
    scope_of: Option<String>,
    wave: Option<String>,
    group_id: Option<String>,
    expires_ms: i64,
    spent: bool,
}

/// Also finds what is spent or expired: the caller says which.
pub async fn find(conn: &mut Conn<'_>, code_hash: &str) -> Stored<Option<Invitation>> {
    const FIND: &str = "
        select id, kind, role, scope_kind, scope_of, wave, group_id, expires_ms, spent
        from invitation where code_hash = $1";
    let row: Option<Row> = on!(conn, c => sqlx::query_as(FIND).bind(code_hash).fetch_optional(c).await?);
    row.map(invitation).transpose()
}

/// Spends it, unless it is spent or has expired at `now`; says whether it was spent by this call.
pub async fn spend(conn: &mut Conn<'_>, id: &InvitationId, now: Millis) -> Stored<bool> {
    const SPEND: &str =
        "update invitation set spent = true where id = $1 and spent = false and expires_ms > $2";
    let changed = change!(conn, sqlx::query(SPEND).bind(id.as_str()).bind(now.get()));
    Ok(changed == 1)
}

fn invitation(row: Row) -> Stored<Invitation> {
    let at = |column| At("invitation", column, &row.id);
    let text = |column, value: &Option<String>| at(column).some(value.clone());
    let opens = match row.kind.as_str() {
        "account" => {
            let role = text("role", &row.role)?;
            let (kind, of) = (text("scope_kind", &row.scope_kind)?, text("scope_of", &row.scope_of)?);
            Opens::Account(read_grant(&row.id, &role, &kind, &of).or(at("scope_of").some(None))?)
        }
        "device" => Opens::Device {
            wave: at("wave").ok(WaveId::parse(&text("wave", &row.wave)?))?,
            group: at("group_id").ok(GroupId::parse(&text("group_id", &row.group_id)?))?,
        },
        _ => return at("kind").some(None),
    };
    let id = at("id").ok(InvitationId::parse(&row.id))?;
    Ok(Invitation { id, opens, expires: Millis(row.expires_ms), spent: row.spent })
}
