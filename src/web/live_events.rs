//! `GET /live`: pictures of one board for one viewer, sent when something in that viewer's sight changed.
//!
//! A stream sends nothing for what is out of sight, carries no ids, and never outlives what allowed it: before each picture the
//! session and the access are asked for again.

mod picture;
mod stream;

use std::convert::Infallible;
use std::time::Duration;

use axum::Extension;
use axum::extract::{Query, State};
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderName, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures::StreamExt;
use serde::Deserialize;

use super::visitor::Visitor;
use crate::state::AppState;
use domain::access::{Action, Subject, may};
pub use picture::{DrawPicture, PictureFuture, PictureRequest, Pictures};
use stream::Following;

/// Proxies close what is silent for a minute.
const KEEP_ALIVE: Duration = Duration::from_secs(25);

/// What a stream is asked for.
#[derive(Debug, Deserialize)]
pub struct LiveQuery {
    /// The key of a team.
    #[serde(default)]
    team: String,
}

/// Opens a stream. Signed out is 401; a team that is not there, or not the viewer's today, is 404.
pub async fn handle(
    State(app): State<AppState>,
    Extension(visitor): Extension<Visitor>,
    Extension(pictures): Extension<Pictures>,
    Query(wanted): Query<LiveQuery>,
) -> Response {
    if visitor.unread {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    let Some(signed_in) = visitor.signed_in.clone() else { return StatusCode::UNAUTHORIZED.into_response() };
    let team = match app.store.teams().by_key(wanted.team).await {
        Ok(Some(team)) => team,
        Ok(None) => return StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "a team could not be read");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    if !may(Some(&signed_in.viewer), Action::SeeBoard, Subject::Team(team.id, signed_in.today())) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let open = app.metrics.open_stream();
    let following = Following::begin(app, pictures, visitor, &signed_in, team);
    // The comment makes the browser's stream open at once, also behind a proxy.
    let hello = futures::stream::once(async { Event::default().comment("weathervane") });
    let events = hello.chain(following.events()).map(move |event| {
        // Counted as open for as long as there is something to come.
        let _ = &open;
        Ok::<_, Infallible>(event)
    });
    let stream = Sse::new(events).keep_alive(KeepAlive::new().interval(KEEP_ALIVE));
    // A proxy that gathers answers before it passes them on would hold every picture back.
    ([(CACHE_CONTROL, "no-store"), (HeaderName::from_static("x-accel-buffering"), "no")], stream).into_response()
}
