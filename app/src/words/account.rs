//! Words of sign-in, invitations and the own account.

use domain::people::{Role, Scope};
use domain::place::Country;
use domain::text::Lang;

in_both! {
    SignIn {
        title: "Iniciar sesión", "Sign in";
        lead: "Para quienes coordinan y para los equipos. Para responder una encuesta no hace falta una cuenta.",
            "For coordinators and teams. You need no account to answer a survey.";
        handle: "Nombre de usuario", "User name";
        handle_hint: "El que eligió al crear su cuenta, como ana.perez.", "The one you chose when you made your account, such as ana.perez.";
        passphrase: "Frase de acceso", "Passphrase";
        submit: "Entrar", "Sign in";
        forgotten: "¿Olvidó su frase?", "Forgot your passphrase?";
        forgotten_help: "Nadie puede verla ni enviársela. Pida una invitación nueva a quien coordina su país.",
            "Nobody can see it or send it to you. Ask your country's coordinator for a new invitation.";
        already: "Ya inició sesión como", "You are already signed in as";
        to_account: "Ver mi cuenta", "See my account";
    }
}

in_both! {
    Join {
        account_title: "Crear su cuenta", "Make your account";
        account_lead: "No pedimos correo, teléfono ni nombre real.", "We ask for no e-mail, phone number or real name.";
        your_role: "Su papel", "Your role";
        handle: "Nombre de usuario", "User name";
        handle_hint: "De 3 a 32 letras sin acento, números, puntos o guiones. No use su nombre completo. Por ejemplo: rio.verde.",
            "3 to 32 letters without accents, digits, points or hyphens. Do not use your full name. For example: green.river.";
        passphrase: "Frase de acceso", "Passphrase";
        passphrase_hint: "Al menos 12 caracteres. Cuatro palabras al azar son una buena frase. No se puede recuperar: guárdela en un lugar seguro.",
            "At least 12 characters. Four random words make a good one. It cannot be recovered: keep it in a safe place.";
        again: "La misma frase otra vez", "The same passphrase again";
        create: "Crear la cuenta", "Make the account";
        device_title: "Unir este teléfono", "Join this phone";
        device_lead: "Con este código el teléfono podrá recoger respuestas, también sin conexión.",
            "With this code the phone will be able to collect answers, also without a connection.";
        wave: "Ronda", "Wave";
        group: "Grupo", "Group";
        country: "País", "Country";
        join: "Unir este teléfono", "Join this phone";
        join_once: "El código sirve una sola vez. Use el teléfono con el que va a preguntar.",
            "The code works only once. Use the phone that you will ask with.";
        needs_tls: "Aquí este teléfono no puede guardar respuestas", "This phone cannot keep answers here";
        needs_tls_help: "La dirección debe empezar con https. Pida a su equipo la dirección segura, o un enlace para responder directamente. El código no se ha usado.",
            "The address must begin with https. Ask your team for the secure address, or for a link to answer directly. The code has not been used.";
    }
}

in_both! {
    Account {
        title: "Mi cuenta", "My account";
        lead: "Lo que puede hacer y dónde tiene la sesión abierta.", "What you may do, and where you are signed in.";
        handle: "Nombre de usuario", "User name";
        roles: "Qué puede hacer", "What you may do";
        no_roles: "Nada todavía. Pida una invitación a quien coordina su país.", "Nothing yet. Ask your country's coordinator for an invitation.";
        to_work: "Ir a mi trabajo", "Go to my work";
        sessions: "Sesiones abiertas", "Open sessions";
        sessions_lead: "Cada línea es un navegador. No guardamos cuál es ni desde dónde.",
            "Each line is a browser. We do not keep which one it is, nor where.";
        started: "Empezó", "Began";
        last_seen: "Último día en uso", "Last day in use";
        end_others: "Cerrar las demás sesiones", "End the other sessions";
        end_others_help: "Use esto si perdió un teléfono o usó una computadora ajena.",
            "Use this if you lost a phone or used somebody else's computer.";
        sign_out: "Cerrar esta sesión", "Sign out here";
    }
}

/// What somebody may do, as a person would say it.
pub fn role(lang: Lang, role: Role) -> &'static str {
    match (lang, role) {
        (Lang::Es, Role::Administrator) => "Administra el servidor",
        (Lang::En, Role::Administrator) => "Runs the server",
        (Lang::Es, Role::CountryCoordinator) => "Coordina un país",
        (Lang::En, Role::CountryCoordinator) => "Coordinates a country",
        (Lang::Es, Role::Volunteer) => "Voluntaria o voluntario de un grupo",
        (Lang::En, Role::Volunteer) => "Volunteer of a group",
    }
}

/// What comes with a role.
pub fn role_means(lang: Lang, role: Role) -> &'static str {
    match (lang, role) {
        (Lang::Es, Role::Administrator) => {
            "Invita a quienes coordinan. No decide sobre preguntas, respuestas ni resultados."
        }
        (Lang::En, Role::Administrator) => {
            "Invites coordinators. Has no say over questions, answers or results."
        }
        (Lang::Es, Role::CountryCoordinator) => {
            "Define indicadores y formularios, abre y cierra rondas, y firma resultados junto con otra persona."
        }
        (Lang::En, Role::CountryCoordinator) => {
            "Defines indicators and forms, opens and closes waves, and signs results together with another person."
        }
        (Lang::Es, Role::Volunteer) => {
            "Propone y recoge respuestas. Para recoger basta con un teléfono unido con un código."
        }
        (Lang::En, Role::Volunteer) => {
            "Proposes, and collects answers. To collect, a phone joined with a code is enough."
        }
    }
}

/// Where a role holds; groups are named by whoever knows their name.
pub fn scope(lang: Lang, scope: &Scope) -> &'static str {
    match scope {
        Scope::Server => match lang {
            Lang::Es => "todo el servidor",
            Lang::En => "the whole server",
        },
        Scope::Country(country) => self::country(lang, *country),
        Scope::Group(_) => match lang {
            Lang::Es => "su grupo",
            Lang::En => "your group",
        },
    }
}

pub fn country(lang: Lang, country: Country) -> &'static str {
    match (country, lang) {
        (Country::Co, _) => "Colombia",
        (Country::Hn, _) => "Honduras",
        (Country::Pe, Lang::Es) => "Perú",
        (Country::Pe, Lang::En) => "Peru",
        (Country::Tt, Lang::Es) => "Trinidad y Tobago",
        (Country::Tt, Lang::En) => "Trinidad and Tobago",
    }
}

/// "This phone will collect answers for the wave X of the group Y."
pub fn this_phone_will(lang: Lang, wave: &str, group: &str) -> String {
    match lang {
        Lang::Es => format!("Este teléfono recogerá respuestas para la ronda «{wave}» del grupo «{group}»."),
        Lang::En => format!("This phone will collect answers for the wave “{wave}” of the group “{group}”."),
    }
}
