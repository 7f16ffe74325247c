use proptest::prelude::*;

use super::super::breaks::StaffedInterval;
use super::super::{Demand, Patience, service};
use super::*;

const EIGHT: i64 = 20_000 * 24 * 60 + 8 * 60;
const PATIENCE: Patience = Patience { within_seconds: 20.0, patience_seconds: None };

fn interval(number: i64, offered: u32, agents: u32) -> StaffedInterval {
    let demand = Demand { offered: f64::from(offered), handle_seconds: 300.0, interval_seconds: 1800.0 };
    StaffedInterval { starts: EIGHT + number * 30, demand, agents }
}

fn search(minutes: i64, until: i64) -> SlotSearch {
    SlotSearch {
        now: EIGHT,
        earliest: EIGHT + 5,
        latest_end: EIGHT + until,
        minutes,
        at_once: 1,
        team_breaks: Vec::new(),
    }
}

/// The calls that are answered in time from eight on, minute by minute.
fn answered_by_minutes(intervals: &[StaffedInterval], breaks: &[BreakSpan], patience: Patience) -> f64 {
    let mut answered = 0.0;
    for interval in intervals {
        for minute in interval.starts..interval.ends() {
            let away = breaks.iter().filter(|span| span.starts <= minute && minute < span.ends()).count() as u32;
            let level = service(interval.demand, interval.agents.saturating_sub(away), patience).level;
            answered += interval.demand.offered * level / 30.0;
        }
    }
    answered
}

/// Calls and agents of each interval, granted breaks, whether callers hang up, and the length of a break.
type SmallDay = (Vec<(u32, u32)>, Vec<(i64, i64)>, bool, i64);

fn small_day() -> impl Strategy<Value = SmallDay> {
    let intervals = proptest::collection::vec((0_u32..30, 1_u32..8), 2..5);
    let breaks = proptest::collection::vec((0_i64..20, 1_i64..4), 0..4);
    (intervals, breaks, any::<bool>(), 1_i64..4)
}

proptest! {
    #[test]
    fn the_cost_of_a_break_is_what_a_count_minute_by_minute_says((intervals, breaks, patient, length) in small_day()) {
        let patience = Patience { patience_seconds: patient.then_some(120.0), ..PATIENCE };
        let intervals: Vec<_> =
            intervals.iter().enumerate().map(|(at, (offered, agents))| interval(at as i64, *offered, *agents)).collect();
        let breaks: Vec<_> =
            breaks.iter().map(|(at, steps)| BreakSpan { starts: EIGHT + at * 5, minutes: steps * 5 }).collect();
        let day = StaffedDay::new(intervals.clone(), breaks.clone(), patience);
        let offered: f64 = intervals.iter().map(|interval| interval.demand.offered).sum();
        let before = answered_by_minutes(&intervals, &breaks, patience);
        for slot in (SlotSearch { at_once: 9, ..search(length * 5, intervals.len() as i64 * 30) }).possible(&day) {
            let with: Vec<_> = breaks.iter().copied().chain([slot.span]).collect();
            let lost = before - answered_by_minutes(&intervals, &with, patience);
            let expected = if offered > 0.0 { 100.0 * lost / offered } else { 0.0 };
            let cost = slot.cost.expect("a known load");
            prop_assert!((cost.points - expected.max(0.0)).abs() < 1e-9, "{slot:?}: {expected}");
        }
    }

    #[test]
    fn the_offers_are_the_best_of_all_sets_of_slots_that_are_apart((intervals, breaks, patient, length) in small_day()) {
        let patience = Patience { patience_seconds: patient.then_some(120.0), ..PATIENCE };
        let count = intervals.len() as i64;
        let intervals = intervals.iter().enumerate().map(|(at, (offered, agents))| interval(at as i64, *offered, *agents));
        let breaks: Vec<_> =
            breaks.iter().map(|(at, steps)| BreakSpan { starts: EIGHT + at * 5, minutes: steps * 5 }).collect();
        let day = StaffedDay::new(intervals.collect(), breaks.clone(), patience);
        let search = SlotSearch { team_breaks: breaks, at_once: 2, ..search(length * 5, count * 30) };
        let possible = search.possible(&day);
        // Every set of one, two or three slots that are apart, from the best slot of each set to its worst.
        let mut best: Option<Vec<_>> = None;
        let mut stack: Vec<Vec<usize>> = (0..possible.len()).map(|at| vec![at]).collect();
        while let Some(set) = stack.pop() {
            let mut orders: Vec<_> = set.iter().map(|at| possible[*at].order()).collect();
            orders.sort_unstable();
            // A set that goes on is better than its beginning: another offer is better than none.
            let better = best.as_ref().is_none_or(|best: &Vec<_>| {
                let common = best.len().min(orders.len());
                match orders[..common].cmp(&best[..common]) {
                    std::cmp::Ordering::Equal => orders.len() > best.len(),
                    order => order.is_lt(),
                }
            });
            if better {
                best = Some(orders);
            }
            if set.len() < MAX_OFFERS {
                let last = *set.last().expect("a slot");
                let next = (last + 1..possible.len())
                    .filter(|at| possible[*at].span.starts - possible[last].span.starts >= search.apart());
                stack.extend(next.map(|at| set.iter().copied().chain([at]).collect()));
            }
        }
        let mut offers: Vec<_> = search.offers(&day).iter().map(BreakSlot::order).collect();
        offers.sort_unstable();
        prop_assert_eq!(offers, best.unwrap_or_default());
    }
}

#[test]
fn a_slot_across_two_intervals_costs_the_parts_of_both() {
    let day = StaffedDay::new(vec![interval(0, 30, 7), interval(1, 18, 7)], Vec::new(), PATIENCE);
    let cost = |starts, minutes| day.cost(BreakSpan { starts: EIGHT + starts, minutes }, EIGHT).expect("a cost").points;
    let across = cost(25, 10);
    assert!((across - (cost(0, 10) + cost(30, 10)) / 2.0).abs() < 1e-12, "{across}");
    assert!(cost(0, 10) > cost(30, 10), "the quieter interval is the cheaper one");
}

#[test]
fn what_has_passed_of_the_day_does_not_count() {
    let day = StaffedDay::new(vec![interval(0, 30, 7), interval(1, 18, 7)], Vec::new(), PATIENCE);
    let span = BreakSpan { starts: EIGHT + 40, minutes: 10 };
    let (all, rest) = (day.cost(span, EIGHT).expect("a cost"), day.cost(span, EIGHT + 30).expect("a cost"));
    assert!((rest.points / all.points - 48.0 / 18.0).abs() < 1e-9, "the same calls, of fewer");
}

#[test]
fn no_more_people_than_the_cap_are_away_at_once() {
    let day = StaffedDay::new((0..4).map(|at| interval(at, 12, 6)).collect(), Vec::new(), PATIENCE);
    let taken = BreakSpan { starts: EIGHT + 30, minutes: 10 };
    let one = SlotSearch { team_breaks: vec![taken], ..search(10, 120) };
    let possible = one.possible(&day);
    assert!(possible.len() > 5 && possible.iter().all(|slot| !slot.span.overlaps(taken)), "{possible:?}");
    assert_eq!(one.at(&day, EIGHT + 35), Err(SlotFault::Full));
    assert!(SlotSearch { at_once: 2, ..one.clone() }.at(&day, EIGHT + 35).is_ok());
    // Two breaks that follow each other are one person away at a time.
    let twice = vec![taken, BreakSpan { starts: EIGHT + 40, minutes: 10 }];
    assert_eq!(most_at_once(&twice, BreakSpan { starts: EIGHT + 35, minutes: 10 }), 1);
}

#[test]
fn offers_are_neither_too_soon_nor_too_late_and_lie_apart() {
    let day = StaffedDay::new((0..16).map(|at| interval(at, 12, 6)).collect(), Vec::new(), PATIENCE);
    let search = search(10, 470);
    let starts: Vec<_> = search.offers(&day).iter().map(|offer| offer.span.starts - EIGHT).collect();
    assert_eq!(starts, [5, 65, 125], "of equal costs the earliest, an hour apart");
    assert_eq!(search.at(&day, EIGHT), Err(SlotFault::OutOfTime));
    assert_eq!(search.at(&day, EIGHT + 465), Err(SlotFault::OutOfTime));
    assert_eq!(search.at(&day, EIGHT + 62), Err(SlotFault::OutOfTime), "between two steps of the clock");
}

#[test]
fn a_slot_that_overloads_the_queue_comes_after_all_others() {
    // Without a patience the service level of the first hour is 0 with and without the break: it costs no points.
    let busy = (0..2).map(|at| interval(at, 40, 6));
    let calm = (2..4).map(|at| interval(at, 20, 6));
    let day = StaffedDay::new(busy.chain(calm).collect(), Vec::new(), PATIENCE);
    let search = search(10, 120);
    let first = search.at(&day, EIGHT + 10).expect("a slot").cost.expect("a cost");
    assert!(first.overloaded && first.points < 1e-9, "{first:?}");
    let offers = search.offers(&day);
    assert!(offers.iter().filter(|offer| offer.span.starts >= EIGHT + 60).count() >= 2, "{offers:?}");
}

#[test]
fn times_without_a_known_load_are_offered_without_a_cost_and_last() {
    let day = StaffedDay::new(vec![interval(0, 12, 6)], Vec::new(), PATIENCE);
    let search = search(10, 240);
    let offers = search.offers(&day);
    assert!(offers[0].cost.is_some() && offers[1].cost.is_none() && offers.len() == 3, "{offers:?}");
    let unknown = StaffedDay::new(Vec::new(), Vec::new(), PATIENCE);
    assert_eq!(search.offers(&unknown).len(), 3);
}
