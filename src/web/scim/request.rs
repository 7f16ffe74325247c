//! Reads bodies and queries, and rejects others as SCIM does.

use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use serde_json::Value;

use super::answer::ScimFailure;
use crate::web::api::body::ApiJson;
use scim::query::ListQuery;

/// A JSON body of at most 4 MiB.
#[derive(Clone, Debug)]
pub struct ScimBody(pub Value);

impl<S: Sync> FromRequest<S> for ScimBody {
    type Rejection = ScimFailure;

    async fn from_request(request: Request, state: &S) -> Result<Self, ScimFailure> {
        Ok(Self(ApiJson::from_request(request, state).await?.value))
    }
}

/// The values of a query.
#[derive(Clone, Debug)]
pub struct ScimQuery(pub ListQuery);

impl<S: Sync> FromRequestParts<S> for ScimQuery {
    type Rejection = ScimFailure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ScimFailure> {
        let pairs: Vec<_> = form_urlencoded::parse(parts.uri.query().unwrap_or_default().as_bytes()).collect();
        Ok(Self(ListQuery::of_pairs(pairs.iter().map(|(name, value)| (name.as_ref(), value.as_ref())))?))
    }
}

/// The id in the address.
#[derive(Clone, Debug)]
pub struct ScimId(pub String);

impl<S: Send + Sync> FromRequestParts<S> for ScimId {
    type Rejection = ScimFailure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ScimFailure> {
        let id = Path::<String>::from_request_parts(parts, state).await;
        id.map(|Path(id)| Self(id)).map_err(|_| ScimFailure::of(StatusCode::NOT_FOUND))
    }
}
