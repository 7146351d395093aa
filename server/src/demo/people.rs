//! The accounts of the demonstration, each made through an invitation like any other.

use anyhow::{Context, Result, ensure};

use app::backend::{Accounts, Caller, NewCode, Peopling, SessionToken};
use app::fields::Fields;
use domain::id::GroupId;
use domain::people::Role;
use domain::place::Country;

use crate::rooms::Rooms;

/// The same for every account of the demonstration, which holds nothing but invented people.
pub const PASSPHRASE: &str = "mango tejado puente lunes";

pub struct Person {
    pub handle: String,
    pub caller: Caller,
    session: SessionToken,
}

/// The first account of an empty database; refuses one that is in use.
pub async fn administrator(rooms: &Rooms, handle: &str) -> Result<Person> {
    ensure!(
        !rooms.in_use().await?,
        "the database is in use: this needs an empty one\n  name another folder with --data-dir or another database with --database"
    );
    let code = rooms.first_administrator().await?;
    join(rooms, &code, handle).await
}

pub async fn coordinator(
    rooms: &Rooms,
    administrator: &Person,
    country: Country,
    handle: &str,
) -> Result<Person> {
    let fields = fields(&[("role", Role::CountryCoordinator.code()), ("country", country.code())]);
    join(rooms, &rooms.invite(&administrator.caller, &fields).await?, handle).await
}

pub async fn volunteer(rooms: &Rooms, coordinator: &Person, group: &GroupId, handle: &str) -> Result<Person> {
    let fields = fields(&[("role", Role::Volunteer.code()), ("group", group.as_str())]);
    join(rooms, &rooms.invite(&coordinator.caller, &fields).await?, handle).await
}

/// Nobody stays signed in to a server that has not started yet.
pub async fn sign_out(rooms: &Rooms, people: impl Iterator<Item = Person>) -> Result<()> {
    for person in people {
        rooms.sign_out(&person.session.0).await?;
    }
    Ok(())
}

async fn join(rooms: &Rooms, code: &NewCode, handle: &str) -> Result<Person> {
    let session = rooms
        .accept(&code.code, handle, PASSPHRASE)
        .await
        .with_context(|| format!("the account {handle}"))?;
    let caller = rooms.who(&session.0).await?;
    Ok(Person { handle: handle.to_owned(), caller, session })
}

/// What a page would have posted.
pub fn fields(pairs: &[(&str, &str)]) -> Fields {
    Fields(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::content::countries;
    use domain::people::{check_passphrase, parse_handle};

    #[test]
    fn every_handle_is_taken_once_and_the_passphrase_fits_each() {
        let content = countries().unwrap();
        let coordinators = content.iter().flat_map(|country| country.coordinators.iter());
        let volunteers =
            content.iter().flat_map(|country| country.groups.iter().map(|group| &group.volunteer));
        let mut handles: Vec<&String> = coordinators.chain(volunteers).collect();
        assert_eq!(handles.len(), 16);
        for handle in &handles {
            assert_eq!(parse_handle(handle).as_ref(), Ok(*handle));
            assert_eq!(check_passphrase(handle, PASSPHRASE), Ok(()));
        }
        handles.sort();
        handles.dedup();
        assert_eq!(handles.len(), 16);
    }
}
