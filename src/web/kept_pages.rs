//! Pages of which a browser keeps a copy for when there is no network. They are the same for everybody: a copy holds no
//! name and needs no session. Each has one address a language.

use domain::Locale;

/// The worker with which browsers show these pages without a network.
pub const WORKER: &str = "offline-worker.js";

/// The policy of the worker, which fetches the pages and their parts and does nothing else.
pub const WORKER_POLICY: &str = "default-src 'none'; connect-src 'self'";

/// The addresses of a kept page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeptPage {
    /// The address in the language of the browser.
    path: &'static str,
}

impl KeptPage {
    /// "I need help now": no session, no name, no log.
    pub const HELP_NOW: Self = Self { path: "/help-now" };
    /// Checking in without a network, on a phone of one's own.
    pub const OFFLINE_CHECK_IN: Self = Self { path: "/check-in/offline" };
    const ALL: [Self; 2] = [Self::HELP_NOW, Self::OFFLINE_CHECK_IN];

    /// The page in one language. All links lead here, because browsers keep a copy of these addresses.
    #[must_use]
    pub fn address(self, locale: Locale) -> String {
        format!("{}/{}", self.path, locale.tag())
    }

    /// Whether a path or a route is that of the page.
    #[must_use]
    pub fn is_at(self, path: &str) -> bool {
        path.strip_prefix(self.path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The language of the page at this path; none if there is no such page. `browsers` is the language of the browser.
    #[must_use]
    pub fn language(self, path: &str, browsers: Locale) -> Option<Locale> {
        match path.strip_prefix(self.path)? {
            "" => Some(browsers),
            rest => Locale::ALL.into_iter().find(|locale| rest == format!("/{}", locale.tag())),
        }
    }
}

/// The kept page at a path or a route; none if it is another page.
#[must_use]
pub fn at(path: &str) -> Option<KeptPage> {
    KeptPage::ALL.into_iter().find(|page| page.is_at(path))
}
