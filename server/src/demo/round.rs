//! One wave from its plan to its release, or to the moment when the next phone joins.

use anyhow::{Context, Result, ensure};
use rand_chacha::ChaCha20Rng;

use app::backend::{NewCode, Releasing, Signed, Waving};
use domain::id::WaveId;
use domain::text::Lang;
use domain::time::Millis;
use domain::wave::Breakdown;

use super::answering::{self, Asked};
use super::content::WaveContent;
use super::country::Office;
use super::handout::Joining;
use super::people::{PASSPHRASE, fields};
use super::stage::Stage;
use super::{REST_DAYS, REVIEW_DAYS};

/// Phones of each group.
const PHONES: usize = 12;
/// Device codes that are left for whoever tries the demonstration.
const SPARE_PHONES: usize = 40;

/// Collects, closes, and is signed by both coordinators. Returns the addresses of its results, without the language.
pub async fn closed(
    stage: &Stage,
    office: &Office<'_>,
    wave: &WaveContent,
    rng: &mut ChaCha20Rng,
) -> Result<Vec<String>> {
    let id = begin(stage, office, wave).await?;
    let until = stage.now().plus(wave.days_open * Millis::DAY);
    collect(stage, office, wave, &id, until, rng).await?;
    let (rooms, caller) = (&stage.rooms, &office.coordinators[0].caller);
    Waving::close(rooms.as_ref(), caller, &id).await?;
    stage.days_later(REVIEW_DAYS);
    for (at, signer) in office.coordinators.iter().enumerate() {
        let preview = rooms.preview(&signer.caller, &id).await?;
        let signed = rooms.sign(&signer.caller, &id, &preview.hash, PASSPHRASE).await?;
        ensure!(
            matches!(signed, Signed::Published(_)) == (at == 1),
            "the second signature publishes, and no other"
        );
    }
    println!("{}: released", wave.name.in_lang(Lang::En));
    stage.days_later(REST_DAYS);
    let place = office.area().slug();
    Ok(office.content.indicators.iter().map(|indicator| format!("/r/{place}/{}", indicator.code)).collect())
}

/// Collects until now and stays open, with codes for more phones.
pub async fn open(
    stage: &Stage,
    office: &Office<'_>,
    wave: &WaveContent,
    now: Millis,
    rng: &mut ChaCha20Rng,
) -> Result<Joining> {
    stage.go_to(now.plus(-wave.days_open * Millis::DAY));
    let id = begin(stage, office, wave).await?;
    collect(stage, office, wave, &id, now.plus(-Millis::HOUR), rng).await?;
    stage.go_to(now);
    let joining = Joining {
        wave: id.clone(),
        name: wave.name.clone(),
        join: codes(stage, office, &id, "device", SPARE_PHONES)
            .await?
            .into_iter()
            .map(|code| code.code)
            .collect(),
        poster: codes(stage, office, &id, "poster", 1).await?.remove(0).code,
        once: codes(stage, office, &id, "once", 5).await?.into_iter().map(|code| code.code).collect(),
    };
    println!("{}: open", wave.name.in_lang(Lang::En));
    Ok(joining)
}

async fn begin(stage: &Stage, office: &Office<'_>, wave: &WaveContent) -> Result<WaveId> {
    let (content, caller) = (office.content, &office.coordinators[0].caller);
    let sites = content.site_lines();
    let mut plan = vec![
        ("name_es", wave.name.in_lang(Lang::Es)),
        ("name_en", wave.name.in_lang(Lang::En)),
        ("form_version", office.form_version.as_str()),
        ("area", content.area.as_str()),
        ("sites", sites.as_str()),
        ("sampling", wave.sampling.code()),
    ];
    plan.extend(office.indicators.iter().map(|id| ("indicators", id.as_str())));
    plan.extend(Breakdown::ALL.iter().map(|breakdown| ("breakdowns", breakdown.code())));
    let id = stage.rooms.plan(caller, &fields(&plan)).await.context("the plan of the wave")?;
    Waving::open(stage.rooms.as_ref(), caller, &id).await?;
    Ok(id)
}

async fn collect(
    stage: &Stage,
    office: &Office<'_>,
    wave: &WaveContent,
    id: &WaveId,
    until: Millis,
    rng: &mut ChaCha20Rng,
) -> Result<()> {
    let asked = Asked {
        phones: codes(stage, office, id, "device", 2 * PHONES).await?,
        poster: codes(stage, office, id, "poster", 1).await?.remove(0),
        content: office.content,
        wave,
        until,
    };
    let answers =
        answering::answer(stage, asked, rng).await.with_context(|| wave.name.in_lang(Lang::En).to_owned())?;
    println!("{}: {answers} answers", wave.name.in_lang(Lang::En));
    Ok(())
}

/// Device codes are shared between the groups; the others belong to the wave.
async fn codes(
    stage: &Stage,
    office: &Office<'_>,
    id: &WaveId,
    kind: &str,
    how_many: usize,
) -> Result<Vec<NewCode>> {
    let caller = &office.coordinators[0].caller;
    let groups = if kind == "device" { office.groups.len() } else { 1 };
    let each = (how_many / groups).to_string();
    let mut made = Vec::new();
    for group in &office.groups[..groups] {
        let wanted = [("kind", kind), ("group", group.as_str()), ("how_many", each.as_str())];
        made.extend(stage.rooms.new_codes(caller, id, &fields(&wanted)).await?);
    }
    ensure!(!made.is_empty(), "no {kind} code was made");
    Ok(made)
}
