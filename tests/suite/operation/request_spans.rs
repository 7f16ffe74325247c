//! Log lines: each request has one span with its route, and nothing in it says who sent the request.

use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id};
use tracing::{Level, Subscriber};
use tracing_subscriber::layer::{Context, Layer};
use weathervane::router::private_forms;

use crate::support::{Floor, history, record};

/// Records the spans that are logged by default, on the thread of this test.
#[derive(Clone, Default)]
pub struct Spans(Arc<Mutex<Vec<String>>>);

impl Spans {
    /// The spans so far, with their fields.
    pub fn seen(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

impl<S: Subscriber> Layer<S> for Spans {
    fn on_new_span(&self, attributes: &Attributes<'_>, _: &Id, _: Context<'_, S>) {
        let metadata = attributes.metadata();
        if *metadata.level() <= Level::INFO && metadata.target().starts_with("weathervane") {
            let mut fields = FieldNames(metadata.name().to_owned());
            attributes.record(&mut fields);
            self.0.lock().unwrap().push(fields.0);
        }
    }
}

struct FieldNames(String);

impl Visit for FieldNames {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        write!(self.0, " {}={value:?}", field.name()).unwrap();
    }
}

#[tokio::test]
async fn a_request_has_one_span_with_its_route_and_without_its_person() {
    let floor = Floor::with(&history()).await;
    let agent = floor.signed_in("a1").await;
    let lead = floor.signed_in("l1").await;
    let spans = Spans::default();
    let _recording = record(spans.clone());
    for (client, address, route) in [
        (&agent, "/me?search=a1", "/me"),
        (&lead, "/board/t1", "/board/{team}"),
        (&lead, "/flags/00000000000000000000000000000000", "/flags/{flag}"),
        (&agent, "/me/tests", "none"),
        (&agent, "/me/tests/phq_4", "none"),
        (&agent, "/support", "none"),
        (&agent, "/thanks", "none"),
        (&agent, "/tough-call?source=a1", "none"),
        (&agent, "/breaks", "none"),
        (&agent, "/appointments", "none"),
        (&lead, "/requests", "none"),
        (&agent, "/nowhere/a1", "none"),
    ] {
        spans.0.lock().unwrap().clear();
        client.get(address).await;
        let seen = spans.seen();
        let [span] = seen.as_slice() else { panic!("{address}: {seen:?}") };
        assert!(span.starts_with("request id="), "{span}");
        assert!(span.contains("method=GET") && span.contains(&format!("route=\"{route}\"")), "{address}: {span}");
        for word in ["a1", "l1", "t1", "Name"] {
            assert!(!span.split(['"', '/', ' ', '=']).any(|part| part == word), "{address}: {span} has {word}");
        }
    }
}

#[tokio::test]
async fn the_span_of_a_self_test_is_that_of_every_other_private_form() {
    let floor = Floor::with(&history()).await;
    let agent = floor.signed_in("a1").await;
    let spans = Spans::default();
    let _recording = record(spans.clone());
    let mut seen = Vec::new();
    let forms: Vec<_> = private_forms().iter().filter_map(|form| form.path.strip_prefix("/api/")).collect();
    for one_of_each_area in [
        "take_self_test",
        "answer_hand_on",
        "answer_offer",
        "book_slot",
        "record_tough_call",
        "ask_for_break",
        "give_thanks",
    ] {
        assert!(forms.contains(&one_of_each_area), "{one_of_each_area}");
    }
    for form in forms {
        spans.0.lock().unwrap().clear();
        agent.ask(form, &[]).await;
        let found = spans.seen();
        let [span] = found.as_slice() else { panic!("{form}: {found:?}") };
        let (_, rest) = span.split_once(" method=").unwrap_or_else(|| panic!("{form}: {span}"));
        seen.push(rest.to_owned());
    }
    assert!(seen.iter().all(|span| span == "POST route=\"none\""), "{seen:?}");
}
