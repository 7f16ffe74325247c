//! Withdrawing the link for a screen on the wall.

use leptos::prelude::server;

use crate::app::board::team_led;
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, answer};
use domain::access::Action;
use words::t;

/// Ends the wall link of a team: the screen shows nothing from its next picture on.
///
/// # Errors
/// The viewer does not lead the team today.
#[server(prefix = "/api", endpoint = "end_wall")]
pub async fn end_wall(#[server(default)] team: String) -> Result<(), AppError> {
    let context = RequestContext::here();
    answer("end_wall", format!("/board/{team}"), FormValues::default(), async move {
        let team = team_led(&context, Action::ShareWall, team).await?;
        context.app.store.walls().end(team.id).await?;
        let said = t!(context.visitor.locale, "board-wall-ended");
        Ok(Next::to(format!("/board/{}", team.key)).saying(said))
    })
    .await
}
