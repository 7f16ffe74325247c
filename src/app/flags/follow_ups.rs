//! What `/follow-ups` shows one lead: requests to talk, what is overdue, what waits for a check or for somebody, and
//! what was done this week.

use jiff::SignedDuration;

use crate::app::access_log::record::record_access;
use crate::app::flags::before_after;
use crate::app::flags::presenter::{FlagPresenter, FlagView};
use crate::app::flags::status::VisibleFlag;
use crate::app::flags::teams_led;
use crate::app::flags::worklist::Worklist;
use crate::app::talk::asked::{self, AskedView};
use crate::app::team_day;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::access::{Action, Subject};
use domain::{AccessKind, PersonId};
use insight::detectors::person;
use store::{FlagState, Team};

/// How long a follow-up that was done is listed.
const LISTED_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);

/// A follow-up that was done.
#[derive(Clone, Debug)]
pub struct DoneFollowUp {
    /// The flag.
    pub flag: FlagView,
    /// Before and after: the two means, and what they mean. None while too little was shared since.
    pub after: Option<(String, String)>,
}

/// The whole screen.
#[derive(Clone, Debug)]
pub struct FollowUpsView {
    /// The requests to talk to the viewer.
    pub asked: AskedView,
    /// Flags that nobody has taken in time, and follow-ups whose time has passed: the first due first. Requests that
    /// are overdue are among those of `asked`.
    pub overdue: Vec<FlagView>,
    /// What another lead did about the holder of a key post, and nobody has checked.
    pub to_check: Vec<FlagView>,
    /// Flags that wait for somebody and are not overdue.
    pub waiting: Vec<FlagView>,
    /// What the viewer follows up and is not overdue.
    pub mine: Vec<FlagView>,
    /// What the viewer did in the last seven days, the newest first.
    pub done: Vec<DoneFollowUp>,
    /// Whether the viewer has several teams, so that each flag says which is its own.
    pub several_teams: bool,
}

/// Loads the [`FollowUpsView`].
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::NotFound`] if the viewer leads nobody.
pub async fn load(context: RequestContext) -> Result<FollowUpsView, AppError> {
    let signed_in = context.allowed(Action::SeeBoard, Subject::None)?;
    let (viewer, now) = (signed_in.viewer.person, context.visitor.now);
    let teams = teams_led(&context, signed_in).await?;
    let list = Worklist::load(&context, signed_in, &teams).await?;
    let is_mine = |flag: &&VisibleFlag| flag.work.as_ref().is_some_and(|work| work.owner == Some(viewer));
    let lately = |flag: &&VisibleFlag| {
        let done = flag.work.as_ref().filter(|work| work.state == FlagState::Done);
        done.is_some_and(|work| now.duration_since(work.changed_at) <= LISTED_FOR)
    };
    let parts: [Vec<VisibleFlag>; 5] = [
        list.overdue().cloned().collect(),
        list.to_check(viewer).cloned().collect(),
        list.open.iter().filter(|flag| !flag.is_overdue(now)).cloned().collect(),
        list.in_progress.iter().filter(is_mine).filter(|flag| !flag.is_overdue(now)).cloned().collect(),
        newest_first(list.closed.iter().chain(&list.in_progress).filter(is_mine).filter(lately).cloned().collect()),
    ];
    let shown: Vec<VisibleFlag> = parts.iter().flatten().cloned().collect();
    let presenter = FlagPresenter::for_flags(&context, signed_in, &teams, &shown).await?;
    let subjects = shown.iter().filter_map(|flag| flag.person).collect();
    record_access(&context, signed_in, AccessKind::Flag, subjects).await?;
    let in_words = |flags: &[VisibleFlag]| flags.iter().map(|flag| presenter.present(flag)).collect();
    let [overdue, to_check, waiting, mine, done] = &parts;
    let mut closed = Vec::with_capacity(done.len());
    for visible in done {
        let after = compared(&context, signed_in, &teams, visible).await?;
        closed.push(DoneFollowUp { flag: presenter.present(visible), after });
    }
    Ok(FollowUpsView {
        asked: asked::load(&context, signed_in).await?,
        overdue: in_words(overdue),
        to_check: in_words(to_check),
        waiting: in_words(waiting),
        mine: in_words(mine),
        done: closed,
        several_teams: teams.len() > 1,
    })
}

fn newest_first(mut flags: Vec<VisibleFlag>) -> Vec<VisibleFlag> {
    flags.sort_by_key(|flag| (flag.work.as_ref().map(|work| std::cmp::Reverse(work.changed_at)), flag.id));
    flags
}

/// Before and after one follow-up, from the days in the viewer's sight.
async fn compared(
    context: &RequestContext,
    signed_in: &SignedIn,
    teams: &[Team],
    visible: &VisibleFlag,
) -> Result<Option<(String, String)>, AppError> {
    let Some((person, team)) = visible.person.zip(teams.iter().find(|team| team.id == visible.team)) else {
        return Ok(None);
    };
    let (app, viewer) = (&context.app, signed_in.viewer.person);
    let today = team_day::newest_workday(team, context.visitor.now);
    let derived = app.derived.in_lead_sight(&app.store, viewer, person, today).await?;
    let line = person::analyse(PersonId(0), &derived.days, &derived.settled).line;
    let steps = app.store.flag_work().history(visible.id).await?;
    let after = before_after::after(context.visitor.locale, visible, &steps, &line);
    Ok(after.map(|after| (after.short, after.verdict)))
}
