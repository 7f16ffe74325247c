//! The owners of the sessions of the last hours, in memory: what somebody typed is kept for them and for nobody else,
//! also while the store cannot be read. The owners of sessions that ended before a restart are in the store. The kind
//! of each session is remembered too, so that somebody who signs out after their session has ended leaves as little
//! behind as before.

use moka::sync::Cache;

use super::session::OWNER_KNOWN;
use crate::state::kept;
use domain::PersonId;
use store::TokenHash;

/// Sessions that are remembered, far more than are in use at a time.
const MAX_SESSIONS: u64 = 20_000;

/// What is known of a session, also after it has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownSession {
    /// Whose it is or was.
    pub person: PersonId,
    /// Whether it is one of an own phone.
    pub on_own_phone: bool,
    /// Whether it rests on one at the identity provider.
    pub of_provider: bool,
}

/// The owner of each session. In memory only; cheap to clone.
#[derive(Clone, Debug)]
pub struct SessionOwners(Cache<TokenHash, KnownSession>);

impl Default for SessionOwners {
    fn default() -> Self {
        Self(kept::newest(MAX_SESSIONS).time_to_idle(OWNER_KNOWN.unsigned_abs()).build())
    }
}

impl SessionOwners {
    /// Notes what a session is.
    pub fn note(&self, session: TokenHash, known: KnownSession) {
        // Reading it, too, keeps a session that is in use.
        if self.0.get(&session).is_none() {
            self.0.insert(session, known);
        }
    }

    /// What a session is or was, if that is known.
    #[must_use]
    pub fn known(&self, session: TokenHash) -> Option<KnownSession> {
        self.0.get(&session)
    }

    /// Returns whose a session is or was, if that is known.
    #[must_use]
    pub fn owner(&self, session: TokenHash) -> Option<PersonId> {
        self.known(session).map(|known| known.person)
    }
}
