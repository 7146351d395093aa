//! The files of this build, embedded in the binary and served by exact name.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;
use serde::Deserialize;

#[derive(RustEmbed)]
#[folder = "../target/site"]
#[allow_missing = true]
struct Site;

/// What xtask wrote about the build.
#[derive(Debug, Default, Deserialize)]
pub struct Build {
    pub build: String,
    pub output_name: String,
    /// Address of each file by its plain name.
    pub files: HashMap<String, String>,
}

static BUILD: LazyLock<Build> = LazyLock::new(|| {
    Site::get("assets.json").and_then(|file| serde_json::from_slice(&file.data).ok()).unwrap_or_default()
});

pub fn build() -> &'static Build {
    &BUILD
}

impl Build {
    /// The address of a file, or its plain name where nothing was built (unit tests).
    pub fn path(&self, name: &str) -> String {
        self.files.get(name).cloned().unwrap_or_else(|| format!("/{name}"))
    }
}

/// The file at this address, in the best encoding the reader takes.
pub fn serve(path: &str, headers: &HeaderMap) -> Option<Response> {
    let name = path.trim_start_matches('/');
    if name.is_empty() || name == "assets.json" || name.ends_with(".br") || name.ends_with(".gz") {
        return None;
    }
    let (data, encoding) = encoded(name, headers)?;
    let cache = if name.starts_with("pkg/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    let etag = format!("\"{}-{}\"", build().build, encoding.unwrap_or("plain"));
    if headers.get(header::IF_NONE_MATCH).is_some_and(|seen| seen.as_bytes() == etag.as_bytes()) {
        return Some((StatusCode::NOT_MODIFIED, [(header::ETAG, etag)]).into_response());
    }
    let mut response = Response::new(Body::from(data));
    let set = response.headers_mut();
    for (key, value) in [
        (header::CONTENT_TYPE, content_type(name).to_owned()),
        (header::CACHE_CONTROL, cache.to_owned()),
        (header::ETAG, etag),
        (header::VARY, "accept-encoding".to_owned()),
    ] {
        set.insert(key, value.parse().ok()?);
    }
    if let Some(encoding) = encoding {
        set.insert(header::CONTENT_ENCODING, encoding.parse().ok()?);
    }
    Some(response)
}

type Found = (Bytes, Option<&'static str>);

fn bytes(data: Cow<'static, [u8]>) -> Bytes {
    match data {
        Cow::Borrowed(embedded) => Bytes::from_static(embedded),
        Cow::Owned(read) => read.into(),
    }
}

fn encoded(name: &str, headers: &HeaderMap) -> Option<Found> {
    let accepted =
        headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    for (encoding, ending) in [("br", ".br"), ("gzip", ".gz")] {
        if accepted.split(',').any(|item| item.trim().split(';').next() == Some(encoding))
            && let Some(file) = Site::get(&format!("{name}{ending}"))
        {
            return Some((bytes(file.data), Some(encoding)));
        }
    }
    Site::get(name).map(|file| (bytes(file.data), None))
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "html" => "text/html; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
