//! Answers: taken once, held with their reason, never dropped.

use domain::id::WaveId;
use domain::outbox::HeldReason;
use domain::place::Country;
use domain::time::Millis;
use server::store::codes::{self, AnswerCode, CodeKind};
use server::store::intake::{self, Incoming, Outcome, Taken, Wanted};
use server::store::quarantine::{self, Why};
use server::store::{Store, enrolments, responses, waves};

use super::seed::{self, Field, NOW};
use super::{on_each, read, write};

async fn keep(store: &Store, batch: Vec<Incoming>) -> Vec<Taken> {
    write!(store, batch, |batch, conn| intake::keep(conn, batch).await).unwrap()
}

fn held(field: &Field, number: u32, reason: HeldReason) -> Incoming {
    Incoming { wanted: Wanted::Hold(reason), ..seed::incoming(field, number) }
}

#[tokio::test]
async fn an_answer_sent_twice_is_counted_once() {
    on_each(async |_, store| {
        let field = seed::field(store, 1).await;
        let batch = vec![seed::incoming(&field, 1), seed::incoming(&field, 2), seed::incoming(&field, 1)];
        let outcome = Outcome::Stored;
        assert_eq!(
            keep(store, batch.clone()).await,
            [Taken::Now(outcome), Taken::Now(outcome), Taken::Before(outcome)]
        );
        assert_eq!(keep(store, batch).await, [Taken::Before(outcome); 3]);
        assert_eq!(read!(store, c => responses::count(c, &field.wave.id)), 2);
        assert_eq!(read!(store, c => quarantine::count(c, &field.wave.id)), 0);
        let kept = read!(store, c => responses::page(c, &field.wave.id, None, 10));
        assert_eq!(kept, [seed::response(&field, 1), seed::response(&field, 2)]);
        let next = read!(store, c => responses::page(c, &field.wave.id, Some(&kept[0].id), 10));
        assert_eq!(next, [seed::response(&field, 2)]);
        assert_eq!(read!(store, c => responses::page(c, &field.wave.id, None, 1)).len(), 1);
    })
    .await;
}

#[tokio::test]
async fn other_bytes_under_a_known_id_leave_the_first_in_place() {
    on_each(async |_, store| {
        let field = seed::field(store, 1).await;
        keep(store, vec![seed::incoming(&field, 1)]).await;
        let other = Incoming { hash: "other".into(), aside: [3; 16], ..seed::incoming(&field, 1) };
        assert_eq!(keep(store, vec![other.clone()]).await, [Taken::Conflict]);
        assert_eq!(keep(store, vec![Incoming { aside: [4; 16], ..other }]).await, [Taken::Conflict]);
        assert_eq!(keep(store, vec![seed::incoming(&field, 1)]).await, [Taken::Before(Outcome::Stored)]);
        let first = read!(store, c => responses::page(c, &field.wave.id, None, 10));
        assert_eq!(first, [seed::response(&field, 1)]);
        let aside = read!(store, c => quarantine::of_country(c, Country::Co));
        assert_eq!(aside.len(), 1, "the same second copy is kept once");
        assert_eq!((&aside[0].response, aside[0].why), (&first[0].id, Why::SecondCopy));
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_counted_is_held_with_its_reason() {
    on_each(async |_, store| {
        let field = seed::field(store, 1).await;
        let reasons = [
            HeldReason::UnknownFormVersion,
            HeldReason::FailedValidation,
            HeldReason::UnknownKey,
            HeldReason::CannotOpen,
        ];
        let batch: Vec<_> = (1..).zip(reasons).map(|(number, reason)| held(&field, number, reason)).collect();
        let expected: Vec<_> = reasons.into_iter().map(|reason| Taken::Now(Outcome::Held(reason))).collect();
        assert_eq!(keep(store, batch.clone()).await, expected);
        let again: Vec<_> = reasons.into_iter().map(|reason| Taken::Before(Outcome::Held(reason))).collect();
        assert_eq!(keep(store, batch).await, again);
        assert_eq!(read!(store, c => quarantine::count(c, &field.wave.id)), 4);
        assert_eq!(read!(store, c => responses::count(c, &field.wave.id)), 0);
        let held = read!(store, c => quarantine::of_country(c, Country::Co));
        assert!(held.iter().all(|it| it.week == seed::week() && it.wave.as_ref() == Some(&field.wave.id)));
        assert_eq!(read!(store, c => quarantine::of_country(c, Country::Pe)), []);
    })
    .await;
}

#[tokio::test]
async fn what_names_no_wave_is_shown_to_every_country() {
    on_each(async |_, store| {
        let field = seed::field(store, 1).await;
        let lost = Incoming { wave: None, ..held(&field, 1, HeldReason::UnknownKey) };
        keep(store, vec![lost]).await;
        for country in Country::ALL {
            assert_eq!(read!(store, c => quarantine::of_country(c, country)).len(), 1);
        }
    })
    .await;
}

#[tokio::test]
async fn an_answer_for_a_wave_that_closed_meanwhile_is_held() {
    on_each(async |_, store| {
        let field = seed::field(store, 1).await;
        write!(store, field.wave.id.clone(), |id, conn| waves::close(conn, id, NOW).await).unwrap();
        let closed = Outcome::Held(HeldReason::ClosedWave);
        assert_eq!(keep(store, vec![seed::incoming(&field, 1)]).await, [Taken::Now(closed)]);
        let known = read!(store, c => intake::find(c, &seed::response_id(1)));
        assert_eq!(known, Some(("hash of 1".to_owned(), closed)));
        assert_eq!(read!(store, c => responses::count(c, &field.wave.id)), 0);
    })
    .await;
}

/// Where it did not wait, an answer could come into a wave whose results two people are already reading.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn closing_waits_for_the_answers_that_are_on_their_way() {
    on_each(async |_, store| {
        let field = seed::field(store, 1).await;
        let slow = tokio::spawn({
            let (store, batch) = (store.clone(), vec![seed::incoming(&field, 1)]);
            async move {
                write!(store, batch, |batch, conn| {
                    let taken = intake::keep(conn, batch).await?;
                    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
                    Ok(taken)
                })
            }
        });
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        write!(store, field.wave.id.clone(), |id, conn| waves::close(conn, id, NOW).await).unwrap();
        assert_eq!(read!(store, c => responses::count(c, &field.wave.id)), 1, "counted after the closing");
        assert_eq!(slow.await.unwrap().unwrap(), [Taken::Now(Outcome::Stored)]);
    })
    .await;
}

#[tokio::test]
async fn coordinators_see_counts_by_place_and_week() {
    on_each(async |_, store| {
        let field = seed::field(store, 1).await;
        keep(store, (1..=3).map(|number| seed::incoming(&field, number)).collect()).await;
        assert_eq!(
            read!(store, c => responses::count_by_place(c, &field.wave.id)),
            [("05001".to_owned(), 3)]
        );
        assert_eq!(read!(store, c => responses::count_by_week(c, &field.wave.id)), [(seed::week(), 3)]);
        assert_eq!(read!(store, c => enrolments::count(c, &field.wave.id)), 1);
        let token = format!("token of {}", field.enrolment.id);
        assert_eq!(read!(store, c => enrolments::by_token(c, &token)), Some(field.enrolment.clone()));
        assert_eq!(read!(store, c => enrolments::by_token(c, "another")), None);
    })
    .await;
}

#[tokio::test]
async fn a_code_is_spent_once_and_a_poster_never() {
    on_each(async |_, store| {
        let field = seed::field(store, 1).await;
        let code =
            |kind| AnswerCode { wave: field.wave.id.clone(), kind, expires: NOW.plus(10), spent: false };
        let both = (code(CodeKind::Once), code(CodeKind::Poster));
        write!(store, both, |(once, poster), conn| {
            codes::insert(conn, once, "once").await?;
            codes::insert(conn, poster, "poster").await
        })
        .unwrap();
        let spend = async |hash: &'static str, now: Millis| {
            write!(store, (hash, now), |(hash, now), conn| codes::spend(conn, hash, *now).await).unwrap()
        };
        assert!(!spend("once", NOW.plus(10)).await);
        assert!(spend("once", NOW).await);
        assert!(!spend("once", NOW).await);
        assert!(!spend("poster", NOW).await);
        assert!(read!(store, c => codes::find(c, "once")).unwrap().spent);
        assert_eq!(read!(store, c => codes::find(c, "poster")), Some(code(CodeKind::Poster)));
        assert_eq!(read!(store, c => codes::find(c, "none")), None);
        let taken = write!(store, code(CodeKind::Once), |code, conn| codes::insert(conn, code, "once").await);
        assert!(taken.unwrap_err().breaks(codes::CODE_TAKEN));
    })
    .await;
}

#[tokio::test]
async fn a_batch_with_a_broken_item_is_kept_whole_or_not_at_all() {
    on_each(async |_, store| {
        let field = seed::field(store, 1).await;
        let mut broken = seed::incoming(&field, 2);
        broken.wanted = Wanted::Hold(HeldReason::UnknownKey);
        broken.wave = Some(WaveId::from_random([99; 16]));
        let batch = vec![seed::incoming(&field, 1), broken];
        let fault = write!(store, batch, |batch, conn| intake::keep(conn, batch).await).unwrap_err();
        assert!(fault.breaks("foreign key"), "{fault}");
        assert_eq!(read!(store, c => responses::count(c, &field.wave.id)), 0);
        assert_eq!(read!(store, c => intake::find(c, &seed::response_id(1))), None);
        assert_eq!(keep(store, vec![seed::incoming(&field, 1)]).await, [Taken::Now(Outcome::Stored)]);
    })
    .await;
}
