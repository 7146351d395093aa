//! What holds for every request: headers, the origin of changes, limits, kept pages, errors in the reader's language.

use axum::body::Body;
use axum::http::{Method, header};
use server::client::Reply;

use super::release::{collect, look, sign};
use crate::world::{Country, INDICATOR, PASSPHRASE, World, on_each, words};

const HEADERS: [&str; 8] = [
    "content-security-policy",
    "x-content-type-options",
    "referrer-policy",
    "x-frame-options",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "permissions-policy",
    "cache-control",
];

fn is_guarded(what: &str, reply: &Reply) {
    for name in HEADERS {
        assert!(!reply.header(name).is_empty(), "{what} ({}) has no {name}", reply.status);
    }
    let policy = reply.header("content-security-policy");
    assert!(
        policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
        "{policy}"
    );
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
    if policy.contains("script-src 'none'") {
        assert!(!reply.text().contains("<script"), "{what} carries a script that its policy forbids");
    }
}

#[tokio::test]
async fn every_kind_of_answer_carries_the_security_headers() {
    let world = World::open().await;
    let country = Country::open(&world).await;
    let code = country.codes("device", "1").await.remove(0);
    let poster = country.codes("poster", "1").await.remove(0);
    let pages = [
        ("/", 307),
        ("/es", 200),
        ("/es/", 308),
        ("/en/r", 200),
        ("/r", 307),
        ("/es/receipt?code=7", 200),
        ("/es/r/co-05/NOTHING", 404),
        ("/es/r/co-05/NOTHING.csv", 404),
        ("/es/nowhere", 404),
        ("/nowhere", 404),
        ("/collect/", 200),
        ("/collect", 200),
        ("/es/account/sign-in", 200),
        ("/es/account", 401),
        ("/es/coordinate", 401),
        ("/pkg/none.js", 404),
        ("/api/v1/none", 404),
        ("/api/v1/enrol", 405),
        ("/api/v1/kit", 401),
        ("/es/join/0000", 410),
        ("/es/a/0000", 410),
        ("/health", 200),
        ("/ready", 200),
    ];
    for (path, status) in pages {
        let reply = world.anyone().get(path).await;
        assert_eq!(reply.status, status, "{path}");
        is_guarded(path, &reply);
    }
    for path in [format!("/es/join/{code}"), format!("/es/a/{poster}")] {
        let reply = world.anyone().get(&path).await;
        assert_eq!((reply.status, reply.header("cache-control")), (200, "no-store"), "{path}");
        is_guarded(&path, &reply);
    }
    for path in ["/es/coordinate", "/es/coordinate/held", "/es/account"] {
        let reply = country.ana.get(path).await;
        assert_eq!((reply.status, reply.header("cache-control")), (200, "no-store"), "{path}");
        is_guarded(path, &reply);
    }
    is_guarded("a sign-in that fails", &world.anyone().post("/es/account/sign-in", &[]).await);
    is_guarded("a form of no page", &world.anyone().post("/es/nowhere", &[]).await);
    // A row that breaks our rules is a fault of ours: a ticket, and nothing about the row.
    world.place.meddle("update wave set state = 'nonsense'").await;
    let broken = country.ana.get(&country.page()).await;
    assert_eq!(broken.status, 500);
    assert!(!broken.text().contains("nonsense") && !broken.text().contains("wave.state"));
    is_guarded("a fault", &broken);
    world.close().await;
}

#[tokio::test]
async fn a_change_is_carried_out_only_when_it_comes_from_our_own_pages() {
    let world = World::open().await;
    let country = Country::open(&world).await;
    let post = async |headers: &[(&'static str, &str)]| {
        let mut request = country
            .ana
            .request(Method::POST, &country.page())
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        world.send(request.body(Body::from("do=close")).unwrap()).await
    };
    let open = "select count(*) from wave where state = 'open'";
    for headers in [
        &[("origin", "https://evil.example")][..],
        &[("origin", "null")],
        &[("origin", "https://pulso.example.evil.example")],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[],
    ] {
        let reply = post(headers).await;
        assert_eq!(reply.status, 403, "{headers:?}");
        assert!(reply.text().contains("otro sitio") && reply.text().contains("another site"));
        is_guarded("a change from elsewhere", &reply);
    }
    assert_eq!(world.place.number(open).await, 1);
    // Another site cannot use the phones' door with a cookie either, and a page of ours may be read from anywhere.
    let request = world
        .anyone()
        .request(Method::POST, "/api/v1/enrol")
        .header("origin", "https://evil.example")
        .header(header::CONTENT_TYPE, "application/json");
    assert_eq!(world.send(request.body(Body::from("{}")).unwrap()).await.status, 403);
    assert_eq!(post(&[("sec-fetch-site", "same-origin")]).await.status, 303);
    assert_eq!(world.place.number(open).await, 0);
    world.close().await;
}

#[tokio::test]
async fn what_is_too_large_or_of_another_kind_is_refused_in_the_readers_language() {
    let world = World::open().await;
    let large = "x".repeat(300 * 1024);
    for (lang, said) in [("es", "demasiado grande"), ("en", "too large")] {
        let reply = world.anyone().post(&format!("/{lang}/account/sign-in"), &[("handle", &large)]).await;
        assert_eq!(reply.status, 413);
        assert!(words(&reply.text()).contains(said), "{}", reply.text());
        // A browser names the length beforehand.
        let request = world
            .anyone()
            .request(Method::POST, &format!("/{lang}/account/sign-in"))
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::CONTENT_LENGTH, large.len());
        let reply = world.send(request.body(Body::from(large.clone())).unwrap()).await;
        assert_eq!(reply.status, 413);
        assert!(words(&reply.text()).contains(said), "{}", reply.text());
    }
    let request = world
        .anyone()
        .request(Method::POST, "/en/account/sign-in")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "text/plain");
    assert_eq!(world.send(request.body(Body::from("handle=x")).unwrap()).await.status, 400);
    world.close().await;
}

#[tokio::test]
async fn kept_pages_are_asked_for_by_etag_and_new_after_a_release() {
    on_each(async |world| {
        let country = Country::open(world).await;
        collect(world, &country.phone().await).await;
        country.close().await;
        let page = format!("/es/r/co-05/{INDICATOR}");
        let ask = async |path: &str, seen: &str, accept: &str| {
            let request = world
                .anyone()
                .request(Method::GET, path)
                .header(header::IF_NONE_MATCH, seen)
                .header(header::ACCEPT_ENCODING, accept);
            world.send(request.body(Body::empty()).unwrap()).await
        };
        let before = world.anyone().get("/es/r").await.header("etag").to_owned();
        assert!(!before.is_empty());
        let hash = look(&country, &country.ana).await.hash;
        for who in [&country.ana, &country.luz] {
            assert_eq!(sign(&country, who, &hash, PASSPHRASE).await.status, 303);
        }
        assert_eq!(ask("/es/r", &before, "").await.status, 200, "the list is new at once");
        for path in
            ["/es", "/es/r", &page, &format!("{page}/v/1"), &format!("{page}.csv"), &format!("{page}.json")]
        {
            let first = world.anyone().get(path).await;
            let etag = first.header("etag").to_owned();
            assert_eq!((first.status, etag.is_empty()), (200, false), "{path}");
            let seen = ask(path, &format!("\"other\", W/{etag}"), "").await;
            assert_eq!(
                (seen.status, seen.body.len(), seen.header("etag")),
                (304, 0, etag.as_str()),
                "{path}"
            );
            is_guarded(path, &seen);
            let packed = ask(path, "\"other\"", "br").await;
            assert_eq!((packed.status, packed.header("content-encoding")), (200, "br"), "{path}");
            let mut plain = Vec::new();
            brotli::BrotliDecompress(&mut packed.body.as_ref(), &mut plain).unwrap();
            assert!(plain == first.body, "{path}");
            assert!(packed.body.len() <= 14 * 1024, "{path}: {} bytes", packed.body.len());
        }
        // The bytes do not change with the process that draws them: another server knows the tag.
        let other = world.anyone().get(&page).await.header("etag").to_owned();
        let restarted = world.restarted();
        assert_eq!(restarted.anyone().get(&page).await.header("etag"), other);
        // A reader who is signed in reads the very same page.
        assert_eq!(country.ana.get(&page).await.header("etag"), other);
    })
    .await;
}
