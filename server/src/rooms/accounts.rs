//! Accounts without e-mail: an invitation opens one, a handle and a passphrase open it again.

use async_trait::async_trait;

use app::backend::{Accounts, Caller, Opens, SessionLine, SessionToken};
use app::error::{Answer, AppError, Gone, ProblemKind};
use domain::id::PersonId;
use domain::people::{CredentialRefused, Grant, Scope, SignedIn, check_passphrase, parse_handle};
use domain::place::PlaceCode;
use domain::time::Millis;

use super::codes::{Code, token, token_hash};
use super::passphrases::Fits;
use super::{Rooms, fresh, gone};
use crate::fault::{Fault, Kept};
use crate::store::invitations::{self, Invitation};
use crate::store::people::{self, Person};
use crate::store::sessions::{self, Session};
use crate::store::{Conn, StoreFault, groups, waves};
use crate::world::official_name;

/// A session ends when nobody used it for so long, and in any case after the second time.
pub const IDLE: i64 = 12 * Millis::HOUR;
pub const LONGEST: i64 = 7 * Millis::DAY;

#[async_trait]
impl Accounts for Rooms {
    async fn invitation(&self, code: &str) -> Answer<Opens> {
        Ok(self.opens(code).await?)
    }

    async fn accept(&self, code: &str, handle: &str, passphrase: &str) -> Answer<SessionToken> {
        Ok(self.new_account(code, handle, passphrase).await?)
    }

    async fn sign_in(&self, handle: &str, passphrase: &str) -> Answer<SessionToken> {
        let person = self.proven(handle, passphrase).await?;
        let (session, token) = self.session(person)?;
        let write = self.store.write(session, |session, conn| {
            Box::pin(async move { Ok::<_, Fault>(sessions::start(conn, session).await?) })
        });
        write.await?;
        Ok(token)
    }

    async fn sign_out(&self, token: &str) -> Answer<()> {
        let hash = token_hash(token);
        let write = self.store.write(hash, |hash, conn| {
            Box::pin(async move { Ok::<_, Fault>(sessions::end(conn, hash).await?) })
        });
        Ok(write.await?)
    }

    async fn who(&self, token: &str) -> Answer<Caller> {
        Ok(self.caller(token).await?)
    }

    async fn sessions(&self, caller: &Caller) -> Answer<Vec<SessionLine>> {
        let who = signed_in(caller)?;
        let mut conn = self.read().await?;
        let alive = sessions::of_person(&mut conn, &who.person, self.now()).await.map_err(Fault::from)?;
        let line = |one: Session| SessionLine { started: one.started, last_seen_day: one.last_seen_day };
        Ok(alive.into_iter().map(line).collect())
    }

    async fn end_other_sessions(&self, caller: &Caller, token: &str) -> Answer<()> {
        let who = signed_in(caller)?;
        let write = self.store.write((who.person.clone(), token_hash(token)), |(person, kept), conn| {
            Box::pin(async move { Ok::<_, Fault>(sessions::end_others(conn, person, kept).await?) })
        });
        Ok(write.await?)
    }
}

fn signed_in(caller: &Caller) -> Answer<&SignedIn> {
    match caller {
        Caller::Person(who) => Ok(who),
        Caller::Public => Err(AppError::SignIn),
    }
}

impl Rooms {
    async fn opens(&self, code: &str) -> Kept<Opens> {
        let mut conn = self.read().await?;
        let invitation = self.usable(&mut conn, code).await?;
        Ok(match invitation.opens {
            invitations::Opens::Account(Grant { role, scope }) => {
                let scope_name = scope_name(&mut conn, &scope).await?;
                Opens::Account { role, scope, scope_name }
            }
            invitations::Opens::Device { wave, group } => {
                let wave = waves::by_id(&mut conn, &wave).await?.ok_or(AppError::NotFound)?.wave;
                let group = groups::by_id(&mut conn, &group).await?.ok_or(AppError::NotFound)?;
                Opens::Device {
                    wave_name: wave.name,
                    country: wave.area.country,
                    wave: wave.id,
                    group: group.name,
                }
            }
        })
    }

    /// The invitation behind a code, if it still opens something.
    pub(super) async fn usable(&self, conn: &mut Conn<'_>, code: &str) -> Kept<Invitation> {
        let hash = Code::parse(code).ok_or_else(|| gone(Gone::CodeUnknown))?.hash();
        let invitation = invitations::find(conn, &hash).await?.ok_or_else(|| gone(Gone::CodeUnknown))?;
        if invitation.spent {
            return Err(gone(Gone::CodeSpent).into());
        }
        if invitation.expires <= self.now() {
            return Err(gone(Gone::CodeExpired).into());
        }
        Ok(invitation)
    }

    async fn new_account(&self, code: &str, handle: &str, passphrase: &str) -> Kept<SessionToken> {
        let invitation = self.usable(&mut self.read().await?, code).await?;
        let invitations::Opens::Account(grant) = invitation.opens else {
            return Err(gone(Gone::CodeUnknown).into());
        };
        let refused = |field, why: CredentialRefused| AppError::field(field, ProblemKind::Credential(why));
        let handle = parse_handle(handle).map_err(|why| refused("handle", why))?;
        check_passphrase(&handle, passphrase).map_err(|why| refused("passphrase", why))?;
        let person = Person {
            id: fresh(PersonId::from_random)?,
            handle,
            passphrase_hash: self.passphrases.hash(passphrase).await?,
            sex: None,
            age_band: None,
        };
        let (session, token) = self.session(person.id.clone())?;
        let audited = self.audited(grant.role, "account.open", grant.role.code())?;
        let data = (invitation.id, self.now(), person, grant, session, audited);
        self.store
            .write(data, |(invitation, now, person, grant, session, audited), conn| {
                Box::pin(async move {
                    if !invitations::spend(conn, invitation, *now).await? {
                        return Err(Fault::from(gone(Gone::CodeSpent)));
                    }
                    people::insert(conn, person).await.map_err(taken)?;
                    people::grant(conn, &person.id, grant).await?;
                    sessions::start(conn, session).await?;
                    audited.note(conn).await
                })
            })
            .await?;
        Ok(token)
    }

    /// The person whose handle and passphrase these are. Words and time do not tell which of them was wrong.
    async fn proven(&self, handle: &str, passphrase: &str) -> Kept<PersonId> {
        let wrong = || Fault::from(AppError::field("handle", ProblemKind::WrongSignIn));
        // A handle that nobody could have takes the whole way too.
        let handle =
            parse_handle(handle).unwrap_or_else(|_| handle.to_lowercase().chars().take(64).collect());
        self.guesses.count(&handle, self.now())?;
        let person = people::by_handle(&mut self.read().await?, &handle).await?;
        let hash = person.as_ref().map(|person| person.passphrase_hash.as_str());
        match (self.passphrases.check(hash, passphrase).await?, person) {
            (Fits::Yes, Some(person)) => {
                self.guesses.forget(&handle);
                Ok(person.id)
            }
            _ => Err(wrong()),
        }
    }

    /// Asks somebody who is signed in for the passphrase again.
    pub(super) async fn proves_again(&self, handle: &str, person: &PersonId, passphrase: &str) -> Kept<()> {
        match self.proven(handle, passphrase).await {
            Ok(proven) if proven == *person => Ok(()),
            Err(Fault::Refused(AppError::Invalid { .. })) | Ok(_) => {
                Err(AppError::field("passphrase", ProblemKind::WrongPassphrase).into())
            }
            Err(other) => Err(other),
        }
    }

    fn session(&self, person: PersonId) -> Kept<(Session, SessionToken)> {
        let (token, now) = (token::<32>()?, self.now());
        let session = Session {
            token_hash: token_hash(&token),
            person,
            started: now,
            last_seen_day: now.date(0),
            idle_until: now.plus(IDLE),
            ends: now.plus(LONGEST),
        };
        Ok((session, SessionToken(token)))
    }

    async fn caller(&self, token: &str) -> Kept<Caller> {
        let now = self.now();
        let hash = token_hash(token);
        let mut conn = self.read().await?;
        let Some(session) = sessions::find(&mut conn, &hash, now).await? else {
            return Ok(Caller::Public);
        };
        let Some(person) = people::by_id(&mut conn, &session.person).await? else {
            return Ok(Caller::Public);
        };
        let grants = people::grants(&mut conn, &person.id).await?;
        drop(conn);
        self.seen(session, now).await?;
        Ok(Caller::Person(SignedIn { person: person.id, handle: person.handle, grants }))
    }

    /// Moves the end of idle time, at most once in half an hour, so that reading pages does not mean writing.
    async fn seen(&self, session: Session, now: Millis) -> Kept<()> {
        const OFTEN: i64 = 30 * Millis::MINUTE;
        if session.idle_until.get() >= now.plus(IDLE - OFTEN).get() {
            return Ok(());
        }
        self.store
            .write((session.token_hash, now.date(0), now.plus(IDLE)), |(hash, day, idle_until), conn| {
                Box::pin(async move { Ok::<_, Fault>(sessions::touch(conn, hash, *day, *idle_until).await?) })
            })
            .await
    }
}

/// How a scope is called for people: the group, or the country by its official name.
pub(super) async fn scope_name(conn: &mut Conn<'_>, scope: &Scope) -> Kept<String> {
    Ok(match scope {
        Scope::Server => String::new(),
        Scope::Country(country) => official_name(&PlaceCode::country_itself(*country)),
        Scope::Group(group) => groups::by_id(conn, group).await?.map(|group| group.name).unwrap_or_default(),
    })
}

fn taken(fault: StoreFault) -> Fault {
    if fault.breaks(people::HANDLE_TAKEN) {
        return AppError::field("handle", ProblemKind::Taken).into();
    }
    fault.into()
}
