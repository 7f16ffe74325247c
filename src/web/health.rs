//! Whether the program lives, and whether it can do its work.

use axum::extract::State;
use axum::http::StatusCode;

use crate::state::AppState;

/// The program runs.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// The store answers.
pub async fn ready(State(app): State<AppState>) -> (StatusCode, &'static str) {
    match app.store.settings().get("demo").await {
        Ok(_) => (StatusCode::OK, "ok\n"),
        Err(error) => {
            tracing::error!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the store does not answer\n")
        }
    }
}
