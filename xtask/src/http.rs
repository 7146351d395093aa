//! One request at a time to our own server on loopback, as small as HTTP/1.0 allows.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use anyhow::{Context, Result};

pub struct Response {
    pub status: u16,
    headers: String,
    /// As it came over the wire: packed where the server packed it.
    pub body: Vec<u8>,
}

impl Response {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.lines().find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    /// The body as text, unpacked.
    pub fn text(&self) -> Result<String> {
        let mut plain = Vec::new();
        match self.header("content-encoding") {
            Some("br") => brotli::BrotliDecompress(&mut &self.body[..], &mut plain)?,
            _ => plain.clone_from(&self.body),
        }
        Ok(String::from_utf8(plain)?)
    }
}

/// GET as a browser that takes brotli.
pub fn get(address: &str, path: &str) -> Result<Response> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    write!(
        stream,
        "GET {path} HTTP/1.0\r\nHost: {address}\r\nAccept-Encoding: br\r\nAccept-Language: es\r\n\r\n"
    )?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    parsed(&bytes).with_context(|| format!("GET {path}"))
}

fn parsed(bytes: &[u8]) -> Result<Response> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").context("no end of the headers")?;
    let headers = String::from_utf8(bytes[..end].to_vec())?;
    let status = headers.split_whitespace().nth(1).context("no status")?.parse()?;
    Ok(Response { status, headers, body: bytes[end + 4..].to_vec() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_has_status_headers_and_body() {
        let answer = parsed(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>").unwrap();
        assert_eq!((answer.status, answer.header("content-type")), (200, Some("text/html")));
        assert_eq!(answer.text().unwrap(), "<p>");
        assert!(parsed(b"HTTP/1.0 200").is_err());
    }
}
