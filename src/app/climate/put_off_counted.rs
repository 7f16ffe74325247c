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

/// Stops the question next to check-ins. Nothing is chosen by that: people who have not chosen are not counted.
///
/// # Errors
/// If the person does not check in.
pub async fn put_off_counted(context: RequestContext, _: PutOffCountedForm) -> Result<Redirect, AppError> {
    let person = context.allowed(Action::OwnWeather, Subject::None)?.viewer.person;
    context.app.store.climate().put_off_counted(person).await?;
    Ok(Redirect::to("/check-in").with_message(t!(context.visitor.locale, "choose-counted-put-off")))
}
