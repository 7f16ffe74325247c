//! Records the reads of the store and the lines of the log while the program answers a request.

use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::subscriber::DefaultGuard;
use tracing::{Event, Subscriber};
use tracing_subscriber::Registry;
use tracing_subscriber::layer::{Context, Layer};

use crate::interference::log_lines::LogLines;
use crate::support::record;

/// Records reads and log lines on the thread of this test until it is dropped.
pub(super) struct Reads {
    kinds: Arc<Mutex<Vec<String>>>,
    lines: LogLines,
    _listening: DefaultGuard,
}

impl Reads {
    pub(super) fn listen() -> Self {
        let (kinds, lines) = (Arc::<Mutex<Vec<String>>>::default(), LogLines::default());
        let both = Layer::<Registry>::and_then(ReadLayer(Arc::clone(&kinds)), lines.clone());
        let _listening = record(both);
        Self { kinds, lines, _listening }
    }

    pub(super) fn clear(&self) {
        self.kinds.lock().unwrap().clear();
        self.lines.clear();
    }

    /// The recorded log lines, in order.
    pub(super) fn lines(&self) -> Vec<String> {
        self.lines.all()
    }

    /// The recorded reads, in order.
    pub(super) fn all(&self) -> Vec<String> {
        self.kinds.lock().unwrap().clone()
    }
}

struct ReadLayer(Arc<Mutex<Vec<String>>>);

impl<S: Subscriber> Layer<S> for ReadLayer {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() == "weathervane::store" {
            event.record(&mut KindField(&self.0));
        }
    }
}

struct KindField<'a>(&'a Mutex<Vec<String>>);

impl Visit for KindField<'_> {
    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "kind" {
            self.0.lock().unwrap().push(value.to_owned());
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn std::fmt::Debug) {}
}
