//! The load that a day is planned with: what is known of the day itself, and otherwise the mean of the same weekday in earlier weeks.

use std::collections::BTreeMap;
use std::ops::Range;

use super::breaks::StaffedInterval;
use super::{Demand, interval_seconds};
use domain::load::Load;

/// How many weeks back the load of a day without figures of its own is taken from.
pub const WEEKS_BACK: i64 = 4;
/// A week in minutes.
const WEEK: i64 = 7 * 24 * 60;
/// The length of the intervals, in seconds, if there is only one.
const USUAL_INTERVAL: f64 = 1800.0;

/// The load of a period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExpectedLoad {
    /// Its intervals in the order of time, all queues together: an agent who answers one of them is taken to answer all.
    pub intervals: Vec<StaffedInterval>,
    /// Whether all of it is from earlier weeks.
    pub is_from_earlier_weeks: bool,
}

/// The periods whose load is needed for `period`: itself, and the same hours in earlier weeks.
#[must_use]
pub fn periods(period: &Range<i64>) -> Vec<Range<i64>> {
    (0..=WEEKS_BACK).map(|weeks| period.start - weeks * WEEK..period.end - weeks * WEEK).collect()
}

/// The load of `period` (in minutes since 1970-01-01), from the load of [`periods`]. An interval of a queue without figures of its own
/// has the mean of the earlier weeks that have some. Lines without agents or handling time say nothing about staffing and are left out.
#[must_use]
pub fn expected_load(period: &Range<i64>, known: &[Load]) -> ExpectedLoad {
    let says_staffing = |line: &&Load| line.agents > 0 && (line.handle_seconds > 0.0 || line.offered == 0);
    let lines: Vec<&Load> = known.iter().filter(says_staffing).collect();
    let mut starts: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
    for line in &lines {
        starts.entry(&line.queue).or_default().push(line.starts);
    }
    let length = interval_seconds(starts.into_values()).unwrap_or(USUAL_INTERVAL);
    // One line of a queue and an interval: today's own, and those of earlier weeks.
    let mut own: BTreeMap<(&str, i64), &Load> = BTreeMap::new();
    let mut earlier: BTreeMap<(&str, i64), Vec<&Load>> = BTreeMap::new();
    for line in lines {
        if period.contains(&line.starts) {
            own.insert((&line.queue, line.starts), line);
            continue;
        }
        for starts in (1..=WEEKS_BACK).map(|weeks| line.starts + weeks * WEEK).filter(|starts| period.contains(starts))
        {
            earlier.entry((&line.queue, starts)).or_default().push(line);
        }
    }
    let is_from_earlier_weeks = own.is_empty() && !earlier.is_empty();
    earlier.retain(|key, _| !own.contains_key(key));
    let single = own.into_iter().map(|(key, line)| (key, vec![line]));
    let mut merged: BTreeMap<i64, Mean> = BTreeMap::new();
    for ((_, starts), lines) in single.chain(earlier) {
        merged.entry(starts).or_default().add(&Mean::of(&lines));
    }
    let intervals = merged.into_iter().map(|(starts, mean)| mean.interval(starts, length)).collect();
    ExpectedLoad { intervals, is_from_earlier_weeks }
}

/// Calls, the seconds that handling them takes, and agents.
#[derive(Clone, Copy, Debug, Default)]
struct Mean {
    offered: f64,
    seconds: f64,
    agents: f64,
}

impl Mean {
    fn of(lines: &[&Load]) -> Self {
        let mut sum = Self::default();
        for line in lines {
            let offered = f64::from(line.offered);
            sum.offered += offered;
            sum.seconds += offered * line.handle_seconds;
            sum.agents += f64::from(line.agents);
        }
        #[expect(clippy::cast_precision_loss, reason = "a handful of weeks")]
        let weeks = lines.len().max(1) as f64;
        Self { offered: sum.offered / weeks, seconds: sum.seconds / weeks, agents: sum.agents / weeks }
    }

    fn add(&mut self, other: &Self) {
        self.offered += other.offered;
        self.seconds += other.seconds;
        self.agents += other.agents;
    }

    fn interval(&self, starts: i64, interval_seconds: f64) -> StaffedInterval {
        let handle_seconds = if self.offered > 0.0 { self.seconds / self.offered } else { 0.0 };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of agents")]
        let agents = self.agents.round() as u32;
        StaffedInterval { starts, demand: Demand { offered: self.offered, handle_seconds, interval_seconds }, agents }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 60;
    /// A Monday at eight.
    const EIGHT: i64 = 20_000 * DAY + 8 * 60;

    fn line(queue: &str, starts: i64, offered: u32, agents: u32) -> Load {
        Load { queue: queue.to_owned(), starts, offered, handle_seconds: 300.0, agents }
    }

    fn figures(known: &[Load]) -> (Vec<(i64, f64, u32)>, bool) {
        let load = expected_load(&(EIGHT..EIGHT + 60), known);
        let of = |interval: &StaffedInterval| (interval.starts - EIGHT, interval.demand.offered, interval.agents);
        (load.intervals.iter().map(of).collect(), load.is_from_earlier_weeks)
    }

    #[test]
    fn a_day_has_its_own_load_and_its_queues_are_added_up() {
        let known = [line("A", EIGHT, 40, 9), line("B", EIGHT, 20, 4), line("A", EIGHT + 30, 10, 3)];
        assert_eq!(figures(&known), (vec![(0, 60.0, 13), (30, 10.0, 3)], false));
    }

    #[test]
    fn without_its_own_load_a_day_has_the_mean_of_the_same_weekday() {
        let known: Vec<_> = [1, 2, 4].map(|weeks| line("A", EIGHT - weeks * WEEK, 10 * weeks as u32, 8)).to_vec();
        let (found, earlier) = figures(&known);
        assert!(earlier && found.len() == 1 && (found[0].1 - 70.0 / 3.0).abs() < 1e-9 && found[0].2 == 8, "{found:?}");
        let others = [line("A", EIGHT - DAY, 10, 8), line("A", EIGHT - 5 * WEEK, 10, 8)];
        assert_eq!(figures(&others), (vec![], false), "other days, and five weeks ago");
    }

    #[test]
    fn only_the_intervals_without_figures_are_filled_from_earlier_weeks() {
        let known = [
            line("A", EIGHT, 40, 9),
            line("A", EIGHT - WEEK, 99, 99),
            line("A", EIGHT + 30 - WEEK, 12, 5),
            line("B", EIGHT - WEEK, 6, 2),
        ];
        assert_eq!(figures(&known), (vec![(0, 46.0, 11), (30, 12.0, 5)], false));
    }

    #[test]
    fn lines_without_agents_or_handling_time_say_nothing() {
        let without = Load { handle_seconds: 0.0, ..line("A", EIGHT, 40, 9) };
        assert_eq!(figures(&[line("A", EIGHT, 40, 0), without]).0, []);
    }

    #[test]
    fn the_needed_periods_are_the_same_hours_of_five_weeks() {
        let periods = periods(&(EIGHT..EIGHT + 60));
        assert_eq!(periods.len(), 5);
        assert_eq!(periods[4], EIGHT - 4 * WEEK..EIGHT + 60 - 4 * WEEK);
    }
}
