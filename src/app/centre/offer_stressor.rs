//! Offering a stressor in new check-ins, or no longer.

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
pub struct OfferStressorForm {
    stressor: String,
    offered: String,
}

impl SubmittedForm for OfferStressorForm {
    fn page(&self) -> String {
        "/admin/stressors".to_owned()
    }
}

/// Offers it where `offered` is `yes`, and else no longer does. Entries that name it keep it.
///
/// # Errors
/// If there is no such stressor.
pub async fn offer_stressor(context: RequestContext, form: OfferStressorForm) -> Result<Redirect, AppError> {
    let OfferStressorForm { stressor, offered } = form;
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let key: StressorKey = stressor.parse().map_err(|_| AppError::NotFound)?;
    let offered = offered == "yes";
    if !store.stressors().set_offered(key.clone(), offered, signed_in.person().id, context.visitor.now).await? {
        return Err(AppError::NotFound);
    }
    let name = store.stressors().list().label(locale, &key).to_owned();
    let said = if offered {
        t!(locale, "stressor-offered-again", name = name)
    } else {
        t!(locale, "stressor-put-away", name = name)
    };
    Ok(Redirect::to("/admin/stressors").with_message(said))
}
