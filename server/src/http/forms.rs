//! Plain forms: each posts to the address of its own page and ends in one call.
//!
//! Success answers 303. A refusal draws the same page again with what was typed; other errors draw an error page.

mod actions;

use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};

use app::backend::{Caller, SessionToken};
use app::error::{Answer, AppError};
use app::fields::{Fields, Refused};
use app::shell::Script;
use domain::text::Lang;

use super::pages::{Drawing, Extra, draw, error_page, extra};
use super::session::Session;
use super::{FORM_LIMIT, Site, language, session};

/// How a form ended well.
pub enum Done {
    /// Go and look there (303).
    See(String),
    /// The same page again, with something to show once.
    Page(Vec<Extra>),
    /// The same page with the phone room in it.
    Island(Vec<Extra>),
    SignedIn(SessionToken, String),
    SignedOut(String),
    /// A release went public: kept pages are old.
    Published(String),
}

/// One posted form.
pub struct Post<'a> {
    pub site: &'a Site,
    pub caller: Caller,
    pub session: Session,
    pub lang: Lang,
    /// The parts of the address after the language.
    pub parts: Vec<&'a str>,
    pub fields: Fields,
    /// `https://host` for links and QR codes.
    pub origin: String,
}

impl Post<'_> {
    /// An address in the language of the page.
    pub fn here(&self, rest: &str) -> String {
        format!("/{}/{rest}", self.lang.code())
    }
}

pub async fn post(State(site): State<Site>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let Some(lang) = language::of_path(&path) else {
        return error_page(&site, Drawing::of(&request), AppError::NotFound).await;
    };
    let drawing = Drawing::of(&request);
    let origin = site.door.origin(&request);
    let session: Session = request.extensions().get().cloned().unwrap_or_default();
    let fields = match read(request).await {
        Ok(fields) => fields,
        Err(error) => return error_page(&site, drawing, error).await,
    };
    let post = Post {
        site: &site,
        caller: drawing.caller.clone(),
        session,
        lang,
        parts: path.split('/').skip(2).filter(|part| !part.is_empty()).collect(),
        fields: fields.clone(),
        origin,
    };
    let done = actions::carry_out(&post).await;
    finish(&site, drawing, fields, done).await
}

async fn finish(site: &Site, drawing: Drawing, fields: Fields, done: Answer<Done>) -> Response {
    let with_all = |mut drawing: Drawing, extras: Vec<Extra>| {
        drawing.extras.extend(extras);
        drawing
    };
    match done {
        Ok(Done::See(to)) => Redirect::to(&to).into_response(),
        Ok(Done::Page(extras)) => draw(site, with_all(drawing, extras)).await,
        Ok(Done::Island(extras)) => {
            let drawing = Drawing { script: Script::Island, ..drawing };
            draw(site, with_all(drawing, extras)).await
        }
        Ok(Done::SignedIn(token, to)) => {
            let mut response = Redirect::to(&to).into_response();
            session::start(&mut response, &token);
            response
        }
        Ok(Done::SignedOut(to)) => {
            let mut response = Redirect::to(&to).into_response();
            session::end(&mut response);
            response
        }
        Ok(Done::Published(to)) => {
            site.pages.clear();
            Redirect::to(&to).into_response()
        }
        Err(AppError::Invalid { problems }) => {
            draw(site, drawing.status(422).with(extra(Refused { fields, problems }))).await
        }
        Err(error) => {
            let wait = match error {
                AppError::TooMany { retry_after_s } => Some(retry_after_s),
                _ => None,
            };
            let mut response = error_page(site, drawing, error).await;
            if let Some(seconds) = wait {
                response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            }
            response
        }
    }
}

/// The fields of a url-encoded form.
async fn read(request: Request) -> Answer<Fields> {
    let plain = request
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
    if !plain {
        return Err(AppError::Outdated);
    }
    let bytes = to_bytes(request.into_body(), FORM_LIMIT).await.map_err(|_| AppError::TooLarge)?;
    let mut fields: Vec<(String, String)> =
        serde_urlencoded::from_bytes(&bytes).map_err(|_| AppError::Outdated)?;
    // No keyboard types a zero, and not every database keeps one.
    fields
        .iter_mut()
        .filter(|(_, value)| value.contains('\0'))
        .for_each(|(_, value)| value.retain(|c| c != '\0'));
    Ok(Fields(fields))
}

/// One value for the page to show.
pub fn show<T: Clone + Send + Sync + 'static>(value: T) -> Vec<Extra> {
    vec![extra(value)]
}

/// For forms that no page has.
pub fn no_such_form<T>() -> Answer<T> {
    Err(AppError::NotFound)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    #[tokio::test]
    async fn a_zero_byte_never_reaches_the_database() {
        let request = Request::post("/es/account/sign-in")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from("handle=an%00a&passphrase=x"))
            .unwrap();
        assert_eq!(read(request).await.unwrap().get("handle"), "ana");
    }
}
