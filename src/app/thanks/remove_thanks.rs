//! Removing a thank-you that one received, alone or as a member of a team.

use serde::Deserialize;

use super::{PAGE, team_notes};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::ThankYouId;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct RemoveThanksForm {
    thanks: String,
}

impl SubmittedForm for RemoveThanksForm {
    fn page(&self) -> String {
        PAGE.to_owned()
    }
}

/// Deletes it permanently. One to a team disappears for the whole team. Its giver does not learn that.
///
/// # Errors
/// [`AppError::NotFound`] if the viewer has received no such thank-you.
pub async fn remove_thanks(context: RequestContext, form: RemoveThanksForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::GiveThanks, Subject::None)?;
    let (store, person, now) = (&context.app.store, signed_in.viewer.person, context.visitor.now);
    let id: ThankYouId = form.thanks.parse().map_err(|_| AppError::NotFound)?;
    let mut removed = store.thanks().remove(id, person, now).await?;
    if !removed {
        let teams = team_notes::load(&context, signed_in).await?;
        if let Some((team, _)) = teams.into_iter().find(|(_, notes)| notes.iter().any(|note| note.id == id)) {
            removed = store.thanks().remove_from_team(id, team, person, now).await?;
        }
    }
    if !removed {
        return Err(AppError::NotFound);
    }
    Ok(Redirect::to(PAGE).with_message(t!(context.visitor.locale, "thanks-removed")))
}
