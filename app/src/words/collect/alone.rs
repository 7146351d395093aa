//! Words of the pages that the server draws for the phone room: they do not travel in the module.

use domain::text::Lang;

pub struct Alone {
    pub title: &'static str,
    pub lead: &'static str,
    pub safe_title: &'static str,
    pub safe_text: &'static str,
    pub send: &'static str,
    pub thanks: &'static str,
    pub thanks_lead: &'static str,
    pub receipt: &'static str,
    pub receipt_text: &'static str,
    pub check: &'static str,
    pub help: &'static str,
    pub close: &'static str,
    pub no_script: &'static str,
    pub needs_tls: &'static str,
    pub needs_tls_text: &'static str,
}

const ES: Alone = Alone {
    title: "Responder",
    lead: "Responda aquí mismo. No hace falta cuenta, y no se pide ni se guarda su nombre.",
    safe_title: "Qué pasa con sus respuestas",
    safe_text: "El servidor las sella al llegar. No guarda quién las envió, desde dónde ni a qué hora: solo la semana. En esta página no se guarda nada hasta que las envíe.",
    send: "Enviar respuestas",
    thanks: "Gracias. Sus respuestas llegaron",
    thanks_lead: "Quedaron selladas y guardadas.",
    receipt: "Código de recibo",
    receipt_text: "Con este código cualquiera puede comprobar que la respuesta llegó, sin ver qué dice. No hace falta guardarlo.",
    check: "Comprobar un código",
    help: "Si necesita ayuda",
    close: "Ya puede cerrar esta página. Si otras personas usan este teléfono, borre también el historial.",
    no_script: "Para entrevistar con este teléfono hace falta JavaScript. Sin él se puede responder con un enlace de invitación que contiene /a/: pídalo a su coordinación.",
    needs_tls: "Aquí este teléfono no puede guardar entrevistas",
    needs_tls_text: "El navegador solo guarda entrevistas cuando la dirección empieza por https://. Pida esa dirección a su coordinación, o un enlace que contiene /a/ para responder en línea.",
};

const EN: Alone = Alone {
    title: "Answer",
    lead: "Answer right here. No account is needed; your name is not asked and not kept.",
    safe_title: "What happens with your answers",
    safe_text: "The server seals them on arrival. It does not keep who sent them, from where or at what time: only the week. This page keeps nothing until you send them.",
    send: "Send answers",
    thanks: "Thank you. Your answers arrived",
    thanks_lead: "They are sealed and kept.",
    receipt: "Receipt code",
    receipt_text: "With this code anyone can check that the answer arrived, without seeing what it says. You do not need to keep it.",
    check: "Check a code",
    help: "If you need help",
    close: "You can close this page now. If other people use this phone, also clear the history.",
    no_script: "Interviewing with this phone needs JavaScript. Without it one can answer through an invitation link that contains /a/: ask your coordinator for it.",
    needs_tls: "This phone cannot keep interviews here",
    needs_tls_text: "The browser keeps interviews only when the address begins with https://. Ask your coordinator for that address, or for a link that contains /a/ to answer online.",
};

pub fn of(lang: Lang) -> &'static Alone {
    match lang {
        Lang::Es => &ES,
        Lang::En => &EN,
    }
}

/// What one part of a rule asks of an earlier answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    This,
    NotThis,
}

/// "in «question» you chose «choice»".
pub fn chose(lang: Lang, question: &str, chosen: Chosen, choice: &str) -> String {
    match (lang, chosen) {
        (Lang::Es, Chosen::This) => format!("en «{question}» eligió «{choice}»"),
        (Lang::Es, Chosen::NotThis) => format!("en «{question}» no eligió «{choice}»"),
        (Lang::En, Chosen::This) => format!("in “{question}” you chose “{choice}”"),
        (Lang::En, Chosen::NotThis) => format!("in “{question}” you did not choose “{choice}”"),
    }
}

pub fn and(lang: Lang) -> &'static str {
    match lang {
        Lang::Es => " y ",
        Lang::En => " and ",
    }
}

pub fn or(lang: Lang) -> &'static str {
    match lang {
        Lang::Es => " o ",
        Lang::En => " or ",
    }
}

pub fn only_if(lang: Lang, when: &str) -> String {
    match lang {
        Lang::Es => format!("Responda solo si {when}."),
        Lang::En => format!("Answer only if {when}."),
    }
}

/// Where a rule is too long for a sentence.
pub fn depends(lang: Lang, question: &str) -> String {
    match lang {
        Lang::Es => {
            format!("Depende de su respuesta a «{question}». Si no le corresponde, déjela en blanco.")
        }
        Lang::En => {
            format!("It depends on your answer to “{question}”. If it does not apply, leave it blank.")
        }
    }
}
