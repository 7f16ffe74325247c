//! People, teams and check-ins for the cases.

use domain::person::TeamRole;
use domain::{Audience, CheckIn, CheckInId, PersonId, Viewer, Weather, Workday};
use jiff::Timestamp;
use weathervane_store::{Store, StoreError, SuggestionOffer};

/// The day on which the roster is imported, and on which the first check-ins are made.
pub const TODAY: &str = "2026-03-09";

/// Two agents and a lead of one team, from [`TODAY`] on.
pub const ROSTER: &str = "person_id,name,email,roles,team_id,team,site,time_zone\n\
    a1,Gao Lin,gao@example.org,agent,t1,Cirrus,Islet,Asia/Shanghai\n\
    a2,An Xi,an@example.org,agent,t1,Cirrus,Islet,\n\
    l1,Chen Bo,chen@example.org,lead,t1,Cirrus,Islet,\n";

pub fn day(text: &str) -> Workday {
    text.parse().expect("a day")
}

/// This many seconds after the start of [`TODAY`] in UTC.
pub fn moment(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_773_014_400 + seconds).expect("a moment")
}

/// Imports a roster.
pub async fn import(store: &Store, text: &str) -> Result<Vec<weathervane_store::RosterChange>, StoreError> {
    let rows = import::roster::parse(text.as_bytes()).expect("a roster without a fault").rows;
    store.roster().import(rows, None, moment(0)).await
}

pub async fn person(store: &Store, key: &str) -> PersonId {
    store.people().by_key(key.to_owned()).await.expect("a read").expect("a person").id
}

pub async fn viewer(store: &Store, person: PersonId) -> Viewer {
    store.people().profile(person).await.expect("a read").expect("a person").viewer()
}

/// Imports [`ROSTER`]. Returns the first agent, the second agent and the lead.
pub async fn centre(store: &Store) -> [PersonId; 3] {
    import(store, ROSTER).await.expect("a roster that fits");
    [person(store, "a1").await, person(store, "a2").await, person(store, "l1").await]
}

/// A check-in of [`TODAY`] that the team sees, number `id`.
pub async fn entry(store: &Store, person: PersonId, id: u128) -> CheckIn {
    let workday = day(TODAY);
    let team = viewer(store, person).await.teams(TeamRole::Member, workday).next();
    CheckIn {
        person,
        id: CheckInId(uuid::Uuid::from_u128(id)),
        workday,
        said_at: moment(i64::try_from(id).expect("a small number")),
        shift: None,
        team,
        weather: Weather::Rainy,
        energy: None,
        stressors: vec!["noise".parse().expect("a stressor")],
        uplifts: Vec::new(),
        about_lead: Vec::new(),
        tag_audience: Audience::Me,
        note: None,
        audience: Audience::Team,
        note_audience: Audience::Me,
    }
}

/// What is offered in the shift of an entry.
pub fn offer(entry: &CheckIn) -> SuggestionOffer {
    SuggestionOffer {
        workday: entry.workday,
        shift: entry.shift.clone().unwrap_or_default(),
        intervention: "breathing".to_owned(),
        why: "energy".to_owned(),
        offered_at: entry.said_at,
        outcome: None,
        answered_at: None,
        propensity: None,
    }
}
