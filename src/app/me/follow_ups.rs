//! What leads do about flags about a person, as the person reads it.

use crate::app::flags::plan::PlanView;
use crate::app::flags::status::FOLLOW_UP_KEY_POST;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::person::{Membership, TeamRole};
use domain::{PersonId, TeamId, Workday};
use store::{FlagId, FlagState, OwnFollowUp};
use words::{dates, t};

/// One follow-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnFollowUpView {
    /// About which flag.
    pub flag: FlagId,
    /// What is being done, in one sentence.
    pub sentence: String,
    /// What the lead plans.
    pub plan: Option<PlanView>,
    /// What was agreed.
    pub agreed: Option<String>,
}

/// All of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnFollowUps {
    /// The newest first.
    pub follow_ups: Vec<OwnFollowUpView>,
    /// The flags that the person asked to leave alone.
    pub stopped: Vec<FlagId>,
    /// What it means that the person holds a key post; none if they hold none.
    pub key_post: Option<String>,
}

/// Loads the [`OwnFollowUps`]. `leads` are the memberships of those who lead, or led, a team of the person.
///
/// # Errors
/// If the database cannot be read.
pub async fn load(context: &RequestContext, me: &SignedIn, leads: &[Membership]) -> Result<OwnFollowUps, AppError> {
    let (store, locale, person, today) = (&context.app.store, context.visitor.locale, me.person(), me.today());
    let teams: Vec<TeamId> = me.viewer.teams(TeamRole::Member, today).collect();
    // What anybody else has taken is on no list of theirs any more.
    let is_lead = |owner: PersonId| {
        leads.iter().any(|one| one.person == owner && one.holds_on(today) && teams.contains(&one.team))
    };
    let is_told =
        |found: &OwnFollowUp| matches!(found.state, FlagState::Asked | FlagState::Acknowledged | FlagState::Done);
    let view = |found: OwnFollowUp| {
        let day = dates::day(locale, Workday(found.changed_at.to_zoned(person.time_zone.clone()).date()));
        let name = found.owner.unwrap_or_else(|| t!(locale, "flag-page-somebody"));
        let goes_on = found.owner_id.is_some_and(&is_lead);
        OwnFollowUpView {
            flag: found.flag,
            sentence: match found.state {
                FlagState::Done => t!(locale, "follow-up-me-done", name = name, day = day),
                _ if !goes_on => t!(locale, "follow-up-me-over"),
                FlagState::Asked => t!(locale, "follow-up-me-asked", name = name),
                _ => t!(locale, "follow-up-me-taken", name = name),
            },
            plan: found.record.plan.as_ref().map(|plan| PlanView::new(locale, plan)),
            agreed: found.what_was_done.filter(|_| found.state == FlagState::Done),
        }
    };
    let key_post = person.key_post.then(|| t!(locale, "follow-up-me-key-post", hours = FOLLOW_UP_KEY_POST.as_hours()));
    Ok(OwnFollowUps {
        follow_ups: store.follow_ups().about(person.id).await?.into_iter().filter(is_told).map(view).collect(),
        stopped: store.follow_ups().stops(person.id).await?.into_iter().map(|(flag, _)| flag).collect(),
        key_post,
    })
}
