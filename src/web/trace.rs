//! One span per request, so that the log lines of a request belong together. It contains no address, no body and no person.

use axum::extract::{MatchedPath, Request};
use tower_http::classify::{ServerErrorsAsFailures, SharedClassifier};
use tower_http::trace::TraceLayer;
use tracing::Span;
use uuid::Uuid;

use super::kept_pages::KeptPage;

/// The layer that opens the span. It logs nothing itself: a failure is logged where it occurs, within the span.
pub type RequestSpans = TraceLayer<SharedClassifier<ServerErrorsAsFailures>, fn(&Request) -> Span, (), (), (), (), ()>;

/// Returns the layer. It must be inside the routing, because the span names the matched route and not the path.
#[must_use]
pub fn request_spans() -> RequestSpans {
    TraceLayer::new_for_http()
        .make_span_with(span as fn(&Request) -> Span)
        .on_request(())
        .on_response(())
        .on_body_chunk(())
        .on_eos(())
        .on_failure(())
}

fn is_self_test(route: &str) -> bool {
    route.starts_with("/me/tests") || (route.starts_with("/api/") && route.contains("self_test"))
}

/// The id is our own: one that the client sent would put its text into our logs.
fn span(request: &Request) -> Span {
    let route = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    // That somebody needs help now, or took a self-test, is in no log.
    let route = route.filter(|route| !KeptPage::HELP_NOW.is_at(route) && !is_self_test(route)).unwrap_or("none");
    tracing::info_span!("request", id = %Uuid::new_v4(), method = %request.method(), route)
}
