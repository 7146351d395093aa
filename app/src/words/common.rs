//! Words that every room uses.

use domain::text::Lang;

/// A name and not a word: the same in every language.
pub const PRODUCT: &str = "Pulso";

pub struct Common {
    /// The name of the language itself.
    pub language: &'static str,
    pub skip: &'static str,
    pub navigation: &'static str,
    pub more: &'static str,
    pub you_are_here: &'static str,
    pub results: &'static str,
    pub check_receipt: &'static str,
    pub for_teams: &'static str,
    pub footer: &'static str,
    pub error_prefix: &'static str,
    pub there_is_a_problem: &'static str,
    pub sorry: &'static str,
    pub to_start: &'static str,
    pub sign_in: &'static str,
    pub sign_out: &'static str,
    pub save: &'static str,
    pub search: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub dont_know: &'static str,
    pub prefer_not: &'static str,
}

const ES: Common = Common {
    language: "Español",
    skip: "Saltar al contenido",
    navigation: "Secciones",
    more: "Más páginas",
    you_are_here: "Está aquí",
    results: "Resultados",
    check_receipt: "Comprobar un recibo",
    for_teams: "Para equipos",
    footer: "Pulso es software libre (AGPL-3.0-or-later). No guarda quién lee sus páginas.",
    error_prefix: "Error:",
    there_is_a_problem: "Hay algo que corregir",
    sorry: "Lo sentimos",
    to_start: "Ir al inicio",
    sign_in: "Iniciar sesión",
    sign_out: "Cerrar sesión",
    save: "Guardar",
    search: "Buscar",
    yes: "Sí",
    no: "No",
    dont_know: "No sé",
    prefer_not: "Prefiero no responder",
};

const EN: Common = Common {
    language: "English",
    skip: "Skip to content",
    navigation: "Sections",
    more: "More pages",
    you_are_here: "You are here",
    results: "Results",
    check_receipt: "Check a receipt",
    for_teams: "For teams",
    footer: "Pulso is free software (AGPL-3.0-or-later). It does not keep who reads its pages.",
    error_prefix: "Error:",
    there_is_a_problem: "There is something to correct",
    sorry: "Sorry",
    to_start: "Go to the start",
    sign_in: "Sign in",
    sign_out: "Sign out",
    save: "Save",
    search: "Search",
    yes: "Yes",
    no: "No",
    dont_know: "I don't know",
    prefer_not: "I prefer not to answer",
};

pub fn of(lang: Lang) -> &'static Common {
    match lang {
        Lang::Es => &ES,
        Lang::En => &EN,
    }
}
