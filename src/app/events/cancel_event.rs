//! Cancelling an event.

use serde::Deserialize;

use super::{PAGE, any, first_day, may_cancel, site_of};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
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

/// Cancels an event and deletes its sign-ups, for its organiser, a lead of its team or an admin. Those who signed up
/// get a notice; nobody learns from it who they are.
///
/// # Errors
/// [`AppError::NotFound`] if the viewer may not cancel it; [`AppError::PasswordNeeded`] if the password was typed too
/// long ago.
pub async fn cancel_event(context: RequestContext, form: CancelEventForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::SeeEvents, Subject::None)?;
    // Others have signed up for it.
    if !signed_in.viewer.acts_for_others() {
        return Err(AppError::PasswordNeeded);
    }
    let event = any(&context, &form.event).await?;
    let sites = context.app.store.org_units().tree().await?;
    let day = first_day(&event, site_of(&sites, event.unit));
    let is_past = event.ends_at() <= context.visitor.now;
    let (by, now) = (signed_in.viewer.person, context.visitor.now);
    if !may_cancel(signed_in, &event) || !context.app.store.events().cancel(event.id, by, day, now).await? {
        return Err(AppError::NotFound);
    }
    let locale = context.visitor.locale;
    let said = if is_past { t!(locale, "event-removed") } else { t!(locale, "event-cancelled") };
    Ok(Redirect::to(PAGE).with_message(said))
}
