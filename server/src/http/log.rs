//! One line per request from an allow-list of fields: never an address, a user agent, a code or a query.

use std::time::Instant;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;

/// The rooms whose requests may be logged. Collecting leaves no time-stamped line at all.
const LOGGED: [&str; 4] = ["r", "receipt", "account", "coordinate"];

pub async fn line(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let room = room(request.uri().path());
    let started = Instant::now();
    let response = next.run(request).await;
    if let Some(room) = room {
        let status = response.status().as_u16();
        let ms = started.elapsed().as_millis() as u64;
        tracing::info!(method = method.as_str(), room, status, ms, "request");
    }
    response
}

/// The second part of a page's address, if it is a room that may be logged.
fn room(path: &str) -> Option<&'static str> {
    let second = path.split('/').nth(2)?;
    LOGGED.into_iter().find(|room| *room == second)
}

/// Panics are logged by their place alone: a message could hold what somebody answered.
pub fn quiet_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|at| format!("{}:{}", at.file(), at.line())).unwrap_or_default();
        tracing::error!(place, "panic");
    }));
}

/// JSON lines on standard error; `PULSO_LOG` sets the level.
pub fn start() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("PULSO_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info,sqlx=warn"));
    tracing_subscriber::fmt()
        .json()
        .with_env_filter(filter)
        .with_target(false)
        .with_writer(std::io::stderr)
        .init();
    quiet_panics();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn collecting_leaves_no_line() {
        for path in ["/collect/", "/es/a/CODE", "/en/join/CODE", "/api/v1/responses", "/", "/es"] {
            assert_eq!(room(path), None, "{path}");
        }
        assert_eq!(room("/es/coordinate/waves/1"), Some("coordinate"));
    }
}
