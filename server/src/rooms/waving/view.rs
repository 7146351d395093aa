//! What coordinators see of their waves while people answer. Exact counts, for them alone and never in public.

use std::collections::HashMap;

use app::backend::{Held, HeldLine, WaveLine, WaveView};
use app::error::AppError;
use domain::id::WaveId;
use domain::place::{Country, PlaceCode};
use domain::receipt::groups;
use domain::text::LocalText;
use domain::wave::Wave;

use super::own;
use crate::fault::Kept;
use crate::keys::Keys;
use crate::rooms::indicating;
use crate::store::{Conn, enrolments, forms, indicators, quarantine, releases, responses, signatures, waves};
use crate::world::place_or_code;

pub async fn lines(conn: &mut Conn<'_>, country: Country) -> Kept<Vec<WaveLine>> {
    let mut lines = Vec::new();
    for stored in waves::of_country(conn, country).await? {
        lines.push(line(conn, stored.wave).await?);
    }
    Ok(lines)
}

async fn line(conn: &mut Conn<'_>, wave: Wave) -> Kept<WaveLine> {
    let form = forms::version(conn, &wave.form_version).await?.ok_or(AppError::NotFound)?;
    // What was signed is kept as the draft of the wave, then as its release.
    let signed = releases::of_wave(conn, &wave.id).await?;
    let signatures = match &signed {
        Some(release) => signatures::of_content(conn, &wave.id, &release.hash).await?.len() as i64,
        None => 0,
    };
    Ok(WaveLine {
        area: place_or_code(&wave.area),
        form_title: form.definition.title,
        responses: responses::count(conn, &wave.id).await?,
        held: quarantine::count(conn, &wave.id).await?,
        signatures,
        wave,
    })
}

pub async fn whole(conn: &mut Conn<'_>, country: Country, id: &WaveId) -> Kept<WaveView> {
    let wave = own(conn, country, id).await?;
    let form = forms::version(conn, &wave.form_version).await?.ok_or(AppError::NotFound)?.definition;
    let indicators = indicators::of_wave(conn, id).await?.iter().map(indicating::line).collect();
    let by_place = responses::count_by_place(conn, id).await?.into_iter();
    let by_place =
        by_place.map(|(code, count)| (place_or_code(&PlaceCode::new(country, &code)), count)).collect();
    let by_week = responses::count_by_week(conn, id).await?;
    let phones = enrolments::count(conn, id).await?;
    Ok(WaveView { line: line(conn, wave).await?, form, indicators, phones, by_place, by_week })
}

pub async fn held(conn: &mut Conn<'_>, country: Country, keys: &Keys) -> Kept<Vec<HeldLine>> {
    let mut lines = Vec::new();
    let mut names: HashMap<WaveId, LocalText> = HashMap::new();
    for stored in waves::of_country(conn, country).await? {
        names.insert(stored.wave.id, stored.wave.name);
    }
    for held in quarantine::of_country(conn, country).await? {
        let reason = match held.why {
            quarantine::Why::Held(reason) => Held::Reason(reason),
            quarantine::Why::SecondCopy => Held::SecondCopy,
        };
        let code = keys.receipt_code(&held.response);
        let wave = held.wave.and_then(|wave| names.get(&wave).cloned());
        let first: String = code.chars().filter(|c| *c != ' ').take(SHOWN).collect();
        lines.push(HeldLine { wave, reason, week: held.week, receipt_code: groups(&first) });
    }
    Ok(lines)
}

/// Letters of a receipt code that are enough to find the same one on a phone.
const SHOWN: usize = 12;
