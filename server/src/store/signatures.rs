//! Signatures under the content of a release: one per person and content.

use domain::id::{PersonId, WaveId};
use domain::time::Millis;

use super::row::At;
use super::{Conn, Stored};

/// The constraint that a second signature of the same person under the same content breaks.
pub const ALREADY_SIGNED: &str = "release_signature_pkey";

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    pub wave: WaveId,
    /// SHA-256 (hex) of the content.
    pub hash: String,
    pub person: PersonId,
    pub at: Millis,
    /// Detached, as text.
    pub signature: String,
}

/// Breaks [`ALREADY_SIGNED`].
pub async fn insert(conn: &mut Conn<'_>, signature: &Signature) -> Stored<()> {
    const INSERT: &str =
        "insert into release_signature (wave, hash, person, at_ms, signature) values ($1, $2, $3, $4, $5)";
    change!(
        conn,
        sqlx::query(INSERT)
            .bind(signature.wave.as_str())
            .bind(&signature.hash)
            .bind(signature.person.as_str())
            .bind(signature.at.get())
            .bind(&signature.signature)
    );
    Ok(())
}

/// The signatures under this content, the first one first, each with the handle of its person.
pub async fn of_content(conn: &mut Conn<'_>, wave: &WaveId, hash: &str) -> Stored<Vec<(Signature, String)>> {
    const LIST: &str = "
        select release_signature.person, person.handle, release_signature.at_ms, release_signature.signature
        from release_signature join person on person.id = release_signature.person
        where release_signature.wave = $1 and release_signature.hash = $2
        order by release_signature.at_ms, release_signature.person";
    let rows: Vec<(String, String, i64, String)> =
        on!(conn, c => sqlx::query_as(LIST).bind(wave.as_str()).bind(hash).fetch_all(c).await?);
    rows.into_iter()
        .map(|(person, handle, at, signature)| {
            let person = At("release_signature", "person", wave.as_str()).ok(PersonId::parse(&person))?;
            let (wave, hash) = (wave.clone(), hash.to_owned());
            Ok((Signature { wave, hash, person, at: Millis(at), signature }, handle))
        })
        .collect()
}
