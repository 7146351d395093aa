//! After the second signature: nobody can say who collected which answer, nor find it by the id that a phone holds.

use std::time::Duration;

use domain::id::ResponseId;
use domain::outbox::{HeldReason, Outcome};
use server::store::{intake, jobs, responses};

use super::release::{collect, look, sign};
use crate::world::{Country, PASSPHRASE, Phone, World, answers, id, on_each};

async fn ids(world: &World, country: &Country<'_>) -> Vec<ResponseId> {
    let store = world.store().await;
    let kept = responses::page(&mut store.read().await.unwrap(), &country.wave, None, 1_000).await.unwrap();
    store.close().await;
    kept.into_iter().map(|response| response.id).collect()
}

/// Closed and signed by the first of two.
async fn ready_to_publish<'a>(world: &'a World) -> (Country<'a>, Phone, String) {
    let country = Country::open(world).await;
    let phone = country.phone().await;
    collect(world, &phone).await;
    country.close().await;
    let hash = look(&country, &country.ana).await.hash;
    assert_eq!(sign(&country, &country.ana, &hash, PASSPHRASE).await.status, 303);
    (country, phone, hash)
}

async fn publish(world: &World) -> (Country<'_>, Phone) {
    let (country, phone, hash) = ready_to_publish(world).await;
    assert_eq!(sign(&country, &country.luz, &hash, PASSPHRASE).await.status, 303);
    (country, phone)
}

#[tokio::test]
async fn custody_is_gone_ids_are_fresh_and_phones_still_get_their_receipts() {
    on_each(async |world| {
        let (country, phone, hash) = ready_to_publish(world).await;
        let custody = world.keys().join("custody").join(format!("{}.key", country.wave));
        let old = ids(world, &country).await;
        let first = phone.finish(0, answers("05002", "other", "no", 987_654_321));
        assert!(old.contains(&first.id));
        let receipt = phone.sends(world, &[&first]).await;
        // The control: before the release all of it is there.
        assert!(custody.exists());
        assert_eq!(world.place.number("select count(*) from custody").await, 187);

        assert_eq!(sign(&country, &country.luz, &hash, PASSPHRASE).await.status, 303);
        assert!(!custody.exists());
        assert_eq!(world.place.number("select count(*) from custody").await, 0);
        assert_eq!(world.place.number("select count(*) from job").await, 0);
        let fresh = ids(world, &country).await;
        assert_eq!(fresh.len(), 187);
        assert!(fresh.iter().all(|id| !old.contains(id)));
        // The answers still open: the page of the release is computed from them again.
        assert_eq!(look(&country, &country.ana).await.hash, hash);

        assert_eq!(phone.sends(world, &[&first]).await, receipt, "a late repeat of a counted answer");
        let late = phone.finish(500, answers("05001", "woman", "yes", 3));
        for _ in 0..2 {
            let outcome = phone.sends(world, &[&late]).await.remove(0);
            assert!(matches!(outcome, Outcome::Held { reason: HeldReason::ClosedWave, .. }), "{outcome:?}");
        }
        assert_eq!(ids(world, &country).await, fresh, "nothing is added after the release");
        assert_eq!(phone.fetches_kit(world).await.status, 410);
    })
    .await;
}

#[tokio::test]
async fn no_answer_and_no_secret_stands_in_clear_in_any_file() {
    let world = World::open().await;
    let country = Country::open(&world).await;
    let device = country.codes("device", "1").await.remove(0);
    let once = country.codes("once", "1").await.remove(0);
    let phone = Phone::enrol(&world, &device).await.unwrap_or_else(|reply| panic!("{}", reply.text()));
    let number = 987_654_321i64;
    let item = phone.finish(1, answers("05001", "woman", "no", number));
    let wrong = phone.finish(2, answers("05001", "woman", "sometimes", number));
    phone.sends(&world, &[&item, &wrong]).await;
    let id = id(3).to_string();
    let typed = [
        ("response_id", id.as_str()),
        ("consent", "yes"),
        ("place", "05001"),
        ("sex", "woman"),
        ("walk", "no"),
        ("coins", "987654321"),
    ];
    assert_eq!(world.anyone().post(&format!("/es/a/{once}"), &typed).await.status, 200);

    let mut files = Vec::new();
    for file in std::fs::read_dir(world.data()).unwrap().flatten() {
        if file.path().is_file() {
            files.extend(std::fs::read(file.path()).unwrap());
        }
    }
    let found = |needle: &[u8]| files.windows(needle.len()).any(|window| window == needle);
    assert!(found(b"Primera ronda"), "the control: the search sees what is kept in clear");
    let cookie = country.ana.cookie.clone().unwrap();
    let text = number.to_string();
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (hex, base64) =
        (data_encoding::HEXLOWER.encode(text.as_bytes()), data_encoding::BASE64.encode(text.as_bytes()));
    let secrets = [
        ("the number", text.as_bytes()),
        ("the number in UTF-16", &utf16),
        ("the number in hex", hex.as_bytes()),
        ("the number in base64", &base64.as_bytes()[..12]),
        ("the number in binary", &number.to_be_bytes()[4..]),
        ("the device code", device.as_bytes()),
        ("the answer code", once.as_bytes()),
        ("the token of the phone", phone.token.as_bytes()),
        ("the cookie", cookie.as_bytes()),
        ("the passphrase", PASSPHRASE.as_bytes()),
    ];
    for (what, needle) in secrets {
        assert!(!found(needle), "{what} stands in a file");
    }
    world.close().await;
}

#[tokio::test]
async fn a_closing_order_that_broke_off_is_finished_at_the_next_start() {
    on_each(async |world| {
        let (country, _, hash) = ready_to_publish(world).await;
        let old = ids(world, &country).await;
        // The key cannot be destroyed: it is a folder.
        let custody = world.keys().join("custody").join(format!("{}.key", country.wave));
        std::fs::rename(&custody, custody.with_extension("aside")).unwrap();
        std::fs::create_dir(&custody).unwrap();
        assert_eq!(
            sign(&country, &country.luz, &hash, PASSPHRASE).await.status,
            303,
            "published all the same"
        );
        assert_eq!(ids(world, &country).await, old);
        assert_eq!(world.place.number("select count(*) from job").await, 1);
        assert!(world.rooms.finish_jobs().await.is_err());

        std::fs::remove_dir(&custody).unwrap();
        std::fs::rename(custody.with_extension("aside"), &custody).unwrap();
        world.rooms.finish_jobs().await.unwrap();
        assert!(!custody.exists());
        assert!(ids(world, &country).await.iter().all(|id| !old.contains(id)));
        for table in ["job", "custody"] {
            assert_eq!(world.place.number(&format!("select count(*) from {table}")).await, 0, "{table}");
        }
        world.rooms.finish_jobs().await.unwrap();
        let store = world.store().await;
        let mut conn = store.read().await.unwrap();
        assert_eq!(jobs::waiting(&mut conn).await.unwrap(), []);
        assert!(intake::find(&mut conn, &old[0]).await.unwrap().is_some(), "intake outlives the closing");
        drop(conn);
        store.close().await;
    })
    .await;
}

/// A browser that is closed while the second signature publishes must not leave the custody key behind.
#[tokio::test]
async fn the_closing_order_goes_on_when_nobody_waits_for_it() {
    on_each(async |world| {
        let (country, _, hash) = ready_to_publish(world).await;
        let published = async {
            while world.place.number("select count(*) from job").await == 0 {
                tokio::task::yield_now().await;
            }
        };
        tokio::select! {
            biased;
            () = published => {}
            _ = sign(&country, &country.luz, &hash, PASSPHRASE) => {}
        }
        let custody = world.keys().join("custody").join(format!("{}.key", country.wave));
        for _ in 0..200 {
            if !custody.exists() && world.place.number("select count(*) from job").await == 0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        assert!(!custody.exists());
        assert_eq!(world.place.number("select count(*) from job").await, 0);
        assert_eq!(world.place.number("select count(*) from custody").await, 0);
    })
    .await;
}

#[tokio::test]
async fn without_its_custody_key_a_wave_still_takes_answers() {
    let world = World::open().await;
    let country = Country::open(&world).await;
    let phone = country.phone().await;
    // As after a restore: a backup never holds these keys.
    std::fs::remove_file(world.keys().join("custody").join(format!("{}.key", country.wave))).unwrap();
    let item = phone.finish(1, answers("05001", "woman", "yes", 3));
    assert!(matches!(phone.sends(&world, &[&item]).await[0], Outcome::Stored { .. }));
    assert_eq!(world.place.number("select count(*) from custody").await, 0);
    world.close().await;
}

#[tokio::test]
async fn a_release_once_published_is_never_published_again() {
    let world = World::open().await;
    let (country, _) = publish(&world).await;
    for who in [&country.ana, &country.luz] {
        let hash = look(&country, who).await.hash;
        assert_eq!(sign(&country, who, &hash, PASSPHRASE).await.status, 409);
    }
    for change in ["open", "close"] {
        assert_eq!(country.ana.post(&country.page(), &[("do", change)]).await.status, 409);
    }
    assert_eq!(world.place.number("select count(*) from release").await, 1);
    world.close().await;
}
