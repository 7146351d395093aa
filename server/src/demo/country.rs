//! What a country has before its first wave: two coordinators, two groups, indicators and a published form.

use anyhow::{Context, Result};

use app::backend::{Forming, Indicating, Peopling};
use domain::form::FormDefinition;
use domain::id::{FormVersionId, GroupId, IndicatorId};
use domain::place::PlaceCode;
use domain::text::LocalText;

use super::content::CountryContent;
use super::people::{self, Person, fields};
use super::stage::Stage;
use crate::rooms::Rooms;

pub struct Office<'a> {
    pub content: &'a CountryContent,
    pub coordinators: [Person; 2],
    pub volunteers: Vec<Person>,
    pub groups: Vec<GroupId>,
    pub indicators: Vec<IndicatorId>,
    pub form_version: FormVersionId,
}

impl<'a> Office<'a> {
    pub async fn open(stage: &Stage, administrator: &Person, content: &'a CountryContent) -> Result<Self> {
        let rooms = &stage.rooms;
        let [first, second] = &content.coordinators;
        let coordinators = [
            people::coordinator(rooms, administrator, content.country, first).await?,
            people::coordinator(rooms, administrator, content.country, second).await?,
        ];
        let caller = &coordinators[0].caller;
        let help = [("help_es", content.help_line.get("es")), ("help_en", content.help_line.get("en"))];
        rooms.save_profile(caller, &fields(&help)).await?;

        let (mut groups, mut volunteers) = (Vec::new(), Vec::new());
        for group in &content.groups {
            let named = [("name", group.name.as_str()), ("place", group.place.as_str())];
            let id = rooms.new_group(caller, &fields(&named)).await.with_context(|| group.name.clone())?;
            volunteers.push(people::volunteer(rooms, &coordinators[0], &id, &group.volunteer).await?);
            groups.push(id);
        }
        let mut indicators = Vec::new();
        for indicator in &content.indicators {
            let saved = rooms.save_indicator(caller, None, indicator.clone()).await;
            indicators.push(saved.with_context(|| indicator.code.clone())?);
        }
        let form_version = publish(rooms, &coordinators[0], &content.form).await?;
        Ok(Self { content, coordinators, volunteers, groups, indicators, form_version })
    }

    /// The field `area` and the like: official code of a place of this country.
    pub fn area(&self) -> PlaceCode {
        PlaceCode::new(self.content.country, &self.content.area)
    }

    pub fn people(self) -> impl Iterator<Item = Person> {
        self.coordinators.into_iter().chain(self.volunteers)
    }
}

/// Starts a form, replaces its first draft, and freezes it.
pub async fn publish(rooms: &Rooms, coordinator: &Person, form: &FormDefinition) -> Result<FormVersionId> {
    let caller = &coordinator.caller;
    let title = |text: &LocalText, lang: &str| text.get(lang).to_owned();
    let (es, en) = (title(&form.title, "es"), title(&form.title, "en"));
    let named = [("code", form.code.as_str()), ("title_es", es.as_str()), ("title_en", en.as_str())];
    let id = rooms.new_form(caller, &fields(&named)).await.with_context(|| form.code.clone())?;
    rooms.save_draft(caller, &id, form.clone()).await.with_context(|| form.code.clone())?;
    rooms.publish(caller, &id).await.with_context(|| form.code.clone())
}
