//! Talk requests: asking, answering, handing on and ending; what the asker and the addressee see of them.

pub mod accept_talk;
pub mod adopt_wishes;
pub mod answer_hand_on;
pub mod ask_to_talk;
pub mod asked;
pub mod candidates;
pub mod end_talk;
pub mod hand_on_talk;
pub mod new_request;
pub mod own_request;
pub mod phone_numbers;
pub mod requests;
pub mod status;
pub mod support;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::state::AppState;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::talk_request::{StepFault, TalkStep, WantedTime};
use domain::{Locale, PersonId, TalkRequest, TalkRequestId, Workday};
use store::{StepOutcome, StoreError};
use words::{dates, t};

/// Finds a request that the viewer sent, or that is addressed to them and that they may answer.
///
/// # Errors
/// [`AppError::NotFound`] for every other id, and for a request that is closed.
async fn find(context: &RequestContext, signed_in: &SignedIn, id: &str) -> Result<TalkRequest, AppError> {
    let id: TalkRequestId = id.parse().map_err(|_| AppError::NotFound)?;
    let found = context.app.store.talk_requests().get(id).await?.ok_or(AppError::NotFound)?;
    let theirs = found.asker == signed_in.viewer.person || signed_in.answers(&found);
    if theirs && !found.is_over(context.visitor.now) { Ok(found) } else { Err(AppError::NotFound) }
}

/// Takes a step of the viewer, and notifies those whom the request concerns. Returns the request after it; none if it
/// is closed.
///
/// # Errors
/// [`AppError::NotFound`] if the step is not the viewer's; a sentence if the request is past it.
async fn take(
    context: &RequestContext,
    signed_in: &SignedIn,
    request: &TalkRequest,
    step: TalkStep,
) -> Result<Option<TalkRequest>, AppError> {
    let app = &context.app;
    let by = signed_in.viewer.person;
    match app.store.talk_requests().step(request.id, by, step, context.visitor.now).await? {
        StepOutcome::Missing | StepOutcome::Refused(StepFault::NotTheirs) => Err(AppError::NotFound),
        StepOutcome::Refused(StepFault::TooLate) => {
            Err(AppError::field("", t!(context.visitor.locale, "talk-too-late")))
        }
        StepOutcome::Taken { before, after } => {
            let addressees = [before.addressee, after.as_ref().and_then(|after| after.addressee)];
            let addressees = addressees.into_iter().flatten().map(|addressee| addressee.person);
            app.talk_changed(std::iter::once(before.asker).chain(addressees));
            Ok(after.map(|after| *after))
        }
    }
}

/// The people whose live pages show a request of `asker`, the asker among them.
///
/// # Errors
/// If the store cannot be read.
pub async fn concerned(app: &AppState, asker: PersonId) -> Result<Vec<PersonId>, StoreError> {
    let addressees = app.store.talk_requests().addressees(asker).await?;
    let searching = app.store.supporters().concerned(asker).await?;
    Ok(std::iter::once(asker).chain(addressees).chain(searching).collect())
}

/// A moment by the clock of the viewer: the time alone if it is today.
fn at(locale: Locale, moment: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    let (moment, now) = (moment.to_zoned(zone.clone()), now.to_zoned(zone.clone()));
    if moment.date() == now.date() { dates::time(moment.time()) } else { dates::moment(locale, moment.datetime()) }
}

/// When somebody comes: at a time today, tomorrow or on another day.
enum MeetingTime {
    Today(String),
    Tomorrow(String),
    On(String),
}

fn meeting_time(locale: Locale, at: Timestamp, now: Timestamp, zone: &TimeZone) -> MeetingTime {
    let (at, now) = (at.to_zoned(zone.clone()), now.to_zoned(zone.clone()));
    let (day, today) = (Workday(at.date()), Workday(now.date()));
    match day.number() - today.number() {
        0 => MeetingTime::Today(dates::time(at.time())),
        1 => MeetingTime::Tomorrow(dates::time(at.time())),
        _ => MeetingTime::On(dates::moment(locale, at.datetime())),
    }
}

/// Roughly when the asker would like to talk; none if they left it open.
fn wanted(locale: Locale, wanted: &WantedTime) -> Option<String> {
    match wanted {
        WantedTime::Any => None,
        WantedTime::Soon => Some(t!(locale, "talk-when-soon")),
        WantedTime::Break => Some(t!(locale, "talk-when-break")),
        WantedTime::AfterShift => Some(t!(locale, "talk-when-after-shift")),
        WantedTime::Tomorrow => Some(t!(locale, "talk-when-tomorrow")),
        WantedTime::Words(words) => Some(words.clone()),
    }
}
