//! One showing of a page to a browser: what waits for the page, and that it was shown.

use axum::http::header::CACHE_CONTROL;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode};
use jiff::Timestamp;

use crate::state::AppState;
use crate::state::flash::{Flash, Holder};
use crate::web::visitor::Visitor;

/// A request for a page, of a browser for which something may wait.
pub struct PageView {
    holder: Holder,
    address: String,
    /// Whether the browser loads the page again.
    again: bool,
    /// Whether the response shows the page. A response to HEAD does not, and neither does one that a browser
    /// prefetches.
    shows: bool,
    now: Timestamp,
}

impl PageView {
    /// The view that a request asks for; none if nothing can wait for this browser.
    #[must_use]
    pub fn of(parts: &Parts) -> Option<Self> {
        let visitor = parts.extensions.get::<Visitor>()?;
        let kept = parts.headers.get(CACHE_CONTROL).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Some(Self {
            holder: visitor.holder()?,
            address: parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
            // What browsers send with a page that is loaded again, and never with one that a link or a form opens.
            again: kept.contains("max-age=0") || kept.contains("no-cache"),
            shows: parts.method == Method::GET && !is_ahead(&parts.headers),
            now: visitor.now,
        })
    }

    /// What waits for the page.
    #[must_use]
    pub fn waiting(&self, app: &AppState) -> Vec<Flash> {
        app.flashes.waiting(&self.holder, &self.address, self.again, self.now)
    }

    /// Notes that the page was shown, if a response with this status shows it.
    pub fn shown(&self, app: &AppState, status: StatusCode) {
        if self.shows && status == StatusCode::OK {
            app.flashes.page_shown(&self.holder, &self.address, self.again, self.now);
        }
    }
}

/// Whether the request is a prefetch: the browser may never show the page.
fn is_ahead(headers: &HeaderMap) -> bool {
    let purposes = ["sec-purpose", "purpose", "x-moz"].into_iter().filter_map(|name| headers.get(name));
    purposes
        .filter_map(|value| value.to_str().ok())
        .any(|value| value.contains("prefetch") || value.contains("preview"))
}
