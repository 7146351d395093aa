//! Requests to our own server, with a time limit. No cookie goes along: what counts is the token of the enrolment.

use js_sys::Function;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Headers, RequestCache, RequestCredentials, RequestInit, Response};

use crate::error::{Answer, AppError};

/// Longer than the server gives itself for one request.
const LIMIT_MS: i32 = 45_000;

pub async fn get<R: DeserializeOwned>(path: &str, token: &str) -> Answer<R> {
    let init = RequestInit::new();
    init.set_method("GET");
    ask(path, token, &init).await
}

pub async fn post<R: DeserializeOwned>(path: &str, token: &str, body: &impl Serialize) -> Answer<R> {
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(&serde_json::to_string(body).map_err(|_| AppError::Outdated)?.into());
    ask(path, token, &init).await
}

/// A failed request is `Unreachable`, and so is an answer that is not ours: the sign-in page of some network.
async fn ask<R: DeserializeOwned>(path: &str, token: &str, init: &RequestInit) -> Answer<R> {
    let (status, text) = exchange(path, token, init).await.map_err(|_| AppError::Unreachable)?;
    match status {
        200 => serde_json::from_str(&text).map_err(|_| AppError::Unreachable),
        401 => Err(AppError::SignIn),
        _ => Err(serde_json::from_str(&text).unwrap_or(AppError::Unreachable)),
    }
}

async fn exchange(path: &str, token: &str, init: &RequestInit) -> Result<(u16, String), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let headers = Headers::new()?;
    headers.set("authorization", &format!("Bearer {token}"))?;
    headers.set("content-type", "application/json")?;
    let controller = AbortController::new()?;
    init.set_headers(&headers);
    init.set_cache(RequestCache::NoStore);
    init.set_credentials(RequestCredentials::Omit);
    init.set_signal(Some(&controller.signal()));

    let abort = Closure::once(move || controller.abort());
    let abort: &Function = abort.as_ref().unchecked_ref();
    let timer = window.set_timeout_with_callback_and_timeout_and_arguments_0(abort, LIMIT_MS)?;
    let answer = async {
        let response: Response =
            JsFuture::from(window.fetch_with_str_and_init(path, init)).await?.unchecked_into();
        let text = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
        Ok((response.status(), text))
    }
    .await;
    window.clear_timeout_with_handle(timer);
    answer
}
