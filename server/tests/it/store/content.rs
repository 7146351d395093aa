//! Indicators, forms and waves.

use domain::id::{FormVersionId, IndicatorId, WaveId};
use domain::place::Country;
use domain::time::Millis;
use domain::wave::WaveState;
use server::store::waves::{self, WaveKey};
use server::store::{StoreFault, forms, indicators};

use super::seed::{self, NOW};
use super::{on_each, read, write};

#[tokio::test]
async fn an_indicator_keeps_every_version_and_its_code() {
    on_each(async |_, store| {
        let (id, other) = (IndicatorId::from_random([1; 16]), IndicatorId::from_random([2; 16]));
        let record = |name: &str| seed::indicator("CO-MED-0001", name);
        write!(store, (id.clone(), record("first")), |(id, record), conn| {
            indicators::insert(conn, id, Country::Co, record).await
        })
        .unwrap();
        let number = write!(store, (id.clone(), record("second")), |(id, record), conn| {
            indicators::write_version(conn, id, record).await
        });
        assert_eq!(number.unwrap(), 2);
        let newest = read!(store, c => indicators::by_id(c, &id)).unwrap();
        assert_eq!((newest.version, newest.country, &newest.record), (2, Country::Co, &record("second")));
        assert_eq!(read!(store, c => indicators::of_country(c, Country::Co)), [newest]);
        assert_eq!(read!(store, c => indicators::of_country(c, Country::Pe)), []);
        assert_eq!(read!(store, c => indicators::by_id(c, &other)), None);

        let taken = write!(store, (other, record("other")), |(id, record), conn| {
            indicators::insert(conn, id, Country::Co, record).await
        });
        assert!(taken.unwrap_err().breaks(indicators::CODE_TAKEN));
    })
    .await;
}

#[tokio::test]
async fn a_draft_changes_and_a_published_form_does_not() {
    on_each(async |_, store| {
        let field = seed::field(store, 1).await;
        let (first, changed) = (seed::form_definition("Barrio"), seed::form_definition("Vereda"));
        let second = FormVersionId::from_random([9; 16]);
        let number = write!(
            store,
            (field.form.clone(), second.clone(), changed.clone()),
            |(form, id, draft), conn| {
                forms::save_draft(conn, form, draft).await?;
                forms::publish(conn, form, id, draft).await
            }
        );
        assert_eq!(number.unwrap(), 2);
        let form = read!(store, c => forms::by_id(c, &field.form)).unwrap();
        assert_eq!(form.draft, changed);
        assert_eq!(form.versions, [(second.clone(), 2), (field.wave.form_version.clone(), 1)]);
        assert_eq!(read!(store, c => forms::of_country(c, Country::Co)), [form]);
        assert_eq!(read!(store, c => forms::of_country(c, Country::Tt)), []);

        let old = read!(store, c => forms::version(c, &field.wave.form_version)).unwrap();
        assert_eq!((old.number, old.form, old.country), (1, field.form.clone(), Country::Co));
        assert_eq!(old.definition.title, first.title);
        let new = read!(store, c => forms::version(c, &second)).unwrap();
        assert_eq!((new.hash, new.definition), (changed.hash(), changed.clone()));

        let form = domain::id::FormId::from_random([8; 16]);
        let taken = write!(store, (form, changed), |(form, draft), conn| {
            forms::insert(conn, form, Country::Hn, draft).await?;
            forms::insert(conn, &domain::id::FormId::from_random([7; 16]), Country::Hn, draft).await
        });
        assert!(taken.unwrap_err().breaks(forms::CODE_TAKEN));
        assert_eq!(
            read!(store, c => forms::of_country(c, Country::Hn)),
            [],
            "a refused write leaves nothing"
        );
    })
    .await;
}

#[tokio::test]
async fn a_wave_opens_once_closes_once_and_is_released_once() {
    on_each(async |_, store| {
        let field = seed::field(store, 1).await;
        let planned = seed::wave(2, &field.wave.form_version, vec![field.indicator.clone()]);
        let id = planned.id.clone();
        write!(store, planned.clone(), |wave, conn| waves::insert(conn, wave).await).unwrap();
        let found = read!(store, c => waves::by_id(c, &id)).unwrap();
        assert_eq!((&found.wave, &found.key, found.country()), (&planned, &None, Country::Co));

        // What is pinned is the version at the opening.
        let record = seed::indicator("CO-1", "newer");
        write!(store, (field.indicator.clone(), record), |(id, record), conn| {
            indicators::write_version(conn, id, record).await
        })
        .unwrap();
        let key = WaveKey { id: "aa".into(), public: "bb".into() };
        let step = async |step: u8| {
            let data = (id.clone(), key.clone(), step);
            write!(store, data, |(id, key, step), conn| match step {
                0 => waves::open(conn, id, key, NOW).await,
                1 => waves::close(conn, id, NOW.plus(Millis::DAY)).await,
                _ => waves::released(conn, id).await,
            })
            .unwrap()
        };
        for (number, taken) in [
            (1, false),
            (2, false),
            (0, true),
            (0, false),
            (2, false),
            (1, true),
            (1, false),
            (2, true),
            (2, false),
        ] {
            assert_eq!(step(number).await, taken, "step {number}");
        }
        let ended = read!(store, c => waves::by_id(c, &id)).unwrap();
        assert_eq!(ended.wave.state, WaveState::Released);
        assert_eq!((ended.wave.opened, ended.wave.closed), (Some(NOW), Some(NOW.plus(Millis::DAY))));
        assert_eq!(ended.key, Some(key.clone()));
        let pinned = read!(store, c => indicators::of_wave(c, &id));
        assert_eq!(pinned.iter().map(|it| it.version).collect::<Vec<_>>(), [2]);
        let earlier = read!(store, c => indicators::of_wave(c, &field.wave.id));
        assert_eq!(earlier.iter().map(|it| it.version).collect::<Vec<_>>(), [1]);
        assert_eq!(read!(store, c => waves::of_country(c, Country::Co)).len(), 2);
        assert_eq!(read!(store, c => waves::of_country(c, Country::Pe)).len(), 0);
    })
    .await;
}

#[tokio::test]
async fn nothing_points_into_the_void() {
    on_each(async |_, store| {
        let wave = seed::wave(1, &FormVersionId::from_random([5; 16]), Vec::new());
        let refused = write!(store, wave, |wave, conn| waves::insert(conn, wave).await).unwrap_err();
        assert!(refused.breaks("foreign key"), "{refused}");
    })
    .await;
}

#[tokio::test]
async fn a_row_that_breaks_our_rules_says_where_it_lives() {
    on_each(async |place, store| {
        let field = seed::field(store, 1).await;
        place.meddle("update wave set state = 'asleep'").await;
        let id = WaveId::from_random([1; 16]);
        let fault = waves::by_id(&mut store.read().await.unwrap(), &id).await.unwrap_err();
        assert_eq!(fault.to_string(), format!("wave.state of row {id} breaks our rules"));
        assert!(matches!(fault, StoreFault::Corrupt { table: "wave", column: "state", .. }));
        place.meddle("update form_version set definition = '{'").await;
        let fault =
            forms::version(&mut store.read().await.unwrap(), &field.wave.form_version).await.unwrap_err();
        assert!(
            matches!(fault, StoreFault::Corrupt { table: "form_version", column: "definition", .. }),
            "{fault}"
        );
    })
    .await;
}
