//! Breaks in a demo: each team answers the calls of its department, and somebody asks the lead of the demo for a break.

use jiff::SignedDuration;
use uuid::Uuid;

use super::super::common::Failure;
use super::sign_ins::{SignIn, person};
use crate::app::breaks::plan;
use crate::app::breaks::slots::expected;
use crate::app::team_day;
use crate::state::AppState;
use domain::break_request::BreakState;
use domain::load::minutes_of;
use domain::person::TeamRole;
use domain::{BreakRequest, BreakRequestId, BreakRules, Role};
use insight::staffing::breaks::BreakSpan;

/// Callers of a demo hang up after three minutes on average.
const PATIENCE_SECONDS: u32 = 180;
/// When the requested break begins, in minutes from the next step of the clock, and how long it is.
const LATER: i64 = 40;
const MINUTES: i64 = 10;

/// Names the queue of each team: the load of a demo has one per department.
pub(super) async fn name_queues(app: &AppState) -> Result<(), Failure> {
    for team in app.store.teams().all().await? {
        let rules = BreakRules {
            queues: vec![team.department],
            at_once: 2,
            patience_seconds: Some(PATIENCE_SECONDS),
            ..BreakRules::default()
        };
        app.store.breaks().set_rules(team.id, rules).await?;
    }
    Ok(())
}

/// A member of the team of the demo's lead who is on shift has asked for a break a few minutes ago; nobody if none is.
pub(super) async fn ask_the_lead(app: &AppState, sign_ins: &[SignIn]) -> Result<(), Failure> {
    let (Some(lead), Some(agent)) =
        (person(app, sign_ins, Role::Lead).await?, person(app, sign_ins, Role::Agent).await?)
    else {
        return Ok(());
    };
    let (store, people, now) = (&app.store, app.store.people(), app.clock.now());
    let Some(leading) = people.profile(lead.id).await? else { return Ok(()) };
    let today = lead.today(now);
    let Some(team) = leading.viewer().teams(TeamRole::Lead, today).next() else { return Ok(()) };
    let Some(team) = store.teams().by_id(vec![team]).await?.pop() else { return Ok(()) };
    let local = minutes_of(team_day::local(&team, now));
    let span = BreakSpan { starts: local.div_euclid(5) * 5 + LATER, minutes: MINUTES };
    for member in store.teams().people(team.id, TeamRole::Member, today, today).await? {
        let Some(profile) = people.profile(member).await?.filter(|_| member != agent.id) else { continue };
        let shift = profile.person.shift_at(now);
        if shift.pattern.is_none() || minutes_of(shift.ends) < span.ends() + LATER {
            continue;
        }
        let plan = plan::load(app, team.id, plan::day_of(local, minutes_of(shift.ends)), now).await?;
        let over = shift.ends.max(shift.workday.ends());
        let request = BreakRequest {
            id: BreakRequestId(Uuid::new_v4()),
            person: member,
            team: team.id,
            workday: shift.workday,
            starts: span.starts,
            minutes: span.minutes,
            cost: expected(plan.day.cost(span, local)),
            asked_at: now.checked_sub(SignedDuration::from_mins(4)).unwrap_or(now),
            forgotten_at: over.to_zoned(profile.person.time_zone)?.timestamp(),
            state: BreakState::Asked,
        };
        store.breaks().ask(request, plan.basis(now, local)).await?;
        return Ok(());
    }
    Ok(())
}
