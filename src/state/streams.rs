//! How many live streams one person may hold open at a time, in all their sessions: nobody takes the connections of all
//! others.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard};

use tokio_util::sync::CancellationToken;

use crate::state::kept::locked;
use domain::PersonId;

/// Streams of one person at a time. A browser holds one for each page that is in sight, so this is far more than
/// anybody uses.
pub const MAX_STREAMS: usize = 20;

/// The open streams of each person, oldest first. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct StreamPlaces(Arc<Mutex<OpenStreams>>);

#[derive(Debug, Default)]
struct OpenStreams {
    by_person: HashMap<PersonId, BTreeMap<u64, CancellationToken>>,
    opened: u64,
}

impl StreamPlaces {
    /// Takes a place for a stream of this person. If they hold [`MAX_STREAMS`] already, the oldest ends.
    #[must_use]
    pub fn take(&self, person: PersonId) -> StreamPlace {
        let ended = CancellationToken::new();
        let mut streams = self.lock();
        let number = streams.opened;
        streams.opened += 1;
        let own = streams.by_person.entry(person).or_default();
        while own.len() >= MAX_STREAMS
            && let Some((_, oldest)) = own.pop_first()
        {
            oldest.cancel();
        }
        own.insert(number, ended.clone());
        drop(streams);
        StreamPlace { among: self.clone(), person, number, ended }
    }

    fn lock(&self) -> MutexGuard<'_, OpenStreams> {
        locked(&self.0)
    }
}

/// The place of one stream; it becomes free when this is dropped.
#[derive(Debug)]
pub struct StreamPlace {
    among: StreamPlaces,
    person: PersonId,
    number: u64,
    ended: CancellationToken,
}

impl StreamPlace {
    /// Waits until a newer stream of the same person needs the place.
    pub async fn is_needed(&self) {
        self.ended.cancelled().await;
    }
}

impl Drop for StreamPlace {
    fn drop(&mut self) {
        let mut streams = self.among.lock();
        if let Some(own) = streams.by_person.get_mut(&self.person) {
            own.remove(&self.number);
            if own.is_empty() {
                streams.by_person.remove(&self.person);
            }
        }
    }
}
