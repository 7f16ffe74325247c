//! The schedule of the team of a demo's agent for the next two weeks, and a day that was moved for some of them at
//! short notice.

use super::super::common::Failure;
use super::sign_ins::{SignIn, person};
use crate::state::AppState;
use domain::person::TeamRole;
use domain::{PersonSchedule, Role, Schedule, ShiftHours};
use jiff::ToSpan as _;

/// How many days are planned, from tomorrow on: today's shift stays that of the pattern.
const DAYS: i32 = 14;
/// How many people start later tomorrow than was planned, and by how many hours.
const MOVED: usize = 6;
const LATER_HOURS: i64 = 1;

/// Plans it.
pub(super) async fn plan(app: &AppState, sign_ins: &[SignIn]) -> Result<(), Failure> {
    let Some(agent) = person(app, sign_ins, Role::Agent).await? else { return Ok(()) };
    let (store, now) = (&app.store, app.clock.now());
    let today = agent.today(now);
    let Some(profile) = store.people().profile(agent.id).await? else { return Ok(()) };
    let Some(team) = profile.viewer().teams(TeamRole::Member, today).next() else { return Ok(()) };
    let mut members = store.teams().people(team, TeamRole::Member, today, today).await?;
    // The agent is one of those whose shift was moved.
    members.sort_by_key(|member| *member != agent.id);
    let (mut planned, mut moved) = (Vec::new(), Vec::new());
    for (number, member) in (0..).zip(members) {
        let Some(profile) = store.people().profile(member).await? else { continue };
        let Some(pattern) = profile.person.patterns.first() else { continue };
        let hours = ShiftHours { starts: pattern.starts, ends: pattern.ends };
        let mut schedule = Schedule::default();
        for ahead in 1..=DAYS {
            // Two days in seven are off, and not the same for everybody; tomorrow everybody works.
            let is_off = ahead > 1 && (ahead + number) % 7 < 2;
            schedule.set(today.plus(ahead), if is_off { Vec::new() } else { vec![hours] });
        }
        planned.push(PersonSchedule { person_id: profile.person.key.clone(), schedule });
        if moved.len() < MOVED {
            let later = |time: jiff::civil::Time| time.wrapping_add(LATER_HOURS.hours());
            let hours = ShiftHours { starts: later(hours.starts), ends: later(hours.ends) };
            let schedule = [(today.plus(1), vec![hours])].into_iter().collect();
            moved.push(PersonSchedule { person_id: profile.person.key, schedule });
        }
    }
    store.schedules().import(planned, None, now).await?;
    store.schedules().import(moved, None, now).await?;
    Ok(())
}
