//! A browser without script: pages, plain forms, one cookie.

use axum::body::Body;
use axum::http::{Method, Request, header};

use app::backend::{Accounts, Caller};
use server::client::Reply;

use super::{HOST, World};

pub const PASSPHRASE: &str = "mango tejado puente lunes";

#[derive(Clone)]
pub struct Visitor<'a> {
    pub world: &'a World,
    pub cookie: Option<String>,
}

impl<'a> Visitor<'a> {
    pub fn new(world: &'a World) -> Self {
        Self { world, cookie: None }
    }

    pub fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        let request = Request::builder().method(method).uri(path).header(header::HOST, HOST);
        match &self.cookie {
            Some(cookie) => request.header(header::COOKIE, format!("__Host-pulso={cookie}")),
            None => request,
        }
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.world.send(self.request(Method::GET, path).body(Body::empty()).unwrap()).await
    }

    /// Posts a form as a browser does from our own page.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let request = self
            .request(Method::POST, path)
            .header(header::ORIGIN, format!("https://{HOST}"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(serde_urlencoded::to_string(fields).unwrap().into());
        self.world.send(request.unwrap()).await
    }

    /// Posts a form that must be taken, and returns where it leads.
    pub async fn posts(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let reply = self.post(path, fields).await;
        assert_eq!(reply.status, 303, "{path}: {}", words(&reply.text()));
        reply.header("location").to_owned()
    }

    /// Spends an account code and stays signed in.
    pub async fn joins(mut self, code: &str, handle: &str) -> Self {
        let fields = [("handle", handle), ("passphrase", PASSPHRASE), ("passphrase_again", PASSPHRASE)];
        let reply = self.post(&format!("/es/join/{code}"), &fields).await;
        assert_eq!(reply.status, 303, "{}", words(&reply.text()));
        self.cookie = cookie(&reply);
        self
    }

    /// The code that stands on the page after somebody was invited.
    pub async fn invites(&self, fields: &[(&str, &str)]) -> String {
        let fields: Vec<_> = [("do", "invite")].iter().chain(fields).copied().collect();
        let reply = self.post("/es/coordinate/people", &fields).await;
        assert_eq!(reply.status, 200, "{}", words(&reply.text()));
        codes(&reply.text(), "/join/").remove(0)
    }

    /// Who this is, for calls beside the router.
    pub async fn caller(&self) -> Caller {
        self.world.rooms.who(self.cookie.as_deref().unwrap_or_default()).await.unwrap()
    }
}

/// The session that an answer starts.
pub fn cookie(reply: &Reply) -> Option<String> {
    let set = reply.header("set-cookie").strip_prefix("__Host-pulso=")?;
    set.split(';').next().filter(|token| !token.is_empty()).map(str::to_owned)
}

/// Every code that follows `path` in a page, each once.
pub fn codes(page: &str, path: &str) -> Vec<String> {
    let code = |rest: &str| -> String { rest.chars().take_while(char::is_ascii_alphanumeric).collect() };
    let mut found: Vec<String> = Vec::new();
    for found_code in page.split(path).skip(1).map(code).filter(|code| code.len() >= 16) {
        if !found.contains(&found_code) {
            found.push(found_code);
        }
    }
    found
}

/// What a reader sees of a page: its text without tags.
pub fn words(page: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in page.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
