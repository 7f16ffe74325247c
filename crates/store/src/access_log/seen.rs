//! What of today's looks is in the log already: so that a board that is drawn anew with every check-in writes nothing each time.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::append::Opened;
use domain::{AccessKind, PersonId, Workday};

/// Beyond so many the memory begins anew; the log itself knows better in any case.
const MOST: usize = 20_000;

type Key = (PersonId, AccessKind, String);
type Known = HashMap<Key, (Workday, HashSet<PersonId>)>;

/// WrapMethod viewer and what they opened: on which workday last, and whom they met there.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen(Arc<Mutex<Known>>);

impl Seen {
    /// Whether the log knows all of this.
    pub(crate) fn knows(&self, look: &Opened) -> bool {
        let known = self.lock();
        let found = known.get(&(look.viewer, look.kind, look.about.clone()));
        found.is_some_and(|(day, met)| {
            *day == look.workday && look.subjects.iter().all(|one| *one == look.viewer || met.contains(one))
        })
    }

    /// Keeps what the log now knows.
    pub(crate) fn keep(&self, look: Opened) {
        let mut known = self.lock();
        if known.len() > MOST {
            known.clear();
        }
        let (day, met) =
            known.entry((look.viewer, look.kind, look.about)).or_insert_with(|| (look.workday, HashSet::new()));
        if *day != look.workday {
            *day = look.workday;
            met.clear();
        }
        met.extend(look.subjects);
    }

    /// Forgets everything: somebody was taken out of the log.
    pub(crate) fn clear(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
