//! Cancelling an event.

use serde::Deserialize;

use super::PAGE;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::EventId;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct CancelEventForm {
    event: String,
}

impl SubmittedForm for CancelEventForm {
    fn page(&self) -> String {
        PAGE.to_owned()
    }
}

/// Cancels an event of the organiser and deletes its sign-ups.
///
/// # Errors
/// [`AppError::NotFound`] if it is not theirs; [`AppError::PasswordNeeded`] if the password was typed too long ago.
pub async fn cancel_event(context: RequestContext, form: CancelEventForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::SeeEvents, Subject::None)?;
    // Others have signed up for it.
    if !signed_in.viewer.acts_for_others() {
        return Err(AppError::PasswordNeeded);
    }
    let id: EventId = form.event.parse().map_err(|_| AppError::NotFound)?;
    if !context.app.store.events().cancel(id, signed_in.viewer.person).await? {
        return Err(AppError::NotFound);
    }
    Ok(Redirect::to(PAGE).with_message(t!(context.visitor.locale, "event-cancelled")))
}
