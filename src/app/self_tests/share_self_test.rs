//! Taking a result to the form that asks a psychologist. What is sent names the result, never an address: browsers keep
//! addresses, and logs of proxies may hold them.

use serde::Deserialize;

use super::{address, share};
use crate::app::counselling::referral_form;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ShareSelfTestForm {
    test: String,
    taken: String,
}

impl SubmittedForm for ShareSelfTestForm {
    fn page(&self) -> String {
        address(&self.test)
    }
}

/// Opens the form that asks a psychologist for a referral, with this result in it. Nothing is shared yet.
///
/// # Errors
/// [`AppError::NotFound`] if there is no such result.
pub async fn share_self_test(context: RequestContext, form: ShareSelfTestForm) -> Result<Redirect, AppError> {
    let me = context.allowed(Action::OwnHistory, Subject::None)?;
    let named = share::value(&form.test, &form.taken);
    share::find(&context, me, &named).await?.ok_or(AppError::NotFound)?;
    let with_result = FormValues::default().and("self_test", &named).of_form("ask_referral");
    Ok(Redirect::to(referral_form::PAGE).with_unsent(vec![with_result]))
}
