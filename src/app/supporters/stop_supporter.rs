//! Ceasing to be a supporter.

use serde::Deserialize;

use crate::app::supporters::{matching, own_offer};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// The form has no fields.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct StopSupporterForm {}

impl SubmittedForm for StopSupporterForm {
    fn page(&self) -> String {
        "/supporter".to_owned()
    }
}

/// Deletes what the viewer offered. Talks that both agreed to stay; what was only offered goes to others.
///
/// # Errors
/// [`AppError::NotFound`] if the viewer is not a supporter.
pub async fn stop_supporter(context: RequestContext, _: StopSupporterForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::TakePartInSupport, Subject::None)?;
    let (app, locale, person) = (&context.app, context.visitor.locale, signed_in.viewer.person);
    own_offer(&context, signed_in).await?.ok_or(AppError::NotFound)?;
    let askers = app.store.supporters().stop(person, context.visitor.now).await?;
    app.talk_changed(askers.into_iter().chain([person]));
    matching::run(app).await;
    Ok(Redirect::to("/supporter").with_message(t!(locale, "supporter-stopped")))
}
