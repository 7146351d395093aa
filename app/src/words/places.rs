//! The name of a place as people write it, alone and inside a sentence.

use domain::place::{Country, Place};
use domain::text::Lang;

use crate::words::account;

/// A country in the reader's language, every other place by its official name.
pub fn name(lang: Lang, place: &Place) -> String {
    match place.level {
        0 => account::country(lang, place.code.country).to_owned(),
        _ => place.name.clone(),
    }
}

/// After "in": in Peru a province and the district in its middle share their name, so the sentence says which it is.
pub fn said(lang: Lang, place: &Place) -> String {
    let name = name(lang, place);
    match (lang, place.code.country, place.level) {
        (Lang::Es, Country::Pe, 2) => format!("la provincia de {name}"),
        (Lang::En, Country::Pe, 2) => format!("the province of {name}"),
        (Lang::Es, Country::Pe, 3) => format!("el distrito de {name}"),
        (Lang::En, Country::Pe, 3) => format!("the district of {name}"),
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::place::PlaceCode;

    fn place(country: Country, level: u8, name: &str) -> Place {
        Place { code: PlaceCode::new(country, "1"), name: name.into(), level, parent: None }
    }

    #[test]
    fn a_country_is_named_in_the_language_of_the_reader() {
        let country = place(Country::Tt, 0, "Trinidad and Tobago");
        assert_eq!(said(Lang::Es, &country), "Trinidad y Tobago");
        assert_eq!(said(Lang::En, &country), "Trinidad and Tobago");
    }

    #[test]
    fn a_province_of_peru_is_not_taken_for_its_district() {
        assert_eq!(said(Lang::Es, &place(Country::Pe, 2, "Trujillo")), "la provincia de Trujillo");
        assert_eq!(said(Lang::En, &place(Country::Pe, 3, "Trujillo")), "the district of Trujillo");
        assert_eq!(said(Lang::Es, &place(Country::Co, 2, "Medellín")), "Medellín");
    }
}
