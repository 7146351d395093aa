//! Releases: what two coordinators of the country see, sign and thereby publish. Never more, and never changed after.

mod content;
mod frozen;

use async_trait::async_trait;

use app::backend::{Caller, MaySign, Preview, Releasing, Signed};
use app::error::{Answer, AppError, Clash};
use domain::id::WaveId;
use domain::people::{Coordinator, Role};
use domain::release::Release;
use domain::tally::Tallies;
use domain::wave::{Wave, WaveState};

use super::collecting::from_rest;
use super::jobs::{CLOSING, close_for_good};
use super::peopling::profile_of;
use super::waving::own;
use super::{Audited, Rooms};
use crate::fault::{Fault, Kept};
use crate::store::jobs::{self, Job};
use crate::store::responses::Response;
use crate::store::signatures::{self, Signature};
use crate::store::{Conn, StoreFault, forms, indicators, releases, responses, waves};
use crate::world::place_or_code;
use content::{Content, Source, content};
pub use frozen::facts_of;
use frozen::{Frozen, frozen};

/// So many different people sign a release.
const SIGNERS: usize = 2;
/// Answers that are read at once.
const PAGE: u32 = 1_000;

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
            return self.look_back(&mut conn, wave).await;
        }
        let content = self.content(&mut conn, wave).await?;
        let signed = signatures::of_content(&mut conn, id, &content.hash).await?;
        let may_sign = if signed.iter().any(|(signature, _)| signature.person == who.person) {
            MaySign::AlreadyDid
        } else {
            MaySign::Yes
        };
        let signed_by = signed.into_iter().map(|(_, handle)| handle).collect();
        Ok(Preview {
            release: content.release,
            hash: content.hash,
            audit: content.audit,
            signed_by,
            may_sign,
        })
    }

    /// What was published of this wave. The audit is made again from the answers: nothing was added after closing.
    async fn look_back(&self, conn: &mut Conn<'_>, wave: Wave) -> Kept<Preview> {
        let published = releases::of_wave(conn, &wave.id).await?.ok_or(AppError::NotFound)?;
        let signed = signatures::of_content(conn, &wave.id, &published.hash).await?;
        let audit = self.computed(conn, wave).await?.audit;
        Ok(Preview {
            release: published.content,
            hash: published.hash,
            audit,
            signed_by: signed.into_iter().map(|(_, handle)| handle).collect(),
            may_sign: MaySign::AlreadyPublished,
        })
    }

    async fn sign_content(
        &self,
        who: &Coordinator,
        id: &WaveId,
        hash: &str,
        passphrase: &str,
    ) -> Kept<Signed> {
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
        // A task of its own: once the signature is on its way, nobody who goes away stops what must follow it.
        let (store, keys) = (self.store.clone(), self.keys.clone());
        let running = tokio::spawn(async move {
            let ended = store.write(signing, |signing, conn| Box::pin(sign(signing, conn))).await?;
            if matches!(ended, Ended::Second) {
                // Published and durable; the closing order is a job and goes on later if this fails.
                if let Err(fault) = close_for_good(&store, &keys, &wave).await {
                    let _logged = AppError::from(fault);
                }
            }
            Ok::<_, Fault>(ended)
        });
        match running.await.map_err(anyhow::Error::from)?? {
            Ended::First => Ok(Signed::WaitingForSecond),
            Ended::Second => Ok(Signed::Published(release)),
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
            signed: self.audited(Role::CountryCoordinator, "release.sign", &wave)?,
            published: self.audited(Role::CountryCoordinator, "release.publish", &content.release.id)?,
            frozen: frozen(&content, now.date(offset))?,
            release: content.release,
        })
    }

    /// The content that a closed wave would publish.
    async fn content(&self, conn: &mut Conn<'_>, wave: Wave) -> Kept<Content> {
        match wave.state {
            WaveState::Closed => {}
            WaveState::Released => return Err(AppError::clash(Clash::AlreadyPublished).into()),
            WaveState::Planned | WaveState::Open => return Err(AppError::clash(Clash::WaveNotClosed).into()),
        }
        self.computed(conn, wave).await
    }

    /// Computes the content anew from every counted answer.
    async fn computed(&self, conn: &mut Conn<'_>, wave: Wave) -> Kept<Content> {
        let version = forms::version(conn, &wave.form_version).await?.ok_or(AppError::NotFound)?;
        let indicators: Vec<_> =
            indicators::of_wave(conn, &wave.id).await?.into_iter().map(|it| it.record).collect();
        let offset_minutes = profile_of(conn, wave.area.country).await?.offset_minutes;
        let kept = answers_of(conn, &wave.id).await?;
        let data = self.keys.data().clone();
        let computing = move || -> anyhow::Result<Content> {
            let mut tallies = Tallies::new(&version.definition, &wave.sites, &indicators, &wave.plan);
            for response in &kept {
                tallies.add(&from_rest(&data, &response.id, &wave.id, &response.answers)?);
            }
            let area = place_or_code(&wave.area);
            let (form, form_hash) = (version.definition, version.hash);
            content(Source { wave, area, form, form_hash, indicators, tallies, offset_minutes })
        };
        Ok(tokio::task::spawn_blocking(computing).await.map_err(anyhow::Error::from)??)
    }
}

/// Every counted answer of a wave, still encrypted.
async fn answers_of(conn: &mut Conn<'_>, wave: &WaveId) -> Kept<Vec<Response>> {
    let mut all: Vec<Response> = Vec::new();
    loop {
        let page = responses::page(conn, wave, all.last().map(|last| &last.id), PAGE).await?;
        let last = page.len() < PAGE as usize;
        all.extend(page);
        if last {
            return Ok(all);
        }
    }
}

struct Signing {
    signature: Signature,
    release: Release,
    frozen: Frozen,
    signed: Audited,
    published: Audited,
}

enum Ended {
    First,
    Second,
}

/// One signature; the last one that is needed publishes in the same transaction.
async fn sign(signing: &Signing, conn: &mut Conn<'_>) -> Kept<Ended> {
    let Signature { wave, hash, at, .. } = &signing.signature;
    let stored = waves::by_id(conn, wave).await?.ok_or(AppError::NotFound)?;
    if stored.wave.state != WaveState::Closed {
        return Err(AppError::clash(Clash::AlreadyPublished).into());
    }
    signatures::insert(conn, &signing.signature).await.map_err(signed_before)?;
    signing.signed.note(conn).await?;
    releases::save_draft(conn, &signing.release, hash).await?;
    if signatures::of_content(conn, wave, hash).await?.len() < SIGNERS {
        return Ok(Ended::First);
    }
    releases::publish(conn, &signing.release.id, *at).await?;
    signing.frozen.write(wave, &signing.release.id, conn).await?;
    waves::released(conn, wave).await?;
    let job = Job { kind: CLOSING.to_owned(), object: wave.to_string(), state: String::new() };
    jobs::note(conn, &job).await?;
    signing.published.note(conn).await?;
    Ok(Ended::Second)
}

fn signed_before(fault: StoreFault) -> Fault {
    if fault.breaks(signatures::ALREADY_SIGNED) {
        return AppError::clash(Clash::AlreadySigned).into();
    }
    fault.into()
}
