//! The load that a day is planned with: what is known of the day itself, and otherwise the mean of the same weekday in
//! earlier weeks.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::breaks::{StaffedInterval, to_f64};
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
    /// Its intervals in the order of time, all queues together: an agent who answers one of them is taken to answer
    /// all.
    pub intervals: Vec<StaffedInterval>,
    /// Whether all of it is from earlier weeks.
    pub is_from_earlier_weeks: bool,
}

/// The periods whose load is needed for `period`: itself, and the same hours in earlier weeks.
#[must_use]
pub fn periods(period: &Range<i64>) -> Vec<Range<i64>> {
    (0..=WEEKS_BACK).map(|weeks| period.start - weeks * WEEK..period.end - weeks * WEEK).collect()
}

/// The load of `period` (in minutes since 1970-01-01), from the load of [`periods`]. A minute of a queue without
/// figures of its own has the mean of the earlier weeks that have some. Lines without agents or handling time say
/// nothing about staffing and are left out.
///
/// Queues may have intervals of different lengths: the intervals returned end wherever one of any queue does. The calls
/// of a longer one are spread over them, and its agents are there in each.
#[must_use]
pub fn expected_load(period: &Range<i64>, known: &[Load]) -> ExpectedLoad {
    let queues = lines(period, known);
    let all = || queues.values().flatten();
    let is_from_earlier_weeks = all().next().is_some() && all().all(|line| line.weeks_ago > 0);
    let edges: BTreeSet<i64> = all().flat_map(|line| [line.starts, line.ends]).collect();
    let edges: Vec<i64> = edges.into_iter().collect();
    let pieces = edges.windows(2).map(|edges| edges[0]..edges[1]);
    let intervals = pieces.filter_map(|piece| {
        let means = queues.values().filter_map(|lines| Mean::of(lines, &piece));
        means.reduce(|sum, mean| sum.plus(&mean)).map(|sum| sum.interval(&piece))
    });
    ExpectedLoad { intervals: intervals.collect(), is_from_earlier_weeks }
}

/// A line of load, at its time in the period for which load is expected.
struct LoadLine<'a> {
    weeks_ago: i64,
    starts: i64,
    /// The first minute after it.
    ends: i64,
    load: &'a Load,
}

/// The lines of each queue that say something about the staffing of a period.
fn lines<'a>(period: &Range<i64>, known: &'a [Load]) -> BTreeMap<&'a str, Vec<LoadLine<'a>>> {
    let says_staffing = |line: &&Load| line.agents > 0 && (line.handle_seconds > 0.0 || line.offered <= 0.0);
    let mut days: BTreeMap<(&str, i64), Vec<(i64, &Load)>> = BTreeMap::new();
    for load in known.iter().filter(says_staffing) {
        for weeks_ago in 0..=WEEKS_BACK {
            let starts = load.starts + weeks_ago * WEEK;
            if period.contains(&starts) {
                days.entry((&load.queue, weeks_ago)).or_default().push((starts, load));
            }
        }
    }
    let starts = |day: &Vec<(i64, &Load)>| day.iter().map(|(starts, _)| *starts).collect::<Vec<_>>();
    let usual = interval_seconds(days.values().map(starts)).unwrap_or(USUAL_INTERVAL);
    // A day with one line has intervals like the other days of its queue, and a queue with one line a day like the
    // other queues.
    let length = |queue: &str, day: &Vec<(i64, &Load)>| {
        let of_queue = || interval_seconds(days.iter().filter(|((of, _), _)| *of == queue).map(|(_, day)| starts(day)));
        let seconds = interval_seconds([starts(day)]).or_else(of_queue).unwrap_or(usual);
        #[expect(clippy::cast_possible_truncation, reason = "a gap between minutes of a few days")]
        let minutes = (seconds / 60.0).round() as i64;
        minutes.max(1)
    };
    let lengths: BTreeMap<(&str, i64), i64> = days.iter().map(|(key, day)| (*key, length(key.0, day))).collect();
    let mut queues: BTreeMap<&str, Vec<LoadLine<'_>>> = BTreeMap::new();
    for ((queue, weeks_ago), mut day) in days {
        day.sort_unstable_by_key(|(starts, _)| *starts);
        let next = day.iter().skip(1).map(|(starts, _)| *starts).chain([i64::MAX]).collect::<Vec<_>>();
        let line = |((starts, load), next): ((i64, &'a Load), i64)| LoadLine {
            weeks_ago,
            starts,
            ends: (starts + lengths[&(queue, weeks_ago)]).min(next),
            load,
        };
        queues.entry(queue).or_default().extend(day.into_iter().zip(next).map(line));
    }
    queues
}

/// Calls, the seconds that handling them takes, and agents.
#[derive(Clone, Copy, Debug)]
struct Mean {
    offered: f64,
    seconds: f64,
    agents: f64,
}

impl Mean {
    /// What the lines of one queue say of a piece of time in which none of them begins or ends: the line of the day
    /// itself, or the mean of those of earlier weeks. `None` if there are none.
    fn of(lines: &[LoadLine<'_>], piece: &Range<i64>) -> Option<Self> {
        let there = || lines.iter().filter(|line| line.starts <= piece.start && piece.end <= line.ends);
        let newest = there().map(|line| line.weeks_ago).min()?;
        let part = |line: &LoadLine<'_>| {
            let offered = line.load.offered * to_f64(piece.end - piece.start) / to_f64(line.ends - line.starts);
            Self { offered, seconds: offered * line.load.handle_seconds, agents: f64::from(line.load.agents) }
        };
        let (mut sum, mut count) = (Self { offered: 0.0, seconds: 0.0, agents: 0.0 }, 0.0);
        for line in there().filter(|line| newest > 0 || line.weeks_ago == 0) {
            sum = sum.plus(&part(line));
            count += 1.0;
        }
        Some(Self { offered: sum.offered / count, seconds: sum.seconds / count, agents: sum.agents / count })
    }

    fn plus(self, other: &Self) -> Self {
        Self {
            offered: self.offered + other.offered,
            seconds: self.seconds + other.seconds,
            agents: self.agents + other.agents,
        }
    }

    fn interval(self, piece: &Range<i64>) -> StaffedInterval {
        let handle_seconds = if self.offered > 0.0 { self.seconds / self.offered } else { 0.0 };
        let interval_seconds = to_f64(piece.end - piece.start) * 60.0;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of agents")]
        let agents = self.agents.round() as u32;
        let demand = Demand { offered: self.offered, handle_seconds, interval_seconds };
        StaffedInterval { starts: piece.start, demand, agents }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 60;
    /// A Monday at eight.
    const EIGHT: i64 = 20_000 * DAY + 8 * 60;

    fn line(queue: &str, starts: i64, offered: u32, agents: u32) -> Load {
        Load { queue: queue.to_owned(), starts, offered: f64::from(offered), handle_seconds: 300.0, agents }
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
    fn queues_in_half_hours_and_quarters_are_added_up_by_quarters() {
        let quarters = (0..4).map(|at| line("A", EIGHT + at * 15, 10 + at as u32, 5));
        let halves = [line("B", EIGHT, 40, 9), line("B", EIGHT + 30, 20, 7)];
        let known: Vec<_> = quarters.chain(halves).collect();
        let expected = vec![(0, 30.0, 14), (15, 31.0, 14), (30, 22.0, 12), (45, 23.0, 12)];
        assert_eq!(figures(&known), (expected, false));
        let load = expected_load(&(EIGHT..EIGHT + 60), &known);
        assert!(load.intervals.iter().all(|interval| interval.demand.interval_seconds == 900.0));
        let sum: f64 = load.intervals.iter().map(|interval| interval.demand.offered).sum();
        assert!((sum - 106.0).abs() < 1e-9, "no call is lost and none is counted twice: {sum}");
        // Alone, each queue keeps its own intervals.
        assert_eq!(figures(&known[4..]).0, [(0, 40.0, 9), (30, 20.0, 7)]);
    }

    #[test]
    fn earlier_weeks_with_other_intervals_fill_only_what_the_day_leaves_open() {
        let earlier = (0..4).map(|at| line("A", EIGHT + at * 15 - WEEK, 8, 4));
        let known: Vec<_> = earlier.chain([line("A", EIGHT, 40, 9)]).collect();
        // One line says nothing of its own length: it has that of the weeks before.
        assert_eq!(figures(&known).0[..2], [(0, 40.0, 9), (15, 8.0, 4)]);
        let own = [line("A", EIGHT, 40, 9), line("A", EIGHT + 30, 20, 9)];
        let halves: Vec<_> = known[..4].iter().cloned().chain(own).collect();
        let sum: f64 = figures(&halves).0.iter().map(|(_, offered, _)| offered).sum();
        assert!(sum <= 60.0 + 1e-9, "{sum}");
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
