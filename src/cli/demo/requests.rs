//! A request to talk in a demo, so that the board shows one from the start.

use jiff::SignedDuration;
use uuid::Uuid;

use super::super::common::Failure;
use super::sign_ins::{SignIn, person};
use crate::state::AppState;
use domain::person::TeamRole;
use domain::talk_request::{Addressee, WantedTime};
use domain::{Locale, Role, TalkRequest, TalkRequestId, TalkRole};
use words::t;

/// A member of the team of the demo's lead has asked the lead to talk a few minutes ago. The demo's own agent has not:
/// they start afresh.
pub(super) async fn ask_the_lead(app: &AppState, sign_ins: &[SignIn], language: Locale) -> Result<(), Failure> {
    let (Some(lead), Some(agent)) =
        (person(app, sign_ins, Role::Lead).await?, person(app, sign_ins, Role::Agent).await?)
    else {
        return Ok(());
    };
    let (people, now) = (app.store.people(), app.clock.now());
    let Some(leading) = people.profile(lead.id).await? else { return Ok(()) };
    let today = lead.today(app.clock.now());
    let Some(team) = leading.viewer().teams(TeamRole::Lead, today).next() else { return Ok(()) };
    let members = app.store.teams().people(team, TeamRole::Member, today, today).await?;
    let Some(asker) = members.into_iter().rfind(|member| *member != agent.id && *member != lead.id) else {
        return Ok(());
    };
    let addressee = Addressee { person: lead.id, role: TalkRole::Lead, team: Some(team) };
    let line = Some(t!(language, "simulated-line"));
    let asked_at = now.checked_sub(SignedDuration::from_mins(12)).unwrap_or(now);
    let id = TalkRequestId(Uuid::new_v4());
    let request = TalkRequest::new(id, asker, addressee, WantedTime::Break, line, asked_at);
    app.store.talk_requests().ask(request).await?;
    Ok(())
}
