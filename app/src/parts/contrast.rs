//! The colours of `style/settings/tokens.css`, measured: WCAG 2.2 asks 4.5 : 1 of text and 3 : 1 of edges and focus.

use std::collections::BTreeMap;

const TOKENS: &str = include_str!("../../../style/settings/tokens.css");
/// Text and what it stands on.
const TEXT: [(&str, &str); 15] = [
    ("ink", "paper"),
    ("ink", "surface"),
    ("ink", "wash"),
    ("soft", "paper"),
    ("soft", "surface"),
    ("soft", "wash"),
    ("accent", "paper"),
    ("accent", "surface"),
    ("accent", "wash"),
    ("on-accent", "accent"),
    ("good", "surface"),
    ("warn", "surface"),
    ("bad", "surface"),
    ("warn", "paper"),
    ("bad", "paper"),
];
const EDGES: [(&str, &str); 5] =
    [("edge", "paper"), ("edge", "surface"), ("focus", "paper"), ("focus", "surface"), ("accent", "surface")];

type Theme = BTreeMap<String, [f64; 3]>;

/// The themes of the file in their order: light, the band, dark. A theme takes from the first what it does not set.
fn themes() -> Vec<Theme> {
    let mut themes: Vec<Theme> = Vec::new();
    for block in TOKENS.split('{').skip(1) {
        let mut theme = themes.first().cloned().unwrap_or_default();
        let colours = block.split(';').filter_map(|line| {
            let (name, value) = line.split_once("--")?.1.split_once(':')?;
            Some((name.trim().to_owned(), colour(value.trim())?))
        });
        let before = theme.clone();
        theme.extend(colours);
        if theme != before {
            themes.push(theme);
        }
    }
    themes
}

/// `#rgb` or `#rrggbb` as linear light.
fn colour(hex: &str) -> Option<[f64; 3]> {
    let digits: Vec<u32> = hex.strip_prefix('#')?.chars().map(|c| c.to_digit(16)).collect::<Option<_>>()?;
    let parts = match digits.len() {
        3 => [digits[0] * 17, digits[1] * 17, digits[2] * 17],
        6 => [digits[0] * 16 + digits[1], digits[2] * 16 + digits[3], digits[4] * 16 + digits[5]],
        _ => return None,
    };
    Some(parts.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    }))
}

/// Relative luminance by WCAG 2.2.
fn luminance([red, green, blue]: [f64; 3]) -> f64 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(theme: &Theme, front: &str, back: &str) -> f64 {
    let (front, back) = (luminance(theme[front]), luminance(theme[back]));
    (front.max(back) + 0.05) / (front.min(back) + 0.05)
}

#[test]
fn every_text_stands_out_from_what_it_is_written_on_by_day_and_by_night() {
    let themes = themes();
    assert_eq!(themes.len(), 3, "light, the band at the top, dark");
    for (at, theme) in themes.iter().enumerate() {
        for (front, back) in TEXT {
            // The band holds no tones of notices.
            if at == 1 && ["good", "warn", "bad"].contains(&front) {
                continue;
            }
            let found = contrast(theme, front, back);
            assert!(
                found >= 4.5,
                "theme {at}: --{front} on --{back} is {found:.2} : 1; darken or lighten one of them"
            );
        }
    }
}

#[test]
fn every_edge_of_a_control_and_the_focus_can_be_seen() {
    for (at, theme) in themes().iter().enumerate() {
        for (front, back) in EDGES {
            let found = contrast(theme, front, back);
            assert!(
                found >= 3.0,
                "theme {at}: --{front} on --{back} is {found:.2} : 1; darken or lighten one of them"
            );
        }
    }
}

#[test]
fn the_measure_knows_black_on_white_and_grey_that_is_too_pale() {
    let theme = |front: &str, back: &str| -> Theme {
        [("a", front), ("b", back)].into_iter().map(|(n, hex)| (n.to_owned(), colour(hex).unwrap())).collect()
    };
    assert!((contrast(&theme("#000", "#fff"), "a", "b") - 21.0).abs() < 0.01);
    assert!((contrast(&theme("#777777", "#fff"), "a", "b") - 4.48).abs() < 0.01);
}
