//! Putting notices away.

use serde::Deserialize;

use crate::web::address::path_or;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{ShownOnPage, SubmittedForm};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PutNoticesAwayForm {
    back: String,
    /// When the last notice was made that the page showed.
    shown: ShownOnPage,
}

impl SubmittedForm for PutNoticesAwayForm {
    fn page(&self) -> String {
        path_or(&self.back, "/")
    }
}

/// Puts away what the person has been told: not what happened after their page was shown.
///
/// # Errors
/// If nobody is signed in.
pub async fn put_notices_away(context: RequestContext, form: PutNoticesAwayForm) -> Result<Redirect, AppError> {
    let PutNoticesAwayForm { back, shown } = form;
    let back = path_or(&back, "/");
    let person = context.allowed(Action::OwnAccount, Subject::None)?.person().id;
    context.app.store.notices().mark_seen(person, shown.read(), context.visitor.now).await?;
    Ok(Redirect::redraw(back))
}
