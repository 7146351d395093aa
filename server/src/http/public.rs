//! Public pages and files, served from rendered bytes with an ETag. They show the same to everybody.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use app::backend::Caller;
use domain::place::PlaceCode;

use super::pages::{Drawing, draw, error_page};
use super::{Site, language};

/// How long another process of the same deployment may show the page from before a release.
const FRESH: Duration = Duration::from_secs(10);
const PAGES: usize = 4_000;

/// Rendered bytes by address. Emptied when this process publishes.
#[derive(Default)]
pub struct PageCache(Mutex<HashMap<String, Arc<Rendered>>>);

struct Rendered {
    made: Instant,
    etag: String,
    headers: Vec<(HeaderName, String)>,
    plain: Bytes,
    brotli: Bytes,
}

impl PageCache {
    pub fn clear(&self) {
        self.locked().clear();
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, HashMap<String, Arc<Rendered>>> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn get(&self, address: &str) -> Option<Arc<Rendered>> {
        self.locked().get(address).filter(|page| page.made.elapsed() < FRESH).cloned()
    }

    fn keep(&self, address: String, page: Arc<Rendered>) {
        let mut pages = self.locked();
        if pages.len() >= PAGES {
            pages.clear();
        }
        pages.insert(address, page);
    }
}

/// A public page.
pub async fn page(State(site): State<Site>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    if language::of_path(&path).is_none() || request.uri().query().is_some() {
        return super::pages::page(State(site), request).await;
    }
    if let Some(kept) = site.pages.get(&path) {
        return kept.answer(request.headers());
    }
    let drawing = Drawing { caller: Caller::Public, ..Drawing::of(&request) };
    let drawn = draw(&site, drawing).await;
    if drawn.status() != StatusCode::OK {
        return drawn;
    }
    match Rendered::of(drawn).await {
        Some(rendered) => {
            let rendered = Arc::new(rendered);
            site.pages.keep(path, rendered.clone());
            rendered.answer(request.headers())
        }
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// A result page, or its file where the address ends in `.csv` or `.json`.
pub async fn page_or_file(State(site): State<Site>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let parts: Vec<&str> = path.split('/').collect();
    let (stem, ending) = match path.rsplit_once('.') {
        Some((stem, ending @ ("csv" | "json"))) => (stem, ending),
        _ => return page(State(site), request).await,
    };
    let found = async {
        let place = PlaceCode::parse_slug(parts.get(3)?).ok()?;
        let indicator = parts.get(4)?.split('.').next()?.to_owned();
        let version = match stem.split_once("/v/") {
            Some((_, number)) => Some(number.parse::<u32>().ok()?),
            None => None,
        };
        site.rooms.file(&place, &indicator, version, ending).await.ok()
    };
    let Some(file) = found.await else {
        return error_page(&site, Drawing::of(&request), app::error::AppError::NotFound).await;
    };
    let headers = vec![
        (header::CONTENT_TYPE, file.content_type),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", file.name)),
    ];
    Rendered::new(headers, file.bytes.into()).answer(request.headers())
}

impl Rendered {
    async fn of(drawn: Response) -> Option<Self> {
        let (parts, body) = drawn.into_parts();
        let bytes = axum::body::to_bytes(body, 4 * 1024 * 1024).await.ok()?;
        let headers =
            [header::CONTENT_TYPE, header::CONTENT_SECURITY_POLICY].into_iter().filter_map(|name| {
                let value = parts.headers.get(&name)?.to_str().ok()?.to_owned();
                Some((name, value))
            });
        Some(Self::new(headers.collect(), bytes))
    }

    fn new(headers: Vec<(HeaderName, String)>, plain: Bytes) -> Self {
        let digest = Sha256::digest(&plain);
        Self {
            made: Instant::now(),
            etag: format!("\"{}\"", data_encoding::BASE64URL_NOPAD.encode(&digest[..12])),
            headers,
            brotli: brotli(&plain, 9),
            plain,
        }
    }

    fn answer(&self, asked: &HeaderMap) -> Response {
        let mut response = if asked.get(header::IF_NONE_MATCH).is_some_and(|seen| self.seen(seen.as_bytes()))
        {
            StatusCode::NOT_MODIFIED.into_response()
        } else if takes_brotli(asked) {
            let mut response = Response::new(Body::from(self.brotli.clone()));
            response.headers_mut().insert(header::CONTENT_ENCODING, header::HeaderValue::from_static("br"));
            response
        } else {
            Response::new(Body::from(self.plain.clone()))
        };
        let fixed = [
            (header::ETAG, self.etag.clone()),
            (header::CACHE_CONTROL, "public, max-age=60, must-revalidate".to_owned()),
            (header::VARY, "accept-encoding".to_owned()),
        ];
        for (name, value) in self.headers.iter().cloned().chain(fixed) {
            if let Ok(value) = value.parse() {
                response.headers_mut().insert(name, value);
            }
        }
        response
    }

    /// `If-None-Match` may list several, and a proxy may have made ours weak.
    fn seen(&self, header: &[u8]) -> bool {
        let listed = String::from_utf8_lossy(header).into_owned();
        listed.split(',').any(|tag| tag.trim().trim_start_matches("W/") == self.etag)
    }
}

pub fn takes_brotli(asked: &HeaderMap) -> bool {
    let accepted =
        asked.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted.split(',').any(|item| item.trim().split(';').next() == Some("br"))
}

pub fn brotli(plain: &[u8], quality: i32) -> Bytes {
    let mut packed = Vec::with_capacity(plain.len() / 3);
    let params = brotli::enc::BrotliEncoderParams { quality, ..Default::default() };
    match brotli::BrotliCompress(&mut &plain[..], &mut packed, &params) {
        Ok(_) => packed.into(),
        Err(_) => Bytes::new(),
    }
}
