//! Breaks that staffing allows: the slots that an agent is offered, their request, and the answer of a lead. Nothing
//! here knows of moods.

pub mod answer_break;
pub mod ask_for_break;
pub mod calendar_file;
pub mod choose_break_rules;
pub mod cost_now;
pub mod export;
pub mod plan;
pub mod presenter;
pub mod requests;
pub mod slots;
pub mod status;
pub mod withdraw_break;

use crate::app::breaks::slots::{BreakSearch, SlotSearchResult};
use crate::app::breaks::status::BreakStatusView;
use crate::app::team_day;
use crate::state::AppState;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::{Action, Subject};
use domain::break_request::{LENGTHS, USUAL_LENGTH};
use domain::{BreakRequest, Locale, PersonId, TeamId};
use store::{StoreError, Team};

/// How often a break is computed again because others were granted between the computation and the write.
const ATTEMPTS: usize = 5;

/// What `/breaks` shows.
#[derive(Clone, Debug)]
pub struct BreaksView {
    /// The viewer's own request.
    pub status: BreakStatusView,
    /// What they can ask for; none while they have an open request.
    pub offer: Option<BreakOffer>,
}

/// What an agent can ask for.
#[derive(Clone, Debug)]
pub enum BreakOffer {
    /// They work in no team: nobody could answer.
    NoTeam,
    /// Nobody but them leads their team today: nobody could answer.
    NoLead,
    /// They are not on shift.
    OffShift,
    /// The rest of the shift is too short.
    NoTimeLeft,
    /// These slots.
    Slots(SlotsView),
}

/// The slots of one length.
#[derive(Clone, Debug)]
pub struct SlotsView {
    /// The length in minutes.
    pub minutes: i64,
    /// In the order of their time; empty if as many people as may be are away all the time.
    pub slots: Vec<SlotView>,
    /// Whether the load is that of earlier weeks.
    pub is_from_earlier_weeks: bool,
    /// Whether breaks up to a threshold are granted at once.
    pub some_granted_at_once: bool,
}

/// One slot.
#[derive(Clone, Debug)]
pub struct SlotView {
    /// Its start, as the form sends it.
    pub starts: i64,
    /// When, by the clock.
    pub time: String,
    /// What it costs, in words.
    pub cost: String,
    /// Whether it costs nothing that a caller would notice.
    pub is_free: bool,
}

/// Loads the page for breaks of this many minutes; the usual length if there are no breaks of that one.
///
/// # Errors
/// [`AppError::NotFound`] for everybody but agents.
pub async fn load(context: RequestContext, minutes: Option<i64>) -> Result<BreaksView, AppError> {
    let signed_in = context.allowed(Action::AskForBreak, Subject::None)?;
    let minutes = minutes.filter(|minutes| LENGTHS.contains(minutes)).unwrap_or(USUAL_LENGTH);
    let status = status::load(&context, signed_in).await?;
    if status.is_open() {
        return Ok(BreaksView { status, offer: None });
    }
    let offer = match slots::load(&context, signed_in, minutes).await? {
        SlotSearchResult::NoTeam => BreakOffer::NoTeam,
        SlotSearchResult::NoLead => BreakOffer::NoLead,
        SlotSearchResult::OffShift => BreakOffer::OffShift,
        SlotSearchResult::NoTimeLeft => BreakOffer::NoTimeLeft,
        SlotSearchResult::Open(planned) => BreakOffer::Slots(slots_view(context.visitor.locale, &planned)),
    };
    Ok(BreaksView { status, offer: Some(offer) })
}

fn slots_view(locale: Locale, planned: &BreakSearch) -> SlotsView {
    let offers = planned.search.offers(&planned.plan.day);
    let slot = |offer: &insight::staffing::break_slots::BreakSlot| {
        let cost = slots::expected(offer.cost);
        SlotView {
            starts: offer.span.starts,
            time: presenter::time_range(locale, offer.span.starts, offer.span.minutes),
            cost: presenter::cost(locale, cost),
            is_free: presenter::is_free(cost),
        }
    };
    SlotsView {
        minutes: planned.search.minutes,
        slots: offers.iter().map(slot).collect(),
        is_from_earlier_weeks: planned.plan.is_from_earlier_weeks,
        some_granted_at_once: planned.plan.rules.granted_up_to.is_some(),
    }
}

/// Whether an intervention is a break away from the phone, for which `/breaks` names times.
#[must_use]
pub fn is_break(intervention: &str) -> bool {
    intervention == "micro_break"
}

/// The minutes since 1970-01-01 at a team's site.
fn minutes_at(team: &Team, now: jiff::Timestamp) -> i64 {
    domain::load::minutes_of(team_day::local(team, now))
}

/// One team.
async fn team(app: &AppState, team: TeamId) -> Result<Team, AppError> {
    app.store.teams().by_id(vec![team]).await?.pop().ok_or(AppError::NotFound)
}

/// Notifies the people whose pages show a request: the person who asked, and the leads of the team. A failure is only
/// logged: the request is stored, and their pages show it when they are opened.
pub async fn announce(app: &AppState, request: &BreakRequest) {
    if let Err(error) = try_announce(app, request).await {
        tracing::warn!(%error, "the change of a break could not be announced");
    }
}

async fn try_announce(app: &AppState, request: &BreakRequest) -> Result<(), StoreError> {
    let Some(team) = app.store.teams().by_id(vec![request.team]).await?.pop() else { return Ok(()) };
    let composition = app.store.teams().composition(team, request.workday).await?;
    let leads = composition.leads.iter().map(|(_, _, membership)| membership.person);
    let people: Vec<PersonId> = leads.chain([request.person]).collect();
    app.break_changed(request.team, people);
    Ok(())
}
