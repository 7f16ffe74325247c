//! Choosing the language.

use serde::Deserialize;

use crate::web::address::path_or;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::Locale;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SwitchLanguageForm {
    language: String,
    back: String,
}

impl SubmittedForm for SwitchLanguageForm {
    fn page(&self) -> String {
        path_or(&self.back, "/")
    }
}

/// Changes the language of this browser and, if somebody is signed in, of their account.
///
/// # Errors
/// If the choice cannot be stored.
pub async fn switch_language(context: RequestContext, form: SwitchLanguageForm) -> Result<Redirect, AppError> {
    let RequestContext { app, visitor } = context;
    let SwitchLanguageForm { language, back } = form;
    let back = path_or(&back, "/");
    let language: Locale = language.parse().map_err(|_| AppError::Unreadable)?;
    if let Some(signed_in) = &visitor.signed_in {
        app.store.people().set_language(signed_in.person().id, language).await?;
    }
    Ok(Redirect::redraw(back).with_cookie(app.cookies.language(language)))
}
