//! Tough calls in a demo: some of the demo's own agent over the last weeks, and one that a colleague shared with the
//! demo's lead.

use jiff::SignedDuration;
use uuid::Uuid;

use super::super::common::Failure;
use super::sign_ins::{SignIn, person};
use crate::state::AppState;
use domain::person::TeamRole;
use domain::tough_call::{AnsweredQuestion, Heaviness, ToughCallAnswer, ToughCallKind};
use domain::{Audience, CheckIn, PersonId, Role, ToughCall, ToughCallId, ToughCallSource, Workday};
use store::Range;

/// The agent's calls: how many check-ins ago, how many minutes after that check-in, and what was stated.
const OWN: [(usize, i64, ToughCallSource, ToughCallKind, Heaviness); 9] = [
    (1, 95, ToughCallSource::Abuse, ToughCallKind::Behaviour, Heaviness::VeryHeavy),
    (5, 180, ToughCallSource::Delivery, ToughCallKind::Feeling, Heaviness::Heavy),
    (9, 150, ToughCallSource::Delivery, ToughCallKind::Misunderstanding, Heaviness::Light),
    (14, 230, ToughCallSource::Price, ToughCallKind::Feeling, Heaviness::Heavy),
    (18, 175, ToughCallSource::Delivery, ToughCallKind::Feeling, Heaviness::Light),
    (23, 60, ToughCallSource::Service, ToughCallKind::Feeling, Heaviness::Heavy),
    (31, 240, ToughCallSource::Abuse, ToughCallKind::Behaviour, Heaviness::VeryHeavy),
    (38, 205, ToughCallSource::Product, ToughCallKind::Misunderstanding, Heaviness::Light),
    (44, 170, ToughCallSource::Price, ToughCallKind::Feeling, Heaviness::Light),
];
/// Number of days of which check-ins are read.
const LOOK_BACK: i32 = 90;

/// Stores the calls. The same centre always gets the same calls.
pub(super) async fn state(app: &AppState, sign_ins: &[SignIn]) -> Result<(), Failure> {
    let (Some(lead), Some(agent)) =
        (person(app, sign_ins, Role::Lead).await?, person(app, sign_ins, Role::Agent).await?)
    else {
        return Ok(());
    };
    let today = lead.today(app.clock.now());
    let entries = entries(app, agent.id, today).await?;
    for (number, (ago, minutes, source, kind, heaviness)) in (1..).zip(OWN) {
        let Some(entry) = entries.iter().rev().nth(ago) else { continue };
        let stated = (source, kind, heaviness, Audience::Me);
        app.store.tough_calls().record(after(entry, minutes, number, stated)).await?;
    }
    // At the shift after an earlier call they were asked.
    if let Some(entry) = entries.iter().rev().nth(4) {
        let answered = AnsweredQuestion {
            workday: entry.workday,
            shift: entry.shift.clone().unwrap_or_default(),
            answer: ToughCallAnswer::Over,
            answered_at: entry.said_at,
        };
        app.store.tough_calls().answer(agent.id, answered).await?;
    }
    let Some(leading) = app.store.people().profile(lead.id).await? else { return Ok(()) };
    let Some(team) = leading.viewer().teams(TeamRole::Lead, today).next() else { return Ok(()) };
    let members = app.store.teams().people(team, TeamRole::Member, today, today).await?;
    for member in members.into_iter().filter(|member| *member != agent.id && *member != lead.id) {
        let yesterday = today.plus(-1);
        let Some(entry) = self::entries(app, member, yesterday).await?.pop() else { continue };
        if entry.workday == yesterday {
            let stated = (ToughCallSource::Abuse, ToughCallKind::Behaviour, Heaviness::Heavy, Audience::Lead);
            app.store.tough_calls().record(after(&entry, 120, 1, stated)).await?;
            break;
        }
    }
    Ok(())
}

async fn entries(app: &AppState, person: PersonId, to: Workday) -> Result<Vec<CheckIn>, Failure> {
    Ok(app.store.check_ins().own(person, Range { from: to.plus(-LOOK_BACK), to }).await?)
}

/// A tough call this many minutes after a check-in, in its shift.
fn after(
    entry: &CheckIn,
    minutes: i64,
    number: u128,
    (source, kind, heaviness, audience): (ToughCallSource, ToughCallKind, Heaviness, Audience),
) -> ToughCall {
    ToughCall {
        person: entry.person,
        id: ToughCallId(Uuid::from_u128(number)),
        workday: entry.workday,
        shift: entry.shift.clone(),
        team: entry.team,
        stated_at: entry.said_at.checked_add(SignedDuration::from_mins(minutes)).unwrap_or(entry.said_at),
        source,
        kind,
        heaviness,
        audience,
    }
}
