//! Words of groups, people and invitations.

use domain::text::Lang;

in_both! {
    People {
        title: "Personas y grupos", "People and groups";
        lead: "Quién trabaja en su país, en qué grupo, y a quién invitar.", "Who works in your country, in which group, and whom to invite.";
        lead_administrator: "Usted invita a quienes coordinan cada país. El trabajo de cada país no se ve desde aquí.",
            "You invite those who coordinate each country. The work of a country cannot be seen from here.";
        groups: "Grupos", "Groups";
        no_groups: "Todavía no hay grupos.", "There are no groups yet.";
        group: "Grupo", "Group";
        place: "Lugar", "Place";
        volunteers: "Voluntarios", "Volunteers";
        new_group: "Crear un grupo", "Make a group";
        group_name: "Nombre del grupo", "Name of the group";
        group_name_hint: "Neutral y sin nombres de personas. Por ejemplo: Juventud del Norte.", "Neutral, without names of people. For example: Youth of the North.";
        group_place: "Código del lugar", "Code of the place";
        group_place_hint: "El código oficial. Búsquelo abajo por su nombre.", "The official code. Look it up below by its name.";
        create: "Crear el grupo", "Make the group";
        people: "Personas con cuenta", "People with an account";
        no_people: "Todavía no hay nadie.", "There is nobody yet.";
        handle: "Usuario", "User name";
        role: "Qué hace", "What they do";
        scope: "Dónde", "Where";
        invite: "Invitar a alguien", "Invite somebody";
        invite_lead: "La invitación es un código que se usa una sola vez. Entréguelo en persona o por un medio seguro.",
            "An invitation is a code that works once. Hand it over in person or by a safe means.";
        invite_role: "Qué hará", "What they will do";
        invite_group: "Grupo", "Group";
        invite_group_hint: "Para recoger respuestas basta un código de teléfono, sin cuenta: se hace en la página de la ronda.",
            "To collect answers a phone code is enough, without an account: make it on the page of the wave.";
        second_coordinator: "Para firmar resultados hacen falta dos personas que coordinen el país. A la segunda la invita quien administra el servidor.",
            "Signing results takes two people who coordinate the country. The second one is invited by whoever runs the server.";
        invite_country: "País", "Country";
        invite_country_hint: "Solo para quien coordina un país. Invite a dos personas por país.", "Only for those who coordinate a country. Invite two people for each country.";
        invite_submit: "Hacer la invitación", "Make the invitation";
        made: "Invitación lista. Se muestra una sola vez", "The invitation is ready. It is shown only once";
        help_line: "Dónde pedir ayuda en su país", "Where to find help in your country";
        help_line_lead: "El teléfono lo muestra durante toda la entrevista, y la persona lo ve al terminar.",
            "The phone shows it during the whole interview, and the person sees it at the end.";
        help: "Línea de ayuda", "Help line";
        help_hint: "Quién atiende, número y horario. Por ejemplo: Línea 155, gratis, día y noche.",
            "Who answers, number and hours. For example: Line 155, free, day and night.";
        help_save: "Guardar la línea de ayuda", "Save the help line";
    }
}

in_both! {
    Places {
        title: "Buscar el código de un lugar", "Look up the code of a place";
        label: "Parte del nombre", "Part of the name";
        hint: "No importan tildes ni mayúsculas. Por ejemplo: trujillo.", "Accents and capitals do not matter. For example: trujillo.";
        none: "No hay lugares con ese nombre en su país.", "There is no place of that name in your country.";
        found: "Lugares encontrados", "Places found";
        name: "Lugar", "Place";
        kind: "Nivel", "Level";
        keep: "Buscar no borra lo que ya escribió.", "Looking something up does not erase what you have written.";
    }
}

in_both! {
    /// Codes that are shown once.
    Codes {
        once: "Estos códigos se muestran una sola vez. Imprima o copie esta página antes de salir.",
            "These codes are shown only once. Print or copy this page before you leave it.";
        address: "Dirección", "Address";
        code: "Código", "Code";
        works_until: "Sirve hasta el", "Works until";
        scan: "Código QR de", "QR code of";
        no_qr: "El código QR no cabe; use la dirección.", "The QR code does not fit; use the address.";
    }
}

/// The level of an official place.
pub fn level(lang: Lang, level: u8) -> &'static str {
    let (es, en) = match level {
        0 => ("País", "Country"),
        1 => ("Departamento o región", "Department or region"),
        2 => ("Municipio o provincia", "Municipality or province"),
        _ => ("Distrito", "District"),
    };
    match lang {
        Lang::Es => es,
        Lang::En => en,
    }
}
