//! Pausing: a supporter takes no new requests until they say otherwise.

use serde::Deserialize;

use crate::app::supporters::{matching, own_offer};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::Supporter;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PauseSupporterForm {
    paused: String,
}

impl SubmittedForm for PauseSupporterForm {
    fn page(&self) -> String {
        "/supporter".to_owned()
    }
}

/// Pauses (`paused` is `yes`) or goes on. What was offered and not agreed to by both goes to others; talks stay.
///
/// # Errors
/// [`AppError::NotFound`] if the viewer is not a supporter.
pub async fn pause_supporter(context: RequestContext, form: PauseSupporterForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::TakePartInSupport, Subject::None)?;
    let (app, locale, person) = (&context.app, context.visitor.locale, signed_in.viewer.person);
    let paused = form.paused == "yes";
    let supporter = own_offer(&context, signed_in).await?.ok_or(AppError::NotFound)?;
    let askers = app.store.supporters().save(Supporter { paused, ..supporter }, context.visitor.now).await?;
    app.talk_changed(askers.into_iter().chain([person]));
    matching::run(app).await;
    let said = if paused { t!(locale, "supporter-paused") } else { t!(locale, "supporter-resumed") };
    Ok(Redirect::to("/supporter").with_message(said))
}
