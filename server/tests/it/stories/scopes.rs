//! Who may see and do what: every private page and every form, for every role.

use domain::id::{FormId, IndicatorId};

use crate::world::{Country, World, coordinator};

/// Address, fields, and the status for each of the five people.
type Post<'a> = (&'a str, &'a [(&'a str, &'a str)], [u16; 5]);

#[tokio::test]
async fn every_private_page_and_form_asks_for_the_role_that_it_needs() {
    let world = World::open().await;
    let country = Country::open(&world).await;
    let eva = coordinator(&world, &country.administrator, "PE", "eva.pe").await;
    let code = country.ana.invites(&[("role", "volunteer"), ("group", country.group.as_str())]).await;
    let volunteer = world.anyone().joins(&code, "pilar.co").await;
    let (indicator, form) = {
        use app::backend::{Forming, Indicating};
        let ana = country.ana.caller().await;
        let indicator: IndicatorId = world.rooms.indicators(&ana).await.unwrap().remove(0).id;
        let form: FormId = world.rooms.forms(&ana).await.unwrap().remove(0).id;
        (indicator, form)
    };
    let anyone = world.anyone();
    let people = [&anyone, &volunteer, &country.administrator, &eva, &country.ana];
    let wave = country.page();
    let (indicator, form) =
        (format!("/es/coordinate/indicators/{indicator}"), format!("/es/coordinate/forms/{form}"));

    // In the order of `people`: anyone, volunteer, administrator, coordinator of another country, of this one.
    let preview = country.preview();
    let library = format!("{form}/library");
    let pages: [(&str, [u16; 5]); 13] = [
        ("/es/account", [401, 200, 200, 200, 200]),
        ("/es/coordinate", [401, 403, 200, 200, 200]),
        ("/es/coordinate/people", [401, 403, 200, 200, 200]),
        ("/es/coordinate/indicators", [401, 403, 403, 200, 200]),
        ("/es/coordinate/indicators/new", [401, 403, 403, 200, 200]),
        ("/es/coordinate/forms", [401, 403, 403, 200, 200]),
        ("/es/coordinate/waves/new", [401, 403, 403, 200, 200]),
        ("/es/coordinate/held", [401, 403, 403, 200, 200]),
        (&indicator, [401, 403, 403, 404, 200]),
        (&form, [401, 403, 403, 404, 200]),
        (&library, [401, 403, 403, 404, 200]),
        (&wave, [401, 403, 403, 404, 200]),
        (&preview, [401, 403, 403, 404, 409]),
    ];
    for (path, expected) in pages {
        let mut found = [0; 5];
        for (status, who) in found.iter_mut().zip(people) {
            *status = who.get(path).await.status;
        }
        assert_eq!(found, expected, "GET {path}");
    }

    let group = country.group.as_str();
    let forms: [Post; 15] = [
        (
            "/es/coordinate/people",
            &[("do", "group"), ("name", "X"), ("place", "05001")],
            [401, 403, 403, 422, 303],
        ),
        (
            "/es/coordinate/people",
            &[("do", "profile"), ("help_es", "123"), ("help_en", "123")],
            [401, 403, 403, 303, 303],
        ),
        ("/es/coordinate/people", &[("do", "invite"), ("role", "administrator")], [401, 403, 200, 403, 403]),
        (
            "/es/coordinate/people",
            &[("do", "invite"), ("role", "country_coordinator"), ("country", "CO")],
            [401, 403, 200, 403, 403],
        ),
        (
            "/es/coordinate/people",
            &[("do", "invite"), ("role", "volunteer"), ("group", group)],
            [401, 403, 403, 422, 200],
        ),
        ("/es/coordinate/indicators/new", &[("code", "")], [401, 403, 403, 422, 422]),
        (&indicator, &[("code", "")], [401, 403, 403, 404, 422]),
        ("/es/coordinate/forms", &[("code", "")], [401, 403, 403, 422, 422]),
        (&form, &[("do", "publish")], [401, 403, 403, 404, 303]),
        (&form, &[("do", "save"), ("count", "0")], [401, 403, 403, 404, 303]),
        (&library, &[("do", "add"), ("code", "walk_dark")], [401, 403, 403, 404, 303]),
        ("/es/coordinate/waves/new", &[], [401, 403, 403, 422, 422]),
        (&wave, &[("do", "open")], [401, 403, 403, 404, 409]),
        (&wave, &[("do", "codes"), ("kind", "device"), ("group", group)], [401, 403, 403, 404, 200]),
        (&preview, &[("do", "sign"), ("hash", "x"), ("passphrase", "x")], [401, 403, 403, 404, 409]),
    ];
    for (path, fields, expected) in forms {
        let mut found = [0; 5];
        for (status, who) in found.iter_mut().zip(people) {
            *status = who.post(path, fields).await.status;
        }
        assert_eq!(found, expected, "POST {path} {fields:?}");
    }
    assert_eq!(anyone.post("/es/account", &[("do", "end_others")]).await.status, 401);
    world.close().await;
}
