//! Response headers of every page, and the origin check of every change.

use axum::extract::Request;
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Which scripts a document may run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scripts {
    /// None at all: public and coordinators' pages.
    Nothing,
    /// Our own files and the one inline module with this nonce; WASM may compile.
    Ours { nonce: String },
}

/// The content security policy of a document.
pub fn policy(scripts: &Scripts) -> String {
    let script = match scripts {
        Scripts::Nothing => "'none'".to_owned(),
        Scripts::Ours { nonce } => format!("'self' 'nonce-{nonce}' 'wasm-unsafe-eval'"),
    };
    format!(
        "default-src 'none'; script-src {script}; style-src 'self'; img-src 'self' data:; font-src 'self'; \
         connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; object-src 'none'; \
         base-uri 'none'; frame-ancestors 'none'"
    )
}

const ALWAYS: [(HeaderName, &str); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), \
         microphone=(), midi=(), payment=(), usb=()",
    ),
];

/// Adds what every answer carries; a page that set its own policy keeps it.
pub async fn security(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY)
        && let Ok(value) = HeaderValue::from_str(&policy(&Scripts::Nothing))
    {
        headers.insert(header::CONTENT_SECURITY_POLICY, value);
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// Refuses every change that another site started.
///
/// A browser names the origin of a form post and of a fetch. A request that names none is let through only
/// where a bearer token, which no browser adds by itself, is what gives permission.
pub async fn own_origin_only(request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let host = super::host(&request).unwrap_or_default();
    if safe || same_origin(request.headers(), host, request.uri().path()) {
        return next.run(request).await;
    }
    let words = "Esta petición vino de otro sitio y no se hizo.\n\
                 This request came from another site and was not carried out.\n";
    (StatusCode::FORBIDDEN, words).into_response()
}

/// `host` is what the request calls us: HTTP/2 has no header for it.
fn same_origin(headers: &HeaderMap, host: &str, path: &str) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(origin) = text(header::ORIGIN) {
        return !host.is_empty()
            && origin.split_once("://").is_some_and(|(_, authority)| authority.eq_ignore_ascii_case(host));
    }
    match text(HeaderName::from_static("sec-fetch-site")) {
        Some(site) => matches!(site, "same-origin" | "none"),
        None => path.starts_with("/api/v1/"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str = "pulso.example";

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(n, v)| (HeaderName::from_static(n), HeaderValue::from_static(v))).collect()
    }

    #[test]
    fn a_change_is_taken_from_our_own_pages_only() {
        assert!(same_origin(&headers(&[("origin", "https://pulso.example")]), OURS, "/es/account/sign-in"));
        for theirs in [
            vec![("origin", "https://evil.example")],
            vec![("origin", "null")],
            vec![("sec-fetch-site", "cross-site")],
            vec![("sec-fetch-site", "same-site")],
            vec![],
        ] {
            assert!(!same_origin(&headers(&theirs), OURS, "/es/account/sign-in"), "{theirs:?}");
        }
        assert!(!same_origin(&headers(&[("origin", "https://evil.example")]), "a", "/api/v1/responses"));
        assert!(!same_origin(&headers(&[("origin", "https://")]), "", "/api/v1/responses"));
        assert!(same_origin(&headers(&[]), "a", "/api/v1/responses"));
    }

    #[tokio::test]
    async fn a_phone_on_http_2_names_us_in_the_address_and_is_taken_too() {
        use axum::http::Version;
        use tower::ServiceExt;

        let taken = |origin: &'static str| {
            let router = axum::Router::new()
                .route("/api/v1/responses", axum::routing::post(|| async { "taken" }))
                .layer(axum::middleware::from_fn(own_origin_only));
            let request = Request::post("https://pulso.example/api/v1/responses")
                .version(Version::HTTP_2)
                .header(header::ORIGIN, origin)
                .body(axum::body::Body::empty())
                .unwrap();
            async move { router.oneshot(request).await.unwrap().status() }
        };
        assert_eq!(taken("https://pulso.example").await, StatusCode::OK);
        assert_eq!(taken("https://evil.example").await, StatusCode::FORBIDDEN);
    }

    #[test]
    fn no_policy_allows_inline_script_or_eval() {
        for scripts in [Scripts::Nothing, Scripts::Ours { nonce: "abc".into() }] {
            let policy = policy(&scripts);
            assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
            assert!(policy.starts_with("default-src 'none'"));
        }
    }
}
