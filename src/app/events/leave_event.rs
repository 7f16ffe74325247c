//! Taking a sign-up for an event back.

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
pub struct LeaveEventForm {
    event: String,
}

impl SubmittedForm for LeaveEventForm {
    fn page(&self) -> String {
        PAGE.to_owned()
    }
}

/// Deletes the sign-up.
///
/// # Errors
/// [`AppError::NotFound`] if the viewer had not signed up.
pub async fn leave_event(context: RequestContext, form: LeaveEventForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::SeeEvents, Subject::None)?;
    let id: EventId = form.event.parse().map_err(|_| AppError::NotFound)?;
    if !context.app.store.events().leave(id, signed_in.viewer.person, context.visitor.now).await? {
        return Err(AppError::NotFound);
    }
    Ok(Redirect::to(PAGE).with_message(t!(context.visitor.locale, "group-talk-left")))
}
