//! The writer of SQLite: many writes, few commits, and no answer before the commit. With the fault switched on, the
//! stories that read what was just acknowledged are not told: only the control is.

use std::time::Duration;

use domain::place::Country;
use server::store::intake::{self, Outcome, Taken};
use server::store::{Store, StoreFault, forms, profiles, responses};
use sqlx::{Connection, SqliteConnection};

use super::seed::{self, Field};
use super::{Place, read, write};

async fn keep(store: Store, field: std::sync::Arc<Field>, number: u32) -> Result<Vec<Taken>, StoreFault> {
    write!(store, vec![seed::incoming(&field, number)], |batch, conn| intake::keep(conn, batch).await)
}

#[cfg(not(feature = "fault-ack-early"))]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn writes_that_wait_together_are_committed_together() {
    let place = Place::sqlite();
    let store = place.open().await;
    let field = std::sync::Arc::new(seed::field(&store, 1).await);
    let before = store.commits().unwrap();
    let phones: Vec<_> = (0..400).map(|n| tokio::spawn(keep(store.clone(), field.clone(), n))).collect();
    for phone in phones {
        assert_eq!(phone.await.unwrap().unwrap(), [Taken::Now(Outcome::Stored)]);
    }
    let commits = store.commits().unwrap() - before;
    assert!(commits <= 100, "400 writes took {commits} commits");
    assert_eq!(read!(store, c => responses::count(c, &field.wave.id)), 400);
    store.close().await;
    place.drop().await;
}

#[cfg(not(feature = "fault-ack-early"))]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_means_that_another_connection_can_read_it() {
    let place = Place::sqlite();
    let store = place.open().await;
    let field = std::sync::Arc::new(seed::field(&store, 1).await);
    let mut other = SqliteConnection::connect(&place.url).await.unwrap();
    for number in 0..50 {
        keep(store.clone(), field.clone(), number).await.unwrap();
        let found: i64 = sqlx::query_scalar("select count(*) from intake where id = $1")
            .bind(seed::response_id(number).as_str())
            .fetch_one(&mut other)
            .await
            .unwrap();
        assert_eq!(found, 1, "acknowledged before it was committed");
    }
    store.close().await;
    place.drop().await;
}

/// The control: with the fault switched on, an answer comes while nobody else can read it yet.
#[cfg(feature = "fault-ack-early")]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_before_the_commit_is_seen_to_be_a_lie() {
    let place = Place::sqlite();
    let store = place.open().await;
    let field = std::sync::Arc::new(seed::field(&store, 1).await);
    let mut other = SqliteConnection::connect(&place.url).await.unwrap();
    keep(store.clone(), field.clone(), 1).await.unwrap();
    let found: i64 = sqlx::query_scalar("select count(*) from intake").fetch_one(&mut other).await.unwrap();
    assert_eq!(found, 0);
    store.close().await;
    place.drop().await;
}

#[cfg(not(feature = "fault-ack-early"))]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_write_that_fails_in_a_group_hurts_nobody_else() {
    let place = Place::sqlite();
    let store = place.open().await;
    let field = std::sync::Arc::new(seed::field(&store, 1).await);
    let before = store.commits().unwrap();
    let mut good = Vec::new();
    let mut bad = Vec::new();
    for number in 0..60 {
        good.push(tokio::spawn(keep(store.clone(), field.clone(), number)));
        let (store, form) = (store.clone(), field.form.clone());
        bad.push(tokio::spawn(async move {
            let draft = seed::form_definition("taken");
            write!(store, (form, draft), |(form, draft), conn| {
                profiles::all(conn).await?;
                forms::insert(conn, form, Country::Co, draft).await
            })
        }));
    }
    for phone in good {
        assert_eq!(phone.await.unwrap().unwrap(), [Taken::Now(Outcome::Stored)]);
    }
    for refused in bad {
        assert!(refused.await.unwrap().unwrap_err().breaks("form_pkey"));
    }
    assert!(store.commits().unwrap() - before < 120, "the writes must have met in groups");
    assert_eq!(read!(store, c => responses::count(c, &field.wave.id)), 60);
    store.close().await;
    place.drop().await;
}

#[tokio::test]
async fn when_too_many_wait_the_next_is_told_at_once() {
    let place = Place::sqlite();
    let store = place.open().await;
    let slow = tokio::spawn({
        let store = store.clone();
        async move {
            write!(store, (), |(), conn| {
                tokio::time::sleep(Duration::from_millis(300)).await;
                profiles::all(conn).await
            })
        }
    });
    tokio::time::sleep(Duration::from_millis(50)).await;
    let one = |store: Store| async move { write!(store, (), |(), conn| profiles::all(conn).await) };
    let waiting: Vec<_> = (0..1_024).map(|_| tokio::spawn(one(store.clone()))).collect();
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(matches!(one(store.clone()).await, Err(StoreFault::Busy)));
    slow.await.unwrap().unwrap();
    for write in waiting {
        write.await.unwrap().unwrap();
    }
    one(store.clone()).await.unwrap();
    store.close().await;
    place.drop().await;
}
