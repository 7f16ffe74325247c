//! Who looked at what one shared.

use crate::server::store::Look;
use crate::server::visitor::SignedIn;
use crate::t;
use crate::words::{Locale, dates};

/// How far back the page goes, in days. The export goes back to the beginning.
pub const DAYS: i32 = 91;

/// One look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookView {
    /// When.
    pub when: String,
    /// Who looked at what.
    pub sentence: String,
}

/// Looks, newest first.
#[must_use]
pub fn looks(locale: Locale, me: &SignedIn, looks: Vec<Look>) -> Vec<LookView> {
    let zone = &me.person().time_zone;
    looks
        .into_iter()
        .map(|look| {
            let name = look.viewer;
            let sentence = match look.what.as_str() {
                "team" => t!(locale, "me-look-team", name = name),
                "trends" => t!(locale, "me-look-trends", name = name),
                "flag" => t!(locale, "me-look-flag", name = name),
                _ => t!(locale, "me-look-board", name = name),
            };
            let time = dates::time(look.first_at.to_zoned(zone.clone()).time());
            let when = match me.today().number() - look.workday.number() {
                0 => t!(locale, "me-today", time = time),
                1 => t!(locale, "me-yesterday", time = time),
                _ => t!(locale, "me-on-day", day = dates::day(locale, look.workday), time = time),
            };
            LookView { when, sentence }
        })
        .collect()
}
