//! What is published stays as it was signed.

use domain::id::{FormVersionId, PersonId, ReleaseId, WaveId};
use domain::place::{Country, Place, PlaceCode};
use domain::release::Release;
use domain::text::LocalText;
use domain::time::Millis;
use domain::wave::Sampling;
use server::store::files::{self, ReleaseFile};
use server::store::people::{self, Person};
use server::store::releases;
use server::store::signatures::{self, ALREADY_SIGNED, Signature};
use server::store::{ledger, waves};

use super::seed::{self, NOW, medellin};
use super::{on_each, read, write};

fn release(seed: u8, wave: &WaveId, form_version: &FormVersionId) -> Release {
    let area = Place { code: medellin(), name: "Medellín".into(), level: 2, parent: Some("05".into()) };
    Release {
        id: ReleaseId::from_random([seed; 16]),
        wave: wave.clone(),
        wave_name: LocalText::both("Ola 1", "Wave 1"),
        form_version: form_version.clone(),
        form_hash: "hash".into(),
        area,
        sampling: Sampling::Convenience,
        collected_from: NOW.date(0),
        collected_to: NOW.date(0),
        results: Vec::new(),
    }
}

#[tokio::test]
async fn a_draft_is_replaced_until_it_is_published() {
    on_each(async |_, store| {
        let field = seed::field(store, 1).await;
        let (first, second) = (
            release(1, &field.wave.id, &field.wave.form_version),
            release(2, &field.wave.id, &field.wave.form_version),
        );
        for draft in [&first, &second] {
            write!(store, draft.clone(), |draft, conn| releases::save_draft(conn, draft, "h").await).unwrap();
        }
        assert_eq!(read!(store, c => releases::by_id(c, &first.id)), None);
        let draft = read!(store, c => releases::of_wave(c, &field.wave.id)).unwrap();
        assert_eq!((&draft.content, draft.hash.as_str(), draft.published), (&second, "h", None));
        let publish = async |id: &ReleaseId| {
            write!(store, id.clone(), |id, conn| releases::publish(conn, id, NOW).await).unwrap()
        };
        assert!(publish(&second.id).await);
        assert!(!publish(&second.id).await);
        assert_eq!(read!(store, c => releases::by_id(c, &second.id)).unwrap().published, Some(NOW));

        // A correction is drafted beside it and comes first until it is published too.
        write!(store, first.clone(), |draft, conn| releases::save_draft(conn, draft, "g").await).unwrap();
        assert_eq!(read!(store, c => releases::of_wave(c, &field.wave.id)).unwrap().hash, "g");
        assert_eq!(read!(store, c => releases::by_id(c, &second.id)).unwrap().content, second);
        assert_eq!(read!(store, c => waves::by_id(c, &field.wave.id)).unwrap().wave.id, field.wave.id);
    })
    .await;
}

#[tokio::test]
async fn every_release_of_an_indicator_in_a_place_has_the_next_number_and_its_files() {
    on_each(async |_, store| {
        let field = seed::field(store, 1).await;
        let area = PlaceCode::new(Country::Co, "05");
        for (seed, at) in [(1, NOW), (2, NOW.plus(Millis::DAY))] {
            let release = release(seed, &field.wave.id, &field.wave.form_version);
            let written = write!(store, (release, at, area.clone()), |(release, at, area), conn| {
                releases::save_draft(conn, release, "h").await?;
                let version = releases::list(conn, &release.id, &medellin(), "CO-1").await?;
                releases::list(conn, &release.id, area, "CO-1").await?;
                let file = ReleaseFile {
                    place: medellin(),
                    indicator: "CO-1".into(),
                    version,
                    ending: "csv".into(),
                    name: "pulso.csv".into(),
                    content_type: "text/csv".into(),
                    bytes: vec![0, 255, version as u8],
                };
                files::insert(conn, &file).await?;
                releases::publish(conn, &release.id, *at).await?;
                Ok(version)
            });
            assert_eq!(written.unwrap(), u32::from(seed));
        }
        let versions = read!(store, c => releases::versions(c, &medellin(), "CO-1"));
        assert_eq!(versions.iter().map(|line| line.version).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(versions[1].release, ReleaseId::from_random([1; 16]));
        assert_eq!(read!(store, c => releases::versions(c, &medellin(), "CO-2")), []);
        let lines = read!(store, c => releases::lines(c));
        assert_eq!(lines.len(), 4);
        assert_eq!(
            (lines[0].version, lines[0].published, &lines[0].place),
            (2, NOW.plus(Millis::DAY), &area)
        );

        let file = async |version: Option<u32>, ending: &str| {
            let mut conn = store.read().await.unwrap();
            files::find(&mut conn, &medellin(), "CO-1", version, ending).await.unwrap().map(|file| file.bytes)
        };
        assert_eq!(file(None, "csv").await, Some(vec![0, 255, 2]));
        assert_eq!(file(Some(1), "csv").await, Some(vec![0, 255, 1]));
        assert_eq!(file(Some(3), "csv").await, None);
        assert_eq!(file(None, "json").await, None);
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_not_public() {
    on_each(async |_, store| {
        let field = seed::field(store, 1).await;
        let draft = release(1, &field.wave.id, &field.wave.form_version);
        write!(store, draft, |draft, conn| {
            releases::save_draft(conn, draft, "h").await?;
            releases::list(conn, &draft.id, &medellin(), "CO-1").await
        })
        .unwrap();
        assert_eq!(read!(store, c => releases::lines(c)), []);
        assert_eq!(read!(store, c => releases::versions(c, &medellin(), "CO-1")), []);
    })
    .await;
}

#[tokio::test]
async fn a_person_signs_a_content_once() {
    on_each(async |_, store| {
        let field = seed::field(store, 1).await;
        let person = |seed: u8, handle: &str| Person {
            id: PersonId::from_random([seed; 16]),
            handle: handle.into(),
            passphrase_hash: String::new(),
            sex: None,
            age_band: None,
        };
        let signature = |seed: u8, hash: &str, after: i64| Signature {
            wave: field.wave.id.clone(),
            hash: hash.into(),
            person: PersonId::from_random([seed; 16]),
            at: NOW.plus(after),
            signature: "mac".into(),
        };
        let (ana, luz) = (person(9, "ana"), person(2, "luz"));
        write!(store, (ana, luz), |(ana, luz), conn| {
            people::insert(conn, ana).await?;
            people::insert(conn, luz).await
        })
        .unwrap();
        let sign = async |signature: Signature| {
            write!(store, signature, |signature, conn| signatures::insert(conn, signature).await)
        };
        sign(signature(9, "h", 0)).await.unwrap();
        assert!(sign(signature(9, "h", 1)).await.unwrap_err().breaks(ALREADY_SIGNED));
        sign(signature(2, "h", 2)).await.unwrap();
        sign(signature(2, "other", 3)).await.unwrap();
        let signed = read!(store, c => signatures::of_content(c, &field.wave.id, "h"));
        let handles: Vec<_> = signed.iter().map(|(_, handle)| handle.as_str()).collect();
        assert_eq!(handles, ["ana", "luz"]);
        assert_eq!(signed[0].0, signature(9, "h", 0));
    })
    .await;
}

#[tokio::test]
async fn the_ledger_keeps_every_published_fact_in_order() {
    on_each(async |_, store| {
        let field = seed::field(store, 1).await;
        let draft = release(1, &field.wave.id, &field.wave.form_version);
        let facts: Vec<(String, u32)> = (0..12).map(|n| (format!("cell {n}"), n * 5)).collect();
        write!(store, (draft, facts.clone()), |(draft, facts), conn| {
            releases::save_draft(conn, draft, "h").await?;
            ledger::append(conn, &draft.wave, &draft.id, facts).await
        })
        .unwrap();
        let kept: Vec<(String, u32)> = read!(store, c => ledger::of_wave(c, &field.wave.id));
        assert_eq!(kept, facts);
    })
    .await;
}
