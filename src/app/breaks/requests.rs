//! What a lead sees of breaks: the requests that wait for an answer, and the granted breaks that are not over. No
//! reasons, no past, no sums.

use crate::app::breaks::cost_now::CostsNow;
use crate::app::breaks::{minutes_at, presenter};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::BreakRequest;
use domain::access::{Action, Subject, answers_break, may};
use domain::break_request::BreakState;
use store::Team;

/// The requests of all teams that the viewer leads.
#[derive(Clone, Debug, Default)]
pub struct BreakRequestsView {
    /// Those that wait, the earliest break first.
    pub waiting: Vec<WaitingBreak>,
    /// The granted breaks that are still to come or going on: name and time.
    pub granted: Vec<(String, String)>,
}

/// One request that waits.
#[derive(Clone, Debug)]
pub struct WaitingBreak {
    /// Its id.
    pub id: String,
    /// Who asks.
    pub name: String,
    /// When.
    pub time: String,
    /// What it costs as of now, in words.
    pub cost: String,
    /// The same as the form sends it.
    pub cost_key: String,
}

/// Loads the [`BreakRequestsView`].
///
/// # Errors
/// If the store cannot be read.
pub async fn load(context: &RequestContext, signed_in: &SignedIn) -> Result<BreakRequestsView, AppError> {
    let open = open(context, signed_in).await?;
    let names = context.app.store.people().names(open.iter().map(|(_, request)| request.person).collect()).await?;
    let mut costs = CostsNow::new(&context.app, context.visitor.now);
    let mut view = BreakRequestsView::default();
    for (team, request) in open {
        let name = names.get(&request.person).cloned().unwrap_or_default();
        let time = presenter::time_range(context.visitor.locale, request.starts, request.minutes);
        match request.state {
            BreakState::Asked => {
                let (cost, _) = costs.of(&team, &request).await?;
                view.waiting.push(WaitingBreak {
                    id: request.id.to_string(),
                    name,
                    time,
                    cost: presenter::cost(context.visitor.locale, cost),
                    cost_key: presenter::cost_key(cost),
                });
            }
            BreakState::Granted | BreakState::Declined(_) => view.granted.push((name, time)),
        }
    }
    Ok(view)
}

/// Counts the requests that wait for an answer, for the navigation.
///
/// # Errors
/// If the store cannot be read.
pub async fn count(context: &RequestContext, signed_in: &SignedIn) -> Result<usize, AppError> {
    let open = open(context, signed_in).await?;
    Ok(open.iter().filter(|(_, request)| request.state == BreakState::Asked).count())
}

/// The open requests that the viewer may read, each with its team.
async fn open(context: &RequestContext, signed_in: &SignedIn) -> Result<Vec<(Team, BreakRequest)>, AppError> {
    if !may(Some(&signed_in.viewer), Action::RunFloor, Subject::None) {
        return Ok(Vec::new());
    }
    let (store, now) = (&context.app.store, context.visitor.now);
    let led = signed_in.led_teams().collect();
    let mut open = Vec::new();
    for team in store.teams().by_id(led).await? {
        let minute = minutes_at(&team, now);
        let mut requests = store.breaks().of_team(team.id, now).await?;
        requests.retain(|request| request.is_open(minute) && answers_break(&signed_in.viewer, request));
        open.extend(requests.into_iter().map(|request| (team.clone(), request)));
    }
    open.sort_by_key(|(_, request)| (request.starts, request.asked_at));
    Ok(open)
}
