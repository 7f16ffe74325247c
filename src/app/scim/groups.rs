//! Groups: the teams of the roster.

use axum::http::StatusCode;
use serde_json::Value;

use super::apply::apply;
use super::search;
use super::shown::ResourceWriter;
use super::wanted_group::{self, team};
use crate::web::scim::answer::{ScimAnswer, ScimFailure};
use crate::web::scim::caller::ScimCaller;
use crate::web::scim::request::{ScimBody, ScimId, ScimQuery};
use scim::{ScimError, patch, read, resources};
use store::ScimDirectory;

/// `GET /Groups`
///
/// # Errors
/// If the filter cannot be used.
pub async fn list(caller: ScimCaller, query: ScimQuery) -> Result<ScimAnswer, ScimFailure> {
    search::page(&caller, &query.0, [false, true]).await
}

/// `GET /Groups/{id}`
///
/// # Errors
/// If there is no such team: 404.
pub async fn read(caller: ScimCaller, id: ScimId, query: ScimQuery) -> Result<ScimAnswer, ScimFailure> {
    let directory = caller.caller.app.store.scim().directory(caller.caller.now).await?;
    Ok(ScimAnswer::ok(shown(&caller, &directory, &id.0, &query)?))
}

/// `POST /Groups`: a team is added, or comes back that the client deleted.
///
/// # Errors
/// If another team has the name, or a value is not valid.
pub async fn create(caller: ScimCaller, query: ScimQuery, body: ScimBody) -> Result<ScimAnswer, ScimFailure> {
    let stated = read::resource(&resources::group(), &body.0)?;
    let locale = caller.caller.locale;
    let decide = move |directory: &ScimDirectory| wanted_group::decide(directory, None, &stated, locale);
    let (directory, key) = apply(&caller, decide).await?;
    Ok(ScimAnswer::created(shown(&caller, &directory, &key, &query)?))
}

/// `PUT /Groups/{id}`. Members and leads stay if the body does not list them.
///
/// # Errors
/// If there is no such team, or as [`create`].
pub async fn replace(
    caller: ScimCaller,
    id: ScimId,
    query: ScimQuery,
    body: ScimBody,
) -> Result<ScimAnswer, ScimFailure> {
    let stated = read::resource(&resources::group(), &body.0)?;
    let locale = caller.caller.locale;
    let decide = move |directory: &ScimDirectory| wanted_group::decide(directory, Some(&id.0), &stated, locale);
    let (directory, key) = apply(&caller, decide).await?;
    Ok(ScimAnswer::ok(shown(&caller, &directory, &key, &query)?))
}

/// `PATCH /Groups/{id}`
///
/// # Errors
/// If there is no such team, an operation cannot be applied, or as [`create`].
pub async fn modify(
    caller: ScimCaller,
    id: ScimId,
    query: ScimQuery,
    body: ScimBody,
) -> Result<ScimAnswer, ScimFailure> {
    let operations = patch::operations(&body.0)?;
    let schema = resources::group();
    let locale = caller.caller.locale;
    let decide = move |directory: &ScimDirectory| {
        let known = team(directory, &id.0).ok_or_else(|| ScimError::of(404))?;
        let mut resource = ResourceWriter::new(directory, "").group(known);
        patch::apply(&schema, &mut resource, &operations)?;
        wanted_group::decide(directory, Some(&id.0), &resource, locale)
    };
    let (directory, key) = apply(&caller, decide).await?;
    Ok(ScimAnswer::ok(shown(&caller, &directory, &key, &query)?))
}

/// `DELETE /Groups/{id}`: nobody works in the team or leads it any more, and the client does not see it.
///
/// # Errors
/// If there is no such team: 404.
pub async fn remove(caller: ScimCaller, id: ScimId) -> Result<ScimAnswer, ScimFailure> {
    let locale = caller.caller.locale;
    apply(&caller, move |directory| wanted_group::decide_removal(directory, &id.0, locale)).await?;
    Ok(ScimAnswer::gone())
}

fn shown(caller: &ScimCaller, directory: &ScimDirectory, id: &str, query: &ScimQuery) -> Result<Value, ScimFailure> {
    let team = team(directory, id).ok_or_else(|| ScimFailure::of(StatusCode::NOT_FOUND))?;
    let resource = ResourceWriter::new(directory, &caller.base).group(team);
    Ok(Value::Object(query.0.projection.of(&resources::group(), resource)))
}
