//! Calendar files: a booked time and a talk say "busy" and nothing else, because calendars at work are read by others.

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use jiff::Timestamp;

use crate::state::AppState;
use crate::web::calendar_file::{CalendarEvent, CalendarReader};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::file_response;
use crate::web::visitor::Visitor;
use domain::PersonId;
use domain::access::{Action, Subject, attends};
use domain::counselling::{GroupTalkId, SlotId};
use words::t;

/// `GET /appointments/{slot}/calendar.ics`, for the person who booked it and the psychologist.
pub async fn of_slot(
    State(app): State<AppState>,
    Extension(visitor): Extension<Visitor>,
    Path(slot): Path<String>,
) -> Response {
    booked(&RequestContext { app, visitor }, &slot)
        .await
        .unwrap_or_else(|refusal| file_response::error(&refusal, "/psychologist"))
}

/// `GET /talks/{talk}/calendar.ics`, for everybody who can read of the talk, signed up or not.
pub async fn of_talk(
    State(app): State<AppState>,
    Extension(visitor): Extension<Visitor>,
    Path(talk): Path<String>,
) -> Response {
    announced(&RequestContext { app, visitor }, &talk)
        .await
        .unwrap_or_else(|refusal| file_response::error(&refusal, "/psychologist"))
}

async fn booked(context: &RequestContext, slot: &str) -> Result<Response, AppError> {
    let signed_in = context.allowed(Action::OwnAccount, Subject::None)?;
    let (store, person) = (&context.app.store, signed_in.viewer.person);
    let id: SlotId = slot.parse().map_err(|_| AppError::NotFound)?;
    let mut slots = store.slots().of_person(signed_in.own.clone()).await?;
    let offered = store.slots().of_psychologist(person).await?.into_iter();
    slots.extend(offered.filter(|slot| slot.booking.is_some_and(|b| attends(&signed_in.viewer, person, b.at))));
    let is_it = |slot: &domain::counselling::Slot| slot.id == id && slot.cancelled_at.is_none();
    let slot = slots.into_iter().find(is_it).ok_or(AppError::NotFound)?;
    busy(context, person, id.0.as_bytes(), slot.starts_at, slot.ends_at()).await
}

async fn announced(context: &RequestContext, talk: &str) -> Result<Response, AppError> {
    let person = context.allowed(Action::OwnAccount, Subject::None)?.viewer.person;
    let id: GroupTalkId = talk.parse().map_err(|_| AppError::NotFound)?;
    let talks = context.app.store.group_talks().ahead(context.visitor.now).await?;
    let talk = talks.into_iter().find(|talk| talk.id == id).ok_or(AppError::NotFound)?;
    busy(context, person, id.0.as_bytes(), talk.starts_at, talk.ends_at()).await
}

/// The file of a time at which its reader is busy.
async fn busy(
    context: &RequestContext,
    reader: PersonId,
    id: &[u8],
    starts: Timestamp,
    ends: Timestamp,
) -> Result<Response, AppError> {
    let title = t!(context.visitor.locale, "calendar-busy");
    let event = CalendarEvent { id, title: &title, place: None, starts, ends };
    Ok(event.file(&CalendarReader::of(&context.app.store, reader).await?, "busy", context.visitor.now))
}
