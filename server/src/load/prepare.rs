//! A wave to measure with: one coordinator, one group, a form of so many whole numbers, open, and without an answer.

use anyhow::{Context, Result};

use app::backend::{Accounts, Indicating, Peopling, Waving};
use domain::form::{FormDefinition, Kind, Question, Sensitivity};
use domain::indicator::{Indicator, Rule};
use domain::place::Country;
use domain::text::LocalText;
use domain::wave::{Breakdown, Sampling};

use super::codes::{Account, Codes};
use crate::config::Settings;
use crate::demo::content::{CountryContent, countries};
use crate::demo::country::publish;
use crate::demo::people::{self, PASSPHRASE, fields};
use crate::rooms::Rooms;

const COORDINATOR: &str = "prueba.medida";

/// Fills an empty database and returns the device codes.
pub async fn prepare(settings: &Settings, questions: usize, phones: usize) -> Result<Codes> {
    let content =
        countries()?.into_iter().find(|content| content.country == Country::Co).context("no content")?;
    let rooms = Rooms::open(settings).await?;
    let administrator = people::administrator(&rooms, "admin.medida").await?;
    let coordinator = people::coordinator(&rooms, &administrator, content.country, COORDINATOR).await?;
    let caller = &coordinator.caller;
    let group = [("name", "Medida"), ("place", content.groups[0].place.as_str())];
    let group = rooms.new_group(caller, &fields(&group)).await?;
    let form_version = publish(&rooms, &coordinator, &form(&content, questions)).await?;
    let indicator = rooms.save_indicator(caller, None, indicator(&content)).await?;

    let sites = content.site_lines();
    let plan = [
        ("name_es", "Medida"),
        ("name_en", "Measurement"),
        ("form_version", form_version.as_str()),
        ("area", content.area.as_str()),
        ("sites", sites.as_str()),
        ("sampling", Sampling::Convenience.code()),
        ("indicators", indicator.as_str()),
        ("breakdowns", Breakdown::Total.code()),
    ];
    let wave = rooms.plan(caller, &fields(&plan)).await?;
    Waving::open(&rooms, caller, &wave).await?;
    let mut join = Vec::new();
    while join.len() < phones {
        let how_many = (phones - join.len()).min(100).to_string();
        let wanted = [("kind", "device"), ("group", group.as_str()), ("how_many", how_many.as_str())];
        let made = rooms.new_codes(caller, &wave, &fields(&wanted)).await?;
        anyhow::ensure!(!made.is_empty(), "no device code was made");
        join.extend(made.into_iter().map(|code| code.code));
    }
    people::sign_out(&rooms, [administrator, coordinator].into_iter()).await?;
    rooms.close().await;
    let coordinator = Account { handle: COORDINATOR.to_owned(), passphrase: PASSPHRASE.to_owned() };
    Ok(Codes { wave, coordinator, join })
}

/// How many answers the wave counts, as its coordinator sees it.
pub async fn counted(settings: &Settings, codes: &Codes) -> Result<i64> {
    let rooms = Rooms::open(settings).await?;
    let session = rooms.sign_in(&codes.coordinator.handle, &codes.coordinator.passphrase).await?;
    let view = rooms.wave(&rooms.who(&session.0).await?, &codes.wave).await?;
    rooms.sign_out(&session.0).await?;
    rooms.close().await;
    Ok(view.line.responses)
}

/// Consent and the common questions, then so many whole numbers.
fn form(content: &CountryContent, questions: usize) -> FormDefinition {
    let common = content.form.questions.iter().take(4).cloned();
    let number = |at: usize| Question {
        name: format!("q{at:03}"),
        kind: Kind::Integer,
        label: LocalText::both(&format!("Número {at}"), &format!("Number {at}")),
        hint: LocalText::default(),
        relevant: String::new(),
        constraint: String::new(),
        constraint_message: LocalText::default(),
        required: false,
        sensitivity: Sensitivity::Ordinary,
    };
    FormDefinition {
        code: "MEDIDA".to_owned(),
        title: LocalText::both("Medida", "Measurement"),
        base_language: content.form.base_language.clone(),
        questions: common.chain((1..=questions.max(1)).map(number)).collect(),
    }
}

/// Any share over the first number: a wave needs one.
fn indicator(content: &CountryContent) -> Indicator {
    let mut indicator = content.indicators[0].clone();
    indicator.measure.question = "q001".to_owned();
    indicator.measure.numerator = Rule::AtLeast { question: "q001".to_owned(), value: 5 };
    indicator
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::form::engine::check_definition;

    #[test]
    fn the_form_to_measure_with_has_as_many_numbers_as_asked() {
        let content = countries().unwrap().remove(0);
        let form = form(&content, 250);
        assert_eq!(check_definition(&form), []);
        assert_eq!(form.questions.iter().filter(|question| question.kind == Kind::Integer).count(), 250);
        assert_eq!(indicator(&content).problems(), []);
    }
}
