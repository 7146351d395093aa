use domain::indicator::Treatment;
use domain::place::{Country, PlaceCode};
use domain::text::LocalText;

use super::*;

fn medellin() -> Place {
    Place {
        code: PlaceCode::new(Country::Co, "05001"),
        name: "Medellín".into(),
        level: 2,
        parent: Some("05".into()),
    }
}

fn heard_shots(denominator: Rule) -> Share {
    Share {
        numerator_words: LocalText::both("Personas que dijeron «Sí»", "People who said \"Yes\""),
        denominator_words: LocalText::both("Personas que salen de noche", "People who go out at night"),
        question: "shots".into(),
        numerator: Rule::AnyOf { question: "shots".into(), codes: vec!["yes".into()] },
        denominator,
        dont_know: Treatment::InDenominator,
        prefer_not: Treatment::LeftOut,
    }
}

fn share(percent: u32) -> Cell {
    Cell::Share {
        base: 1215,
        count: 365,
        percent,
        low: percent.saturating_sub(5),
        high: (percent + 5).min(100),
    }
}

fn shots() -> LocalText {
    LocalText::both("Personas que oyeron disparos cerca de su casa", "People who heard shots near home")
}

/// Headline and lead of one cell.
fn told(lang: Lang, sampling: Sampling, denominator: Rule, cell: &Cell) -> (String, String) {
    told_of(&shots(), lang, sampling, denominator, cell)
}

fn told_of(
    name: &LocalText,
    lang: Lang,
    sampling: Sampling,
    denominator: Rule,
    cell: &Cell,
) -> (String, String) {
    let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
    let (place, share) = (medellin(), heard_shots(denominator));
    let told = Told {
        region: Region { lang, country: Country::Co },
        place: &place,
        name,
        share: &share,
        sampling,
        from: day(3),
        to: day(28),
    };
    (told.headline(cell).text(), told.lead(cell))
}

#[test]
fn a_convenience_or_quota_sample_speaks_of_those_who_answered_and_of_nobody_else() {
    for sampling in [Sampling::Convenience, Sampling::Quota] {
        let (headline, lead) = told(Lang::En, sampling, Rule::Everyone, &share(30));
        assert_eq!(headline, "About 3 in 10 people who answered in Medellín heard shots near home");
        assert_eq!(
            lead,
            "Of the about 1,215 people who answered between 3 March and 28 March 2026, it is about 365: 30%."
        );
        let (headline, lead) = told(Lang::Es, sampling, Rule::Everyone, &share(30));
        assert_eq!(
            headline,
            "Cerca de 3 de cada 10 personas que respondieron en Medellín oyeron disparos cerca de su casa"
        );
        assert_eq!(
            lead,
            "De unas 1.215 personas que respondieron entre el 3 de marzo y el 28 de marzo de 2026, son unas 365: 30%."
        );
    }
}

#[test]
fn a_sample_by_chance_may_speak_of_the_place_and_tells_its_interval_at_once() {
    let (headline, lead) = told(Lang::En, Sampling::Probability, Rule::Everyone, &share(30));
    assert_eq!(headline, "About 3 in 10 people in Medellín heard shots near home");
    assert!(lead.starts_with("It is 30%, most likely between 25% and 35%."), "{lead}");
    let (headline, lead) = told(Lang::Es, Sampling::Probability, Rule::Everyone, &share(30));
    assert_eq!(headline, "Cerca de 3 de cada 10 personas en Medellín oyeron disparos cerca de su casa");
    assert!(lead.contains("entre 25% y 35%") && lead.contains("elegidas al azar"), "{lead}");
}

#[test]
fn half_is_half_of_the_people_and_not_half_people() {
    assert!(
        told(Lang::En, Sampling::Quota, Rule::Everyone, &share(50))
            .0
            .starts_with("About half of the people who")
    );
    assert!(
        told(Lang::Es, Sampling::Quota, Rule::Everyone, &share(50))
            .0
            .starts_with("Cerca de la mitad de las personas que")
    );
}

#[test]
fn a_number_about_some_names_them_in_its_first_sentence() {
    let some = Rule::AnyOf { question: "out".into(), codes: vec!["yes".into()] };
    let (headline, lead) = told(Lang::En, Sampling::Convenience, some.clone(), &share(30));
    assert_eq!(
        headline,
        "About 3 in 10 people who answered in Medellín and who go out at night heard shots near home"
    );
    assert!(!lead.contains("only for a group"), "{lead}");
    let (headline, _) = told(Lang::Es, Sampling::Probability, some, &share(30));
    assert_eq!(
        headline,
        "Cerca de 3 de cada 10 personas en Medellín que salen de noche oyeron disparos cerca de su casa"
    );
}

#[test]
fn a_group_that_its_words_do_not_name_as_people_is_told_after_the_number() {
    let some = Rule::AnyOf { question: "out".into(), codes: vec!["yes".into()] };
    let mut share_of_some = heard_shots(some);
    share_of_some.denominator_words = LocalText::both("Quienes salen de noche", "Those who go out at night");
    let (place, name) = (medellin(), shots());
    let told = Told {
        region: Region { lang: Lang::En, country: Country::Co },
        place: &place,
        name: &name,
        share: &share_of_some,
        sampling: Sampling::Quota,
        from: NaiveDate::MIN,
        to: NaiveDate::MIN,
    };
    let headline = told.headline(&share(30)).text();
    assert_eq!(
        headline,
        "About 3 in 10 people who were asked this question in Medellín heard shots near home"
    );
    let lead = told.lead(&share(30));
    assert!(lead.ends_with("This question was only for a group: those who go out at night."), "{lead}");
}

#[test]
fn a_name_that_is_no_group_of_people_gives_way_to_the_numerator_and_then_stands_after_a_colon() {
    let said = |name: &str| {
        let name = LocalText::both(name, name);
        told_of(&name, Lang::En, Sampling::Quota, Rule::Everyone, &share(30)).0
    };
    assert_eq!(said("Stray bullets"), "About 3 in 10 people who answered in Medellín said \"Yes\"");
    let mut share_without = heard_shots(Rule::Everyone);
    share_without.numerator_words = LocalText::both("Balas", "Bullets");
    let (place, name, day) = (medellin(), LocalText::both("Balas perdidas", "Stray bullets"), NaiveDate::MIN);
    let told = Told {
        region: Region { lang: Lang::Es, country: Country::Co },
        place: &place,
        name: &name,
        share: &share_without,
        sampling: Sampling::Quota,
        from: day,
        to: day,
    };
    assert_eq!(
        told.headline(&share(30)).text(),
        "Cerca de 3 de cada 10 personas que respondieron en Medellín: Balas perdidas"
    );
}

#[test]
fn few_answers_give_counts_and_never_a_percentage() {
    let few = Cell::Counts { base: 25, count: 15 };
    for lang in Lang::ALL {
        let (headline, lead) = told(lang, Sampling::Convenience, Rule::Everyone, &few);
        assert!(headline.contains("15") && headline.contains("25"), "{headline}");
        assert!(!format!("{headline}{lead}").contains('%'));
    }
    let (headline, _) = told(Lang::En, Sampling::Convenience, Rule::Everyone, &few);
    assert_eq!(headline, "About 15 of about 25 people who answered in Medellín heard shots near home");
}

#[test]
fn a_hidden_cell_says_no_number_at_all() {
    for lang in Lang::ALL {
        let (headline, lead) = told(lang, Sampling::Probability, Rule::Everyone, &Cell::Hidden);
        assert!(headline.starts_with(shots().in_lang(lang)), "{headline}");
        assert!(!headline.chars().any(|c| c.is_ascii_digit()), "{headline}");
        assert!(!lead.contains('%'), "{lead}");
    }
}

#[test]
fn every_whole_per_cent_has_the_words_nearest_to_it() {
    for (percent, words) in [
        (0, "Fewer than 1 in 20"),
        (4, "Fewer than 1 in 20"),
        (5, "About 1 in 20"),
        (7, "About 1 in 20"),
        (8, "About 1 in 10"),
        (14, "About 1 in 10"),
        (15, "About 2 in 10"),
        (34, "About 3 in 10"),
        (44, "About 4 in 10"),
        (45, "About half"),
        (54, "About half"),
        (55, "About 6 in 10"),
        (92, "About 9 in 10"),
        (93, "About 19 in 20"),
        (96, "More than 19 in 20"),
        (100, "More than 19 in 20"),
    ] {
        assert_eq!(Portion::of(percent).words(Lang::En), words, "{percent}%");
    }
    for percent in 0..=100 {
        if let Portion::InTen(tenths) = Portion::of(percent) {
            assert!((tenths * 10).abs_diff(percent) <= 5 && (1..=9).contains(&tenths), "{percent}%");
        }
    }
}

#[test]
fn one_day_of_collection_is_not_a_span() {
    let day = NaiveDate::from_ymd_opt(2026, 3, 3).unwrap();
    let region = |lang| Region { lang, country: Country::Pe };
    assert_eq!(when(region(Lang::En), day, day), "on 3 March 2026");
    assert_eq!(when(region(Lang::Es), day, day), "el 3 de marzo de 2026");
    let next = |year| NaiveDate::from_ymd_opt(year, 4, 1).unwrap();
    assert_eq!(when(region(Lang::En), day, next(2026)), "between 3 March and 1 April 2026");
    assert_eq!(
        when(region(Lang::Es), day, next(2027)),
        "entre el 3 de marzo de 2026 y el 1 de abril de 2027"
    );
}
