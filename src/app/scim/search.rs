//! Lists and searches.

use serde_json::Value;

use super::shown::ResourceWriter;
use crate::web::scim::answer::{ScimAnswer, ScimFailure};
use crate::web::scim::caller::ScimCaller;
use crate::web::scim::request::ScimBody;
use scim::query::ListQuery;
use scim::resources;

/// `POST /.search`
///
/// # Errors
/// If the search cannot be read.
pub async fn everything(caller: ScimCaller, body: ScimBody) -> Result<ScimAnswer, ScimFailure> {
    searched(&caller, &body.0, [true, true]).await
}

/// `POST /Users/.search`
///
/// # Errors
/// If the search cannot be read.
pub async fn users(caller: ScimCaller, body: ScimBody) -> Result<ScimAnswer, ScimFailure> {
    searched(&caller, &body.0, [true, false]).await
}

/// `POST /Groups/.search`
///
/// # Errors
/// If the search cannot be read.
pub async fn groups(caller: ScimCaller, body: ScimBody) -> Result<ScimAnswer, ScimFailure> {
    searched(&caller, &body.0, [false, true]).await
}

async fn searched(caller: &ScimCaller, body: &Value, kinds: [bool; 2]) -> Result<ScimAnswer, ScimFailure> {
    page(caller, &ListQuery::of_search(body)?, kinds).await
}

/// The page of users, of groups, or of both that is asked for.
///
/// # Errors
/// If the filter cannot be used.
pub async fn page(
    caller: &ScimCaller,
    query: &ListQuery,
    [users, groups]: [bool; 2],
) -> Result<ScimAnswer, ScimFailure> {
    let directory = caller.caller.app.store.scim().directory(caller.caller.now).await?;
    let shown = ResourceWriter::new(&directory, &caller.base);
    let (user, group) = (resources::user(caller.program.names_roles), resources::group());
    let people = shown.users().take_while(|_| users).map(|resource| (&user, resource));
    let teams = shown.groups().take_while(|_| groups).map(|resource| (&group, resource));
    Ok(ScimAnswer::ok(query.page(people.chain(teams))?))
}
