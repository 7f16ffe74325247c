//! Undoing a check-in, until the shift ends.

use leptos::prelude::server;

use crate::app::check_in::offer;
use crate::app::check_in::visibility_change::entries_changed;
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, answer};
use domain::CheckInId;
use domain::access::{Action, Subject};
use store::Range;
use words::t;

/// Removes an entry of the signed-in person for good, with what was offered on it. Undoing twice is undoing once.
///
/// # Errors
/// An entry that the person does not have, or whose shift has ended.
#[server(prefix = "/api", endpoint = "undo_check_in")]
pub async fn undo_check_in(#[server(default)] id: String) -> Result<(), AppError> {
    let RequestContext { app, visitor } = RequestContext::here();
    answer("undo_check_in", "/check-in", FormValues::default(), async move {
        let context = RequestContext { app, visitor };
        let (store, locale) = (&context.app.store, context.visitor.locale);
        let signed_in = context.allowed(Action::OwnWeather, Subject::None)?;
        let person = signed_in.viewer.person;
        let id: CheckInId = id.parse().map_err(|_| AppError::NotFound)?;
        let undone = || Ok(Next::to("/check-in").saying(t!(locale, "check-in-undone")));
        let Some(before) = store.check_ins().get(person, id).await? else {
            return if store.check_ins().was_withdrawn(person, id).await? { undone() } else { Err(AppError::NotFound) };
        };
        if !before.belongs_to(&signed_in.shift) {
            return Err(AppError::field("", t!(locale, "check-in-shift-over")));
        }
        if let Some(before) = store.check_ins().undo(person, id, context.visitor.now).await? {
            entries_changed(&context.app, person, &[(before, None)], signed_in.today()).await;
        }
        // What was said earlier in the shift stands again, and with it what follows from it.
        let today = store.check_ins().own(person, Range { from: before.workday, to: before.workday }).await?;
        if let Some(last) = today.iter().rfind(|entry| entry.shift == before.shift)
            && let Some(offer) = offer::on_check_in(store, last, context.visitor.now).await?
        {
            store.suggestions().offer(person, offer).await?;
        }
        undone()
    })
    .await
}
