//! Consent, assent and care: what is said before, in between and at the end.

use super::concepts::{ASSENT, CARE, CONSENT};
use super::entry::{Asks, Entry, asking, one};

pub const ENTRIES: &[Entry] = &[
    asking(
        "consent_interview",
        Asks::Consent,
        CONSENT,
        "Somos personas voluntarias de esta zona. Preguntamos cómo se vive y se anda por aquí, para llevar los \
         resultados a quienes deciden. Responder es voluntario y toma unos diez minutos. No pedimos nombres, teléfonos \
         ni direcciones. Puede saltar cualquier pregunta y parar en cualquier momento, sin decir por qué. Al terminar, \
         sus respuestas quedan selladas y se suman a las de muchas personas: solo se publican números de grupos grandes. \
         Es para personas de 18 años o más. ¿Acepta responder?",
        "We are volunteers from this area. We ask what it is like to live and move around here, to take the results to \
         those who decide. Answering is voluntary and takes about ten minutes. We do not ask for names, phone numbers or \
         addresses. You can skip any question and stop at any moment, without saying why. When we finish, your answers \
         are sealed and added to those of many people: only numbers about large groups are published. It is for people \
         aged 18 or over. Do you agree to answer?",
    )
    .care(
        "Para entrevistas cara a cara. Escriba el tiempo que de verdad toma el formulario.",
        "For interviews face to face. Write the time that the form really takes.",
    ),
    asking(
        "consent_alone",
        Asks::Consent,
        CONSENT,
        "Esta encuesta pregunta cómo se vive y se anda por su zona. Responder es voluntario. No escriba nombres, \
         teléfonos ni direcciones: nadie los necesita. Puede saltar cualquier pregunta o cerrar la página cuando quiera. \
         Sus respuestas se suman a las de muchas personas y solo se publican números de grupos grandes. Si alguien puede \
         ver su pantalla, espere a estar a solas. Es para personas de 18 años o más. ¿Acepta responder?",
        "This survey asks what it is like to live and move around in your area. Answering is voluntary. Do not write \
         names, phone numbers or addresses: nobody needs them. You can skip any question or close the page whenever you \
         like. Your answers are added to those of many people and only numbers about large groups are published. If \
         somebody can see your screen, wait until you are alone. It is for people aged 18 or over. Do you agree to \
         answer?",
    )
    .care("Para el enlace o el código QR de responder a solas.", "For the link or QR code for answering alone."),
    asking(
        "assent_minor",
        Asks::Consent,
        ASSENT,
        "Queremos saber cómo te sientes en tu zona y en tu escuela. Tú decides si respondes: nadie se va a molestar si \
         dices que no, aunque tu familia ya haya dicho que sí. No es un examen. No digas nombres, ni el tuyo ni el de \
         otra persona. Puedes saltar preguntas o parar cuando quieras. Nadie de tu casa ni de tu escuela verá lo que \
         respondes. Si algo te pone mal, lo decimos y paramos, y te contamos quién puede ayudar. ¿Quieres responder?",
        "We want to know how you feel in your area and at your school. You decide whether to answer: nobody will mind if \
         you say no, even if your family has already said yes. It is not a test. Do not say names, neither yours nor \
         anybody else's. You can skip questions or stop whenever you like. Nobody at your home or school will see what \
         you answer. If something upsets you, we say so and stop, and we tell you who can help. Do you want to answer?",
    )
    .for_minors()
    .care(
        "Para personas de 14 a 17 años. Antes hace falta el permiso de quien las cuida, salvo donde la aprobación diga \
         otra cosa porque pedirlo las pondría en peligro. No la use con menores de 14.",
        "For people aged 14 to 17. The permission of their guardian comes before it, except where the approval says \
         otherwise because asking for it would put them in danger. Do not use it with anybody under 14.",
    ),
    asking(
        "guardian_permission",
        Asks::Note,
        ASSENT,
        "Para quien entrevista: la persona que cuida a esta o este joven ya oyó de qué trata la encuesta y dio permiso, \
         según la regla aprobada. No se anota quién es. Si no hay permiso, pare aquí y agradezca.",
        "For the interviewer: the person who cares for this young person has heard what the survey is about and has \
         given permission, under the approved rule. Who that is is not written down. Without permission, stop here and \
         say thank you.",
    )
    .for_minors()
    .care(
        "El permiso se confirma; no se guardan firmas ni datos de la persona que lo da.",
        "The permission is confirmed; no signature and nothing about who gave it is kept.",
    ),
    one("age_14_plus", "yes_no", ASSENT, "¿Tienes 14 años o más?", "Are you 14 or older?")
        .for_minors()
        .hint("Si no, agradezca y pare: no se guarda nada.", "If not, say thank you and stop: nothing is kept.")
        .care("No se pregunta la fecha de nacimiento.", "The date of birth is not asked."),
    one(
        "private_place",
        "yes_no",
        CARE,
        "¿Está en un lugar donde puede hablar sin que otra persona oiga?",
        "Are you in a place where you can talk without anybody else hearing?",
    )
    .hint("Si no, busquen otro lugar u otro momento.", "If not, find another place or another time.")
    .care(
        "Va antes de lo delicado. Quien vive con miedo no lo dice delante de otros.",
        "Comes before what is delicate. Those who live in fear do not say so in front of others.",
    ),
    asking(
        "reminder_skip",
        Asks::Note,
        CARE,
        "Las preguntas que siguen son más delicadas. Recuerde: puede saltar cualquiera o parar. No diga nombres ni quién \
         hizo algo.",
        "The next questions are more delicate. Remember: you can skip any of them or stop. Do not say names or who did \
         something.",
    ),
    one("closing_comfort", "comfort", CARE, "¿Cómo se siente después de responder?", "How do you feel after answering?")
        .sensitive()
        .hint(
            "La línea de ayuda de su país está en esta aplicación.",
            "The help line of your country is in this app.",
        )
        .care(
            "Última pregunta. Si la respuesta es «mal», quien entrevista muestra la ayuda antes de irse.",
            "Last question. If the answer is “badly”, the interviewer shows the help before leaving.",
        ),
];
