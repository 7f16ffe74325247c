//! Marking a stressor of the centre as one about the lead.

use serde::Deserialize;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::StressorKey;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct MarkStressorForm {
    stressor: String,
}

impl SubmittedForm for MarkStressorForm {
    fn page(&self) -> String {
        "/admin/stressors".to_owned()
    }
}

/// Marks it for good: from now on the check-in asks who may know of it, and nobody sees it in past check-ins.
///
/// # Errors
/// If the centre added no such stressor.
pub async fn mark_stressor(context: RequestContext, form: MarkStressorForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let key: StressorKey = form.stressor.parse().map_err(|_| AppError::NotFound)?;
    if !store.stressors().mark_about_lead(key.clone(), signed_in.person().id, context.visitor.now).await? {
        return Err(AppError::NotFound);
    }
    context.app.tags_changed();
    let name = store.stressors().list().label(locale, &key).to_owned();
    Ok(Redirect::to("/admin/stressors").with_message(t!(locale, "stressor-marked", name = name)))
}
