//! The calendar file of an event.

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;

use super::{PAGE, one};
use crate::state::AppState;
use crate::web::calendar_file::{CalendarEvent, CalendarReader};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::file_response;
use crate::web::visitor::Visitor;
use domain::access::{Action, Subject};

/// `GET /events/{event}/calendar.ics`, for everybody whom the event concerns.
pub async fn ics(
    State(app): State<AppState>,
    Extension(visitor): Extension<Visitor>,
    Path(event): Path<String>,
) -> Response {
    file(&RequestContext { app, visitor }, &event).await.unwrap_or_else(|refusal| file_response::error(&refusal, PAGE))
}

async fn file(context: &RequestContext, event: &str) -> Result<Response, AppError> {
    let signed_in = context.allowed(Action::SeeEvents, Subject::None)?;
    let event = one(context, signed_in, event).await?;
    let entry = CalendarEvent {
        id: event.id.0.as_bytes(),
        title: event.title.read_in(context.visitor.locale),
        place: Some(&event.place),
        starts: event.starts_at,
        ends: event.ends_at(),
    };
    let reader = CalendarReader::of(&context.app.store, signed_in.person().id).await?;
    Ok(entry.file(&reader, "event", context.visitor.now))
}
