//! Finding results by name: accents and case aside, every word of the question somewhere in the result.

use domain::indicator::Theme;
use domain::place::{Country, Place};
use domain::text::{Lang, folded};

use crate::backend::ResultCard;
use crate::words::{account, results};

/// The name of a theme in addresses.
pub fn theme_code(theme: Theme) -> &'static str {
    match theme {
        Theme::Firearms => "firearms",
        Theme::ArmsInSchools => "arms-in-schools",
        Theme::Extortion => "extortion",
        Theme::Trust => "trust",
        Theme::Disarmament => "disarmament",
        Theme::Safety => "safety",
    }
}

pub fn parse_theme(code: &str) -> Option<Theme> {
    Theme::ALL.into_iter().find(|theme| theme_code(*theme) == code)
}

/// Those of a theme (any, without one) that the words of `question` lead to.
pub fn matching(cards: Vec<ResultCard>, question: &str, theme: Option<Theme>) -> Vec<ResultCard> {
    let question = folded(question);
    let wanted: Vec<&str> = question.split_whitespace().collect();
    cards
        .into_iter()
        .filter(|card| theme.is_none_or(|theme| card.theme == theme))
        .filter(|card| {
            let text = searched(card);
            wanted.iter().all(|word| text.contains(word))
        })
        .collect()
}

/// Everything by which people may look for a result.
fn searched(card: &ResultCard) -> String {
    let mut text = vec![card.place.name.as_str(), card.code.as_str()];
    text.extend(card.above.iter().map(|place| place.name.as_str()));
    text.extend(card.name.iter().map(|(_, name)| name));
    text.extend(Lang::ALL.map(|lang| results::theme(lang, card.theme)));
    text.extend(Lang::ALL.map(|lang| account::country(lang, card.place.code.country)));
    folded(&text.join(" "))
}

/// Results of one country, by place in the order of their names.
pub struct CountryResults {
    pub country: Country,
    pub places: Vec<PlaceResults>,
}

pub struct PlaceResults {
    pub place: Place,
    /// The place and what lies between it and its country: "Medellín, Antioquia".
    pub heading: String,
    pub cards: Vec<ResultCard>,
    /// Places inside this one.
    pub sites: Vec<PlaceResults>,
}

/// Countries and places in the order of their names, never by their numbers. A place stands under the nearest one
/// above it that has results of its own.
pub fn by_place(lang: Lang, cards: Vec<ResultCard>) -> Vec<CountryResults> {
    let mut places: Vec<PlaceResults> = Vec::new();
    for card in cards {
        match places.iter_mut().find(|found| found.place == card.place) {
            Some(found) => found.cards.push(card),
            None => places.push(PlaceResults {
                place: card.place.clone(),
                heading: heading(&card),
                cards: vec![card],
                sites: Vec::new(),
            }),
        }
    }
    places.sort_by_key(|found| folded(&found.heading));
    let known: Vec<Place> = places.iter().map(|found| found.place.clone()).collect();
    let over = |found: &PlaceResults| {
        let above = found.cards.first().map(|card| card.above.as_slice()).unwrap_or_default();
        above.iter().find(|place| known.contains(place)).cloned()
    };
    let (sites, mut tops): (Vec<_>, Vec<_>) = places.into_iter().partition(|found| over(found).is_some());
    for site in sites {
        let above = over(&site);
        match tops.iter_mut().find(|top| Some(&top.place) == above.as_ref()) {
            Some(top) => top.sites.push(site),
            None => tops.push(site),
        }
    }
    let mut countries: Vec<CountryResults> = Vec::new();
    for top in tops {
        let country = top.place.code.country;
        match countries.iter_mut().find(|found| found.country == country) {
            Some(found) => found.places.push(top),
            None => countries.push(CountryResults { country, places: vec![top] }),
        }
    }
    countries.sort_by_key(|found| folded(account::country(lang, found.country)));
    countries
}

fn heading(card: &ResultCard) -> String {
    let between = card.above.split_last().map(|(_, between)| between).unwrap_or_default();
    std::iter::once(&card.place)
        .chain(between)
        .map(|place| place.name.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use domain::place::PlaceCode;
    use domain::release::Cell;
    use domain::text::LocalText;

    fn place(country: Country, code: &str, name: &str, level: u8) -> Place {
        Place { code: PlaceCode::new(country, code), name: name.into(), level, parent: None }
    }

    fn card(code: &str, name: &str, above: &str, theme: Theme) -> ResultCard {
        ResultCard {
            place: place(Country::Co, code, name, 2),
            above: vec![place(Country::Co, "05", above, 1), place(Country::Co, "CO", "Colombia", 0)],
            code: format!("CO-{code}"),
            name: LocalText::both("Oyó disparos", "Heard shots"),
            cell: Cell::Hidden,
            theme,
            published: NaiveDate::from_ymd_opt(2026, 3, 3).unwrap(),
        }
    }

    fn cards() -> Vec<ResultCard> {
        vec![
            card("05001", "Medellín", "Antioquia", Theme::Firearms),
            card("05088", "Bello", "Antioquia", Theme::Extortion),
            card("05002", "Abejorral", "Antioquia", Theme::Firearms),
        ]
    }

    fn found(question: &str, theme: Option<Theme>) -> Vec<String> {
        matching(cards(), question, theme).into_iter().map(|card| card.place.name).collect()
    }

    #[test]
    fn a_place_is_found_without_accents_and_by_what_lies_above_it() {
        assert_eq!(found("medellin", None), ["Medellín"]);
        assert_eq!(found("MEDELLÍN  antioq", None), ["Medellín"]);
        assert_eq!(found("antioquia", None).len(), 3);
        assert_eq!(found("disparos", None).len(), 3);
        assert_eq!(found("extorsion", None), ["Bello"]);
        assert_eq!(found("lima", None), Vec::<String>::new());
    }

    #[test]
    fn no_question_finds_everything_and_a_theme_narrows_it() {
        assert_eq!(found(" ", None).len(), 3);
        assert_eq!(found("", Some(Theme::Firearms)), ["Medellín", "Abejorral"]);
    }

    #[test]
    fn places_stand_by_name_and_never_by_number() {
        let countries = by_place(Lang::Es, cards());
        assert_eq!(countries.len(), 1);
        let names: Vec<&str> = countries[0].places.iter().map(|found| found.heading.as_str()).collect();
        assert_eq!(names, ["Abejorral, Antioquia", "Bello, Antioquia", "Medellín, Antioquia"]);
    }

    #[test]
    fn a_place_stands_under_the_area_that_was_asked_with_it() {
        let mut all = cards();
        let area = ResultCard {
            place: place(Country::Co, "05", "Antioquia", 1),
            above: vec![place(Country::Co, "CO", "Colombia", 0)],
            ..all[0].clone()
        };
        all.push(area);
        let countries = by_place(Lang::En, all);
        let [antioquia] = countries[0].places.as_slice() else { panic!("one area") };
        assert_eq!(antioquia.heading, "Antioquia");
        let sites: Vec<&str> = antioquia.sites.iter().map(|site| site.place.name.as_str()).collect();
        assert_eq!(sites, ["Abejorral", "Bello", "Medellín"]);
    }

    #[test]
    fn every_theme_reads_back_from_its_address() {
        for theme in Theme::ALL {
            assert_eq!(parse_theme(theme_code(theme)), Some(theme));
        }
        assert_eq!(parse_theme("other"), None);
    }
}
