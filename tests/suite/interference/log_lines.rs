//! What the machine logs meanwhile.

use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id};
use tracing::{Event, Level, Metadata, Subscriber};
use tracing_subscriber::layer::{Context, Layer};

/// What is logged by default on the thread of a test, without the random ids of requests.
#[derive(Clone, Default)]
pub(super) struct LogLines(Arc<Mutex<Vec<String>>>);

impl LogLines {
    fn add(&self, metadata: &Metadata<'_>, fields: LineFields) {
        if *metadata.level() <= Level::INFO && metadata.target().starts_with("weathervane") {
            self.0.lock().unwrap().push(format!("{} {}{}", metadata.level(), metadata.target(), fields.0));
        }
    }

    pub(super) fn clear(&self) {
        self.0.lock().unwrap().clear();
    }

    /// The lines, in order.
    pub(super) fn all(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }

    /// The lines in an order that does not depend on which of several things that run at a time came first.
    pub(super) fn sorted(&self) -> String {
        let mut lines = self.all();
        assert!(!lines.is_empty(), "nothing was recorded");
        lines.sort();
        lines.join("\n")
    }
}

impl<S: Subscriber> Layer<S> for LogLines {
    fn on_new_span(&self, attributes: &Attributes<'_>, _: &Id, _: Context<'_, S>) {
        let mut fields = LineFields::default();
        attributes.record(&mut fields);
        self.add(attributes.metadata(), fields);
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut fields = LineFields::default();
        event.record(&mut fields);
        self.add(event.metadata(), fields);
    }
}

#[derive(Default)]
struct LineFields(String);

impl Visit for LineFields {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        if field.name() != "id" {
            write!(self.0, " {}={value:?}", field.name()).unwrap();
        }
    }
}
