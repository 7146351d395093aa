//! Forms: a draft that may be wrong, and published versions that are never changed.

mod starter;

use async_trait::async_trait;

use app::backend::{Caller, FormLine, FormVersionLine, FormView, Forming};
use app::error::{Answer, AppError, Clash, Problem, ProblemKind};
use app::fields::Fields;
use domain::form::FormDefinition;
use domain::form::engine::check_definition;
use domain::id::{FormId, FormVersionId};
use domain::library;
use domain::people::Role;
use domain::place::Country;

use super::peopling::{profile_of, text};
use super::{Rooms, fresh};
use crate::fault::{Fault, Kept};
use crate::store::forms::{self, StoredForm};
use crate::store::{Conn, StoreFault};

const CODE: usize = 24;
const TITLE: usize = 120;

#[async_trait]
impl Forming for Rooms {
    async fn forms(&self, caller: &Caller) -> Answer<Vec<FormLine>> {
        let who = caller.as_coordinator()?;
        let mut conn = self.read().await?;
        let forms = forms::of_country(&mut conn, who.country()).await.map_err(Fault::from)?;
        Ok(forms.iter().map(line).collect())
    }

    async fn form(&self, caller: &Caller, id: &FormId) -> Answer<FormView> {
        let who = caller.as_coordinator()?;
        let mut conn = self.read().await?;
        let form = own(&mut conn, who.country(), id).await?;
        Ok(FormView { line: line(&form), problems: check_definition(&form.draft), draft: form.draft })
    }

    async fn new_form(&self, caller: &Caller, fields: &Fields) -> Answer<FormId> {
        let who = caller.as_coordinator()?;
        let code = code(fields)?;
        let (es, en) = (text(fields, "title_es", TITLE)?, text(fields, "title_en", TITLE)?);
        let draft = starter::starter(who.country(), &code, es, en);
        let id = fresh(FormId::from_random)?;
        let audited = self.audited(Role::CountryCoordinator, "form.make", &id)?;
        let data = (id.clone(), who.country(), draft, audited);
        let write = self.store.write(data, |(id, country, draft, audited), conn| {
            Box::pin(async move {
                forms::insert(conn, id, *country, draft).await.map_err(taken)?;
                audited.note(conn).await
            })
        });
        write.await?;
        Ok(id)
    }

    async fn save_draft(&self, caller: &Caller, id: &FormId, draft: FormDefinition) -> Answer<()> {
        let who = caller.as_coordinator()?;
        let audited = self.audited(Role::CountryCoordinator, "form.save", id)?;
        let data = (who.country(), id.clone(), draft, audited);
        let write = self.store.write(data, |(country, id, draft, audited), conn| {
            Box::pin(async move {
                let kept = own(conn, *country, id).await?;
                // Code and base language are settled when a form is made.
                let draft = FormDefinition {
                    code: kept.draft.code,
                    base_language: kept.draft.base_language,
                    ..draft.clone()
                };
                forms::save_draft(conn, id, &draft).await?;
                audited.note(conn).await
            })
        });
        Ok(write.await?)
    }

    async fn add_from_library(&self, caller: &Caller, id: &FormId, code: &str) -> Answer<()> {
        let who = caller.as_coordinator()?;
        let entry = library::find(code).ok_or(AppError::NotFound)?;
        let audited = self.audited(Role::CountryCoordinator, "form.add", id)?;
        let data = (who.country(), id.clone(), entry, audited);
        let write = self.store.write(data, |(country, id, entry, audited), conn| {
            Box::pin(async move {
                let kept = own(conn, *country, id).await?;
                let minors = profile_of(conn, *country).await?.minors;
                let draft = library::add(&kept.draft, entry, &minors)
                    .map_err(|_| AppError::clash(Clash::MinorsAreOff))?;
                forms::save_draft(conn, id, &draft).await?;
                audited.note(conn).await
            })
        });
        Ok(write.await?)
    }

    async fn publish(&self, caller: &Caller, id: &FormId) -> Answer<FormVersionId> {
        let who = caller.as_coordinator()?;
        let version = fresh(FormVersionId::from_random)?;
        let audited = self.audited(Role::CountryCoordinator, "form.publish", &version)?;
        let data = (who.country(), id.clone(), version.clone(), audited);
        let write = self.store.write(data, |(country, id, version, audited), conn| {
            Box::pin(async move {
                let form = own(conn, *country, id).await?;
                let found = check_definition(&form.draft);
                if !found.is_empty() {
                    let problems =
                        found.into_iter().map(|it| Problem::new("", ProblemKind::Form(it))).collect();
                    return Err(AppError::Invalid { problems }.into());
                }
                forms::publish(conn, id, version, &form.draft).await?;
                audited.note(conn).await
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

pub(super) async fn own(conn: &mut Conn<'_>, country: Country, id: &FormId) -> Kept<StoredForm> {
    let form = forms::by_id(conn, id).await?;
    Ok(form.filter(|form| form.country == country).ok_or(AppError::NotFound)?)
}

fn line(form: &StoredForm) -> FormLine {
    let version = |(id, number): &(FormVersionId, i64)| FormVersionLine { id: id.clone(), number: *number };
    FormLine {
        id: form.id.clone(),
        code: form.draft.code.clone(),
        title: form.draft.title.clone(),
        questions: form.draft.questions.len(),
        versions: form.versions.iter().map(version).collect(),
    }
}
