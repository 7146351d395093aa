//! Roles and their scope: data, and permission as a value that only a check can make.

use serde::{Deserialize, Serialize};

use crate::id::{GroupId, PersonId};
use crate::place::Country;

/// What somebody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Runs the server; has no power over content.
    Administrator,
    /// Approves, opens waves and signs releases in one country.
    CountryCoordinator,
    /// Proposes and collects in one group.
    Volunteer,
}

impl Role {
    pub fn code(self) -> &'static str {
        match self {
            Role::Administrator => "administrator",
            Role::CountryCoordinator => "country_coordinator",
            Role::Volunteer => "volunteer",
        }
    }

    pub fn parse(code: &str) -> Option<Role> {
        [Role::Administrator, Role::CountryCoordinator, Role::Volunteer]
            .into_iter()
            .find(|role| role.code() == code)
    }
}

/// Where a role holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", content = "of", rename_all = "snake_case")]
pub enum Scope {
    Server,
    Country(Country),
    Group(GroupId),
}

impl Scope {
    /// The two columns in which a scope is stored: kind and the thing it is limited to.
    pub fn columns(&self) -> (&'static str, String) {
        match self {
            Scope::Server => ("server", String::new()),
            Scope::Country(country) => ("country", country.code().to_owned()),
            Scope::Group(group) => ("group", group.to_string()),
        }
    }

    pub fn from_columns(kind: &str, of: &str) -> Option<Scope> {
        match kind {
            "server" => Some(Scope::Server),
            "country" => Country::parse(of).map(Scope::Country),
            "group" => GroupId::parse(of).ok().map(Scope::Group),
            _ => None,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    pub role: Role,
    pub scope: Scope,
}

/// Somebody who has signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    pub person: PersonId,
    pub handle: String,
    pub grants: Vec<Grant>,
}

/// Whoever asks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Caller {
    #[default]
    Public,
    Person(SignedIn),
}

/// Why permission was not given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoPermission {
    #[error("sign in first")]
    SignIn,
    #[error("this needs another role")]
    NotAllowed,
}

/// Permission to work on the content of one country. Only [`Caller::as_coordinator`] makes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coordinator {
    pub person: PersonId,
    pub handle: String,
    country: Country,
}

impl Coordinator {
    pub fn country(&self) -> Country {
        self.country
    }
}

/// Permission to run the server. Only [`Caller::as_administrator`] makes it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Administrator {
    pub person: PersonId,
}

impl Caller {
    fn signed_in(&self) -> Result<&SignedIn, NoPermission> {
        match self {
            Caller::Public => Err(NoPermission::SignIn),
            Caller::Person(person) => Ok(person),
        }
    }

    /// The country whose content this person coordinates.
    pub fn as_coordinator(&self) -> Result<Coordinator, NoPermission> {
        let who = self.signed_in()?;
        let country = who.grants.iter().find_map(|grant| match (grant.role, &grant.scope) {
            (Role::CountryCoordinator, Scope::Country(country)) => Some(*country),
            _ => None,
        });
        country
            .map(|country| Coordinator { person: who.person.clone(), handle: who.handle.clone(), country })
            .ok_or(NoPermission::NotAllowed)
    }

    /// Only the technical side: an administrator never passes [`Caller::as_coordinator`] by being one.
    pub fn as_administrator(&self) -> Result<Administrator, NoPermission> {
        let who = self.signed_in()?;
        let grant = Grant { role: Role::Administrator, scope: Scope::Server };
        if who.grants.contains(&grant) {
            Ok(Administrator { person: who.person.clone() })
        } else {
            Err(NoPermission::NotAllowed)
        }
    }
}

/// Why a handle or a passphrase was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CredentialRefused {
    /// 3 to 32 of a-z, 0-9, point, hyphen, underscore; starts with a letter.
    #[error("handle: 3 to 32 letters a-z, digits, . - _, starting with a letter")]
    HandleShape,
    #[error("passphrase: at least 12 characters")]
    PassphraseShort,
    #[error("passphrase: at most 200 characters")]
    PassphraseLong,
    /// In the list of common ones, or it contains the handle.
    #[error("passphrase: too easy to guess")]
    PassphraseCommon,
}

/// A handle in lower case, as it is stored and compared.
pub fn parse_handle(raw: &str) -> Result<String, CredentialRefused> {
    let handle = raw.trim().to_lowercase();
    let shape = (3..=32).contains(&handle.len())
        && handle.starts_with(|c: char| c.is_ascii_lowercase())
        && handle.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-_".contains(c));
    if shape { Ok(handle) } else { Err(CredentialRefused::HandleShape) }
}

/// Words that show up in guessed passphrases of this project.
const COMMON: [&str; 12] = [
    "password",
    "contrase",
    "passphrase",
    "123456",
    "qwerty",
    "pulso",
    "colombia",
    "honduras",
    "trinidad",
    "tobago",
    "iloveyou",
    "teamo",
];

/// Checks a new passphrase: 12 to 200 characters that are not mostly a common word, one character or the handle.
pub fn check_passphrase(handle: &str, passphrase: &str) -> Result<(), CredentialRefused> {
    let length = passphrase.chars().count();
    if length < 12 {
        return Err(CredentialRefused::PassphraseShort);
    }
    if length > 200 {
        return Err(CredentialRefused::PassphraseLong);
    }
    let mut rest = passphrase.to_lowercase();
    for word in COMMON.iter().copied().chain([handle]) {
        rest = rest.replace(word, "");
    }
    let mut distinct: Vec<char> = rest.chars().collect();
    distinct.sort_unstable();
    distinct.dedup();
    if rest.chars().count() < 8 || distinct.len() < 4 {
        return Err(CredentialRefused::PassphraseCommon);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(grants: Vec<Grant>) -> Caller {
        Caller::Person(SignedIn { person: PersonId::from_random([1; 16]), handle: "ana".into(), grants })
    }

    #[test]
    fn an_administrator_has_no_power_over_content() {
        let admin = person(vec![Grant { role: Role::Administrator, scope: Scope::Server }]);
        assert!(admin.as_administrator().is_ok());
        assert_eq!(admin.as_coordinator(), Err(NoPermission::NotAllowed));
        assert_eq!(Caller::Public.as_coordinator(), Err(NoPermission::SignIn));
    }

    #[test]
    fn a_coordinator_holds_exactly_one_country() {
        let grant = Grant { role: Role::CountryCoordinator, scope: Scope::Country(Country::Pe) };
        assert_eq!(person(vec![grant]).as_coordinator().map(|c| c.country()), Ok(Country::Pe));
        let volunteer = Grant { role: Role::Volunteer, scope: Scope::Group(GroupId::from_random([2; 16])) };
        assert_eq!(person(vec![volunteer]).as_coordinator(), Err(NoPermission::NotAllowed));
    }

    #[test]
    fn easy_passphrases_are_refused_and_four_words_are_taken() {
        for (passphrase, expected) in [
            ("short", Err(CredentialRefused::PassphraseShort)),
            ("aaaaaaaaaaaaaaaa", Err(CredentialRefused::PassphraseCommon)),
            ("password123456", Err(CredentialRefused::PassphraseCommon)),
            ("marta.lopez1", Err(CredentialRefused::PassphraseCommon)),
            ("rio mango tejado lunes", Ok(())),
        ] {
            assert_eq!(check_passphrase("marta.lopez", passphrase), expected, "{passphrase}");
        }
    }

    #[test]
    fn scopes_read_back_from_their_columns() {
        for scope in [Scope::Server, Scope::Country(Country::Tt), Scope::Group(GroupId::from_random([3; 16]))]
        {
            let (kind, of) = scope.columns();
            assert_eq!(Scope::from_columns(kind, &of), Some(scope));
        }
        assert_eq!(Scope::from_columns("country", "FR"), None);
    }
}
