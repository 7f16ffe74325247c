//! `GET /live`: pictures of one board, or of one person's talk requests, for one viewer, sent when something in that
//! viewer's sight changed.
//!
//! A stream sends nothing for what is out of sight, carries no ids, and never outlives what allowed it: before each
//! picture it checks the session and the access again.

mod picture;
mod stream;

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::extract::Query;
use axum::http::HeaderName;
use axum::http::header::CACHE_CONTROL;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures::StreamExt;
use serde::Deserialize;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::viewer_mark::viewer_mark;
use crate::web::visitor::SignedIn;
use domain::access::{Action, Subject};
pub use picture::{DrawPicture, FollowedPage, PictureFuture, PictureRequest, Pictures};
use stream::Following;

/// Proxies close what is silent for a minute.
const KEEP_ALIVE: Duration = Duration::from_secs(25);

/// The query of a request for a stream.
#[derive(Debug, Deserialize)]
pub struct LiveQuery {
    /// `talk` for the viewer's talk requests; empty for a board.
    #[serde(default)]
    of: String,
    /// The key of the board's team.
    #[serde(default)]
    team: String,
    /// The mark of the viewer of the page; empty if the caller has no page.
    #[serde(default)]
    viewer: String,
    /// The language of the page; that of the browser if the caller has no page.
    #[serde(default)]
    language: String,
}

/// Opens a stream. Signed out, or signed in as somebody else than the viewer of the page, is 401; a team that does not
/// exist, or that the viewer does not lead today, is 404.
pub async fn handle(
    mut context: RequestContext,
    Extension(pictures): Extension<Pictures>,
    Query(query): Query<LiveQuery>,
) -> Response {
    if let Ok(language) = query.language.parse() {
        context.visitor.locale = language;
    }
    let (signed_in, subject) = match followed(&context, query).await {
        Ok(found) => found,
        Err(error) => return error.status().into_response(),
    };
    let RequestContext { app, visitor } = context;
    let open = app.metrics.open_stream();
    let following = Following::begin(app, pictures, visitor, &signed_in, subject);
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

/// The viewer, and what they follow.
async fn followed(context: &RequestContext, query: LiveQuery) -> Result<(SignedIn, FollowedPage), AppError> {
    let signed_in = context.visitor.signed_in.as_ref();
    if !query.viewer.is_empty() && signed_in.is_some_and(|me| viewer_mark(me.person().id) != query.viewer) {
        return Err(AppError::SignedOut);
    }
    if query.of == "talk" {
        return Ok((context.allowed(Action::AskToTalk, Subject::None)?.clone(), FollowedPage::Talk));
    }
    let signed_in = context.allowed(Action::SeeBoard, Subject::None)?;
    let team = context.app.store.teams().by_key(query.team).await?.ok_or(AppError::NotFound)?;
    context.allowed(Action::SeeBoard, Subject::Team(team.id, signed_in.today_in(team.id)))?;
    Ok((signed_in.clone(), FollowedPage::Board(Arc::new(team))))
}
