//! The calls of a department: workload of each day, and calls in each half-hour.

use jiff::civil::Time;

use super::calendar::WorkedShift;
use super::random_stream::{RandomStream, StreamId};
use super::{CentrePlan, SimulatedInterval};

const HALF_HOURS: usize = 48;
const SECONDS: f64 = 1800.0;
/// Planned share of an agent's time on calls.
const OCCUPANCY: f64 = 0.8;
/// Weekday effects, from Monday: mean calls of a bank's call centre were 18 % above Thursday's on Monday (Weinberg et
/// al. 2007).
const WEEK: [f64; 7] = [0.9, 0.3, 0.0, 0.0, 0.2, -0.4, -0.5];

/// Returns the workload of each day of the plan, in standard deviations.
pub(super) fn busyness(plan: &CentrePlan, queue: usize) -> Vec<f64> {
    let chance = &mut RandomStream::new(plan.seed, StreamId::Queue(queue));
    let noise = chance.ar1_series(plan.days, 0.5);
    noise.into_iter().enumerate().map(|(day, noise)| noise + WEEK[plan.day(day).weekday() % 7]).collect()
}

/// Returns the calls of one department; `shifts` are the planned shifts of its agents.
pub(super) fn load(
    plan: &CentrePlan,
    queue: usize,
    name: &str,
    busy: &[f64],
    shifts: &[WorkedShift],
) -> Vec<SimulatedInterval> {
    let chance = &mut RandomStream::new(plan.seed, StreamId::Queue(queue));
    let usual_handling = chance.uniform(260.0, 420.0);
    let planned = planned(plan, shifts);
    let mut intervals = Vec::new();
    for (day, busy) in busy.iter().enumerate() {
        for half_hour in 0..HALF_HOURS {
            let planned = planned[day * HALF_HOURS + half_hour];
            if planned == 0 {
                continue;
            }
            let handling = (usual_handling * (1.0 + 0.04 * busy) + chance.normal(0.0, 12.0)).max(60.0);
            let planned = f64::from(planned);
            let calls = planned * OCCUPANCY * SECONDS / usual_handling * (0.12 * busy + chance.normal(0.0, 0.06)).exp();
            let absent = chance.poisson(0.05 * planned).min(planned as u32 - 1);
            let time = Time::midnight() + jiff::Span::new().minutes(30 * i64::try_from(half_hour).unwrap_or(0));
            intervals.push(SimulatedInterval {
                queue: name.to_owned(),
                starts: plan.day(day).0.to_datetime(time),
                offered: chance.poisson(calls),
                handle_seconds: handling.round() as u32,
                agents: planned as u32 - absent,
            });
        }
    }
    intervals
}

/// Number of agents planned for each half-hour of the plan.
fn planned(plan: &CentrePlan, shifts: &[WorkedShift]) -> Vec<u32> {
    let mut planned = vec![0; plan.days * HALF_HOURS];
    let half_hour = |time: Time| usize::try_from(time.hour()).unwrap_or(0) * 2 + usize::from(time.minute() >= 30);
    for shift in shifts {
        let (from, until) = (half_hour(shift.pattern.starts), half_hour(shift.pattern.ends));
        let length = if shift.pattern.crosses_midnight() { until + HALF_HOURS - from } else { until - from };
        let start = shift.day * HALF_HOURS + from;
        // A night shift on the last day extends beyond the plan.
        for index in planned.iter_mut().skip(start).take(length) {
            *index += 1;
        }
    }
    planned
}
