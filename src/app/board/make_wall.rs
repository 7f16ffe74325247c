//! Making the link for a screen on the wall.

use serde::Deserialize;

use crate::app::board::team_led;
use crate::state::flash::{Flash, LinkKind};
use crate::web::address::page_of;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::Action;
use store::token;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct MakeWallForm {
    team: String,
}

impl SubmittedForm for MakeWallForm {
    fn page(&self) -> String {
        page_of("/board", &self.team)
    }
}

/// Makes the wall link of a team and shows it once; an earlier one ends.
///
/// # Errors
/// If the viewer does not lead the team today.
pub async fn make_wall(context: RequestContext, form: MakeWallForm) -> Result<Redirect, AppError> {
    let MakeWallForm { team } = form;
    let team = team_led(&context, Action::ShareWall, team).await?;
    let by = context.allowed(Action::ShareWall, domain::Subject::None)?.person().id;
    // Short enough to be typed on a screen without a keyboard of its own.
    let secret = token::for_paper();
    context.app.store.walls().create(team.id, token::hash_from_paper(&secret), by, context.visitor.now).await?;
    let link = format!("{}{}", context.base_url(), page_of("/wall", &secret));
    // The board shows the link in its menu, and only this once: the address leads there.
    let to = format!("{}#wall", page_of("/board", &team.key));
    Ok(Redirect::to(to).with_flash(Flash::Links(LinkKind::Wall, vec![(team.name, link)])))
}
