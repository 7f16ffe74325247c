//! Ending a kiosk.

use serde::Deserialize;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct EndKioskForm {
    kiosk: String,
}

impl SubmittedForm for EndKioskForm {
    fn page(&self) -> String {
        "/admin/centre#kiosks".to_owned()
    }
}

/// Ends a kiosk at once.
///
/// # Errors
/// [`AppError::NotFound`] if there is no such kiosk.
pub async fn end_kiosk(context: RequestContext, form: EndKioskForm) -> Result<Redirect, AppError> {
    context.allowed(Action::Administer, Subject::None)?;
    let id: i64 = form.kiosk.parse().map_err(|_| AppError::NotFound)?;
    if !context.app.store.kiosks().end(id).await? {
        return Err(AppError::NotFound);
    }
    Ok(Redirect::to("/admin/centre#kiosks").with_message(t!(context.visitor.locale, "kiosk-ended")))
}
