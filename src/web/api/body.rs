//! Reads JSON bodies and queries, and rejects others with a problem.

use axum::body::to_bytes;
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::problem::Problem;

/// The largest body, in bytes: a roster of tens of thousands of people.
const MAX_BODY_BYTES: usize = 4 * 1024 * 1024;

/// A JSON body.
///
/// Rejects with 415 if it is not JSON by its type, with 413 if it is larger than 4 MiB, with 400 if it is not JSON, and
/// with 422 if it has another form.
#[derive(Clone, Debug)]
pub struct ApiJson<T> {
    /// What the body says.
    pub value: T,
    /// The hash of method, address and body: an idempotency key belongs to one request.
    pub request: [u8; 32],
}

impl<S: Sync, T: DeserializeOwned> FromRequest<S> for ApiJson<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if kind != "application/json" && !(kind.starts_with("application/") && kind.ends_with("+json")) {
            return Err(Problem::of(StatusCode::UNSUPPORTED_MEDIA_TYPE));
        }
        let mut digest = Sha256::new();
        digest.update(format!("{} {}\n", request.method(), request.uri()));
        let body = to_bytes(request.into_body(), MAX_BODY_BYTES).await;
        let body = body.map_err(|_| Problem::of(StatusCode::PAYLOAD_TOO_LARGE))?;
        digest.update(&body);
        let value = serde_json::from_slice(&body).map_err(|error| {
            let status = if error.is_data() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::BAD_REQUEST };
            Problem::of(status).because(error.to_string())
        })?;
        Ok(Self { value, request: digest.finalize().into() })
    }
}

/// The values of a query. Rejects with 400 if they have another form.
#[derive(Clone, Debug)]
pub struct ApiQuery<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for ApiQuery<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Query(value) = Query::from_request_parts(parts, state)
            .await
            .map_err(|error| Problem::of(StatusCode::BAD_REQUEST).because(error.body_text()))?;
        Ok(Self(value))
    }
}

/// The value of a path. Rejects with 404 if it has another form.
#[derive(Clone, Debug)]
pub struct ApiPath<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for ApiPath<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Path(value) =
            Path::from_request_parts(parts, state).await.map_err(|_| Problem::of(StatusCode::NOT_FOUND))?;
        Ok(Self(value))
    }
}
