//! Forms: a draft that may be wrong, and published versions that are never changed.

mod starter;

use async_trait::async_trait;

use app::backend::{Caller, FormLine, FormVersionLine, FormView, Forming};
use app::error::{Answer, AppError, Problem, ProblemKind};
use app::fields::Fields;
use domain::form::FormDefinition;
use domain::form::engine::check_definition;
use domain::id::{FormId, FormVersionId};
use domain::place::Country;

use super::peopling::text;
use super::{COORDINATOR, Rooms, fresh};
use crate::fault::{Fault, Kept};
use crate::store::forms::{self, Form, FormVersion};
use crate::store::{Conn, StoreFault, audit};

const CODE: usize = 24;
const TITLE: usize = 120;

#[async_trait]
impl Forming for Rooms {
    async fn forms(&self, caller: &Caller) -> Answer<Vec<FormLine>> {
        let who = caller.as_coordinator()?;
        let mut conn = self.read().await?;
        let mut lines = Vec::new();
        for form in forms::of_country(&mut conn, who.country()).await.map_err(Fault::from)? {
            lines.push(line(&mut conn, &form).await?);
        }
        lines.sort_by(|one, other| one.code.cmp(&other.code));
        Ok(lines)
    }

    async fn form(&self, caller: &Caller, id: &FormId) -> Answer<FormView> {
        let who = caller.as_coordinator()?;
        let mut conn = self.read().await?;
        let form = own(&mut conn, who.country(), id).await?;
        let line = line(&mut conn, &form).await?;
        Ok(FormView { line, problems: check_definition(&form.draft), draft: form.draft })
    }

    async fn new_form(&self, caller: &Caller, fields: &Fields) -> Answer<FormId> {
        let who = caller.as_coordinator()?;
        let code = code(fields)?;
        let (es, en) = (text(fields, "title_es", TITLE)?, text(fields, "title_en", TITLE)?);
        let draft = starter::starter(who.country(), &code, es, en);
        let form = Form { id: fresh(FormId::from_random)?, country: who.country(), draft };
        let id = form.id.clone();
        let entry = self.audited(COORDINATOR, "form_made", &id)?;
        let write = self.store.write((form, entry), |(form, entry), conn| {
            Box::pin(async move {
                forms::add(conn, form).await.map_err(taken)?;
                Ok::<_, Fault>(audit::add(conn, entry).await?)
            })
        });
        write.await?;
        Ok(id)
    }

    async fn save_draft(&self, caller: &Caller, id: &FormId, draft: FormDefinition) -> Answer<()> {
        let who = caller.as_coordinator()?;
        let entry = self.audited(COORDINATOR, "form_draft_saved", id)?;
        let write = self.store.write((who.country(), id.clone(), draft, entry), |(country, id, draft, entry), conn| {
            Box::pin(async move {
                let kept = own(conn, *country, id).await?;
                // Code and base language are settled when a form is made.
                let draft = FormDefinition {
                    code: kept.draft.code,
                    base_language: kept.draft.base_language,
                    ..draft.clone()
                };
                forms::save_draft(conn, id, &draft).await?;
                Ok::<_, Fault>(audit::add(conn, entry).await?)
            })
        });
        Ok(write.await?)
    }

    async fn publish(&self, caller: &Caller, id: &FormId) -> Answer<FormVersionId> {
        let who = caller.as_coordinator()?;
        let version = fresh(FormVersionId::from_random)?;
        let entry = self.audited(COORDINATOR, "form_published", &version)?;
        let data = (who.country(), id.clone(), version.clone(), entry);
        let write = self.store.write(data, |(country, id, version, entry), conn| {
            Box::pin(async move {
                let form = own(conn, *country, id).await?;
                let found = check_definition(&form.draft);
                if !found.is_empty() {
                    let problems = found.into_iter().map(|it| Problem::new("", ProblemKind::Form(it))).collect();
                    return Err(AppError::Invalid { problems }.into());
                }
                forms::publish(conn, version, id, &form.draft).await?;
                Ok::<_, Fault>(audit::add(conn, entry).await?)
            })
        });
        write.await?;
        Ok(version)
    }
}

fn code(fields: &Fields) -> Answer<String> {
    let code = text(fields, "code", CODE)?.to_uppercase();
    let plain = code.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-');
    if plain { Ok(code) } else { Err(AppError::field("code", ProblemKind::OutsideChoices)) }
}

fn taken(fault: StoreFault) -> Fault {
    if fault.breaks(forms::CODE_TAKEN) {
        return AppError::field("code", ProblemKind::Taken).into();
    }
    fault.into()
}

pub(super) async fn own(conn: &mut Conn<'_>, country: Country, id: &FormId) -> Kept<Form> {
    let form = forms::form(conn, id).await?;
    Ok(form.filter(|form| form.country == country).ok_or(AppError::NotFound)?)
}

async fn line(conn: &mut Conn<'_>, form: &Form) -> Kept<FormLine> {
    let mut versions: Vec<FormVersion> = forms::versions(conn, &form.id).await?;
    versions.sort_by_key(|version| std::cmp::Reverse(version.number));
    Ok(FormLine {
        id: form.id.clone(),
        code: form.draft.code.clone(),
        title: form.draft.title.clone(),
        questions: form.draft.questions.len(),
        versions: versions.into_iter().map(|v| FormVersionLine { id: v.id, number: v.number }).collect(),
    })
}
