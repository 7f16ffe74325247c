//! Measures of time: how long flags are open without a change, and how much of a drop they cover.

mod boards;
mod filters;
mod two_states;

use super::budget::{FOLLOWED, FROM, seed_of, shipped_detector};
use super::detection::{Detector, FlagInterval, ratio};
use super::in_parallel;
use super::people::{LevelShift, PersonType};
pub use boards::{BOARD, CalmBoards, calm_boards};
use filters::{LearningFilter, TimeFilter, TimeOracle};
use insight::flag::Severity;
use insight::series::Day;

/// Number of shifts before a drop.
pub const BEFORE: usize = 60;
/// Number of shifts followed after the recovery.
const AFTER: usize = 40;

/// A drop that ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EndingDrop {
    /// Size of the drop, in levels.
    pub size: f64,
    /// Number of shifts over which it develops.
    pub over: u32,
    /// Number of shifts that it lasts.
    pub lasts: usize,
    /// Number of its last shifts of which the cover is measured.
    pub last: usize,
}

/// The drops: a level for 20 shifts, the last 40 shifts of a level for 60 shifts, half a level for 20 shifts, a slide
/// over ten shifts.
pub const ENDING_DROPS: [EndingDrop; 4] = [
    EndingDrop { size: 1.0, over: 1, lasts: 20, last: 20 },
    EndingDrop { size: 1.0, over: 1, lasts: 60, last: 40 },
    EndingDrop { size: 0.5, over: 1, lasts: 20, last: 20 },
    EndingDrop { size: 1.0, over: 10, lasts: 20, last: 20 },
];

/// How a detector or a filter spends its time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TimeResult {
    /// Share of each of [`ENDING_DROPS`] under an open flag.
    pub cover: [f64; ENDING_DROPS.len()],
    /// Median number of shifts from the recovery to the end, over flags that are open on the last shift of a drop of
    /// one level for 20 shifts, up to and including the shift that ends it; `None` if most did not end within 40.
    pub to_end: Option<usize>,
}

/// The measures of one type of person.
#[derive(Clone, Copy, Debug)]
pub struct TypeTime {
    /// The type of person.
    pub cell: PersonType,
    /// Share of shifts without a change under an open watch; under a talk and an act, counted from the rise.
    pub calm: [f64; 3],
    /// New openings without a change, per 60 shifts.
    pub opened: f64,
    /// Resumed openings as a share of all openings.
    pub resumed: f64,
    /// Our watches.
    pub ours: TimeResult,
    /// The filter that knows the person, open for as large a share of the calm shifts as our watches.
    pub oracle: TimeResult,
    /// The filter that has to learn the person, in the same way.
    pub learner: TimeResult,
}

/// Returns the measures of all types, with `people` people per type.
#[must_use]
pub fn time(cells: &[PersonType], people: u64, seed: u64) -> Vec<TypeTime> {
    let learner = LearningFilter::new();
    in_parallel(cells, |cell| of_type(cell, &learner, people, seed))
}

fn of_type(cell: &PersonType, learner: &LearningFilter, people: u64, seed: u64) -> TypeTime {
    let calm: Vec<Vec<Day>> = (0..people).map(|person| cell.days(FOLLOWED, None, seed_of(seed, person))).collect();
    let changed = ENDING_DROPS.map(|drop| dropped(cell, &drop, people, seed.wrapping_add(78)));
    let intervals = |severity| move |days: &Vec<Day>| shipped_detector(severity).intervals(days);
    let shifts = calm.len() * (FOLLOWED - FROM);
    let share = |severity| ratio(calm.iter().flat_map(intervals(severity)).map(|open| open.len()).sum(), shifts);
    let calm_share = Severity::ALL.map(share);
    let watch = shipped_detector(Severity::Watch);
    let opened = calm.iter().map(|days| watch.openings(days).len()).sum::<usize>();
    let all = calm.iter().map(|days| watch.intervals(days).len()).sum::<usize>();
    let with = |filter: &dyn TimeFilter| {
        let limit = limit_for_share(filter, &calm, calm_share[0]);
        measure(&changed, &|days| open_above(&filter.log_odds(days), limit))
    };
    TypeTime {
        cell: *cell,
        calm: calm_share,
        opened: ratio(opened * 60, shifts),
        resumed: ratio(all - opened, all),
        ours: measure(&changed, &|days| watch.intervals(days)),
        oracle: with(&TimeOracle::new(cell)),
        learner: with(learner),
    }
}

/// Series with a drop that ends: the same random numbers give the same days before and after it.
fn dropped(cell: &PersonType, drop: &EndingDrop, people: u64, seed: u64) -> Vec<Vec<Day>> {
    let end = BEFORE + drop.lasts;
    let of = |person| {
        let seed = seed_of(seed, person);
        let change = LevelShift { after: BEFORE, size: drop.size, over: drop.over };
        let mut days = cell.days(end + AFTER, None, seed);
        let low = cell.days(end, Some(change), seed);
        days[BEFORE..end].clone_from_slice(&low[BEFORE..]);
        days
    };
    (0..people).map(of).collect()
}

fn measure(
    changed: &[Vec<Vec<Day>>; ENDING_DROPS.len()],
    intervals: &dyn Fn(&[Day]) -> Vec<FlagInterval>,
) -> TimeResult {
    let mut result = TimeResult::default();
    for (index, (people, drop)) in changed.iter().zip(ENDING_DROPS).enumerate() {
        let end = BEFORE + drop.lasts;
        let (mut covered, mut to_end) = (0, Vec::new());
        for days in people {
            let open = intervals(days);
            covered += open.iter().map(|open| overlap(open, &(end - drop.last..end))).sum::<usize>();
            let last = open.iter().find(|open| open.contains(&(end - 1)));
            to_end.extend(last.map(|open| if open.end == days.len() { usize::MAX } else { open.end - end + 1 }));
        }
        result.cover[index] = ratio(covered, people.len() * drop.last);
        if index == 0 {
            to_end.sort_unstable();
            result.to_end = to_end.get(to_end.len() / 2).copied().filter(|shifts| *shifts < usize::MAX);
        }
    }
    result
}

fn overlap(a: &FlagInterval, b: &FlagInterval) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// The limit above which this share of the calm shifts lies.
fn limit_for_share(filter: &dyn TimeFilter, calm: &[Vec<Day>], share: f64) -> f64 {
    let mut odds: Vec<f64> = calm.iter().flat_map(|days| filter.log_odds(days).split_off(FROM)).collect();
    odds.sort_unstable_by(|a, b| b.total_cmp(a));
    let wanted = share * odds.len() as f64;
    odds.get(wanted as usize).copied().unwrap_or(f64::INFINITY)
}

fn open_above(odds: &[f64], limit: f64) -> Vec<FlagInterval> {
    let mut intervals: Vec<FlagInterval> = Vec::new();
    for (index, _) in odds.iter().enumerate().filter(|(_, odds)| **odds > limit) {
        match intervals.last_mut() {
            Some(last) if last.end == index => last.end += 1,
            _ => intervals.push(index..index + 1),
        }
    }
    intervals
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOMEBODY: PersonType = PersonType { level: 3.8, spread: 0.8, correlation: 0.3, missing: 0.15 };

    #[test]
    fn a_drop_that_ends_changes_nothing_before_and_after_it() {
        let drop = EndingDrop { size: 1.0, over: 1, lasts: 20, last: 20 };
        let (days, calm) = (&dropped(&SOMEBODY, &drop, 1, 3)[0], SOMEBODY.days(120, None, seed_of(3, 0)));
        assert_eq!((&days[..60], &days[80..]), (&calm[..60], &calm[80..]));
        assert_ne!(days[60..80], calm[60..80]);
    }

    #[test]
    fn cover_and_shifts_to_the_end_are_counted_by_shift() {
        let people: Vec<Vec<Day>> = vec![SOMEBODY.days(120, None, 1)];
        let changed = [people.clone(), [SOMEBODY.days(160, None, 1)].to_vec(), people.clone(), people];
        // Open on shifts 65 to 69 and 75 to 82: 10 of the 20 shifts from 60 to 79, and the third shift after it ends
        // the flag.
        let found = measure(&changed, &|_| vec![65..70, 75..83]);
        assert!((found.cover[0] - 0.5).abs() < 1e-12);
        assert_eq!(found.to_end, Some(4));
    }

    #[test]
    fn the_limit_leaves_the_wanted_share_of_calm_shifts_open() {
        let calm: Vec<Vec<Day>> = (0..60).map(|seed| SOMEBODY.days(FOLLOWED, None, seed)).collect();
        let oracle = TimeOracle::new(&SOMEBODY);
        let limit = limit_for_share(&oracle, &calm, 0.04);
        let open = calm.iter().flat_map(|days| open_above(&oracle.log_odds(days), limit));
        let share = ratio(open.map(|open| open.len()).sum(), calm.len() * (FOLLOWED - FROM));
        assert!((share - 0.04).abs() < 0.001, "{share}");
    }

    #[test]
    fn people_without_a_change_are_rarely_under_a_flag() {
        for row in time(&[SOMEBODY], 150, 5) {
            // 150 people for 220 shifts: the standard error of the share is about 0.4 %.
            assert!(row.calm[0] < 0.062 && row.calm[1] < 0.03, "{row:?}");
            assert!(row.ours.cover[0] > 0.85 * row.learner.cover[0], "{row:?}");
            assert!(row.ours.to_end.is_some_and(|shifts| shifts <= 6), "{row:?}");
        }
    }
}
