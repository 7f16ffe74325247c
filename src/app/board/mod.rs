//! What `/board` shows: the team now, in one lead's sight.

pub mod end_wall;
pub mod make_wall;
pub mod team;
pub mod wall;

pub mod present;
pub mod side;
pub mod sky;
pub mod tile;

use crate::app::led::{Led, Tab, led};
use crate::web::error::AppError;
use crate::web::form::RequestContext;
use crate::web::visitor::SignedIn;
use domain::access::{Action, Subject};
use domain::person::TeamRole;
use domain::{AccessKind, Present};
use side::Side;
use sky::Patch;
use store::Team;
use tile::Tile;
use words::dates;

/// The whole screen.
#[derive(Clone, Debug)]
pub struct BoardView {
    /// The viewer's teams.
    pub tabs: Vec<Tab>,
    /// Which team is shown; none where the viewer leads none today.
    pub shown: Option<Shown>,
}

/// One team on the screen.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Its key, as in the address.
    pub key: String,
    /// What moves.
    pub now: Now,
    /// When the picture was taken.
    pub as_of: String,
    /// Whether there is a link for the wall.
    pub has_wall: bool,
}

/// Part of the day, for the title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Daytime {
    /// From four to noon.
    Morning,
    /// From noon to six.
    Afternoon,
    /// From six to ten.
    Evening,
    /// The rest.
    Night,
}

/// What moves on the board: all of it from what the viewer may see.
#[derive(Clone, Debug)]
pub struct Now {
    /// As people call the team.
    pub team: String,
    /// Part of the day.
    pub daytime: Daytime,
    /// The sum of the tiles.
    pub sky: Vec<Patch>,
    /// Whoever shared, by name.
    pub tiles: Vec<Tile>,
    /// What is worth a word.
    pub side: Side,
    /// Whether nothing at all was ever shared with this viewer here.
    pub first_day: bool,
}

/// Loads the screen. Without a key it shows the first of the viewer's teams.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::NotFound`] where the viewer does not lead the team today.
pub async fn load(context: RequestContext, key: Option<String>) -> Result<BoardView, AppError> {
    let signed_in = context.allowed(Action::SeeBoard, Subject::None)?;
    let Led { tabs, team } = led(&context, signed_in, key.as_deref()).await?;
    let shown = match team {
        Some(team) => Some(Shown {
            key: team.key.clone(),
            now: now(&context, signed_in, &team).await?,
            as_of: dates::time(present::local(&team, context.visitor.now).time()),
            has_wall: context.app.store.walls().exists(team.id).await?,
        }),
        None => None,
    };
    Ok(BoardView { tabs, shown })
}

/// The team with this key, if the viewer leads it today.
///
/// # Errors
/// [`AppError::NotFound`] where not, or where there is none.
pub async fn team_led(context: &RequestContext, action: Action, key: String) -> Result<Team, AppError> {
    let signed_in = context.allowed(action, Subject::None)?;
    let team = context.app.store.teams().by_key(key).await?.ok_or(AppError::NotFound)?;
    context.allowed(action, Subject::Team(team.id, signed_in.today()))?;
    Ok(team)
}

/// What moves on the board of one team, and notes whose entries were looked at.
///
/// # Errors
/// [`AppError::NotFound`] where the viewer does not lead the team today.
pub async fn now(context: &RequestContext, signed_in: &SignedIn, team: &Team) -> Result<Now, AppError> {
    let (app, locale, today) = (&context.app, context.visitor.locale, signed_in.today());
    context.allowed(Action::SeeBoard, Subject::Team(team.id, today))?;
    let local = present::local(team, context.visitor.now);
    let viewer = &signed_in.viewer;
    let entries = present::last_entries(app, Present::at(local), |day| {
        app.store.check_ins().team_day(viewer, TeamRole::Lead, team.id, day)
    })
    .await?;
    let derived = app.derived.team_in_lead_sight(&app.store, viewer.person, team.id, today).await?;
    let side = side::side(context, signed_in, team, &derived).await?;
    let sharing: Vec<_> = entries.iter().map(|entry| entry.person).collect();
    let subjects = sharing.iter().chain(&side.subjects).copied().collect();
    let mut names = app.store.people().names(sharing).await?;
    app.store.access_log().record(viewer.person, subjects, AccessKind::Board, today, context.visitor.now).await?;
    let stressors = app.store.stressors().list();
    let of = |person| derived.people.iter().find(|(who, _)| *who == person).map(|(_, derived)| &**derived);
    let mut tiles: Vec<Tile> = entries
        .into_iter()
        .map(|entry| {
            let (person, name) = (entry.person, names.remove(&entry.person).unwrap_or_default());
            tile::tile(entry, name, of(person), &stressors, locale)
        })
        .collect();
    tiles.sort_by(|a, b| (&a.name, a.person).cmp(&(&b.name, b.person)));
    Ok(Now {
        team: team.name.clone(),
        daytime: daytime(local.hour()),
        sky: sky::sky(tiles.iter().map(|tile| tile.weather)),
        tiles,
        side,
        first_day: derived.people.is_empty(),
    })
}

/// The part of the day of an hour.
#[must_use]
pub const fn daytime(hour: i8) -> Daytime {
    match hour {
        4..=11 => Daytime::Morning,
        12..=17 => Daytime::Afternoon,
        18..=21 => Daytime::Evening,
        _ => Daytime::Night,
    }
}
