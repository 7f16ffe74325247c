//! The flags of the team that are open today. The page names them: weeks can be as usual while the last days are not.

use crate::app::flags::presenter::FlagPresenter;
use crate::app::flags::status::{self, FlagStatus};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use store::{FlagId, Team};

/// A flag of the team or of what was mentioned in it.
#[derive(Clone, Debug)]
pub struct OpenTeamFlag {
    /// Which.
    pub id: FlagId,
    /// What was noticed.
    pub title: String,
    /// Why, in counts.
    pub sentence: String,
}

/// Those that wait for somebody or are worked on, without those by a published rule, which the page lists by
/// themselves.
pub(super) async fn open_flags(
    context: &RequestContext,
    signed_in: &SignedIn,
    team: &Team,
) -> Result<Vec<OpenTeamFlag>, AppError> {
    let now = context.visitor.now;
    let mut flags = status::of_team(&context.app, &signed_in.viewer, team, now).await?;
    flags.retain(|flag| {
        let open = matches!(flag.status(now), FlagStatus::Open | FlagStatus::Asked | FlagStatus::Taken);
        open && flag.fresh && flag.person.is_none() && !flag.flag.is_by_rule()
    });
    let presenter = FlagPresenter::for_flags(context, signed_in, std::slice::from_ref(team), &flags).await?;
    let named = |flag| {
        let view = presenter.present(flag);
        OpenTeamFlag { id: view.id, title: view.title, sentence: view.sentence }
    };
    Ok(flags.iter().map(named).collect())
}
