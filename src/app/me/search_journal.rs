//! Searching one's own journal.

use serde::Deserialize;

use crate::app::me::journal_filter::JournalFilter;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SearchJournalForm {
    q: String,
    only: String,
}

impl SubmittedForm for SearchJournalForm {
    fn page(&self) -> String {
        "/me#journal".to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("q", &self.q).and("only", &self.only)
    }
}

/// Leads to the journal that shows the entries with these words (`q`), of one kind (`only`). The words stay in memory.
///
/// # Errors
/// If the viewer does not check in here.
pub async fn search_journal(context: RequestContext, form: SearchJournalForm) -> Result<Redirect, AppError> {
    let me = context.allowed(Action::OwnWeather, Subject::None)?;
    let mut filter = JournalFilter::typed(&form.values().of_form("search_journal"));
    filter.search = context.app.searches.keep(me.session, &filter.search.words, context.visitor.now);
    Ok(Redirect::to(format!("{}#journal", filter.address())))
}
