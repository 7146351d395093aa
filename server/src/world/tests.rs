use super::*;
use std::collections::HashSet;

fn of(country: Country) -> Vec<&'static Place> {
    world().places.iter().filter(|place| place.code.country == country).collect()
}

fn names(places: Vec<Place>) -> Vec<String> {
    places.into_iter().map(|place| place.name).collect()
}

#[test]
fn every_line_of_every_file_is_a_place_and_the_counts_are_the_official_ones() {
    for ((country, text), counts) in
        FILES.into_iter().zip([vec![1, 33, 1_122], vec![1, 18, 298], vec![1, 25, 196, 1_891], vec![1, 15]])
    {
        let places = of(country);
        assert_eq!(places.len(), text.lines().count() - 1, "{country:?}");
        for (level, count) in counts.into_iter().enumerate() {
            assert_eq!(
                places.iter().filter(|p| usize::from(p.level) == level).count(),
                count,
                "{country:?} {level}"
            );
        }
        let codes: HashSet<_> = places.iter().map(|place| &place.code.code).collect();
        assert_eq!(codes.len(), places.len(), "{country:?}: a code stands twice");
    }
}

#[test]
fn every_parent_stands_one_level_up_and_codes_grow_from_their_parents() {
    for place in &world().places {
        let Some(parent) = &place.parent else {
            assert_eq!(place.level, 0, "{}", place.name);
            continue;
        };
        let above = world().place(&PlaceCode::new(place.code.country, parent));
        assert_eq!(above.map(|p| p.level + 1), Some(place.level), "{}", place.name);
        if place.level > 1 {
            assert!(place.code.code.starts_with(parent.as_str()), "{}", place.name);
        }
    }
    for country in Country::ALL {
        for level in 0..4 {
            let lengths: HashSet<_> =
                of(country).iter().filter(|p| p.level == level).map(|p| p.code.code.len()).collect();
            assert!(lengths.len() <= 1, "{country:?} {level}: {lengths:?}");
        }
    }
}

#[test]
fn names_are_clean_and_siblings_differ() {
    let mut seen = HashSet::new();
    for place in &world().places {
        let name = &place.name;
        for broken in ["\u{fffd}", "Ã", "Â", "  "] {
            assert!(!name.contains(broken), "{name}");
        }
        assert!(!name.is_empty() && name.trim() == name, "{name:?}");
        assert!(
            seen.insert((place.code.country, &place.parent, name)),
            "{name} stands twice below one place"
        );
    }
    let place = |code: &str| world().place(&PlaceCode::new(Country::Co, code)).unwrap();
    assert_eq!(place("88001").name, "San Andrés");
    assert_eq!(place("27493").parent.as_deref(), Some("27"));
}

#[test]
fn every_place_has_an_address_that_reads_back() {
    for place in &world().places {
        assert_eq!(PlaceCode::parse_slug(&place.code.slug()).as_ref(), Ok(&place.code));
    }
}

#[test]
fn people_find_places_without_accents_and_case() {
    assert_eq!(names(world().search(Country::Co, "MEDELLIN", 50))[0], "Medellín");
    assert_eq!(names(world().search(Country::Co, "05001", 50)), ["Medellín"]);
    assert_eq!(names(world().search(Country::Pe, "trujillo", 50))[0], "Trujillo");
    assert_eq!(world().search(Country::Hn, "medellin", 50), []);
    assert_eq!(world().search(Country::Pe, "", 50).len(), 50);
}

#[test]
fn a_place_knows_what_lies_above_it() {
    let medellin = PlaceCode::new(Country::Co, "05001");
    assert_eq!(names(world().above(&medellin)), ["Antioquia", "Colombia"]);
    assert!(world().lies_in(&medellin, &PlaceCode::new(Country::Co, "05")));
    assert!(world().lies_in(&medellin, &medellin));
    assert!(!world().lies_in(&medellin, &PlaceCode::new(Country::Co, "08")));
    assert!(!world().lies_in(&PlaceCode::new(Country::Co, "99999"), &PlaceCode::country_itself(Country::Co)));
    assert_eq!(world().above(&PlaceCode::country_itself(Country::Pe)), []);
}
