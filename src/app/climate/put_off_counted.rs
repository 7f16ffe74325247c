//! Putting away the question whether one is counted in the climate of the centre.

use serde::Deserialize;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// A form without fields.
#[derive(Deserialize)]
pub struct PutOffCountedForm {}

impl SubmittedForm for PutOffCountedForm {
    fn page(&self) -> String {
        "/check-in".to_owned()
    }
}

/// Asks no more beside check-ins. Nothing is chosen by that: who has not chosen is not counted.
///
/// # Errors
/// For whoever does not check in.
pub async fn put_off_counted(context: RequestContext, _: PutOffCountedForm) -> Result<Redirect, AppError> {
    let person = context.allowed(Action::OwnWeather, Subject::None)?.viewer.person;
    context.app.store.put_off_counted(person).await?;
    Ok(Redirect::to("/check-in").with_message(t!(context.visitor.locale, "choose-counted-put-off")))
}
