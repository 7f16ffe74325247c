//! Signing up for an event.

use serde::Deserialize;

use super::{PAGE, one};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::counselling::SignUp;
use store::JoinOutcome;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct JoinEventForm {
    event: String,
    named: String,
}

impl SubmittedForm for JoinEventForm {
    fn page(&self) -> String {
        PAGE.to_owned()
    }
}

/// Signs the person up, or changes whether the organiser may read their name. Without a choice nobody reads it.
///
/// # Errors
/// [`AppError::NotFound`] if no such event to come concerns the viewer.
pub async fn join_event(context: RequestContext, form: JoinEventForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::SeeEvents, Subject::None)?;
    let locale = context.visitor.locale;
    let event = one(&context, signed_in, &form.event).await?;
    let is_named = form.named == "yes";
    let sign_up = SignUp { person: signed_in.viewer.person, is_named, at: context.visitor.now };
    match context.app.store.events().join(event.id, sign_up).await? {
        JoinOutcome::Joined => {
            let said = match is_named {
                _ if event.organiser == Some(signed_in.viewer.person) => t!(locale, "event-in-own"),
                true => t!(locale, "event-joined-named"),
                false => t!(locale, "event-joined"),
            };
            Ok(Redirect::to(PAGE).with_message(said))
        }
        JoinOutcome::Full | JoinOutcome::Missing => Err(AppError::NotFound),
    }
}
