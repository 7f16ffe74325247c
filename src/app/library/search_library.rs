//! Searching the library.

use serde::Deserialize;

use super::filter::LibraryFilter;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SearchLibraryForm {
    q: String,
    kind: String,
    stressor: String,
    source: String,
}

impl SubmittedForm for SearchLibraryForm {
    fn page(&self) -> String {
        "/library".to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default()
            .and("q", &self.q)
            .and("kind", &self.kind)
            .and("stressor", &self.stressor)
            .and("source", &self.source)
    }
}

/// Leads to the library that shows the items with these words (`q`). The words stay in memory: somebody may look for
/// what they tell nobody.
///
/// # Errors
/// [`AppError::SignedOut`].
pub async fn search_library(context: RequestContext, form: SearchLibraryForm) -> Result<Redirect, AppError> {
    let me = context.allowed(Action::ReadLibrary, Subject::None)?;
    let mut filter = LibraryFilter::typed(&form.values().of_form("search_library"));
    filter.search = context.app.searches.keep(me.session, &filter.search.words, context.visitor.now);
    Ok(Redirect::to(filter.address()))
}
