//! Keeping the past to oneself.

use serde::Deserialize;

use crate::app::check_in::visibility_change::entries_changed;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::Audience;
use domain::access::{Action, Subject};
use words::t;

/// A form without fields.
#[derive(Deserialize)]
pub struct NarrowPastForm {}

impl SubmittedForm for NarrowPastForm {
    fn page(&self) -> String {
        "/account#rights".to_owned()
    }
}

/// Narrows every entry and every tough call so far, today's included, to the person alone.
///
/// # Errors
/// If it cannot be stored.
pub async fn narrow_past(context: RequestContext, _: NarrowPastForm) -> Result<Redirect, AppError> {
    let me = context.allowed(Action::OwnWeather, Subject::None)?;
    let (store, person, today) = (&context.app.store, me.person().id, me.today());
    let before = store.check_ins().narrow_all(person, today, Audience::Me, context.visitor.now).await?;
    let changes: Vec<_> =
        before.all.into_iter().map(|entry| (entry.clone(), Some(entry.for_audience(Audience::Me)))).collect();
    entries_changed(&context.app, person, &changes, today).await;
    let (calls, readable_calls) = store.tough_calls().make_all_private(person, context.visitor.now).await?;
    calls.iter().for_each(|call| context.app.tough_call_changed(call));
    let count = before.readable + readable_calls;
    Ok(Redirect::to("/account#rights").with_message(t!(context.visitor.locale, "me-narrowed", count = count)))
}
