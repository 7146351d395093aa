//! A small HTTP/1.1 client for loopback, measuring and tests.
//!
//! One connection carries one request at a time and stays open. It refuses to do TLS, redirects, cookies of its own
//! and time limits: the caller has a reason for each of them or does without.

use std::net::SocketAddr;

use anyhow::{Context, Result};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{self, SendRequest};
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::net::TcpStream;

/// What the server said, with the whole body.
#[derive(Debug, Clone)]
pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Reply {
    /// The body as text; bytes that are not UTF-8 are replaced.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json<T: DeserializeOwned>(&self) -> Result<T> {
        serde_json::from_slice(&self.body).with_context(|| format!("status {}: {}", self.status, self.text()))
    }

    /// The header as text, or nothing at all.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

/// One request, before it has a connection.
#[derive(Debug, Clone)]
pub struct Call {
    method: Method,
    path: String,
    headers: HeaderMap,
    body: Bytes,
}

impl Call {
    pub fn get(path: &str) -> Self {
        Self { method: Method::GET, path: path.to_owned(), headers: HeaderMap::new(), body: Bytes::new() }
    }

    pub fn json(path: &str, body: &impl Serialize) -> Result<Self> {
        Ok(Self::post(path, "application/json", serde_json::to_vec(body)?.into()))
    }

    /// A plain form, posted as a browser does from our own page.
    pub fn form(path: &str, fields: &[(&str, &str)]) -> Result<Self> {
        let body = serde_urlencoded::to_string(fields)?;
        Self::post(path, "application/x-www-form-urlencoded", body.into())
            .with("sec-fetch-site", "same-origin")
    }

    fn post(path: &str, kind: &'static str, body: Bytes) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        Self { method: Method::POST, path: path.to_owned(), headers, body }
    }

    /// Adds or replaces a header.
    pub fn with(mut self, name: &'static str, value: &str) -> Result<Self> {
        self.headers.insert(HeaderName::from_static(name), HeaderValue::from_str(value)?);
        Ok(self)
    }

    /// As the phone with this token.
    pub fn bearer(self, token: &str) -> Result<Self> {
        self.with("authorization", &format!("Bearer {token}"))
    }
}

/// A connection that is kept open between requests.
pub struct Connection {
    sender: SendRequest<Full<Bytes>>,
    host: HeaderValue,
}

impl Connection {
    pub async fn open(to: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(to).await.with_context(|| format!("nobody answers at {to}"))?;
        stream.set_nodelay(true)?;
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        // Its errors also come out of `send`, where somebody can act on them.
        tokio::spawn(async move { drop(connection.await) });
        Ok(Self { sender, host: HeaderValue::from_str(&to.to_string())? })
    }

    /// Sends one request and reads the whole answer.
    pub async fn send(&mut self, call: Call) -> Result<Reply> {
        self.sender.ready().await?;
        let mut request = Request::new(Full::new(call.body));
        *request.method_mut() = call.method;
        *request.uri_mut() = call.path.parse().with_context(|| format!("not a path: {}", call.path))?;
        *request.headers_mut() = call.headers;
        request.headers_mut().insert(header::HOST, self.host.clone());
        let (parts, body) = self.sender.send_request(request).await?.into_parts();
        let body = body.collect().await?.to_bytes();
        Ok(Reply { status: parts.status.as_u16(), headers: parts.headers, body })
    }
}

/// One request on a connection of its own.
pub async fn once(to: SocketAddr, call: Call) -> Result<Reply> {
    Connection::open(to).await?.send(call).await
}

pub async fn get(to: SocketAddr, path: &str) -> Result<Reply> {
    once(to, Call::get(path)).await
}

pub async fn post_json(to: SocketAddr, path: &str, body: &impl Serialize) -> Result<Reply> {
    once(to, Call::json(path, body)?).await
}

pub async fn post_form(to: SocketAddr, path: &str, fields: &[(&str, &str)]) -> Result<Reply> {
    once(to, Call::form(path, fields)?).await
}
