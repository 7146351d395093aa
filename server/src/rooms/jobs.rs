//! Work that must end even if the server stops in the middle: the closing order of a released wave (safety C6).
//!
//! After the second signature: the key of the custody table is destroyed, so that nobody can say who collected which
//! answer; the custody rows go; every answer gets a fresh random id, because phones still hold the old one; the file
//! is rebuilt. The private key of the wave stays: what phones send late is held sealed and could be judged again.
//! Every step may be done twice.

use anyhow::Context;
use sha2::{Digest, Sha256};

use domain::envelope::sha256_hex;
use domain::id::{ResponseId, WaveId};
use domain::sealing::SecretKey;

use super::Rooms;
use super::collecting::{at_rest, from_rest};
use crate::fault::{Fault, Kept};
use crate::keys::{Keys, random};
use crate::store::closing::{self, Renewed};
use crate::store::responses::Response;
use crate::store::{Store, jobs, sessions};

/// The closing order of a wave.
pub const CLOSING: &str = "closing";

impl Rooms {
    /// Ends what an earlier run of the server began, and forgets sessions that ended by themselves.
    pub async fn finish_jobs(&self) -> anyhow::Result<()> {
        let waiting = jobs::waiting(&mut self.store.read().await?).await?;
        for job in waiting.iter().filter(|job| job.kind == CLOSING) {
            let wave = WaveId::parse(&job.object).context("a job of no wave")?;
            close_for_good(&self.store, &self.keys, &wave)
                .await
                .map_err(fault_of)
                .context("the closing order of a wave")?;
        }
        let now = self.now();
        let write = self.store.write(now, |now, conn| {
            Box::pin(async move { Ok::<_, Fault>(sessions::sweep(conn, *now).await?) })
        });
        write.await.map_err(fault_of)
    }
}

/// The closing order itself.
pub(super) async fn close_for_good(store: &Store, keys: &Keys, wave: &WaveId) -> Kept<()> {
    keys.destroy_custody(wave)?;
    let renewing = Renewing { wave: wave.clone(), data: keys.data().clone(), chance: random()? };
    store
        .write(renewing, |renewing, conn| {
            Box::pin(async move {
                closing::forget_custody(conn, &renewing.wave).await?;
                let fresh = |old: &ResponseId| renewing.fresh(old);
                let renew = |response: &Response, id: ResponseId| renewing.renewed(response, id);
                closing::renew::<Fault>(conn, &renewing.wave, &fresh, &renew).await.map(drop)
            })
        })
        .await?;
    store.compact().await?;
    let write = store.write(wave.clone(), |wave, conn| {
        Box::pin(async move { Ok::<_, Fault>(jobs::done(conn, CLOSING, wave.as_str()).await?) })
    });
    write.await
}

/// Makes new ids and new ciphertext; the same again when the write is repeated, and nothing that lasts longer.
struct Renewing {
    wave: WaveId,
    data: SecretKey,
    chance: [u8; 32],
}

impl Renewing {
    fn fresh(&self, old: &ResponseId) -> ResponseId {
        let mut id = [0; 16];
        id.copy_from_slice(&self.drawn(b"id", old)[..16]);
        ResponseId::from_random(id)
    }

    /// Answers at rest open only under their id, so they are encrypted anew.
    fn renewed(&self, response: &Response, id: ResponseId) -> Kept<Renewed> {
        let answers = from_rest(&self.data, &response.id, &self.wave, &response.answers)?;
        let mut nonce = [0; 24];
        nonce.copy_from_slice(&self.drawn(b"nonce", &id)[..24]);
        let answers = at_rest(&self.data, nonce, &id, &self.wave, &answers)?;
        Ok(Renewed { id, payload_hash: sha256_hex(&answers), answers })
    }

    fn drawn(&self, what: &[u8], id: &ResponseId) -> [u8; 32] {
        let mut hasher = Sha256::new();
        hasher.update(self.chance);
        hasher.update(what);
        hasher.update(id.bytes());
        hasher.finalize().into()
    }
}

fn fault_of(fault: Fault) -> anyhow::Error {
    match fault {
        Fault::Refused(error) => error.into(),
        Fault::Broken(error) => error,
    }
}
