//! The addresses of "I need help now", and what is particular to them: no session, no name, no log.

use domain::Locale;

/// The page in the language of the browser.
pub const HELP_NOW: &str = "/help-now";

/// The worker with which browsers show the page without a network.
pub const WORKER: &str = "help-now-worker.js";

/// The policy of the worker, which fetches the page and its parts and does nothing else.
pub const WORKER_POLICY: &str = "default-src 'none'; connect-src 'self'";

/// The page in one language. All links lead here, because browsers keep a copy of these addresses.
#[must_use]
pub fn address(locale: Locale) -> String {
    format!("{HELP_NOW}/{}", locale.tag())
}

/// Whether a path or a route is that of the page.
#[must_use]
pub fn is_help_now(path: &str) -> bool {
    path.strip_prefix(HELP_NOW).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The language of the page at this path; none if there is no such page. `browsers` is the language of the browser.
#[must_use]
pub fn language(path: &str, browsers: Locale) -> Option<Locale> {
    match path.strip_prefix(HELP_NOW)? {
        "" => Some(browsers),
        rest => Locale::ALL.into_iter().find(|locale| rest == format!("/{}", locale.tag())),
    }
}
