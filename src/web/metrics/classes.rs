//! Into which classes requests fall: few, and none of them tells what a form was about.

use axum::http::{Method, StatusCode};

use crate::state::metrics::{Route, Status};
use crate::web::assets;

/// The kind of a route.
pub(super) fn route(method: &Method, path: &str) -> Route {
    match path {
        "/healthz" | "/readyz" | "/metrics" => Route::Probe,
        "/live" => Route::Live,
        _ if assets::is_asset(path) => Route::Asset,
        _ if path.starts_with("/api/v1/") || path.starts_with("/scim/v2/") => Route::Api,
        _ if method == Method::POST || path.starts_with("/api/") => Route::Form,
        _ => Route::Page,
    }
}

/// The class of a status. A browser is redirected after a form, accepted or not; a script is told with a status of its
/// own. A phone of one's own sends check-ins so, and nearly nothing else: both are one class.
pub(super) fn status(route: Route, status: StatusCode) -> Status {
    match status.as_u16() {
        ..300 | 401 | 409 | 422 | 429 if route == Route::Form => Status::Redirect,
        ..300 => Status::Ok,
        300..400 => Status::Redirect,
        400..500 => Status::Refused,
        _ => Status::Failed,
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
            assert_eq!(route(&Method::POST, path), Route::Form, "{path}");
        }
        assert_eq!(route(&Method::GET, "/check-in"), route(&Method::GET, "/privacy"));
        assert_eq!(route(&Method::POST, "/api/v1/me/check-ins"), route(&Method::GET, "/api/v1/people"));
        assert_eq!(route(&Method::PATCH, "/scim/v2/Users/a1"), Route::Api);
        assert_eq!(route(&Method::GET, "/live"), Route::Live);
        assert_eq!(route(&Method::GET, "/metrics"), Route::Probe);
    }

    #[test]
    fn what_a_script_is_told_of_a_form_counts_as_what_a_browser_is() {
        for told in [StatusCode::OK, StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UNAUTHORIZED, StatusCode::SEE_OTHER]
        {
            assert_eq!(status(Route::Form, told), Status::Redirect, "{told}");
        }
        assert_eq!(status(Route::Form, StatusCode::FORBIDDEN), Status::Refused);
        assert_eq!(status(Route::Form, StatusCode::INSUFFICIENT_STORAGE), Status::Failed);
        assert_eq!(status(Route::Page, StatusCode::OK), Status::Ok);
        assert_eq!(status(Route::Api, StatusCode::UNPROCESSABLE_ENTITY), Status::Refused);
    }
}
