//! Choosing whether one is counted in the climate of the centre.

use serde::Deserialize;

use crate::web::address::path_or;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ChooseCountedForm {
    counted: String,
    back: String,
}

impl SubmittedForm for ChooseCountedForm {
    fn page(&self) -> String {
        path_or(&self.back, "/counted")
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("counted", &self.counted)
    }
}

/// Keeps the choice: `yes` or `no`. `back` is the page that has the form; from `/counted` it goes on to the first
/// check-in.
///
/// # Errors
/// If nothing was chosen: nothing is chosen for anybody.
pub async fn choose_counted(context: RequestContext, form: ChooseCountedForm) -> Result<Redirect, AppError> {
    let ChooseCountedForm { counted, back } = form;
    let back = path_or(&back, "/counted");
    let locale = context.visitor.locale;
    let signed_in = context.allowed(Action::OwnWeather, Subject::None)?;
    let counted = match counted.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(AppError::field("counted", t!(locale, "choose-counted-missing"))),
    };
    let (person, now) = (signed_in.viewer.person, context.visitor.now);
    context.app.store.climate().set_counted(person, counted, signed_in.today(), now).await?;
    if back == "/counted" {
        return Ok(Redirect::to("/check-in"));
    }
    let said = match counted {
        true => t!(locale, "choose-counted-saved-yes"),
        false => t!(locale, "choose-counted-saved-no"),
    };
    Ok(Redirect::to(back).with_message(said))
}
