//! The band "Worth a chat" of the board: the flags of one team that are open, followed up or set aside, from the one
//! work list.

use std::collections::HashMap;
use std::sync::Arc;

use crate::app::flags::evidence;
use crate::app::flags::evidence::Proposal;
use crate::app::flags::presenter::{FlagPresenter, FlagView};
use crate::app::flags::somebody_else::SomebodyElse;
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
    /// Who may be easier to talk to for the person, where they shared that their lead is one of the reasons.
    pub somebody_else: Option<SomebodyElse>,
}

/// One flag that somebody follows up, on the board.
#[derive(Clone, Debug)]
pub struct FollowedFlag {
    /// In words.
    pub flag: FlagView,
    /// As for [`OpenFlag`].
    pub somebody_else: Option<SomebodyElse>,
}

/// The band.
#[derive(Clone, Debug, Default)]
pub struct WorthAChat {
    /// The first open flags.
    pub open: Vec<OpenFlag>,
    /// Those that somebody follows up.
    pub in_progress: Vec<FollowedFlag>,
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
    let is_named = |visible: &VisibleFlag| evidence::lead_is_named(visible, derived);
    let mut others = HashMap::new();
    for visible in shown().chain(&list.in_progress).filter(|visible| is_named(visible)) {
        let somebody = SomebodyElse::load(context, signed_in, team.id, visible.person).await?;
        others.insert(visible.id, somebody);
    }
    let somebody_else = |visible: &VisibleFlag| others.get(&visible.id).cloned();
    let open = |visible: &VisibleFlag| {
        let flag = presenter.present(visible);
        OpenFlag {
            chart: visible.person.and_then(|person| {
                let (_, of) = derived.people.iter().find(|(who, _)| *who == person)?;
                Some(evidence::small_chart(locale, &visible.flag, of, flag.name.as_deref().unwrap_or_default()))
            }),
            // What may help a lead begins with a talk, which here is easier with somebody else.
            proposal: match is_named(visible) {
                true => None,
                false => evidence::proposal(locale, &stressors, interventions, visible, derived, today),
            },
            somebody_else: somebody_else(visible),
            flag,
        }
    };
    let followed = |visible: &VisibleFlag| FollowedFlag {
        flag: presenter.present(visible),
        somebody_else: somebody_else(visible),
    };
    Ok(WorthAChat {
        open: shown().map(open).collect(),
        in_progress: list.in_progress.iter().map(followed).collect(),
        aside: list.aside.iter().map(|flag| presenter.present(flag)).collect(),
        counts: list.counts(),
        subjects: shown().chain(&list.in_progress).chain(&list.aside).filter_map(|flag| flag.person).collect(),
    })
}
