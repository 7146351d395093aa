//! What phones send: every outcome has its status, its reason and its receipt, and nothing is lost.

use serde_json::{Value, json};

use domain::envelope::{Envelope, payload_hash};
use domain::id::{FormVersionId, WaveId};
use domain::outbox::{HeldReason, Outcome};
use domain::response::{Answer, Mode, Payload};

use crate::world::{Country, Finished, Phone, World, answers, id, on_each, words};

/// The item with another head: the seal no longer fits, which is not asked before the head is known to be ours.
fn reworded(item: &Finished, change: impl FnOnce(&mut Envelope)) -> Finished {
    let mut envelope = Envelope::open_text(&item.text).unwrap();
    change(&mut envelope);
    let text = envelope.to_text();
    Finished { id: envelope.id, hash: payload_hash(&text), text }
}

fn held(outcome: &Outcome, item: &Finished) -> HeldReason {
    match outcome {
        Outcome::Held { receipt, reason } if receipt.acknowledges(&item.id, &item.hash) => *reason,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn every_bad_item_is_kept_with_its_reason_and_shown_to_the_coordinator() {
    on_each(async |world| {
        let country = Country::open(world).await;
        let phone = country.phone().await;
        let good = |number| phone.finish(number, answers("05001", "woman", "yes", 3));
        let outside = phone.finish(1, answers("05001", "woman", "sometimes", 3));
        let elsewhere = phone.finish(2, answers("05999", "woman", "yes", 3));
        let mut stray = answers("05001", "woman", "yes", 3);
        stray.set("secret", Answer::Integer(1));
        let stray = phone.finish(3, stray);
        let mut silent = answers("05001", "woman", "yes", 3);
        silent.set("consent", Answer::One("no".into()));
        let silent = phone.finish(4, silent);
        let other_words = Payload {
            mode: Mode::Interview,
            language: "es".into(),
            consent: "0".repeat(64),
            answers: answers("05001", "woman", "yes", 3),
        };
        let other_words = phone.freeze(id(5), &other_words);
        let form = reworded(&good(6), |it| it.form_version = FormVersionId::from_random([9; 16]));
        let key = reworded(&good(7), |it| it.key_id = domain::envelope::KeyId::of(b"another key"));
        let wave = reworded(&good(8), |it| it.wave = WaveId::from_random([9; 16]));
        let broken = reworded(&good(9), |it| *it.sealed.last_mut().unwrap() ^= 1);
        let moved = reworded(&good(10), |it| it.id = id(11));
        let bad = [
            (outside, HeldReason::FailedValidation),
            (elsewhere, HeldReason::FailedValidation),
            (stray, HeldReason::FailedValidation),
            (silent, HeldReason::FailedValidation),
            (other_words, HeldReason::FailedValidation),
            (form, HeldReason::UnknownFormVersion),
            (key, HeldReason::UnknownKey),
            (wave, HeldReason::UnknownKey),
            (broken, HeldReason::CannotOpen),
            (moved, HeldReason::CannotOpen),
        ];
        let fine = good(12);
        let batch: Vec<&Finished> = bad.iter().map(|(item, _)| item).chain([&fine]).collect();
        let outcomes = phone.sends(world, &batch).await;
        for ((item, reason), outcome) in bad.iter().zip(&outcomes) {
            assert_eq!(held(outcome, item), *reason);
        }
        assert!(
            matches!(&outcomes[10], Outcome::Stored { receipt } if receipt.acknowledges(&fine.id, &fine.hash))
        );
        assert_eq!(phone.sends(world, &batch).await, outcomes, "a repeat is answered in the same words");

        let page = words(&country.ana.get("/es/coordinate/held").await.text());
        for (item, _) in &bad {
            let (_, outcome) = batch.iter().zip(&outcomes).find(|(sent, _)| sent.id == item.id).unwrap();
            let Outcome::Held { receipt, .. } = outcome else { panic!("{outcome:?}") };
            assert!(page.contains(&receipt.code[..14]), "{} is not shown", receipt.code);
        }
        assert_eq!(world.place.number("select count(*) from response").await, 1);
        assert_eq!(world.place.number("select count(*) from quarantine").await, 10);
    })
    .await;
}

#[tokio::test]
async fn repeats_get_byte_identical_receipts_and_other_bytes_are_kept_aside() {
    on_each(async |world| {
        let country = Country::open(world).await;
        let phone = country.phone().await;
        let first = phone.finish(1, answers("05001", "woman", "yes", 3));
        let bad = phone.finish(2, answers("05001", "woman", "sometimes", 3));
        let body = json!({ "items": [first.text, bad.text] }).to_string();
        let once = phone.posts(world, body.clone()).await;
        assert_eq!(once.status, 200);
        // Another phone of the wave may carry the same copy: the receipt is of the bytes, not of the bearer.
        for sender in [&phone, &country.phone().await] {
            assert_eq!(sender.posts(world, body.clone()).await.body, once.body);
        }
        let second = phone.finish(1, answers("05002", "man", "no", 4));
        let outcome = phone.sends(world, &[&second, &first, &second]).await;
        let conflict = Outcome::Conflict { id: first.id.clone() };
        assert_eq!((&outcome[0], &outcome[2]), (&conflict, &conflict));
        let Outcome::Stored { receipt } = &outcome[1] else { panic!("{outcome:?}") };
        assert!(receipt.acknowledges(&first.id, &first.hash));
        assert_eq!(world.place.number("select count(*) from response").await, 1);
        assert_eq!(
            world.place.number("select count(*) from quarantine where reason = 'second_copy'").await,
            1
        );
        let page = country.ana.get("/es/coordinate/held").await.text();
        assert!(words(&page).contains(&receipt.code[..14]));

        country.close().await;
        assert_eq!(phone.posts(world, body).await.body, once.body, "closing changes no receipt");
        let late = phone.finish(3, answers("05001", "woman", "yes", 3));
        assert_eq!(held(&phone.sends(world, &[&late]).await[0], &late), HeldReason::ClosedWave);
    })
    .await;
}

#[tokio::test]
async fn a_batch_that_cannot_be_read_is_refused_with_a_status_that_fits_and_keeps_nothing() {
    let world = World::open().await;
    let country = Country::open(&world).await;
    let phone = country.phone().await;
    let good = phone.finish(1, answers("05001", "woman", "yes", 3));
    let whole = json!({ "items": [good.text] }).to_string();
    let many = json!({ "items": vec!["x"; 101] }).to_string();
    let large = json!({ "items": ["x".repeat(3 * 1024 * 1024)] }).to_string();
    let error = async |body: String| {
        let reply = phone.posts(&world, body).await;
        let said: Value = reply.json().unwrap();
        (reply.status, said["error"].as_str().unwrap().to_owned())
    };
    assert_eq!(error(whole[..whole.len() / 2].to_owned()).await, (400, "outdated".into()));
    assert_eq!(error("[]".into()).await, (400, "outdated".into()));
    assert_eq!(error(many).await, (422, "invalid".into()));
    assert_eq!(error(large).await, (413, "too_large".into()));
    let nobody = Phone { token: "nobody".into(), ..phone.clone() };
    assert_eq!(nobody.posts(&world, whole.clone()).await.status, 401);
    assert_eq!(world.place.number("select count(*) from intake").await, 0);

    // An item that is no envelope has no id to keep it under: the phone keeps it, and the rest of the batch counts.
    let texts = ["not base64!", "", "AAAA", &good.text[..60], &good.text];
    let reply = phone.posts(&world, json!({ "items": texts }).to_string()).await;
    let outcomes: Value = reply.json().unwrap();
    let said: Vec<_> =
        outcomes["outcomes"].as_array().unwrap().iter().map(|it| it["outcome"].clone()).collect();
    assert_eq!(said, ["unreadable", "unreadable", "unreadable", "unreadable", "stored"]);
    world.close().await;
}

#[tokio::test]
async fn a_phone_of_one_wave_cannot_answer_for_another() {
    on_each(async |world| {
        let country = Country::open(world).await;
        let phone = country.phone().await;
        let version = phone.kit.form_version.to_string();
        let indicator = {
            use app::backend::Indicating;
            world.rooms.indicators(&country.ana.caller().await).await.unwrap()[0].id.to_string()
        };
        let fields = crate::world::wave_fields(&version, &indicator);
        let other = country.ana.posts("/es/coordinate/waves/new", &fields).await;
        country.ana.posts(&other, &[("do", "open")]).await;
        let other = Country { wave: WaveId::parse(other.rsplit('/').next().unwrap()).unwrap(), ..country };
        let stranger = other.phone().await;
        assert_ne!(stranger.kit.public_key, phone.kit.public_key, "each wave has its own key");
        let item = phone.finish(1, answers("05001", "woman", "yes", 3));
        assert_eq!(held(&stranger.sends(world, &[&item]).await[0], &item), HeldReason::UnknownKey);
        assert_eq!(world.place.number("select count(*) from response").await, 0);
    })
    .await;
}

#[tokio::test]
async fn anybody_can_ask_whether_a_receipt_is_genuine_and_learns_nothing_else() {
    let world = World::open().await;
    let country = Country::open(&world).await;
    let phone = country.phone().await;
    let item = phone.finish(1, answers("05001", "woman", "yes", 3));
    let outcome = phone.sends(&world, &[&item]).await.remove(0);
    let Outcome::Stored { receipt } = outcome else { panic!("{outcome:?}") };
    let ask = async |code: &str| {
        let query = serde_urlencoded::to_string([("code", code)]).unwrap();
        words(&world.anyone().get(&format!("/en/receipt?{query}")).await.text())
    };
    let good = "This receipt is genuine";
    let page = ask(&receipt.code.to_lowercase()).await;
    assert!(page.contains(good) && page.contains(&receipt.code), "{page}");
    assert!(!page.contains("First round") && !page.contains("Medell"), "{page}");
    let last = if receipt.code.ends_with('7') { "8" } else { "7" };
    let forged = format!("{}{last}", &receipt.code[..receipt.code.len() - 1]);
    for code in [forged.as_str(), "0000 0000 0000 0000 0000 0000 0000 0000", "7", "<script>"] {
        assert!(!ask(code).await.contains(good), "{code}");
    }
    world.close().await;
}
