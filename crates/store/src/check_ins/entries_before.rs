//! The entries that one change of a whole history concerned, and what else of it others could see.

use jiff::Timestamp;
use rusqlite::Connection;

use crate::StoreError;
use crate::keys::table;
use domain::{BreakRequest, CheckIn, PersonId, ToughCall};

/// The entries that a change concerned, as they were before it.
///
/// Includes those that are locked after a reset, because what others see of them changes as well. The person is told
/// only [`Self::readable`]. Somebody else who reset the password reads the same page, and must not learn how much there
/// is that they cannot see.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EntriesBefore {
    /// All of them, the oldest first.
    pub all: Vec<CheckIn>,
    /// How many of them the person can read.
    pub readable: usize,
    /// If everything was removed: the tough calls that were shared, which leads could see.
    pub shared_calls: Vec<ToughCall>,
    /// If everything was removed: the requests for breaks, which leads could see.
    pub breaks: Vec<BreakRequest>,
}

impl EntriesBefore {
    pub(crate) fn new(c: &Connection, person: PersonId, all: Vec<CheckIn>) -> Result<Self, StoreError> {
        let readable = count_readable(c, person, all.iter().map(|entry| entry.said_at))?;
        Ok(Self { all, readable, ..Self::default() })
    }
}

/// How many of these moments at which a person said something are not locked.
pub(crate) fn count_readable(
    c: &Connection,
    person: PersonId,
    said_at: impl Iterator<Item = Timestamp>,
) -> Result<usize, StoreError> {
    let locks = table::locks(c, person)?;
    Ok(said_at.filter(|said_at| !locks.cover(*said_at)).count())
}
