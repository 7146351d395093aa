//! Requests to our own server, with a time limit. No cookie goes along: what counts is the token of the enrolment.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Headers, RequestCache, RequestCredentials, RequestInit, Response};

/// Why no answer can be used. The server says more (`AppError`); a phone only asks whether and how to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NetFault {
    /// No answer came, or not from our server: the sign-in page of some network.
    Unreachable,
    /// The token is no longer taken.
    SignIn,
    /// The server does not understand this build.
    Outdated,
}

/// Longer than the server gives itself for one request.
const LIMIT_MS: i32 = 45_000;

/// Posts JSON under the token of an enrolment; gives back the text of a 200.
pub async fn post(path: &str, token: &str, body: &str) -> Result<String, NetFault> {
    let (status, text) = exchange(path, token, body).await.map_err(|_| NetFault::Unreachable)?;
    match status {
        200 => Ok(text),
        400 => Err(NetFault::Outdated),
        401 => Err(NetFault::SignIn),
        _ => Err(NetFault::Unreachable),
    }
}

async fn exchange(path: &str, token: &str, body: &str) -> Result<(u16, String), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let headers = Headers::new()?;
    headers.set("authorization", &format!("Bearer {token}"))?;
    headers.set("content-type", "application/json")?;
    let controller = AbortController::new()?;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(&body.into());
    init.set_headers(&headers);
    init.set_cache(RequestCache::NoStore);
    init.set_credentials(RequestCredentials::Omit);
    init.set_signal(Some(&controller.signal()));

    let abort = Closure::once(move || controller.abort());
    let abort: &Function = abort.as_ref().unchecked_ref();
    let timer = window.set_timeout_with_callback_and_timeout_and_arguments_0(abort, LIMIT_MS)?;
    let answer = async {
        let response: Response =
            JsFuture::from(window.fetch_with_str_and_init(path, &init)).await?.unchecked_into();
        let text = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
        Ok((response.status(), text))
    }
    .await;
    window.clear_timeout_with_handle(timer);
    answer
}
