//! Asking for a break at one of the offered times.

use jiff::Timestamp;
use serde::Deserialize;
use uuid::Uuid;

use crate::app::breaks::slots::{self, BreakSearch, SlotSearchResult};
use crate::app::breaks::{ATTEMPTS, announce, presenter};
use crate::web::address::with_query;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use crate::web::visitor::SignedIn;
use domain::access::{Action, Subject};
use domain::break_request::{BreakState, LENGTHS};
use domain::{BreakRequest, BreakRequestId, Locale};
use insight::staffing::break_slots::{BreakSlot, SlotFault};
use store::AskOutcome;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AskForBreakForm {
    minutes: String,
    starts: String,
}

impl SubmittedForm for AskForBreakForm {
    fn page(&self) -> String {
        with_query("/breaks", &[("minutes", &self.minutes)])
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("minutes", &self.minutes).and("starts", &self.starts)
    }
}

/// Sends a request to the leads of the agent's team, or grants it at once where the team's rule says so. The cost is
/// computed again: what the form shows may be old.
///
/// # Errors
/// If a field is wrong, the time has passed or is taken, or the agent has an open request.
pub async fn ask_for_break(context: RequestContext, form: AskForBreakForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::AskForBreak, Subject::None)?;
    let (app, locale, now) = (&context.app, context.visitor.locale, context.visitor.now);
    let minutes = form.minutes.parse().ok().filter(|minutes| LENGTHS.contains(minutes));
    let minutes = minutes.ok_or_else(|| AppError::field("minutes", t!(locale, "break-minutes-missing")))?;
    let starts: i64 = form.starts.parse().map_err(|_| AppError::field("starts", t!(locale, "break-starts-missing")))?;
    // Somebody else's break may be granted between the computation and the write: then the cost is another one.
    for _ in 0..ATTEMPTS {
        let SlotSearchResult::Open(planned) = slots::load(&context, signed_in, minutes).await? else {
            return Err(AppError::field("starts", t!(locale, "break-starts-passed")));
        };
        let slot = planned.search.at(&planned.plan.day, starts).map_err(|fault| {
            AppError::field(
                "starts",
                match fault {
                    SlotFault::OutOfTime => t!(locale, "break-starts-passed"),
                    SlotFault::Full => t!(locale, "break-starts-full"),
                },
            )
        })?;
        let request = request(signed_in, &planned, slot, now);
        if request.state == BreakState::Asked && !planned.has_lead {
            return Err(AppError::field("starts", t!(locale, "breaks-no-lead")));
        }
        match app.store.breaks().ask(request.clone(), planned.plan.basis(now, planned.search.now)).await? {
            AskOutcome::Stored => {
                announce(app, &request).await;
                return Ok(Redirect::to("/breaks").with_message(said(locale, &request)));
            }
            AskOutcome::HasOne => return Err(AppError::field("", t!(locale, "break-has-one"))),
            AskOutcome::Full => return Err(AppError::field("starts", t!(locale, "break-starts-full"))),
            AskOutcome::Changed => {}
        }
    }
    Err(AppError::field("starts", t!(locale, "break-changed-meanwhile")))
}

/// What the person who asked reads next.
fn said(locale: Locale, request: &BreakRequest) -> String {
    let time = presenter::time_range(locale, request.starts, request.minutes);
    match request.state {
        BreakState::Granted => t!(locale, "break-granted-at-once", time = time),
        BreakState::Asked | BreakState::Declined(_) => t!(locale, "break-sent", time = time),
    }
}

fn request(signed_in: &SignedIn, planned: &BreakSearch, slot: BreakSlot, now: Timestamp) -> BreakRequest {
    let cost = slots::expected(slot.cost);
    let shift = &signed_in.shift;
    let over = shift.ends.max(shift.workday.ends());
    let zone = signed_in.person().time_zone.clone();
    BreakRequest {
        id: BreakRequestId(Uuid::new_v4()),
        person: signed_in.person().id,
        team: planned.team.id,
        workday: shift.workday,
        starts: slot.span.starts,
        minutes: slot.span.minutes,
        cost,
        asked_at: now,
        forgotten_at: over.to_zoned(zone).map_or(now, |over| over.timestamp()),
        state: planned.plan.rules.first_state(cost),
    }
}
