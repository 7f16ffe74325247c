//! The thank-yous to the teams in which the viewer works: members read them, leads do not.

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::access::sees_thanks;
use domain::person::TeamRole;
use domain::{TeamId, ThankYou};

/// The teams of the viewer today, each with what was given to it since they came.
pub(super) async fn load(
    context: &RequestContext,
    signed_in: &SignedIn,
) -> Result<Vec<(TeamId, Vec<ThankYou>)>, AppError> {
    let (viewer, today) = (&signed_in.viewer, signed_in.today());
    let mut found = Vec::new();
    for team in viewer.teams(TeamRole::Member, today) {
        let mut notes = context.app.store.thanks().to_team(team, context.visitor.now).await?;
        notes.retain(|note| sees_thanks(viewer, TeamRole::Member, team, today, note.given_at));
        found.push((team, notes));
    }
    Ok(found)
}
