//! Into which classes requests fall: few, and none of them tells what a form was about.

use axum::http::{Method, StatusCode};
use prometheus_client::encoding::EncodeLabelValue;

use crate::web::assets;

/// What kind of route.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelValue)]
pub(super) enum Route {
    /// Something to read on a screen.
    Page,
    /// Any form at all.
    Form,
    /// A stream of live events.
    Live,
    /// A file of the site.
    Asset,
    /// Whether it is well, and this.
    Probe,
}

impl Route {
    pub(super) fn of(method: &Method, path: &str) -> Self {
        match path {
            "/healthz" | "/readyz" | "/metrics" => Self::Probe,
            "/live" => Self::Live,
            _ if assets::is_asset(path) => Self::Asset,
            _ if method == Method::POST || path.starts_with("/api/") => Self::Form,
            _ => Self::Page,
        }
    }
}

/// The first digit of a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelValue)]
pub(super) enum Status {
    /// 1xx and 2xx.
    Ok,
    /// 3xx.
    Redirect,
    /// 4xx.
    Refused,
    /// 5xx.
    Failed,
}

impl Status {
    pub(super) fn of(status: StatusCode) -> Self {
        match status.as_u16() {
            ..300 => Self::Ok,
            300..400 => Self::Redirect,
            400..500 => Self::Refused,
            _ => Self::Failed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_in_is_a_form_like_every_other() {
        for path in
            ["/api/record_check_in", "/api/undo_check_in", "/api/sign_in", "/api/preview_roster", "/api/unheard_of"]
        {
            assert_eq!(Route::of(&Method::POST, path), Route::Form, "{path}");
        }
        assert_eq!(Route::of(&Method::GET, "/check-in"), Route::of(&Method::GET, "/privacy"));
        assert_eq!(Route::of(&Method::GET, "/live"), Route::Live);
        assert_eq!(Route::of(&Method::GET, "/metrics"), Route::Probe);
    }
}
