//! Ending the secret link to one's own calendar.

use serde::Deserialize;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// A form without fields.
#[derive(Deserialize)]
pub struct EndCalendarLinkForm {}

impl SubmittedForm for EndCalendarLinkForm {
    fn page(&self) -> String {
        "/account#calendar".to_owned()
    }
}

/// Ends the link at once.
///
/// # Errors
/// If the password was not typed recently.
pub async fn end_calendar_link(context: RequestContext, _: EndCalendarLinkForm) -> Result<Redirect, AppError> {
    let person = context.allowed(Action::LinkCalendar, Subject::None)?.person().id;
    context.app.store.calendar_links().end(person).await?;
    Ok(Redirect::to("/account#calendar").with_message(t!(context.visitor.locale, "calendar-link-ended")))
}
