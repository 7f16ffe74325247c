//! Deleting one entry.

use leptos::prelude::server;

use crate::app::check_in::narrowed::entries_changed;
use crate::web::form::{Asking, Next, Typed, answer};
use crate::web::refusal::Refusal;
use domain::access::{Action, Subject};
use domain::{CheckInId, Workday};
use words::t;

/// Deletes an entry (`id`) for good, on whatever day it was said. `back` is the page of the journal.
///
/// # Errors
/// There is no such entry.
#[server(prefix = "/api", endpoint = "delete_entry")]
pub async fn delete_entry(#[server(default)] id: String, #[server(default)] back: String) -> Result<(), Refusal> {
    let asking = Asking::here();
    let page = page_of_journal(&back);
    let to = format!("{page}#journal");
    answer("delete_entry", page, Typed::default(), async move {
        let me = asking.allowed(Action::OwnWeather, Subject::None)?;
        let id: CheckInId = id.parse().map_err(|_| Refusal::NotFound)?;
        let person = me.person().id;
        let before = asking.app.store.withdraw(person, id, asking.visitor.now).await?.ok_or(Refusal::NotFound)?;
        entries_changed(&asking.app, person, &[(before, None)], me.today()).await;
        Ok(Next::to(to).saying(t!(asking.visitor.locale, "me-deleted")))
    })
    .await
}

/// The page of the journal that a form came from: its first, or the one before a day.
pub fn page_of_journal(back: &str) -> String {
    let before = back.strip_prefix("/me?before=").and_then(|day| day.parse::<Workday>().ok());
    before.map_or_else(|| "/me".to_owned(), |day| format!("/me?before={day}"))
}
