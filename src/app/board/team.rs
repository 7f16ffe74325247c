//! What members of a team see of one another today: what was shared with the team, by name, and nothing that is made of
//! it.

use std::collections::HashMap;

use crate::app::access_log::record::record_access;
use crate::app::board::latest_check_ins;
use crate::app::board::sky::{SkyPart, sky};
use crate::app::team_day;
use crate::app::thanks::shown::{self, ShownCard};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use content::Stressors;
use domain::access::{Action, Subject};
use domain::name_order::name_order;
use domain::person::TeamRole;
use domain::{AccessKind, Audience, CheckIn, CurrentWorkdays, Locale, PersonId, Weather};

/// One colleague's weather.
#[derive(Clone, Debug)]
pub struct TeamTile {
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
    pub sky: Vec<SkyPart>,
    /// A tile for everybody who shared, by name.
    pub tiles: Vec<TeamTile>,
    /// Thank-yous that colleagues show, and those to the team.
    pub thanks: Vec<ShownCard>,
}

/// What the page shows: the viewer's teams, usually one.
#[derive(Clone, Debug)]
pub struct TeamTodayView {
    /// The teams.
    pub teams: Vec<TeamToday>,
}

/// Loads the [`TeamTodayView`]. The access is recorded before the view is computed.
///
/// # Errors
/// [`AppError::NotFound`] if the viewer does not check in.
pub async fn load(context: &RequestContext) -> Result<TeamTodayView, AppError> {
    let signed_in = context.allowed(Action::SeeTeam, Subject::None)?;
    let (app, store, viewer, today) = (&context.app, &context.app.store, &signed_in.viewer, signed_in.today());
    let mut teams = Vec::new();
    for team in store.teams().by_id(viewer.teams(TeamRole::Member, today).collect()).await? {
        context.allowed(Action::SeeTeam, Subject::Team(team.id, today))?;
        let now = CurrentWorkdays::at(team_day::local(&team, context.visitor.now));
        let entries =
            latest_check_ins::load(app, now, |day| store.check_ins().team_day(viewer, TeamRole::Member, team.id, day))
                .await?;
        let subjects: Vec<_> = entries.iter().map(|entry| entry.person).collect();
        let names = store.people().names(subjects.clone()).await?;
        record_access(context, signed_in, AccessKind::Team, subjects).await?;
        let thanks = shown::in_team(context, viewer, team.id, TeamRole::Member, today).await?;
        teams.push((team.name, thanks, entries, names));
    }
    let stressors = store.stressors().list();
    let view =
        |(name, thanks, entries, names)| team_today(context.visitor.locale, &stressors, name, thanks, entries, names);
    Ok(TeamTodayView { teams: teams.into_iter().map(view).collect() })
}

fn team_today(
    locale: Locale,
    stressors: &Stressors,
    name: String,
    thanks: Vec<ShownCard>,
    entries: Vec<CheckIn>,
    mut names: HashMap<PersonId, String>,
) -> TeamToday {
    let named = entries.into_iter().filter_map(|entry| Some((names.remove(&entry.person)?, entry)));
    let mut tiles: Vec<_> = named.map(|(name, entry)| tile(locale, stressors, name, entry)).collect();
    tiles.sort_by_cached_key(|tile| (name_order(&tile.name), tile.person));
    TeamToday { name, sky: sky(tiles.iter().map(|tile| tile.weather)), tiles, thanks }
}

fn tile(locale: Locale, stressors: &Stressors, name: String, entry: CheckIn) -> TeamTile {
    TeamTile {
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
