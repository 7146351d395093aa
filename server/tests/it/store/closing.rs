//! After the release: nobody can say who collected which answer, nor find an answer by the id that a phone holds.

use domain::id::ResponseId;
use server::store::closing::{self, Renewed};
use server::store::intake::{self, Outcome, Taken};
use server::store::responses::{self, Response};
use server::store::{Store, StoreFault};

use super::seed::{self, Field};
use super::{Place, on_each, read, write};

fn fresh(old: &ResponseId) -> ResponseId {
    ResponseId::from_random(old.bytes().map(|byte| !byte))
}

fn renewed(response: &Response, id: ResponseId) -> Result<Renewed, StoreFault> {
    let answers = response.answers.iter().map(|byte| byte ^ 0xff).collect();
    Ok(Renewed { id, payload_hash: "another".into(), answers })
}

async fn close(store: &Store, field: &Field) {
    let data = (field.wave.id.clone(), 5u64);
    write!(store, data, |(wave, answers), conn| {
        let forgotten = closing::forget_custody(conn, wave).await?;
        assert!([0, *answers].contains(&forgotten));
        let count = closing::renew(conn, wave, &fresh, &renewed).await?;
        assert_eq!(count, 5);
        Ok(())
    })
    .unwrap();
    store.compact().await.unwrap();
}

#[tokio::test]
async fn closed_answers_have_new_ids_in_their_own_order_and_late_repeats_still_match() {
    on_each(async |_, store| {
        let (field, other) = (seed::field(store, 1).await, seed::field(store, 2).await);
        let batch: Vec<_> =
            (1..=5).map(|n| seed::incoming(&field, n)).chain([seed::incoming(&other, 9)]).collect();
        write!(store, batch.clone(), |batch, conn| intake::keep(conn, batch).await).unwrap();
        close(store, &field).await;

        let kept = read!(store, c => responses::page(c, &field.wave.id, None, 10));
        assert_eq!(kept.len(), 5);
        for response in &kept {
            assert!((1..=5).any(|n| fresh(&seed::response_id(n)) == response.id));
            assert_eq!(
                (response.payload_hash.as_str(), &response.answers),
                ("another", &vec![254, 253, 252])
            );
        }
        assert_eq!(
            read!(store, c => responses::page(c, &other.wave.id, None, 10)),
            [seed::response(&other, 9)]
        );
        let repeat = write!(store, batch, |batch, conn| intake::keep(conn, batch).await).unwrap();
        assert_eq!(repeat, [Taken::Before(Outcome::Stored); 6]);

        // The whole order again, as after a restart midway.
        close(store, &field).await;
        assert_eq!(read!(store, c => responses::count(c, &field.wave.id)), 5);
    })
    .await;
}

#[tokio::test]
async fn the_file_holds_no_remains_of_custody_or_old_answers() {
    let place = Place::sqlite();
    let store = place.open().await;
    let field = seed::field(&store, 1).await;
    let batch: Vec<_> = (1..=5).map(|n| seed::incoming(&field, n)).collect();
    write!(store, batch, |batch, conn| intake::keep(conn, batch).await).unwrap();
    let found = |needle: &str| {
        let mut folder = std::fs::read_dir(place.file().parent().unwrap()).unwrap();
        folder.any(|file| {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            bytes.windows(needle.len()).any(|window| window == needle.as_bytes())
        })
    };
    // The control: while the wave is open, both lie in the files.
    assert!(found("tag 3"));
    let old = seed::response_id(3).to_string();
    assert!(found(&old));
    close(&store, &field).await;
    assert!(!found("tag 3"), "custody can still be read");
    // The id of an answer is still known to intake, and only there: once, and once in no index.
    assert!(found(&old));
    store.close().await;
    place.drop().await;
}
