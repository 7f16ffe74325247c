//! A granted break as a calendar file, which says "break" and nothing else.

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::app::breaks::{minutes_at, team};
use crate::state::AppState;
use crate::web::calendar_file::CalendarEvent;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::file_response;
use crate::web::visitor::Visitor;
use domain::access::{Action, Subject};
use domain::break_request::BreakState;
use domain::load::moment_of;
use words::t;

/// `GET /breaks/break.ics`: the viewer's granted break that is not over.
pub async fn ics(State(app): State<AppState>, Extension(visitor): Extension<Visitor>) -> Response {
    granted(&RequestContext { app, visitor }).await.unwrap_or_else(|refusal| file_response::error(&refusal, "/breaks"))
}

async fn granted(context: &RequestContext) -> Result<Response, AppError> {
    let signed_in = context.allowed(Action::AskForBreak, Subject::None)?;
    let (app, now) = (&context.app, context.visitor.now);
    let own = app.store.breaks().of_person(signed_in.person().id, now).await?;
    for request in own.into_iter().filter(|request| request.state == BreakState::Granted) {
        let team = team(app, request.team).await?;
        if !request.is_open(minutes_at(&team, now)) {
            continue;
        }
        let zone = team.zone_at(now);
        let (Some(starts), Some(ends)) = (at(request.starts, &zone), at(request.ends(), &zone)) else { continue };
        let title = t!(context.visitor.locale, "break-calendar");
        let event = CalendarEvent { id: request.id.0.as_bytes(), title: &title, place: None, starts, ends };
        return Ok(event.file("break", now));
    }
    Err(AppError::NotFound)
}

/// The moment of a minute by the clock of the site.
fn at(minute: i64, zone: &TimeZone) -> Option<Timestamp> {
    Some(moment_of(minute)?.to_zoned(zone.clone()).ok()?.timestamp())
}
