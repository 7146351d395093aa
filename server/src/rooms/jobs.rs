//! Work that must end even if the server stops in the middle: the closing order of a released wave (safety C6).
//!
//! After the second signature: the key of the custody table is destroyed, so that nobody can say who collected which
//! answer; the custody rows go; every answer gets a fresh random id, because phones still hold the old one; the file
//! is rebuilt. The private key of the wave stays: what phones send late is held sealed and could be judged again.
//! Every step may be done twice.

use anyhow::Context;

use domain::envelope::sha256_hex;
use domain::id::{ResponseId, WaveId};

use super::Rooms;
use super::collecting::{at_rest, from_rest};
use super::fresh;
use crate::fault::{Fault, Kept};
use crate::store::closing::{self, Renewed};
use crate::store::{jobs, responses};

impl Rooms {
    /// Ends what an earlier run of the server began.
    pub async fn finish_jobs(&self) -> anyhow::Result<()> {
        let waiting = jobs::waiting(&mut self.store.read().await?).await?;
        for job in waiting.iter().filter(|job| job.kind == jobs::CLOSING) {
            let wave = WaveId::parse(&job.object).context("a job of no wave")?;
            if let Err(Fault::Broken(error)) = self.close_for_good(&wave).await {
                return Err(error.context("the closing order of a wave"));
            }
        }
        Ok(())
    }

    pub(super) async fn close_for_good(&self, wave: &WaveId) -> Kept<()> {
        self.keys.destroy_custody(wave)?;
        let renewed = self.renewed(wave).await?;
        self.store
            .write((wave.clone(), renewed), |(wave, renewed), conn| {
                Box::pin(async move {
                    closing::forget_custody(conn, wave).await?;
                    for response in renewed {
                        closing::renew(conn, response).await?;
                    }
                    Ok::<_, Fault>(())
                })
            })
            .await?;
        self.store.compact().await?;
        let write = self.store.write(wave.clone(), |wave, conn| {
            Box::pin(async move { Ok::<_, Fault>(jobs::done(conn, jobs::CLOSING, wave.as_str()).await?) })
        });
        write.await
    }

    /// Every answer of the wave under a new id. Answers at rest open only under their id, so they are encrypted anew,
    /// and the hash that joins them to the phone's copy goes too.
    async fn renewed(&self, wave: &WaveId) -> Kept<Vec<Renewed>> {
        let kept = responses::sealed(&mut self.store.read().await?, wave).await?;
        let mut renewed = Vec::with_capacity(kept.len());
        for (old, bytes) in kept {
            let answers = from_rest(self.keys.data(), &old, wave, &bytes)?;
            let id = fresh(ResponseId::from_random)?;
            let answers = at_rest(self.keys.data(), &id, wave, &answers)?;
            renewed.push(Renewed { old, id, payload_hash: sha256_hex(&answers), answers });
        }
        Ok(renewed)
    }
}
