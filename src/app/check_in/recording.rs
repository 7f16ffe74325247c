//! Recording a check-in: the one way from the form, the kiosk and the interface into the store.

use crate::app::talk::new_request::NewRequest;
use crate::state::AppState;
use domain::CheckIn;
use store::{OwnerAccess, RecordOutcome, StoreError};

/// Stores an entry once and, in the same transaction, sends what it asks for. Boards on which a new entry is are drawn
/// again.
///
/// # Errors
/// If the store cannot be written: then nothing was stored.
pub async fn record(
    app: &AppState,
    own: OwnerAccess,
    entry: &CheckIn,
    asked: Option<&NewRequest>,
) -> Result<RecordOutcome, StoreError> {
    let outcome = match asked {
        Some(new) => new.send_with_check_in(app, own, entry.clone()).await?,
        None => app.store.check_ins().record_by_owner(own, entry.clone()).await?,
    };
    if outcome == RecordOutcome::New {
        app.check_in_changed(None, Some(entry));
        if asked.is_some() {
            // One that is sent again does not ask again.
            app.asked_check_ins.remember(entry.person, entry.id);
        }
    }
    Ok(outcome)
}
