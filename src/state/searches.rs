//! The words of searches, by session and in memory only. An address names a search and does not say its words: the
//! history of a browser and its suggestions show addresses to the next person at a shared desk.

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use moka::sync::Cache;

use crate::state::flash::KEPT;
use crate::state::kept;
use store::TokenHash;

/// The longest search that is read, in characters.
const MAX_LENGTH: usize = 100;
/// How many searches of one session are kept; the oldest is dropped.
const MAX_SEARCHES: usize = 20;
/// Memory for all of them, in bytes.
const MAX_BYTES: u64 = 4 * 1024 * 1024;

/// A search. Empty if nothing is searched for, or if it is not kept any more.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct KeptSearch {
    /// What addresses call it.
    pub id: String,
    /// What was typed.
    pub words: String,
}

impl KeptSearch {
    /// The search that an address names, before its words are looked up.
    #[must_use]
    pub fn named(id: &str) -> Self {
        Self { id: id.to_owned(), words: String::new() }
    }

    /// What was typed, before it is kept.
    #[must_use]
    pub fn typed(words: &str) -> Self {
        Self { id: String::new(), words: words.trim().chars().take(MAX_LENGTH).collect() }
    }
}

/// Without its words: a log must not hold them.
impl fmt::Debug for KeptSearch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeptSearch").field("id", &self.id).finish_non_exhaustive()
    }
}

/// The searches of all sessions. Cheap to clone.
///
/// A page that is loaded again, in another language for example, shows its search again, and so do the way back to it
/// and its further pages. After half an hour without any of these, after signing out and in another session the address
/// means the page without a search.
#[derive(Clone)]
pub struct Searches(Cache<TokenHash, Arc<Vec<KeptSearch>>>);

impl Default for Searches {
    fn default() -> Self {
        let weigh = |_: &TokenHash, searches: &Arc<Vec<KeptSearch>>| {
            let bytes: usize = searches.iter().map(|search| search.words.len() + 64).sum();
            u32::try_from(bytes).unwrap_or(u32::MAX)
        };
        Self(kept::newest(MAX_BYTES).weigher(weigh).time_to_idle(KEPT.unsigned_abs()).build())
    }
}

impl fmt::Debug for Searches {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Searches")
    }
}

impl Searches {
    /// Keeps what somebody searches for, under an id of its own. Without words there is nothing to keep.
    #[must_use]
    pub fn keep(&self, session: TokenHash, words: &str, now: Timestamp) -> KeptSearch {
        let typed = KeptSearch::typed(words);
        if typed.words.is_empty() {
            return typed;
        }
        let searches = self.0.entry(session).and_upsert_with(|earlier| {
            let mut searches = earlier.map(|earlier| earlier.into_value().to_vec()).unwrap_or_default();
            let last = searches.last().and_then(|last| last.id.parse::<i64>().ok());
            // The moment: an old address names no later search, even if all earlier ones were dropped.
            let id = last.map_or(i64::MIN, |last| last + 1).max(now.as_millisecond());
            searches.push(KeptSearch { id: id.to_string(), words: typed.words });
            let surplus = searches.len().saturating_sub(MAX_SEARCHES);
            Arc::new(searches.split_off(surplus))
        });
        searches.into_value().last().cloned().unwrap_or_default()
    }

    /// The search of a session that an address names.
    #[must_use]
    pub fn find(&self, session: TokenHash, id: &str) -> KeptSearch {
        if id.is_empty() {
            // A page without a search does not keep earlier ones longer.
            return KeptSearch::default();
        }
        let searches = self.0.get(&session).unwrap_or_default();
        searches.iter().find(|search| search.id == id).cloned().unwrap_or_default()
    }

    /// Gives the searches of a session to the next session of the same person.
    pub fn hand_over(&self, ended: TokenHash, next: TokenHash) {
        if let Some(searches) = self.0.remove(&ended) {
            self.0.insert(next, searches);
        }
    }

    /// Drops the searches of a session: somebody signs out.
    pub fn forget(&self, session: TokenHash) {
        self.0.invalidate(&session);
    }
}
