//! Codes that are shown once: address, code in groups, and a QR code drawn as one path.

use fast_qr::{ECL, QRBuilder};
use leptos::prelude::*;

use crate::backend::{NewCode, Origin, caller};
use crate::parts::{Notice, NoticeKind, day, region_of};
use crate::shell::lang;
use crate::words::coordinate::people::Codes as Words;

/// A sheet of codes to print and cut.
#[component]
pub fn CodeSheet(#[prop(into)] title: String, codes: Vec<NewCode>) -> impl IntoView {
    let words = Words::of(lang());
    let origin = use_context::<Origin>().unwrap_or_default().0;
    let cards = codes.into_iter().map(|code| view! { <CodeCard code origin=origin.clone()/> }).collect_view();
    view! {
        <section class="pu-codes">
            <Notice kind=NoticeKind::Good title><p>{words.once}</p></Notice>
            <ul class="pu-codes__sheet">{cards}</ul>
        </section>
    }
}

#[component]
fn CodeCard(code: NewCode, origin: String) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let address = format!("{origin}{}", code.path);
    let until = day(region_of(lang, &caller()), code.expires);
    let drawn = match QrPath::of(&address) {
        Some(qr) => {
            let label = format!("{} {}", words.scan, code.code);
            view! { <QrCode qr label/> }.into_any()
        }
        None => view! { <p>{words.no_qr}</p> }.into_any(),
    };
    view! {
        <li class="pu-codecard">
            {drawn}
            <p class="pu-codecard__code">{code.code}</p>
            <p class="pu-codecard__address">{address}</p>
            <p class="pu-codecard__until">{format!("{} {until}", words.works_until)}</p>
        </li>
    }
}

#[component]
fn QrCode(qr: QrPath, #[prop(into)] label: String) -> impl IntoView {
    let side = qr.side;
    view! {
        <svg class="pu-qr" viewBox=format!("0 0 {side} {side}") role="img" aria-label=label shape-rendering="crispEdges">
            <rect width=side height=side fill="#fff"/>
            <path d=qr.path fill="#000"/>
        </svg>
    }
}

/// Empty modules around the code, without which readers do not find it.
const QUIET: usize = 4;

/// The dark modules, a run of a row at a time, in a square of `side` modules.
#[derive(Debug, Clone, PartialEq, Eq)]
struct QrPath {
    side: usize,
    path: String,
}

impl QrPath {
    /// None where the text is longer than a QR code holds.
    fn of(text: &str) -> Option<Self> {
        let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
        let mut path = String::new();
        for row in 0..code.size {
            let dark = |column: usize| column < code.size && code[row][column].value();
            let mut column = 0;
            while column < code.size {
                let length = (column..=code.size).take_while(|at| dark(*at)).count();
                if length > 0 {
                    path.push_str(&format!("M{} {}h{length}v1h-{length}z", column + QUIET, row + QUIET));
                }
                column += length.max(1);
            }
        }
        Some(Self { side: code.size + 2 * QUIET, path })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_covers_exactly_the_dark_modules() {
        let text = "https://pulso.example/es/join/7K3M-9QRT-2WXY";
        let code = QRBuilder::new(text).ecl(ECL::M).build().unwrap();
        let dark: usize =
            (0..code.size).map(|row| code[row].iter().filter(|module| module.value()).count()).sum();
        let drawn = QrPath::of(text).unwrap();
        assert_eq!(drawn.side, code.size + 8);
        let runs = drawn.path.split('M').skip(1);
        let covered: usize =
            runs.map(|run| run.split(['h', 'v']).nth(1).unwrap().parse::<usize>().unwrap()).sum();
        assert_eq!(covered, dark);
        // The upper left finder pattern begins after the quiet zone and is seven modules wide.
        assert!(drawn.path.starts_with("M4 4h7v1h-7z"));
    }

    #[test]
    fn a_text_that_fits_no_code_is_not_drawn() {
        assert_eq!(QrPath::of(&"x".repeat(4_000)), None);
    }
}
