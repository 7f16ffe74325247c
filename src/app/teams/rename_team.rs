//! Calling a team by another name.

use leptos::prelude::server;

use super::add_team::line;
use crate::app::teams::href;
use crate::web::form::{Asking, Next, Typed, answer};
use crate::web::refusal::Refusal;
use domain::access::{Action, Subject};
use words::t;

/// Renames a team; its key stays.
///
/// # Errors
/// There is no such team; nothing was typed.
#[server(prefix = "/api", endpoint = "rename_team")]
pub async fn rename_team(#[server(default)] team: String, #[server(default)] name: String) -> Result<(), Refusal> {
    let asking = Asking::here();
    answer("rename_team", href(&team), Typed::default().and("name", &name), async move {
        let signed_in = asking.allowed(Action::Administer, Subject::None)?;
        let (store, locale) = (&asking.app.store, asking.visitor.locale);
        let team = store.team_by_key(team).await?.ok_or(Refusal::NotFound)?;
        let name = line(locale, &name, 80, || t!(locale, "team-name-missing"));
        let name = name.map_err(|wrong| Refusal::field("name", wrong))?;
        store.rename_team(team.id, name.clone(), signed_in.person().id, asking.visitor.now).await?;
        Ok(Next::to(href(&team.key)).saying(t!(locale, "team-renamed", team = name)))
    })
    .await
}
