//! What the detector is measured against: charts of the textbook, published rules of thumb, and the oracle that knows the truth.

use super::people::Cell;
use super::spans::{Detector, Span, ratio};
use insight::baseline::widening;
use insight::detectors::rules::in_a_row;
use insight::series::Day;

/// The fewest shifts that a chart learns from.
const MIN_SHIFTS_LEARNED: usize = 20;
/// So many shifts at the usual or better end a flag, as one of ours.
const CALM: u32 = 7;
/// No chart takes a spread for smaller, in levels: on five levels a run of equal days has none.
const LEAST_SPREAD: f64 = 0.35;

/// A chart of the textbook. Baseline: mean and standard deviation of all days before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Textbook {
    /// One day against the baseline.
    Shewhart,
    /// A moving mean with the weight 0.2 for the newest day.
    Ewma,
    /// A lower CUSUM with the slack of half a standard deviation.
    Cusum,
    /// EARS C2: one day against the seven before the last two.
    C2,
}

impl Textbook {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Shewhart, Self::Ewma, Self::Cusum, Self::C2];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Shewhart => "Shewhart",
            Self::Ewma => "EWMA",
            Self::Cusum => "CUSUM",
            Self::C2 => "EARS C2",
        }
    }
}

/// Such a chart with its limit.
#[derive(Clone, Copy, Debug)]
pub struct Chart {
    /// Which.
    pub kind: Textbook,
    /// From where on it has a flag.
    pub limit: f64,
}

/// Mean and standard deviation as days come in (Welford 1962).
#[derive(Clone, Copy, Debug, Default)]
struct Moments {
    n: f64,
    mean: f64,
    squares: f64,
}

impl Moments {
    fn take_in(&mut self, value: f64) {
        self.n += 1.0;
        let off = value - self.mean;
        self.mean += off / self.n;
        self.squares += off * (value - self.mean);
    }

    fn spread(&self) -> f64 {
        (self.squares / (self.n - 1.0).max(1.0)).sqrt().max(LEAST_SPREAD)
    }
}

/// The levels of days.
pub(super) fn levels(days: &[Day]) -> Vec<f64> {
    days.iter().map(|day| f64::from(day.weather.level())).collect()
}

fn moments(levels: &[f64]) -> Moments {
    let mut moments = Moments::default();
    levels.iter().for_each(|level| moments.take_in(*level));
    moments
}

impl Detector for Chart {
    fn spans(&self, days: &[Day]) -> Vec<Span> {
        let levels = levels(days);
        let (mut known, mut ewma, mut cusum) = (Moments::default(), 0.0, 0.0);
        let mut open = Open::default();
        for (place, level) in levels.iter().enumerate() {
            if place >= MIN_SHIFTS_LEARNED {
                let depth = (known.mean - level) / known.spread();
                let statistic = match self.kind {
                    Textbook::Shewhart => depth,
                    Textbook::Ewma => {
                        ewma += 0.2 * (depth - ewma);
                        ewma
                    }
                    Textbook::Cusum => {
                        cusum = f64::max(0.0, cusum + depth - 0.5);
                        cusum
                    }
                    Textbook::C2 => {
                        let before = moments(&levels[place - 9..place - 2]);
                        (before.mean - level) / before.spread()
                    }
                };
                if open.see(place, statistic, self.limit, *level >= known.mean.round(), true) {
                    (ewma, cusum) = (0.0, 0.0);
                }
            }
            known.take_in(*level);
        }
        open.finish(days.len())
    }
}

/// Flags as they open and end.
#[derive(Debug, Default)]
pub(super) struct Open {
    spans: Vec<Span>,
    since: Option<usize>,
    calm: u32,
}

impl Open {
    /// Takes in a statistic; says whether the chart starts anew. `held` keeps a flag open while there is anything left of it.
    pub(super) fn see(&mut self, place: usize, statistic: f64, limit: f64, usual: bool, held: bool) -> bool {
        self.calm = if usual { self.calm + 1 } else { 0 };
        if self.since.is_none() && statistic > limit {
            self.since = Some(place);
        }
        let over = !held || statistic <= 0.0 || self.calm >= CALM;
        match self.since.filter(|_| over) {
            Some(since) => {
                self.spans.push(since..place);
                self.since = None;
                true
            }
            None => false,
        }
    }

    /// The spans, where days end with `end`.
    pub(super) fn finish(mut self, end: usize) -> Vec<Span> {
        self.spans.extend(self.since.map(|since| since..end));
        self.spans
    }
}

/// A published rule of thumb about one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// Three rainy or stormy days in a row.
    ThreeLow,
    /// One and a half standard deviations below the mean of the last thirty days.
    ZUnderMinusOneAndAHalf,
}

impl Rule {
    /// Both.
    pub const ALL: [Self; 2] = [Self::ThreeLow, Self::ZUnderMinusOneAndAHalf];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ThreeLow => "three low days in a row",
            Self::ZUnderMinusOneAndAHalf => "z under −1.5 against 30 days",
        }
    }
}

impl Detector for Rule {
    fn spans(&self, days: &[Day]) -> Vec<Span> {
        let levels = levels(days);
        let fires: Vec<bool> = match self {
            Self::ThreeLow => {
                let low: Vec<_> = days.iter().map(|day| Some(day.weather.is_low())).collect();
                in_a_row(&low, 3)
            }
            Self::ZUnderMinusOneAndAHalf => (0..levels.len())
                .map(|place| {
                    let before = moments(&levels[place.saturating_sub(30)..place]);
                    place >= MIN_SHIFTS_LEARNED && (levels[place] - before.mean) / before.spread() < -1.5
                })
                .collect(),
        };
        let mut open = Open::default();
        for (place, fires) in fires.into_iter().enumerate() {
            open.see(place, if fires { 1.0 } else { 0.0 }, 0.5, false, true);
        }
        open.finish(days.len())
    }
}

/// The CUSUM that knows the truth: mean, spread and correlation of the days, and the size of the drop. No detector that has to learn
/// them can be asked for more.
#[derive(Clone, Copy, Debug)]
pub struct Oracle {
    mean: f64,
    spread: f64,
    correlation: f64,
    /// What the drop comes to on the days as they are said.
    drop: f64,
    /// From where on it has a flag.
    pub limit: f64,
    /// Whether a flag lasts while anything is left of it, as ours do; else it starts anew at each, as in the tables.
    pub held: bool,
}

impl Oracle {
    /// For people of this kind and a drop of `size` levels; without a limit yet. What they are like is counted over so many shifts
    /// of one of them that nothing is left to chance.
    #[must_use]
    pub fn new(cell: &Cell, size: f64, held: bool) -> Self {
        const LONG: usize = 60_000;
        let usual = levels(&cell.days(LONG, None, 999_777));
        let lower = levels(&Cell { level: cell.level - size, ..*cell }.days(LONG, None, 999_778));
        let (usual_moments, lower) = (moments(&usual), moments(&lower));
        let Moments { n, mean, squares } = usual_moments;
        let products: f64 = usual.windows(2).map(|pair| (pair[0] - mean) * (pair[1] - mean)).sum();
        let spread = (squares / n).sqrt();
        Self { mean, spread, correlation: products / squares, drop: mean - lower.mean, limit: f64::INFINITY, held }
    }

    /// The same with the limit that gives so many flags a shift on these people, in whom nothing changes.
    #[must_use]
    pub fn at_rate(self, wanted: f64, people: &[Vec<Day>], among: std::ops::Range<usize>) -> Self {
        let limit =
            limit_at(wanted, (0.2, 14.0), |limit| super::spans::rate(&Self { limit, ..self }, people, among.clone()));
        Self { limit, ..self }
    }

    /// By how much a level lies below what was to be expected after the one before, more than half of the drop would make it: what a
    /// CUSUM adds up, in spreads. For somebody whose levels are `mean` on average.
    pub(super) fn step(&self, mean: f64, before: Option<f64>, level: f64) -> f64 {
        let left = (1.0 - self.correlation * self.correlation).sqrt() * self.spread;
        let slack = self.drop * (1.0 - self.correlation) / left / 2.0;
        let depth = match before {
            Some(before) => (mean + self.correlation * (before - mean) - level) / left,
            None => (mean - level) / self.spread,
        };
        depth - slack
    }

    /// The mean of somebody whose `n` levels come to `sum`, as far as they tell: drawn towards `usual`, from which people differ with the
    /// variance `between` (the best linear guess for days that hang together).
    pub(super) fn mean_of(&self, (n, sum): (f64, f64), (usual, between): (f64, f64)) -> f64 {
        let weight = self.spread * self.spread * widening(self.correlation) / between;
        (sum + weight * usual) / (n + weight)
    }
}

/// The limit at which a rate that falls with it is `wanted`.
pub fn limit_at(wanted: f64, between: (f64, f64), rate: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = between;
    for _ in 0..14 {
        let middle = f64::midpoint(low, high);
        if rate(middle) > wanted { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

impl Detector for Oracle {
    fn spans(&self, days: &[Day]) -> Vec<Span> {
        let (mut sum, mut before, mut open) = (0.0, None, Open::default());
        for (place, level) in levels(days).into_iter().enumerate() {
            let step = self.step(self.mean, before, level);
            before = Some(level);
            if place < MIN_SHIFTS_LEARNED {
                continue;
            }
            sum = f64::max(0.0, sum + step);
            if open.see(place, sum, self.limit, level >= self.mean.round(), self.held) {
                sum = 0.0;
            }
        }
        open.finish(days.len())
    }
}

/// Days shared by somebody who keeps back most of the low ones: each under `level` is hidden with this chance.
#[must_use]
pub fn shared(days: &[Day], level: u8, hidden: f64, seed: u64) -> Vec<Day> {
    let chance = |number: usize| {
        // A number of one's own for each day, so that what is hidden of one hangs on no other (splitmix64).
        let mut z = seed.wrapping_add((number as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ratio(usize::try_from((z ^ (z >> 31)) >> 44).unwrap_or(0), 1 << 20)
    };
    let stays = |(number, day): &(usize, &Day)| day.weather.level() >= level || chance(*number) >= hidden;
    days.iter().enumerate().filter(stays).map(|(_, day)| day.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::people::Change;
    use crate::study::people::alike::{SOMEBODY, people};
    use crate::study::spans::{found, rate};
    use insight::samples::of_levels;

    #[test]
    fn the_oracle_finds_as_much_as_it_is_said_to() {
        let oracle = Oracle::new(&SOMEBODY, 1.0, false).at_rate(1.0 / 60.0, &people(240, None), 20..240);
        let dropped = people(80, Some(Change { after: 40, size: 1.0, over: 1 }));
        let found = found(&oracle, &dropped, 40, 10);
        // Published beside the task: 87–91 % within ten shifts, median 5.
        assert!((0.84..0.94).contains(&found.share) && matches!(found.median, Some(4 | 5)), "{found:?}");
    }

    #[test]
    fn a_limit_is_found_for_a_rate() {
        let calm = people(240, None);
        let cusum = |limit| rate(&Chart { kind: Textbook::Cusum, limit }, &calm, 20..240);
        let limit = limit_at(1.0 / 60.0, (0.2, 14.0), cusum);
        assert!((cusum(limit) * 60.0 - 1.0).abs() < 0.1);
    }

    #[test]
    fn three_low_days_are_one_flag_until_a_better_one() {
        let days = of_levels(&[4, 2, 1, 2, 2, 4, 2, 2, 3]);
        assert_eq!(Rule::ThreeLow.spans(&days), vec![Span { start: 3, end: 5 }]);
    }

    #[test]
    fn who_hides_every_low_day_shares_none_and_who_hides_most_shares_some() {
        let days = SOMEBODY.days(400, None, 5);
        assert!(shared(&days, 3, 1.0, 1).iter().all(|day| !day.weather.is_low()));
        let (low, all) = (
            shared(&days, 3, 0.7, 1).iter().filter(|day| day.weather.is_low()).count(),
            days.iter().filter(|day| day.weather.is_low()).count(),
        );
        assert!((0.15..0.5).contains(&ratio(low, all)), "{low} of {all}");
    }
}
