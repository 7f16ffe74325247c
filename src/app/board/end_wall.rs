//! Withdrawing the link for a screen on the wall.

use serde::Deserialize;

use crate::app::board::team_led;
use crate::web::address::page_of;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::Action;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct EndWallForm {
    team: String,
}

impl SubmittedForm for EndWallForm {
    fn page(&self) -> String {
        page_of("/board", &self.team)
    }
}

/// Ends the wall link of a team: the screen shows nothing from its next picture on.
///
/// # Errors
/// If the viewer does not lead the team today.
pub async fn end_wall(context: RequestContext, form: EndWallForm) -> Result<Redirect, AppError> {
    let EndWallForm { team } = form;
    let team = team_led(&context, Action::ShareWall, team).await?;
    context.app.store.walls().end(team.id).await?;
    let said = t!(context.visitor.locale, "board-wall-ended");
    Ok(Redirect::to(page_of("/board", &team.key)).with_message(said))
}
