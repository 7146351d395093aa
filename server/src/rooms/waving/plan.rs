//! From the fields of the planning page to a plan, with every problem at its field.

use app::error::{Answer, AppError, Problem, ProblemKind};
use app::fields::Fields;
use domain::id::{FormVersionId, IndicatorId};
use domain::place::{Country, Place};
use domain::text::LocalText;
use domain::wave::{Breakdown, Plan, Population, Sampling, Site};

use crate::world::world;

/// Sites in one wave.
const SITES: usize = 300;
const NAME: usize = 120;
const SOURCE: usize = 200;

/// A plan that can be read; whether form and indicators fit together is still to be asked.
#[derive(Debug, PartialEq)]
pub struct Planned {
    pub name: LocalText,
    pub form_version: FormVersionId,
    pub area: Place,
    pub sites: Vec<Site>,
    pub sampling: Sampling,
    pub indicators: Vec<IndicatorId>,
    pub plan: Plan,
}

pub fn planned(country: Country, fields: &Fields) -> Answer<Planned> {
    let mut problems = Vec::new();
    let mut wrong = |field: &str, kind| problems.push(Problem::new(field, kind));

    let mut name = LocalText::default();
    for (field, lang) in [("name_es", "es"), ("name_en", "en")] {
        match fields.get(field) {
            "" => wrong(field, ProblemKind::Missing),
            text if text.chars().count() > NAME => wrong(field, ProblemKind::TooLong { limit: NAME }),
            text => name.set(lang, text),
        }
    }
    let form_version = FormVersionId::parse(fields.get("form_version")).ok();
    if form_version.is_none() {
        wrong("form_version", missing_or(fields, "form_version", ProblemKind::OutsideChoices));
    }
    let area = world().find(country, fields.get("area")).cloned();
    if area.is_none() {
        wrong("area", missing_or(fields, "area", ProblemKind::UnknownPlace));
    }
    let sites = match sites(country, area.as_ref(), fields.get("sites")) {
        Ok(sites) => sites,
        Err(kind) => {
            wrong("sites", kind);
            Vec::new()
        }
    };
    let sampling = [Sampling::Probability, Sampling::Quota, Sampling::Convenience]
        .into_iter()
        .find(|sampling| sampling.code() == fields.get("sampling"));
    if sampling.is_none() {
        wrong("sampling", missing_or(fields, "sampling", ProblemKind::OutsideChoices));
    }
    let mut indicators: Vec<IndicatorId> = Vec::new();
    for id in fields.all("indicators") {
        match IndicatorId::parse(id) {
            Ok(id) if !indicators.contains(&id) => indicators.push(id),
            Ok(_) => {}
            Err(_) => wrong("indicators", ProblemKind::OutsideChoices),
        }
    }
    if indicators.is_empty() {
        wrong("indicators", ProblemKind::Missing);
    }
    let chosen: Vec<&str> = fields.all("breakdowns").collect();
    // The total is always in the plan.
    let breakdowns = Breakdown::ALL
        .into_iter()
        .filter(|it| *it == Breakdown::Total || chosen.contains(&it.code()))
        .collect();
    match (form_version, area, sampling) {
        (Some(form_version), Some(area), Some(sampling)) if problems.is_empty() => {
            Ok(Planned { name, form_version, area, sites, sampling, indicators, plan: Plan { breakdowns } })
        }
        _ => Err(AppError::Invalid { problems }),
    }
}

fn missing_or(fields: &Fields, field: &str, kind: ProblemKind) -> ProblemKind {
    if fields.get(field).is_empty() { ProblemKind::Missing } else { kind }
}

/// Lines `code | population | source`; a site without a population is `code` alone.
fn sites(country: Country, area: Option<&Place>, text: &str) -> Result<Vec<Site>, ProblemKind> {
    let mut sites: Vec<Site> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let mut parts = line.splitn(3, '|').map(str::trim);
        let place =
            world().find(country, parts.next().unwrap_or_default()).ok_or(ProblemKind::UnknownPlace)?.clone();
        if area.is_some_and(|area| !world().lies_in(&place.code, &area.code)) {
            return Err(ProblemKind::SiteOutsideArea);
        }
        let population = population(parts.next().unwrap_or_default(), parts.next().unwrap_or_default())?;
        if sites.iter().any(|site| site.place.code == place.code) {
            return Err(ProblemKind::Taken);
        }
        sites.push(Site { place, population });
    }
    match sites.len() {
        0 => Err(ProblemKind::Missing),
        many if many > SITES => Err(ProblemKind::TooLong { limit: SITES }),
        _ => Ok(sites),
    }
}

/// A figure counts only with its source.
fn population(people: &str, source: &str) -> Result<Option<Population>, ProblemKind> {
    if people.is_empty() {
        return Ok(None);
    }
    let digits: String = people.chars().filter(|c| !matches!(c, ' ' | '.' | ',' | '\u{a0}')).collect();
    let people = digits.parse::<u32>().map_err(|_| ProblemKind::NotANumber)?;
    match source {
        "" => Err(ProblemKind::Missing),
        source if source.chars().count() > SOURCE => Err(ProblemKind::TooLong { limit: SOURCE }),
        source => Ok(Some(Population { people: i64::from(people), source: source.to_owned() })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(sites: &str) -> Fields {
        let id = "11111111-1111-4111-8111-111111111111";
        let pairs = [
            ("name_es", "Ola"),
            ("name_en", "Wave"),
            ("form_version", id),
            ("area", "05"),
            ("sites", sites),
            ("sampling", "convenience"),
            ("indicators", id),
            ("breakdowns", "sex"),
        ];
        Fields(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    fn refusal(sites: &str) -> Vec<Problem> {
        match planned(Country::Co, &fields(sites)) {
            Err(AppError::Invalid { problems }) => problems,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn sites_are_lines_with_a_figure_and_its_source() {
        let plan = planned(Country::Co, &fields("05001 | 2.427.129 | DANE 2018\n\n co-05002")).unwrap();
        let people: Vec<_> =
            plan.sites.iter().map(|site| site.population.as_ref().map(|p| p.people)).collect();
        assert_eq!(people, [Some(2_427_129), None]);
        assert_eq!(plan.plan.breakdowns, [Breakdown::Total, Breakdown::Sex]);
    }

    #[test]
    fn what_is_wrong_with_the_sites_is_said() {
        for (sites, kind) in [
            ("", ProblemKind::Missing),
            ("99999", ProblemKind::UnknownPlace),
            ("08001", ProblemKind::SiteOutsideArea),
            ("05001\n05001", ProblemKind::Taken),
            ("05001 | many | DANE", ProblemKind::NotANumber),
            ("05001 | 1000", ProblemKind::Missing),
        ] {
            assert_eq!(refusal(sites), [Problem::new("sites", kind)], "{sites}");
        }
    }

    #[test]
    fn an_empty_plan_names_every_field_at_once() {
        let Err(AppError::Invalid { problems }) = planned(Country::Co, &Fields::default()) else {
            panic!("taken")
        };
        let named: Vec<_> = problems.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(named, ["name_es", "name_en", "form_version", "area", "sites", "sampling", "indicators"]);
    }
}
