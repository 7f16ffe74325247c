//! The address of the stream of a live page, and the time at which the page is right.

use crate::web::address::with_query;
use crate::web::context::RequestContext;
use crate::web::viewer_mark::viewer_mark;
use words::dates;

/// The address of the stream with these values, for the viewer of this page alone: if somebody else signs in, an old
/// page that is still open ends instead of showing what they may see. And in the language of this page: another page
/// may switch to another one.
#[must_use]
pub fn live_address(values: &[(&str, &str)]) -> String {
    let visitor = RequestContext::here().visitor;
    let mark = visitor.signed_in.as_ref().map(|me| viewer_mark(me.person().id)).unwrap_or_default();
    let page = [("viewer", mark.as_str()), ("language", visitor.locale.tag())];
    let values: Vec<_> = values.iter().copied().chain(page).collect();
    with_query("/live", &values)
}

/// The time by the clock of the viewer's site.
#[must_use]
pub fn viewer_time() -> String {
    let visitor = RequestContext::here().visitor;
    let zone = visitor.signed_in.map(|me| me.person().time_zone.clone());
    zone.map(|zone| dates::time(visitor.now.to_zoned(zone).time())).unwrap_or_default()
}
