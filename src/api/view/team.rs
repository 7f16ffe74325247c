//! What members of a team see of one another today: what was shared with the team, by name, and nothing that is made of it.

use std::collections::HashMap;

use crate::api::Refusal;
use crate::api::form::Asking;
use crate::domain::access::{Action, Subject};
use crate::domain::person::Tie;
use crate::domain::{Audience, CheckIn, PersonId, Weather};
use crate::server::content;

/// One colleague's weather.
#[derive(Clone, Debug)]
pub struct Tile {
    /// Who.
    pub name: String,
    /// The last that they shared with the team today.
    pub weather: Weather,
    /// What they named.
    pub stressors: Vec<String>,
    /// Their note, where it is for the team.
    pub note: Option<String>,
}

/// One team today.
#[derive(Clone, Debug)]
pub struct TeamToday {
    /// Its name.
    pub name: String,
    /// Its sky: the weathers that occur, sunny first, and how often.
    pub sky: Vec<(Weather, usize)>,
    /// A tile for everybody who shared, by name.
    pub tiles: Vec<Tile>,
}

/// What the page shows: the viewer's teams, usually one.
#[derive(Clone, Debug)]
pub struct TeamView {
    /// The teams.
    pub teams: Vec<TeamToday>,
}

/// Loads it, and notes whose entries were looked at.
///
/// # Errors
/// [`Refusal::NotFound`] for whoever works in no team.
pub async fn load(asking: &Asking) -> Result<TeamView, Refusal> {
    let signed_in = asking.allowed(Action::SeeTeam, Subject::None)?;
    let (store, viewer, today) = (&asking.app.store, &signed_in.viewer, signed_in.today());
    let mut teams = Vec::new();
    let mut looked_at = Vec::new();
    for team in store.teams(viewer.teams(Tie::Member, today).collect()).await? {
        asking.allowed(Action::SeeTeam, Subject::Team(team.id, today))?;
        let last = last_of_each(store.team_day(viewer, Tie::Member, team.id, today).await?);
        let names = store.names(last.keys().copied().collect()).await?;
        looked_at.extend(last.keys().copied());
        teams.push(today_of(asking, team.name, &last, &names));
    }
    store.looked(viewer.person, looked_at, "team", today, asking.visitor.now).await?;
    Ok(TeamView { teams })
}

/// Of several entries of one person the last in this sight counts. Entries come oldest first.
fn last_of_each(entries: Vec<CheckIn>) -> HashMap<PersonId, CheckIn> {
    entries.into_iter().map(|entry| (entry.person, entry)).collect()
}

fn today_of(
    asking: &Asking,
    name: String,
    last: &HashMap<PersonId, CheckIn>,
    names: &HashMap<PersonId, String>,
) -> TeamToday {
    let locale = asking.visitor.locale;
    let mut entries: Vec<_> = last.values().filter_map(|entry| Some((names.get(&entry.person)?, entry))).collect();
    entries.sort_by_key(|(name, entry)| (name.as_str(), entry.person));
    let count = |weather| entries.iter().filter(|(_, entry)| entry.weather == weather).count();
    TeamToday {
        name,
        sky: Weather::ALL.into_iter().map(|weather| (weather, count(weather))).filter(|(_, count)| *count > 0).collect(),
        tiles: entries
            .iter()
            .map(|(name, entry)| Tile {
                name: (*name).clone(),
                weather: entry.weather,
                stressors: entry.stressors.iter().map(|key| content::stressors().label(locale, key).to_owned()).collect(),
                note: entry.note.clone().filter(|_| entry.note_audience == Audience::Team),
            })
            .collect(),
    }
}
