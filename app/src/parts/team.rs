//! What the pages of people with an account share: their navigation, and how their country writes dates.

use domain::people::Scope;
use domain::place::Country;
use domain::region::Region;
use domain::text::Lang;
use domain::time::Millis;

use super::{NavLink, Room};
use crate::backend::Caller;
use crate::words::coordinate::Nav;

impl Room {
    /// The rooms that this person may enter; where the account is always the last.
    pub fn team(lang: Lang, caller: &Caller) -> Self {
        let words = Nav::of(lang);
        let at = |rest: &str, label: &str| NavLink::new(format!("/{}/{rest}", lang.code()), label);
        let mut nav = Vec::new();
        if caller.as_coordinator().is_ok() {
            nav.extend([
                at("coordinate", words.overview),
                at("coordinate/indicators", words.indicators),
                at("coordinate/forms", words.forms),
                at("coordinate/held", words.held),
            ]);
        }
        if caller.as_coordinator().is_ok() || caller.as_administrator().is_ok() {
            nav.push(at("coordinate/people", words.people));
        }
        nav.push(at("account", words.account));
        Self { nav, footer: Room::public(lang).footer }
    }
}

/// The country of this person's work; none for those who run the server or belong to a group only.
pub fn country_of(caller: &Caller) -> Option<Country> {
    let Caller::Person(who) = caller else { return None };
    who.grants.iter().find_map(|grant| match grant.scope {
        Scope::Country(country) => Some(country),
        Scope::Server | Scope::Group(_) => None,
    })
}

/// Numbers and dates as this person's country writes them; else as most of the four do.
pub fn region_of(lang: Lang, caller: &Caller) -> Region {
    Region { lang, country: country_of(caller).unwrap_or(Country::Pe) }
}

/// The day of a moment in the country's own time, written out. None of the four keeps summer time.
pub fn day(region: Region, at: Millis) -> String {
    let hours = match region.country {
        Country::Co | Country::Pe => -5,
        Country::Hn => -6,
        Country::Tt => -4,
    };
    region.long_date(at.date(hours * 60))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::PersonId;
    use domain::people::{Grant, Role, SignedIn};

    fn person(role: Role, scope: Scope) -> Caller {
        let grants = vec![Grant { role, scope }];
        Caller::Person(SignedIn { person: PersonId::from_random([7; 16]), handle: "ana".into(), grants })
    }

    #[test]
    fn nobody_is_shown_a_door_that_would_not_open() {
        let links = |caller: &Caller| Room::team(Lang::En, caller).nav.len();
        assert_eq!(links(&person(Role::CountryCoordinator, Scope::Country(Country::Hn))), 6);
        assert_eq!(links(&person(Role::Administrator, Scope::Server)), 2);
        assert_eq!(links(&Caller::Public), 1);
    }

    #[test]
    fn dates_are_written_as_in_the_country_of_the_work() {
        let coordinator = person(Role::CountryCoordinator, Scope::Country(Country::Hn));
        assert_eq!(region_of(Lang::Es, &coordinator).country, Country::Hn);
        assert_eq!(country_of(&person(Role::Administrator, Scope::Server)), None);
    }

    #[test]
    fn a_late_evening_is_still_the_same_day() {
        // 03:30 UTC on 2 March 2026.
        let at = Millis(1_772_422_200_000);
        let told = |country| day(Region { lang: Lang::En, country }, at);
        assert_eq!(told(Country::Tt), "1 March 2026");
        assert_eq!(told(Country::Hn), "1 March 2026");
        assert_eq!(
            day(Region { lang: Lang::En, country: Country::Tt }, at.plus(Millis::HOUR)),
            "2 March 2026"
        );
    }
}
