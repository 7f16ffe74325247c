//! Undoing a check-in, until the shift ends.

use serde::Deserialize;

use crate::app::check_in::visibility_change::entries_changed;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::CheckInId;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct UndoCheckInForm {
    id: String,
}

impl SubmittedForm for UndoCheckInForm {
    fn page(&self) -> String {
        "/check-in".to_owned()
    }
}

/// Deletes an entry of the signed-in person for good, with the unanswered offer of its shift. Undoing twice is the same
/// as once.
///
/// # Errors
/// If the person has no such entry, or its shift has ended.
pub async fn undo_check_in(context: RequestContext, form: UndoCheckInForm) -> Result<Redirect, AppError> {
    let UndoCheckInForm { id } = form;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let signed_in = context.allowed(Action::OwnWeather, Subject::None)?;
    let person = signed_in.viewer.person;
    let id: CheckInId = id.parse().map_err(|_| AppError::NotFound)?;
    let undone = || Ok(Redirect::to("/check-in").with_message(t!(locale, "check-in-undone")));
    let Some(before) = store.check_ins().get(person, id).await? else {
        return if store.check_ins().was_withdrawn(person, id).await? { undone() } else { Err(AppError::NotFound) };
    };
    if !before.belongs_to(&signed_in.shift) {
        return Err(AppError::field("", t!(locale, "check-in-shift-over")));
    }
    if let Some(before) = store.check_ins().undo(person, id, context.visitor.now).await? {
        entries_changed(&context.app, person, &[(before, None)], signed_in.today()).await;
    }
    undone()
}
