//! A granted break as a calendar file, which says "break" and nothing else.

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::app::breaks::{minutes_at, team};
use crate::state::AppState;
use crate::web::calendar_file::{CalendarEvent, CalendarReader};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::file_response;
use crate::web::visitor::Visitor;
use domain::access::{Action, Subject};
use domain::break_request::BreakState;
use domain::load::moment_of;
use domain::{BreakRequestId, PersonId};
use words::t;

/// `GET /breaks/break.ics`: the viewer's granted break that is not over.
pub async fn ics(State(app): State<AppState>, Extension(visitor): Extension<Visitor>) -> Response {
    granted(&RequestContext { app, visitor }).await.unwrap_or_else(|refusal| file_response::error(&refusal, "/breaks"))
}

async fn granted(context: &RequestContext) -> Result<Response, AppError> {
    let signed_in = context.allowed(Action::AskForBreak, Subject::None)?;
    let now = context.visitor.now;
    let granted = granted_breaks(&context.app, signed_in.person().id, now).await?;
    let (id, (starts, ends)) = granted.into_iter().next().ok_or(AppError::NotFound)?;
    let title = t!(context.visitor.locale, "break-calendar");
    let event = CalendarEvent { id: id.0.as_bytes(), title: &title, place: None, starts, ends };
    let reader = CalendarReader::of(&context.app.store, signed_in.person().id).await?;
    Ok(event.file(&reader, "break", now))
}

/// The granted breaks of a person that are not over: from when, and until when.
///
/// # Errors
/// If the store cannot be read.
pub async fn granted_breaks(
    app: &AppState,
    person: PersonId,
    now: Timestamp,
) -> Result<Vec<(BreakRequestId, (Timestamp, Timestamp))>, AppError> {
    let own = app.store.breaks().of_person(person, now).await?;
    let mut found = Vec::new();
    for request in own.into_iter().filter(|request| request.state == BreakState::Granted) {
        let team = team(app, request.team).await?;
        let zone = team.zone_at(now);
        let span = at(request.starts, &zone).zip(at(request.ends(), &zone));
        found.extend(span.filter(|_| request.is_open(minutes_at(&team, now))).map(|span| (request.id, span)));
    }
    Ok(found)
}

/// The moment of a minute by the clock of the site.
fn at(minute: i64, zone: &TimeZone) -> Option<Timestamp> {
    Some(moment_of(minute)?.to_zoned(zone.clone()).ok()?.timestamp())
}
