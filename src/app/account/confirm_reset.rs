//! Confirming that a colleague is behind their new password, for those who have had the same role for long enough.

use serde::Deserialize;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{ShownOnPage, SubmittedForm};
use crate::web::response::Redirect;
use crate::web::visitor::SignedIn;
use domain::Workday;
use domain::access::{Action, Subject};
use store::{ConfirmOutcome, ConfirmableReset};
use words::{dates, t};

/// A colleague whose account can be confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingAccount {
    /// Their `person_id`.
    pub key: String,
    /// Their name.
    pub name: String,
    /// The day of the last reset.
    pub since: String,
    /// Its moment, in RFC 3339: a later one is not confirmed with it.
    pub last_reset: String,
}

/// The accounts that the viewer may confirm; empty for those who may confirm none.
///
/// # Errors
/// If the store cannot be read.
pub async fn waiting(context: &RequestContext, signed_in: &SignedIn) -> Result<Vec<ConfirmableReset>, AppError> {
    if !domain::access::may(Some(&signed_in.viewer), Action::ConfirmReset, Subject::None) {
        return Ok(Vec::new());
    }
    Ok(context.app.store.resets().confirmable_by((*signed_in.viewer).clone()).await?)
}

/// Loads what `/resets` shows.
///
/// # Errors
/// [`AppError::NotFound`] if the viewer has no role in which anybody confirms.
pub async fn load(context: RequestContext) -> Result<Vec<WaitingAccount>, AppError> {
    let signed_in = context.allowed(Action::ConfirmReset, Subject::None)?;
    let zone = &signed_in.person().time_zone;
    let day = |at: jiff::Timestamp| dates::full_day(context.visitor.locale, Workday(at.to_zoned(zone.clone()).date()));
    let waiting = waiting(&context, signed_in).await?.into_iter();
    let account = |one: ConfirmableReset| {
        let (since, last_reset) = (day(one.last), one.last.to_string());
        WaitingAccount { key: one.key, name: one.name, since, last_reset }
    };
    Ok(waiting.map(account).collect())
}

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ConfirmResetForm {
    person: String,
    last_reset: ShownOnPage,
}

impl SubmittedForm for ConfirmResetForm {
    fn page(&self) -> String {
        "/resets".to_owned()
    }
}

/// Confirms that the colleague with the id `person` is behind their new password: their account shows again what it
/// showed before.
///
/// # Errors
/// [`AppError::NotFound`] if there is nothing that the viewer may confirm; if the password was reset again since the
/// page was shown.
pub async fn confirm_reset(context: RequestContext, form: ConfirmResetForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::ConfirmReset, Subject::None)?;
    let (app, locale, shown) = (&context.app, context.visitor.locale, form.last_reset.read());
    let person = app.store.people().by_key(form.person).await?.ok_or(AppError::NotFound)?;
    match app.store.resets().confirm((*signed_in.viewer).clone(), person.id, shown, context.visitor.now).await? {
        ConfirmOutcome::Confirmed => {}
        ConfirmOutcome::ResetAgain => return Err(AppError::field("", t!(locale, "resets-again", name = person.name))),
        ConfirmOutcome::Nothing => return Err(AppError::NotFound),
    }
    app.reset_confirmed(person.id);
    Ok(Redirect::to("/resets").with_message(t!(locale, "resets-confirmed", name = person.name)))
}
