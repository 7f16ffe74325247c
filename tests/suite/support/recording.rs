//! Recording what is logged on the thread of a test.

use std::sync::LazyLock;

use tracing::Dispatch;
use tracing::subscriber::DefaultGuard;
use tracing_subscriber::Registry;
use tracing_subscriber::layer::{Layer, SubscriberExt as _};

/// A second subscriber for the whole process, which receives nothing. While only one exists, `tracing` lets the thread
/// that first meets an event decide for all threads whether anybody listens, and that may be another test's thread.
static SECOND: LazyLock<Dispatch> = LazyLock::new(|| Dispatch::new(tracing_subscriber::registry()));

/// Gives this layer all spans and events of this thread until the guard is dropped.
pub fn record(layer: impl Layer<Registry> + Send + Sync) -> DefaultGuard {
    LazyLock::force(&SECOND);
    let guard = tracing::subscriber::set_default(tracing_subscriber::registry().with(layer));
    // Another test may have met a span before, when nobody listened.
    tracing::callsite::rebuild_interest_cache();
    guard
}
