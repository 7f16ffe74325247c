//! Calling a team by another name.

use leptos::prelude::server;

use super::add_team::line;
use crate::app::teams::href;
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, answer};
use domain::access::{Action, Subject};
use words::t;

/// Renames a team; its key stays.
///
/// # Errors
/// There is no such team; nothing was typed.
#[server(prefix = "/api", endpoint = "rename_team")]
pub async fn rename_team(#[server(default)] team: String, #[server(default)] name: String) -> Result<(), AppError> {
    let context = RequestContext::here();
    answer("rename_team", href(&team), FormValues::default().and("name", &name), async move {
        let signed_in = context.allowed(Action::Administer, Subject::None)?;
        let (store, locale) = (&context.app.store, context.visitor.locale);
        let team = store.teams().by_key(team).await?.ok_or(AppError::NotFound)?;
        let name = line(locale, &name, 80, || t!(locale, "team-name-missing"));
        let name = name.map_err(|wrong| AppError::field("name", wrong))?;
        store.teams().rename(team.id, name.clone(), signed_in.person().id, context.visitor.now).await?;
        Ok(Next::to(href(&team.key)).saying(t!(locale, "team-renamed", team = name)))
    })
    .await
}
