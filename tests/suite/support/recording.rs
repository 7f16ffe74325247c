//! Recording what is logged on the thread of a test.

use tracing::subscriber::DefaultGuard;
use tracing_subscriber::Registry;
use tracing_subscriber::layer::{Layer, SubscriberExt as _};

/// Gives this layer all spans and events of this thread until the guard is dropped.
pub fn record(layer: impl Layer<Registry> + Send + Sync) -> DefaultGuard {
    let guard = tracing::subscriber::set_default(tracing_subscriber::registry().with(layer));
    // Another test may have met a span for the first time while this subscriber was registered, and found that nobody
    // listens.
    tracing::callsite::rebuild_interest_cache();
    guard
}
