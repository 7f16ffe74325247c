//! Setting a flag aside for some days.

use serde::Deserialize;

use crate::app::flags::status;
use crate::app::flags::status::{FlagStatus, SET_ASIDE};
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
pub struct SnoozeFlagForm {
    flag: String,
    back: String,
}

impl SubmittedForm for SnoozeFlagForm {
    fn page(&self) -> String {
        path_or(&self.back, "/flags")
    }
}

/// Sets an open flag aside. It returns after some days, at once if it becomes more serious, or when the viewer undoes it.
///
/// A flag that somebody follows up is not set aside: it stays theirs.
///
/// # Errors
/// If the flag does not follow from what the viewer may see.
pub async fn snooze_flag(context: RequestContext, form: SnoozeFlagForm) -> Result<Redirect, AppError> {
    let back = form.page();
    let signed_in = context.allowed(Action::WorkOnFlag, Subject::None)?;
    let (app, now, locale) = (&context.app, context.visitor.now, context.visitor.locale);
    let id: FlagId = form.flag.parse().map_err(|_| AppError::NotFound)?;
    let noticed = status::find(app, &signed_in.viewer, id, signed_in.today(), context.visitor.now)
        .await?
        .ok_or(AppError::NotFound)?;
    context.allowed(Action::WorkOnFlag, Subject::Team(noticed.team, signed_in.today()))?;
    if !matches!(noticed.status(now), FlagStatus::Open | FlagStatus::Aside(_)) {
        return Ok(Redirect::to(back).with_message(t!(locale, "flags-said-not-set-aside")));
    }
    let (team, person, state) = (noticed.team, noticed.person, FlagState::NotNow);
    let due_at = now.checked_add(SET_ASIDE).ok();
    let work = FlagWork { flag: id, team, person, state, owner: None, due_at, changed_at: now, what_was_done: None };
    app.store.flag_work().set(work, signed_in.person().id).await?;
    app.hub.announce(Topic::Board(team));
    Ok(Redirect::to(back).with_message(t!(locale, "flag-page-said-aside")))
}
