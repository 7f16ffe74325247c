//! Making the secret link to one's own calendar.

use serde::Deserialize;

use super::PAGE;
use crate::state::flash::{Flash, LinkKind};
use crate::web::address::page_of;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use store::token;

/// A form without fields.
#[derive(Deserialize)]
pub struct MakeCalendarLinkForm {}

impl SubmittedForm for MakeCalendarLinkForm {
    fn page(&self) -> String {
        "/account#calendar".to_owned()
    }
}

/// Makes the link and shows it once; an earlier one ends.
///
/// # Errors
/// If the password was not typed recently.
pub async fn make_calendar_link(context: RequestContext, _: MakeCalendarLinkForm) -> Result<Redirect, AppError> {
    let person = context.allowed(Action::LinkCalendar, Subject::None)?.person().id;
    let secret = token::fresh();
    context.app.store.calendar_links().make(person, token::hash(&secret), context.visitor.now).await?;
    let link = format!("{}{}.ics", context.base_url(), page_of(PAGE, &secret));
    Ok(Redirect::to("/account#calendar").with_flash(Flash::Links(LinkKind::Calendar, vec![(String::new(), link)])))
}
