//! The smallest country in which an answer can be collected.

use domain::form::{FormDefinition, Kind, Question, Sensitivity};
use domain::id::{EnrolmentId, FormId, FormVersionId, GroupId, IndicatorId, ResponseId, WaveId};
use domain::indicator::{Direction, Indicator, LinkKind, Rule, SdgLink, Share, Theme, Treatment};
use domain::place::{Country, Place, PlaceCode};
use domain::response::Mode;
use domain::text::LocalText;
use domain::time::{Millis, Week};
use domain::wave::{Breakdown, Plan, Population, Sampling, Site, Wave, WaveState};
use server::store::Store;
use server::store::enrolments::{self, Enrolment};
use server::store::groups::{self, Group};
use server::store::intake::{Custody, Incoming, Wanted};
use server::store::responses::{Response, ResponseState};
use server::store::waves::{self, WaveKey};
use server::store::{forms, indicators};

use super::write;

pub const NOW: Millis = Millis(1_800_000_000_000);

pub fn medellin() -> PlaceCode {
    PlaceCode::new(Country::Co, "05001")
}

pub fn form_definition(title: &str) -> FormDefinition {
    FormDefinition {
        code: "BARRIO".into(),
        title: LocalText::both(title, title),
        base_language: "es".into(),
        questions: vec![Question {
            name: "consent".into(),
            kind: Kind::Consent,
            label: LocalText::both("¿Acepta?", "Do you agree?"),
            hint: LocalText::default(),
            relevant: String::new(),
            constraint: String::new(),
            constraint_message: LocalText::default(),
            required: true,
            sensitivity: Sensitivity::Ordinary,
        }],
    }
}

pub fn indicator(code: &str, name: &str) -> Indicator {
    Indicator {
        code: code.into(),
        name: LocalText::both(name, name),
        definition: LocalText::default(),
        origin: "balas perdidas".into(),
        origin_language: "es".into(),
        rationale: LocalText::default(),
        sdg: vec![SdgLink { target: "16.4".into(), kind: LinkKind::ContextFor }],
        theme: Theme::Firearms,
        measure: Share {
            numerator_words: LocalText::default(),
            denominator_words: LocalText::default(),
            question: "shots".into(),
            numerator: Rule::Everyone,
            denominator: Rule::Everyone,
            dont_know: Treatment::LeftOut,
            prefer_not: Treatment::LeftOut,
        },
        direction: Direction::LowerIsBetter,
        sensitivity: Sensitivity::Sensitive,
        limitations: LocalText::default(),
    }
}

pub fn wave(seed: u8, form_version: &FormVersionId, indicators: Vec<IndicatorId>) -> Wave {
    let place = Place { code: medellin(), name: "Medellín".into(), level: 2, parent: Some("05".into()) };
    let population = Some(Population { people: 2_427_129, source: "DANE 2018".into() });
    Wave {
        id: WaveId::from_random([seed; 16]),
        name: LocalText::both("Ola 1", "Wave 1"),
        form_version: form_version.clone(),
        area: PlaceCode::new(Country::Co, "05"),
        sites: vec![Site { place, population }],
        sampling: Sampling::Convenience,
        indicators,
        plan: Plan { breakdowns: vec![Breakdown::Total, Breakdown::Sex] },
        state: WaveState::Planned,
        opened: None,
        closed: None,
    }
}

/// An open wave with one indicator, one group and one phone.
pub struct Field {
    pub wave: Wave,
    pub form: FormId,
    pub indicator: IndicatorId,
    pub group: Group,
    pub enrolment: Enrolment,
}

pub async fn field(store: &Store, seed: u8) -> Field {
    let form = FormId::from_random([seed; 16]);
    let version = FormVersionId::from_random([seed; 16]);
    let indicator_id = IndicatorId::from_random([seed; 16]);
    let wave = wave(seed, &version, vec![indicator_id.clone()]);
    let group = Group { id: GroupId::from_random([seed; 16]), name: "Comuna 13".into(), place: medellin() };
    let enrolment = Enrolment {
        id: EnrolmentId::from_random([seed; 16]),
        wave: wave.id.clone(),
        group: group.id.clone(),
    };
    let definition = FormDefinition { code: format!("BARRIO-{seed}"), ..form_definition("Barrio") };
    let record = indicator(&format!("CO-{seed}"), "Balas perdidas");
    let data = (
        form.clone(),
        version,
        definition,
        indicator_id.clone(),
        record,
        wave.clone(),
        group.clone(),
        enrolment.clone(),
    );
    let made =
        write!(store, data, |(form, version, definition, indicator, record, wave, group, enrolment),
                             conn| {
            forms::insert(conn, form, Country::Co, definition).await?;
            forms::publish(conn, form, version, definition).await?;
            indicators::insert(conn, indicator, Country::Co, record).await?;
            waves::insert(conn, wave).await?;
            let key = WaveKey { id: "0011223344556677".into(), public: "public".into() };
            waves::open(conn, &wave.id, &key, NOW).await?;
            groups::insert(conn, group).await?;
            enrolments::insert(conn, enrolment, &format!("token of {}", enrolment.id)).await
        });
    made.unwrap();
    Field { wave, form, indicator: indicator_id, group, enrolment }
}

pub fn week() -> Week {
    NOW.week()
}

pub fn response_id(number: u32) -> ResponseId {
    let mut bytes = [7; 16];
    bytes[..4].copy_from_slice(&number.to_be_bytes());
    ResponseId::from_random(bytes)
}

pub fn response(field: &Field, number: u32) -> Response {
    Response {
        id: response_id(number),
        wave: field.wave.id.clone(),
        form_version: field.wave.form_version.clone(),
        place: medellin().code,
        week: week(),
        mode: Mode::Interview,
        language: "es".into(),
        consent: "consent".into(),
        state: ResponseState::Counted,
        record_key: [9; 16],
        payload_hash: format!("hash of {number}"),
        answers: vec![1, 2, 3],
    }
}

/// An answer of the phone, to be counted.
pub fn incoming(field: &Field, number: u32) -> Incoming {
    let custody = Custody { tag: format!("tag {number}"), enrolment: field.enrolment.id.clone() };
    Incoming {
        id: response_id(number),
        hash: format!("hash of {number}"),
        week: week(),
        wave: Some(field.wave.id.clone()),
        envelope: format!("envelope {number}"),
        aside: response_id(number.reverse_bits()).bytes(),
        wanted: Wanted::Count(Box::new(response(field, number)), Some(custody)),
    }
}
