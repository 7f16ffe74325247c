//! Draws a page for responses that are only a status: a browser would show its own page, or none.

use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;

use crate::state::session::{Cookie, Cookies};
use crate::web::headers;
use crate::web::visitor::Theme;
use domain::Locale;

/// Draws a page: of this status, for this address (none where a form was sent), in this language and theme.
pub type RenderErrorPage = fn(StatusCode, Option<String>, Locale, Option<&'static str>) -> String;

/// Adds the page for callers that read pages. It uses nothing but the request itself.
pub async fn layer(cookies: Cookies, draw: RenderErrorPage, request: Request, next: Next) -> Response {
    let wants_page = reads_pages(request.headers()) && request.method() != Method::HEAD;
    let opened = request.method() == Method::GET;
    let address = opened.then(|| request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string));
    let locale = locale(cookies, request.headers());
    let theme =
        cookies.read(request.headers(), Cookie::Theme).and_then(|key| key.parse::<Theme>().ok()).map(Theme::key);
    let mut response = next.run(request).await;
    let status = response.status();
    let is_bare = status.is_client_error() || status.is_server_error();
    if !(wants_page && is_bare) || has_content(response.headers()) {
        return response;
    }
    *response.body_mut() = Body::from(draw(status, address, locale, theme));
    let headers = response.headers_mut();
    headers.remove(CONTENT_LENGTH);
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(headers::STILL_POLICY));
    response
}

fn reads_pages(headers: &HeaderMap) -> bool {
    headers.get(ACCEPT).and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains("text/html"))
}

/// Whether an answer is a page or data already. Plain text is not: layers answer with it without knowing the caller.
fn has_content(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).is_some_and(|kind| !kind.starts_with("text/plain"))
}

/// The language that was chosen in this browser, or the one that it asks for.
fn locale(cookies: Cookies, headers: &HeaderMap) -> Locale {
    let chosen = cookies.read(headers, Cookie::Language).and_then(|tag| tag.parse().ok());
    let spoken = || headers.get(ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).map(Locale::from_header);
    chosen.or_else(spoken).unwrap_or_default()
}
