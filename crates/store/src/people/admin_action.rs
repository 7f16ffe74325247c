//! Who changes something of people, and when: what every change is logged and announced with.

use jiff::Timestamp;
use rusqlite::Connection;

use crate::StoreError;
use crate::roster::today;
use domain::{PersonId, Workday};

/// Who changes something of people, and when.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AdminAction {
    /// The admin; none for the command line.
    pub by: Option<PersonId>,
    /// Today at the site that the change concerns.
    pub today: Workday,
    /// The moment.
    pub now: Timestamp,
}

impl AdminAction {
    /// A change that concerns no site in particular: today is that of the centre.
    pub(crate) fn of_centre(c: &Connection, by: Option<PersonId>, now: Timestamp) -> Result<Self, StoreError> {
        Ok(Self { by, today: today::of_centre(c, now)?, now })
    }
}
