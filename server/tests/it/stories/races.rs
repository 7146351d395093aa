//! Several servers on one PostgreSQL: what happens at the same moment ends as if one came after the other.

use app::backend::{Accounts, Caller, Releasing, Signed};
use app::error::{AppError, Clash};
use domain::outbox::Outcome;

use super::release::{collect, look};
use crate::world::{Country, PASSPHRASE, Phone, World, answers, coordinator, on_two_servers};

async fn who(world: &World, cookie: &Option<String>) -> Caller {
    world.rooms.who(cookie.as_deref().unwrap()).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_arrives_while_a_wave_closes_is_counted_or_held_and_never_both() {
    on_two_servers(async |one, other| {
        let country = Country::open(one).await;
        let mut phones = Vec::new();
        for _ in 0..4 {
            phones.push(country.phone().await);
        }
        let sending = phones.iter().enumerate().map(|(at, phone)| async move {
            let world = [one, other][at % 2];
            let mut stored = 0;
            for number in 0..30 {
                let item = phone.finish(at as u32 * 1_000 + number, answers("05001", "woman", "yes", 3));
                match phone.sends(world, &[&item]).await.remove(0) {
                    Outcome::Stored { .. } => stored += 1,
                    Outcome::Held { .. } => {}
                    strange => panic!("{strange:?}"),
                }
            }
            stored
        });
        let closing = async {
            tokio::time::sleep(std::time::Duration::from_millis(60)).await;
            country.close().await;
            one.place.number("select count(*) from response").await
        };
        let mut sending: Vec<_> = sending.map(Box::pin).collect();
        let [a, b, c, d] = sending.as_mut_slice() else { panic!() };
        let (a, b, c, d, at_close) = tokio::join!(a, b, c, d, closing);
        let counted = one.place.number("select count(*) from response").await;
        assert_eq!(counted, a + b + c + d, "every receipt of a counted answer has its answer");
        assert_eq!(counted, at_close, "nothing was added after the wave had closed");
        assert_eq!(one.place.number("select count(*) from quarantine").await, 120 - counted);
        assert!((1..120).contains(&counted), "the wave must close in the middle: {counted}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_second_signatures_at_once_one_publishes() {
    on_two_servers(async |one, other| {
        let country = Country::open(one).await;
        let third = coordinator(one, &country.administrator, "CO", "sol.co").await;
        collect(one, &country.phone().await).await;
        country.close().await;
        let hash = look(&country, &country.ana).await.hash;
        let (ana, luz, sol) = (
            who(one, &country.ana.cookie).await,
            who(one, &country.luz.cookie).await,
            who(other, &third.cookie).await,
        );
        one.rooms.sign(&ana, &country.wave, &hash, PASSPHRASE).await.unwrap();
        let (left, right) = tokio::join!(
            one.rooms.sign(&luz, &country.wave, &hash, PASSPHRASE),
            other.rooms.sign(&sol, &country.wave, &hash, PASSPHRASE),
        );
        let published = |signed: &Result<Signed, AppError>| matches!(signed, Ok(Signed::Published(_)));
        let late = AppError::clash(Clash::AlreadyPublished);
        assert_ne!(published(&left), published(&right), "{left:?} {right:?}");
        let refused = if published(&left) { right } else { left };
        assert_eq!(refused, Err(late));
        assert_eq!(one.place.number("select count(*) from release_signature").await, 2);
        assert_eq!(one.place.number("select max(version) from release_indicator").await, 1);
        assert_eq!(one.place.number("select count(*) from job").await, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_first_signatures_at_once_publish_and_one_person_never_counts_twice() {
    on_two_servers(async |one, other| {
        let country = Country::open(one).await;
        collect(one, &country.phone().await).await;
        country.close().await;
        let hash = look(&country, &country.ana).await.hash;
        let (ana, luz) = (who(one, &country.ana.cookie).await, who(one, &country.luz.cookie).await);
        let (left, right) = tokio::join!(
            one.rooms.sign(&ana, &country.wave, &hash, PASSPHRASE),
            other.rooms.sign(&ana, &country.wave, &hash, PASSPHRASE),
        );
        let twice = [&left, &right].map(|signed| *signed == Ok(Signed::WaitingForSecond));
        assert_eq!(twice.iter().filter(|it| **it).count(), 1, "{left:?} {right:?}");
        let refused = if twice[0] { right } else { left };
        assert_eq!(refused, Err(AppError::clash(Clash::AlreadySigned)));
        one.place.meddle("delete from release_signature").await;

        let (left, right) = tokio::join!(
            one.rooms.sign(&ana, &country.wave, &hash, PASSPHRASE),
            other.rooms.sign(&luz, &country.wave, &hash, PASSPHRASE),
        );
        let published = [&left, &right].map(|signed| matches!(signed, Ok(Signed::Published(_))));
        let waiting = [&left, &right].map(|signed| *signed == Ok(Signed::WaitingForSecond));
        assert!(published != waiting && published[0] != published[1], "{left:?} {right:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_that_two_use_at_once_opens_for_one_of_them() {
    on_two_servers(async |one, other| {
        let country = Country::open(one).await;
        let code = country.codes("device", "1").await.remove(0);
        let (left, right) = tokio::join!(Phone::enrol(one, &code), Phone::enrol(other, &code));
        let status =
            |phone: Result<Phone, server::client::Reply>| phone.map_or_else(|reply| reply.status, |_| 200);
        let mut found = [status(left), status(right)];
        found.sort_unstable();
        assert_eq!(found, [200, 410]);

        let once = format!("/es/a/{}", country.codes("once", "1").await.remove(0));
        let (first, second) = (crate::world::id(1).to_string(), crate::world::id(2).to_string());
        let typed = |id| {
            vec![("response_id", id), ("consent", "yes"), ("place", "05001"), ("sex", "man"), ("walk", "no")]
        };
        let (here, there) = (one.anyone(), other.anyone());
        let (left, right) = (typed(first.as_str()), typed(second.as_str()));
        let (left, right) = tokio::join!(here.post(&once, &left), there.post(&once, &right));
        let mut found = [left.status, right.status];
        found.sort_unstable();
        assert_eq!(found, [200, 410]);
        assert_eq!(one.place.number("select count(*) from response").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_servers_that_start_at_once_finish_one_closing_order() {
    on_two_servers(async |one, other| {
        let country = Country::open(one).await;
        collect(one, &country.phone().await).await;
        country.close().await;
        let wave = &country.wave;
        one.place
            .meddle(&format!("insert into job (kind, object, state) values ('closing', '{wave}', '')"))
            .await;
        let (left, right) = tokio::join!(one.rooms.finish_jobs(), other.rooms.finish_jobs());
        left.unwrap();
        right.unwrap();
        assert_eq!(one.place.number("select count(*) from response").await, 187);
        for table in ["job", "custody"] {
            assert_eq!(one.place.number(&format!("select count(*) from {table}")).await, 0, "{table}");
        }
        look(&country, &country.ana).await;
    })
    .await;
}
