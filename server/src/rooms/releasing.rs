//! Releases: what two coordinators of the country see, sign and thereby publish. Never more, and never changed after.

mod content;
mod frozen;

use std::sync::Arc;

use async_trait::async_trait;

use app::backend::{Caller, MaySign, Preview, Releasing, Signed};
use app::error::{Answer, AppError, Clash};
use domain::disclosure::Rules;
use domain::id::{ReleaseId, WaveId};
use domain::people::Coordinator;
use domain::place::Country;
use domain::tally::Tallies;
use domain::wave::{Wave, WaveState};

use super::collecting::from_rest;
use super::peopling::profile_of;
use super::waving::own;
use super::{COORDINATOR, Rooms};
use crate::fault::{Fault, Kept};
use crate::store::releases::{self, NewRelease};
use crate::store::signatures::{self, Signature};
use crate::store::{Conn, audit, forms, jobs, responses, waves};
use crate::world::place_or_code;
use content::{Content, Source, content};
use frozen::{Frozen, frozen};

/// So many different people sign a release.
const SIGNERS: usize = 2;

#[async_trait]
impl Releasing for Rooms {
    async fn preview(&self, caller: &Caller, wave: &WaveId) -> Answer<Preview> {
        let who = caller.as_coordinator()?;
        Ok(self.look(&who, wave).await?)
    }

    async fn sign(&self, caller: &Caller, wave: &WaveId, hash: &str, passphrase: &str) -> Answer<Signed> {
        let who = caller.as_coordinator()?;
        Ok(self.sign_content(&who, wave, hash, passphrase).await?)
    }
}

impl Rooms {
    async fn look(&self, who: &Coordinator, id: &WaveId) -> Kept<Preview> {
        let mut conn = self.read().await?;
        let wave = own(&mut conn, who.country(), id).await?;
        if wave.state == WaveState::Released {
            return self.look_back(&mut conn, id).await;
        }
        let content = self.content(&mut conn, wave).await?;
        let signed = signatures::of(&mut conn, id, &content.hash).await?;
        let may_sign = if signed.iter().any(|(person, _)| *person == who.person) {
            MaySign::AlreadyDid
        } else {
            MaySign::Yes
        };
        let signed_by = signed.into_iter().map(|(_, handle)| handle).collect();
        Ok(Preview { release: content.release, hash: content.hash, audit: content.audit, signed_by, may_sign })
    }

    /// What was published of this wave.
    async fn look_back(&self, conn: &mut Conn<'_>, id: &WaveId) -> Kept<Preview> {
        let published = releases::of_wave(conn, id).await?.ok_or(AppError::NotFound)?;
        let signed = signatures::of(conn, id, &published.hash).await?;
        Ok(Preview {
            release: published.release,
            hash: published.hash,
            audit: published.audit,
            signed_by: signed.into_iter().map(|(_, handle)| handle).collect(),
            may_sign: MaySign::AlreadyPublished,
        })
    }

    async fn sign_content(&self, who: &Coordinator, id: &WaveId, hash: &str, passphrase: &str) -> Kept<Signed> {
        let mut conn = self.read().await?;
        let wave = own(&mut conn, who.country(), id).await?;
        if wave.state == WaveState::Released {
            return Err(AppError::clash(Clash::AlreadyPublished).into());
        }
        let content = self.content(&mut conn, wave).await?;
        drop(conn);
        if content.hash != hash {
            return Err(AppError::clash(Clash::PreviewChanged).into());
        }
        if content.release.results.iter().all(|result| result.tables.is_empty()) {
            return Err(AppError::clash(Clash::NothingToPublish).into());
        }
        self.proves_again(&who.handle, &who.person, passphrase).await?;
        let signing = self.signing(who, content)?;
        let release = signing.release.id.clone();
        let wave = id.clone();
        let ended = self.store.write(signing, |signing, conn| Box::pin(sign(signing, conn))).await?;
        match ended {
            Ended::First => Ok(Signed::WaitingForSecond),
            Ended::Second => {
                // Published and durable; the closing order is a job and goes on at the next start if this fails.
                if let Err(fault) = self.close_for_good(&wave).await {
                    let _logged = AppError::from(fault);
                }
                Ok(Signed::Published(release))
            }
        }
    }

    fn signing(&self, who: &Coordinator, content: Content) -> Kept<Signing> {
        let now = self.now();
        let wave = content.release.wave.clone();
        let bytes = [b"pulso/signature/1".as_slice(), content.hash.as_bytes(), &who.person.bytes()].concat();
        let offset = crate::world::profile(who.country()).offset_minutes;
        Ok(Signing {
            signature: Signature {
                wave: wave.clone(),
                hash: content.hash.clone(),
                person: who.person.clone(),
                at: now,
                signature: self.keys.sign(&bytes),
            },
            signed: self.audited(COORDINATOR, "release_signed", &wave)?,
            published: self.audited(COORDINATOR, "release_published", &content.release.id)?,
            frozen: frozen(&content, now.date(offset))?,
            release: NewRelease {
                id: content.release.id.clone(),
                wave,
                country: who.country(),
                area: content.release.area.code.clone(),
                hash: content.hash,
                content: content.json,
                audit: content.audit,
                published: now,
            },
        })
    }

    /// Computes the content anew from every counted answer. Only a closed wave has one.
    async fn content(&self, conn: &mut Conn<'_>, wave: Wave) -> Kept<Content> {
        match wave.state {
            WaveState::Closed => {}
            WaveState::Released => return Err(AppError::clash(Clash::AlreadyPublished).into()),
            WaveState::Planned | WaveState::Open => return Err(AppError::clash(Clash::WaveNotClosed).into()),
        }
        let version = forms::version(conn, &wave.form_version).await?.ok_or(AppError::NotFound)?;
        let indicators: Vec<_> = waves::indicators(conn, &wave.id).await?.into_iter().map(|it| it.record).collect();
        let offset_minutes = profile_of(conn, wave.area.country).await?.offset_minutes;
        let earlier = releases::count(conn, &wave.id).await?;
        let kept = responses::sealed(conn, &wave.id).await?;
        let data = self.keys.data().clone();
        let computing = move || -> anyhow::Result<Content> {
            let mut tallies = Tallies::new(&version.definition, &wave.sites, &indicators, &wave.plan);
            for (id, bytes) in &kept {
                tallies.add(&from_rest(&data, id, &wave.id, bytes)?);
            }
            let area = place_or_code(&wave.area);
            let (form, form_hash) = (version.definition, version.hash);
            content(Source { wave, area, form, form_hash, indicators, tallies, offset_minutes, earlier })
        };
        Ok(tokio::task::spawn_blocking(computing).await.map_err(anyhow::Error::from)??)
    }
}

struct Signing {
    signature: Signature,
    release: NewRelease,
    frozen: Frozen,
    signed: audit::Entry,
    published: audit::Entry,
}

enum Ended {
    First,
    Second,
}

/// One signature; the last one that is needed publishes in the same transaction.
async fn sign(signing: &Signing, conn: &mut Conn<'_>) -> Kept<Ended> {
    let Signature { wave, hash, person, .. } = &signing.signature;
    match waves::state(conn, wave).await? {
        Some(WaveState::Closed) => {}
        Some(WaveState::Released) => return Err(AppError::clash(Clash::AlreadyPublished).into()),
        _ => return Err(AppError::clash(Clash::WaveNotClosed).into()),
    }
    let before = signatures::of(conn, wave, hash).await?;
    if before.iter().any(|(signer, _)| signer == person) {
        return Err(AppError::clash(Clash::AlreadySigned).into());
    }
    signatures::add(conn, &signing.signature).await?;
    audit::add(conn, &signing.signed).await?;
    if before.len() + 1 < SIGNERS {
        return Ok(Ended::First);
    }
    releases::add(conn, &signing.release).await?;
    signing.frozen.add(&signing.release.id, conn).await?;
    waves::released(conn, wave).await?;
    jobs::add(conn, jobs::CLOSING, wave.as_str()).await?;
    audit::add(conn, &signing.published).await?;
    Ok(Ended::Second)
}
