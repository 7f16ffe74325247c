//! Errors of the interface for programs, as problem details (RFC 9457).

use axum::http::header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::web::error::AppError;
use domain::Locale;
use domain::problem::ImportProblem;
use store::StoreError;

/// The media type of a problem.
pub const PROBLEM_JSON: &str = "application/problem+json";

/// Why a request failed (RFC 9457).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Problem {
    /// Always `about:blank`: the status says what kind of problem it is.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The status in words.
    pub title: &'static str,
    /// The status of the response.
    #[schema(minimum = 400, maximum = 599)]
    pub status: u16,
    /// What is wrong, in the language of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub detail: Option<String>,
    /// Each fault of a body by itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<Fault>,
}

/// One fault of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Fault {
    /// The index of the record in its list, from 0; absent if the fault is of no record.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub index: Option<u64>,
    /// The name of the field; empty if the fault is of no field.
    pub field: String,
    /// What is wrong, in the language of the request.
    pub detail: String,
}

impl Problem {
    /// A problem with nothing but a status.
    #[must_use]
    pub fn of(status: StatusCode) -> Self {
        let title = status.canonical_reason().unwrap_or("Error");
        Self { kind: "about:blank", title, status: status.as_u16(), detail: None, errors: Vec::new() }
    }

    /// Says what is wrong.
    #[must_use]
    pub fn because(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// Everything that is wrong with a list of records that were read like the lines of a file: the first record is
    /// line 2.
    #[must_use]
    pub fn of_records(problems: &[ImportProblem], locale: Locale) -> Self {
        let fault = |problem: &ImportProblem, line: u64| Fault {
            index: line.checked_sub(2),
            field: problem.column.clone(),
            detail: words::problem::sentence(problem, locale),
        };
        let faults = problems.iter().flat_map(|problem| problem.lines().map(move |line| fault(problem, line)));
        Self { errors: faults.collect(), ..Self::of(StatusCode::UNPROCESSABLE_ENTITY) }
    }

    /// The same for an error of a use case.
    #[must_use]
    pub fn from_app(error: AppError, locale: Locale) -> Self {
        let status = match error {
            // Nobody is told to sign in: a token is valid or it is not.
            AppError::SignedOut | AppError::PasswordNeeded | AppError::SecondFactorNeeded => StatusCode::FORBIDDEN,
            ref other => other.status(),
        };
        let problem = Self::of(status);
        match error {
            AppError::Invalid(wrong) => {
                let faults = wrong.into_iter().map(|(field, detail)| Fault { index: None, field, detail });
                Self { errors: faults.collect(), ..problem }
            }
            AppError::NotFound | AppError::SignedOut | AppError::PasswordNeeded => problem,
            other => problem.because(other.sentence(locale)),
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        Self::of(AppError::from(error).status())
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        failure(self.status, PROBLEM_JSON, serde_json::to_vec(&self).unwrap_or_default())
    }
}

/// The response to a request of a program that failed. If that is what failed, it says how to authenticate or when to
/// retry.
#[must_use]
pub fn failure(status: u16, media_type: &'static str, body: impl IntoResponse) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, [(CONTENT_TYPE, media_type)], body).into_response();
    match status {
        StatusCode::UNAUTHORIZED => {
            response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        StatusCode::TOO_MANY_REQUESTS => {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("1"));
        }
        _ => {}
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_of_somebody_without_a_second_factor_is_not_told_to_sign_in() {
        for error in [AppError::SecondFactorNeeded, AppError::PasswordNeeded, AppError::SignedOut] {
            let response = Problem::from_app(error, Locale::En).into_response();
            assert_eq!(response.status(), StatusCode::FORBIDDEN);
            assert!(!response.headers().contains_key(WWW_AUTHENTICATE));
        }
    }
}
