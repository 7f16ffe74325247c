//! Whether the days of a flag are usual again: one rule for tiles, lists and the page of a flag.

use crate::state::derived::Derived;
use domain::Locale;
use insight::baseline::BaselineBand;
use insight::flag::Flag;
use words::t;

/// At most so many shared days are counted.
const MAX_DAYS: usize = 10;

/// How the newest shared days of a flag compare with what is usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recovery {
    /// Shared days since the flag began, the newest ten at most.
    pub days: u32,
    /// Those of them that are as usual, or better.
    pub usual: u32,
    /// The newest of them in a row that are.
    pub in_a_row: u32,
}

/// Counts the shared days since `flag` began. None without a baseline, or before anything was shared since.
///
/// A day counts as usual by the band that its tile compares with, so that a tile and a flag never contradict each other.
#[must_use]
pub fn recovery(flag: &Flag, derived: &Derived) -> Option<Recovery> {
    let usual = derived.usual.known()?;
    let since = derived.days.partition_point(|day| day.workday < flag.since);
    let days = derived.days.get(since.max(derived.days.len().saturating_sub(MAX_DAYS))..)?;
    let as_usual = |day: &insight::series::Day| usual.band_of(day.weather) >= BaselineBand::AsUsual;
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    (!days.is_empty()).then(|| Recovery {
        days: count(days.len()),
        usual: count(days.iter().filter(|day| as_usual(day)).count()),
        in_a_row: count(days.iter().rev().take_while(|day| as_usual(day)).count()),
    })
}

impl Recovery {
    /// The counts in a sentence: "Usual again: eight of the last ten shared days."
    #[must_use]
    pub fn sentence(self, locale: Locale) -> String {
        match self {
            Self { in_a_row, .. } if in_a_row >= 2 => {
                let all = u32::from(self.usual == self.days);
                t!(locale, "flags-usual-again", all = all, count = in_a_row, usual = self.usual, days = self.days)
            }
            Self { usual, days, .. } => t!(locale, "flags-usual-days", usual = usual, days = days),
        }
    }
}

#[cfg(test)]
mod tests;
