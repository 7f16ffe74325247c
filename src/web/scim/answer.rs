//! Answers and errors in the media type of SCIM (RFC 7644, sections 3.1 and 3.12).

use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use crate::web::api::problem::{Problem, failure};
use scim::{ScimError, ScimErrorKind};
use store::StoreError;

/// The media type of SCIM.
const SCIM_JSON: &str = "application/scim+json";

/// A resource, a list, or nothing.
#[derive(Clone, Debug)]
pub struct ScimAnswer {
    status: StatusCode,
    body: Option<Value>,
}

impl ScimAnswer {
    /// What was asked for.
    #[must_use]
    pub const fn ok(body: Value) -> Self {
        Self { status: StatusCode::OK, body: Some(body) }
    }

    /// A resource that was made.
    #[must_use]
    pub const fn created(body: Value) -> Self {
        Self { status: StatusCode::CREATED, body: Some(body) }
    }

    /// The answer to a deletion: 204 without a body.
    #[must_use]
    pub const fn gone() -> Self {
        Self { status: StatusCode::NO_CONTENT, body: None }
    }
}

impl IntoResponse for ScimAnswer {
    fn into_response(self) -> Response {
        let Some(body) = self.body else { return self.status.into_response() };
        let location = body["meta"]["location"].as_str().and_then(|address| HeaderValue::from_str(address).ok());
        let mut response = (self.status, [(CONTENT_TYPE, SCIM_JSON)], body.to_string()).into_response();
        if let Some(location) = location.filter(|_| self.status == StatusCode::CREATED) {
            response.headers_mut().insert(LOCATION, location);
        }
        response
    }
}

/// Why a request failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScimFailure(pub ScimError);

impl ScimFailure {
    /// A failure with nothing but a status.
    #[must_use]
    pub const fn of(status: StatusCode) -> Self {
        Self(ScimError::of(status.as_u16()))
    }
}

impl From<ScimError> for ScimFailure {
    fn from(error: ScimError) -> Self {
        Self(error)
    }
}

impl From<Problem> for ScimFailure {
    fn from(problem: Problem) -> Self {
        let error = ScimError::of(problem.status).because(problem.detail.unwrap_or_default());
        // A body that is not JSON.
        let kind = (problem.status == 400).then_some(ScimErrorKind::InvalidSyntax);
        Self(ScimError { kind, ..error })
    }
}

impl From<StoreError> for ScimFailure {
    fn from(error: StoreError) -> Self {
        Problem::from(error).into()
    }
}

impl IntoResponse for ScimFailure {
    fn into_response(self) -> Response {
        failure(self.0.status, SCIM_JSON, self.0.to_json().to_string())
    }
}
