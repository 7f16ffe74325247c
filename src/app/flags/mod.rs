//! What `/flags` shows: the flags of a lead's teams, by how far they are.

pub mod check_follow_up;
pub mod finish_flag;
pub mod flag_page;
pub mod follow_ups;
pub mod plan_follow_up;
pub mod status;
pub mod take_flag;

pub mod before_after;
pub mod colleagues;
pub mod course;
pub mod evidence;
pub mod plan;
pub mod presenter;
pub mod recovery;
pub mod somebody_else;
pub mod worklist;

use crate::app::access_log::record::record_access;
use crate::app::flags::status::VisibleFlag;
use crate::app::flags::worklist::{FlagCounts, Worklist};
use crate::app::talk::asked;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::AccessKind;
use domain::access::{Action, Subject};
use presenter::{FlagPresenter, FlagView};
use store::{FlagId, StoreError, Team};

/// The flag with this id, for somebody who may work on it, which its team and their memberships decide.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::NotFound`] if `id` is not valid or the flag does not follow from what the
/// viewer may see.
async fn to_work_on<'a>(context: &'a RequestContext, id: &str) -> Result<(&'a SignedIn, VisibleFlag), AppError> {
    let signed_in = context.allowed(Action::WorkOnFlag, Subject::None)?;
    let id: FlagId = id.parse().map_err(|_| AppError::NotFound)?;
    let found = status::find(&context.app, signed_in, id, context.visitor.now).await?;
    let flag = found.ok_or(AppError::NotFound)?;
    context.allowed(Action::WorkOnFlag, Subject::Team(flag.team, signed_in.today_in(flag.team)))?;
    Ok((signed_in, flag))
}

/// The page of the flag with this id; the list if the id is not valid.
fn page_of(id: &str) -> String {
    id.parse::<FlagId>().map_or_else(|_| "/flags".to_owned(), |id| format!("/flags/{id}"))
}

/// How many flags that are over are listed.
const MAX_CLOSED_LISTED: usize = 50;

/// Which flags are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlagGroup {
    /// Those that wait for somebody; after them those that are set aside.
    Open,
    /// Those that somebody follows up.
    InProgress,
    /// Those that are over.
    Closed,
}

impl FlagGroup {
    /// All three, in the order of the screen.
    pub const ALL: [Self; 3] = [Self::Open, Self::InProgress, Self::Closed];

    /// Its name in an address.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::InProgress => "taken",
            Self::Closed => "done",
        }
    }

    /// How many flags it has.
    #[must_use]
    pub const fn count(self, counts: FlagCounts) -> usize {
        match self {
            Self::Open => counts.open,
            Self::InProgress => counts.in_progress,
            Self::Closed => counts.closed,
        }
    }
}

/// The whole screen.
#[derive(Clone, Debug)]
pub struct FlagsView {
    /// Which are listed.
    pub group: FlagGroup,
    /// How many there are of each kind.
    pub counts: FlagCounts,
    /// The flags of that group.
    pub flags: Vec<FlagView>,
    /// With the open ones: those that are set aside.
    pub aside: Vec<FlagView>,
    /// With the open ones: those that are not more than chance brings about among so many people.
    pub faint: Vec<FlagView>,
    /// Whether the viewer has several teams, so that each flag says which is its own.
    pub several_teams: bool,
    /// What waits on the page of follow-ups.
    pub waiting: FollowUpCounts,
}

/// How many things wait for a lead on the page of follow-ups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FollowUpCounts {
    /// Flags and requests to the viewer that are overdue.
    pub overdue: usize,
    /// Follow-ups that wait for the viewer's check.
    pub to_check: usize,
}

/// Loads the [`FlagsView`]. `group` comes from the address.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::NotFound`] if the viewer leads nobody.
pub async fn load(context: RequestContext, group: Option<String>) -> Result<FlagsView, AppError> {
    let signed_in = context.allowed(Action::SeeBoard, Subject::None)?;
    let group = FlagGroup::ALL.into_iter().find(|p| Some(p.key()) == group.as_deref()).unwrap_or(FlagGroup::Open);
    let teams = teams_led(&context, signed_in).await?;
    let list = Worklist::load(&context, signed_in, &teams).await?;
    let counts = list.counts();
    let asked = asked::count(&context, signed_in).await?;
    let waiting = FollowUpCounts {
        overdue: list.overdue().count() + asked.overdue,
        to_check: list.to_check(signed_in.viewer.person).count(),
    };
    let (flags, aside, faint) = match group {
        FlagGroup::Open => (list.open, list.aside, list.faint),
        FlagGroup::InProgress => (list.in_progress, Vec::new(), Vec::new()),
        FlagGroup::Closed => (list.closed.into_iter().take(MAX_CLOSED_LISTED).collect(), Vec::new(), Vec::new()),
    };
    let shown: Vec<VisibleFlag> = [&flags, &aside, &faint].into_iter().flatten().cloned().collect();
    let presenter = FlagPresenter::for_flags(&context, signed_in, &teams, &shown).await?;
    let subjects = shown.iter().filter_map(|flag| flag.person).collect();
    record_access(&context, signed_in, AccessKind::Flag, subjects).await?;
    let in_words = |flags: &[VisibleFlag]| flags.iter().map(|flag| presenter.present(flag)).collect();
    let (flags, aside, faint) = (in_words(&flags), in_words(&aside), in_words(&faint));
    Ok(FlagsView { group, counts, flags, aside, faint, several_teams: teams.len() > 1, waiting })
}

/// The teams that the viewer leads today, by name.
///
/// # Errors
/// If the database cannot be read.
pub async fn teams_led(context: &RequestContext, signed_in: &SignedIn) -> Result<Vec<Team>, StoreError> {
    context.app.store.teams().by_id(signed_in.led_teams().collect()).await
}
