//! What `/floor` shows: the load of a team's queues today, the expected service level, breaks granted and free, and the
//! requests for breaks. Nothing here knows of moods.

mod day;

use crate::app::breaks::plan;
use crate::app::breaks::requests::{self, BreakRequestsView};
use crate::app::led_teams::{LedTeams, TeamTab, led_teams};
use crate::app::team_day;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::BreakRules;
use domain::access::{Action, Subject};
use domain::break_request::BreakState;
use domain::load::minutes_of;
use insight::staffing::breaks::BreakSpan;
use insight::staffing::expected_load::WEEKS_BACK;
use report::charts::Chart;
use store::Team;
use words::t;

/// A day in minutes.
const DAY: i64 = 24 * 60;

/// The whole screen.
#[derive(Clone, Debug)]
pub struct FloorView {
    /// The viewer's teams.
    pub tabs: Vec<TeamTab>,
    /// The requests for breaks of all of them.
    pub requests: BreakRequestsView,
    /// The team that is shown; none if the viewer leads none today.
    pub shown: Option<FloorTeam>,
}

/// One team.
#[derive(Clone, Debug)]
pub struct FloorTeam {
    /// Its key, as in the address.
    pub key: String,
    /// Its name.
    pub name: String,
    /// The load of its queues.
    pub load: FloorLoad,
    /// Its rules for breaks.
    pub rules: BreakRules,
    /// The queues that can be chosen: value and label.
    pub queues: Vec<(String, String)>,
}

/// The load of a team's queues today.
#[derive(Clone, Debug)]
pub enum FloorLoad {
    /// There is no load of any queue yet.
    NoLoad,
    /// The team has not named its queues.
    NoQueues,
    /// Neither today nor the same weekday of the last weeks has load of its queues.
    NoLoadOfQueues,
    /// This day.
    Shown(Box<FloorDay>),
}

/// The day.
#[derive(Clone, Debug)]
pub struct FloorDay {
    /// What the day looks like, in a sentence.
    pub summary: String,
    /// Where the load is from; none if it is today's own.
    pub source: Option<String>,
    /// The chart.
    pub chart: Chart,
    /// The same for a phone.
    pub narrow: Chart,
    /// What is in it.
    pub caption: String,
    /// The same as a table.
    pub rows: Vec<FloorRow>,
    /// What the table of fewer agents shows.
    pub fewer: String,
}

/// One interval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FloorRow {
    /// When it begins.
    pub time: String,
    /// Calls.
    pub offered: String,
    /// Agents before breaks.
    pub agents: String,
    /// The share answered in time, with the granted breaks.
    pub level: String,
    /// The same with one, two and three agents fewer.
    pub fewer: [String; 3],
    /// Granted breaks of the team that touch it.
    pub granted: usize,
    /// How many more people of the team may be away.
    pub free: usize,
}

/// Loads the screen. Without a key it shows the first of the viewer's teams.
///
/// # Errors
/// [`AppError::NotFound`] if the viewer does not lead the team today.
pub async fn load(context: RequestContext, key: Option<String>) -> Result<FloorView, AppError> {
    let signed_in = context.allowed(Action::RunFloor, Subject::None)?;
    let LedTeams { tabs, team } = led_teams(&context, signed_in, key.as_deref()).await?;
    let requests = requests::load(&context, signed_in).await?;
    let shown = match team {
        Some(team) => Some(floor_team(&context, team).await?),
        None => None,
    };
    Ok(FloorView { tabs, requests, shown })
}

/// The queues that a team can name: those with load today or in the weeks that are looked back, and those that it has
/// named.
///
/// # Errors
/// If the store cannot be read.
pub async fn known_queues(context: &RequestContext, team: &Team) -> Result<Vec<String>, AppError> {
    let store = &context.app.store;
    let since = minutes_of(team_day::local(team, context.visitor.now)) - (WEEKS_BACK * 7 + 1) * DAY;
    let mut queues = store.load().queues_since(since).await?;
    queues.extend(store.breaks().rules(team.id).await?.queues);
    queues.sort();
    queues.dedup();
    Ok(queues)
}

async fn floor_team(context: &RequestContext, team: Team) -> Result<FloorTeam, AppError> {
    let (app, locale, now) = (&context.app, context.visitor.locale, context.visitor.now);
    let queues = known_queues(context, &team).await?;
    let minute = minutes_of(team_day::local(&team, now));
    let plan = plan::load(app, team.id, plan::day_of(minute, minute), now).await?;
    let load = if queues.is_empty() {
        FloorLoad::NoLoad
    } else if plan.rules.queues.is_empty() {
        FloorLoad::NoQueues
    } else if plan.day.intervals().is_empty() {
        FloorLoad::NoLoadOfQueues
    } else {
        let requests = app.store.breaks().of_team(team.id, now).await?;
        let granted = requests.iter().filter(|request| request.state == BreakState::Granted);
        let spans: Vec<_> =
            granted.map(|request| BreakSpan { starts: request.starts, minutes: request.minutes }).collect();
        FloorLoad::Shown(Box::new(day::day(locale, &plan, &spans, minute)))
    };
    let label = |queue: String| {
        let label = if queue.is_empty() { t!(locale, "floor-queue-unnamed") } else { queue.clone() };
        (queue, label)
    };
    Ok(FloorTeam {
        key: team.key,
        name: team.name,
        load,
        rules: plan.rules,
        queues: queues.into_iter().map(label).collect(),
    })
}
