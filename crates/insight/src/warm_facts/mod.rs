//! Warm facts: pleasant and true observations about a person's own weather, from their own check-ins alone.
//!
//! A fact is shown after a check-in with bright weather. None describes a change for the worse: each one counts good
//! shifts, or says how rain passed. Which fact is shown follows from the check-ins, so a page that is opened writes
//! nothing.

mod counts;
mod rain;
mod runs;
mod typical;

use std::sync::Arc;

use crate::series::{Day, series};
use domain::{CheckIn, Weather, Workday};

/// The same fact is not shown twice within this many days.
pub const FORTNIGHT: i32 = 14;

/// One observation. Its numbers are those of the sentence that says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WarmFact {
    /// This many bright shifts in a row.
    BrightRun {
        /// Their number.
        shifts: u32,
    },
    /// The same weekday was bright in this many weeks in a row.
    WeekdayRun {
        /// 0 Monday to 6 Sunday.
        weekday: usize,
        /// Number of weeks.
        weeks: u32,
    },
    /// This many shifts in a row without rain or storm.
    DryRun {
        /// Their number.
        shifts: u32,
    },
    /// This many weeks in a row with more bright than rainy or stormy shifts.
    BrightWeeks {
        /// Their number.
        weeks: u32,
    },
    /// Spells of rain usually pass within this many shifts.
    RainPasses {
        /// Number of shifts.
        within: u32,
        /// Spells that lasted no longer.
        spells: u32,
        /// All spells.
        of: u32,
    },
    /// The shift after a rainy or stormy one is usually bright.
    AfterRain {
        /// Number of times that it was.
        bright: u32,
        /// Number of times that a shift followed.
        of: u32,
    },
    /// Today's weekday has the best mean weather of the week.
    BestWeekday {
        /// 0 Monday to 6 Sunday.
        weekday: usize,
    },
    /// The shift pattern of today's check-in has the best mean weather.
    BestShift {
        /// Its name.
        shift: Arc<str>,
    },
    /// This month already has more bright shifts than the whole month before.
    BrightMonth {
        /// Bright shifts of this month.
        shifts: u32,
        /// Bright shifts of the month before.
        before: u32,
    },
    /// The last shifts were bright more often than as many before them.
    MoreBright {
        /// Bright ones of the later shifts.
        now: u32,
        /// Bright ones of as many before.
        before: u32,
    },
    /// This many bright shifts in this week, today's included.
    WeekBright {
        /// Their number.
        shifts: u32,
    },
    /// Today's weekday was usually bright.
    WeekdayUsually {
        /// 0 Monday to 6 Sunday.
        weekday: usize,
        /// Bright ones of the last of these weekdays.
        bright: u32,
        /// How many of these weekdays are counted.
        of: u32,
    },
    /// Most shifts of the last 13 weeks were bright.
    BrightShare {
        /// Bright shifts.
        bright: u32,
        /// All shifts.
        of: u32,
    },
    /// A round number of bright shifts within a year.
    BrightTotal {
        /// The number.
        shifts: u32,
    },
}

/// What makes two facts the same: the kind and its main number. Counts that only support a statement are not part of
/// it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FactKey {
    kind: u32,
    value: u32,
}

impl WarmFact {
    /// Returns the identity of the fact.
    #[must_use]
    pub fn key(&self) -> FactKey {
        let number = |weekday: &usize| u32::try_from(*weekday).unwrap_or(0);
        // Kinds without a number alternate between even and odd, so that every fortnight has its share of them.
        let (kind, value) = match self {
            Self::BrightRun { shifts } => (0, *shifts / 2),
            Self::WeekdayRun { weekday, weeks } => (1, 2 * number(weekday) + 101 * weeks),
            Self::DryRun { shifts } => (2, *shifts / 5),
            Self::BrightWeeks { weeks } => (3, *weeks),
            Self::RainPasses { within, .. } => (4, *within),
            Self::AfterRain { .. } => (5, 0),
            Self::BestWeekday { weekday } => (6, number(weekday)),
            Self::BestShift { .. } => (7, 0),
            Self::BrightMonth { .. } => (8, 0),
            Self::MoreBright { .. } => (9, 0),
            Self::BrightTotal { shifts } => (10, *shifts / counts::ROUND),
            Self::WeekBright { shifts } => (11, *shifts),
            Self::WeekdayUsually { weekday, .. } => (12, number(weekday)),
            Self::BrightShare { .. } => (13, 0),
        };
        FactKey { kind, value }
    }
}

impl WarmFact {
    /// Returns whether the fact counts bright shifts, so that its sentence uses the word.
    #[must_use]
    pub const fn counts_bright(&self) -> bool {
        !matches!(
            self,
            Self::DryRun { .. } | Self::RainPasses { .. } | Self::BestWeekday { .. } | Self::BestShift { .. }
        )
    }
}

impl FactKey {
    /// Whether the fact may be shown in this fortnight. Facts take turns: none may be shown in two consecutive
    /// fortnights, so that the last day of one and the first day of the next cannot show the same.
    fn has_its_turn(self, fortnight: i32) -> bool {
        (self.kind ^ self.value) & 1 == u32::from(fortnight.rem_euclid(2) == 1)
    }
}

/// Returns whether the weather is bright: sunny or fair.
#[must_use]
pub fn is_bright(weather: Weather) -> bool {
    weather >= Weather::Fair
}

/// Returns the fact to show after the last of a person's own check-ins; `None` if its weather is not bright, or if
/// nothing is both true and new. `entries` are in the order of workday and time.
///
/// The workdays are divided into fortnights. What was shown earlier in this fortnight is derived by choosing again for
/// each of its check-ins, and is not shown again; see [`FactKey::has_its_turn`] for the fortnight before.
#[must_use]
pub fn warm_fact(entries: &[CheckIn]) -> Option<WarmFact> {
    let fortnight = fortnight_of(entries.last()?.workday);
    let begin = entries.partition_point(|entry| fortnight_of(entry.workday) < fortnight);
    let mut shown: Vec<FactKey> = Vec::new();
    let mut fact = None;
    for last in begin..entries.len() {
        fact = choose(candidates(&series(&entries[..=last])), fortnight, &shown);
        shown.extend(fact.as_ref().map(WarmFact::key));
    }
    fact
}

/// The number of the fortnight. It begins on a Monday.
fn fortnight_of(day: Workday) -> i32 {
    let monday = 4;
    (day.number() - monday).div_euclid(FORTNIGHT)
}

/// The first fact of a kind that was not shown yet, or else the first that was not shown.
fn choose(candidates: Vec<WarmFact>, fortnight: i32, shown: &[FactKey]) -> Option<WarmFact> {
    let mut fresh: Vec<WarmFact> = candidates
        .into_iter()
        .filter(|fact| fact.key().has_its_turn(fortnight) && !shown.contains(&fact.key()))
        .collect();
    let new_kind = |fact: &WarmFact| shown.iter().all(|key| key.kind != fact.key().kind);
    let index = fresh.iter().position(new_kind).unwrap_or(0);
    (index < fresh.len()).then(|| fresh.swap_remove(index))
}

/// All facts that are true after the last day of a series, the most particular first; none unless that day is bright.
fn candidates(days: &[Day]) -> Vec<WarmFact> {
    let Some(today) = days.last().filter(|day| is_bright(day.weather)) else { return Vec::new() };
    [
        runs::weekday_run(days, today),
        rain::after_rain(days),
        counts::bright_total(days, today),
        runs::bright_run(days),
        counts::bright_month(days, today),
        rain::rain_passes(days),
        typical::best_weekday(days, today),
        runs::bright_weeks(days, today),
        runs::dry_run(days),
        typical::best_shift(days, today),
        counts::more_bright(days),
        typical::weekday_usually(days, today),
        counts::bright_share(days, today),
        counts::week_bright(days, today),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod tests;
