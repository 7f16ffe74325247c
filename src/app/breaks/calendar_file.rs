//! A granted break as a calendar file, which says "break" and nothing else.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::{Extension, http::header::CACHE_CONTROL};
use icalendar::{Calendar, Component, Event};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::app::breaks::{minutes_at, team};
use crate::state::AppState;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::file_response::{self, file};
use crate::web::visitor::Visitor;
use domain::access::{Action, Subject};
use domain::break_request::BreakState;
use domain::load::moment_of;
use words::t;

/// `GET /breaks/break.ics`: the viewer's granted break that is not over.
pub async fn ics(State(app): State<AppState>, Extension(visitor): Extension<Visitor>) -> Response {
    match calendar(&RequestContext { app, visitor }).await {
        Ok(text) => {
            let response = ([(CACHE_CONTROL, "no-store")], text).into_response();
            file("break", "ics", "text/calendar; charset=utf-8", response)
        }
        Err(refusal) => file_response::error(&refusal, "/breaks"),
    }
}

async fn calendar(context: &RequestContext) -> Result<String, AppError> {
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
        let event = Event::new()
            .uid(&format!("{}@weathervane", request.id))
            .summary(&t!(context.visitor.locale, "break-calendar"))
            .add_property("DTSTAMP", utc(request.asked_at))
            .add_property("DTSTART", utc(starts))
            .add_property("DTEND", utc(ends))
            .done();
        return Ok(Calendar::new().push(event).done().to_string());
    }
    Err(AppError::NotFound)
}

/// The moment of a minute by the clock of the site.
fn at(minute: i64, zone: &TimeZone) -> Option<Timestamp> {
    Some(moment_of(minute)?.to_zoned(zone.clone()).ok()?.timestamp())
}

/// A moment as RFC 5545 writes it, in UTC.
fn utc(moment: Timestamp) -> String {
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}
