//! Users: the people of the roster.

use axum::http::StatusCode;
use serde_json::Value;

use super::apply::apply;
use super::membership::person;
use super::shown::ResourceWriter;
use super::{search, wanted_user};
use crate::web::scim::answer::{ScimAnswer, ScimFailure};
use crate::web::scim::caller::ScimCaller;
use crate::web::scim::request::{ScimBody, ScimId, ScimQuery};
use scim::{ScimError, patch, read, resources};
use store::ScimDirectory;

/// `GET /Users`
///
/// # Errors
/// If the filter cannot be used.
pub async fn list(caller: ScimCaller, query: ScimQuery) -> Result<ScimAnswer, ScimFailure> {
    search::page(&caller, &query.0, [true, false]).await
}

/// `GET /Users/{id}`
///
/// # Errors
/// If there is no such person: 404.
pub async fn read(caller: ScimCaller, id: ScimId, query: ScimQuery) -> Result<ScimAnswer, ScimFailure> {
    let directory = caller.caller.app.store.scim().directory(caller.caller.now).await?;
    Ok(ScimAnswer::ok(shown(&caller, &directory, &id.0, &query)?))
}

/// `POST /Users`: somebody joins, or comes back whom the client deleted.
///
/// # Errors
/// If somebody else has the name, or a value cannot be.
pub async fn create(caller: ScimCaller, query: ScimQuery, body: ScimBody) -> Result<ScimAnswer, ScimFailure> {
    let stated = read::resource(&resources::user(caller.program.names_roles), &body.0)?;
    let locale = caller.caller.locale;
    let decide = move |directory: &ScimDirectory| wanted_user::decide(directory, None, &stated, locale);
    let (directory, key) = apply(&caller, decide).await?;
    Ok(ScimAnswer::created(shown(&caller, &directory, &key, &query)?))
}

/// `PUT /Users/{id}`
///
/// # Errors
/// If there is no such person, or as [`create`].
pub async fn replace(
    caller: ScimCaller,
    id: ScimId,
    query: ScimQuery,
    body: ScimBody,
) -> Result<ScimAnswer, ScimFailure> {
    let stated = read::resource(&resources::user(caller.program.names_roles), &body.0)?;
    let locale = caller.caller.locale;
    let decide = move |directory: &ScimDirectory| wanted_user::decide(directory, Some(&id.0), &stated, locale);
    let (directory, key) = apply(&caller, decide).await?;
    Ok(ScimAnswer::ok(shown(&caller, &directory, &key, &query)?))
}

/// `PATCH /Users/{id}`
///
/// # Errors
/// If there is no such person, an operation cannot be applied, or as [`create`].
pub async fn modify(
    caller: ScimCaller,
    id: ScimId,
    query: ScimQuery,
    body: ScimBody,
) -> Result<ScimAnswer, ScimFailure> {
    let operations = patch::operations(&body.0)?;
    let schema = resources::user(caller.program.names_roles);
    let locale = caller.caller.locale;
    let decide = move |directory: &ScimDirectory| {
        let known = person(directory, &id.0).ok_or_else(|| ScimError::of(404))?;
        let mut resource = ResourceWriter::new(directory, "").user(known);
        patch::apply(&schema, &mut resource, &operations)?;
        wanted_user::decide(directory, Some(&id.0), &resource, locale)
    };
    let (directory, key) = apply(&caller, decide).await?;
    Ok(ScimAnswer::ok(shown(&caller, &directory, &key, &query)?))
}

/// `DELETE /Users/{id}`: the person leaves, and the client does not see them any more. What they said here stays
/// theirs.
///
/// # Errors
/// If there is no such person: 404.
pub async fn remove(caller: ScimCaller, id: ScimId) -> Result<ScimAnswer, ScimFailure> {
    apply(&caller, move |directory| wanted_user::decide_removal(directory, &id.0)).await?;
    Ok(ScimAnswer::gone())
}

fn shown(caller: &ScimCaller, directory: &ScimDirectory, id: &str, query: &ScimQuery) -> Result<Value, ScimFailure> {
    // Nor is anybody here who erased themselves and left: they were promised that their name goes, so that nothing is
    // left to be shown as not active. A provider that adds them again adds somebody new, who is not here before it says
    // that they are active.
    let person = person(directory, id).ok_or_else(|| ScimFailure::of(StatusCode::NOT_FOUND))?;
    let resource = ResourceWriter::new(directory, &caller.base).user(person);
    Ok(Value::Object(query.0.projection.of(&resources::user(caller.program.names_roles), resource)))
}
