//! The address of the stream of a live page, and the time at which the page is right.

use crate::web::address::with_query;
use crate::web::context::RequestContext;
use crate::web::live_events::viewer_mark;
use words::dates;

/// The address of the stream with these values, for the viewer of this page alone: if somebody else signs in, an old page that is still
/// open ends instead of showing what they may see.
#[must_use]
pub fn live_address(values: &[(&str, &str)]) -> String {
    let mark = RequestContext::here().visitor.signed_in.map(|me| viewer_mark(me.person().id)).unwrap_or_default();
    let values: Vec<_> = values.iter().copied().chain([("viewer", mark.as_str())]).collect();
    with_query("/live", &values)
}

/// The time by the clock of the viewer's site.
#[must_use]
pub fn viewer_time() -> String {
    let visitor = RequestContext::here().visitor;
    let zone = visitor.signed_in.map(|me| me.person().time_zone.clone());
    zone.map(|zone| dates::time(visitor.now.to_zoned(zone).time())).unwrap_or_default()
}
