//! The newest week that there is a report of.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::close::newest_closed;
use crate::state::AppState;
use domain::Workday;
use insight::climate::Period;
use store::{ClosingKind, StoreError};

/// The Monday of the newest week with figures at one of the sites.
///
/// # Errors
/// If the store cannot be read.
pub async fn newest_report(app: &AppState, now: Timestamp) -> Result<Option<Workday>, StoreError> {
    let mut drawn = BTreeSet::new();
    for site in app.store.org_units().tree().await? {
        let monday = newest_closed(Workday(site.local(now).date()));
        if app.store.climate().closed(site.id).await?.get(&Period::Week(monday)) == Some(&ClosingKind::Drawn) {
            drawn.insert(monday);
        }
    }
    Ok(drawn.pop_last())
}
