//! Draws a page of `app` for one request, with everything it may ask for in its context.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::config::LeptosOptions;
use leptos::context::provide_context;
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

use app::backend::{
    Accounts, Caller, Collecting, Forming, Indicating, Peopling, Publishing, Releasing, Waving,
};
use app::error::AppError;
use app::shell::{Assets, PageKind, Script, SecureContext, Status, shell};
use domain::text::Lang;

use super::headers::{Scripts, policy};
use super::{Site, assets, language, public};
use crate::rooms::Rooms;

/// Longest page.
const PAGE_LIMIT: usize = 4 * 1024 * 1024;

/// Something more for the context of one drawing: a refusal, new codes, an enrolment.
pub type Extra = Arc<dyn Fn() + Send + Sync>;

/// Makes an [`Extra`] of any value a page looks for.
pub fn extra<T: Clone + Send + Sync + 'static>(value: T) -> Extra {
    Arc::new(move || provide_context(value.clone()))
}

/// What is to be drawn, and for whom.
pub struct Drawing {
    pub uri: Uri,
    pub caller: Caller,
    pub secure: SecureContext,
    /// Status unless the page sets another one.
    pub status: StatusCode,
    pub script: Script,
    pub extras: Vec<Extra>,
}

impl Drawing {
    /// The page at the address of `request`.
    pub fn of(request: &Request) -> Self {
        let uri = request.uri().clone();
        Self {
            caller: request.extensions().get().cloned().unwrap_or_default(),
            secure: super::secure_context(request),
            status: StatusCode::OK,
            script: script_of(uri.path()),
            extras: Vec::new(),
            uri,
        }
    }

    pub fn with(mut self, extra: Extra) -> Self {
        self.extras.push(extra);
        self
    }

    pub fn status(mut self, status: u16) -> Self {
        self.status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        self
    }
}

fn script_of(path: &str) -> Script {
    if path.trim_end_matches('/') == "/collect" {
        return Script::Island;
    }
    match path.split('/').nth(2) {
        Some("join" | "a") => Script::Exit,
        _ => Script::None,
    }
}

/// Every GET that is not a file: a page of `app`, or a redirect to the reader's language.
pub async fn page(State(site): State<Site>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let path = request.uri().path();
    if let Some(file) = assets::serve(path, request.headers()) {
        return file;
    }
    if path.len() > 1 && path.ends_with('/') && language::of_path(path).is_some() {
        return Redirect::permanent(&without_last_slash(path)).into_response();
    }
    let first = path.split('/').nth(1).unwrap_or_default();
    if ["", "r", "receipt", "join", "a", "account", "coordinate"].contains(&first) {
        let lang = language::of_reader(request.headers());
        let whole = request.uri().path_and_query().map_or("/", |whole| whole.as_str());
        let mut answer = Redirect::temporary(&language::with_language(lang, whole)).into_response();
        answer.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-language"));
        return answer;
    }
    let drawn = draw(&site, Drawing::of(&request)).await;
    packed(drawn, request.headers()).await
}

/// One slash at the start: two would name another server.
fn without_last_slash(path: &str) -> String {
    format!("/{}", path.trim_matches('/'))
}

/// The page of an error where no form can show it.
pub async fn error_page(site: &Site, drawing: Drawing, error: AppError) -> Response {
    let status = error.status();
    draw(site, drawing.status(status).with(extra(error))).await
}

pub async fn draw(site: &Site, drawing: Drawing) -> Response {
    let Drawing { uri, caller, secure, status, script, extras } = drawing;
    let lang = language::of_path(uri.path()).unwrap_or(Lang::Es);
    let kind = PageKind { lang, script };
    let rooms = site.rooms.clone();
    let context = move || {
        provide_context(kind);
        provide_context(secure);
        provide_context(caller.clone());
        provide_context(files());
        provide_rooms(&rooms);
        if let Some(options) = use_context::<ResponseOptions>() {
            options.set_status(status);
            options.insert_header(header::CONTENT_SECURITY_POLICY, policy_of(script));
            provide_context(Status(Arc::new(move |status| {
                options.set_status(StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR));
            })));
        }
        extras.iter().for_each(|provide| provide());
    };
    let options = leptos_options();
    let render = leptos_axum::render_app_async_with_context(context, move || shell(options.clone()));
    let mut plain = Request::new(Body::empty());
    *plain.uri_mut() = uri;
    let drawn = render(plain).await;
    if script == Script::Island { drawn } else { without_data(drawn).await }
}

/// Cuts off the scripts that the renderer writes behind the document for an island: here nobody reads them, the policy
/// forbids them, and their nonce would make every drawing of the same page another one.
async fn without_data(response: Response) -> Response {
    const END: &[u8] = b"</html>";
    let (mut parts, body) = response.into_parts();
    let Ok(mut drawn) = axum::body::to_bytes(body, PAGE_LIMIT).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    if let Some(at) = drawn.windows(END.len()).position(|window| window == END) {
        drawn.truncate(at + END.len());
    }
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(drawn))
}

/// Packs a drawn page where the reader takes brotli: on a slow network bytes are the cost.
async fn packed(response: Response, asked: &HeaderMap) -> Response {
    if !public::takes_brotli(asked) || response.headers().contains_key(header::CONTENT_ENCODING) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(plain) = axum::body::to_bytes(body, PAGE_LIMIT).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    parts.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    parts.headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    Response::from_parts(parts, Body::from(public::brotli(&plain, 5)))
}

fn provide_rooms(rooms: &Arc<Rooms>) {
    provide_context::<Arc<dyn Publishing>>(rooms.clone());
    provide_context::<Arc<dyn Accounts>>(rooms.clone());
    provide_context::<Arc<dyn Peopling>>(rooms.clone());
    provide_context::<Arc<dyn Collecting>>(rooms.clone());
    provide_context::<Arc<dyn Indicating>>(rooms.clone());
    provide_context::<Arc<dyn Forming>>(rooms.clone());
    provide_context::<Arc<dyn Waving>>(rooms.clone());
    provide_context::<Arc<dyn Releasing>>(rooms.clone());
}

fn policy_of(script: Script) -> HeaderValue {
    let scripts = match script {
        Script::None => Scripts::Nothing,
        Script::Exit | Script::Island => Scripts::Ours {
            nonce: leptos::nonce::use_nonce().map(|nonce| nonce.to_string()).unwrap_or_default(),
        },
    };
    HeaderValue::from_str(&policy(&scripts)).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

fn files() -> Assets {
    let build = assets::build();
    Assets {
        css: build.path("pulso.css"),
        exit_js: build.path("exit.js"),
        icon: build.path("icon.svg"),
        manifest: build.path("manifest.webmanifest"),
    }
}

fn leptos_options() -> LeptosOptions {
    LeptosOptions::builder().output_name(assets::build().output_name.as_str()).site_pkg_dir("pkg").build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_never_leads_to_another_server() {
        for (path, to) in [("/es/", "/es"), ("//es/", "/es"), ("//en/r//", "/en/r")] {
            assert_eq!(without_last_slash(path), to);
        }
    }
}
