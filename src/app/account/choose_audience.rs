//! Choosing the audience that check-ins begin with.

use serde::Deserialize;

use crate::web::address::path_or;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use domain::Audience;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ChooseAudienceForm {
    audience: String,
    back: String,
}

impl SubmittedForm for ChooseAudienceForm {
    fn page(&self) -> String {
        path_or(&self.back, "/welcome")
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("audience", &self.audience)
    }
}

/// Keeps the choice. `back` is the page that has the form; from `/welcome` it goes on to the recovery code,
/// or to the first check-in.
///
/// # Errors
/// If nothing was chosen: nothing is chosen for anybody.
pub async fn choose_audience(context: RequestContext, form: ChooseAudienceForm) -> Result<Redirect, AppError> {
    let ChooseAudienceForm { audience, back } = form;
    let back = path_or(&back, "/welcome");
    let locale = context.visitor.locale;
    let signed_in = context.allowed(Action::OwnWeather, Subject::None)?;
    let audience: Audience =
        audience.parse().map_err(|_| AppError::field("audience", t!(locale, "welcome-audience-missing")))?;
    let person = signed_in.viewer.person;
    context.app.store.people().choose_audience(person, audience, context.visitor.now).await?;
    if back == "/welcome" {
        let own = context.app.store.owner_keys().state(signed_in.viewer.person).await?;
        return Ok(Redirect::to(match () {
            () if own.has_key && !own.code_kept => "/recovery",
            () if signed_in.is_undecided() => "/counted",
            () => "/check-in",
        }));
    }
    Ok(Redirect::to(back).with_message(t!(
        locale,
        "welcome-audience-saved",
        audience = words::audience(locale, audience)
    )))
}
