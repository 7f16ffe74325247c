//! Which views of today are in the log already, so that a board that is rendered again with every check-in does not
//! write each time.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::append::LoggedView;
use domain::{AccessKind, PersonId, Workday};

/// Beyond this many entries the memory is cleared; the log itself stays complete.
const MAX_REMEMBERED: usize = 20_000;

type SeenKey = (PersonId, AccessKind, String);
type SubjectsSeen = HashMap<SeenKey, (Workday, HashSet<PersonId>)>;

/// A cache of what the access log contains: for each viewer and page, the last workday and the people they saw there.
#[derive(Clone, Debug, Default)]
pub(crate) struct ViewCache(Arc<Mutex<SubjectsSeen>>);

impl ViewCache {
    /// Whether the log contains all of this.
    pub(crate) fn knows(&self, view: &LoggedView) -> bool {
        let known = self.lock();
        let found = known.get(&(view.viewer, view.kind, view.about.clone()));
        found.is_some_and(|(day, met)| {
            *day == view.workday && view.subjects.iter().all(|one| *one == view.viewer || met.contains(one))
        })
    }

    /// Remembers what the log now contains.
    pub(crate) fn keep(&self, view: LoggedView) {
        let mut known = self.lock();
        if known.len() > MAX_REMEMBERED {
            known.clear();
        }
        let (day, met) =
            known.entry((view.viewer, view.kind, view.about)).or_insert_with(|| (view.workday, HashSet::new()));
        if *day != view.workday {
            *day = view.workday;
            met.clear();
        }
        met.extend(view.subjects);
    }

    /// Clears the memory: a person was removed from the log.
    pub(crate) fn clear(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> MutexGuard<'_, SubjectsSeen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
