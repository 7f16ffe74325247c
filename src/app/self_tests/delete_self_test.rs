//! Deleting one result of a self-test.

use jiff::Timestamp;
use serde::Deserialize;

use super::address;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct DeleteSelfTestForm {
    test: String,
    taken: String,
}

impl SubmittedForm for DeleteSelfTestForm {
    fn page(&self) -> String {
        address(&self.test)
    }
}

/// Deletes a result from the person's sealed record.
///
/// # Errors
/// [`AppError::NotFound`] if there is no such result.
pub async fn delete_self_test(context: RequestContext, form: DeleteSelfTestForm) -> Result<Redirect, AppError> {
    let me = context.allowed(Action::OwnHistory, Subject::None)?;
    let (locale, now) = (context.visitor.locale, context.visitor.now);
    let instrument = content::instruments().get(&form.test).ok_or(AppError::NotFound)?;
    let taken_at = form.taken.parse().ok().and_then(|second| Timestamp::from_second(second).ok());
    let taken_at = taken_at.ok_or(AppError::NotFound)?;
    let remove = move |record: &mut domain::self_test::SelfTestRecord| record.remove(&instrument.key, taken_at);
    match context.app.store.self_tests().change(me.own.clone(), now, remove).await? {
        Some(true) => Ok(Redirect::to(address(&instrument.key)).with_message(t!(locale, "self-test-deleted"))),
        Some(false) | None => Err(AppError::NotFound),
    }
}
