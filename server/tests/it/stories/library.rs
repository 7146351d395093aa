//! A coordinator looks for questions in the library and puts them into a draft.

use app::backend::Forming;
use domain::form::{Choice, FormDefinition, Kind};
use domain::id::FormId;

use crate::world::{Country, World, on_each, words};

/// A draft of its own, the address of its page, and that of its library.
struct Draft<'a> {
    country: &'a Country<'a>,
    id: FormId,
    page: String,
    library: String,
}

impl<'a> Draft<'a> {
    async fn begin(country: &'a Country<'a>) -> Self {
        let fields = [("code", "NUEVO"), ("title_es", "Nuevo"), ("title_en", "New")];
        let page = country.ana.posts("/es/coordinate/forms", &fields).await;
        let id = FormId::parse(page.rsplit('/').next().unwrap()).unwrap();
        let library = format!("{page}/library");
        Self { country, id, page, library }
    }

    async fn stored(&self, world: &World) -> FormDefinition {
        let view = world.rooms.form(&self.country.ana.caller().await, &self.id).await.unwrap();
        assert_eq!(view.problems, [], "what the library adds can be published");
        view.draft
    }

    async fn add(&self, code: &str) -> String {
        let fields = [("do", "add"), ("code", code), ("q", "oyó disparos"), ("theme", "arms")];
        self.country.ana.posts(&self.library, &fields).await
    }
}

fn names(form: &FormDefinition) -> Vec<&str> {
    form.questions.iter().map(|question| question.name.as_str()).collect()
}

fn choices<'a>(form: &'a FormDefinition, name: &str) -> &'a [Choice] {
    match &form.question(name).unwrap().kind {
        Kind::SelectOne { choices } | Kind::SelectMany { choices } => choices,
        other => panic!("{name} has no choices: {other:?}"),
    }
}

const STARTER: [&str; 4] = ["consent", "place", "sex", "age_band"];

#[tokio::test]
async fn a_question_is_found_by_its_words_and_added_with_what_it_needs() {
    on_each(async |world| {
        let country = Country::open(world).await;
        let draft = Draft::begin(&country).await;
        let page = words(&country.ana.get(&draft.page).await.text());
        assert!(page.contains("Agregar de la biblioteca"), "{page}");
        for (lang, wanted, label) in [
            ("es", "DISPAROS+oyo", "¿cuántas veces oyó disparos en su zona?"),
            ("en", "shots+hear", "how often did you hear shots in your area?"),
        ] {
            let path = draft.library.replacen("/es/", &format!("/{lang}/"), 1);
            let reply = country.ana.get(&format!("{path}?q={wanted}")).await;
            assert_eq!(reply.status, 200);
            assert!(words(&reply.text()).contains(label), "{}", words(&reply.text()));
        }
        let nothing = country.ana.get(&format!("{}?q=zyzzyva", draft.library)).await;
        assert!(words(&nothing.text()).contains("Ninguna pregunta coincide"));

        // A follow-up brings the question that its rule reads, and their lists.
        let to = draft.add("shots_when").await;
        assert_eq!(
            to,
            format!("{}?q=oy%C3%B3+disparos&theme=arms&added=shots_when#question-shots_when", draft.library)
        );
        let shelf = words(&country.ana.get(to.split('#').next().unwrap()).await.text());
        assert!(
            shelf.contains("Quedó en el borrador") && shelf.contains("Ya está en el formulario"),
            "{shelf}"
        );
        let form = draft.stored(world).await;
        assert_eq!(names(&form), [&STARTER[..], &["shots_heard", "shots_when"]].concat());
        assert_eq!(choices(&form, "shots_when").len(), 4);
        assert_eq!(choices(&form, "shots_heard")[0].label.exact("en"), Some("Not once"));

        // Pressed twice, it is there once; questions of one scale have the same choices.
        draft.add("shots_when").await;
        draft.add("arms_seen").await;
        let form = draft.stored(world).await;
        assert_eq!(names(&form), [&STARTER[..], &["shots_heard", "shots_when", "arms_seen"]].concat());
        assert_eq!(choices(&form, "arms_seen"), choices(&form, "shots_heard"));

        // What was added can be frozen like anything else.
        country.ana.posts(&draft.page, &[("do", "publish")]).await;
        assert_eq!(world.place.number("select count(*) from form_version").await, 2);
    })
    .await;
}

#[tokio::test]
async fn the_short_set_comes_whole_and_a_consent_takes_the_place_of_the_one_before() {
    let world = World::open().await;
    let country = Country::open(&world).await;
    let draft = Draft::begin(&country).await;
    draft.add("wg_walking").await;
    draft.add("consent_alone").await;
    let form = draft.stored(&world).await;
    let set = [
        "wg_intro",
        "wg_seeing",
        "wg_hearing",
        "wg_walking",
        "wg_remembering",
        "wg_self_care",
        "wg_communicating",
    ];
    assert_eq!(names(&form), [&STARTER[..], &set].concat());
    let consent = form.question("consent").unwrap();
    assert!(consent.required && consent.label.exact("en").unwrap().starts_with("This survey asks"));
    world.close().await;
}

#[tokio::test]
async fn questions_for_minors_wait_for_the_approval_of_the_country() {
    let world = World::open().await;
    let country = Country::open(&world).await;
    let draft = Draft::begin(&country).await;
    let fields = [("do", "add"), ("code", "assent_minor")];
    let refused = country.ana.post(&draft.library, &fields).await;
    assert_eq!(refused.status, 409);
    assert!(words(&refused.text()).contains("menores de 18"));
    assert_eq!(names(&draft.stored(&world).await), STARTER);
    let shelf = country.ana.get(&format!("{}?theme=consent", draft.library)).await.text();
    assert!(words(&shelf).contains("aprobación para entrevistar a menores"));
    assert!(!shelf.contains("value=\"assent_minor\""), "there is no button for it");

    // With an approval on record, the same press is taken.
    let help = [("do", "profile"), ("help_es", "Ayuda"), ("help_en", "Help")];
    country.ana.posts("/es/coordinate/people", &help).await;
    let open = r#""minors":{"with_approval":{"reference":"CE-7"}}"#;
    let approve =
        format!("update country_profile set profile = replace(profile, '\"minors\":\"off\"', '{open}')");
    world.place.meddle(&approve).await;
    country.ana.posts(&draft.library, &fields).await;
    let form = draft.stored(&world).await;
    assert!(form.question("consent").unwrap().label.exact("es").unwrap().starts_with("Queremos saber"));
    world.close().await;
}

#[tokio::test]
async fn a_code_that_no_question_has_adds_nothing() {
    let world = World::open().await;
    let country = Country::open(&world).await;
    let draft = Draft::begin(&country).await;
    for code in ["", "no_such_question", "walk_dark' or 1=1"] {
        assert_eq!(country.ana.post(&draft.library, &[("do", "add"), ("code", code)]).await.status, 404);
    }
    assert_eq!(names(&draft.stored(&world).await), STARTER);
    world.close().await;
}
