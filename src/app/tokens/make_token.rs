//! Making a token for a machine.

use serde::Deserialize;

use super::{PAGE, TokenFields, machine_scopes};
use crate::state::flash::{Flash, LinkKind};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use store::NewApiToken;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(transparent)]
pub struct MakeTokenForm(TokenFields);

impl SubmittedForm for MakeTokenForm {
    fn page(&self) -> String {
        PAGE.to_owned()
    }

    fn values(&self) -> FormValues {
        self.0.values()
    }
}

/// Makes a token for a machine and shows it once. It never reads or says anything for a person.
///
/// # Errors
/// If a field is wrong.
pub async fn make_token(context: RequestContext, form: MakeTokenForm) -> Result<Redirect, AppError> {
    let by = context.allowed(Action::Administer, Subject::None)?.person().id;
    let (secret, stored) = form.0.read(&context, &machine_scopes(), ValidationErrors::default())?;
    let stored = NewApiToken { made_by: Some(by), ..stored };
    let label = stored.label.clone();
    context.app.store.api_tokens().add(stored, context.visitor.now).await?;
    Ok(Redirect::to(PAGE).with_flash(Flash::Links(LinkKind::Token, vec![(label, secret)])))
}
