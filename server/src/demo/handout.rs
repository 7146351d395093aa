//! What somebody needs who tries the demonstration: `demo.json` in the data folder, and the same in the terminal.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use fast_qr::QRBuilder;
use serde::{Deserialize, Serialize};

use domain::id::WaveId;
use domain::text::{Lang, LocalText};

use super::account;
use super::country::Office;
use super::people::{PASSPHRASE, Person};
use crate::load::codes::Account;

/// The wave that is open.
pub struct Joining {
    pub wave: WaveId,
    pub name: LocalText,
    pub join: Vec<String>,
    pub poster: String,
    pub once: Vec<String>,
}

/// The content of `demo.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handout {
    pub administrator: Account,
    /// Two for each country; the two of the open wave come first.
    pub coordinators: Vec<Account>,
    pub volunteers: Vec<Account>,
    /// Somebody who coordinates the open wave.
    pub coordinator: Account,
    pub wave: WaveId,
    pub wave_name: LocalText,
    /// Each enrols one phone.
    pub join: Vec<String>,
    /// How many starts of the server have shown a code: each shows the next one.
    pub shown: usize,
    /// Opens the form as often as people like.
    pub poster: String,
    /// Each opens the form once.
    pub once: Vec<String>,
    /// Addresses of released results, without the language.
    pub released: Vec<String>,
}

pub fn path(data_dir: &Path) -> PathBuf {
    data_dir.join("demo.json")
}

impl Handout {
    pub fn new(administrator: &Person, offices: &[Office<'_>], open: Joining, released: Vec<String>) -> Self {
        let accounts =
            |people: &[Person]| people.iter().map(|person| account(&person.handle)).collect::<Vec<_>>();
        let coordinators: Vec<Account> =
            offices.iter().flat_map(|office| accounts(&office.coordinators)).collect();
        Self {
            administrator: account(&administrator.handle),
            coordinator: coordinators[0].clone(),
            coordinators,
            volunteers: offices.iter().flat_map(|office| accounts(&office.volunteers)).collect(),
            wave: open.wave,
            wave_name: open.name,
            join: open.join,
            shown: 0,
            poster: open.poster,
            once: open.once,
            released,
        }
    }

    pub fn read(data_dir: &Path) -> Result<Self> {
        let path = path(data_dir);
        let text = std::fs::read_to_string(&path).with_context(|| {
            format!("there is no demonstration in {}; make one with `pulso demo`", data_dir.display())
        })?;
        serde_json::from_str(&text).with_context(|| format!("{} was changed", path.display()))
    }

    pub fn write(&self, data_dir: &Path) -> Result<()> {
        let path = path(data_dir);
        std::fs::write(&path, serde_json::to_string_pretty(self)?)
            .with_context(|| format!("cannot write {}", path.display()))
    }

    /// The code to show now; the next start shows another one, because a code opens one phone.
    fn next_code(&mut self) -> Option<String> {
        let code = self.join.get(self.shown % self.join.len().max(1)).cloned();
        self.shown += 1;
        code
    }
}

/// Prints addresses, handles and a QR code by which a phone joins the open wave.
pub fn print_help(data_dir: &Path, origin: &str) -> Result<()> {
    let mut handout = Handout::read(data_dir)?;
    if let Some(code) = handout.next_code() {
        handout.write(data_dir)?;
        let join = format!("{origin}/join/{}", code.replace(' ', ""));
        println!("{}", help(&handout, origin, &join));
        let qr = QRBuilder::new(join).build().map_err(|why| anyhow::anyhow!("no QR code: {why:?}"))?;
        println!("{}", qr.to_str());
    }
    Ok(())
}

fn help(handout: &Handout, origin: &str, join: &str) -> String {
    let handles = |accounts: &[Account]| {
        accounts.iter().map(|account| account.handle.as_str()).collect::<Vec<_>>().join(", ")
    };
    let result = handout.released.first().map(String::as_str).unwrap_or("/r");
    let reach = if origin.contains("127.0.0.1") || origin.contains("localhost") {
        "\n  From another phone this address does not work: serve with https and name it with --public-url (README)."
    } else {
        ""
    };
    format!(
        "
The demonstration (everything in it is invented)

  Results         {origin}/es/r   {origin}/en/r
  One result      {origin}/es{result}
  Answer alone    {origin}/a/{poster}
  Sign in         {origin}/es/account/sign-in

  Passphrase of every account: {PASSPHRASE}
  Coordinators    {coordinators}
  Volunteers      {volunteers}
  Administrator   {administrator}

  Collect with a phone in \"{wave}\":
  {join}
  Each code enrols one phone; {count} more are in demo.json.{reach}
",
        poster = handout.poster.replace(' ', ""),
        coordinators = handles(&handout.coordinators),
        volunteers = handles(&handout.volunteers),
        administrator = handout.administrator.handle,
        wave = handout.wave_name.in_lang(Lang::En),
        count = handout.join.len().saturating_sub(1),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn handout() -> Handout {
        Handout {
            administrator: account("admin.pulso"),
            coordinators: vec![account("ana.coordina.co"), account("luis.coordina.co")],
            volunteers: vec![account("yuliana.ladera")],
            coordinator: account("ana.coordina.co"),
            wave: WaveId::from_random([1; 16]),
            wave_name: LocalText::both("Segunda ronda", "Second round"),
            join: vec!["AAAA BBBB".into(), "CCCC DDDD".into()],
            shown: 0,
            poster: "EEEE FFFF".into(),
            once: Vec::new(),
            released: vec!["/r/co-05/CO-ANT-0001".into()],
        }
    }

    #[test]
    fn each_start_shows_the_code_of_another_phone() {
        let mut handout = handout();
        let shown: Vec<_> = (0..3).filter_map(|_| handout.next_code()).collect();
        assert_eq!(shown, ["AAAA BBBB", "CCCC DDDD", "AAAA BBBB"]);
    }

    #[test]
    fn the_help_names_addresses_handles_and_the_passphrase() {
        let text = help(&handout(), "https://pulso.example", "https://pulso.example/join/AAAABBBB");
        for expected in [
            "https://pulso.example/es/r/co-05/CO-ANT-0001",
            "https://pulso.example/a/EEEEFFFF",
            "ana.coordina.co, luis.coordina.co",
            PASSPHRASE,
            "https://pulso.example/join/AAAABBBB",
        ] {
            assert!(text.contains(expected), "{expected} is missing in {text}");
        }
        assert!(!text.contains("does not work"), "{text}");
        assert!(help(&handout(), "http://127.0.0.1:3000", "").contains("does not work"));
    }

    #[test]
    fn phones_that_measure_take_their_codes_from_the_same_file() {
        let text = serde_json::to_string(&handout()).unwrap();
        let codes: crate::load::codes::Codes = serde_json::from_str(&text).unwrap();
        assert_eq!(codes.join.len(), 2);
        assert_eq!(codes.coordinator.handle, "ana.coordina.co");
    }
}
