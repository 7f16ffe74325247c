//! `GET /metrics`: how the machine is, for the people who keep it running and for nobody else.

mod classes;

use std::net::{IpAddr, SocketAddr};
use std::time::Instant;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{CONTENT_TYPE, HOST};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::client_address::client_address;
use crate::state::AppState;

/// What a proxy adds: a request with one of these came from elsewhere.
const FORWARDED: [&str; 4] = ["forwarded", "x-forwarded-for", "x-real-ip", "via"];

/// Counts a request when it has been answered, with any status.
pub async fn layer(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let (route, began) = (classes::route(request.method(), request.uri().path()), Instant::now());
    let response = next.run(request).await;
    app.metrics.answered(route, classes::status(route, response.status()), began.elapsed());
    response
}

/// Answers with the metrics for programs on this machine and those that `--metrics-to` names; with 404 for others.
pub async fn show(State(app): State<AppState>, request: Request) -> Response {
    if !may_read(&app, &request) {
        return StatusCode::NOT_FOUND.into_response();
    }
    match app.metrics.encoded(&app.store.writer_load()) {
        Ok(text) => {
            ([(CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], text).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "metrics could not be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// A proxy on this machine connects from it too: what it passes on carries its mark, or the host that people use.
fn may_read(app: &AppState, request: &Request) -> bool {
    let came_through = FORWARDED.iter().any(|name| request.headers().contains_key(*name));
    let near = request.extensions().get::<ConnectInfo<SocketAddr>>().is_none_or(|peer| peer.0.ip().is_loopback());
    // Only our own proxy is trusted; a program that the configuration names must ask directly.
    if came_through && !(app.config.behind_proxy && near) {
        return false;
    }
    if app.config.metrics_to.contains(&client_address(app, request.headers(), request.extensions())) {
        return true;
    }
    near && !came_through && asks_this_machine(request.headers())
}

fn asks_this_machine(headers: &HeaderMap) -> bool {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = match host.parse::<SocketAddr>() {
        Ok(address) => return address.ip().is_loopback(),
        Err(_) => {
            host.rsplit_once(':').map_or(host, |(name, port)| if port.parse::<u16>().is_ok() { name } else { host })
        }
    };
    let name = name.trim_start_matches('[').trim_end_matches(']');
    name == "localhost" || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_this_machine_by_name_and_number_and_no_other_is() {
        let asks = |host: &'static str| asks_this_machine(&HeaderMap::from_iter([(HOST, host.parse().unwrap())]));
        for own in ["localhost", "localhost:3000", "127.0.0.1", "127.0.0.1:3000", "[::1]:3000", "[::1]", "127.8.9.1:80"]
        {
            assert!(asks(own), "{own}");
        }
        for other in ["weather.example.com", "10.0.0.5:3000", "localhost.example.com", "[2001:db8::1]:3000", ""] {
            assert!(!asks(other), "{other}");
        }
    }
}
