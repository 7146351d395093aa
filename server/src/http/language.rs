//! The reader's language: the first part of a page's address, or what the browser asks for.

use axum::http::{HeaderMap, header};

use domain::text::Lang;

/// The language named by the first part of `path`, if it is one of ours.
pub fn of_path(path: &str) -> Option<Lang> {
    Lang::parse(path.trim_start_matches('/').split('/').next().unwrap_or_default())
}

/// The first of our languages in the browser's order of preference; Spanish where it names none.
pub fn of_reader(headers: &HeaderMap) -> Lang {
    let wanted =
        headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut ranked: Vec<(Lang, u32)> = wanted.split(',').filter_map(weighted).collect();
    ranked.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
    ranked.first().map_or(Lang::Es, |(lang, _)| *lang)
}

/// `en-TT;q=0.8` is English with weight 800.
fn weighted(item: &str) -> Option<(Lang, u32)> {
    let mut parts = item.trim().split(';');
    let lang = Lang::parse(&parts.next()?.split('-').next()?.to_lowercase())?;
    let weight = parts
        .find_map(|part| part.trim().strip_prefix("q="))
        .map_or(Some(1.0), |q| q.parse::<f32>().ok())
        .filter(|q| (0.0..=1.0).contains(q))?;
    Some((lang, (weight * 1000.0) as u32)).filter(|(_, weight)| *weight > 0)
}

/// Where an address without a language leads: `/r/co` becomes `/es/r/co`.
pub fn with_language(lang: Lang, path_and_query: &str) -> String {
    format!("/{}{}", lang.code(), if path_and_query == "/" { "" } else { path_and_query })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reader_gets_the_first_language_we_have() {
        for (asked, expected) in [
            ("es-CO,es;q=0.9,en;q=0.8", Lang::Es),
            ("en-TT,en;q=0.9", Lang::En),
            ("fr-FR,fr;q=0.9,en;q=0.5,es;q=0.4", Lang::En),
            ("en;q=0,es;q=0.1", Lang::Es),
            ("qu", Lang::Es),
            ("", Lang::Es),
            ("en;q=x,;;,", Lang::Es),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, asked.parse().unwrap());
            assert_eq!(of_reader(&headers), expected, "{asked}");
        }
        assert_eq!(with_language(Lang::En, "/"), "/en");
        assert_eq!(with_language(Lang::Es, "/receipt?code=1"), "/es/receipt?code=1");
    }
}
