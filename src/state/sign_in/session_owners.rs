//! Whose the sessions of the last hours are, in memory: what somebody typed is kept for them and for nobody else, also
//! while the store cannot be read. Whose a session was that ended before a restart is in the store.

use moka::sync::Cache;

use super::session::OWNER_KNOWN;
use domain::PersonId;
use store::TokenHash;

/// Sessions that are remembered, far more than are in use at a time.
const MAX_SESSIONS: u64 = 20_000;

/// Whose each session was. In memory only; cheap to clone.
#[derive(Clone, Debug)]
pub struct SessionOwners(Cache<TokenHash, PersonId>);

impl Default for SessionOwners {
    fn default() -> Self {
        Self(Cache::builder().max_capacity(MAX_SESSIONS).time_to_idle(OWNER_KNOWN.unsigned_abs()).build())
    }
}

impl SessionOwners {
    /// Notes whose a session is.
    pub fn note(&self, session: TokenHash, person: PersonId) {
        // Reading it, too, keeps a session that is in use.
        if self.0.get(&session).is_none() {
            self.0.insert(session, person);
        }
    }

    /// Whose a session is or was, if that is known.
    #[must_use]
    pub fn owner(&self, session: TokenHash) -> Option<PersonId> {
        self.0.get(&session)
    }
}
