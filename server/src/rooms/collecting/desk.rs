//! What is needed to judge the answers of one wave: its keys and its form with the rules parsed.
//!
//! All of it is fixed when the wave opens and may be kept in memory. The state of the wave may not: another server
//! can close it at any moment, so it is read inside the transaction that stores an answer.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use anyhow::Context;

use domain::envelope::KeyId;
use domain::form::engine::Engine;
use domain::id::{FormVersionId, WaveId};
use domain::sealing::KeyPair;

/// One wave, ready to judge.
pub struct Desk {
    pub wave: WaveId,
    /// Code of the area: where a form does not ask for the place.
    pub area: String,
    pub form_version: FormVersionId,
    pub form_hash: String,
    pub engine: Engine,
    pub keys: KeyPair,
    pub key_id: KeyId,
}

impl Desk {
    /// The value of `consent` that a payload must carry: the hash of the text in that language.
    pub fn consent(&self, language: &str) -> String {
        self.engine.form().consent_hash(language)
    }
}

/// Waves that were asked for lately.
#[derive(Default)]
pub struct Desks(Mutex<HashMap<WaveId, Arc<Desk>>>);

/// More open waves than this are read anew.
const KEPT: usize = 64;

impl Desks {
    pub fn get(&self, wave: &WaveId) -> Option<Arc<Desk>> {
        self.locked().get(wave).cloned()
    }

    pub fn keep(&self, desk: Desk) -> Arc<Desk> {
        let desk = Arc::new(desk);
        let mut desks = self.locked();
        if desks.len() >= KEPT {
            desks.clear();
        }
        desks.insert(desk.wave.clone(), desk.clone());
        desk
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, HashMap<WaveId, Arc<Desk>>> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

/// The engine of a published form: that it cannot run is our fault, because publishing checks it.
pub fn engine(
    form: domain::form::FormDefinition,
    sites: Vec<domain::place::Place>,
) -> anyhow::Result<Engine> {
    Engine::new(form, sites).context("a published form has a rule that cannot be read")
}
