//! Searching the phrases to avoid.

use serde::Deserialize;

use super::phrases::PAGE;
use crate::web::address::with_query;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};

/// The field of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SearchPhrasesForm {
    q: String,
}

impl SubmittedForm for SearchPhrasesForm {
    fn page(&self) -> String {
        PAGE.to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("q", &self.q)
    }
}

/// Leads to the phrases with these words (`q`), which stay in memory.
///
/// # Errors
/// [`AppError::SignedOut`].
pub async fn search_phrases(context: RequestContext, form: SearchPhrasesForm) -> Result<Redirect, AppError> {
    let me = context.allowed(Action::ReadLibrary, Subject::None)?;
    let search = context.app.searches.keep(me.session, &form.q, context.visitor.now);
    Ok(Redirect::to(with_query(PAGE, &[("search", &search.id)])))
}
