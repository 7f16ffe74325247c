//! The side of the board: what is worth a word, and what was seen through lately.

use std::sync::Arc;

use crate::app::flags::evidence::Proposal;
use crate::app::flags::presenter::{FlagPresenter, FlagView};
use crate::app::flags::status::{FlagStatus, VisibleFlag};
use crate::app::flags::{evidence, status};
use crate::state::derived::TeamDerived;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::PersonId;
use report::charts::Chart;
use store::Team;

/// The board shows at most so many cards; the list has all.
const MAX_CARDS: usize = 5;
/// What was seen through stays on the board for so many days.
const SEEN_THROUGH_DAYS: i64 = 14;

/// One flag on the board.
#[derive(Clone, Debug)]
pub struct FlagCard {
    /// In words.
    pub flag: FlagView,
    /// The days that it rests on; none for a team's.
    pub chart: Option<Chart>,
    /// What may help.
    pub proposal: Option<Proposal>,
}

/// The side.
#[derive(Clone, Debug, Default)]
pub struct FlagCards {
    /// The first few that are open or taken.
    pub cards: Vec<FlagCard>,
    /// How many are open or taken.
    pub open: usize,
    /// How many of those are due today or earlier.
    pub due: usize,
    /// What was seen through last, if it was lately.
    pub seen_through: Option<FlagView>,
    /// Whom the cards name.
    pub subjects: Vec<PersonId>,
}

/// The flags to show in this viewer's sight.
///
/// # Errors
/// If the database cannot be read.
pub async fn flag_cards(
    context: &RequestContext,
    signed_in: &SignedIn,
    team: &Team,
    derived: &Arc<TeamDerived>,
) -> Result<FlagCards, AppError> {
    let (now, today, locale) = (context.visitor.now, signed_in.today(), context.visitor.locale);
    let noticed = status::of_team(&context.app, &signed_in.viewer, team, today).await?;
    let teams = [team.clone()];
    let presenter = FlagPresenter::for_flags(context, signed_in, &teams, &noticed).await?;
    let waits = |n: &&VisibleFlag| match n.status(now) {
        FlagStatus::Open => n.of_the_day,
        FlagStatus::Taken => true,
        _ => false,
    };
    let mut waiting: Vec<&VisibleFlag> = noticed.iter().filter(waits).collect();
    waiting.sort_by_key(|n| (n.flag.is_by_rule(), n.status(now) != FlagStatus::Open));
    let views: Vec<FlagView> = waiting.iter().map(|n| presenter.present(n)).collect();
    let lately = |n: &&VisibleFlag| {
        let done = n.work.as_ref().filter(|_| n.status(now) == FlagStatus::Done);
        done.is_some_and(|work| now.duration_since(work.changed_at).as_hours() < 24 * SEEN_THROUGH_DAYS)
    };
    let changed = |n: &&VisibleFlag| n.work.as_ref().map(|work| work.changed_at);
    let seen_through = noticed.iter().filter(lately).max_by_key(changed);
    let (open, due) = (views.len(), views.iter().filter(|view| view.is_due).count());
    let shown = waiting.iter().copied().take(MAX_CARDS);
    let subjects = shown.clone().chain(seen_through).filter_map(|n| n.person).collect();
    let stressors = context.app.store.stressors().list();
    let card = |(noticed, flag): (&VisibleFlag, FlagView)| FlagCard {
        chart: noticed.person.and_then(|person| {
            let (_, of) = derived.people.iter().find(|(who, _)| *who == person)?;
            Some(evidence::small_chart(locale, &noticed.flag, of, flag.name.as_deref().unwrap_or_default()))
        }),
        proposal: evidence::proposal(locale, &stressors, noticed, derived, today),
        flag,
    };
    let seen_through = seen_through.map(|n| presenter.present(n));
    Ok(FlagCards { cards: shown.zip(views).map(card).collect(), open, due, seen_through, subjects })
}
