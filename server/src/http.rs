//! Turns requests into one call each, and what comes back into a response. The whole map of addresses stands here.

pub mod api;
pub mod assets;
pub mod forms;
pub mod headers;
pub mod language;
pub mod log;
pub mod pages;
pub mod public;
pub mod serve;
pub mod session;

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Router, middleware};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::{RequestBodyTimeoutLayer, TimeoutLayer};

use app::shell::SecureContext;

use crate::rooms::Rooms;

/// A batch of sealed answers (safety R9).
const BATCH_LIMIT: usize = 2 * 1024 * 1024;
/// A plain form; an answer given alone.
const FORM_LIMIT: usize = 256 * 1024;

/// What every handler may reach.
#[derive(Clone)]
pub struct Site {
    pub rooms: Arc<Rooms>,
    pub pages: Arc<public::PageCache>,
    pub door: Arc<Door>,
}

/// How people reach this server.
#[derive(Debug, Clone, Default)]
pub struct Door {
    /// The server itself or a proxy before it speaks https.
    pub https: bool,
    /// The address to print in links and QR codes; else the one the request named.
    pub public_url: Option<String>,
}

impl Door {
    /// `https://host` of this request, for links that leave the page.
    pub fn origin(&self, request: &Request) -> String {
        self.public_url.clone().unwrap_or_else(|| {
            format!(
                "{}://{}",
                if self.https { "https" } else { "http" },
                host(request).unwrap_or("127.0.0.1")
            )
        })
    }
}

fn host(request: &Request) -> Option<&str> {
    let named = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    named.or_else(|| request.uri().authority().map(|authority| authority.as_str()))
}

/// Browsers keep service workers and strict storage only over https or on the machine itself.
pub fn secure_context(request: &Request) -> SecureContext {
    let https = request.extensions().get::<Arc<Door>>().is_some_and(|door| door.https);
    let host = host(request).unwrap_or_default();
    let name =
        host.rsplit_once(':').map_or(host, |(name, port)| if port.ends_with(']') { host } else { name });
    let loopback = name == "localhost" || name == "[::1]" || name.starts_with("127.");
    SecureContext(https || loopback)
}

pub fn router(rooms: Arc<Rooms>, door: Door) -> Router {
    let _ = any_spawner::Executor::init_tokio();
    let site = Site { rooms, pages: Arc::default(), door: Arc::new(door) };

    let api = Router::new()
        .route("/api/v1/enrol", post(api::enrol))
        .route("/api/v1/kit", get(api::kit))
        .route("/api/v1/responses", post(api::responses))
        .route("/api/{*rest}", axum::routing::any(api::unknown));

    let people = Router::new()
        .route("/{lang}", get(public::page))
        .route("/{lang}/r", get(public::page))
        .route("/{lang}/r/{place}/{indicator}", get(public::page_or_file))
        .route("/{lang}/r/{place}/{indicator}/v/{version}", get(public::page_or_file))
        // Reads at most `FORM_LIMIT`, and says in the reader's language what is too large.
        .route("/{lang}/{*rest}", post(forms::post).get(pages::page))
        .fallback(pages::page);

    let router = Router::new()
        .merge(api.layer(DefaultBodyLimit::max(BATCH_LIMIT)))
        .merge(people)
        .layer(middleware::from_fn_with_state(site.clone(), session::recognise))
        .layer(middleware::from_fn(headers::own_origin_only))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(30)))
        .layer(RequestBodyTimeoutLayer::new(Duration::from_secs(10)))
        .route("/health", get(|| async { "ok\n" }))
        .route("/ready", get(ready));
    guarded(router)
        .layer(middleware::from_fn(log::line))
        .layer(axum::Extension(site.door.clone()))
        .with_state(site)
}

/// Every answer has the security headers, that of a panic too.
fn guarded<S: Clone + Send + Sync + 'static>(router: Router<S>) -> Router<S> {
    router.layer(CatchPanicLayer::custom(last_resort)).layer(middleware::from_fn(headers::security))
}

/// Ready when the database answers.
async fn ready(State(site): State<Site>) -> Response {
    match site.rooms.ready().await {
        Ok(()) => "ready\n".into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n").into_response(),
    }
}

/// A panic says nothing to the outside, and only its place to the log (`log::quiet_panics`).
fn last_resort(_: Box<dyn std::any::Any + Send>) -> Response {
    let words =
        "Algo falló de nuestro lado. Inténtelo de nuevo.\nSomething failed on our side. Please try again.\n";
    (StatusCode::INTERNAL_SERVER_ERROR, words).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use tower::ServiceExt;

    #[tokio::test]
    async fn a_panic_is_answered_with_the_security_headers_and_without_its_message() {
        async fn broken() -> &'static str {
            panic!("what somebody answered")
        }
        let router: Router = guarded(Router::new().route("/", get(broken)));
        let answer = router.oneshot(Request::new(Body::empty())).await.unwrap();
        assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert!(answer.headers().contains_key(header::CONTENT_SECURITY_POLICY));
        let said = axum::body::to_bytes(answer.into_body(), 1_000).await.unwrap();
        assert!(!String::from_utf8_lossy(&said).contains("somebody answered"));
    }
}
