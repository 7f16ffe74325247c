//! Declining a case, or taking one of this centre out of the library.

use serde::Deserialize;

use super::address;
use super::waiting_cases::{WAITING, waiting};
use crate::web::address::page_of;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use content::LibraryKind;
use domain::LibraryCaseId;
use domain::access::{Action, Subject};
use domain::library_case::MAX_CASE_REPLY;
use domain::text::cleaned;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct DeclineCaseForm {
    case: String,
    reply: String,
    /// `yes` on the page of a case that is in the library.
    released: String,
}

impl SubmittedForm for DeclineCaseForm {
    fn page(&self) -> String {
        match self.released.as_str() {
            "yes" => address(LibraryKind::Case, &self.case),
            _ => page_of(WAITING, &self.case),
        }
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("reply", &self.reply)
    }
}

/// Declines a waiting case, or takes one of this centre out of the library, with a sentence to the author, whom the
/// psychologist does not learn.
///
/// # Errors
/// If the sentence is missing or too long; [`AppError::NotFound`] if there is no such case, or it is no longer where
/// the page showed it.
pub async fn decline_case(context: RequestContext, form: DeclineCaseForm) -> Result<Redirect, AppError> {
    let by = context.allowed(Action::EditCases, Subject::None)?.viewer.person;
    let (shelf, locale) = (context.app.store.library(), context.visitor.locale);
    let id: LibraryCaseId = form.case.parse().map_err(|_| AppError::NotFound)?;
    let is_released = shelf.released_case(id).await?.is_some();
    if !is_released {
        waiting(&context, &form.case).await?;
    }
    // Another psychologist released it while this page was open: nobody asked to take that version out.
    if is_released != (form.released == "yes") {
        return Err(AppError::NotFound);
    }
    let reply = cleaned(&form.reply, MAX_CASE_REPLY)
        .map_err(|long| t!(locale, "library-case-long", longest = long.0))
        .and_then(|reply| if reply.is_empty() { Err(t!(locale, "library-case-reply-missing")) } else { Ok(reply) })
        .map_err(|wrong| AppError::field("reply", wrong))?;
    if !shelf.decline_case(by, id, reply, context.visitor.now).await? {
        return Err(AppError::NotFound);
    }
    Ok(Redirect::to(WAITING).with_message(t!(locale, "library-case-now-declined")))
}
