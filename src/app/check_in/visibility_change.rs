//! After visibility changes: notifies subscribers, and deletes follow-up work whose flag no longer exists.

use std::collections::HashSet;

use crate::app::flags::status::{person_flag_id, shown_to_leads, team_flag_id};
use crate::state::AppState;
use domain::access::sees;
use domain::person::Membership;
use domain::{Audience, CheckIn, PersonId, Roles, TeamId, Viewer, Workday};
use store::{FlagSubject, StoreError};

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
    let leads: HashSet<PersonId> = memberships.iter().map(|membership| membership.person).collect();
    let mut still = Vec::new();
    for lead in leads {
        // The lead's sight, not the person's: after a reset the person cannot read the days on which such a flag rests.
        let derived = app.derived.in_lead_sight(&app.store, lead, person, today).await?;
        // What is a matter of the person alone now is no lead's any more.
        let flags = derived.flags.iter().filter(|flag| shown_to_leads(flag));
        still.extend(flags.map(|flag| person_flag_id(person, flag)));
    }
    app.store.flag_work().retain(FlagSubject::Person(person), still).await?;
    for team in teams {
        let leads: HashSet<PersonId> = memberships
            .iter()
            .filter(|membership| membership.team == team)
            .map(|membership| membership.person)
            .collect();
        let mut still = Vec::new();
        for lead in leads {
            let derived = app.derived.team_in_lead_sight(&app.store, lead, team, today).await?;
            still.extend(derived.flags.iter().map(|flag| team_flag_id(team, flag)));
        }
        app.store.flag_work().retain(FlagSubject::Team(team), still).await?;
    }
    Ok(())
}
