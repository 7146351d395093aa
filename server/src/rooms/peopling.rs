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
use super::{ADMINISTRATOR, COORDINATOR, Rooms, fresh};
use crate::fault::{Fault, Kept};
use crate::store::groups::{self, Group};
use crate::store::invitations::{self, Invitation, Invites};
use crate::store::{Conn, audit, people, profiles};
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
        let mut lines = Vec::new();
        for (group, volunteers) in groups::of_country(&mut conn, who.country()).await.map_err(Fault::from)? {
            lines.push(GroupLine { place: place_or_code(&group.place), id: group.id, name: group.name, volunteers });
        }
        lines.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(lines)
    }

    async fn new_group(&self, caller: &Caller, fields: &Fields) -> Answer<GroupId> {
        let who = caller.as_coordinator()?;
        let name = text(fields, "name", NAME)?.to_owned();
        let place = world()
            .find(who.country(), fields.required("place")?)
            .map(|place| place.code.clone())
            .ok_or_else(|| AppError::field("place", ProblemKind::UnknownPlace))?;
        let group = Group { id: fresh(GroupId::from_random)?, country: who.country(), place, name };
        let id = group.id.clone();
        let entry = self.audited(COORDINATOR, "group_made", &id)?;
        let write = self.store.write((group, entry), |(group, entry), conn| {
            Box::pin(async move {
                groups::add(conn, group).await?;
                Ok::<_, Fault>(audit::add(conn, entry).await?)
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
        for (person, grant) in people::of_country(&mut conn, who.country()).await.map_err(Fault::from)? {
            let scope_name = scope_name(&mut conn, &grant.scope).await?;
            lines.push(PersonLine { id: person.id, handle: person.handle, role: grant.role, scope_name });
        }
        lines.sort_by(|one, other| one.handle.cmp(&other.handle));
        Ok(lines)
    }

    async fn profile(&self, caller: &Caller) -> Answer<CountryProfile> {
        let who = caller.as_coordinator()?;
        Ok(profile_of(&mut self.read().await?, who.country()).await?)
    }

    async fn save_profile(&self, caller: &Caller, fields: &Fields) -> Answer<()> {
        let who = caller.as_coordinator()?;
        let help = LocalText::both(text(fields, "help_es", HELP)?, text(fields, "help_en", HELP)?);
        let entry = self.audited(COORDINATOR, "help_line_changed", who.country().code())?;
        let write = self.store.write((who.country(), help, entry), |(country, help, entry), conn| {
            Box::pin(async move {
                let mut profile = profile_of(conn, *country).await?;
                profile.help_line = help.clone();
                profiles::save(conn, &profile).await?;
                Ok::<_, Fault>(audit::add(conn, entry).await?)
            })
        });
        Ok(write.await?)
    }
}

/// What a country has set, or what it starts with.
pub(super) async fn profile_of(conn: &mut Conn<'_>, country: Country) -> Kept<CountryProfile> {
    Ok(profiles::profile(conn, country).await?.unwrap_or_else(|| profile(country)))
}

impl Rooms {
    /// Who invites, and to what: an administrator to run the server or a country, a coordinator to own groups.
    async fn invited(&self, caller: &Caller, fields: &Fields) -> Kept<(&'static str, Grant)> {
        let wrong = |field: &str| AppError::field(field, ProblemKind::OutsideChoices);
        let role = Role::parse(fields.required("role")?).ok_or_else(|| wrong("role"))?;
        match (caller.as_administrator(), caller.as_coordinator()) {
            (Ok(_), _) if role == Role::Administrator => {
                Ok((ADMINISTRATOR, Grant { role, scope: Scope::Server }))
            }
            (Ok(_), _) if role == Role::CountryCoordinator => {
                let country = Country::parse(fields.required("country")?).ok_or_else(|| wrong("country"))?;
                Ok((ADMINISTRATOR, Grant { role, scope: Scope::Country(country) }))
            }
            (_, Ok(who)) if role == Role::Volunteer => {
                let group = self.own_group(&who, fields.required("group")?).await?;
                Ok((COORDINATOR, Grant { role, scope: Scope::Group(group.id) }))
            }
            (Err(NoPermission::SignIn), _) => Err(NoPermission::SignIn.into()),
            _ => Err(NoPermission::NotAllowed.into()),
        }
    }

    /// A group of the coordinator's own country, named by a form field `group`.
    pub(super) async fn own_group(&self, who: &Coordinator, id: &str) -> Kept<Group> {
        let wrong = || AppError::field("group", ProblemKind::OutsideChoices);
        let id = GroupId::parse(id).map_err(|_| wrong())?;
        let group = groups::group(&mut self.read().await?, &id).await?;
        Ok(group.filter(|group| group.country == who.country()).ok_or_else(wrong)?)
    }

    async fn new_invitation(&self, by: &'static str, grant: Grant) -> Kept<NewCode> {
        let code = Code::invitation()?;
        let expires = self.now().plus(ACCOUNT_DAYS * Millis::DAY);
        let entry = self.audited(by, "account_invited", grant.role.code())?;
        let invitation = Invitation {
            id: fresh(InvitationId::from_random)?,
            code_hash: code.hash(),
            invites: Invites::Account(grant),
            expires,
            spent: false,
        };
        self.store
            .write((invitation, entry), |(invitation, entry), conn| {
                Box::pin(async move {
                    invitations::add(conn, invitation).await?;
                    Ok::<_, Fault>(audit::add(conn, entry).await?)
                })
            })
            .await?;
        Ok(NewCode { code: code.grouped(), path: format!("/join/{}", code.plain()), expires })
    }

    /// The code with which a new deployment begins. May be asked for again: whoever runs the command holds the server.
    pub async fn first_administrator(&self) -> Answer<NewCode> {
        let grant = Grant { role: Role::Administrator, scope: Scope::Server };
        Ok(self.new_invitation("command_line", grant).await?)
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
