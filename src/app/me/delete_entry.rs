//! Deleting one entry.

use leptos::prelude::server;

use crate::app::check_in::visibility_change::entries_changed;
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, answer};
use domain::access::{Action, Subject};
use domain::{CheckInId, Workday};
use words::t;

/// Deletes an entry (`id`) for good, on whatever day it was said. `back` is the page of the journal.
///
/// # Errors
/// There is no such entry.
#[server(prefix = "/api", endpoint = "delete_entry")]
pub async fn delete_entry(#[server(default)] id: String, #[server(default)] back: String) -> Result<(), AppError> {
    let context = RequestContext::here();
    let page = page_of_journal(&back);
    let to = format!("{page}#journal");
    answer("delete_entry", page, FormValues::default(), async move {
        let me = context.allowed(Action::OwnWeather, Subject::None)?;
        let id: CheckInId = id.parse().map_err(|_| AppError::NotFound)?;
        let person = me.person().id;
        let before =
            context.app.store.check_ins().withdraw(person, id, context.visitor.now).await?.ok_or(AppError::NotFound)?;
        entries_changed(&context.app, person, &[(before, None)], me.today()).await;
        Ok(Next::to(to).saying(t!(context.visitor.locale, "me-deleted")))
    })
    .await
}

/// The page of the journal that a form came from: its first, or the one before a day.
pub fn page_of_journal(back: &str) -> String {
    let before = back.strip_prefix("/me?before=").and_then(|day| day.parse::<Workday>().ok());
    before.map_or_else(|| "/me".to_owned(), |day| format!("/me?before={day}"))
}
