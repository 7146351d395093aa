//! Who asks: a `__Host-` cookie for people, a bearer token for phones.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use app::backend::{Accounts, Caller, SessionToken};

use super::Site;

const COOKIE: &str = "__Host-pulso";

/// The session of this request, as sent.
#[derive(Clone, Default)]
pub struct Session(pub Option<String>);

/// Puts [`Caller`] and [`Session`] into the request.
pub async fn recognise(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let token = cookie(request.headers());
    let caller = match &token {
        Some(token) => site.rooms.who(token).await.unwrap_or_default(),
        None => Caller::Public,
    };
    request.extensions_mut().insert(caller);
    request.extensions_mut().insert(Session(token));
    next.run(request).await
}

fn cookie(headers: &HeaderMap) -> Option<String> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    all.flat_map(|line| line.split(';')).find_map(|pair| {
        let (name, value) = pair.trim().split_once('=')?;
        (name == COOKIE && !value.is_empty()).then(|| value.to_owned())
    })
}

/// Starts a session in this browser. `Secure` also works on loopback.
pub fn start(response: &mut Response, token: &SessionToken) {
    set(response, &format!("{COOKIE}={}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=43200", token.0));
}

/// Ends the session in this browser.
pub fn end(response: &mut Response) {
    set(response, &format!("{COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"));
}

fn set(response: &mut Response, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

/// The bearer token of a phone.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ").map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_cookie_is_read() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("a=1; __Host-pulso=secret; b=2"));
        assert_eq!(cookie(&headers).as_deref(), Some("secret"));
        headers.insert(header::COOKIE, HeaderValue::from_static("x__Host-pulso=no; __Host-pulso="));
        assert_eq!(cookie(&headers), None);
    }
}
