//! Making the link for a screen on the wall.

use axum::http::header::HOST;
use axum::http::request::Parts;
use leptos::prelude::{server, use_context};

use crate::app::board::team_led;
use crate::state::flash::Flash;
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, answer};
use domain::access::Action;
use store::token;

/// Makes the wall link of a team and shows it once; an earlier one ends.
///
/// # Errors
/// The viewer does not lead the team today.
#[server(prefix = "/api", endpoint = "make_wall")]
pub async fn make_wall(#[server(default)] team: String) -> Result<(), AppError> {
    let context = RequestContext::here();
    let host = use_context::<Parts>().and_then(|parts| parts.headers.get(HOST)?.to_str().ok().map(str::to_owned));
    answer("make_wall", format!("/board/{team}"), FormValues::default(), async move {
        let team = team_led(&context, Action::ShareWall, team).await?;
        let by = context.allowed(Action::ShareWall, domain::Subject::None)?.person().id;
        let secret = token::fresh();
        context.app.store.walls().create(team.id, token::hash(&secret), by, context.visitor.now).await?;
        let base = context.app.config.public_url.clone().or_else(|| host.map(|host| format!("http://{host}")));
        let link = format!("{}/wall/{secret}", base.unwrap_or_default());
        // The link stands at the foot of the board, and only this once: that is where one has to look.
        let mut next = Next::to(format!("/board/{}#wall-h", team.key));
        next.flash = Some(Flash::Links(vec![(team.name, link)]));
        Ok(next)
    })
    .await
}
