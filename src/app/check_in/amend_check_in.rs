//! Correcting what an entry says, until the shift ends.

use serde::Deserialize;

use super::record_check_in::CheckInForm;
use crate::app::check_in::visibility_change::entries_changed;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::CheckInId;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form: those of a check-in.
#[derive(Default, Deserialize)]
#[serde(transparent)]
pub struct AmendCheckInForm(CheckInForm);

impl AmendCheckInForm {
    fn id(&self) -> Option<CheckInId> {
        self.0.id.parse().ok()
    }
}

impl SubmittedForm for AmendCheckInForm {
    fn page(&self) -> String {
        self.id().map_or_else(|| "/check-in".to_owned(), |id| format!("/check-in?amend={id}"))
    }

    fn values(&self) -> FormValues {
        self.0.values()
    }
}

/// Replaces the content of an entry of the signed-in person; its workday, team and moment stay.
///
/// # Errors
/// If a field is wrong, the person has no such entry, or its shift has ended.
pub async fn amend_check_in(context: RequestContext, form: AmendCheckInForm) -> Result<Redirect, AppError> {
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let signed_in = context.allowed(Action::OwnWeather, Subject::None)?;
    let id = form.id().ok_or(AppError::NotFound)?;
    let before = store.check_ins().get(signed_in.own.clone(), id).await?.ok_or(AppError::NotFound)?;
    if !before.belongs_to(&signed_in.shift) {
        return Err(AppError::field("", t!(locale, "check-in-shift-over")));
    }
    let mut errors = ValidationErrors::default();
    let content = form.0.read(&store.stressors().list(), locale, &mut errors);
    let after = errors.finish(content)?.replacing(&before);
    let before = store
        .check_ins()
        .amend(signed_in.own.clone(), after.clone(), context.visitor.now)
        .await?
        .ok_or(AppError::NotFound)?;
    entries_changed(&context.app, after.person, &[(before, Some(after.clone()))], signed_in.today()).await;
    Ok(Redirect::to("/check-in").with_message(t!(locale, "check-in-amended")))
}
