//! Kills the server again and again while phones send, and asks whether anything acknowledged is gone.
//!
//! The control is a server that acknowledges before it has committed: the test must see what it loses.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::ground::{Ground, report, said};
use crate::server::Server;
use crate::steps::{cargo, must, target_folder};
use crate::test::RUST_TESTS;

const KILLS: u32 = 30;
const CLIENTS: &str = "8";
const RESPONSES: &str = "2400";

pub fn survive(ground: &mut Ground) -> Result<()> {
    let binary = ground.binary()?;
    let url = ground.postgres()?.new_database("kills")?;
    let mut figures = Vec::new();
    for (name, database) in [("SQLite", None), ("PostgreSQL", Some(url.as_str()))] {
        let data = ground.folder(&format!("kills-{name}"))?;
        let found = storm(&binary, &binary, database, &data)?;
        println!("    {name}: {found}");
        ensure!(
            is_sound(&found),
            "{name}: the server lost, doubled or changed something that it had acknowledged"
        );
        figures.push(json!({"database": name, "found": found}));
    }

    let wrong = wrong_on_purpose(ground)?;
    let data = ground.folder("kills-control")?;
    let found = storm(&wrong, &binary, None, &data)?;
    println!("    control, acknowledged before the commit: {found}");
    ensure!(!is_sound(&found), "the control lost nothing, so the test proves nothing");
    figures.push(json!({"database": "control", "found": found}));
    report("kills", &figures.into())
}

/// A debug build that acknowledges too early.
fn wrong_on_purpose(ground: &Ground) -> Result<PathBuf> {
    must(cargo().arg("build").args(RUST_TESTS).args([
        "--bin",
        "pulso",
        "--features",
        "server/fault-ack-early",
    ]))?;
    let (built, kept) = (target_folder()?.join("debug/pulso"), ground.folder("wrong")?.join("pulso"));
    std::fs::copy(&built, &kept)?;
    // Nobody must run this one by mistake.
    std::fs::remove_file(&built)?;
    Ok(kept)
}

/// Phones send, the server dies `KILLS` times; afterwards, what is there. `sound` prepares the wave, sends and counts.
fn storm(serving: &Path, sound: &Path, database: Option<&str>, data: &Path) -> Result<Value> {
    let mut server = Server::new(serving, data)?.database(database);
    let tools = Server::new(sound, data)?.database(database);
    let (codes, kept) = (data.join("codes.json"), data.join("kept.jsonl"));
    let prepare = ["load", "--clients", CLIENTS, "--prepare", &codes.to_string_lossy()];
    must(&mut tools.pulso(&prepare))?;
    server.start()?;

    let seed = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?.subsec_nanos();
    let (address, file) = (server.address(), codes.to_string_lossy().into_owned());
    let mut phones = std::process::Command::new(tools.binary());
    phones.args([
        "load",
        "--address",
        &address,
        "--codes",
        &file,
        "--clients",
        CLIENTS,
        "--responses",
        RESPONSES,
    ]);
    phones.args(["--batch", "2", "--pause", "100", "--seed", &seed.to_string(), "--keep"]).arg(&kept);
    let mut phones = phones.stdout(std::process::Stdio::null()).spawn().context("cannot start the phones")?;
    wait_for(&kept)?;

    let mut chance = u64::from(seed) | 1;
    let mut died = 0;
    while died < KILLS && phones.try_wait()?.is_none() {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(Duration::from_millis(120 + (chance >> 33) % 300));
        server.kill()?;
        server.start()?;
        died += 1;
    }
    let ended = phones.wait()?;
    ensure!(died == KILLS, "the phones were done after {died} kills of {KILLS}: give them more to send");
    let verify = ["load", "--address", &address, "--codes", &file, "--verify", &kept.to_string_lossy()];
    let mut found = said(&mut tools.pulso(&verify))?;
    found["kills"] = died.into();
    found["seed"] = seed.into();
    found["phones_finished"] = ended.success().into();
    server.stop()?;
    Ok(found)
}

fn wait_for(file: &Path) -> Result<()> {
    let started = Instant::now();
    while !std::fs::metadata(file).is_ok_and(|file| file.len() > 0) {
        ensure!(started.elapsed() < Duration::from_secs(60), "the phones sent nothing");
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}

/// Everything sent, nothing lost, nothing twice, every receipt the same.
fn is_sound(found: &Value) -> bool {
    let none = ["lost", "duplicates", "other_receipts", "acknowledged_twice"];
    found["acknowledged"].as_u64() == RESPONSES.parse().ok()
        && found["phones_finished"] == true
        && none.iter().all(|name| found[name] == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_lost_answer_is_enough_to_fail() {
        let mut found = json!({"acknowledged": 2400, "lost": 0, "duplicates": 0, "other_receipts": 0,
            "acknowledged_twice": 0, "phones_finished": true});
        assert!(is_sound(&found));
        found["lost"] = 1.into();
        assert!(!is_sound(&found));
    }
}
