//! Staffing: how well a number of agents answers the calls of an interval.
//!
//! Without a patience callers wait until they are answered (Erlang C, [`erlang_c`]); with one they hang up after a
//! random time with that mean (Erlang A, [`erlang_a`]). Both assume Poisson arrivals and exponential handling times,
//! and a steady state within the interval. From the service of each interval follows what a break costs ([`breaks`]),
//! and which slots are offered ([`break_slots`]).

pub mod break_slots;
pub mod breaks;
mod erlang_a;
mod erlang_c;
pub mod expected_load;

use std::collections::BTreeMap;

pub use erlang_c::waiting_probability;

/// The calls of one interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Demand {
    /// Calls that come in.
    pub offered: f64,
    /// Mean handling time of a call, in seconds.
    pub handle_seconds: f64,
    /// Length of the interval, in seconds; greater than 0.
    pub interval_seconds: f64,
}

impl Demand {
    /// The offered load in erlangs: the mean number of agents that the calls keep busy.
    #[must_use]
    pub fn erlangs(self) -> f64 {
        self.offered * self.handle_seconds / self.interval_seconds
    }
}

/// What counts as answered in time, and how long callers wait.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Patience {
    /// A call is answered in time if it waits at most this many seconds.
    pub within_seconds: f64,
    /// Mean time until a waiting caller hangs up, in seconds, greater than 0; `None` if they wait until they are
    /// answered.
    pub patience_seconds: Option<f64>,
}

/// How the calls of an interval are answered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Service {
    /// Calls answered in time as a share of the calls offered, 0 to 1; 0 without a steady state.
    pub level: f64,
    /// Mean wait of all callers in seconds, including those who hang up; `None` without a steady state.
    pub wait_seconds: Option<f64>,
    /// The share of their time that agents handle calls, 0 to 1.
    pub occupancy: f64,
}

/// The service of `agents` agents.
///
/// An interval without calls is served at once. Without a patience there is a steady state only if the load is less
/// than the agents.
#[must_use]
pub fn service(demand: Demand, agents: u32, patience: Patience) -> Service {
    if demand.erlangs() <= 0.0 {
        return Service { level: 1.0, wait_seconds: Some(0.0), occupancy: 0.0 };
    }
    match patience.patience_seconds {
        None => erlang_c::service(demand, agents, patience.within_seconds),
        Some(mean) => erlang_a::service(demand, agents, patience.within_seconds, mean),
    }
}

/// The service of `agents` agents, and of one, two and three fewer.
#[must_use]
pub fn service_with_fewer(demand: Demand, agents: u32, patience: Patience) -> [Service; 4] {
    [0, 1, 2, 3].map(|fewer| service(demand, agents.saturating_sub(fewer), patience))
}

/// The length of the intervals in seconds: the most common gap between neighbouring starts (in minutes) of each queue,
/// the shorter one if several are as common. `None` without a gap.
#[must_use]
pub fn interval_seconds(queues: impl IntoIterator<Item = Vec<i64>>) -> Option<f64> {
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for mut starts in queues {
        starts.sort_unstable();
        starts.dedup();
        for gap in starts.windows(2).map(|pair| pair[1] - pair[0]) {
            *counts.entry(gap).or_default() += 1;
        }
    }
    let most = counts.values().copied().max()?;
    counts.into_iter().find(|(_, count)| *count == most).map(|(gap, _)| gap as f64 * 60.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_of_the_intervals_is_the_most_common_gap() {
        assert_eq!(interval_seconds([vec![0, 30, 60, 90, 1440, 1470]]), Some(1800.0));
        assert_eq!(interval_seconds([vec![0, 15, 30], vec![45, 75, 105]]), Some(900.0), "of equals the shorter");
        assert_eq!(interval_seconds([vec![0, 0], vec![30]]), None);
    }

    #[test]
    fn the_service_of_fewer_agents_is_that_of_their_number() {
        let demand = Demand { offered: 60.0, handle_seconds: 300.0, interval_seconds: 1800.0 };
        for patience_seconds in [None, Some(120.0)] {
            let patience = Patience { within_seconds: 20.0, patience_seconds };
            let four = service_with_fewer(demand, 13, patience);
            assert_eq!(four, [13, 12, 11, 10].map(|agents| service(demand, agents, patience)));
            assert!(four[0].level > four[1].level && four[1].level > four[2].level && four[2].level > four[3].level);
            assert!(four[1].occupancy > four[0].occupancy && four[1].wait_seconds > four[0].wait_seconds);
            let few = service_with_fewer(demand, 2, patience);
            assert_eq!((few[2], few[3]), (few[3], service(demand, 0, patience)), "nobody is the fewest");
        }
    }

    #[test]
    fn an_interval_without_calls_is_served_at_once() {
        let none = Demand { offered: 0.0, handle_seconds: 300.0, interval_seconds: 1800.0 };
        for patience_seconds in [None, Some(120.0)] {
            let served = service(none, 0, Patience { within_seconds: 20.0, patience_seconds });
            assert_eq!(served, Service { level: 1.0, wait_seconds: Some(0.0), occupancy: 0.0 });
        }
    }

    #[test]
    fn more_agents_and_fewer_calls_never_make_the_service_worse() {
        for patience_seconds in [None, Some(60.0), Some(600.0)] {
            let patience = Patience { within_seconds: 20.0, patience_seconds };
            let level = |offered: f64, agents| {
                service(Demand { offered, handle_seconds: 240.0, interval_seconds: 900.0 }, agents, patience).level
            };
            for agents in 1..60 {
                for calls in 1..150 {
                    let calls = f64::from(calls);
                    assert!(level(calls, agents) <= level(calls, agents + 1) + 1e-12, "{calls} {agents}");
                    assert!(level(calls + 1.0, agents) <= level(calls, agents) + 1e-12, "{calls} {agents}");
                }
            }
        }
    }
}
