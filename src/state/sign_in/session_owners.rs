//! Whose the sessions of the last hours are, in memory: what somebody typed is kept for them and for nobody else, also
//! while the store cannot be read. Whose a session was that ended before a restart is in the store.

use std::time::Duration;

use moka::sync::Cache;

use domain::PersonId;
use store::TokenHash;

/// Sessions that are remembered, far more than are in use at a time.
const MAX_SESSIONS: u64 = 20_000;
/// How long a session is remembered after its last request, in seconds: longer than any session lasts.
const REMEMBERED: Duration = Duration::from_secs(24 * 60 * 60);

/// Whose each session was. In memory only; cheap to clone.
#[derive(Clone, Debug)]
pub struct SessionOwners(Cache<TokenHash, PersonId>);

impl Default for SessionOwners {
    fn default() -> Self {
        Self(Cache::builder().max_capacity(MAX_SESSIONS).time_to_idle(REMEMBERED).build())
    }
}

impl SessionOwners {
    /// Notes whose a session is.
    pub fn note(&self, session: TokenHash, person: PersonId) {
        if !self.0.contains_key(&session) {
            self.0.insert(session, person);
        }
    }

    /// Whose a session is or was, if that is known.
    #[must_use]
    pub fn owner(&self, session: TokenHash) -> Option<PersonId> {
        self.0.get(&session)
    }
}
