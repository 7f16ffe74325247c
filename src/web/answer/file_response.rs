//! Responses with a file to download.

use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};

use crate::web::address::{SECOND_FACTOR, sign_in_address};
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

/// Why there is no file. Signed out, or signed in without a recent password, leads to the sign-in page, and from there
/// `back`.
pub fn error(error: &AppError, back: &str) -> Response {
    match error {
        AppError::SignedOut | AppError::PasswordNeeded => Redirect::to(&sign_in_address(back)).into_response(),
        AppError::SecondFactorNeeded => Redirect::to(SECOND_FACTOR).into_response(),
        error => error.status().into_response(),
    }
}
