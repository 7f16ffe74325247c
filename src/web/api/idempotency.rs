//! Idempotency keys: a program that repeats a request, because it did not hear the answer, gets the same answer.

use axum::body::Body;
use axum::extract::FromRequestParts;
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::caller::ApiCaller;
use super::problem::{PROBLEM_JSON, Problem};
use store::BegunAnswer;

/// The header with the key.
const IDEMPOTENCY_KEY: &str = "idempotency-key";
/// The header that marks an answer as a repetition.
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");
/// The most characters of a key.
const MAX_KEY_LENGTH: usize = 200;

/// The key of a request, if it has one. Rejects with 400 if it is empty, too long, or not plain text.
#[derive(Clone, Debug)]
pub struct IdempotencyKey(Option<[u8; 32]>);

impl<S: Sync> FromRequestParts<S> for IdempotencyKey {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let Some(value) = parts.headers.get(IDEMPOTENCY_KEY) else { return Ok(Self(None)) };
        let key = value.to_str().ok().map(str::trim).filter(|key| (1..=MAX_KEY_LENGTH).contains(&key.len()));
        let key = key.ok_or_else(|| Problem::of(StatusCode::BAD_REQUEST).because(IDEMPOTENCY_KEY))?;
        Ok(Self(Some(Sha256::digest(key.as_bytes()).into())))
    }
}

/// Processes a request once: the answer to a request with a key is kept for a day, with the key only as a hash.
///
/// # Errors
/// As the request; 422 if the key belongs to another request, 409 if the first request still runs.
pub async fn once<T, F>(
    caller: &ApiCaller,
    key: &IdempotencyKey,
    request: [u8; 32],
    process: F,
) -> Result<Response, Problem>
where
    T: Serialize,
    F: Future<Output = Result<(StatusCode, T), Problem>>,
{
    let answers = caller.app.store.api_answers();
    let Some(key) = key.0 else { return process.await.and_then(|(status, value)| answer(status, &written(&value)?)) };
    match answers.begin(caller.token.id, key, request, caller.now).await? {
        BegunAnswer::New => {}
        BegunAnswer::Known(status, body) => {
            let mut response = answer(StatusCode::from_u16(status).unwrap_or_default(), &body)?;
            response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
            return Ok(response);
        }
        BegunAnswer::Different => {
            return Err(Problem::of(StatusCode::UNPROCESSABLE_ENTITY).because(IDEMPOTENCY_KEY));
        }
        BegunAnswer::Running => return Err(Problem::of(StatusCode::CONFLICT).because(IDEMPOTENCY_KEY)),
    }
    let (status, body) = match process.await {
        Ok((status, value)) => (status, written(&value)?),
        Err(problem) => {
            let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            // A server error is not kept: the same request may succeed later.
            if status.is_server_error() {
                answers.end(caller.token.id, key, None).await?;
                return Err(problem);
            }
            (status, written(&problem)?)
        }
    };
    answers.end(caller.token.id, key, Some((status.as_u16(), body.clone()))).await?;
    answer(status, &body)
}

fn written<T: Serialize>(value: &T) -> Result<String, Problem> {
    serde_json::to_string(value).map_err(|error| {
        tracing::error!(%error, "an answer could not be written");
        Problem::of(StatusCode::INTERNAL_SERVER_ERROR)
    })
}

fn answer(status: StatusCode, body: &str) -> Result<Response, Problem> {
    let kind = if status.is_success() { "application/json" } else { PROBLEM_JSON };
    Ok((status, [(CONTENT_TYPE, kind)], Body::from(body.to_owned())).into_response())
}
