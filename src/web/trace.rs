//! One span per request, so that the log lines of a request belong together. It contains no address, no body and no
//! person.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::extract::MatchedPath;
use axum::http::Request;
use tower_http::classify::{ServerErrorsAsFailures, SharedClassifier};
use tower_http::trace::{MakeSpan, TraceLayer};
use tracing::Span;
use uuid::Uuid;

use super::kept_pages::KeptPage;

/// The layer that opens the span. It logs nothing itself: a failure is logged where it occurs, within the span.
pub type RequestSpans = TraceLayer<SharedClassifier<ServerErrorsAsFailures>, RouteSpans, (), (), (), (), ()>;

/// Returns the layer. It must be inside the routing, because the span names the matched route and not the path. It does
/// not name `private_forms`, which are routes.
#[must_use]
pub fn request_spans(private_forms: BTreeSet<&'static str>) -> RequestSpans {
    TraceLayer::new_for_http()
        .make_span_with(RouteSpans { private_forms: Arc::new(private_forms) })
        .on_request(())
        .on_response(())
        .on_body_chunk(())
        .on_eos(())
        .on_failure(())
}

/// Pages about help and breaks, and their files, by the beginning of their routes.
const PRIVATE_PAGES: [&str; 10] = [
    "/me/tests",
    "/support",
    "/psychologist",
    "/tough-call",
    "/thanks",
    "/requests",
    "/referrals",
    "/appointments",
    "/talks",
    "/breaks",
];

/// Opens the span of a request.
#[derive(Clone, Debug)]
pub struct RouteSpans {
    private_forms: Arc<BTreeSet<&'static str>>,
}

impl RouteSpans {
    /// Whether the log does not name the route. Many private routes have one name, and so have those that do not exist:
    /// otherwise a line of a request without a route would tell that it was a self-test.
    fn is_private(&self, route: &str) -> bool {
        KeptPage::HELP_NOW.is_at(route)
            || PRIVATE_PAGES.iter().any(|page| route.starts_with(page))
            || self.private_forms.contains(route)
    }
}

impl<B> MakeSpan<B> for RouteSpans {
    /// The id is our own: one that the client sent would put its text into our logs.
    fn make_span(&mut self, request: &Request<B>) -> Span {
        let route = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
        // That somebody needs help now, or took a self-test, is in no log.
        let route = route.filter(|route| !self.is_private(route)).unwrap_or("none");
        tracing::info_span!("request", id = %Uuid::new_v4(), method = %request.method(), route)
    }
}
