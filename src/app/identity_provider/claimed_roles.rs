//! Roles follow a claim of the provider, if an admin switched it on. They are changed as SCIM changes them, so that
//! they are announced and end like every role.

use jiff::Timestamp;

use crate::app::scim::membership::{WantedTeams, rows, unchanged};
use crate::state::AppState;
use domain::roster::{RosterRow, StatedColumns};
use domain::{PersonId, Role, Roles};
use store::{IdentityProvider, Person, ProviderReport, ScimDirectory, StoreError};

/// Gives a person the roles that the claim states, and ends those that came from it and are no longer stated. `stated`
/// is none if the token has no such claim: then nothing changes. A role that cannot be given or taken stays as it is,
/// and the admins' log says so. Returns the person as they are then.
///
/// # Errors
/// If the store fails.
pub async fn follow(
    app: &AppState,
    provider: &IdentityProvider,
    person: Person,
    stated: Option<&[String]>,
    now: Timestamp,
) -> Result<Person, StoreError> {
    let (Some(claim), Some(stated)) = (&provider.people.role_claim, stated) else { return Ok(person) };
    let providers = app.store.identity_provider();
    let changes = claim.changes(person.roles, providers.roles_of(person.id).await?, stated);
    if changes.is_empty() {
        return Ok(person);
    }
    let id = person.id;
    for (role, has) in changes {
        let planned =
            providers.change_role(id, role, has, move |directory| wanted(directory, id, role, has), now).await;
        match planned {
            Ok(planned) => app.roster_changed(&planned),
            Err(StoreError::NoAdminLeft) => providers.report(ProviderReport::LastAdmin(id), now).await?,
            Err(StoreError::PsychologistInTeam(_) | StoreError::PsychologistLeads) => {
                providers.report(ProviderReport::Psychologist(id), now).await?;
            }
            Err(error) => return Err(error),
        }
    }
    Ok(app.store.people().profile(id).await?.map_or(person, |profile| profile.person))
}

/// What a roster would say of them, with their teams as they are.
fn wanted(directory: &ScimDirectory, person: PersonId, role: Role, has: bool) -> Vec<RosterRow> {
    let Some(known) = directory.people.iter().find(|known| known.id == person) else { return Vec::new() };
    let kept: Roles = known.roles.iter().filter(|held| *held != role).collect();
    let roles = if has { kept.with(role) } else { kept };
    // A person of a roster without a role is an agent.
    let roles = if roles.is_empty() { roles.with(Role::Agent) } else { roles };
    let stated = StatedColumns::by(|column| column == "roles");
    rows(&RosterRow { roles, stated, ..unchanged(known) }, &WantedTeams::of(known), &directory.teams)
}
