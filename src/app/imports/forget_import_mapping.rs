//! Forgetting what was answered about files with the same headings.

use serde::Deserialize;

use super::check_held_file::kind;
use crate::app::imports::pages::page_of;
use crate::state::import_mapping;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ForgetImportMappingForm {
    kind: String,
    mapping: String,
}

impl SubmittedForm for ForgetImportMappingForm {
    fn page(&self) -> String {
        page_of(kind(&self.kind)).to_owned()
    }
}

/// Forgets it: the next file with these headings is asked about again.
///
/// # Errors
/// [`AppError::NotFound`] if nothing is remembered under this id.
pub async fn forget_import_mapping(
    context: RequestContext,
    form: ForgetImportMappingForm,
) -> Result<Redirect, AppError> {
    context.allowed(Action::Administer, Subject::None)?;
    if !import_mapping::forget(&context.app.store, &form.mapping).await? {
        return Err(AppError::NotFound);
    }
    Ok(Redirect::to(form.page()).with_message(t!(context.visitor.locale, "mapping-forgotten")))
}
