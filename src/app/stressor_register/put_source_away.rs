//! Putting away what was written about a source of one's own.

use serde::Deserialize;

use super::{REGISTER, Side, found};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{ShownOnPage, SubmittedForm};
use crate::web::response::Redirect;
use store::OwnPart;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PutSourceAwayForm {
    source: String,
    shown: ShownOnPage,
}

impl SubmittedForm for PutSourceAwayForm {
    fn page(&self) -> String {
        REGISTER.to_owned()
    }
}

/// What a page shows of the log of a source to somebody with a part in it. It tells nothing of lines that only others
/// read.
#[must_use]
pub fn shown(part: OwnPart, is_hidden: bool) -> String {
    format!("{} {is_hidden}", if part.proposed { part.lines } else { part.answers })
}

/// Notes that the person has read what was written, so that pages no longer remind of it. If something was written
/// after their page was shown, they have not read it: the redirect leads to the page of the source, which stays marked
/// as new.
///
/// # Errors
/// [`AppError::NotFound`] if they have no part in such a source.
pub async fn put_source_away(context: RequestContext, form: PutSourceAwayForm) -> Result<Redirect, AppError> {
    let (signed_in, source, part) = found(&context, Side::People, &form.source).await?;
    let part = part.ok_or(AppError::NotFound)?;
    if !form.shown.is_still(&shown(part, source.hidden.is_some())) {
        let said = t!(context.visitor.locale, "register-written-since");
        return Ok(Redirect::to(Side::People.page(&form.source)).with_message(said));
    }
    let register = context.app.store.stressor_register();
    if !register.put_away(signed_in.own.clone(), source.id, part.lines).await? {
        return Err(AppError::NotFound);
    }
    Ok(Redirect::to(form.page()))
}
