//! Sign-ins at the identity provider that have not come back yet, what it published last, and the sign-outs that it has
//! sent. In memory only: a restart ends the first, and the others are read again.

use std::sync::{Arc, Mutex};

use jiff::{SignedDuration, Timestamp};
use moka::sync::Cache;
use openidconnect::ProviderMetadataWithLogout;

use crate::state::kept::{self, locked};
use store::{TokenHash, token};

/// How long somebody may take at the provider.
const WITHIN: SignedDuration = SignedDuration::from_mins(10);
/// How long what the provider publishes (its addresses and keys) is not read again.
const KNOWN_FOR: SignedDuration = SignedDuration::from_mins(10);
/// How long it is not read again even if a key is missing: somebody who sends tokens with invented keys must not make
/// the program ask the provider each time.
const READ_EVERY: SignedDuration = SignedDuration::from_secs(60);
/// The most that are remembered of each kind; the oldest are dropped.
const MAX_SIGN_INS: u64 = 10_000;

/// A sign-in at the provider that has not come back.
#[derive(Clone, Debug)]
pub struct WaitingAtProvider {
    /// The issuer that was asked.
    pub issuer: String,
    /// What its answer must contain: it belongs to this sign-in and no other.
    pub nonce: String,
    /// What proves to the provider that the code is ours (PKCE).
    pub verifier: String,
    /// The page to go on to; empty for the home of the role.
    pub then: String,
}

#[derive(Clone)]
struct KeptAtProvider {
    sign_in: WaitingAtProvider,
    browser: TokenHash,
    since: Timestamp,
}

#[derive(Clone)]
struct CachedMetadata {
    issuer: String,
    at: Timestamp,
    metadata: Arc<ProviderMetadataWithLogout>,
}

/// What is remembered of the identity provider. Cheap to clone.
#[derive(Clone)]
pub struct ProviderSignIns {
    waiting: Cache<TokenHash, KeptAtProvider>,
    known: Arc<Mutex<Option<CachedMetadata>>>,
    signed_out: Cache<TokenHash, ()>,
}

impl Default for ProviderSignIns {
    fn default() -> Self {
        Self {
            waiting: kept::newest(MAX_SIGN_INS).time_to_live(WITHIN.unsigned_abs()).build(),
            known: Arc::default(),
            // Longer than such a token is valid.
            signed_out: kept::newest(MAX_SIGN_INS).time_to_live(WITHIN.unsigned_abs()).build(),
        }
    }
}

impl ProviderSignIns {
    /// Keeps a sign-in of the browser with this secret and returns its `state`.
    #[must_use]
    pub fn keep(&self, sign_in: WaitingAtProvider, browser: &str, now: Timestamp) -> String {
        let state = token::fresh();
        self.waiting.insert(token::hash(&state), KeptAtProvider { sign_in, browser: token::hash(browser), since: now });
        state
    }

    /// The sign-in with this `state`, if it began in the browser with this secret not long ago. It is removed: a
    /// `state` is used once, also if the sign-in fails.
    #[must_use]
    pub fn take(&self, state: &str, browser: Option<&str>, now: Timestamp) -> Option<WaitingAtProvider> {
        let waiting = self.waiting.remove(&token::hash(state))?;
        let is_this = browser.is_some_and(|browser| token::hash(browser) == waiting.browser);
        (is_this && now.duration_since(waiting.since) < WITHIN).then_some(waiting.sign_in)
    }

    /// What an issuer published, if it was read not long ago. `again` says that something was missing in it: then it
    /// counts for a minute only.
    #[must_use]
    pub fn known(&self, issuer: &str, again: bool, now: Timestamp) -> Option<Arc<ProviderMetadataWithLogout>> {
        let lasts = if again { READ_EVERY } else { KNOWN_FOR };
        let known = locked(&self.known).clone();
        let known = known.filter(|known| known.issuer == issuer && now.duration_since(known.at) < lasts);
        known.map(|known| known.metadata)
    }

    /// What an issuer published when it was last asked, however long ago.
    #[must_use]
    pub fn last_known(&self, issuer: &str) -> Option<Arc<ProviderMetadataWithLogout>> {
        let known = locked(&self.known).clone();
        known.filter(|known| known.issuer == issuer).map(|known| known.metadata)
    }

    /// Keeps what an issuer published.
    pub fn learn(&self, issuer: &str, metadata: Arc<ProviderMetadataWithLogout>, now: Timestamp) {
        let known = CachedMetadata { issuer: issuer.to_owned(), at: now, metadata };
        *locked(&self.known) = Some(known);
    }

    /// Forgets what was published: the settings changed.
    pub fn forget(&self) {
        *locked(&self.known) = None;
        self.waiting.invalidate_all();
    }

    /// Whether the sign-out with this mark was noted: somebody sends it again.
    #[must_use]
    pub fn has_signed_out(&self, mark: &TokenHash) -> bool {
        self.signed_out.contains_key(mark)
    }

    /// Notes that the sign-out with this mark has taken effect.
    pub fn note_sign_out(&self, mark: TokenHash) {
        self.signed_out.insert(mark, ());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sign_in() -> WaitingAtProvider {
        let text = || "x".to_owned();
        WaitingAtProvider { issuer: text(), nonce: text(), verifier: text(), then: String::new() }
    }

    #[test]
    fn a_sign_in_comes_back_once_in_time_and_to_its_own_browser() {
        let (waiting, now) = (ProviderSignIns::default(), Timestamp::UNIX_EPOCH);
        let minutes = |minutes| now.checked_add(SignedDuration::from_mins(minutes)).expect("a moment");
        let state = waiting.keep(sign_in(), "browser", now);
        assert!(waiting.take(&state, Some("browser"), minutes(9)).is_some());
        assert!(waiting.take(&state, Some("browser"), minutes(9)).is_none(), "once");
        let state = waiting.keep(sign_in(), "browser", now);
        assert!(waiting.take(&state, Some("browser"), minutes(10)).is_none(), "in time");
        for other in [Some("other"), None] {
            let state = waiting.keep(sign_in(), "browser", now);
            assert!(waiting.take(&state, other, now).is_none(), "to its own browser");
        }
    }

    #[test]
    fn a_sign_out_counts_once_it_has_taken_effect() {
        let signed_out = ProviderSignIns::default();
        assert!(!signed_out.has_signed_out(&[1; 32]));
        signed_out.note_sign_out([1; 32]);
        assert!(signed_out.has_signed_out(&[1; 32]));
        assert!(!signed_out.has_signed_out(&[2; 32]));
    }
}
