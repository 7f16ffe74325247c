//! Records the reads of the store while the program answers a request.

use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::subscriber::DefaultGuard;
use tracing::{Event, Subscriber};
use tracing_subscriber::layer::{Context, Layer};

use crate::support::record;

/// Records the reads on the thread of this test until it is dropped.
pub(super) struct Reads {
    kinds: Arc<Mutex<Vec<String>>>,
    _listening: DefaultGuard,
}

impl Reads {
    pub(super) fn listen() -> Self {
        let kinds = Arc::<Mutex<Vec<String>>>::default();
        let _listening = record(Listener(Arc::clone(&kinds)));
        Self { kinds, _listening }
    }

    pub(super) fn clear(&self) {
        self.kinds.lock().unwrap().clear();
    }

    /// The recorded reads, in order.
    pub(super) fn all(&self) -> Vec<String> {
        self.kinds.lock().unwrap().clone()
    }
}

struct Listener(Arc<Mutex<Vec<String>>>);

impl<S: Subscriber> Layer<S> for Listener {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() == "weathervane::store" {
            event.record(&mut Kind(&self.0));
        }
    }
}

struct Kind<'a>(&'a Mutex<Vec<String>>);

impl Visit for Kind<'_> {
    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "kind" {
            self.0.lock().unwrap().push(value.to_owned());
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn std::fmt::Debug) {}
}
