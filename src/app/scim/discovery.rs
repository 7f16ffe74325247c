//! What a client can find out: what is supported, which resources there are, which attributes they have.

use axum::http::StatusCode;
use serde_json::Value;

use crate::web::scim::answer::{ScimAnswer, ScimFailure};
use crate::web::scim::caller::ScimCaller;
use crate::web::scim::request::ScimId;
use scim::{ResourceSchema, discovery, query, resources};

/// The schemas as this caller can use them.
fn known(caller: &ScimCaller) -> [ResourceSchema; 2] {
    [resources::user(caller.program.names_roles), resources::group()]
}

/// `GET /ServiceProviderConfig`
pub async fn config(caller: ScimCaller) -> ScimAnswer {
    ScimAnswer::ok(discovery::config(&caller.base))
}

/// `GET /ResourceTypes`
pub async fn resource_types(caller: ScimCaller) -> ScimAnswer {
    let types = known(&caller).iter().map(|schema| discovery::resource_type(schema, &caller.base)).collect();
    ScimAnswer::ok(query::all(types))
}

/// `GET /ResourceTypes/{id}`
///
/// # Errors
/// If there is no such kind: 404.
pub async fn resource_type(caller: ScimCaller, id: ScimId) -> Result<ScimAnswer, ScimFailure> {
    let types = known(&caller).into_iter().map(|schema| discovery::resource_type(&schema, &caller.base));
    one(types, &id.0)
}

/// `GET /Schemas`
pub async fn schemas(caller: ScimCaller) -> ScimAnswer {
    ScimAnswer::ok(query::all(all_schemas(&caller)))
}

/// `GET /Schemas/{id}`
///
/// # Errors
/// If there is no such schema: 404.
pub async fn schema(caller: ScimCaller, id: ScimId) -> Result<ScimAnswer, ScimFailure> {
    one(all_schemas(&caller), &id.0)
}

fn all_schemas(caller: &ScimCaller) -> Vec<Value> {
    known(caller).iter().flat_map(|schema| discovery::schemas(schema, &caller.base)).collect()
}

fn one(all: impl IntoIterator<Item = Value>, id: &str) -> Result<ScimAnswer, ScimFailure> {
    let found = all.into_iter().find(|one| one["id"].as_str().is_some_and(|known| known.eq_ignore_ascii_case(id)));
    found.map(ScimAnswer::ok).ok_or_else(|| ScimFailure::of(StatusCode::NOT_FOUND))
}
