//! Importing a roster: people join, move and leave, all or nothing.

pub(crate) mod conflicts;
pub(crate) mod grants;
pub(crate) mod import;
pub(crate) mod listed;
pub(crate) mod memberships;
pub(crate) mod planned_days;
pub(crate) mod record;
pub(crate) mod timetables;
pub(crate) mod today;
pub(crate) mod unit_changes;

use crate::Store;

/// The import of a roster.
#[derive(Clone, Copy)]
pub struct RosterImport<'a>(pub(crate) &'a Store);

#[cfg(test)]
mod tests;
