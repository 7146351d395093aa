//! What a country starts with, until its coordinator writes the local help line.

use domain::place::Country;
use domain::region::{CountryProfile, MinorsRule};
use domain::text::LocalText;

/// Name, offset, minors off, and a help text that is true everywhere: the emergency number and whom to ask.
pub fn profile(country: Country) -> CountryProfile {
    let (es, en, offset_hours, emergency) = match country {
        Country::Co => ("Colombia", "Colombia", -5, "123"),
        Country::Hn => ("Honduras", "Honduras", -6, "911"),
        Country::Pe => ("Perú", "Peru", -5, "105"),
        Country::Tt => ("Trinidad y Tobago", "Trinidad and Tobago", -4, "999"),
    };
    CountryProfile {
        country,
        name: LocalText::both(es, en),
        offset_minutes: offset_hours * 60,
        minors: MinorsRule::Off,
        help_line: LocalText::both(
            &format!(
                "Si hay peligro ahora, la línea nacional de emergencia es el {emergency}. \
                 Para apoyo cerca de aquí, pregunte a quien coordina el grupo."
            ),
            &format!(
                "If there is danger now, the national emergency line is {emergency}. \
                 For support near here, ask the person who coordinates the group."
            ),
        ),
    }
}
