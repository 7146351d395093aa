//! A respondent alone: a code, one plain page, no script.

use domain::time::Millis;

use crate::world::{Country, Visitor, World, id, on_each, words};

fn fields(number: u32) -> Vec<(&'static str, String)> {
    let typed =
        [("consent", "yes"), ("place", "05001"), ("sex", "woman"), ("walk", "no"), ("coins", "987654321")];
    let typed = typed.map(|(name, value)| (name, value.to_owned()));
    [("response_id", id(number).to_string())].into_iter().chain(typed).collect()
}

async fn answers(
    who: &Visitor<'_>,
    code: &str,
    number: u32,
    change: &[(&str, &str)],
) -> server::client::Reply {
    let mut typed = fields(number);
    for (name, value) in change {
        typed.iter_mut().find(|(known, _)| known == name).unwrap().1 = (*value).to_owned();
    }
    let typed: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
    who.post(&format!("/es/a/{code}"), &typed).await
}

fn receipt(page: &str) -> String {
    let text = words(page);
    let parts: Vec<&str> = text.split(' ').collect();
    let code = parts.windows(8).find(|part| {
        part.iter()
            .all(|word| word.len() == 4 && word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()))
    });
    code.unwrap_or_else(|| panic!("no receipt in: {text}")).join(" ")
}

#[tokio::test]
async fn a_form_posted_twice_is_one_answer_and_a_one_time_code_is_spent() {
    on_each(async |world| {
        let country = Country::open(world).await;
        let code = country.codes("once", "1").await.remove(0);
        let who = world.anyone();
        assert_eq!(who.get(&format!("/es/a/{code}")).await.status, 200);
        let first = answers(&who, &code, 1, &[]).await;
        assert_eq!(first.status, 200, "{}", words(&first.text()));
        let again = answers(&who, &code, 1, &[]).await;
        assert_eq!((again.status, receipt(&again.text())), (200, receipt(&first.text())));
        let genuine = format!("/es/receipt?code={}", receipt(&first.text()).replace(' ', "+"));
        assert!(who.get(&genuine).await.text().contains("auténtico"));
        assert_eq!(world.place.number("select count(*) from response").await, 1);
        assert_eq!(world.place.number("select count(*) from quarantine").await, 0);
        // Another answer under the spent code, and a look at it.
        assert_eq!(answers(&who, &code, 2, &[]).await.status, 410);
        assert_eq!(who.get(&format!("/es/a/{code}")).await.status, 410);
        // Other answers under the same id: the first stands, the second copy is kept aside, and the page says so.
        let other = answers(&who, &code, 1, &[("walk", "yes")]).await;
        assert_eq!(other.status, 409, "{}", words(&other.text()));
        assert_eq!(world.place.number("select count(*) from response").await, 1);
        assert_eq!(
            world.place.number("select count(*) from quarantine where reason = 'second_copy'").await,
            1
        );
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_stays_when_something_is_wrong_and_no_code_is_spent() {
    let world = World::open().await;
    let country = Country::open(&world).await;
    let code = country.codes("once", "1").await.remove(0);
    let who = world.anyone();
    for (name, value) in [("coins", "many"), ("walk", "sometimes"), ("place", "05999"), ("consent", "no")] {
        let refused = answers(&who, &code, 1, &[(name, value)]).await;
        let page = refused.text();
        assert_eq!(refused.status, 422, "{name}");
        assert!(page.contains(id(1).as_str()), "the same id, so that a double post is one answer");
        assert!(page.contains("role=\"alert\""), "{name}");
        let kept = if name == "coins" { "many" } else { "987654321" };
        assert!(page.contains(&format!("value=\"{kept}\"")), "{name}: {kept} is gone");
    }
    assert_eq!(world.place.number("select count(*) from intake").await, 0);
    assert_eq!(answers(&who, &code, 1, &[]).await.status, 200);
    let page = answers(&who, "0000000000000000", 1, &[]).await;
    assert_eq!(page.status, 410);
    let no_id = who.post(&format!("/es/a/{code}"), &[("consent", "yes")]).await;
    assert_eq!(no_id.status, 400);
    world.close().await;
}

#[tokio::test]
async fn a_poster_is_answered_by_many_until_it_expires_or_the_wave_closes() {
    on_each(async |world| {
        let country = Country::open(world).await;
        let poster = country.codes("poster", "1").await.remove(0);
        let once = country.codes("once", "1").await.remove(0);
        let who = world.anyone();
        for number in 1..=3 {
            assert_eq!(answers(&who, &poster, number, &[]).await.status, 200);
        }
        assert_eq!(world.place.number("select count(*) from response where state = 'flagged'").await, 3);
        assert_eq!(world.place.number("select count(*) from custody").await, 0, "nobody collected these");
        country.close().await;
        assert_eq!(who.get(&format!("/es/a/{poster}")).await.status, 410);
        // It came too late to count: kept for the coordinator, and the person is told.
        assert_eq!(answers(&who, &poster, 4, &[]).await.status, 410);
        assert_eq!(
            world.place.number("select count(*) from quarantine where reason = 'closed_wave'").await,
            1
        );
        // What counted before is still acknowledged.
        assert_eq!(answers(&who, &poster, 3, &[]).await.status, 200);
        world.later(31 * Millis::DAY);
        assert_eq!(answers(&who, &once, 5, &[]).await.status, 410);
        assert_eq!(answers(&who, &poster, 6, &[]).await.status, 410);
        assert_eq!(world.place.number("select count(*) from intake").await, 4);
    })
    .await;
}
