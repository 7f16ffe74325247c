//! What `/flags` shows: the flags of a lead's teams, by how far they are.

pub mod finish_flag;
pub mod flag_page;
pub mod status;
pub mod take_flag;

pub mod evidence;
pub mod presenter;

use crate::app::access_log::record::record_access;
use crate::app::flags::status::{FlagStatus, VisibleFlag};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::AccessKind;
use domain::access::{Action, Subject};
use domain::person::TeamRole;
use presenter::{FlagPresenter, FlagView};
use store::{StoreError, Team};

/// How many flags that were seen through are listed.
const MAX_DONE_LISTED: usize = 50;

/// Which flags are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pile {
    /// Nobody has taken them, or they were set aside for now.
    Open,
    /// Somebody follows up.
    Taken,
    /// Seen through, or passed by themselves.
    Done,
}

impl Pile {
    /// All three, in the order of the screen.
    pub const ALL: [Self; 3] = [Self::Open, Self::Taken, Self::Done];

    /// Its name in an address.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Taken => "taken",
            Self::Done => "done",
        }
    }

    const fn of(status: FlagStatus) -> Self {
        match status {
            FlagStatus::Open | FlagStatus::Aside(_) => Self::Open,
            FlagStatus::Taken => Self::Taken,
            FlagStatus::Done | FlagStatus::Passed => Self::Done,
        }
    }
}

/// The whole screen.
#[derive(Clone, Debug)]
pub struct FlagsView {
    /// Which are listed.
    pub pile: Pile,
    /// How many there are of each.
    pub counts: [(Pile, usize); 3],
    /// The flags of that pile.
    pub flags: Vec<FlagView>,
    /// Whether the viewer has several teams, so that each flag says which is its own.
    pub several_teams: bool,
}

/// Loads it. `pile` comes from the address.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::NotFound`] if the viewer leads nobody.
pub async fn load(context: RequestContext, pile: Option<String>) -> Result<FlagsView, AppError> {
    let signed_in = context.allowed(Action::SeeBoard, Subject::None)?;
    let pile = Pile::ALL.into_iter().find(|p| Some(p.key()) == pile.as_deref()).unwrap_or(Pile::Open);
    let teams = teams_led(&context, signed_in).await?;
    let mut noticed = Vec::new();
    for team in &teams {
        noticed.extend(status::of_team(&context.app, &signed_in.viewer, team, signed_in.today()).await?);
    }
    let now = context.visitor.now;
    let pile_of = |noticed: &VisibleFlag| Pile::of(noticed.status(now));
    let counts = Pile::ALL.map(|pile| (pile, noticed.iter().filter(|n| pile_of(n) == pile).count()));
    noticed.retain(|n| pile_of(n) == pile);
    // Of several teams too: published rules come after what is held against what is usual.
    match pile {
        // What was set aside comes after what waits.
        Pile::Open => noticed.sort_by_key(|n| (n.flag.is_by_rule(), n.status(now) != FlagStatus::Open)),
        Pile::Taken => noticed.sort_by_key(|n| (n.flag.is_by_rule(), n.work.as_ref().and_then(|work| work.due_at))),
        Pile::Done => {
            let last = |n: &VisibleFlag| (n.status(now) == FlagStatus::Done, n.flag.ended.unwrap_or(n.flag.opened));
            noticed.sort_by_key(|n| (n.flag.is_by_rule(), std::cmp::Reverse(last(n))));
            noticed.truncate(MAX_DONE_LISTED);
        }
    }
    let presenter = FlagPresenter::for_flags(&context, signed_in, &teams, &noticed).await?;
    let subjects = noticed.iter().filter_map(|n| n.person).collect();
    record_access(&context, signed_in, AccessKind::Flag, subjects).await?;
    let flags = noticed.iter().map(|n| presenter.present(n)).collect();
    Ok(FlagsView { pile, counts, flags, several_teams: teams.len() > 1 })
}

/// The teams that the viewer leads today, by name.
///
/// # Errors
/// If the database cannot be read.
pub async fn teams_led(context: &RequestContext, signed_in: &SignedIn) -> Result<Vec<Team>, StoreError> {
    context.app.store.teams().by_id(signed_in.viewer.teams(TeamRole::Lead, signed_in.today()).collect()).await
}
