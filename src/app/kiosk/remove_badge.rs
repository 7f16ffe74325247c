//! Giving up the code and the PIN for kiosks.

use serde::Deserialize;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// A form without fields.
#[derive(Deserialize)]
pub struct RemoveBadgeForm {}

impl SubmittedForm for RemoveBadgeForm {
    fn page(&self) -> String {
        "/account#kiosk".to_owned()
    }
}

/// Deletes both at once.
///
/// # Errors
/// If the store fails.
pub async fn remove_badge(context: RequestContext, _: RemoveBadgeForm) -> Result<Redirect, AppError> {
    let person = context.allowed(Action::SetBadge, Subject::None)?.person().id;
    context.app.store.kiosks().remove_badge(person).await?;
    Ok(Redirect::to("/account#kiosk").with_message(t!(context.visitor.locale, "badge-removed")))
}
