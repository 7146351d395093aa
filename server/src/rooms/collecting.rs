//! What phones and respondents do: enrol, fetch the kit, send answers; or answer alone.
//!
//! An item goes through these questions, and the first one that fails names the reason: can the envelope be read; was
//! the id seen; is it of the wave in which the sender is enrolled, under its key; of its form version; is the wave
//! open; does the seal open; does the engine accept the answers. Whatever can be read is kept and gets a receipt.
//! An item of another wave is held aside, never counted: a phone sends each answer under the enrolment that collected
//! it, so anything else is a mistake or a forgery. Held items keep their envelope, and the private key of a wave is
//! kept after closing, so that a coordinator can have them judged again.

mod alone;
mod desk;
mod judging;
mod taking;

use std::sync::Arc;

use anyhow::Context;
use async_trait::async_trait;
use data_encoding::BASE64URL_NOPAD;

use app::backend::{Alone, AloneReceipt, Collecting, Enrolled};
use app::error::{Answer, AppError, Clash, Gone, ProblemKind};
use app::fields::Fields;
use domain::envelope::KeyId;
use domain::id::{EnrolmentId, ResponseId, WaveId};
use domain::outbox::{BATCH, Batch, BatchAnswer, Outcome};
use domain::people::Role;
use domain::text::Lang;
use domain::wave::{FieldKit, Wave, WaveState};

pub use desk::Desks;
pub use judging::{at_rest, from_rest};

use super::codes::{Code, token, token_hash};
use super::peopling::profile_of;
use super::{Rooms, fresh, gone};
use crate::fault::{Fault, Kept};
use crate::store::codes::{self as answer_codes, AnswerCode};
use crate::store::enrolments::{self, Enrolment};
use crate::store::invitations::{self, Opens};
use crate::store::{Conn, forms, waves};
use desk::Desk;
use taking::Sender;

#[async_trait]
impl Collecting for Rooms {
    async fn enrol(&self, code: &str) -> Answer<Enrolled> {
        Ok(self.new_phone(code).await?)
    }

    async fn kit(&self, token: &str) -> Answer<FieldKit> {
        let mut conn = self.read().await?;
        let enrolment = enrolled(&mut conn, token).await?;
        Ok(self.open_kit(&mut conn, &enrolment.wave).await?)
    }

    async fn take(&self, token: &str, batch: Batch) -> Answer<BatchAnswer> {
        let mut conn = self.read().await?;
        let enrolment = enrolled(&mut conn, token).await?;
        if batch.items.len() > BATCH {
            return Err(AppError::field("items", ProblemKind::TooLong { limit: BATCH }));
        }
        let desk = self.desk(&mut conn, &enrolment.wave).await?;
        let state = wave_of(&mut conn, &enrolment.wave).await?.state;
        drop(conn);
        let outcomes = self.take_all(desk, state, batch.items, Sender::Phone(enrolment.id)).await?;
        Ok(BatchAnswer { outcomes })
    }

    async fn alone(&self, code: &str) -> Answer<Alone> {
        let mut conn = self.read().await?;
        let (code, _) = answer_code(&mut conn, code).await?;
        if code.spent {
            return Err(gone(Gone::CodeSpent));
        }
        if code.expires <= self.now() {
            return Err(gone(Gone::CodeExpired));
        }
        let kit = self.open_kit(&mut conn, &code.wave).await?;
        let country = wave_of(&mut conn, &code.wave).await?.area.country;
        Ok(Alone { id: fresh(ResponseId::from_random)?, kit, country })
    }

    async fn answer_alone(
        &self,
        code: &str,
        id: &ResponseId,
        lang: Lang,
        fields: &Fields,
    ) -> Answer<AloneReceipt> {
        Ok(self.take_alone(code, id, lang, fields).await?)
    }
}

async fn enrolled(conn: &mut Conn<'_>, token: &str) -> Kept<Enrolment> {
    Ok(enrolments::by_token(conn, &token_hash(token)).await?.ok_or(AppError::SignIn)?)
}

impl Rooms {
    async fn new_phone(&self, code: &str) -> Kept<Enrolled> {
        let mut conn = self.read().await?;
        let invitation = self.usable(&mut conn, code).await?;
        let Opens::Device { wave, group } = invitation.opens else {
            return Err(gone(Gone::CodeUnknown).into());
        };
        let kit = self.open_kit(&mut conn, &wave).await?;
        drop(conn);
        let token = token::<16>()?;
        let enrolment = Enrolment { id: fresh(EnrolmentId::from_random)?, wave, group };
        let id = enrolment.id.clone();
        let audited = self.audited(Role::Volunteer, "phone.enrol", &enrolment.wave)?;
        let data = (invitation.id, self.now(), enrolment, token_hash(&token), audited);
        self.store
            .write(data, |(invitation, now, enrolment, hash, audited), conn| {
                Box::pin(async move {
                    if !invitations::spend(conn, invitation, *now).await? {
                        return Err(Fault::from(gone(Gone::CodeSpent)));
                    }
                    enrolments::insert(conn, enrolment, hash).await?;
                    audited.note(conn).await
                })
            })
            .await?;
        Ok(Enrolled { token, enrolment: id, kit })
    }

    /// The kit of a wave that is open.
    async fn open_kit(&self, conn: &mut Conn<'_>, id: &WaveId) -> Kept<FieldKit> {
        let wave = wave_of(conn, id).await?;
        match wave.state {
            WaveState::Open => {}
            WaveState::Planned => return Err(gone(Gone::CodeUnknown).into()),
            WaveState::Closed | WaveState::Released => return Err(gone(Gone::WaveClosed).into()),
        }
        let desk = self.desk(conn, id).await?;
        let help_line = profile_of(conn, wave.area.country).await?.help_line;
        Ok(FieldKit {
            wave: wave.id,
            name: wave.name,
            form_version: desk.form_version.clone(),
            form_hash: desk.form_hash.clone(),
            form: desk.engine.form().clone(),
            sites: desk.engine.sites().to_vec(),
            key_id: desk.key_id.to_string(),
            public_key: BASE64URL_NOPAD.encode(&desk.keys.public),
            help_line,
        })
    }

    /// The desk of a wave that was opened at some time.
    async fn desk(&self, conn: &mut Conn<'_>, id: &WaveId) -> Kept<Arc<Desk>> {
        if let Some(desk) = self.desks.get(id) {
            return Ok(desk);
        }
        let wave = wave_of(conn, id).await?;
        let version =
            forms::version(conn, &wave.form_version).await?.context("a wave without its form version")?;
        let sites = wave.sites.into_iter().map(|site| site.place).collect();
        let keys = self.keys.wave_pair(id)?;
        let desk = Desk {
            form_version: wave.form_version,
            form_hash: version.hash,
            engine: desk::engine(version.definition, sites)?,
            key_id: KeyId::of(&keys.public),
            keys,
            area: wave.area.code,
            wave: wave.id,
        };
        Ok(self.desks.keep(desk))
    }

    async fn take_alone(
        &self,
        code: &str,
        id: &ResponseId,
        lang: Lang,
        fields: &Fields,
    ) -> Kept<AloneReceipt> {
        let mut conn = self.read().await?;
        // Spent or not is asked in the transaction: the same answer may come twice.
        let (code, hash) = answer_code(&mut conn, code).await?;
        let desk = self.desk(&mut conn, &code.wave).await?;
        let wave = wave_of(&mut conn, &code.wave).await?;
        let help_line = profile_of(&mut conn, wave.area.country).await?.help_line;
        drop(conn);
        let payload = alone::payload(&desk, lang, fields)?;
        let text = alone::sealed(&desk, id, &payload, self.keys.data())?;
        let outcomes = self.take_all(desk, wave.state, vec![text], Sender::Alone(code, hash)).await?;
        match outcomes.as_slice() {
            [Outcome::Stored { receipt }] => {
                Ok(AloneReceipt { receipt_code: receipt.code.clone(), help_line })
            }
            // Kept for the coordinator in both cases; the person is told that it does not count.
            [Outcome::Conflict { .. }] => Err(AppError::clash(Clash::AnsweredBefore).into()),
            _ => Err(gone(Gone::WaveClosed).into()),
        }
    }
}

/// The code of a poster or of one respondent, and its hash; spent and expired ones too.
async fn answer_code(conn: &mut Conn<'_>, code: &str) -> Kept<(AnswerCode, String)> {
    let unknown = || gone(Gone::CodeUnknown);
    let hash = Code::parse(code).ok_or_else(unknown)?.hash();
    let found = answer_codes::find(conn, &hash).await?.ok_or_else(unknown)?;
    Ok((found, hash))
}

async fn wave_of(conn: &mut Conn<'_>, id: &WaveId) -> Kept<Wave> {
    Ok(waves::by_id(conn, id).await?.ok_or(AppError::NotFound)?.wave)
}
