//! The demonstration: four countries, eight groups, four released waves and one that a phone can join at once.
//!
//! It is made through the real path: accounts through invitations, answers sealed and posted over HTTP, releases signed
//! by two people. Who answers what comes from a fixed seed; ids of the server, codes and keys are fresh in every
//! deployment, as they must be. It refuses to touch a database that is in use.

mod answering;
pub mod content;
pub mod country;
mod handout;
pub mod people;
mod round;
mod stage;

use std::time::Instant;

use anyhow::{Result, ensure};
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;

use domain::time::Millis;

use crate::config::Settings;
use crate::load::codes::Account;
use crate::rooms::Clock;

use content::CountryContent;
use country::Office;
use handout::{Handout, Joining};
use stage::Stage;

pub use handout::print_help;

/// Who answers what.
const SEED: u64 = 164;
/// From the close of a wave to its release, and from the release to the next wave.
const REVIEW_DAYS: i64 = 2;
const REST_DAYS: i64 = 2;

/// Fills an empty database, and writes `demo.json` beside it.
pub async fn fill(settings: &Settings) -> Result<()> {
    let started = Instant::now();
    ensure!(
        !handout::path(&settings.data_dir).exists(),
        "the demonstration is already in {}\n  start it with `pulso serve --demo-help`, or name another folder with --data-dir",
        settings.data_dir.display()
    );
    let countries = content::countries()?;
    let now = Clock::System.now();
    let stage = Stage::open(settings, first_day(&countries, now)).await?;
    let handout = play(&stage, &countries, now).await?;
    stage.close().await?;
    handout.write(&settings.data_dir)?;
    println!("the demonstration is ready after {:.1} s", started.elapsed().as_secs_f64());
    Ok(())
}

/// The closed waves follow each other; the open one began some days ago.
fn first_day(countries: &[CountryContent], now: Millis) -> Millis {
    let waves = countries.iter().flat_map(|country| &country.waves);
    let days: i64 =
        waves.map(|wave| wave.days_open + if wave.stays_open { 0 } else { REVIEW_DAYS + REST_DAYS }).sum();
    now.plus(-(days + REST_DAYS) * Millis::DAY)
}

async fn play(stage: &Stage, countries: &[CountryContent], now: Millis) -> Result<Handout> {
    let mut rng = ChaCha20Rng::seed_from_u64(SEED);
    let administrator = people::administrator(&stage.rooms, "admin.pulso").await?;
    let mut offices = Vec::new();
    for country in countries {
        offices.push(Office::open(stage, &administrator, country).await?);
    }
    let mut released = Vec::new();
    for office in &offices {
        for wave in office.content.waves.iter().filter(|wave| !wave.stays_open) {
            released.extend(round::closed(stage, office, wave, &mut rng).await?);
        }
    }
    let mut joining = None;
    for office in &offices {
        for wave in office.content.waves.iter().filter(|wave| wave.stays_open) {
            joining = Some(round::open(stage, office, wave, now, &mut rng).await?);
        }
    }
    let joining: Joining =
        joining.ok_or_else(|| anyhow::anyhow!("the content has no wave that stays open"))?;
    let handout = Handout::new(&administrator, &offices, joining, released);
    people::sign_out(&stage.rooms, offices.into_iter().flat_map(Office::people).chain([administrator]))
        .await?;
    Ok(handout)
}

/// Handle and passphrase, as `demo.json` names them.
fn account(handle: &str) -> Account {
    Account { handle: handle.to_owned(), passphrase: people::PASSPHRASE.to_owned() }
}
