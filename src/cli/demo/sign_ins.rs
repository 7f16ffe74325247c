//! The sign-ins of a demo, one per role, and what to look at with each.

use std::net::SocketAddr;

use super::super::common::Failure;
use super::self_tests;
use crate::app::account::own_key;
use crate::state::AppState;
use domain::check_in::RETENTION_DAYS;
use domain::person::TeamRole;
use domain::{Audience, PersonId, Role, Roles, TeamId, Workday};
use insight::flag::Severity;
use store::{Person, PersonFilter, Range};

/// One sign-in of a demo.
pub(super) struct SignIn {
    pub role: Role,
    pub name: String,
    pub password: String,
}

/// Returns the person who signs in with this role; none if the demo has none.
pub(super) async fn person(app: &AppState, sign_ins: &[SignIn], role: Role) -> Result<Option<Person>, Failure> {
    let Some(sign_in) = sign_ins.iter().find(|sign_in| sign_in.role == role) else { return Ok(None) };
    Ok(app.store.people().by_key(sign_in.name.clone()).await?)
}

/// Returns the address and one line per sign-in that says what to look at. `lines` are the tab-separated sign-ins.
pub(super) fn guide(lines: &str, address: SocketAddr) -> String {
    let mut text = format!("\nOpen http://{address} and sign in as\n");
    for (role, name) in lines.lines().filter_map(|line| line.split_once('\t')) {
        let name = name.split('\t').next().unwrap_or_default();
        if let Some(role) = Role::ALL.into_iter().find(|known| known.key() == role) {
            text.push_str(&format!("  {name:<14} {:<13} {}\n", role.key(), what_to_look_at(role)));
        }
    }
    text.push('\n');
    text
}

const fn what_to_look_at(role: Role) -> &'static str {
    match role {
        Role::Agent => "check in with two taps, then see your half year under “My weather”",
        Role::Lead => "open the board, then a flag: it shows the days behind it and what to do next",
        Role::Psychologist => "read the climate of the site, and print its monthly report",
        Role::Admin => "see people, teams and invitations, but no weather",
    }
}

/// Chooses one person per role who has no other role, with the agent in the lead's team, and sets their passwords.
///
/// # Errors
/// If a role has no such person, or the store fails.
pub(super) async fn sign_ins(app: &AppState, seed: u64) -> Result<Vec<SignIn>, Failure> {
    let (team, lead) = liveliest_team(app).await?;
    let agent = quietest_member(app, team).await?;
    take_back_today(app, agent).await?;
    let mut found = Vec::new();
    for role in Role::ALL {
        let person = match role {
            Role::Agent => agent,
            Role::Lead => lead,
            Role::Psychologist | Role::Admin => {
                only(app, role).await?.first().map(|p| p.id).ok_or("the demo lacks a role")?
            }
        };
        let person = app.store.people().profile(person).await?.ok_or("the demo lacks a person")?.person;
        let password = format!("fair-weather-{}-{seed}", role.key());
        app.store.people().set_password(person.id, app.passwords.hash(password.clone()).await?).await?;
        app.store.people().set_default_audience(person.id, Audience::Lead).await?;
        // A referral is sealed to the key of its psychologist, who has one from the first sign-in on.
        if matches!(role, Role::Agent | Role::Psychologist) {
            let own = own_key::at_sign_in(app, person.id, password.clone()).await?;
            if role == Role::Agent {
                self_tests::take(app, person.id, &own).await?;
                // A demo does not ask to write down the recovery code first.
                own_key::code_for(app, person.id, own).await?;
                app.store.owner_keys().confirm_code(person.id).await?;
            }
        }
        found.push(SignIn { role, name: person.key, password });
    }
    Ok(found)
}

/// Returns the people who have only this role.
async fn only(app: &AppState, role: Role) -> Result<Vec<Person>, Failure> {
    let filter = PersonFilter { role: Some(role), limit: 10_000, ..PersonFilter::default() };
    let (people, _) = app.store.people().list(filter).await?;
    Ok(people.into_iter().filter(|p| p.roles == Roles::default().with(role)).collect())
}

/// Returns the team whose board shows the most, and its lead: the demo opens there.
async fn liveliest_team(app: &AppState) -> Result<(TeamId, PersonId), Failure> {
    let mut best: Option<(usize, TeamId, PersonId)> = None;
    for lead in only(app, Role::Lead).await? {
        let today = today_of(app, &lead);
        let viewer = app.store.people().profile(lead.id).await?.map(|p| p.viewer()).ok_or("the demo lacks a lead")?;
        for team in viewer.teams(TeamRole::Lead, today) {
            let shared = app.store.check_ins().shared_on(team, today, Audience::Lead).await?.len();
            let mut open = 0;
            for person in app.store.teams().people(team, TeamRole::Member, today, today).await? {
                let derived = app.derived.in_lead_sight(&app.store, lead.id, person, today).await?;
                open += derived.flags.iter().filter(|flag| flag.is_open() && flag.severity >= Severity::Talk).count();
            }
            // One or two open flags show what the board is for; many would not be an ordinary day.
            let score = shared + 20 * open.min(2);
            if best.is_none_or(|(known, ..)| score > known) {
                best = Some((score, team, lead.id));
            }
        }
    }
    best.map(|(_, team, lead)| (team, lead)).ok_or_else(|| "the demo lacks a lead".into())
}

/// Returns a member with a long history, preferably one who has not checked in today.
async fn quietest_member(app: &AppState, team: TeamId) -> Result<PersonId, Failure> {
    let agents: Vec<_> = only(app, Role::Agent).await?;
    let mut best: Option<(bool, usize, PersonId)> = None;
    for agent in agents {
        let today = today_of(app, &agent);
        let profile = app.store.people().profile(agent.id).await?.ok_or("the demo lacks an agent")?;
        if !profile.viewer().teams(TeamRole::Member, today).any(|t| t == team) {
            continue;
        }
        let range = Range { from: today.plus(-RETENTION_DAYS), to: today };
        let own = app.store.check_ins().own(agent.id, range).await?;
        let candidate = (own.last().is_none_or(|last| last.workday < today), own.len(), agent.id);
        if best.is_none_or(|known| (candidate.0, candidate.1) > (known.0, known.1)) {
            best = Some(candidate);
        }
    }
    best.map(|(.., person)| person).ok_or_else(|| "the demo lacks an agent".into())
}

/// Withdraws the agent's check-ins of today, so that the demo starts with the check-in form.
async fn take_back_today(app: &AppState, agent: PersonId) -> Result<(), Failure> {
    let person = app.store.people().profile(agent).await?.ok_or("the demo lacks an agent")?.person;
    let today = today_of(app, &person);
    for entry in app.store.check_ins().own(agent, Range { from: today, to: today }).await? {
        app.store.check_ins().withdraw(agent, entry.id, app.clock.now()).await?;
        app.derived.entry_changed(Some(&entry), None);
    }
    Ok(())
}

fn today_of(app: &AppState, person: &Person) -> Workday {
    person.today(app.clock.now())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guide_names_the_address_and_every_sign_in_without_passwords() {
        let lines = "agent\ta0001\tsecret-1\nlead\tl01\tsecret-2\npsychologist\tp01\tsecret-3\nadmin\tx01\tsecret-4\n";
        let text = guide(lines, SocketAddr::from(([127, 0, 0, 1], 4321)));
        assert!(text.contains("Open http://127.0.0.1:4321 and sign in as"), "{text}");
        for name in ["a0001", "l01", "p01", "x01"] {
            assert_eq!(text.lines().filter(|line| line.trim_start().starts_with(name)).count(), 1, "{text}");
        }
        assert!(!text.contains("secret") && !text.contains('\t') && !text.contains("listening on"), "{text}");
    }
}
