//! Taking a shift from a team.

use leptos::prelude::server;

use crate::app::teams::href;
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, answer};
use domain::access::{Action, Subject};
use words::t;

/// Takes a shift, written as the page shows it, from everybody who works in the team today. What was said in it stays.
///
/// # Errors
/// There is no such team, or nobody in it has this shift.
#[server(prefix = "/api", endpoint = "end_shift")]
pub async fn end_shift(
    #[server(default)] team: String,
    #[server(default)] shift_pattern: String,
) -> Result<(), AppError> {
    let context = RequestContext::here();
    answer("end_shift", format!("{}#shifts", href(&team)), FormValues::default(), async move {
        let signed_in = context.allowed(Action::Administer, Subject::None)?;
        let (store, locale, today) = (&context.app.store, context.visitor.locale, signed_in.today());
        let team = store.teams().by_key(team).await?.ok_or(AppError::NotFound)?;
        if !store.teams().composition(team.clone(), today).await?.shifts.contains_key(&shift_pattern) {
            return Err(AppError::NotFound);
        }
        let said = t!(locale, "shift-ended", shift = shift_pattern.clone(), team = team.name.clone());
        let change = move |known: &mut Vec<domain::ShiftPattern>| {
            known.retain(|one| one.to_string() != shift_pattern);
        };
        store.teams().change_shifts(team.id, today, change, signed_in.person().id, context.visitor.now).await?;
        Ok(Next::to(href(&team.key)).saying(said))
    })
    .await
}
