//! The indicators of a country: every saving writes the next version, and no version is ever changed.

mod fields;
mod fitting;

use async_trait::async_trait;

use app::backend::{Caller, IndicatorLine, Indicating};
use app::error::{Answer, AppError, ProblemKind};
use domain::form::FormDefinition;
use domain::id::IndicatorId;
use domain::indicator::{Indicator, IndicatorRefused};
use domain::place::Country;

use super::{COORDINATOR, Rooms, fresh};
use crate::fault::{Fault, Kept};
use crate::store::indicators::{self, Kept as Record};
use crate::store::{Conn, StoreFault, audit};

pub use fields::problems_at_fields;
pub use fitting::mismatches;

#[async_trait]
impl Indicating for Rooms {
    async fn indicators(&self, caller: &Caller) -> Answer<Vec<IndicatorLine>> {
        let who = caller.as_coordinator()?;
        let records = indicators::of_country(&mut self.read().await?, who.country()).await.map_err(Fault::from)?;
        let mut lines: Vec<_> = records.iter().map(line).collect();
        lines.sort_by(|one, other| one.code.cmp(&other.code));
        Ok(lines)
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
        let entry = self.audited(COORDINATOR, "indicator_saved", &id)?;
        let data = (who.country(), id.clone(), is_new, indicator, entry);
        let write = self.store.write(data, |(country, id, is_new, indicator, entry), conn| {
            Box::pin(async move {
                if *is_new {
                    indicators::add(conn, id, *country, &indicator.code).await.map_err(taken)?;
                } else {
                    // The code is what other people's records point to: it stays.
                    let kept = own(conn, *country, id).await?;
                    if kept.record.code != indicator.code {
                        return Err(AppError::field("code", ProblemKind::Taken).into());
                    }
                }
                indicators::add_version(conn, id, indicator).await?;
                Ok::<_, Fault>(audit::add(conn, entry).await?)
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

pub(super) fn line(kept: &Record) -> IndicatorLine {
    IndicatorLine {
        id: kept.id.clone(),
        code: kept.record.code.clone(),
        name: kept.record.name.clone(),
        version: kept.version,
    }
}

/// The newest version of a record of this country.
pub(super) async fn own(conn: &mut Conn<'_>, country: Country, id: &IndicatorId) -> Kept<Record> {
    let record = indicators::latest(conn, id).await?;
    Ok(record.filter(|record| record.country == country).ok_or(AppError::NotFound)?)
}
