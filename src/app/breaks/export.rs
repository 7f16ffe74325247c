//! The part of a person's export that is about breaks.

use serde::Serialize;

use domain::break_request::BreakState;
use domain::load::moment_of;
use domain::{BreakRequest, PersonId, Workday};
use store::{Store, StoreError};

/// A request for a break of a workday that is not over.
#[derive(Debug, Serialize)]
pub struct ExportedBreak {
    workday: Workday,
    starts: String,
    minutes: i64,
    asked_at: jiff::Timestamp,
    state: &'static str,
}

/// The requests for breaks that are not forgotten yet.
///
/// # Errors
/// If the store cannot be read.
pub async fn breaks(store: &Store, person: PersonId, now: jiff::Timestamp) -> Result<Vec<ExportedBreak>, StoreError> {
    let own = store.breaks().of_person(person, now).await?;
    let row = |request: BreakRequest| ExportedBreak {
        workday: request.workday,
        starts: moment_of(request.starts).map(|starts| starts.to_string()).unwrap_or_default(),
        minutes: request.minutes,
        asked_at: request.asked_at,
        state: match request.state {
            BreakState::Asked => "asked",
            BreakState::Granted => "granted",
            BreakState::Declined(_) => "declined",
        },
    };
    Ok(own.into_iter().map(row).collect())
}
