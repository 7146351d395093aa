use super::*;

use domain::id::{FormVersionId, WaveId};
use domain::place::{Country, Place, PlaceCode};
use domain::text::{Lang, LocalText};
use domain::wave::{Plan, Sampling, Wave};

fn wave(name: &str, state: WaveState, signatures: i64) -> WaveLine {
    let area = PlaceCode::new(Country::Pe, "1301");
    WaveLine {
        wave: Wave {
            id: WaveId::from_random([1; 16]),
            name: LocalText::both(name, name),
            form_version: FormVersionId::from_random([2; 16]),
            area: area.clone(),
            sites: Vec::new(),
            sampling: Sampling::Convenience,
            indicators: Vec::new(),
            plan: Plan { breakdowns: Vec::new() },
            state,
            opened: None,
            closed: None,
        },
        area: Place { code: area, name: "Trujillo".into(), level: 2, parent: None },
        form_title: LocalText::default(),
        responses: 0,
        held: 0,
        signatures,
    }
}

fn work(waves: Vec<WaveLine>) -> Work {
    Work { waves, held: 0, indicators: 1, forms: (1, 1), groups: 1 }
}

#[test]
fn what_a_second_person_must_sign_comes_before_all_else() {
    let work = work(vec![
        wave("collecting", WaveState::Open, 0),
        wave("planned", WaveState::Planned, 0),
        wave("unsigned", WaveState::Closed, 0),
        wave("half", WaveState::Closed, 1),
        wave("public", WaveState::Released, 2),
    ]);
    let told: Vec<String> = tasks(Lang::En, &work).into_iter().map(|task| task.title).collect();
    assert_eq!(told.len(), 4, "a published wave waits for nothing: {told:?}");
    for (title, name) in told.iter().zip(["half", "unsigned", "planned", "collecting"]) {
        assert!(title.contains(name), "{title}");
    }
}

#[test]
fn a_new_country_is_led_from_the_first_indicator_to_the_first_wave() {
    let nothing = Work { waves: Vec::new(), held: 0, indicators: 0, forms: (1, 0), groups: 0 };
    let to = |work: &Work| tasks(Lang::Es, work).into_iter().map(|task| task.href).collect::<Vec<_>>();
    assert_eq!(
        to(&nothing),
        ["/es/coordinate/indicators/new", "/es/coordinate/forms", "/es/coordinate/people"]
    );
    assert_eq!(to(&work(Vec::new())), ["/es/coordinate/waves/new"]);
}

#[test]
fn answers_set_aside_wait_for_somebody_to_look() {
    let held = Work { held: 2, ..work(vec![wave("public", WaveState::Released, 2)]) };
    assert_eq!(tasks(Lang::En, &held).len(), 1);
}
