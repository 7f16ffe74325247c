//! Breaks over the arrivals of a call centre: what they cost if they are planned, and if they are taken at random.

use insight::staffing::break_slots::{BreakSlot, GRID, SlotSearch};
use insight::staffing::breaks::{BreakSpan, StaffedDay, StaffedInterval};
use insight::staffing::{Demand, Patience, service};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

/// The length of a break, in minutes.
const MINUTES: i64 = 10;
/// One of this many agents of the peak takes a break in the day.
const OF_THE_PEAK: u32 = 10;
/// The service level that each interval is staffed for, and within how many seconds.
const TARGET: f64 = 0.8;
const PATIENCE: Patience = Patience { within_seconds: 20.0, patience_seconds: None };

/// One interval of arrivals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arrivals {
    /// Start in minutes since 1970-01-01.
    pub starts: i64,
    /// Calls that came in.
    pub offered: f64,
}

/// What the breaks of a day cost, in points of service level over the day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BreaksOfDay {
    /// How many breaks there were.
    pub breaks: u32,
    /// One after the other at the best offer of the planner.
    pub planned: f64,
    /// At times drawn evenly from the same ones.
    pub random: f64,
}

/// The agents who answer 80 % of the calls within 20 seconds: the fewest who do.
#[must_use]
fn agents_for(demand: Demand) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of agents")]
    let least = demand.erlangs().floor() as u32;
    (least..).find(|agents| service(demand, *agents, PATIENCE).level >= TARGET).unwrap_or(least)
}

/// Staffs a day for its arrivals and gives every tenth agent of its peak a break.
#[must_use]
pub fn breaks_of_day(arrivals: &[Arrivals], interval_seconds: f64, handle_seconds: f64, seed: u64) -> BreaksOfDay {
    let staffed = |interval: &Arrivals| {
        let demand = Demand { offered: interval.offered, handle_seconds, interval_seconds };
        StaffedInterval { starts: interval.starts, demand, agents: agents_for(demand) }
    };
    let intervals: Vec<_> = arrivals.iter().map(staffed).collect();
    let (Some(first), Some(last)) = (intervals.first().copied(), intervals.last().copied()) else {
        return BreaksOfDay::default();
    };
    let breaks = intervals.iter().map(|interval| interval.agents).max().unwrap_or(0).div_ceil(OF_THE_PEAK);
    let day = StaffedDay::new(intervals, Vec::new(), PATIENCE);
    let search = SlotSearch {
        now: first.starts,
        earliest: first.starts,
        latest_end: last.ends(),
        minutes: MINUTES,
        at_once: usize::MAX,
        team_breaks: Vec::new(),
    };
    let level = |day: &StaffedDay| 100.0 * day.level_from(first.starts).unwrap_or(1.0);
    let before = level(&day);
    let planned = (0..breaks).fold(day.clone(), |day, _| {
        let best = search.offers(&day).into_iter().min_by(|one, other| points(one).total_cmp(&points(other)));
        best.map_or_else(|| day.clone(), |slot| day.clone().with(slot.span))
    });
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let steps = (search.latest_end - MINUTES - search.earliest) / GRID;
    let at_random = (0..breaks).fold(day, |day, _| {
        let starts = search.earliest + GRID * random.random_range(0..=steps);
        day.with(BreakSpan { starts, minutes: MINUTES })
    });
    BreaksOfDay { breaks, planned: before - level(&planned), random: before - level(&at_random) }
}

fn points(slot: &BreakSlot) -> f64 {
    slot.cost.map_or(f64::INFINITY, |cost| if cost.overloaded { f64::MAX } else { cost.points })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_staffed_with_the_fewest_agents_who_reach_the_target() {
        let demand = Demand { offered: 60.0, handle_seconds: 300.0, interval_seconds: 1800.0 };
        let agents = agents_for(demand);
        assert!(service(demand, agents, PATIENCE).level >= 0.8 && service(demand, agents - 1, PATIENCE).level < 0.8);
    }

    #[test]
    fn planned_breaks_cost_less_than_breaks_at_random() {
        let arrivals: Vec<_> = (0..20)
            .map(|number| Arrivals { starts: 480 + number * 30, offered: f64::from(60 + (number as u32 * 37) % 50) })
            .collect();
        let of = |seed| breaks_of_day(&arrivals, 1800.0, 300.0, seed);
        assert!(of(1).breaks >= 2 && of(1).planned < of(1).random && of(1).planned >= 0.0, "{:?}", of(1));
        assert_eq!(of(2), of(2));
        assert_eq!(of(1).planned, of(2).planned);
    }
}
