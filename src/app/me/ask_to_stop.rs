//! "Please stop": the person whom a flag concerns asks to be left alone about it.

use serde::Deserialize;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use store::FlagId;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AskToStopForm {
    flag: String,
}

impl SubmittedForm for AskToStopForm {
    fn page(&self) -> String {
        "/me#noticed".to_owned()
    }
}

/// Ends the follow-up on a flag about the viewer and deletes what was written about it. Nobody takes this flag again;
/// leads read only that the person asked.
///
/// # Errors
/// If nobody works on such a flag about the viewer.
pub async fn ask_to_stop(context: RequestContext, form: AskToStopForm) -> Result<Redirect, AppError> {
    let me = context.allowed(Action::OwnWeather, Subject::None)?;
    let flag: FlagId = form.flag.parse().map_err(|_| AppError::NotFound)?;
    let stopped = context.app.store.follow_ups().stop(me.person().id, flag, context.visitor.now).await?;
    let team = stopped.ok_or(AppError::NotFound)?;
    context.app.flag_work_changed(team);
    Ok(Redirect::to("/me#noticed").with_message(t!(context.visitor.locale, "follow-up-said-stopped")))
}
