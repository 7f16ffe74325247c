//! Deleting a tough call.

use serde::Deserialize;

use super::PAGE;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::{CheckInId, ToughCallId};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct DeleteToughCallForm {
    id: String,
}

impl SubmittedForm for DeleteToughCallForm {
    fn page(&self) -> String {
        PAGE.to_owned()
    }
}

/// Deletes a tough call of the signed-in person permanently. Idempotent.
///
/// # Errors
/// If the person has no such call.
pub async fn delete_tough_call(context: RequestContext, form: DeleteToughCallForm) -> Result<Redirect, AppError> {
    let me = context.allowed(Action::OwnWeather, Subject::None)?;
    let (app, person) = (&context.app, me.viewer.person);
    let id: ToughCallId = form.id.parse().map_err(|_| AppError::NotFound)?;
    match app.store.tough_calls().withdraw(person, id, context.visitor.now).await? {
        Some(before) => app.tough_call_changed(&before),
        None if app.store.check_ins().was_withdrawn(person, CheckInId(id.0)).await? => {}
        None => return Err(AppError::NotFound),
    }
    Ok(Redirect::to(PAGE).with_message(t!(context.visitor.locale, "tough-deleted")))
}
