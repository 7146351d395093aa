//! Finding results by name: accents and case aside, every word of the question somewhere in the result.

use domain::indicator::Theme;
use domain::place::Country;
use domain::text::Lang;

use crate::backend::ResultCard;
use crate::words::results;

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
    let question = fold(question);
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
    fold(&text.join(" "))
}

/// Small letters without accents, as the four countries write them.
fn fold(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'á' | 'à' | 'â' | 'ä' | 'ã' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'í' | 'ì' | 'î' | 'ï' => 'i',
            'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
            'ú' | 'ù' | 'û' | 'ü' => 'u',
            'ñ' => 'n',
            'ç' => 'c',
            other => other,
        })
        .collect()
}

/// For the value of a query in an address.
pub fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
            b' ' => "+".to_owned(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

/// Results of one country, by place in the order of their names.
pub struct CountryResults {
    pub country: Country,
    pub name: String,
    pub places: Vec<(String, Vec<ResultCard>)>,
}

/// Countries and places in the order of their names, never by their numbers.
pub fn by_place(cards: Vec<ResultCard>) -> Vec<CountryResults> {
    let mut countries: Vec<CountryResults> = Vec::new();
    for card in cards {
        let country = card.place.code.country;
        let top = card.above.last().unwrap_or(&card.place).name.clone();
        let at = countries.iter().position(|found| found.country == country).unwrap_or_else(|| {
            countries.push(CountryResults { country, name: top, places: Vec::new() });
            countries.len() - 1
        });
        let places = &mut countries[at].places;
        match places
            .iter_mut()
            .find(|(_, cards)| cards.first().is_some_and(|first| first.place == card.place))
        {
            Some((_, cards)) => cards.push(card),
            None => places.push((heading(&card), vec![card])),
        }
    }
    countries.sort_by_key(|country| fold(&country.name));
    for country in &mut countries {
        country.places.sort_by_key(|(name, _)| fold(name));
    }
    countries
}

/// "Medellín, Antioquia": the place and what lies between it and the country.
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
    use domain::place::{Place, PlaceCode};
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
        let countries = by_place(cards());
        assert_eq!(countries.len(), 1);
        let names: Vec<&str> = countries[0].places.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["Abejorral, Antioquia", "Bello, Antioquia", "Medellín, Antioquia"]);
    }

    #[test]
    fn every_theme_reads_back_from_its_address() {
        for theme in Theme::ALL {
            assert_eq!(parse_theme(theme_code(theme)), Some(theme));
        }
        assert_eq!(parse_theme("other"), None);
    }

    #[test]
    fn a_question_survives_in_an_address() {
        assert_eq!(encoded("Medellín & más"), "Medell%C3%ADn+%26+m%C3%A1s");
    }
}
