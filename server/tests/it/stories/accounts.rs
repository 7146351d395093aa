//! Invitations, signing in and out.

use axum::http::Method;

use domain::time::Millis;

use crate::world::{Country, PASSPHRASE, World, on_each};

fn plain(code: &str) -> String {
    code.replace(' ', "")
}

#[tokio::test]
async fn an_unknown_handle_and_a_wrong_passphrase_are_answered_alike() {
    on_each(async |world| {
        let code = world.rooms.first_administrator().await.unwrap();
        world.anyone().joins(&plain(&code.code), "root.pulso").await;
        let sign_in = async |handle: &str, passphrase: &str| {
            let fields = [("handle", handle), ("passphrase", passphrase)];
            let began = std::time::Instant::now();
            let reply = world.anyone().post("/es/account/sign-in", &fields).await;
            (
                reply.status,
                reply.text().replace(handle, "WHO"),
                reply.header("set-cookie").to_owned(),
                began.elapsed(),
            )
        };
        let known = sign_in("root.pulso", "rio mango tejado lunes").await;
        let unknown = sign_in("nadie.pulso", "rio mango tejado lunes").await;
        assert_eq!((known.0, &known.1, known.2.as_str()), (422, &unknown.1, ""));
        assert_eq!(unknown.0, 422);
        assert!(known.1.contains("WHO"), "the handle stays in the form");
        assert!(!known.1.contains("rio mango"), "the passphrase does not");
        // Both take the way through Argon2id: neither is answered at once.
        let (slow, quick) = (known.3.max(unknown.3), known.3.min(unknown.3));
        assert!(quick.as_millis() >= 5 && slow < quick * 6, "{slow:?} and {quick:?}");
        let right = sign_in("root.pulso", PASSPHRASE).await;
        assert_eq!(right.0, 303);
        assert!(right.2.contains("; Secure; HttpOnly; SameSite=Lax"), "{}", right.2);
    })
    .await;
}

#[tokio::test]
async fn the_eleventh_guess_of_an_hour_must_wait_and_says_how_long() {
    let world = World::open().await;
    let guess = async || {
        world.anyone().post("/en/account/sign-in", &[("handle", "ana.co"), ("passphrase", "x")]).await
    };
    for _ in 0..10 {
        assert_eq!(guess().await.status, 422);
    }
    let refused = guess().await;
    assert_eq!(refused.status, 429);
    assert!(refused.header("retry-after").parse::<u32>().unwrap() > 3_000);
    world.later(Millis::HOUR);
    assert_eq!(guess().await.status, 422);
    world.close().await;
}

#[tokio::test]
async fn an_account_code_opens_one_account_and_only_in_time() {
    on_each(async |world| {
        let code = plain(&world.rooms.first_administrator().await.unwrap().code);
        let page = format!("/es/join/{code}");
        assert_eq!(world.anyone().get(&page).await.status, 200);
        let join = async |handle: &str, again: &str| {
            let fields = [("handle", handle), ("passphrase", PASSPHRASE), ("passphrase_again", again)];
            world.anyone().post(&page, &fields).await
        };
        // What is refused does not spend the code, and what was typed stays.
        let refused = join("root.pulso", "something else entirely").await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains("root.pulso"));
        assert_eq!(join("x", PASSPHRASE).await.status, 422);
        assert_eq!(join("root.pulso", PASSPHRASE).await.status, 303);
        assert_eq!(join("other.pulso", PASSPHRASE).await.status, 410);
        assert_eq!(world.anyone().get(&page).await.status, 410);

        let late = plain(&world.rooms.first_administrator().await.unwrap().code);
        let taken = plain(&world.rooms.first_administrator().await.unwrap().code);
        let fields = [("handle", "root.pulso"), ("passphrase", PASSPHRASE), ("passphrase_again", PASSPHRASE)];
        assert_eq!(world.anyone().post(&format!("/es/join/{taken}"), &fields).await.status, 422);
        world.later(8 * Millis::DAY);
        for path in [format!("/es/join/{late}"), "/es/join/0000000000000000000000000000".to_owned()] {
            assert_eq!(world.anyone().get(&path).await.status, 410, "{path}");
            assert_eq!(world.anyone().post(&path, &fields).await.status, 410, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_when_it_is_signed_out_idle_or_ended_from_elsewhere() {
    let world = World::open().await;
    let code = plain(&world.rooms.first_administrator().await.unwrap().code);
    let here = world.anyone().joins(&code, "root.pulso").await;
    let mut elsewhere = world.anyone();
    let fields = [("handle", "root.pulso"), ("passphrase", PASSPHRASE)];
    let reply = elsewhere.post("/es/account/sign-in", &fields).await;
    elsewhere.cookie = crate::world::cookie(&reply);
    assert_eq!(elsewhere.get("/es/account").await.status, 200);
    here.posts("/es/account", &[("do", "end_others")]).await;
    assert_eq!(elsewhere.get("/es/account").await.status, 401);
    // Used every six hours it lives on; left alone for twelve it ends.
    for _ in 0..3 {
        world.later(6 * Millis::HOUR);
        assert_eq!(here.get("/es/account").await.status, 200);
    }
    here.posts("/es/account", &[("do", "sign_out")]).await;
    assert_eq!(here.get("/es/account").await.status, 401);

    let reply = world.anyone().post("/es/account/sign-in", &fields).await;
    let mut idle = world.anyone();
    idle.cookie = crate::world::cookie(&reply);
    world.later(13 * Millis::HOUR);
    assert_eq!(idle.get("/es/account").await.status, 401);
    world.close().await;
}

#[tokio::test]
async fn nobody_is_led_to_another_server_after_signing_in() {
    let world = World::open().await;
    let code = plain(&world.rooms.first_administrator().await.unwrap().code);
    world.anyone().joins(&code, "root.pulso").await;
    for (next, to) in [("/es/account", "/es/account"), ("https://evil.example", "/es/coordinate/people")] {
        let fields = [("handle", "root.pulso"), ("passphrase", PASSPHRASE), ("next", next)];
        let reply = world.anyone().post("/es/account/sign-in", &fields).await;
        assert_eq!((reply.status, reply.header("location")), (303, to));
    }
    world.close().await;
}

#[tokio::test]
async fn a_device_code_enrols_one_phone() {
    on_each(async |world| {
        let country = Country::open(world).await;
        let codes = country.codes("device", "3").await;
        assert_eq!(codes.len(), 3);
        // Looking does not spend it; a browser posts, and the answer is the phone room in the same place.
        let page = format!("/es/join/{}", codes[0]);
        assert_eq!(world.anyone().get(&page).await.status, 200);
        let joined = world.anyone().post(&page, &[]).await;
        assert_eq!(joined.status, 200);
        assert!(joined.header("content-security-policy").contains("'wasm-unsafe-eval'"));
        assert_eq!(world.anyone().post(&page, &[]).await.status, 410);
        let enrol = async |code: &str| crate::world::Phone::enrol(world, code).await;
        assert_eq!(enrol(&codes[0]).await.err().unwrap().status, 410);
        let phone = enrol(&codes[1].to_lowercase()).await.unwrap_or_else(|reply| panic!("{}", reply.text()));
        assert_eq!(phone.fetches_kit(world).await.status, 200);
        let nobody = crate::world::Phone { token: "x".into(), ..phone };
        assert_eq!(nobody.fetches_kit(world).await.status, 401);
        // An account code is none for a phone.
        let account = country.ana.invites(&[("role", "volunteer"), ("group", country.group.as_str())]).await;
        assert_eq!(enrol(&account).await.err().unwrap().status, 410);
        country.close().await;
        let closed = enrol(&codes[2]).await.err().unwrap();
        assert_eq!((closed.status, closed.text().contains("wave_closed")), (410, true));
        let request = world.anyone().request(Method::GET, "/api/v1/kit").body(Default::default()).unwrap();
        assert_eq!(world.send(request).await.status, 401);
    })
    .await;
}
