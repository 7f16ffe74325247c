//! What the program remembers for a while, in memory only.

use std::hash::Hash;
use std::sync::{Mutex, MutexGuard, PoisonError};

use moka::policy::EvictionPolicy;
use moka::sync::{Cache, CacheBuilder};

/// Locks what is remembered, also after a panic of somebody who held it.
pub fn locked<T>(kept: &Mutex<T>) -> MutexGuard<'_, T> {
    kept.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Returns a builder of a cache that keeps the newest `capacity` (entries, or what its weigher counts). Moka's default
/// policy would reject a new entry, such as a form that was just sent or a sign-in that just began, if the cache is
/// full of entries that were read as often.
#[expect(clippy::disallowed_methods, reason = "the one place that sets the policy")]
pub fn newest<K, V>(capacity: u64) -> CacheBuilder<K, V, Cache<K, V>>
where
    K: Eq + Hash + Send + Sync + 'static,
    V: Clone + Send + Sync + 'static,
{
    Cache::builder().max_capacity(capacity).eviction_policy(EvictionPolicy::lru())
}
