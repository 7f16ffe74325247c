//! What `/board` shows: the team now, in one lead's sight.

pub mod end_wall;
pub mod make_wall;
pub mod team;
pub mod wall;

pub mod latest_check_ins;
pub mod sky;
pub mod tile;
pub mod worth_a_chat;

use std::collections::HashMap;
use std::sync::Arc;

use crate::app::access_log::record::record_access;
use crate::app::breaks::requests::{self, BreakRequestsView};
use crate::app::flags::teams_led;
use crate::app::flags::worklist::{FlagCounts, Worklist};
use crate::app::led_teams::{LedTeams, TeamTab, led_teams};
use crate::app::talk::asked::{self, AskedView};
use crate::app::team_day;
use crate::app::thanks::shown::{ShownCard, in_team};
use crate::app::tough_calls::shared::{self, SharedToughCall, SharedToughCalls};
use crate::state::derived::TeamDerived;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::access::{Action, Subject};
use domain::name_order::name_order;
use domain::person::TeamRole;
use domain::{AccessKind, CheckIn, CurrentWorkdays, PartOfDay, PersonId};
use insight::baseline::BaselineBand;
use sky::SkyPart;
use store::Team;
use tile::Tile;
use words::dates;
use worth_a_chat::WorthAChat;

/// The whole screen.
#[derive(Clone, Debug)]
pub struct BoardView {
    /// The viewer's teams.
    pub tabs: Vec<TeamTab>,
    /// Which team is shown; none where the viewer leads none today.
    pub shown: Option<BoardTeam>,
}

/// One team on the screen.
#[derive(Clone, Debug)]
pub struct BoardTeam {
    /// Its key, as in the address.
    pub key: String,
    /// What moves.
    pub now: BoardNow,
    /// When the picture was taken.
    pub as_of: String,
    /// Whether there is a link for the wall.
    pub has_wall: bool,
    /// Thank-yous that people of the team show.
    pub thanks: Vec<ShownCard>,
}

/// What moves on the board: all of it from what the viewer may see, in the order of the screen.
#[derive(Clone, Debug)]
pub struct BoardNow {
    /// As people call the team.
    pub team: String,
    /// The requests to talk to the viewer, from any team.
    pub asked: AskedView,
    /// The requests for breaks of the viewer's teams.
    pub breaks: BreakRequestsView,
    /// Part of the day, for the title.
    pub part_of_day: PartOfDay,
    /// People who are far below their usual weather today, the lowest first.
    pub changed_today: Vec<Tile>,
    /// The flags.
    pub worth_a_chat: WorthAChat,
    /// Tough calls that people shared in the last days.
    pub tough_calls: Vec<SharedToughCall>,
    /// The sum of the tiles.
    pub sky: Vec<SkyPart>,
    /// Those who shared, by name.
    pub tiles: Vec<Tile>,
    /// The flags of all teams that the viewer leads, for the navigation.
    pub all_flags: FlagCounts,
    /// Whether nothing at all was ever shared with this viewer here.
    pub first_day: bool,
}

/// Loads the screen. Without a key it shows the first of the viewer's teams.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::NotFound`] if the viewer does not lead the team today.
pub async fn load(context: RequestContext, key: Option<String>) -> Result<BoardView, AppError> {
    let signed_in = context.allowed(Action::SeeBoard, Subject::None)?;
    let LedTeams { tabs, team } = led_teams(&context, signed_in, key.as_deref()).await?;
    let shown = match team {
        Some(team) => Some(BoardTeam {
            key: team.key.clone(),
            now: now(&context, signed_in, &team).await?,
            as_of: dates::time(team_day::local(&team, context.visitor.now).time()),
            has_wall: context.app.store.walls().exists(team.id).await?,
            thanks: in_team(&context, &signed_in.viewer, team.id, TeamRole::Lead, signed_in.today_in(team.id)).await?,
        }),
        None => None,
    };
    Ok(BoardView { tabs, shown })
}

/// The team with this key, if the viewer leads it today.
///
/// # Errors
/// [`AppError::NotFound`] if not, or where there is none.
pub async fn team_led(context: &RequestContext, action: Action, key: String) -> Result<Team, AppError> {
    let signed_in = context.allowed(action, Subject::None)?;
    let team = context.app.store.teams().by_key(key).await?.ok_or(AppError::NotFound)?;
    context.allowed(action, Subject::Team(team.id, signed_in.today_in(team.id)))?;
    Ok(team)
}

/// What moves on the board of one team. The access to what was read is recorded before anything of it is shown.
///
/// # Errors
/// [`AppError::NotFound`] if the viewer does not lead the team today.
pub async fn now(context: &RequestContext, signed_in: &SignedIn, team: &Team) -> Result<BoardNow, AppError> {
    context.allowed(Action::SeeBoard, Subject::Team(team.id, signed_in.today_in(team.id)))?;
    let data = BoardData::read(context, signed_in, team).await?;
    record_access(context, signed_in, AccessKind::Board, data.subjects()).await?;
    Ok(data.view(context, team))
}

/// What a board shows, as it is read from the store in one viewer's sight.
struct BoardData {
    /// The latest check-in of each person who shared today.
    entries: Vec<CheckIn>,
    names: HashMap<PersonId, String>,
    derived: Arc<TeamDerived>,
    list: Worklist,
    worth_a_chat: WorthAChat,
    tough_calls: SharedToughCalls,
    all_flags: FlagCounts,
    asked: AskedView,
    breaks: BreakRequestsView,
}

impl BoardData {
    async fn read(context: &RequestContext, signed_in: &SignedIn, team: &Team) -> Result<Self, AppError> {
        let (app, viewer, now) = (&context.app, &signed_in.viewer, context.visitor.now);
        let days = CurrentWorkdays::at(team_day::local(team, now));
        let read = |day| app.store.check_ins().team_day(viewer, TeamRole::Lead, team.id, day);
        let entries = latest_check_ins::load(app, days, read).await?;
        let derived = app.derived.team_in_lead_sight(&app.store, viewer.person, team.id, days.newest()).await?;
        let list = Worklist::load(context, signed_in, std::slice::from_ref(team)).await?;
        let worth_a_chat = worth_a_chat::worth_a_chat(context, signed_in, team, &list, &derived).await?;
        let teams = teams_led(context, signed_in).await?;
        let all_flags =
            if teams.len() > 1 { Worklist::load(context, signed_in, &teams).await?.counts() } else { list.counts() };
        let names = app.store.people().names(entries.iter().map(|entry| entry.person).collect()).await?;
        let asked = asked::load(context, signed_in).await?;
        let tough_calls = shared::load(context, signed_in, team).await?;
        let breaks = requests::load(context, signed_in).await?;
        Ok(Self { entries, names, derived, list, worth_a_chat, tough_calls, all_flags, asked, breaks })
    }

    /// Everybody whom the board names.
    fn subjects(&self) -> Vec<PersonId> {
        let tiles = self.entries.iter().map(|entry| entry.person);
        tiles.chain(self.worth_a_chat.subjects.iter().copied()).chain(self.tough_calls.subjects()).collect()
    }

    fn view(mut self, context: &RequestContext, team: &Team) -> BoardNow {
        let (stressors, locale) = (context.app.store.stressors().list(), context.visitor.locale);
        let people = &self.derived.people;
        let of = |person| people.iter().find(|(who, _)| *who == person).map(|(_, derived)| &**derived);
        let mut tiles: Vec<Tile> = self
            .entries
            .into_iter()
            .map(|entry| {
                let (person, name) = (entry.person, self.names.remove(&entry.person).unwrap_or_default());
                let flag = self.list.active().find(|flag| flag.person == Some(person));
                tile::tile(entry, name, of(person), flag, &stressors, locale)
            })
            .collect();
        tiles.sort_by_cached_key(|tile| (name_order(&tile.name), tile.person));
        let far_below = |tile: &&Tile| tile.band == Some(BaselineBand::FarBelow);
        let mut changed_today: Vec<Tile> = tiles.iter().filter(far_below).cloned().collect();
        changed_today.sort_by_key(|tile| tile.weather);
        BoardNow {
            team: team.name.clone(),
            part_of_day: PartOfDay::at(team_day::local(team, context.visitor.now).hour()),
            changed_today,
            worth_a_chat: self.worth_a_chat,
            tough_calls: self.tough_calls.in_words(context, team),
            sky: sky::sky(tiles.iter().map(|tile| tile.weather)),
            tiles,
            all_flags: self.all_flags,
            asked: self.asked,
            breaks: self.breaks,
            first_day: people.is_empty(),
        }
    }
}
