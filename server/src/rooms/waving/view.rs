//! What coordinators see of their waves while people answer. Exact counts, for them alone and never in public.

use app::backend::{Held, HeldLine, WaveLine, WaveView};
use app::error::AppError;
use domain::id::WaveId;
use domain::place::{Country, PlaceCode};
use domain::receipt::groups;
use domain::wave::Wave;

use super::own;
use crate::fault::Kept;
use crate::keys::Keys;
use crate::rooms::indicating;
use crate::store::{Conn, enrolments, forms, quarantine, responses, signatures, waves};
use crate::world::place_or_code;

pub async fn lines(conn: &mut Conn<'_>, country: Country) -> Kept<Vec<WaveLine>> {
    let mut lines = Vec::new();
    for wave in waves::of_country(conn, country).await? {
        lines.push(line(conn, wave).await?);
    }
    // The newest first; waves that were never opened stand before all.
    lines.sort_by_key(|line| std::cmp::Reverse(line.wave.opened.map_or(i64::MAX, |at| at.get())));
    Ok(lines)
}

async fn line(conn: &mut Conn<'_>, wave: Wave) -> Kept<WaveLine> {
    let form = forms::version(conn, &wave.form_version).await?.ok_or(AppError::NotFound)?;
    Ok(WaveLine {
        area: place_or_code(&wave.area),
        form_title: form.definition.title,
        responses: responses::count(conn, &wave.id).await?,
        held: quarantine::count(conn, &wave.id).await?,
        signatures: signatures::count(conn, &wave.id).await?,
        wave,
    })
}

pub async fn whole(conn: &mut Conn<'_>, country: Country, id: &WaveId) -> Kept<WaveView> {
    let wave = own(conn, country, id).await?;
    let form = forms::version(conn, &wave.form_version).await?.ok_or(AppError::NotFound)?.definition;
    let indicators = waves::indicators(conn, id).await?.iter().map(indicating::line).collect();
    let mut by_place: Vec<_> = responses::by_place(conn, id).await?;
    by_place.sort_by(|(one, _), (other, _)| one.cmp(other));
    let by_place = by_place
        .into_iter()
        .map(|(code, count)| (place_or_code(&PlaceCode::new(country, &code)), count))
        .collect();
    let mut by_week = responses::by_week(conn, id).await?;
    by_week.sort_by_key(|(week, _)| *week);
    let phones = enrolments::count(conn, id).await?;
    Ok(WaveView { line: line(conn, wave).await?, form, indicators, phones, by_place, by_week })
}

pub async fn held(conn: &mut Conn<'_>, country: Country, keys: &Keys) -> Kept<Vec<HeldLine>> {
    let mut lines = Vec::new();
    for held in quarantine::of_country(conn, country).await? {
        let reason = match held.reason {
            quarantine::Why::Held(reason) => Held::Reason(reason),
            quarantine::Why::SecondCopy => Held::SecondCopy,
        };
        let code = keys.receipt(&held.response, &held.hash).code;
        let first: String = code.chars().filter(|c| *c != ' ').take(SHOWN).collect();
        lines.push(HeldLine { wave: held.wave_name, reason, week: held.week, receipt_code: groups(&first) });
    }
    lines.sort_by(|one, other| (other.week, &one.receipt_code).cmp(&(one.week, &other.receipt_code)));
    Ok(lines)
}

/// Letters of a receipt code that are enough to find the same one on a phone.
const SHOWN: usize = 12;
