//! Asking not to be offered self-tests again, and taking that back.

use serde::Deserialize;

use super::PAGE;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SkipSelfTestsForm {
    skip: String,
}

impl SubmittedForm for SkipSelfTestsForm {
    fn page(&self) -> String {
        PAGE.to_owned()
    }
}

/// Stops the offers permanently, or lets them begin again. The tests stay where they are.
///
/// # Errors
/// If the session does not hold the person's key.
pub async fn skip_self_tests(context: RequestContext, form: SkipSelfTestsForm) -> Result<Redirect, AppError> {
    let me = context.allowed(Action::OwnHistory, Subject::None)?;
    let (locale, now) = (context.visitor.locale, context.visitor.now);
    let skip = form.skip != "no";
    let kept = context.app.store.self_tests().change(me.own.clone(), now, move |record| record.skipped = skip).await?;
    kept.ok_or_else(|| AppError::field("", t!(locale, "self-test-no-key")))?;
    let message = if skip { t!(locale, "self-tests-skipped") } else { t!(locale, "self-tests-offered-again") };
    Ok(Redirect::to(PAGE).with_message(message))
}
