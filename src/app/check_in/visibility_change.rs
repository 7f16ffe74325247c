//! After visibility changes: notifies subscribers, and deletes follow-up work whose flag no longer exists.

use std::collections::HashSet;

use crate::app::flags::status::{person_flag_id, shown_to_leads, team_flag_id};
use crate::app::team_day;
use crate::state::AppState;
use domain::access::sees;
use domain::person::{Membership, TeamRole};
use domain::{Audience, CheckIn, PersonId, Roles, TeamId, Viewer, Workday};
use store::{FlagSubject, StoreError, WORK_IN_DOUBT};

/// What one lead may see of these entries, by their memberships.
#[must_use]
pub fn in_sight_of(lead: PersonId, memberships: &[Membership], entries: &[CheckIn]) -> Vec<CheckIn> {
    let memberships = memberships.iter().filter(|membership| membership.person == lead).copied().collect();
    let viewer = Viewer::new(lead, Roles::default(), memberships);
    entries.iter().filter(|entry| sees(&viewer, entry)).cloned().map(CheckIn::in_lead_sight).collect()
}

/// Entries of one person were narrowed, widened or deleted: before each change, and after it where the entry is still
/// there.
pub async fn entries_changed(app: &AppState, person: PersonId, changes: &[(CheckIn, Option<CheckIn>)], today: Workday) {
    let mut announced = HashSet::new();
    for (before, after) in changes {
        // Many entries of one team and audience are one change for subscribers.
        if announced.insert((before.team, before.audience, after.as_ref().map(|a| a.audience))) {
            app.check_in_changed(Some(before), after.as_ref());
        }
    }
    let teams: HashSet<TeamId> = changes
        .iter()
        .filter(|(before, _)| before.audience > Audience::Me)
        .filter_map(|(before, _)| before.team)
        .collect();
    if !teams.is_empty()
        && let Err(error) = drop_work(app, person, teams, today).await
    {
        // The change itself is stored. Work on a flag that follows no more is shown nowhere, and goes with the next
        // change.
        tracing::warn!(%error, "the work on flags could not be looked through");
    }
}

/// Removes the work on flags about a person, and about these teams, that follow from no lead's sight any more.
async fn drop_work(app: &AppState, person: PersonId, teams: HashSet<TeamId>, today: Workday) -> Result<(), StoreError> {
    let memberships = app.store.check_ins().leads_of(person).await?;
    drop_work_on_person(app, person, leads(&memberships, None), today).await?;
    for team in teams {
        drop_work_on_team(app, team, leads(&memberships, Some(team)), today).await?;
    }
    Ok(())
}

/// Removes the work on flags that follow from no lead's sight any more, because a restore removed their check-ins
/// again. Does nothing at other starts.
///
/// # Errors
/// If the store cannot be read or written: then the next start tries again.
pub async fn drop_work_after_restore(app: &AppState) -> Result<(), StoreError> {
    let (store, now) = (&app.store, app.clock.now());
    if store.settings().get(WORK_IN_DOUBT).await?.as_deref() != Some("yes") {
        return Ok(());
    }
    for subject in store.flag_work().subjects().await? {
        match subject {
            FlagSubject::Person(person) => {
                let Some(profile) = store.people().profile(person).await? else { continue };
                let memberships = store.check_ins().leads_of(person).await?;
                drop_work_on_person(app, person, leads(&memberships, None), profile.person.today(now)).await?;
            }
            FlagSubject::Team(team) => {
                let Some(found) = store.teams().by_id(vec![team]).await?.pop() else { continue };
                let memberships = store.teams().memberships(team).await?;
                let today = team_day::newest_workday(&found, now);
                drop_work_on_team(app, team, leads(&memberships, Some(team)), today).await?;
            }
        }
    }
    store.settings().set(WORK_IN_DOUBT, "no".to_owned()).await
}

/// The leads in these memberships: all, or those of one team.
fn leads(memberships: &[Membership], of: Option<TeamId>) -> HashSet<PersonId> {
    let leading = memberships.iter().filter(|membership| membership.role == TeamRole::Lead);
    leading.filter(|membership| of.is_none_or(|team| team == membership.team)).map(|lead| lead.person).collect()
}

async fn drop_work_on_person(
    app: &AppState,
    person: PersonId,
    leads: HashSet<PersonId>,
    today: Workday,
) -> Result<(), StoreError> {
    let mut still = Vec::new();
    for lead in leads {
        // The lead's sight, not the person's: after a reset the person cannot read the days on which such a flag rests.
        let derived = app.derived.in_lead_sight(&app.store, lead, person, today).await?;
        // Flags that are now for the person only are not kept for leads.
        let flags = derived.flags.iter().filter(|flag| shown_to_leads(flag));
        still.extend(flags.map(|flag| person_flag_id(person, flag)));
    }
    app.store.flag_work().retain(FlagSubject::Person(person), still).await
}

async fn drop_work_on_team(
    app: &AppState,
    team: TeamId,
    leads: HashSet<PersonId>,
    today: Workday,
) -> Result<(), StoreError> {
    let mut still = Vec::new();
    for lead in leads {
        let derived = app.derived.team_in_lead_sight(&app.store, lead, team, today).await?;
        still.extend(derived.flags.iter().map(|flag| team_flag_id(team, flag)));
    }
    app.store.flag_work().retain(FlagSubject::Team(team), still).await
}
