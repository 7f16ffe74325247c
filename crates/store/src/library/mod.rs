//! The library as people use it: private marks on its items, and cases from writing to release.

pub(crate) mod cases;
pub(crate) mod marks;
pub(crate) mod reading;
mod steps;
#[cfg(test)]
mod tests;

use crate::Store;

/// What people mark in the library and write for it.
#[derive(Clone, Copy)]
pub struct LibraryShelf<'a>(pub(crate) &'a Store);

/// What became of a new case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseOutcome {
    /// It waits for a psychologist.
    Waits,
    /// As many cases of this person wait as may wait at the same time.
    TooMany,
}
