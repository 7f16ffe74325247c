//! The pages on which files are imported.

use crate::state::watched::WatchedKind;

/// The page on which schedules are imported.
pub const SCHEDULE_PAGE: &str = "/admin/schedule";

/// The page on which files of a kind are imported.
#[must_use]
pub const fn page_of(kind: WatchedKind) -> &'static str {
    match kind {
        WatchedKind::Roster => "/admin/import",
        WatchedKind::Schedule => SCHEDULE_PAGE,
    }
}
