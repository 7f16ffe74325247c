//! The history of one flag: when it was noticed, rose, ended and returned, and who did what about it.

use jiff::Timestamp;

use crate::app::flags::course::{FlagTurn, turns};
use crate::app::flags::presenter::FlagView;
use crate::app::flags::status::VisibleFlag;
use domain::{Locale, Workday};
use insight::flag::Severity;
use store::{FlagState, FlagStep};
use words::{dates, reason, t};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEvent {
    /// When, in words.
    pub when: String,
    /// What.
    pub what: String,
}

/// What happened, newest first. What a person did comes after what was noticed on the same day.
#[must_use]
pub fn history(
    locale: Locale,
    visible: &VisibleFlag,
    flag: &FlagView,
    steps: Vec<FlagStep>,
    when: impl Fn(Timestamp) -> String,
) -> Vec<HistoryEvent> {
    let day_of = |at: Timestamp| Workday(visible.local(at).date());
    let mut events: Vec<(Workday, u8, HistoryEvent)> = Vec::new();
    for (index, raised) in visible.flag.escalations.iter().enumerate() {
        let what = match (&flag.name, raised.severity) {
            (Some(name), Severity::Watch) => t!(locale, "flag-page-noticed-for-person", name = name.as_str()),
            (_, severity) if index == 0 => {
                t!(locale, "flag-page-noticed", severity = reason::severity(locale, severity))
            }
            (_, severity) => t!(locale, "flag-page-rose", severity = reason::severity(locale, severity)),
        };
        events.push((raised.workday, 0, HistoryEvent { when: dates::day(locale, raised.workday), what }));
    }
    for (day, turn) in turns(&visible.flag) {
        let what = match turn {
            FlagTurn::Usual => t!(locale, "flag-page-ended"),
            FlagTurn::Closed => t!(locale, "flag-page-closed"),
            FlagTurn::Resumed => t!(locale, "flag-page-resumed"),
        };
        events.push((day, 1, HistoryEvent { when: dates::day(locale, day), what }));
    }
    let mut before = None;
    for step in steps {
        let name = step.by.unwrap_or_else(|| t!(locale, "flag-page-somebody"));
        let what = match step.state {
            _ if step.is_reopened => t!(locale, "flag-page-step-not-done", name = name),
            FlagState::Open if before == Some(FlagState::NotNow) => t!(locale, "flag-page-step-undone", name = name),
            FlagState::Open => t!(locale, "flag-page-step-open", name = name),
            FlagState::Asked => t!(locale, "flag-page-step-asked", name = name),
            FlagState::Passed => t!(locale, "flag-page-step-passed", name = name),
            FlagState::Acknowledged => t!(locale, "flag-page-step-taken", name = name),
            FlagState::NotNow => t!(locale, "flag-page-step-aside", name = name),
            FlagState::Done => t!(locale, "flag-page-step-done", name = name),
        };
        before = Some(step.state);
        events.push((day_of(step.at), 2, HistoryEvent { when: when(step.at), what }));
    }
    events.sort_by_key(|(day, order, _)| (*day, *order));
    events.into_iter().rev().map(|(_, _, event)| event).collect()
}
