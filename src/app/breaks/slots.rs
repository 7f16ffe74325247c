//! Where one agent can take a break now: the rest of their shift, the plan of their team's queues, and the cap of the
//! team.

use jiff::civil::DateTime;

use crate::app::breaks::plan::{self, TeamPlan};
use crate::app::breaks::{minutes_at, team};
use crate::app::team_day;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::break_request::{BreakState, ExpectedCost};
use domain::load::minutes_of;
use domain::person::TeamRole;
use domain::{Role, Shift, TeamId};
use insight::staffing::break_slots::SlotSearch;
use insight::staffing::breaks::{BreakCost, BreakSpan};
use store::Team;

/// A break begins this many minutes from now at the earliest: the call that is going on has an end.
const NOT_BEFORE: i64 = 3;
/// A break is over this many minutes before the shift ends.
const BEFORE_THE_END: i64 = 10;
/// Somebody whose shifts are not known is offered breaks of the next this many minutes.
const WITHOUT_SHIFT: i64 = 4 * 60;

/// Whether an agent can take a break now, and the search for its time.
pub enum SlotSearchResult {
    /// They work in no team.
    NoTeam,
    /// Nobody but them leads their team today, and no rule grants breaks.
    NoLead,
    /// They have shifts, and none of them is on.
    OffShift,
    /// The rest of the shift is too short.
    NoTimeLeft,
    /// They can: this is the search.
    Open(Box<BreakSearch>),
}

/// A team's plan, and the search for slots in it.
pub struct BreakSearch {
    /// The team whose leads answer.
    pub team: Team,
    /// Whether somebody else leads it today: otherwise only what its rule grants can be asked for.
    pub has_lead: bool,
    /// The plan of its queues.
    pub plan: TeamPlan,
    /// Where slots are looked for.
    pub search: SlotSearch,
}

/// Loads the [`SlotSearchResult`] for a break of this many minutes.
///
/// # Errors
/// If the store cannot be read.
pub async fn load(context: &RequestContext, signed_in: &SignedIn, minutes: i64) -> Result<SlotSearchResult, AppError> {
    let (app, now) = (&context.app, context.visitor.now);
    let Some(id) = signed_in.viewer.teams(TeamRole::Member, signed_in.today()).next() else {
        return Ok(SlotSearchResult::NoTeam);
    };
    let team = team(app, id).await?;
    let local = team_day::local(&team, now);
    let Some((begins, ends)) =
        rest_of_shift(&signed_in.shift, signed_in.person().plan().tells(signed_in.today()), local)
    else {
        return Ok(SlotSearchResult::OffShift);
    };
    let latest_end = ends - BEFORE_THE_END;
    let earliest = begins.max(minutes_of(local) + NOT_BEFORE);
    if earliest + minutes > latest_end {
        return Ok(SlotSearchResult::NoTimeLeft);
    }
    let plan = plan::load(app, id, plan::day_of(minutes_of(local), ends), now).await?;
    let has_lead = has_lead(context, signed_in, id).await?;
    // What a rule grants needs nobody.
    if !has_lead && plan.rules.granted_up_to.is_none() {
        return Ok(SlotSearchResult::NoLead);
    }
    let requests = app.store.breaks().of_team(id, now).await?;
    let granted = requests.iter().filter(|request| request.state == BreakState::Granted);
    let search = SlotSearch {
        now: minutes_at(&team, now),
        earliest,
        latest_end,
        minutes,
        at_once: usize::try_from(plan.rules.at_once).unwrap_or(usize::MAX),
        team_breaks: granted.map(|request| BreakSpan { starts: request.starts, minutes: request.minutes }).collect(),
    };
    Ok(SlotSearchResult::Open(Box::new(BreakSearch { team, has_lead, plan, search })))
}

/// Whether somebody else leads the team on the workday of the request, so that it can be answered.
async fn has_lead(context: &RequestContext, signed_in: &SignedIn, team: TeamId) -> Result<bool, AppError> {
    let (store, day) = (&context.app.store, signed_in.today());
    for lead in store.teams().people(team, TeamRole::Lead, day, day).await? {
        let profile = store.people().profile(lead).await?.filter(|_| lead != signed_in.viewer.person);
        if profile.is_some_and(|profile| profile.person.is_here_on(day) && profile.viewer().acts_as(Role::Lead)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The first minute of the shift and the one after it; none if somebody with shifts is on none of them.
fn rest_of_shift(shift: &Shift, has_shifts: bool, local: DateTime) -> Option<(i64, i64)> {
    match &shift.pattern {
        Some(pattern) => Some((minutes_of(shift.workday.0.to_datetime(pattern.starts)), minutes_of(shift.ends))),
        None if has_shifts => None,
        None => Some((minutes_of(local), minutes_of(local) + WITHOUT_SHIFT + BEFORE_THE_END)),
    }
}

/// A cost as it is stored.
#[must_use]
pub fn expected(cost: Option<BreakCost>) -> Option<ExpectedCost> {
    cost.map(|BreakCost { points, overloaded }| ExpectedCost { points, overloaded })
}
