//! What a lead is told once a day: two counts, of what they see on their own pages.

use jiff::Timestamp;

use crate::app::flags::status;
use crate::app::flags::worklist::Worklist;
use crate::state::AppState;
use domain::access::answers;
use domain::person::TeamRole;
use store::{Profile, StoreError};

/// What waits for a lead.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeadDigest {
    /// Requests to talk to them.
    pub requests: usize,
    /// Follow-ups in their sight that are overdue.
    pub overdue: usize,
}

/// Counts it, as the board and `/follow-ups` of the same lead do.
///
/// # Errors
/// If the store cannot be read.
pub async fn of_lead(app: &AppState, lead: &Profile, now: Timestamp) -> Result<LeadDigest, StoreError> {
    let (viewer, today) = (lead.viewer(), lead.person.today(now));
    let mut asked = app.store.talk_requests().of_addressee(viewer.person).await?;
    asked.retain(|request| request.is_active() && !request.is_to_supporter() && answers(&viewer, request, today));
    let mut flags = Vec::new();
    for team in app.store.teams().by_id(viewer.teams(TeamRole::Lead, today).collect()).await? {
        flags.extend(status::of_team(app, &viewer, &team, now).await?);
    }
    let overdue = Worklist::new(flags, viewer.person, now).overdue().count();
    Ok(LeadDigest { requests: asked.len(), overdue })
}
