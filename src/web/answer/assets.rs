//! The files of the site, embedded in the binary with their compressed forms.

use std::sync::LazyLock;

use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode};
use base64::Engine as _;
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::web::kept_pages::{WORKER, WORKER_POLICY};

#[derive(RustEmbed)]
#[folder = "$WEATHERVANE_SITE"]
struct SiteAssets;

/// The sheets one by one: cargo-leptos passes on the sheet that imports them and leaves them where they are.
#[cfg(leptos_site)]
#[derive(RustEmbed)]
#[folder = "style"]
struct Sheets;

fn file(name: &str) -> Option<EmbeddedFile> {
    let found = SiteAssets::get(name);
    #[cfg(leptos_site)]
    let found = found.or_else(|| Sheets::get(name.strip_prefix("pkg/")?));
    found
}

/// The names of the parts that carry a hash of their content.
#[derive(Debug, serde::Deserialize)]
pub struct Manifest {
    /// The style sheet.
    pub css: String,
    /// The script that loads the islands.
    pub js: String,
}

static MANIFEST: LazyLock<Option<Manifest>> = LazyLock::new(|| match SiteAssets::get("manifest.json") {
    Some(file) => serde_json::from_slice(&file.data).ok(),
    // Made by cargo-leptos, which hashes no names.
    None => SiteAssets::get("pkg/weathervane.js")
        .map(|_| Manifest { css: "/pkg/weathervane.css".to_owned(), js: "/pkg/weathervane.js".to_owned() }),
});

/// The hashed names; none where the program was built without its browser side.
#[must_use]
pub fn manifest() -> Option<&'static Manifest> {
    MANIFEST.as_ref()
}

/// The name of the script without its folder and ending: what Leptos calls the output's name.
#[must_use]
pub fn output_name() -> &'static str {
    let name = manifest().and_then(|m| m.js.rsplit('/').next()?.strip_suffix(".js"));
    name.unwrap_or("weathervane")
}

/// Whether a path is one of the site's files.
#[must_use]
pub fn is_asset(path: &str) -> bool {
    let name = path.trim_start_matches('/');
    name != "manifest.json" && file(name).is_some()
}

/// Answers a request for one of the site's files. Files under `/pkg` carry a hash in their name and may be kept
/// forever; the others are asked for again each time and mostly answered with "not changed".
pub async fn serve(request: Request) -> Response<Body> {
    let name = request.uri().path().trim_start_matches('/').to_owned();
    let (file, encoding) = match best(&name, request.headers()) {
        Some(found) if name != "manifest.json" => found,
        _ => return status(StatusCode::NOT_FOUND),
    };
    let tag = format!("\"{}\"", base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(file.metadata.sha256_hash()));
    let known = request.headers().get(IF_NONE_MATCH).is_some_and(|v| v.as_bytes() == tag.as_bytes());
    let mut response =
        if known { status(StatusCode::NOT_MODIFIED) } else { Response::new(Body::from(file.data.into_owned())) };
    let headers = response.headers_mut();
    let hashed = name.starts_with("pkg/weathervane-");
    let keep = if hashed { "public, max-age=31536000, immutable" } else { "no-cache" };
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(keep));
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type(&name)));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(ETAG, tag);
    }
    if name == WORKER {
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(WORKER_POLICY));
    }
    if let Some(encoding) = encoding {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

/// The smallest form of a file that the browser understands.
fn best(name: &str, headers: &HeaderMap) -> Option<(EmbeddedFile, Option<&'static str>)> {
    let accepted = headers.get(ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let packed = [("br", "br"), ("gzip", "gz")].into_iter().filter(|(encoding, _)| accepted.contains(encoding));
    packed
        .filter_map(|(encoding, ending)| Some((file(&format!("{name}.{ending}"))?, Some(encoding))))
        .next()
        .or_else(|| Some((file(name)?, None)))
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn status(code: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = code;
    response
}
