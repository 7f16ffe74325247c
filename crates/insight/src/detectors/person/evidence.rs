//! The reason for a person's flag: counts of the days since its start and of those before.

use super::COMPARISON_SHIFTS;
use crate::baseline::Baseline;
use crate::detectors::episode::{CitedReason, EpisodeSpan};
use crate::flag::{Citation, FlagKind, Reason, count};
use crate::series::Day;
use domain::{PersonId, Weather};

/// Minimum number of consecutive shifts below the usual weather for the kind "stuck".
const MIN_STUCK_SHIFTS: usize = 4;

/// Classifies days that together are lower than before.
pub(super) fn classify(days: &[Day], usual: Weather) -> FlagKind {
    match days {
        [_] => FlagKind::Sudden,
        days if days.len() >= MIN_STUCK_SHIFTS && days.iter().all(|day| day.weather < usual) => FlagKind::Stuck,
        _ => FlagKind::Sliding,
    }
}

/// The reason for an episode, and the entries that it counts.
pub(super) fn evidence(
    person: PersonId,
    days: &[Day],
    baseline: &Baseline,
    kind: &FlagKind,
    span: EpisodeSpan,
) -> CitedReason {
    let usual = baseline.usual;
    let (reason, counted) = match kind {
        FlagKind::Sudden => {
            let (workday, weather) = (days[span.at].workday, days[span.at].weather);
            let before = &days[span.at.saturating_sub(COMPARISON_SHIFTS)..span.at];
            let as_low = count(before.iter().filter(|day| day.weather <= weather));
            let reason = Reason::Sudden { workday, weather, usual, as_low, before: count(before.iter()) };
            (reason, &days[span.at.saturating_sub(COMPARISON_SHIFTS)..=span.at])
        }
        FlagKind::Stuck => {
            let run = days[span.from..=span.to].iter().take_while(|day| day.weather < usual).count();
            let broken = span.past || span.from + run <= span.to;
            let counted = &days[span.from..span.from + run];
            let until = counted.last().filter(|_| broken).map(|day| day.workday);
            (Reason::Stuck { usual, since: days[span.from].workday, until, shifts: count(counted.iter()) }, counted)
        }
        _ => {
            let (before, since) =
                (&days[span.since.saturating_sub(COMPARISON_SHIFTS)..span.since], &days[span.since..=span.to]);
            let level = separating_level(before, since);
            let reason = Reason::Sliding {
                level,
                since: days[span.since].workday,
                until: span.past.then(|| days[span.to].workday),
                low: count_up_to(since, level),
                shifts: count(since.iter()),
                low_before: count_up_to(before, level),
                before: count(before.iter()),
            };
            (reason, &days[span.since.saturating_sub(COMPARISON_SHIFTS)..=span.to])
        }
    };
    let citation = |day| Citation::new(person, day, Some(usual));
    (reason, counted.iter().map(citation).collect())
}

/// Whether the counts that the sentence gives show that the days since are lower than the days before.
pub(super) fn counts_support_drop(before: &[Day], since: &[Day]) -> bool {
    let level = separating_level(before, since);
    share(since, level) > share(before, level) + 0.1
}

fn share(days: &[Day], level: Weather) -> f64 {
    f64::from(count_up_to(days, level)) / f64::from(count(days.iter()).max(1))
}

/// Number of shifts at `level` or lower.
fn count_up_to(days: &[Day], level: Weather) -> u32 {
    count(days.iter().filter(|day| day.weather <= level))
}

/// The level that separates the two periods best: the share of days up to it increases most.
fn separating_level(before: &[Day], since: &[Day]) -> Weather {
    let gain = |level: &Weather| share(since, *level) - share(before, *level);
    // Of equal levels, the lower one is more informative.
    let levels = [Weather::Fair, Weather::Cloudy, Weather::Rainy, Weather::Stormy];
    levels.into_iter().max_by(|a, b| gain(a).total_cmp(&gain(b))).unwrap_or(Weather::Fair)
}
