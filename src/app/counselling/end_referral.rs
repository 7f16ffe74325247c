//! Ending a referral: its person withdraws it, or its psychologist closes it.

use serde::Deserialize;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject, attends};
use domain::counselling::ReferralId;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct EndReferralForm {
    referral: String,
}

impl SubmittedForm for EndReferralForm {
    fn page(&self) -> String {
        "/psychologist".to_owned()
    }
}

/// Deletes the referral and everything that it shared, at once.
///
/// # Errors
/// [`AppError::NotFound`] if it is neither the viewer's nor addressed to them.
pub async fn end_referral(context: RequestContext, form: EndReferralForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::OwnAccount, Subject::None)?;
    let (store, locale, by) = (&context.app.store, context.visitor.locale, signed_in.viewer.person);
    let id: ReferralId = form.referral.parse().map_err(|_| AppError::NotFound)?;
    let received = store.referrals().of_psychologist(by).await?;
    let received = received.iter().find(|referral| referral.id == id);
    if received.is_some_and(|referral| !attends(&signed_in.viewer, referral.psychologist, referral.asked_at)) {
        return Err(AppError::NotFound);
    }
    let ended = store.referrals().end(id, by, context.visitor.now).await?.ok_or(AppError::NotFound)?;
    Ok(if ended.person == by {
        Redirect::to("/psychologist").with_message(t!(locale, "referral-withdrawn"))
    } else {
        Redirect::to("/appointments").with_message(t!(locale, "referral-closed"))
    })
}
