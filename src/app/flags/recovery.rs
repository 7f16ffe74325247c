//! How many of the latest days of a flag are usual again: one count for tiles, lists and the page of a flag.

use domain::{Locale, Weather};
use insight::flag::{Flag, FlagKind};
use words::t;

/// The latest shared days of a flag, compared with what is usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recovery {
    /// The latest shared days since the flag began.
    pub days: u32,
    /// Those of them that are at the usual weather or better.
    pub usual: u32,
    /// The newest of them in a row that are.
    pub in_a_row: u32,
    /// The usual weather of the person; none for a flag of a team.
    pub weather: Option<Weather>,
}

impl Recovery {
    /// Counts the latest days of `flag`. None if it carries none: after its end, and for a published rule, which
    /// ignores what is usual.
    #[must_use]
    pub fn of(flag: &Flag) -> Option<Self> {
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let days = &flag.latest;
        (!days.is_empty() && !flag.is_by_rule()).then(|| Self {
            days: count(days.len()),
            usual: count(days.iter().filter(|day| day.as_usual).count()),
            in_a_row: count(days.iter().rev().take_while(|day| day.as_usual).count()),
            weather: usual_weather(flag),
        })
    }

    /// The counts in a sentence: "8 of the last 10 shared days were fair or better."
    #[must_use]
    pub fn sentence(self, locale: Locale) -> String {
        let Self { days, usual, .. } = self;
        let level = match self.weather {
            Some(Weather::Sunny) => t!(locale, "flags-usual-sunny"),
            Some(weather) => t!(locale, "flags-usual-or-better", weather = words::weather(locale, weather)),
            None => t!(locale, "flags-usual"),
        };
        t!(locale, "flags-usual-days", all = u32::from(usual == days), usual = usual, days = days, level = level)
    }
}

/// The usual weather that the flag of a person compares with. The days of a team are those of many people, each with
/// their own.
fn usual_weather(flag: &Flag) -> Option<Weather> {
    let of_person = matches!(flag.kind, FlagKind::Sudden | FlagKind::Sliding | FlagKind::Stuck);
    flag.citations.iter().rev().find_map(|citation| citation.usual).filter(|_| of_person)
}

#[cfg(test)]
mod tests;
