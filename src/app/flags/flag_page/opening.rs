//! A sentence that a lead can say aloud to begin a talk about a flag. It mentions only what was shared with them.

use crate::app::flags::status::VisibleFlag;
use domain::{Locale, StressorKey};
use insight::flag::{FlagKind, Reason};
use words::{dates, t};

/// The sentence for a flag. `label` returns a stressor's name.
#[must_use]
pub fn opening(locale: Locale, visible: &VisibleFlag, label: impl Fn(&StressorKey) -> String) -> String {
    let again = visible.flag.is_past();
    match (&visible.flag.kind, &visible.flag.reason) {
        (FlagKind::Stressor(key) | FlagKind::StressorWeek(key), _) => {
            t!(locale, "flag-page-say-stressor", stressor = label(key))
        }
        (FlagKind::TeamMean | FlagKind::TeamLow | FlagKind::Rule(_), _) => t!(locale, "flag-page-say-team"),
        (FlagKind::Sudden | FlagKind::Sliding | FlagKind::Stuck, _) if again => t!(locale, "flag-page-say-again"),
        (_, Reason::Sudden { workday, .. }) => {
            t!(locale, "flag-page-say-sudden", day = dates::weekday_and_day(locale, *workday))
        }
        _ => t!(locale, "flag-page-say-lower"),
    }
}
