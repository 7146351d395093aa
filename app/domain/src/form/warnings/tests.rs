use super::Personal::{Address, BirthDate, Email, IdentityNumber, Name, Telephone};
use super::*;

/// What a form must not ask, and what it asks for.
const ASKING: &[(&str, &[Personal])] = &[
    ("Nombre", &[Name]),
    ("Nombre completo", &[Name]),
    ("Nombres y apellidos", &[Name]),
    ("NOMBRE Y APELLIDO:", &[Name]),
    ("Apellidos", &[Name]),
    ("¿Cuál es su nombre?", &[Name]),
    ("¿Cómo te llamas?", &[Name]),
    ("¿Cómo se llama usted?", &[Name]),
    ("¿Quién es usted?", &[Name]),
    ("Nombre del entrevistado", &[Name]),
    ("Nombre de la víctima", &[Name]),
    ("Escriba el nombre de la persona que lo hizo", &[Name]),
    ("Indique su apodo", &[Name]),
    ("No es obligatorio, pero diga su nombre", &[Name]),
    ("Si no le molesta, escriba su nombre", &[Name]),
    ("Full name", &[Name]),
    ("Name of respondent", &[Name]),
    ("What is your name?", &[Name]),
    ("Please tell us your first name", &[Name]),
    ("Surname", &[Name]),
    ("Who are you?", &[Name]),
    ("Give the name of the neighbour who sells arms", &[Name]),
    ("Teléfono", &[Telephone]),
    ("Número de teléfono", &[Telephone]),
    ("Teléfono de contacto", &[Telephone]),
    ("Deje su celular", &[Telephone]),
    ("¿Cuál es su número de WhatsApp?", &[Telephone]),
    ("Phone number", &[Telephone]),
    ("What is your mobile number?", &[Telephone]),
    ("Leave a contact number", &[Telephone]),
    ("Dirección", &[Address]),
    ("DIRECCIÓN EXACTA", &[Address]),
    ("¿Cuál es la dirección de su casa?", &[Address]),
    ("¿En qué calle vive?", &[Address]),
    ("Domicilio actual", &[Address]),
    ("Home address", &[Address]),
    ("Which street do you live on?", &[Address]),
    ("Write your address", &[Address]),
    ("Correo electrónico", &[Email]),
    ("What is your e-mail?", &[Email]),
    ("Cédula", &[IdentityNumber]),
    ("Número de cédula", &[IdentityNumber]),
    ("DNI", &[IdentityNumber]),
    ("Escriba su DNI", &[IdentityNumber]),
    ("Documento de identidad", &[IdentityNumber]),
    ("¿Cuál es el número de placa del carro?", &[IdentityNumber]),
    ("ID number", &[IdentityNumber]),
    ("Passport number", &[IdentityNumber]),
    ("Fecha de nacimiento", &[BirthDate]),
    ("¿Cuándo naciste?", &[BirthDate]),
    ("Date of birth", &[BirthDate]),
    ("Nombre, teléfono y dirección", &[Name, Telephone, Address]),
    ("Name and phone number of the respondent", &[Name, Telephone]),
];

/// What a form may well ask or say.
const HARMLESS: &[&str] = &[
    "¿En qué municipio vive?",
    "No diga nombres.",
    "No diga su nombre ni el de otra persona.",
    "No pedimos nombres, teléfonos ni direcciones.",
    "No pedimos su nombre. Puede saltar cualquier pregunta.",
    "¿Sabe cómo avisar de un delito sin dar su nombre?",
    "Nunca escriba su dirección",
    "Nombre de la escuela",
    "¿Cuál es el nombre de la campaña?",
    "¿Cómo se llama el programa?",
    "¿En qué dirección cree que va su municipio?",
    "¿Le robaron el celular?",
    "¿Tiene teléfono en casa?",
    "¿Ha recibido amenazas por teléfono?",
    "¿Lleva su celular cuando sale de noche?",
    "Llamadas o mensajes",
    "¿Usa Facebook para informarse?",
    "¿Se siente con seguridad en la calle?",
    "¿Cuántas veces le pidieron la cédula en la calle?",
    "¿Tiene cédula o DNI?",
    "¿La policía le quitó el documento?",
    "¿Ha hecho algún trámite, como un pasaporte?",
    "¿Cuántos años tiene?",
    "¿Cuántas personas viven en su casa?",
    "¿Cuántos nacimientos hubo en su familia?",
    "La casa está a nombre de una mujer",
    "¿En nombre de quién habla la autoridad?",
    "La encuesta es anónima: no deje su nombre",
    "¿Cuál es su opinión de la policía?",
    "¿Cuál es el documento que más le piden?",
    "¿Confía en quienes dirigen la escuela?",
    "In which municipality do you live?",
    "Do not say names.",
    "Please do not write your name or address.",
    "We do not ask for names, phone numbers or addresses.",
    "Do you know how to report a crime without giving your name?",
    "What is the name of the campaign?",
    "Name of the school",
    "Do the authorities address the problem of arms?",
    "Was your phone stolen?",
    "Do you own a mobile phone?",
    "Did you get threats by phone?",
    "Do you feel safe in the street?",
    "Do you have an identity card?",
    "Did the police take your passport?",
    "How old are you?",
    "Do you use email to get news?",
    "In the name of safety, should streets be closed?",
    "The survey is anonymous: nobody records your name",
    "How many people live in your home?",
];

#[test]
fn labels_that_ask_who_somebody_is_are_noticed() {
    assert!(ASKING.len() >= 40);
    let missed: Vec<_> = ASKING
        .iter()
        .map(|(label, expected)| (*label, asks_for(label), expected.to_vec()))
        .filter(|(_, found, expected)| found != expected)
        .collect();
    assert_eq!(missed, []);
}

#[test]
fn labels_that_only_speak_of_such_things_are_left_alone() {
    assert!(HARMLESS.len() >= 40);
    let accused: Vec<_> = HARMLESS
        .iter()
        .map(|label| (*label, asks_for(label)))
        .filter(|(_, found)| !found.is_empty())
        .collect();
    assert_eq!(accused, []);
}

#[test]
fn words_are_whole_words() {
    for label in
        ["Renombre", "Nombramiento", "Username rules", "Telefonista", "Direcciones políticas", "Rename"]
    {
        assert_eq!(asks_for(label), [], "{label}");
    }
}
