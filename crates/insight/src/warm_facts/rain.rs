//! Facts about how rain passes. A spell is a run of rainy or stormy shifts; it has passed if a shift with better
//! weather follows.

use super::{WarmFact, is_bright};
use crate::flag::count;
use crate::series::Day;

/// Minimum number of spells, and of shifts that followed one.
const MIN_SPELLS: u32 = 3;
const MIN_FOLLOWED: u32 = 4;
/// How many of the last shifts that followed rain are counted.
const MAX_FOLLOWED: usize = 10;
/// "Rain usually passes within this many shifts" is told up to this number: a longer one would be no comfort.
const MAX_WITHIN: u32 = 3;

/// The smallest number of shifts within which two thirds of the spells passed, told on the shift on which one has
/// passed.
pub(super) fn rain_passes(days: &[Day]) -> Option<WarmFact> {
    let (_today, earlier) = days.split_last()?;
    if !earlier.last()?.weather.is_low() {
        return None;
    }
    let lengths: Vec<u32> = earlier
        .chunk_by(|a, b| a.weather.is_low() == b.weather.is_low())
        .filter(|run| run.first().is_some_and(|day| day.weather.is_low()))
        .map(|run| count(run.iter()))
        .collect();
    let of = count(lengths.iter());
    let passed = |within: u32| count(lengths.iter().filter(|length| **length <= within));
    let within = (1..=MAX_WITHIN).find(|within| 3 * passed(*within) >= 2 * of)?;
    (of >= MIN_SPELLS).then(|| WarmFact::RainPasses { within, spells: passed(within), of })
}

/// How many of the last shifts right after a rainy or stormy one were bright, told on such a shift if at least seven of
/// ten were.
pub(super) fn after_rain(days: &[Day]) -> Option<WarmFact> {
    let pairs = || days.windows(2).filter(|pair| pair[0].weather.is_low());
    let now = days.len().checked_sub(2).is_some_and(|index| days[index].weather.is_low());
    let skipped = pairs().count().saturating_sub(MAX_FOLLOWED);
    let of = count(pairs().skip(skipped));
    let bright = count(pairs().skip(skipped).filter(|pair| is_bright(pair[1].weather)));
    (now && of >= MIN_FOLLOWED && 10 * bright >= 7 * of).then_some(WarmFact::AfterRain { bright, of })
}
