//! Data directories of a given size.

use std::path::Path;

use domain::roster::{RosterRow, RosterTeam, StatedColumns};
use domain::{Audience, CheckIn, CheckInId, PersonId, Role, Roles, TeamId, Weather, Workday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use store::{NewSession, Store, token};
use uuid::Uuid;

use crate::BenchResult;

/// The contents of a directory.
pub struct LoadCentre {
    /// Session tokens of the agents, team by team.
    pub agents: Vec<String>,
    /// Session tokens of the leads, in the order of `teams`.
    pub leads: Vec<String>,
    /// The keys of the teams.
    pub teams: Vec<String>,
}

/// The size of a centre.
#[derive(Clone, Copy)]
pub struct Size {
    /// People who check in.
    pub people: usize,
    /// Agents per team.
    pub in_a_team: usize,
    /// Entries per agent, one per workday back from today.
    pub days: usize,
}

/// Today's workday in the time zone of these centres.
pub fn today() -> Workday {
    let local = Timestamp::now().to_zoned(TimeZone::UTC).datetime();
    Workday(local.saturating_sub(4.hours()).date())
}

/// Fills an empty directory and returns its sessions and teams.
pub async fn fill(directory: &Path, size: Size) -> BenchResult<LoadCentre> {
    let store = Store::open(directory)?;
    let now = Timestamp::now();
    let teams = size.people.div_ceil(size.in_a_team);
    let first = today().plus(-2_000);
    let row = |key: String, role: Role, team: usize| RosterRow {
        team: Some(RosterTeam { id: format!("t{team}"), name: format!("Team {team}") }),
        site: Some("Site".to_owned()),
        time_zone: Some("UTC".to_owned()),
        starts_on: Some(first),
        stated: StatedColumns::ALL,
        ..RosterRow::new(key.clone(), key, Roles::default().with(role))
    };
    let agents = (0..size.people).map(|n| row(format!("a{n}"), Role::Agent, n / size.in_a_team));
    let leads = (0..teams).map(|n| row(format!("l{n}"), Role::Lead, n));
    let planned = store.roster().import(agents.chain(leads).collect(), None, now).await?;
    let people: Vec<PersonId> = planned.iter().map(|p| p.person).collect();
    let (agents, leads) = people.split_at(size.people);
    for (number, agent) in agents.iter().enumerate() {
        store.people().set_default_audience(*agent, Audience::Lead).await?;
        let team = store.people().profile(*agent).await?.and_then(|p| p.memberships.first().map(|t| t.team));
        store.check_ins().import(history(*agent, team, number, size.days)).await?;
    }
    // No measurement needs more sessions than these.
    let some = |people: &[PersonId]| people.iter().take(1_500).copied().collect::<Vec<_>>();
    let centre = LoadCentre {
        agents: sessions(&store, some(agents), now).await?,
        leads: sessions(&store, some(leads), now).await?,
        teams: (0..teams).map(|n| format!("t{n}")).collect(),
    };
    Ok(centre)
}

fn history(person: PersonId, team: Option<TeamId>, number: usize, days: usize) -> Vec<CheckIn> {
    (0..days)
        .map(|day| {
            let workday = today().plus(-i32::try_from(day).unwrap_or(0));
            // A repeatable spread around "fair": only the number of entries matters here.
            let level = 3 + u8::try_from((number * 7 + day * 13 + day * day) % 5 / 2).unwrap_or(0);
            CheckIn {
                person,
                id: CheckInId(Uuid::from_u64_pair(u64::try_from(number).unwrap_or(0), u64::try_from(day).unwrap_or(0))),
                workday,
                // The start of the workday, so that check-ins of the benchmark are always later.
                said_at: workday
                    .0
                    .at(4, 0, 0, 0)
                    .to_zoned(TimeZone::UTC)
                    .map_or(Timestamp::UNIX_EPOCH, |z| z.timestamp()),
                shift: None,
                team,
                weather: Weather::try_from(level).unwrap_or(Weather::Fair),
                energy: None,
                stressors: Vec::new(),
                uplifts: Vec::new(),
                about_lead: Vec::new(),
                tag_audience: Audience::Me,
                note: None,
                audience: Audience::Lead,
                note_audience: Audience::Me,
            }
        })
        .collect()
}

async fn sessions(store: &Store, people: Vec<PersonId>, now: Timestamp) -> BenchResult<Vec<String>> {
    let mut tokens = Vec::with_capacity(people.len());
    for person in people {
        let secret = token::fresh();
        store.sessions().begin(NewSession::at_desk(token::hash(&secret), person), now).await?;
        tokens.push(secret);
    }
    Ok(tokens)
}
