//! The indicators of a country: every saving writes the next version, and no version is ever changed.

mod fields;
mod fitting;

use async_trait::async_trait;

use app::backend::{Caller, Indicating, IndicatorLine};
use app::error::{Answer, AppError, ProblemKind};
use domain::form::FormDefinition;
use domain::id::IndicatorId;
use domain::indicator::{Indicator, IndicatorRefused};
use domain::people::Role;
use domain::place::Country;

use super::{Rooms, fresh};
use crate::fault::{Fault, Kept};
use crate::store::indicators::{self, StoredIndicator};
use crate::store::{Conn, StoreFault};

pub use fields::problems_at_fields;
pub use fitting::mismatches;

#[async_trait]
impl Indicating for Rooms {
    async fn indicators(&self, caller: &Caller) -> Answer<Vec<IndicatorLine>> {
        let who = caller.as_coordinator()?;
        let records =
            indicators::of_country(&mut self.read().await?, who.country()).await.map_err(Fault::from)?;
        Ok(records.iter().map(line).collect())
    }

    async fn indicator(&self, caller: &Caller, id: &IndicatorId) -> Answer<(IndicatorLine, Indicator)> {
        let who = caller.as_coordinator()?;
        let record = own(&mut self.read().await?, who.country(), id).await?;
        Ok((line(&record), record.record))
    }

    async fn save_indicator(
        &self,
        caller: &Caller,
        id: Option<&IndicatorId>,
        indicator: Indicator,
    ) -> Answer<IndicatorId> {
        let who = caller.as_coordinator()?;
        let problems = problems_at_fields(indicator.problems());
        if !problems.is_empty() {
            return Err(AppError::Invalid { problems });
        }
        let is_new = id.is_none();
        let id = match id {
            Some(id) => id.clone(),
            None => fresh(IndicatorId::from_random)?,
        };
        let audited = self.audited(Role::CountryCoordinator, "indicator.save", &id)?;
        let data = (who.country(), id.clone(), is_new, indicator, audited);
        let write = self.store.write(data, |(country, id, is_new, indicator, audited), conn| {
            Box::pin(async move {
                if *is_new {
                    indicators::insert(conn, id, *country, indicator).await.map_err(taken)?;
                } else {
                    // The code is what releases and addresses point to: it stays.
                    let kept = own(conn, *country, id).await?;
                    if kept.record.code != indicator.code {
                        return Err(AppError::field("code", ProblemKind::Taken).into());
                    }
                    indicators::write_version(conn, id, indicator).await?;
                }
                audited.note(conn).await
            })
        });
        write.await?;
        Ok(id)
    }

    async fn mismatches(
        &self,
        caller: &Caller,
        id: &IndicatorId,
        form: &FormDefinition,
    ) -> Answer<Vec<IndicatorRefused>> {
        let (_, indicator) = self.indicator(caller, id).await?;
        Ok(mismatches(&indicator, form))
    }
}

fn taken(fault: StoreFault) -> Fault {
    if fault.breaks(indicators::CODE_TAKEN) {
        return AppError::field("code", ProblemKind::Taken).into();
    }
    fault.into()
}

pub(super) fn line(kept: &StoredIndicator) -> IndicatorLine {
    IndicatorLine {
        id: kept.id.clone(),
        code: kept.record.code.clone(),
        name: kept.record.name.clone(),
        version: kept.version,
    }
}

/// The newest version of a record of this country.
pub(super) async fn own(conn: &mut Conn<'_>, country: Country, id: &IndicatorId) -> Kept<StoredIndicator> {
    let record = indicators::by_id(conn, id).await?;
    Ok(record.filter(|record| record.country == country).ok_or(AppError::NotFound)?)
}
