//! Real series without changes: a person's own days, resampled in blocks.

use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

use insight::series::{Day, Member};

/// Block length in days, which preserves the day-to-day correlation.
pub const BLOCK: usize = 5;

/// Returns the same days on the same dates in another order: a random permutation of blocks of [`BLOCK`] days.
///
/// All days are kept, so level and spread are the person's own; only changes over weeks are removed.
#[must_use]
pub fn block_shuffle(days: &[Day], seed: u64) -> Vec<Day> {
    let mut chance = ChaCha8Rng::seed_from_u64(seed);
    let mut blocks: Vec<&[Day]> = days.chunks(BLOCK).collect();
    for last in (1..blocks.len()).rev() {
        blocks.swap(last, chance.random_range(0..=last));
    }
    let said = blocks.into_iter().flatten();
    days.iter().zip(said).map(|(on, said)| Day { workday: on.workday, ..said.clone() }).collect()
}

/// Returns `shifts` days on consecutive dates from the first: blocks of [`BLOCK`] days drawn with replacement (moving
/// block bootstrap, Künsch 1989). Returns no days for a person with fewer days than a block.
#[must_use]
pub fn block_bootstrap(days: &[Day], shifts: usize, seed: u64) -> Vec<Day> {
    let (Some(first), Some(starts)) = (days.first(), (days.len() + 1).checked_sub(BLOCK).filter(|starts| *starts > 0))
    else {
        return Vec::new();
    };
    let mut chance = ChaCha8Rng::seed_from_u64(seed);
    let mut drawn = Vec::with_capacity(shifts + BLOCK);
    while drawn.len() < shifts {
        let from = chance.random_range(0..starts);
        drawn.extend_from_slice(&days[from..from + BLOCK]);
    }
    drawn.truncate(shifts);
    for (day, number) in drawn.iter_mut().zip(0..) {
        day.workday = first.workday.plus(number);
    }
    drawn
}

/// Returns the people with at least `fewest` days.
#[must_use]
pub fn with_min_days(people: Vec<Member>, fewest: usize) -> Vec<Member> {
    people.into_iter().filter(|(_, days)| days.len() >= fewest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use insight::sample_series::Sample;

    #[test]
    fn shuffled_days_are_the_same_days_on_the_same_dates() {
        let days = Sample::default().days(3);
        let other = block_shuffle(&days, 1);
        assert_ne!(days, other);
        assert!(days.iter().zip(&other).all(|(a, b)| a.workday == b.workday));
        let sorted = |days: &[Day]| {
            let mut weathers: Vec<_> = days.iter().map(|day| day.weather).collect();
            weathers.sort();
            weathers
        };
        assert_eq!(sorted(&days), sorted(&other));
    }

    #[test]
    fn drawn_days_are_blocks_of_the_persons_own() {
        let days = Sample::default().days(3);
        let drawn = block_bootstrap(&days, 100, 1);
        assert_eq!(drawn.len(), 100);
        let own = |block: &[Day]| days.windows(BLOCK).any(|w| w.iter().zip(block).all(|(a, b)| a.weather == b.weather));
        assert!(drawn.chunks(BLOCK).all(own));
        assert!(drawn.is_sorted_by(|a, b| a.workday < b.workday));
        assert!(block_bootstrap(&days[..3], 10, 1).is_empty());
    }
}
