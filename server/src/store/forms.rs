//! Forms: a draft that changes, and published versions that never do.

use std::collections::HashMap;

use domain::form::FormDefinition;
use domain::id::{FormId, FormVersionId};
use domain::place::Country;

use super::row::{At, to_json};
use super::{Conn, Stored};

/// The constraint that a second form of the country with the same code breaks.
pub const CODE_TAKEN: &str = "form_country_code_key";

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredForm {
    pub id: FormId,
    pub country: Country,
    pub draft: FormDefinition,
    /// Published versions and their numbers, newest first.
    pub versions: Vec<(FormVersionId, i64)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormVersion {
    pub id: FormVersionId,
    pub form: FormId,
    pub country: Country,
    pub number: i64,
    /// [`FormDefinition::hash`], bound into every seal.
    pub hash: String,
    pub definition: FormDefinition,
}

/// Breaks [`CODE_TAKEN`].
pub async fn insert(
    conn: &mut Conn<'_>,
    id: &FormId,
    country: Country,
    draft: &FormDefinition,
) -> Stored<()> {
    const INSERT: &str = "insert into form (id, country, code, draft) values ($1, $2, $3, $4)";
    let json = to_json(draft)?;
    change!(conn, sqlx::query(INSERT).bind(id.as_str()).bind(country.code()).bind(&draft.code).bind(&json));
    Ok(())
}

/// Replaces the draft. The code of a form stays what it was.
pub async fn save_draft(conn: &mut Conn<'_>, id: &FormId, draft: &FormDefinition) -> Stored<()> {
    const SAVE: &str = "update form set draft = $2 where id = $1";
    let json = to_json(draft)?;
    change!(conn, sqlx::query(SAVE).bind(id.as_str()).bind(&json));
    Ok(())
}

/// Freezes a definition as the next version of the form, and returns its number.
pub async fn publish(
    conn: &mut Conn<'_>,
    form: &FormId,
    version: &FormVersionId,
    definition: &FormDefinition,
) -> Stored<i64> {
    const PUBLISH: &str = "
        insert into form_version (id, form, number, hash, definition)
        select $1, $2, coalesce(max(number), 0) + 1, $3, $4 from form_version where form = $2
        returning number";
    let json = to_json(definition)?;
    Ok(on!(conn, c => sqlx::query_scalar(PUBLISH)
        .bind(version.as_str())
        .bind(form.as_str())
        .bind(definition.hash())
        .bind(&json)
        .fetch_one(c)
        .await?))
}

pub async fn by_id(conn: &mut Conn<'_>, id: &FormId) -> Stored<Option<StoredForm>> {
    const FIND: &str = "select id, country, draft from form where id = $1";
    const VERSIONS: &str = "select form, id, number from form_version where form = $1 order by number desc";
    let row: Option<(String, String, String)> =
        on!(conn, c => sqlx::query_as(FIND).bind(id.as_str()).fetch_optional(c).await?);
    let Some(row) = row else { return Ok(None) };
    let versions: Vec<VersionRow> =
        on!(conn, c => sqlx::query_as(VERSIONS).bind(id.as_str()).fetch_all(c).await?);
    with_versions(vec![row], versions).map(|mut forms| forms.pop())
}

/// In order of code.
pub async fn of_country(conn: &mut Conn<'_>, country: Country) -> Stored<Vec<StoredForm>> {
    const LIST: &str = "select id, country, draft from form where country = $1";
    const VERSIONS: &str = "
        select form_version.form, form_version.id, form_version.number
        from form_version join form on form.id = form_version.form
        where form.country = $1 order by form_version.number desc";
    let rows: Vec<(String, String, String)> =
        on!(conn, c => sqlx::query_as(LIST).bind(country.code()).fetch_all(c).await?);
    let versions: Vec<VersionRow> =
        on!(conn, c => sqlx::query_as(VERSIONS).bind(country.code()).fetch_all(c).await?);
    let mut forms = with_versions(rows, versions)?;
    forms.sort_by(|a, b| a.draft.code.cmp(&b.draft.code));
    Ok(forms)
}

pub async fn version(conn: &mut Conn<'_>, id: &FormVersionId) -> Stored<Option<FormVersion>> {
    const FIND: &str = "
        select form_version.form, form.country, form_version.number, form_version.hash, form_version.definition
        from form_version join form on form.id = form_version.form
        where form_version.id = $1";
    let row: Option<(String, String, i64, String, String)> =
        on!(conn, c => sqlx::query_as(FIND).bind(id.as_str()).fetch_optional(c).await?);
    let Some((form, country, number, hash, definition)) = row else { return Ok(None) };
    let at = |column| At("form_version", column, id.as_str());
    Ok(Some(FormVersion {
        id: id.clone(),
        form: at("form").ok(FormId::parse(&form))?,
        country: At("form", "country", &form).some(Country::parse(&country))?,
        number,
        hash,
        definition: at("definition").json(&definition)?,
    }))
}

/// Form, version, number.
type VersionRow = (String, String, i64);

fn with_versions(rows: Vec<(String, String, String)>, versions: Vec<VersionRow>) -> Stored<Vec<StoredForm>> {
    let mut by_form: HashMap<String, Vec<(FormVersionId, i64)>> = HashMap::new();
    for (form, id, number) in versions {
        let id = At("form_version", "id", &id).ok(FormVersionId::parse(&id))?;
        by_form.entry(form).or_default().push((id, number));
    }
    rows.into_iter()
        .map(|(id, country, draft)| {
            let at = |column| At("form", column, &id);
            Ok(StoredForm {
                id: at("id").ok(FormId::parse(&id))?,
                country: at("country").some(Country::parse(&country))?,
                draft: at("draft").json(&draft)?,
                versions: by_form.remove(&id).unwrap_or_default(),
            })
        })
        .collect()
}
