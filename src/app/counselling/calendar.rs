//! Calendar files: a booked time says "busy" and nothing else, because calendars at work are read by others.

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use icalendar::{Calendar, Component, Event, EventLike};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::state::AppState;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::file_response::{self, file};
use crate::web::visitor::Visitor;
use domain::access::{Action, Subject, attends};
use domain::counselling::{GroupTalkId, SlotId};
use words::t;

/// The format of a calendar file.
const KIND: &str = "text/calendar; charset=utf-8";

/// `GET /appointments/{slot}/calendar.ics`, for the person who booked it and the psychologist.
pub async fn of_slot(
    State(app): State<AppState>,
    Extension(visitor): Extension<Visitor>,
    Path(slot): Path<String>,
) -> Response {
    match booked(&RequestContext { app, visitor }, &slot).await {
        Ok(text) => file("busy", "ics", KIND, text.into_response()),
        Err(refusal) => file_response::error(&refusal, "/psychologist"),
    }
}

/// `GET /talks/{talk}/calendar.ics`, for everybody who can read of the talk.
pub async fn of_talk(
    State(app): State<AppState>,
    Extension(visitor): Extension<Visitor>,
    Path(talk): Path<String>,
) -> Response {
    match announced(&RequestContext { app, visitor }, &talk).await {
        Ok(text) => file("talk", "ics", KIND, text.into_response()),
        Err(refusal) => file_response::error(&refusal, "/psychologist"),
    }
}

async fn booked(context: &RequestContext, slot: &str) -> Result<String, AppError> {
    let signed_in = context.allowed(Action::OwnAccount, Subject::None)?;
    let (store, person) = (&context.app.store, signed_in.viewer.person);
    let id: SlotId = slot.parse().map_err(|_| AppError::NotFound)?;
    let mut slots = store.slots().of_person(signed_in.own.clone()).await?;
    let offered = store.slots().of_psychologist(person).await?.into_iter();
    slots.extend(offered.filter(|slot| slot.booking.is_some_and(|b| attends(&signed_in.viewer, person, b.at))));
    let is_it = |slot: &domain::counselling::Slot| slot.id == id && slot.cancelled_at.is_none();
    let slot = slots.into_iter().find(is_it).ok_or(AppError::NotFound)?;
    let busy = Event::new().summary(&t!(context.visitor.locale, "calendar-busy")).done();
    Ok(calendar(busy, id.0.as_bytes(), (slot.starts_at, slot.ends_at()), context.visitor.now))
}

async fn announced(context: &RequestContext, talk: &str) -> Result<String, AppError> {
    context.allowed(Action::OwnAccount, Subject::None)?;
    let (locale, now) = (context.visitor.locale, context.visitor.now);
    let id: GroupTalkId = talk.parse().map_err(|_| AppError::NotFound)?;
    let talks = context.app.store.group_talks().ahead(now).await?;
    let talk = talks.into_iter().find(|talk| talk.id == id).ok_or(AppError::NotFound)?;
    let event = Event::new().summary(talk.title.read_in(locale)).location(&talk.place).done();
    Ok(calendar(event, id.0.as_bytes(), (talk.starts_at, talk.ends_at()), now))
}

/// A calendar with one event. Others who read the calendar see that the time is taken, if their program respects `CLASS`.
fn calendar(mut event: Event, id: &[u8], (starts, ends): (Timestamp, Timestamp), now: Timestamp) -> String {
    // Not the id itself: a file that is passed on must not lead to the page.
    let digest = Sha256::digest([b"weathervane calendar".as_slice(), id].concat());
    let uid: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    event
        .uid(&uid)
        .add_property("DTSTAMP", utc(now))
        .add_property("DTSTART", utc(starts))
        .add_property("DTEND", utc(ends))
        .add_property("CLASS", "PRIVATE");
    Calendar::new().push(event).done().to_string()
}

/// A moment as RFC 5545, section 3.3.5, writes it in UTC.
fn utc(moment: Timestamp) -> String {
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}
