//! The band "Worth a chat" of the board: the flags of one team that are open, followed up or set aside, from the one work list.

use std::sync::Arc;

use crate::app::flags::evidence;
use crate::app::flags::evidence::Proposal;
use crate::app::flags::presenter::{FlagPresenter, FlagView};
use crate::app::flags::status::VisibleFlag;
use crate::app::flags::worklist::{FlagCounts, Worklist};
use crate::app::team_day;
use crate::state::derived::TeamDerived;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::PersonId;
use report::charts::Chart;
use store::Team;

/// The band shows at most this many open flags; the list has all.
const MAX_OPEN_SHOWN: usize = 8;

/// One open flag on the board.
#[derive(Clone, Debug)]
pub struct OpenFlag {
    /// In words.
    pub flag: FlagView,
    /// The days that it rests on; none for a team's.
    pub chart: Option<Chart>,
    /// What may help.
    pub proposal: Option<Proposal>,
    /// Whether somebody else may be easier to talk to for the person.
    pub somebody_else: bool,
}

/// The band.
#[derive(Clone, Debug, Default)]
pub struct WorthAChat {
    /// The first open flags.
    pub open: Vec<OpenFlag>,
    /// Those that somebody follows up.
    pub in_progress: Vec<FlagView>,
    /// Those that are set aside.
    pub aside: Vec<FlagView>,
    /// How many there are of each, also of those not shown.
    pub counts: FlagCounts,
    /// Whom the band names.
    pub subjects: Vec<PersonId>,
}

/// The band for the flags of `team` in `list`.
///
/// # Errors
/// If the database cannot be read.
pub async fn worth_a_chat(
    context: &RequestContext,
    signed_in: &SignedIn,
    team: &Team,
    list: &Worklist,
    derived: &Arc<TeamDerived>,
) -> Result<WorthAChat, AppError> {
    let (today, locale) = (team_day::newest_workday(team, context.visitor.now), context.visitor.locale);
    let teams = [team.clone()];
    let active: Vec<VisibleFlag> = list.active().cloned().collect();
    let presenter = FlagPresenter::for_flags(context, signed_in, &teams, &active).await?;
    let stressors = context.app.store.stressors().list();
    let interventions = context.app.store.settings().interventions();
    let shown = || list.open.iter().take(MAX_OPEN_SHOWN);
    let open = |noticed: &VisibleFlag| {
        let flag = presenter.present(noticed);
        OpenFlag {
            chart: noticed.person.and_then(|person| {
                let (_, of) = derived.people.iter().find(|(who, _)| *who == person)?;
                Some(evidence::small_chart(locale, &noticed.flag, of, flag.name.as_deref().unwrap_or_default()))
            }),
            proposal: evidence::proposal(locale, (&stressors, interventions), noticed, derived, today),
            somebody_else: evidence::lead_is_named(noticed, derived),
            flag,
        }
    };
    let in_words = |flags: &[VisibleFlag]| flags.iter().map(|flag| presenter.present(flag)).collect();
    Ok(WorthAChat {
        open: shown().map(open).collect(),
        in_progress: in_words(&list.in_progress),
        aside: in_words(&list.aside),
        counts: list.counts(),
        subjects: shown().chain(&list.in_progress).chain(&list.aside).filter_map(|flag| flag.person).collect(),
    })
}
