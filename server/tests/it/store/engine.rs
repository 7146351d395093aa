//! What both engines promise: durable settings, whole writes or none, and faults that say what they are.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use domain::place::Country;
use domain::region::{CountryProfile, MinorsRule};
use domain::text::LocalText;
use server::store::{CannotOpen, Store, StoreFault, intake, jobs, profiles, responses};
use sqlx::{Connection, Row, SqliteConnection};

use super::{Place, on_each, read, seed, write};

fn profile(name: &str) -> CountryProfile {
    CountryProfile {
        country: Country::Tt,
        name: LocalText::both(name, name),
        offset_minutes: -240,
        minors: MinorsRule::Off,
        help_line: LocalText::default(),
    }
}

#[tokio::test]
async fn an_open_store_is_ready_and_a_closed_one_says_so() {
    for place in Place::all().await {
        let store = place.open().await;
        store.ready().await.unwrap();
        store.close().await;
        assert!(matches!(store.ready().await, Err(StoreFault::Closed)));
        let late = write!(store, profile("late"), |profile, conn| profiles::save(conn, profile).await);
        assert!(matches!(late, Err(StoreFault::Closed)), "{late:?}");
        place.drop().await;
    }
}

#[tokio::test]
async fn the_file_of_a_closed_store_is_whole_and_only_ours_to_read() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::sqlite();
    let store = place.open().await;
    write!(store, profile("Trinidad"), |profile, conn| profiles::save(conn, profile).await).unwrap();
    store.close().await;
    assert_eq!(std::fs::metadata(place.file()).unwrap().permissions().mode() & 0o777, 0o600);
    let log = place.file().with_extension("db-wal");
    assert!(!log.exists() || std::fs::metadata(log).unwrap().len() == 0);
    let mut conn = SqliteConnection::connect(&place.url).await.unwrap();
    let row = sqlx::query("pragma integrity_check").fetch_one(&mut conn).await.unwrap();
    assert_eq!(row.get::<String, _>(0), "ok");
    place.drop().await;
}

#[tokio::test]
async fn a_place_that_cannot_be_a_database_is_refused_with_the_remedy() {
    let place = Place::sqlite();
    std::fs::create_dir_all(place.file()).unwrap();
    for url in [place.url.as_str(), "postgres://nobody@127.0.0.1:1/none"] {
        let refused = Store::open(url).await.err().unwrap().to_string();
        assert!(refused.contains("--database") && refused.contains("pulso.toml"), "{refused}");
    }
    assert!(matches!(Store::open("sqlite::memory:").await, Err(CannotOpen::NotAFile { .. })));
    place.drop().await;
}

#[tokio::test]
async fn reading_never_writes() {
    let place = Place::sqlite();
    let store = place.open().await;
    let mut reader = store.read().await.unwrap();
    assert!(profiles::save(&mut reader, &profile("by the back door")).await.is_err());
    drop(reader);
    store.close().await;
    place.drop().await;
}

#[tokio::test]
async fn a_write_that_ends_with_an_error_leaves_nothing() {
    on_each(async |_, store| {
        let fault = write!(store, profile("half"), |profile, conn| {
            profiles::save(conn, profile).await?;
            Err::<(), _>(StoreFault::Constraint("refused by the caller".into()))
        });
        assert!(fault.unwrap_err().breaks("refused by the caller"));
        assert_eq!(read!(store, c => profiles::all(c)), []);
    })
    .await;
}

#[tokio::test]
async fn a_write_that_panics_hurts_only_itself() {
    on_each(async |_, store| {
        let panicked = store.write::<_, (), StoreFault, _>(profile("panic"), |profile, conn| {
            Box::pin(async move {
                profiles::save(conn, profile).await?;
                panic!("a fault in a use case, on purpose")
            })
        });
        assert!(matches!(panicked.await, Err(StoreFault::Panicked)));
        write!(store, profile("after"), |profile, conn| profiles::save(conn, profile).await).unwrap();
        assert_eq!(read!(store, c => profiles::all(c)), [profile("after")]);
    })
    .await;
}

#[tokio::test]
async fn a_caller_that_goes_away_leaves_no_half_write() {
    on_each(async |_, store| {
        let field = seed::field(store, 1).await;
        for number in 0..20u32 {
            let batch: Vec<_> = (0..10).map(|n| seed::incoming(&field, number * 10 + n)).collect();
            let waiting =
                store.write::<_, _, StoreFault, _>(batch, |batch, conn| Box::pin(intake::keep(conn, batch)));
            let _ = tokio::time::timeout(Duration::from_micros(u64::from(number) * 300), waiting).await;
        }
        // Whatever was on its way has ended when a later write has.
        write!(store, (), |(), conn| jobs::done(conn, "none", "none").await).unwrap();
        tokio::time::sleep(Duration::from_millis(200)).await;
        let kept = read!(store, c => responses::count(c, &field.wave.id));
        assert_eq!(kept % 10, 0, "a batch was kept in part: {kept}");
    })
    .await;
}

/// Each writer reads what the others write: on PostgreSQL some must begin again, and all succeed.
#[tokio::test]
async fn writers_that_meet_all_succeed_as_if_one_after_the_other() {
    on_each(async |_, store| {
        let tries = Arc::new(AtomicU32::new(0));
        write!(store, profile("0"), |profile, conn| profiles::save(conn, profile).await).unwrap();
        let writers: Vec<_> = (0..8)
            .map(|_| {
                let (store, tries) = (store.clone(), tries.clone());
                tokio::spawn(async move {
                    write!(store, tries, |tries, conn| {
                        tries.fetch_add(1, Ordering::Relaxed);
                        let kept = profiles::of_country(conn, Country::Tt).await?.unwrap();
                        tokio::time::sleep(Duration::from_millis(5)).await;
                        let next = kept.name.get("en").parse::<u32>().unwrap() + 1;
                        profiles::save(conn, &profile(&next.to_string())).await
                    })
                })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap().unwrap();
        }
        assert_eq!(read!(store, c => profiles::all(c)), [profile("8")], "an update was lost");
        let tries = tries.load(Ordering::Relaxed);
        let met = store.commits().is_none();
        assert_eq!(tries > 8, met, "{tries} tries");
    })
    .await;
}
