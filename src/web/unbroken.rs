//! Runs requests that may write to their end, also if the client goes away or waited too long.
//!
//! A connection that closes drops the future that answers its request. The store finishes a write all the same, but
//! what follows from it would not happen: others would go on seeing what somebody has just taken back. They hear of it
//! before the logs of the store are emptied of it.

use std::panic::resume_unwind;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use tracing::Instrument as _;

use crate::state::AppState;

/// Answers a request as [`always`] does unless its method promises to change nothing.
pub async fn layer(app: State<AppState>, request: Request, next: Next) -> Response {
    if request.method().is_safe() { next.run(request).await } else { always(app, request, next).await }
}

/// Answers a request in a task of its own. `serve` waits for these tasks when it stops.
pub async fn always(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let store = app.store.clone();
    let work = async move { store.empty_logs_last(next.run(request)).await };
    let answer = app.running_writes.spawn(work.in_current_span());
    match answer.await {
        Ok(response) => response,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => resume_unwind(panic),
            Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        },
    }
}
