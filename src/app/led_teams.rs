//! The teams that a viewer leads today, and the one of them that a page shows.

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::{TeamId, canonical_id};
use store::Team;

/// One of the viewer's teams.
#[derive(Clone, Debug)]
pub struct TeamTab {
    /// Its key, as in the address.
    pub key: String,
    /// As people call it.
    pub name: String,
    /// Whether it is the one that is shown.
    pub current: bool,
}

/// What a page that is about a team begins with.
#[derive(Clone, Debug)]
pub struct LedTeams {
    /// The viewer's teams.
    pub tabs: Vec<TeamTab>,
    /// The one that is shown; none where the viewer leads none today.
    pub team: Option<Team>,
}

/// The viewer's teams, and the one with this key; without a key the first.
///
/// # Errors
/// [`AppError::NotFound`] if the viewer does not lead the team today.
pub async fn led_teams(
    context: &RequestContext,
    signed_in: &SignedIn,
    key: Option<&str>,
) -> Result<LedTeams, AppError> {
    let led_teams: Vec<TeamId> = signed_in.led_teams().collect();
    let teams = context.app.store.teams().by_id(led_teams).await?;
    let team = match key {
        Some(key) => {
            let key = canonical_id(key);
            Some(teams.iter().find(|team| canonical_id(&team.key) == key).ok_or(AppError::NotFound)?)
        }
        None => teams.first(),
    };
    let current = team.map(|team| team.id);
    let tab =
        |team: &Team| TeamTab { key: team.key.clone(), name: team.label.clone(), current: Some(team.id) == current };
    Ok(LedTeams { tabs: teams.iter().map(tab).collect(), team: team.cloned() })
}
