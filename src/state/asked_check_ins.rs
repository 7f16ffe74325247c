//! Remembers with which check-ins somebody asked to talk in the last minutes, so that a form that is sent twice asks
//! once.

use std::time::Duration;

use moka::sync::Cache;

use crate::state::kept;
use domain::{CheckInId, PersonId};

/// A form that is sent again later than this does not ask.
pub const SENT_AGAIN_WITHIN: Duration = Duration::from_mins(10);
/// Maximum number of check-ins: those of a large centre's start of a shift.
const MAX_KEPT: u64 = 10_000;

/// The check-ins of the last minutes that came with a request. In memory: nothing else needs to know it.
#[derive(Clone)]
pub struct AskedCheckIns(Cache<(PersonId, CheckInId), ()>);

impl Default for AskedCheckIns {
    fn default() -> Self {
        Self(kept::newest(MAX_KEPT).time_to_live(SENT_AGAIN_WITHIN).build())
    }
}

impl AskedCheckIns {
    /// Remembers that this check-in came with a request. Returns false if it is known already.
    pub fn remember(&self, person: PersonId, id: CheckInId) -> bool {
        self.0.entry((person, id)).or_insert(()).is_fresh()
    }
}
