//! Giving a team a shift.

use leptos::prelude::server;

use crate::app::teams::href;
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, answer};
use domain::access::{Action, Subject};
use import::roster;
use words::t;

/// Gives everybody who works in the team today these shifts as well; a shift of the same name gets the new hours.
///
/// # Errors
/// There is no such team, or nobody works in it; what was typed is no shift.
#[server(prefix = "/api", endpoint = "add_shift")]
pub async fn add_shift(
    #[server(default)] team: String,
    #[server(default)] shift_pattern: String,
) -> Result<(), AppError> {
    let context = RequestContext::here();
    let typed = FormValues::default().and("shift_pattern", &shift_pattern);
    answer("add_shift", format!("{}#shifts", href(&team)), typed, async move {
        let signed_in = context.allowed(Action::Administer, Subject::None)?;
        let (store, locale, today) = (&context.app.store, context.visitor.locale, signed_in.today());
        let team = store.teams().by_key(team).await?.ok_or(AppError::NotFound)?;
        let wrong = |sentence| AppError::field("shift_pattern", sentence);
        let new = roster::shifts(shift_pattern.trim()).ok().filter(|new| !new.is_empty());
        let new = new.ok_or_else(|| wrong(t!(locale, "shift-wrong")))?;
        if store.teams().composition(team.clone(), today).await?.people == 0 {
            return Err(wrong(t!(locale, "shift-nobody")));
        }
        let change = move |known: &mut Vec<domain::ShiftPattern>| {
            for shift in &new {
                known.retain(|one| one.name != shift.name);
                known.push(shift.clone());
            }
        };
        store.teams().change_shifts(team.id, today, change, signed_in.person().id, context.visitor.now).await?;
        Ok(Next::to(href(&team.key)).saying(t!(locale, "shift-added", team = team.name)))
    })
    .await
}
