//! Health checks: liveness and readiness.

use axum::extract::State;
use axum::http::StatusCode;

use crate::state::AppState;

/// Liveness: answers as long as the process runs.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// Readiness: answers 200 if the store can be read.
pub async fn ready(State(app): State<AppState>) -> (StatusCode, &'static str) {
    match app.store.settings().get("demo").await {
        Ok(_) => (StatusCode::OK, "ok\n"),
        Err(error) => {
            tracing::error!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the store does not answer\n")
        }
    }
}
