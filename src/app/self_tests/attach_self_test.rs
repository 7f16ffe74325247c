//! Attaching a result to the referral that the person has already.

use serde::Deserialize;

use super::share;
use crate::app::counselling::referral_form;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::counselling::ReferralId;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AttachSelfTestForm {
    referral: String,
    self_test: String,
}

impl SubmittedForm for AttachSelfTestForm {
    fn page(&self) -> String {
        referral_form::PAGE.to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("self_test", &self.self_test)
    }
}

/// Shares the scores with the psychologist to whom the person has sent a referral, sealed for them alone.
///
/// # Errors
/// [`AppError::NotFound`] if the referral is not the viewer's, or its psychologist can no longer be asked; a sentence
/// if there is no such result.
pub async fn attach_self_test(context: RequestContext, form: AttachSelfTestForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::OwnWeather, Subject::None)?;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let id: ReferralId = form.referral.parse().map_err(|_| AppError::NotFound)?;
    let reader = referral_form::open_to(&context, signed_in).await?;
    let reader = reader.filter(|reader| reader.referral == id).ok_or(AppError::NotFound)?;
    let shared = share::find(&context, signed_in, &form.self_test).await?;
    let shared = shared.ok_or_else(|| AppError::field("", t!(locale, "referral-self-test-gone")))?;
    if !store.referrals().attach(signed_in.own.clone(), id, shared).await? {
        return Err(AppError::NotFound);
    }
    Ok(Redirect::to("/psychologist").with_message(t!(locale, "referral-attached", name = reader.name)))
}
