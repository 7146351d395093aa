//! Accounts, groups, profiles and codes.

use chrono::NaiveDate;

use domain::id::{GroupId, InvitationId, PersonId};
use domain::people::{Grant, Role, Scope};
use domain::place::{Country, PlaceCode};
use domain::region::{CountryProfile, MinorsRule};
use domain::text::LocalText;
use domain::time::Millis;
use server::store::groups::{self, Group};
use server::store::invitations::{self, Invitation, Opens};
use server::store::people::{self, HANDLE_TAKEN, Person};
use server::store::sessions::{self, Session};
use server::store::{audit, jobs, profiles};

use super::seed::{self, NOW, medellin};
use super::{on_each, read, write};

fn person(seed: u8, handle: &str) -> Person {
    let passphrase_hash = "$argon2id$...".to_owned();
    let age_band = Some("18-24".to_owned());
    Person {
        id: PersonId::from_random([seed; 16]),
        handle: handle.into(),
        passphrase_hash,
        sex: None,
        age_band,
    }
}

fn coordinator(country: Country) -> Grant {
    Grant { role: Role::CountryCoordinator, scope: Scope::Country(country) }
}

#[tokio::test]
async fn a_handle_is_taken_once() {
    on_each(async |_, store| {
        let (ana, other) = (person(1, "ana"), person(2, "ana"));
        assert!(!read!(store, c => people::anybody(c)));
        write!(store, ana.clone(), |ana, conn| people::insert(conn, ana).await).unwrap();
        assert!(read!(store, c => people::anybody(c)));
        let refused = write!(store, other, |other, conn| people::insert(conn, other).await).unwrap_err();
        assert!(refused.breaks(HANDLE_TAKEN), "{refused}");
        assert_eq!(read!(store, c => people::by_handle(c, "ana")), Some(ana.clone()));
        assert_eq!(read!(store, c => people::by_id(c, &ana.id)), Some(ana));
        assert_eq!(read!(store, c => people::by_handle(c, "luz")), None);
    })
    .await;
}

#[tokio::test]
async fn people_of_a_country_are_those_with_a_role_in_it_or_in_its_groups() {
    on_each(async |_, store| {
        let field = seed::field(store, 1).await;
        let volunteer = Grant { role: Role::Volunteer, scope: Scope::Group(field.group.id.clone()) };
        let grants = vec![
            (person(1, "luz"), volunteer.clone()),
            (person(2, "ana"), coordinator(Country::Co)),
            (person(3, "eva"), coordinator(Country::Pe)),
            (person(4, "root"), Grant { role: Role::Administrator, scope: Scope::Server }),
        ];
        write!(store, grants, |grants, conn| {
            for (person, grant) in grants {
                people::insert(conn, person).await?;
                people::grant(conn, &person.id, grant).await?;
                people::grant(conn, &person.id, grant).await?;
            }
            Ok(())
        })
        .unwrap();
        let handles =
            |holders: Vec<people::Holder>| holders.into_iter().map(|h| h.handle).collect::<Vec<_>>();
        assert_eq!(handles(read!(store, c => people::holders(c, Some(Country::Co)))), ["ana", "luz"]);
        assert_eq!(handles(read!(store, c => people::holders(c, None))), ["ana", "eva", "luz", "root"]);
        assert_eq!(read!(store, c => people::grants(c, &person(1, "luz").id)), [volunteer]);

        let groups = read!(store, c => groups::of_country(c, Country::Co));
        assert_eq!(groups.len(), 1);
        assert_eq!((&groups[0].group, groups[0].accounts, groups[0].phones), (&field.group, 1, 1));
        assert_eq!(read!(store, c => groups::by_id(c, &field.group.id)), Some(field.group));
    })
    .await;
}

#[tokio::test]
async fn a_profile_is_saved_again_and_again() {
    on_each(async |_, store| {
        let profile = |help: &str| CountryProfile {
            country: Country::Hn,
            name: LocalText::both("Honduras", "Honduras"),
            offset_minutes: -360,
            minors: MinorsRule::Off,
            help_line: LocalText::both(help, help),
        };
        for help in ["114", "911"] {
            write!(store, profile(help), |profile, conn| profiles::save(conn, profile).await).unwrap();
        }
        assert_eq!(read!(store, c => profiles::of_country(c, Country::Hn)), Some(profile("911")));
        assert_eq!(read!(store, c => profiles::of_country(c, Country::Tt)), None);
        assert_eq!(read!(store, c => profiles::all(c)), [profile("911")]);
    })
    .await;
}

#[tokio::test]
async fn a_session_lives_until_it_is_idle_or_old_or_ended() {
    on_each(async |_, store| {
        let ana = person(1, "ana");
        let session = |token: &str, started: i64| Session {
            token_hash: token.into(),
            person: ana.id.clone(),
            started: NOW.plus(started),
            last_seen_day: NOW.date(0),
            idle_until: NOW.plus(started + 100),
            ends: NOW.plus(started + 1_000),
        };
        let sessions = vec![session("a", 0), session("b", 50)];
        write!(store, (ana.clone(), sessions), |(ana, sessions), conn| {
            people::insert(conn, ana).await?;
            for session in sessions {
                sessions::start(conn, session).await?;
            }
            Ok(())
        })
        .unwrap();
        let tokens = |list: Vec<Session>| list.into_iter().map(|s| s.token_hash).collect::<Vec<_>>();
        assert_eq!(tokens(read!(store, c => sessions::of_person(c, &ana.id, NOW))), ["b", "a"]);
        assert_eq!(read!(store, c => sessions::find(c, "a", NOW)), Some(session("a", 0)));
        assert_eq!(read!(store, c => sessions::find(c, "a", NOW.plus(100))), None);

        let day = NaiveDate::from_ymd_opt(2027, 2, 1).unwrap();
        let until = NOW.plus(2_000);
        write!(store, (day, until), |(day, until), conn| sessions::touch(conn, "a", *day, *until).await)
            .unwrap();
        let touched = read!(store, c => sessions::find(c, "a", NOW.plus(500))).unwrap();
        assert_eq!((touched.last_seen_day, touched.idle_until), (day, until));
        assert_eq!(read!(store, c => sessions::find(c, "a", NOW.plus(1_000))), None);

        write!(store, ana.id.clone(), |ana, conn| sessions::end_others(conn, ana, "a").await).unwrap();
        assert_eq!(tokens(read!(store, c => sessions::of_person(c, &ana.id, NOW))), ["a"]);
        write!(store, (), |(), conn| sessions::end(conn, "a").await).unwrap();
        assert_eq!(read!(store, c => sessions::find(c, "a", NOW)), None);

        write!(store, session("c", 0), |session, conn| sessions::start(conn, session).await).unwrap();
        write!(store, NOW.plus(5_000), |now, conn| sessions::sweep(conn, *now).await).unwrap();
        assert_eq!(read!(store, c => sessions::find(c, "c", Millis(0))), None);
    })
    .await;
}

#[tokio::test]
async fn an_invitation_opens_once_and_only_in_time() {
    on_each(async |_, store| {
        let field = seed::field(store, 1).await;
        let invitation = |seed: u8, opens: Opens| Invitation {
            id: InvitationId::from_random([seed; 16]),
            opens,
            expires: NOW.plus(10),
            spent: false,
        };
        let account = invitation(1, Opens::Account(coordinator(Country::Tt)));
        let device =
            invitation(2, Opens::Device { wave: field.wave.id.clone(), group: field.group.id.clone() });
        write!(store, (account.clone(), device.clone()), |(account, device), conn| {
            invitations::insert(conn, account, "one").await?;
            invitations::insert(conn, device, "two").await
        })
        .unwrap();
        assert_eq!(read!(store, c => invitations::find(c, "one")), Some(account.clone()));
        assert_eq!(read!(store, c => invitations::find(c, "two")), Some(device.clone()));
        assert_eq!(read!(store, c => invitations::find(c, "three")), None);
        let spend = async |id: &InvitationId, now: Millis| {
            write!(store, (id.clone(), now), |(id, now), conn| invitations::spend(conn, id, *now).await)
                .unwrap()
        };
        assert!(!spend(&account.id, NOW.plus(10)).await, "expired");
        assert!(spend(&account.id, NOW).await);
        assert!(!spend(&account.id, NOW).await, "spent");
        assert!(read!(store, c => invitations::find(c, "one")).unwrap().spent);
        assert!(!read!(store, c => invitations::find(c, "two")).unwrap().spent);

        let again =
            write!(store, invitation(3, account.opens), |i, conn| invitations::insert(conn, i, "one").await);
        assert!(again.unwrap_err().breaks(invitations::CODE_TAKEN));
    })
    .await;
}

#[tokio::test]
async fn a_group_needs_no_more_than_a_name_and_a_place() {
    on_each(async |_, store| {
        let group = |seed: u8, name: &str, place: PlaceCode| Group {
            id: GroupId::from_random([seed; 16]),
            name: name.into(),
            place,
        };
        let groups = vec![
            group(1, "Semillas", medellin()),
            group(2, "Horizonte", medellin()),
            group(3, "Kallpa", PlaceCode::new(Country::Pe, "130101")),
        ];
        write!(store, groups, |groups, conn| {
            for group in groups {
                groups::insert(conn, group).await?;
            }
            Ok(())
        })
        .unwrap();
        let names: Vec<_> = read!(store, c => groups::of_country(c, Country::Co))
            .into_iter()
            .map(|it| it.group.name)
            .collect();
        assert_eq!(names, ["Horizonte", "Semillas"]);
    })
    .await;
}

#[tokio::test]
async fn a_job_stays_until_it_is_done_and_deeds_are_kept_by_day() {
    on_each(async |_, store| {
        let job =
            |state: &str| jobs::Job { kind: "closing".into(), object: "wave".into(), state: state.into() };
        write!(store, (job("first"), job("again")), |(first, again), conn| {
            jobs::note(conn, first).await?;
            jobs::note(conn, again).await
        })
        .unwrap();
        assert_eq!(read!(store, c => jobs::waiting(c)), [job("first")]);
        write!(store, (), |(), conn| jobs::advance(conn, "closing", "wave", "second").await).unwrap();
        assert_eq!(read!(store, c => jobs::waiting(c)), [job("second")]);
        write!(store, (), |(), conn| jobs::done(conn, "closing", "wave").await).unwrap();
        assert_eq!(read!(store, c => jobs::waiting(c)), []);

        let entry = audit::Entry {
            role: Role::CountryCoordinator,
            action: "wave_closed".into(),
            object: "wave".into(),
            day: NOW.date(0),
        };
        write!(store, entry.clone(), |entry, conn| audit::note(conn, entry, [1; 16]).await).unwrap();
        assert_eq!(read!(store, c => audit::since(c, NOW.date(0))), [entry]);
        assert_eq!(read!(store, c => audit::since(c, NOW.plus(Millis::DAY).date(0))), []);
    })
    .await;
}
