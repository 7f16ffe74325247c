//! Erlang C: callers wait until they are answered (M/M/n).

use super::{Demand, Service};

/// The probability that a caller has to wait: Erlang C for a load in erlangs. 1 if the load is not less than the
/// agents.
///
/// Computed from the inverse of Erlang B by its recursion, which is stable for any number of agents.
#[must_use]
pub fn waiting_probability(erlangs: f64, agents: u32) -> f64 {
    let servers = f64::from(agents);
    if erlangs >= servers {
        return 1.0;
    }
    let blocked = 1.0 / inverse_erlang_b(erlangs, agents);
    blocked / (1.0 - erlangs / servers * (1.0 - blocked))
}

/// The inverse of Erlang B. Infinite if the blocking probability is too small for a number; the load must be greater
/// than 0.
fn inverse_erlang_b(erlangs: f64, agents: u32) -> f64 {
    (1..=agents).fold(1.0, |inverse, agent| 1.0 + inverse * f64::from(agent) / erlangs)
}

pub(super) fn service(demand: Demand, agents: u32, within_seconds: f64) -> Service {
    let (erlangs, servers) = (demand.erlangs(), f64::from(agents));
    if erlangs >= servers {
        return Service { level: 0.0, wait_seconds: None, occupancy: 1.0 };
    }
    let waits = waiting_probability(erlangs, agents);
    let spare = servers - erlangs;
    Service {
        level: 1.0 - waits * (-spare * within_seconds / demand.handle_seconds).exp(),
        wait_seconds: Some(waits * demand.handle_seconds / spare),
        occupancy: erlangs / servers,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Erlang C by its definition, with factorials; for few agents only.
    fn by_definition(erlangs: f64, agents: u32) -> f64 {
        let term = |n: u32| (1..=n).fold(1.0, |product, k| product * erlangs / f64::from(k));
        let last = term(agents) * f64::from(agents) / (f64::from(agents) - erlangs);
        last / ((0..agents).map(term).sum::<f64>() + last)
    }

    #[test]
    fn the_waiting_probability_is_that_of_published_tables() {
        assert!((waiting_probability(10.0, 12) - 0.449_388).abs() < 5e-7);
        assert!((waiting_probability(1.0, 2) - 1.0 / 3.0).abs() < 1e-15);
        assert!((waiting_probability(0.5, 1) - 0.5).abs() < 1e-15);
        assert!((waiting_probability(4.0, 5) - 0.554_113).abs() < 5e-7);
    }

    /// The example of the R package ErlangC 0.1.0 (CRAN, README): 100 calls in 30 minutes of 180 seconds each, and the
    /// tests of the Python package pyworkforce 0.5.1 (`queuing/tests/test_erlang.py`) for the same calls.
    #[test]
    fn the_service_is_that_of_published_examples() {
        let demand = Demand { offered: 100.0, handle_seconds: 180.0, interval_seconds: 1800.0 };
        let fourteen = service(demand, 14, 20.0);
        assert!((waiting_probability(10.0, 14) - 0.174_131_9).abs() < 5e-8);
        assert!((fourteen.level - 0.888_35).abs() < 5e-6, "{fourteen:?}");
        assert!((fourteen.wait_seconds.expect("a wait") - 7.835_937_011_777_24).abs() < 5e-14, "{fourteen:?}");
        assert!((fourteen.occupancy - 0.714_285_7).abs() < 5e-8, "{fourteen:?}");
        let eleven = service(demand, 11, 20.0);
        assert!((waiting_probability(10.0, 11) - 0.682_118_2).abs() < 5e-8);
        assert!((eleven.level - 0.389_613_8).abs() < 5e-8, "{eleven:?}");
        // Within 0.33 minutes.
        let fifteen = service(demand, 15, 19.8);
        assert!((waiting_probability(10.0, 15) - 0.102).abs() < 5e-4);
        assert!((fifteen.level - 0.941).abs() < 5e-4 && (fifteen.occupancy - 0.667).abs() < 5e-4, "{fifteen:?}");
    }

    /// The examples of the Erlang Library for Excel by Abstract Micro Systems (help pages of `ErlcWait4` and
    /// `ErlcTrafFromWait`, abstractmicro.com/erlang/helppages), which are exact to seven digits or so.
    #[test]
    fn the_mean_wait_is_that_of_published_examples() {
        let wait = |offered: f64, handle_seconds: f64| {
            let demand = Demand { offered, handle_seconds, interval_seconds: 1800.0 };
            service(demand, 20, 20.0).wait_seconds.expect("a wait")
        };
        assert!((wait(100.0, 240.0) - 2.243_505_841).abs() < 1e-8);
        assert!((wait(100.0, 300.0) - 30.431_228_6).abs() < 1e-6);
        // The load in erlangs with which twenty agents have callers wait for five and for sixty seconds.
        for (erlangs, seconds) in [(14.089_485, 5.0), (17.600_246, 60.0)] {
            assert!((wait(erlangs * 6.0, 300.0) - seconds).abs() < 2e-5, "{erlangs}");
        }
    }

    #[test]
    fn the_waiting_probability_agrees_with_its_definition_for_few_agents() {
        for agents in 1..=40 {
            for tenths in 1..10 * agents {
                let erlangs = f64::from(tenths) / 10.0;
                let (ours, theirs) = (waiting_probability(erlangs, agents), by_definition(erlangs, agents));
                assert!((ours - theirs).abs() < 1e-12, "{erlangs} {agents}: {ours} {theirs}");
            }
        }
    }

    #[test]
    fn hundreds_of_agents_neither_overflow_nor_vanish() {
        // Halfin and Whitt 1981: with spare = beta * sqrt(load) the probability tends to 1 / (1 + beta * Phi(beta) /
        // phi(beta)).
        let limit = 1.0 / (1.0 + 0.841_344_746 / 0.241_970_725);
        for load in [2_500.0_f64, 10_000.0] {
            let agents = (load + load.sqrt()) as u32;
            assert!((waiting_probability(load, agents) - limit).abs() < 0.01, "{load}");
        }
        assert_eq!(waiting_probability(0.1, 900), 0.0);
    }

    #[test]
    fn without_a_steady_state_nobody_is_served_in_time() {
        let demand = Demand { offered: 60.0, handle_seconds: 300.0, interval_seconds: 1800.0 };
        assert_eq!(service(demand, 10, 20.0), Service { level: 0.0, wait_seconds: None, occupancy: 1.0 });
        assert!(service(demand, 11, 20.0).level > 0.2);
    }
}
