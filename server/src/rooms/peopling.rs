//! Groups, invitations and the profile of a country.

use async_trait::async_trait;

use app::backend::{Caller, GroupLine, NewCode, Peopling, PersonLine};
use app::error::{Answer, AppError, ProblemKind};
use app::fields::Fields;
use domain::id::{GroupId, InvitationId};
use domain::people::{Coordinator, Grant, NoPermission, Role, Scope};
use domain::place::Country;
use domain::region::CountryProfile;
use domain::text::LocalText;
use domain::time::Millis;

use super::accounts::scope_name;
use super::codes::Code;
use super::{Rooms, fresh};
use crate::fault::{Fault, Kept};
use crate::store::groups::{self, Group, GroupSize};
use crate::store::invitations::{self, Invitation, Opens};
use crate::store::people::{self, Holder};
use crate::store::{Conn, profiles};
use crate::world::{place_or_code, profile, world};

/// How long an account invitation opens something.
pub const ACCOUNT_DAYS: i64 = 7;
const NAME: usize = 80;
const HELP: usize = 600;

#[async_trait]
impl Peopling for Rooms {
    async fn groups(&self, caller: &Caller) -> Answer<Vec<GroupLine>> {
        let who = caller.as_coordinator()?;
        let mut conn = self.read().await?;
        let groups = groups::of_country(&mut conn, who.country()).await.map_err(Fault::from)?;
        let line = |GroupSize { group, accounts, phones }| GroupLine {
            place: place_or_code(&group.place),
            id: group.id,
            name: group.name,
            // Volunteers collect with a phone, mostly without an account.
            volunteers: accounts.max(phones),
        };
        Ok(groups.into_iter().map(line).collect())
    }

    async fn new_group(&self, caller: &Caller, fields: &Fields) -> Answer<GroupId> {
        let who = caller.as_coordinator()?;
        let name = text(fields, "name", NAME)?.to_owned();
        let place = world()
            .find(who.country(), fields.required("place")?)
            .map(|place| place.code.clone())
            .ok_or_else(|| AppError::field("place", ProblemKind::UnknownPlace))?;
        let group = Group { id: fresh(GroupId::from_random)?, place, name };
        let id = group.id.clone();
        let audited = self.audited(Role::CountryCoordinator, "group.make", &id)?;
        let write = self.store.write((group, audited), |(group, audited), conn| {
            Box::pin(async move {
                groups::insert(conn, group).await?;
                audited.note(conn).await
            })
        });
        write.await?;
        Ok(id)
    }

    async fn invite(&self, caller: &Caller, fields: &Fields) -> Answer<NewCode> {
        let (by, grant) = self.invited(caller, fields).await?;
        Ok(self.new_invitation(by, grant).await?)
    }

    async fn people(&self, caller: &Caller) -> Answer<Vec<PersonLine>> {
        let who = caller.as_coordinator()?;
        let mut conn = self.read().await?;
        let mut lines = Vec::new();
        for holder in people::holders(&mut conn, Some(who.country())).await.map_err(Fault::from)? {
            let Holder { person, handle, grant } = holder;
            let scope_name = scope_name(&mut conn, &grant.scope).await?;
            lines.push(PersonLine { id: person, handle, role: grant.role, scope_name });
        }
        Ok(lines)
    }

    async fn profile(&self, caller: &Caller) -> Answer<CountryProfile> {
        let who = caller.as_coordinator()?;
        Ok(profile_of(&mut self.read().await?, who.country()).await?)
    }

    async fn save_profile(&self, caller: &Caller, fields: &Fields) -> Answer<()> {
        let who = caller.as_coordinator()?;
        let help = LocalText::both(text(fields, "help_es", HELP)?, text(fields, "help_en", HELP)?);
        let audited = self.audited(Role::CountryCoordinator, "profile.save", who.country().code())?;
        let write = self.store.write((who.country(), help, audited), |(country, help, audited), conn| {
            Box::pin(async move {
                let mut profile = profile_of(conn, *country).await?;
                profile.help_line = help.clone();
                profiles::save(conn, &profile).await?;
                audited.note(conn).await
            })
        });
        Ok(write.await?)
    }
}

/// What a country has set, or what it starts with.
pub(super) async fn profile_of(conn: &mut Conn<'_>, country: Country) -> Kept<CountryProfile> {
    Ok(profiles::of_country(conn, country).await?.unwrap_or_else(|| profile(country)))
}

impl Rooms {
    /// Who invites, and to what: an administrator to run the server or a country, a coordinator to own groups.
    async fn invited(&self, caller: &Caller, fields: &Fields) -> Kept<(Role, Grant)> {
        let wrong = |field: &str| AppError::field(field, ProblemKind::OutsideChoices);
        let role = Role::parse(fields.required("role")?).ok_or_else(|| wrong("role"))?;
        match (caller.as_administrator(), caller.as_coordinator()) {
            (Ok(_), _) if role == Role::Administrator => {
                Ok((Role::Administrator, Grant { role, scope: Scope::Server }))
            }
            (Ok(_), _) if role == Role::CountryCoordinator => {
                let country = Country::parse(fields.required("country")?).ok_or_else(|| wrong("country"))?;
                Ok((Role::Administrator, Grant { role, scope: Scope::Country(country) }))
            }
            (_, Ok(who)) if role == Role::Volunteer => {
                let group = self.own_group(&who, fields.required("group")?).await?;
                Ok((Role::CountryCoordinator, Grant { role, scope: Scope::Group(group.id) }))
            }
            (Err(NoPermission::SignIn), _) => Err(NoPermission::SignIn.into()),
            _ => Err(NoPermission::NotAllowed.into()),
        }
    }

    /// A group of the coordinator's own country, named by a form field `group`.
    pub(super) async fn own_group(&self, who: &Coordinator, id: &str) -> Kept<Group> {
        let wrong = || AppError::field("group", ProblemKind::OutsideChoices);
        let id = GroupId::parse(id).map_err(|_| wrong())?;
        let group = groups::by_id(&mut self.read().await?, &id).await?;
        Ok(group.filter(|group| group.place.country == who.country()).ok_or_else(wrong)?)
    }

    async fn new_invitation(&self, by: Role, grant: Grant) -> Kept<NewCode> {
        let code = Code::invitation()?;
        let expires = self.now().plus(ACCOUNT_DAYS * Millis::DAY);
        let audited = self.audited(by, "account.invite", grant.role.code())?;
        let invitation = Invitation {
            id: fresh(InvitationId::from_random)?,
            opens: Opens::Account(grant),
            expires,
            spent: false,
        };
        self.store
            .write((invitation, code.hash(), audited), |(invitation, code_hash, audited), conn| {
                Box::pin(async move {
                    invitations::insert(conn, invitation, code_hash).await?;
                    audited.note(conn).await
                })
            })
            .await?;
        Ok(NewCode { code: code.grouped(), path: format!("/join/{}", code.plain()), expires })
    }

    /// The code with which a new deployment begins. May be asked for again: whoever runs the command holds the server.
    pub async fn first_administrator(&self) -> Answer<NewCode> {
        let grant = Grant { role: Role::Administrator, scope: Scope::Server };
        Ok(self.new_invitation(Role::Administrator, grant).await?)
    }
}

/// A field that must be filled, with its limit in characters.
pub(super) fn text<'a>(fields: &'a Fields, name: &str, limit: usize) -> Answer<&'a str> {
    let text = fields.required(name)?;
    if text.chars().count() > limit {
        return Err(AppError::field(name, ProblemKind::TooLong { limit }));
    }
    Ok(text)
}
