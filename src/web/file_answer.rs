//! Answering with a file to keep, or with why there is none.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};

use crate::web::address::door;
use crate::web::error::AppError;

/// A file called `name.ending`.
pub fn file(name: &str, ending: &str, kind: &'static str, mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(disposition) = HeaderValue::from_str(&format!("attachment; filename=\"{name}.{ending}\"")) {
        headers.insert(CONTENT_DISPOSITION, disposition);
    }
    response
}

/// Why there is none: whoever is signed out signs in and comes `back`; what is not theirs is not there.
pub fn refused(refusal: &AppError, back: &str) -> Response {
    match refusal {
        AppError::SignedOut => Redirect::to(&door(back)).into_response(),
        AppError::Full | AppError::Busy | AppError::Internal => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}
