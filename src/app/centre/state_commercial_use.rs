//! Stating whether the centre's use of the program is commercial.

use serde::Deserialize;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct StateCommercialUseForm {
    commercial: String,
}

impl SubmittedForm for StateCommercialUseForm {
    fn page(&self) -> String {
        "/admin/centre#commercial-use".to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("commercial", &self.commercial)
    }
}

/// States that the use is commercial (`yes`) or is not (`no`).
///
/// # Errors
/// If it is neither.
pub async fn state_commercial_use(context: RequestContext, form: StateCommercialUseForm) -> Result<Redirect, AppError> {
    let admin = context.allowed(Action::Administer, Subject::None)?;
    let locale = context.visitor.locale;
    let (commercial, said) = match form.commercial.as_str() {
        "yes" => (true, t!(locale, "commercial-use-on")),
        "no" => (false, t!(locale, "commercial-use-off")),
        _ => return Err(AppError::field("commercial", t!(locale, "hanging-up-missing"))),
    };
    let (by, now) = (admin.person().id, context.visitor.now);
    context.app.store.settings().state_commercial_use(commercial, by, now).await?;
    Ok(Redirect::to("/admin/centre").with_message(said))
}
