//! Words of the preview: what would be published, what the audit found, and what a signature means.

use domain::region::Region;
use domain::release::AuditReport;
use domain::text::Lang;

in_both! {
    PreviewWords {
        title: "Revisar y firmar", "Check and sign";
        lead: "Esto, y nada más, se publicaría. Nadie fuera de su país lo ve todavía.", "This, and nothing more, would be published. Nobody outside your country sees it yet.";
        lead_released: "Esto se publicó, y no cambia.", "This was published, and does not change.";
        which_wave: "Ronda", "Wave";
        area: "Área", "Area";
        collected: "Se preguntó", "People were asked";
        chosen: "Cómo se eligió a las personas", "How people were chosen";
        fingerprint: "Huella del contenido", "Fingerprint of the content";
        fingerprint_help: "Las dos personas deben ver la misma. Compárenla por teléfono: basta con los dos primeros grupos y los dos últimos.",
            "Both people must see the same one. Compare it by phone: the first two and the last two groups are enough.";
        audit: "Qué encontró la revisión automática", "What the automatic check found";
        audit_help: "La revisión intenta calcular cada número oculto con todo lo que se publica. Si uno se puede acorralar, junta u oculta más.",
            "The check tries to work out each hidden number from all that is published. If one can be cornered, it merges or hides more.";
        withheld: "Qué no se muestra y por qué", "What is not shown, and why";
        withheld_none: "De este indicador se muestra todo lo declarado.", "Of this indicator everything declared is shown.";
        reasons: "Motivos, solo para quienes firman", "Reasons, only for those who sign";
        reasons_help: "No los publique: dirían algo de lo que está oculto.", "Do not publish them: they would say something about what is hidden.";
        indicator: "Indicador", "Indicator";
        table: "Tabla", "Table";
        why: "Motivo", "Reason";
        counted: "Se cuentan", "Counted";
        out_of: "De un total de", "Out of";
        interval_if_random: "El intervalo vale como si las personas se hubieran elegido al azar; no fue así.",
            "The interval is what it would be had people been chosen at random; they were not.";
        signatures: "Firmas", "Signatures";
        two_rule: "Hacen falta dos firmas de personas distintas que coordinen este país. Quien administra el servidor no puede firmar. Con la segunda firma los resultados son públicos y no se cambian nunca.",
            "Two signatures are needed, of different people who coordinate this country. Whoever runs the server cannot sign. With the second signature the results are public and are never changed.";
        nobody_yet: "Nadie ha firmado todavía.", "Nobody has signed yet.";
        signed_by: "Firmó", "Signed by";
        checklist: "Antes de firmar", "Before you sign";
        check_numbers: "Leí cada tabla y los números tienen sentido con lo que vimos en la calle.", "I read every table and the numbers make sense with what we saw on the ground.";
        check_people: "Nadie de un grupo pequeño se podría reconocer.", "Nobody in a small group could be recognised.";
        check_limits: "Los límites de cada indicador están bien escritos.", "The limits of each indicator are well written.";
        passphrase: "Su frase de acceso, otra vez", "Your passphrase, once more";
        passphrase_hint: "Así nadie firma con una sesión que quedó abierta.", "So that nobody signs with a session left open.";
        sign_first: "Firmar", "Sign";
        sign_second: "Firmar y publicar", "Sign and publish";
        already: "Usted ya firmó", "You have already signed";
        already_help: "Pida a la otra persona que coordina el país que abra esta página, compare la huella y firme.",
            "Ask the other coordinator of the country to open this page, compare the fingerprint and sign.";
        nobody_else: "Si nadie más coordina su país, pida a quien administra el servidor que invite a otra persona.", "If nobody else coordinates your country, ask whoever runs the server to invite another person.";
        published: "Ya es público", "It is public";
        published_help: "Una corrección es una publicación nueva, con su propia ronda de firmas.", "A correction is a new release, with its own signatures.";
        to_public: "Ver los resultados públicos", "See the public results";
    }
}

/// The findings of the audit, a sentence each.
pub fn audit(region: Region, report: &AuditReport) -> Vec<String> {
    let whole = |number: u32| region.whole(i64::from(number));
    let (shown, hidden) = (whole(report.shown), whole(report.hidden));
    let coarser = report.rounds.saturating_sub(1);
    let mut told = Vec::new();
    match region.lang {
        Lang::Es => {
            told.push(format!("Números que se muestran: {shown}. Números ocultos: {hidden}."));
            told.push(match coarser {
                0 => "Pasó a la primera: no hubo que juntar ni ocultar nada más.".into(),
                1 => "Hubo que juntar u ocultar más una vez antes de pasar.".into(),
                times => format!("Hubo que juntar u ocultar más {times} veces antes de pasar."),
            });
            told.push(match report.narrowest {
                None => "No hay ningún número oculto que se pueda calcular.".into(),
                Some(values) => {
                    format!(
                        "Del número oculto más expuesto todavía quedan {} valores posibles.",
                        whole(values)
                    )
                }
            });
        }
        Lang::En => {
            told.push(format!("Numbers shown: {shown}. Numbers hidden: {hidden}."));
            told.push(match coarser {
                0 => "It passed at once: nothing more had to be merged or hidden.".into(),
                1 => "More had to be merged or hidden once before it passed.".into(),
                times => format!("More had to be merged or hidden {times} times before it passed."),
            });
            told.push(match report.narrowest {
                None => "There is no hidden number that could be worked out.".into(),
                Some(values) => {
                    format!("The most exposed hidden number still has {} possible values.", whole(values))
                }
            });
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::place::Country;

    #[test]
    fn the_audit_is_told_in_whole_sentences_in_both_languages() {
        for lang in Lang::ALL {
            for rounds in [0, 1, 2, 5] {
                for narrowest in [None, Some(6)] {
                    let report = AuditReport { rounds, shown: 12, hidden: 3, narrowest, reasons: Vec::new() };
                    let told = audit(Region { lang, country: Country::Pe }, &report);
                    assert_eq!(told.len(), 3);
                    assert!(told.iter().all(|sentence| sentence.ends_with('.')), "{told:?}");
                }
            }
        }
    }
}
