//! Thank-yous among a demo's people: two for the demo's agent, one that a colleague shows, and one for the team.

use jiff::SignedDuration;
use uuid::Uuid;

use super::super::common::Failure;
use super::sign_ins::{SignIn, person};
use crate::state::AppState;
use domain::person::TeamRole;
use domain::thanks::{ShownThanks, ThanksAudience, ThanksFrom, ThanksGlyph, ThanksTo};
use domain::{Locale, PersonId, Role, ThankYou, ThankYouId};
use words::t;

/// Gives them, some days ago.
pub(super) async fn give(app: &AppState, sign_ins: &[SignIn], locale: Locale) -> Result<(), Failure> {
    let Some(agent) = person(app, sign_ins, Role::Agent).await? else { return Ok(()) };
    let (store, now) = (&app.store, app.clock.now());
    let Some(profile) = store.people().profile(agent.id).await? else { return Ok(()) };
    let today = agent.today(now);
    let Some(team) = profile.viewer().teams(TeamRole::Member, today).next() else { return Ok(()) };
    let members = store.teams().people(team, TeamRole::Member, today, today).await?;
    let mut others = members.into_iter().filter(|member| *member != agent.id);
    let (Some(first), Some(second), Some(third)) = (others.next(), others.next(), others.next()) else {
        return Ok(());
    };
    let given = |giver: Option<PersonId>, to, glyph, line, hours| -> Result<ThankYou, Failure> {
        Ok(ThankYou {
            id: ThankYouId(Uuid::new_v4()),
            to,
            from: giver.map_or(ThanksFrom::Customer, |giver| ThanksFrom::Colleague(Some(giver))),
            with_name: true,
            glyph,
            line,
            given_at: now.checked_sub(SignedDuration::from_hours(hours))?,
            shown: None,
        })
    };
    let (own, team_too) = (ThanksTo::Person(agent.id), ThanksTo::Team(team));
    let shown =
        given(Some(first), ThanksTo::Person(second), ThanksGlyph::Shelter, t!(locale, "simulated-thanks-shown"), 50)?;
    let shown_id = shown.id;
    for thanks in [
        given(Some(first), own, ThanksGlyph::Cup, t!(locale, "simulated-thanks-new"), 20)?,
        given(None, own, ThanksGlyph::Rainbow, t!(locale, "simulated-thanks-praise"), 90)?,
        given(Some(third), own, ThanksGlyph::Sprout, t!(locale, "simulated-thanks-older"), 26 * 24)?,
        given(Some(third), team_too, ThanksGlyph::Sunshine, t!(locale, "simulated-thanks-team"), 30)?,
        shown,
    ] {
        store.thanks().give(thanks).await?;
    }
    let audience = ThanksAudience::Team;
    store.thanks().show(shown_id, second, Some(ShownThanks { audience, team, since: now }), now).await?;
    Ok(())
}
