//! Codes with which a respondent answers alone. A spent code says nothing about the answer or its time.

use domain::id::WaveId;
use domain::time::Millis;

use super::row::At;
use super::{Conn, Stored};

/// The constraint that a second code with the same hash breaks.
pub const CODE_TAKEN: &str = "answer_code_pkey";

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerCode {
    pub wave: WaveId,
    pub kind: CodeKind,
    pub expires: Millis,
    pub spent: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeKind {
    /// Opens one answer.
    Once,
    /// On a poster: never spent, its answers are flagged for review.
    Poster,
}

impl CodeKind {
    pub fn code(self) -> &'static str {
        match self {
            CodeKind::Once => "once",
            CodeKind::Poster => "poster",
        }
    }

    fn parse(code: &str) -> Option<Self> {
        [Self::Once, Self::Poster].into_iter().find(|kind| kind.code() == code)
    }
}

/// Breaks [`CODE_TAKEN`].
pub async fn insert(conn: &mut Conn<'_>, code: &AnswerCode, code_hash: &str) -> Stored<()> {
    const INSERT: &str =
        "insert into answer_code (code_hash, wave, kind, expires_ms, spent) values ($1, $2, $3, $4, $5)";
    change!(
        conn,
        sqlx::query(INSERT)
            .bind(code_hash)
            .bind(code.wave.as_str())
            .bind(code.kind.code())
            .bind(code.expires.get())
            .bind(code.spent)
    );
    Ok(())
}

/// Also finds what is spent or expired: the caller says which.
pub async fn find(conn: &mut Conn<'_>, code_hash: &str) -> Stored<Option<AnswerCode>> {
    const FIND: &str = "select wave, kind, expires_ms, spent from answer_code where code_hash = $1";
    let row: Option<(String, String, i64, bool)> =
        on!(conn, c => sqlx::query_as(FIND).bind(code_hash).fetch_optional(c).await?);
    let Some((wave, kind, expires, spent)) = row else { return Ok(None) };
    let at = |column| At("answer_code", column, code_hash);
    Ok(Some(AnswerCode {
        wave: at("wave").ok(WaveId::parse(&wave))?,
        kind: at("kind").some(CodeKind::parse(&kind))?,
        expires: Millis(expires),
        spent,
    }))
}

/// Spends a code of the kind [`CodeKind::Once`], unless it is spent or has expired at `now`; says whether this call did.
pub async fn spend(conn: &mut Conn<'_>, code_hash: &str, now: Millis) -> Stored<bool> {
    const SPEND: &str = "
        update answer_code set spent = true
        where code_hash = $1 and kind = 'once' and spent = false and expires_ms > $2";
    let changed = change!(conn, sqlx::query(SPEND).bind(code_hash).bind(now.get()));
    Ok(changed == 1)
}
