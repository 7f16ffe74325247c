//! Undoing that a flag was set aside.

use serde::Deserialize;

use crate::app::flags::status;
use crate::app::flags::status::FlagStatus;
use crate::state::live::Topic;
use crate::web::address::path_or;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use store::{FlagId, FlagState, FlagWork};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct UnsnoozeFlagForm {
    flag: String,
    back: String,
}

impl SubmittedForm for UnsnoozeFlagForm {
    fn page(&self) -> String {
        path_or(&self.back, "/flags")
    }
}

/// Puts a flag that was set aside back on the list. A flag that is not set aside stays as it is.
///
/// # Errors
/// If the flag does not follow from what the viewer may see.
pub async fn unsnooze_flag(context: RequestContext, form: UnsnoozeFlagForm) -> Result<Redirect, AppError> {
    let back = form.page();
    let signed_in = context.allowed(Action::WorkOnFlag, Subject::None)?;
    let (app, now, locale) = (&context.app, context.visitor.now, context.visitor.locale);
    let id: FlagId = form.flag.parse().map_err(|_| AppError::NotFound)?;
    let noticed = status::find(app, &signed_in.viewer, id, signed_in.today(), context.visitor.now)
        .await?
        .ok_or(AppError::NotFound)?;
    context.allowed(Action::WorkOnFlag, Subject::Team(noticed.team, signed_in.today()))?;
    if let FlagStatus::Aside(_) = noticed.status(now) {
        let (team, person, state) = (noticed.team, noticed.person, FlagState::Open);
        let work =
            FlagWork { flag: id, team, person, state, owner: None, due_at: None, changed_at: now, what_was_done: None };
        app.store.flag_work().set(work, signed_in.person().id).await?;
        app.hub.announce(Topic::Board(team));
    }
    Ok(Redirect::to(back).with_message(t!(locale, "flags-said-back-on-the-list")))
}
