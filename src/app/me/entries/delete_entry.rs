//! Deleting one entry.

use serde::Deserialize;

use crate::app::check_in::visibility_change::entries_changed;
use crate::app::me::journal_filter::JournalFilter;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::CheckInId;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct DeleteEntryForm {
    id: String,
    back: String,
}

impl SubmittedForm for DeleteEntryForm {
    fn page(&self) -> String {
        page_of_journal(&self.back)
    }
}

/// Deletes an entry (`id`) for good, of any day. `back` is the page of the journal.
///
/// # Errors
/// If there is no such entry.
pub async fn delete_entry(context: RequestContext, form: DeleteEntryForm) -> Result<Redirect, AppError> {
    let DeleteEntryForm { id, back } = form;
    let to = format!("{}#journal", page_of_journal(&back));
    let me = context.allowed(Action::OwnWeather, Subject::None)?;
    let id: CheckInId = id.parse().map_err(|_| AppError::NotFound)?;
    let person = me.person().id;
    let before =
        context.app.store.check_ins().withdraw(person, id, context.visitor.now).await?.ok_or(AppError::NotFound)?;
    entries_changed(&context.app, person, &[(before, None)], me.today()).await;
    Ok(Redirect::to(to).with_message(t!(context.visitor.locale, "me-deleted")))
}

/// The page of the journal that a form came from, with its search and filters.
pub fn page_of_journal(back: &str) -> String {
    JournalFilter::of_address(back).address()
}
