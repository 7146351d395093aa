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
use domain::place::{Country, Place};
use domain::wave::{Breakdown, Wave, WaveState};

use super::indicating::mismatches;
use super::{COORDINATOR, Rooms, fresh};
use crate::fault::{Fault, Kept};
use crate::store::waves::NewWave;
use crate::store::{Conn, audit, forms, indicators, waves};
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
        let entry = self.audited(COORDINATOR, "wave_planned", &id)?;
        let data = (who.country(), id.clone(), planned, entry);
        let write = self.store.write(data, |(country, id, planned, entry), conn| {
            Box::pin(async move {
                let wave = fitting(conn, *country, id, planned).await?;
                waves::add(conn, &wave).await?;
                Ok::<_, Fault>(audit::add(conn, entry).await?)
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
        let key = (KeyId::of(&pair.public).to_string(), BASE64URL_NOPAD.encode(&pair.public));
        let entry = self.audited(COORDINATOR, "wave_opened", id)?;
        let data = (id.clone(), key, self.now(), entry);
        let write = self.store.write(data, |(id, (key_id, public_key), now, entry), conn| {
            Box::pin(async move {
                if !waves::open(conn, id, *now, key_id, public_key).await? {
                    return Err(AppError::clash(Clash::WaveNotPlanned).into());
                }
                Ok::<_, Fault>(audit::add(conn, entry).await?)
            })
        });
        Ok(write.await?)
    }

    async fn close(&self, caller: &Caller, id: &WaveId) -> Answer<()> {
        let who = caller.as_coordinator()?;
        own(&mut self.read().await?, who.country(), id).await?;
        let entry = self.audited(COORDINATOR, "wave_closed", id)?;
        let write = self.store.write((id.clone(), self.now(), entry), |(id, now, entry), conn| {
            Box::pin(async move {
                if !waves::close(conn, id, *now).await? {
                    return Err(AppError::clash(Clash::WaveNotOpen).into());
                }
                Ok::<_, Fault>(audit::add(conn, entry).await?)
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
    let wave = waves::wave(conn, id).await?;
    Ok(wave.filter(|wave| wave.area.country == country).ok_or(AppError::NotFound)?)
}

/// Form and indicators of the country, and every indicator counts what the form asks.
async fn fitting(conn: &mut Conn<'_>, country: Country, id: &WaveId, planned: &Planned) -> Kept<NewWave> {
    let form = forms::version(conn, &planned.form_version).await?;
    let form = form.filter(|form| form.country == country);
    let mut problems = Vec::new();
    match &form {
        None => problems.push(Problem::new("form_version", ProblemKind::OutsideChoices)),
        Some(form) => problems.extend(unasked(&planned.plan.breakdowns, &form.definition)),
    }
    let mut pinned = Vec::new();
    for indicator in &planned.indicators {
        let record = indicators::latest(conn, indicator).await?.filter(|record| record.country == country);
        let Some(record) = record else {
            problems.push(Problem::new("indicators", ProblemKind::OutsideChoices));
            continue;
        };
        if let Some(form) = &form {
            let found = mismatches(&record.record, &form.definition);
            problems.extend(found.into_iter().map(|why| Problem::new("indicators", ProblemKind::Indicator(why))));
        }
        pinned.push((indicator.clone(), record.version));
    }
    if !problems.is_empty() {
        return Err(AppError::Invalid { problems }.into());
    }
    let wave = Wave {
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
    };
    Ok(NewWave { wave, country, pinned })
}

/// Breakdowns by something that the form does not ask.
fn unasked<'a>(breakdowns: &'a [Breakdown], form: &'a FormDefinition) -> impl Iterator<Item = Problem> + 'a {
    let missing = breakdowns.iter().filter(|it| **it != Breakdown::Total && form.question(it.code()).is_none());
    missing.map(|_| Problem::new("breakdowns", ProblemKind::OutsideChoices))
}
