//! Waves: planned, opened with fresh keys, closed. What will be published is part of the plan, before anybody is asked.

mod handing;
mod plan;
mod view;

use async_trait::async_trait;
use data_encoding::BASE64URL_NOPAD;

use app::backend::{Caller, HeldLine, NewCode, WaveLine, WaveView, Waving};
use app::error::{Answer, AppError, Clash, Problem, ProblemKind};
use app::fields::Fields;
use domain::envelope::KeyId;
use domain::form::FormDefinition;
use domain::id::WaveId;
use domain::people::Role;
use domain::place::{Country, Place};
use domain::wave::{Breakdown, Wave, WaveState};

use super::indicating::mismatches;
use super::{Rooms, fresh};
use crate::fault::{Fault, Kept};
use crate::store::waves::{self, WaveKey};
use crate::store::{Conn, forms, indicators};
use crate::world::world;
use plan::Planned;

/// Places that a search answers with.
const PLACES: usize = 50;

#[async_trait]
impl Waving for Rooms {
    async fn waves(&self, caller: &Caller) -> Answer<Vec<WaveLine>> {
        let who = caller.as_coordinator()?;
        Ok(view::lines(&mut self.read().await?, who.country()).await?)
    }

    async fn wave(&self, caller: &Caller, id: &WaveId) -> Answer<WaveView> {
        let who = caller.as_coordinator()?;
        Ok(view::whole(&mut self.read().await?, who.country(), id).await?)
    }

    async fn plan(&self, caller: &Caller, fields: &Fields) -> Answer<WaveId> {
        let who = caller.as_coordinator()?;
        let planned = plan::planned(who.country(), fields)?;
        let id = fresh(WaveId::from_random)?;
        let audited = self.audited(Role::CountryCoordinator, "wave.plan", &id)?;
        let data = (who.country(), id.clone(), planned, audited);
        let write = self.store.write(data, |(country, id, planned, audited), conn| {
            Box::pin(async move {
                let wave = fitting(conn, *country, id, planned).await?;
                waves::insert(conn, &wave).await?;
                audited.note(conn).await
            })
        });
        write.await?;
        Ok(id)
    }

    async fn open(&self, caller: &Caller, id: &WaveId) -> Answer<()> {
        let who = caller.as_coordinator()?;
        own(&mut self.read().await?, who.country(), id).await?;
        // The keys are durable before the wave is open: no answer may ever be sealed to a key that is lost.
        let pair = self.keys.wave_pair(id).map_err(Fault::from)?;
        self.keys.make_custody(id).map_err(Fault::from)?;
        let public = BASE64URL_NOPAD.encode(&pair.public);
        let key = WaveKey { id: KeyId::of(&pair.public).to_string(), public };
        let audited = self.audited(Role::CountryCoordinator, "wave.open", id)?;
        let data = (id.clone(), key, self.now(), audited);
        let write = self.store.write(data, |(id, key, now, audited), conn| {
            Box::pin(async move {
                if !waves::open(conn, id, key, *now).await? {
                    return Err(AppError::clash(Clash::WaveNotPlanned).into());
                }
                still_fitting(conn, id).await?;
                audited.note(conn).await
            })
        });
        Ok(write.await?)
    }

    async fn close(&self, caller: &Caller, id: &WaveId) -> Answer<()> {
        let who = caller.as_coordinator()?;
        own(&mut self.read().await?, who.country(), id).await?;
        let audited = self.audited(Role::CountryCoordinator, "wave.close", id)?;
        let write = self.store.write((id.clone(), self.now(), audited), |(id, now, audited), conn| {
            Box::pin(async move {
                if !waves::close(conn, id, *now).await? {
                    return Err(AppError::clash(Clash::WaveNotOpen).into());
                }
                audited.note(conn).await
            })
        });
        Ok(write.await?)
    }

    async fn new_codes(&self, caller: &Caller, id: &WaveId, fields: &Fields) -> Answer<Vec<NewCode>> {
        let who = caller.as_coordinator()?;
        Ok(self.hand_out(&who, id, fields).await?)
    }

    async fn held(&self, caller: &Caller) -> Answer<Vec<HeldLine>> {
        let who = caller.as_coordinator()?;
        let held = view::held(&mut self.read().await?, who.country(), &self.keys).await?;
        Ok(held)
    }

    async fn places(&self, caller: &Caller, part: &str) -> Answer<Vec<Place>> {
        let who = caller.as_coordinator()?;
        Ok(world().search(who.country(), part, PLACES))
    }
}

/// A wave of the coordinator's own country.
pub(super) async fn own(conn: &mut Conn<'_>, country: Country, id: &WaveId) -> Kept<Wave> {
    let stored = waves::by_id(conn, id).await?.filter(|stored| stored.country() == country);
    Ok(stored.ok_or(AppError::NotFound)?.wave)
}

/// Form and indicators of the country, and every indicator counts what the form asks.
async fn fitting(conn: &mut Conn<'_>, country: Country, id: &WaveId, planned: &Planned) -> Kept<Wave> {
    let form = forms::version(conn, &planned.form_version).await?;
    let form = form.filter(|form| form.country == country);
    let mut problems = Vec::new();
    match &form {
        None => problems.push(Problem::new("form_version", ProblemKind::OutsideChoices)),
        Some(form) => problems.extend(unasked(&planned.plan.breakdowns, &form.definition)),
    }
    for indicator in &planned.indicators {
        let record = indicators::by_id(conn, indicator).await?.filter(|record| record.country == country);
        let Some(record) = record else {
            problems.push(Problem::new("indicators", ProblemKind::OutsideChoices));
            continue;
        };
        if let Some(form) = &form {
            let found = mismatches(&record.record, &form.definition);
            problems
                .extend(found.into_iter().map(|why| Problem::new("indicators", ProblemKind::Indicator(why))));
        }
    }
    if !problems.is_empty() {
        return Err(AppError::Invalid { problems }.into());
    }
    Ok(Wave {
        id: id.clone(),
        name: planned.name.clone(),
        form_version: planned.form_version.clone(),
        area: planned.area.code.clone(),
        sites: planned.sites.clone(),
        sampling: planned.sampling,
        indicators: planned.indicators.clone(),
        plan: planned.plan.clone(),
        state: WaveState::Planned,
        opened: None,
        closed: None,
    })
}

/// Opening freezes the newest versions of the indicators, which may have changed since the plan.
async fn still_fitting(conn: &mut Conn<'_>, id: &WaveId) -> Kept<()> {
    let wave = waves::by_id(conn, id).await?.ok_or(AppError::NotFound)?.wave;
    let form = forms::version(conn, &wave.form_version).await?.ok_or(AppError::NotFound)?.definition;
    let frozen = indicators::of_wave(conn, id).await?;
    let found = frozen.iter().flat_map(|kept| mismatches(&kept.record, &form));
    let problems: Vec<_> = found.map(|why| Problem::new("indicators", ProblemKind::Indicator(why))).collect();
    if problems.is_empty() { Ok(()) } else { Err(AppError::Invalid { problems }.into()) }
}

/// Breakdowns by something that the form does not ask.
fn unasked<'a>(breakdowns: &'a [Breakdown], form: &'a FormDefinition) -> impl Iterator<Item = Problem> + 'a {
    let missing =
        breakdowns.iter().filter(|it| **it != Breakdown::Total && form.question(it.code()).is_none());
    missing.map(|_| Problem::new("breakdowns", ProblemKind::OutsideChoices))
}
