//! Taking back that a tough call was shared.

use serde::Deserialize;

use super::PAGE;
use crate::web::address::page_of;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::ToughCallId;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct KeepToughCallPrivateForm {
    id: String,
}

impl SubmittedForm for KeepToughCallPrivateForm {
    fn page(&self) -> String {
        match self.id.parse::<ToughCallId>() {
            Ok(id) => page_of(PAGE, &id.to_string()),
            Err(_) => PAGE.to_owned(),
        }
    }
}

/// Makes a tough call of the signed-in person private.
///
/// # Errors
/// If the person has no such call.
pub async fn keep_tough_call_private(
    context: RequestContext,
    form: KeepToughCallPrivateForm,
) -> Result<Redirect, AppError> {
    let me = context.allowed(Action::OwnWeather, Subject::None)?;
    let app = &context.app;
    let id: ToughCallId = form.id.parse().map_err(|_| AppError::NotFound)?;
    let before = app.store.tough_calls().make_private(me.viewer.person, id, context.visitor.now).await?;
    app.tough_call_changed(&before.ok_or(AppError::NotFound)?);
    Ok(Redirect::to(page_of(PAGE, &id.to_string())).with_message(t!(context.visitor.locale, "tough-made-private")))
}
