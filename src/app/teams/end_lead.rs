//! Ending somebody's time as lead of a team.

use leptos::prelude::server;

use super::name_lead::day;
use crate::app::teams::href;
use crate::state::live::Topic;
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, answer};
use domain::access::{Action, Subject};
use words::dates;
use words::t;

/// Ends it after `last_day`, or at once where that is empty: the person then sees nothing of the team any more.
///
/// # Errors
/// There is no such team or lead; a day that is over.
#[server(prefix = "/api", endpoint = "end_lead")]
pub async fn end_lead(
    #[server(default)] team: String,
    #[server(default)] person: String,
    #[server(default)] last_day: String,
) -> Result<(), AppError> {
    let context = RequestContext::here();
    answer("end_lead", format!("{}#leads", href(&team)), FormValues::default(), async move {
        let signed_in = context.allowed(Action::Administer, Subject::None)?;
        let (app, locale, today) = (&context.app, context.visitor.locale, signed_in.today());
        let team = app.store.teams().by_key(team).await?.ok_or(AppError::NotFound)?;
        let person = app.store.people().by_key(person).await?.ok_or(AppError::NotFound)?;
        let last = day(locale, &last_day).map_err(|wrong| AppError::field("", wrong))?;
        if last.is_some_and(|last| last < today) {
            return Err(AppError::field("", t!(locale, "lead-last-past")));
        }
        let (by, now) = (signed_in.person().id, context.visitor.now);
        if !app.store.teams().end_lead(team.id, person.id, last.unwrap_or(today.plus(-1)), by, now).await? {
            return Err(AppError::NotFound);
        }
        app.derived.ties_changed();
        app.hub.announce(Topic::Sessions(person.id));
        let said = match last {
            Some(last) => {
                t!(locale, "lead-ends", name = person.name, team = team.name, day = dates::full_day(locale, last))
            }
            None => t!(locale, "lead-ended", name = person.name, team = team.name),
        };
        Ok(Next::to(href(&team.key)).saying(said))
    })
    .await
}
