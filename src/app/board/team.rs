//! What members of a team see of one another today: what was shared with the team, by name, and nothing that is made of it.

use crate::app::board::present;
use crate::app::board::sky::{Patch, sky};
use crate::web::error::AppError;
use crate::web::form::RequestContext;
use content::Stressors;
use domain::Locale;
use domain::access::{Action, Subject};
use domain::person::TeamRole;
use domain::{AccessKind, Audience, CheckIn, PersonId, Present, Weather};

/// One colleague's weather.
#[derive(Clone, Debug)]
pub struct Tile {
    /// Who.
    pub person: PersonId,
    /// As others call them.
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
    /// The sum of the tiles.
    pub sky: Vec<Patch>,
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
/// [`AppError::NotFound`] for whoever does not check in.
pub async fn load(context: &RequestContext) -> Result<TeamView, AppError> {
    let signed_in = context.allowed(Action::SeeTeam, Subject::None)?;
    let (app, store, viewer, today) = (&context.app, &context.app.store, &signed_in.viewer, signed_in.today());
    let stressors = store.stressors().list();
    let mut teams = Vec::new();
    for team in store.teams().by_id(viewer.teams(TeamRole::Member, today).collect()).await? {
        context.allowed(Action::SeeTeam, Subject::Team(team.id, today))?;
        let now = Present::at(present::local(&team, context.visitor.now));
        let entries =
            present::last_entries(app, now, |day| store.check_ins().team_day(viewer, TeamRole::Member, team.id, day))
                .await?;
        let subjects: Vec<_> = entries.iter().map(|entry| entry.person).collect();
        let mut names = store.people().names(subjects.clone()).await?;
        store.access_log().record(viewer.person, subjects, AccessKind::Team, today, context.visitor.now).await?;
        let named = entries.into_iter().filter_map(|entry| Some((names.remove(&entry.person)?, entry)));
        let mut tiles: Vec<_> =
            named.map(|(name, entry)| tile(context.visitor.locale, &stressors, name, entry)).collect();
        tiles.sort_by(|a, b| (&a.name, a.person).cmp(&(&b.name, b.person)));
        teams.push(TeamToday { name: team.name, sky: sky(tiles.iter().map(|tile| tile.weather)), tiles });
    }
    Ok(TeamView { teams })
}

/// A wish to talk is for the lead alone, and is not in it.
fn tile(locale: Locale, stressors: &Stressors, name: String, entry: CheckIn) -> Tile {
    Tile {
        person: entry.person,
        name,
        weather: entry.weather,
        stressors: entry.stressors.iter().map(|key| stressors.label(locale, key).to_owned()).collect(),
        note: entry
            .note
            .filter(|_| entry.note_audience == Audience::Team)
            .and_then(|note| note.words().map(str::to_owned)),
    }
}
