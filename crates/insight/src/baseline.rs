//! What is usual for one person: where their shifts lie, how far they spread, how much one hangs on the one before, what a weekday
//! or a shift does to them, and over how many shifts that is known.

pub mod doubt;
mod effects;
pub mod ordinal_normal;

use std::collections::VecDeque;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::series::Day;
use crate::baseline::effects::Effects;
use crate::baseline::ordinal_normal::{OrdinalNormal, Prior};
use domain::{Weather, Workday};

/// No flags, and no usual, before this many shifts.
pub const MIN_SHIFTS: u32 = 20;
/// How many shifts the baseline looks back: half a year of full-time work. Older ones fall out.
pub const MAX_SHIFTS: usize = 120;

/// What people are like before their own days speak, and how many shifts that weighs. The spread and the correlation are those
/// of daily diaries on a five-level scale (Rowland & Wenzel 2020: median lag-1 correlation 0.29).
///
/// Both weigh more than the best guess at either would have them: a spread guessed from few days makes one person's evidence larger than
/// another's by chance, and limits for all have to be set by the largest. With a spread that weighs 12 shifts less was found everywhere.
pub const USUAL_LOCATION: f64 = 3.6;
/// Variance of the location between people, in levels squared: wider than found in any one centre.
pub const BETWEEN_PEOPLE: f64 = 0.5;
const USUAL_SPREAD: (f64, f64) = (0.75, 30.0);
const USUAL_CORRELATION: (f64, f64) = (0.3, 40.0);
/// The smallest spread that is believed, in levels. On a five-level scale the usual robust spreads are zero for half of real people.
pub const SPREAD_FLOOR: f64 = 0.35;
/// The largest correlation that is believed: beyond it a day would say nothing of its own.
const CORRELATION_CEILING: f64 = 0.7;

/// The baseline of one person within one sight.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Baseline {
    /// The curve of their weather: location and spread in levels, drawn towards what people are like.
    pub curve: OrdinalNormal,
    /// Correlation of one shift with the one before, drawn towards [`USUAL_CORRELATION`].
    pub correlation: f64,
    /// The middle shift: the weather that the person would call usual.
    pub usual: Weather,
    /// The narrowest band of weathers that holds four of five shifts, from below to above.
    pub band: (Weather, Weather),
    /// How many shifts it is made of.
    pub shifts: u32,
    /// The earliest of them.
    pub from: Workday,
    /// The latest of them.
    pub to: Workday,
    counts: [u32; 5],
    scores: [f64; 5],
}

/// The usual of a person, or how far off it is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Usual {
    /// Too few shifts so far; so many are missing.
    Unknown {
        /// Shifts still missing.
        missing: u32,
    },
    /// Known.
    Known(Baseline),
}

impl Usual {
    /// The baseline, where it is known.
    #[must_use]
    pub const fn known(&self) -> Option<&Baseline> {
        match self {
            Self::Known(baseline) => Some(baseline),
            Self::Unknown { .. } => None,
        }
    }
}

/// Where one weather stands against a baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BaselineBand {
    /// Below the band, and two levels or more below the usual.
    FarBelow,
    /// Below the band.
    Below,
    /// Within the band: where four of five shifts lie.
    AsUsual,
    /// Above the band.
    Better,
}

impl BaselineBand {
    /// The stable name used in message keys and class names.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::FarBelow => "far_below",
            Self::Below => "below",
            Self::AsUsual => "as_usual",
            Self::Better => "better",
        }
    }
}

impl Baseline {
    /// Where `weather` stands.
    #[must_use]
    pub fn standing(&self, weather: Weather) -> BaselineBand {
        match weather {
            w if w > self.band.1 => BaselineBand::Better,
            w if w >= self.band.0 => BaselineBand::AsUsual,
            w if w.level() + 2 <= self.usual.level() => BaselineBand::FarBelow,
            _ => BaselineBand::Below,
        }
    }

    /// Spreads below the usual (positive is lower); 0 on average over days like those it is made of.
    #[must_use]
    pub fn depth(&self, weather: Weather) -> f64 {
        -self.scores[usize::from(weather.level()) - 1]
    }

    /// How many of its shifts were as low as `weather` or lower.
    #[must_use]
    pub fn as_low(&self, weather: Weather) -> u32 {
        self.counts.iter().take(usize::from(weather.level())).sum()
    }

    /// How surely the location is known: its standard error in levels, for days that hang together (the variance of the mean of n
    /// values of a first-order autoregression is (1 + φ) / (1 − φ) / n times theirs).
    #[must_use]
    pub fn uncertainty(&self) -> f64 {
        self.curve.spread * (widening(self.correlation) / f64::from(self.shifts.max(1))).sqrt()
    }

    /// What today is expected to be, after a last shift that lay `before` (in spreads above what was expected of such a day) and
    /// with the effect (in levels) of today's weekday and shift.
    #[must_use]
    pub fn expected(&self, before: Option<f64>, effect: f64) -> OrdinalNormal {
        let OrdinalNormal { location, spread } = self.curve;
        match before {
            None => OrdinalNormal { location: location + effect, spread },
            Some(before) => OrdinalNormal {
                location: location + effect + self.correlation * spread * before,
                spread: spread * (1.0 - self.correlation * self.correlation).sqrt(),
            },
        }
    }
}

/// By how much the mean of days that hang together varies more than that of days that do not.
pub fn widening(correlation: f64) -> f64 {
    (1.0 + correlation) / (1.0 - correlation)
}

fn level_at(place: usize) -> Weather {
    Weather::ALL.into_iter().rev().nth(place).unwrap_or(Weather::Sunny)
}

/// The weather of the shift that stands `rank`th from below (1 is the lowest).
fn quantile(counts: &[u32; 5], rank: u32) -> Weather {
    let mut seen = 0;
    let place = counts.iter().position(|count| {
        seen += count;
        seen >= rank
    });
    level_at(place.unwrap_or(4))
}

/// The narrowest run of levels with at least four of five shifts; the fuller, then the lower of two equally narrow ones.
fn band(counts: &[u32; 5], n: u32) -> (Weather, Weather) {
    let held = |low: usize, high: usize| counts[low..=high].iter().sum::<u32>();
    let mut best = (0, 4);
    for width in (0..5_usize).rev() {
        let fullest = (0..5 - width).rev().max_by_key(|low| held(*low, low + width));
        if let Some(low) = fullest.filter(|low| held(*low, low + width) * 5 >= n * 4) {
            best = (low, low + width);
        }
    }
    (level_at(best.0), level_at(best.1))
}

/// The shifts that a baseline is made of: the last [`MAX_SHIFTS`], in constant time each.
#[derive(Clone, Debug)]
pub struct Window {
    shifts: VecDeque<Day>,
    counts: [u32; 5],
    /// Sum of levels, of their squares, and of the products of neighbours.
    sums: [f64; 3],
    effects: Effects,
    curve: OrdinalNormal,
    correlation: f64,
}

impl Default for Window {
    fn default() -> Self {
        let curve = OrdinalNormal { location: USUAL_LOCATION, spread: USUAL_SPREAD.0 };
        let (shifts, effects, correlation) = (VecDeque::new(), Effects::default(), USUAL_CORRELATION.0);
        Self { shifts, counts: [0; 5], sums: [0.0; 3], effects, curve, correlation }
    }
}

impl Window {
    /// Takes in one more shift; the oldest falls out where there are too many.
    pub fn take_in(&mut self, day: &Day) {
        if self.shifts.len() == MAX_SHIFTS
            && let Some(oldest) = self.shifts.pop_front()
        {
            let next = self.shifts.front().map_or(0.0, level);
            self.count(&oldest, next, -1.0);
            self.counts[usize::from(oldest.weather.level()) - 1] -= 1;
            self.effects.remove(&oldest);
        }
        let last = self.shifts.back().map_or(0.0, level);
        self.count(day, last, 1.0);
        self.counts[usize::from(day.weather.level()) - 1] += 1;
        self.effects.add(day);
        // What was named that day has no part in the usual.
        self.shifts.push_back(Day { stressors: Arc::default(), ..day.clone() });
        self.refit();
    }

    fn count(&mut self, day: &Day, neighbour: f64, times: f64) {
        let level = level(day);
        self.sums[0] += times * level;
        self.sums[1] += times * level * level;
        self.sums[2] += times * level * neighbour;
    }

    fn refit(&mut self) {
        let between = self.curve.spread.powi(2) * widening(self.correlation) / BETWEEN_PEOPLE;
        let prior = Prior { location: (USUAL_LOCATION, between), spread: USUAL_SPREAD, floor: SPREAD_FLOOR };
        self.curve = self.curve.refit(&self.counts.map(f64::from), &prior);
        self.correlation = self.lag_1();
    }

    /// Correlation of neighbouring shifts, its bias of −(1 + 3φ) / n put right (Marriott & Pope 1954), drawn towards the usual one.
    fn lag_1(&self) -> f64 {
        let (n, (Some(first), Some(last))) = (self.len(), (self.shifts.front(), self.shifts.back())) else {
            return USUAL_CORRELATION.0;
        };
        let (mean, pairs) = (self.sums[0] / n, n - 1.0);
        let (usual, weight) = USUAL_CORRELATION;
        if pairs < 1.0 {
            return usual;
        }
        // Somebody who says the same day after day has no variance to divide by, and no correlation to speak of.
        let variance = (self.sums[1] / n - mean * mean).max(0.05);
        let ends = (2.0 * self.sums[0] - level(first) - level(last)) / pairs;
        let found = (self.sums[2] / pairs - mean * ends + mean * mean) / variance;
        let found = found.clamp(-0.9, 0.9);
        let unbiased = found + (1.0 + 3.0 * found) / n;
        ((unbiased * pairs + usual * weight) / (pairs + weight)).clamp(0.0, CORRELATION_CEILING)
    }

    fn len(&self) -> f64 {
        f64::from(self.counts.iter().sum::<u32>())
    }

    /// Forgets everything: what follows is a new usual.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Rainy and stormy shifts, and all shifts.
    #[must_use]
    pub fn low(&self) -> (u32, u32) {
        (self.counts[0] + self.counts[1], self.counts.iter().sum())
    }

    /// The effect of a day's weekday and shift, in levels.
    #[must_use]
    pub fn effect(&self, day: &Day) -> f64 {
        self.effects.of(day, self.sums[0] / self.len().max(1.0))
    }

    /// The usual as far as these shifts tell.
    #[must_use]
    pub fn usual(&self) -> Usual {
        let shifts: u32 = self.counts.iter().sum();
        match (self.shifts.front(), self.shifts.back()) {
            (Some(first), Some(last)) if shifts >= MIN_SHIFTS => Usual::Known(Baseline {
                curve: self.curve,
                correlation: self.correlation,
                usual: quantile(&self.counts, shifts.div_ceil(2)),
                band: band(&self.counts, shifts),
                shifts,
                from: first.workday,
                to: last.workday,
                counts: self.counts,
                scores: self.curve.scores(),
            }),
            _ => Usual::Unknown { missing: MIN_SHIFTS.saturating_sub(shifts) },
        }
    }
}

fn level(day: &Day) -> f64 {
    f64::from(day.weather.level())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn baseline(levels: &[u8]) -> Option<Baseline> {
        let mut window = Window::default();
        for (number, level) in (0..).zip(levels) {
            let weather = Weather::try_from(*level).unwrap_or_else(|error| panic!("{level}: {error}"));
            window.take_in(&Day::new(Workday::from_number(number), weather));
        }
        window.usual().known().copied()
    }

    #[test]
    fn somebody_who_always_says_the_same_has_a_usual_a_band_of_one_and_a_spread_that_is_not_zero() {
        let found = baseline(&[4; 60]).unwrap_or_else(|| panic!("no baseline"));
        assert_eq!((found.usual, found.band, found.shifts), (Weather::Fair, (Weather::Fair, Weather::Fair), 60));
        assert!((found.curve.location - 4.0).abs() < 0.1 && found.curve.spread >= SPREAD_FLOOR);
    }

    #[test]
    fn the_longer_it_is_known_the_surer_it_is() {
        let of = |times| baseline(&[4, 3, 4, 5, 4].repeat(times)).map(|b| b.uncertainty());
        assert!(of(4) > of(8) && of(8) > of(24), "{:?} {:?} {:?}", of(4), of(8), of(24));
        assert!(of(24).is_some_and(|uncertainty| (0.03..0.15).contains(&uncertainty)), "{:?}", of(24));
    }

    #[test]
    fn days_that_hang_together_are_told_from_days_that_do_not() {
        let steps = baseline(&[[2; 6], [4; 6]].concat().repeat(8)).map(|b| b.correlation);
        let turns = baseline(&[2, 4].repeat(48)).map(|b| b.correlation);
        assert!(steps > Some(0.45) && turns < Some(0.05), "{steps:?} {turns:?}");
    }

    #[test]
    fn a_day_that_fell_out_of_the_window_leaves_nothing_behind() {
        let young = baseline(&[3, 4, 5, 4, 4].repeat(24));
        let old = baseline(&[[1; 60].as_slice(), &[3, 4, 5, 4, 4].repeat(24)].concat());
        let near = |a: f64, b: f64| (a - b).abs() < 0.01;
        let (young, old) = (young.expect("known"), old.expect("known"));
        assert!(near(young.curve.location, old.curve.location) && near(young.correlation, old.correlation));
    }

    #[test]
    fn the_band_is_the_narrowest_that_holds_four_of_five_shifts() {
        let found =
            baseline(&[[2; 2].as_slice(), &[3; 8], &[4; 9], &[5; 1]].concat()).unwrap_or_else(|| panic!("none"));
        assert_eq!(found.band, (Weather::Cloudy, Weather::Fair));
        let standings = [5, 4, 3, 2, 1].map(|level| Weather::try_from(level).map(|weather| found.standing(weather)));
        use BaselineBand::{AsUsual, Below, Better, FarBelow};
        assert_eq!(standings, [Ok(Better), Ok(AsUsual), Ok(AsUsual), Ok(Below), Ok(FarBelow)]);
    }

    #[test]
    fn only_the_last_shifts_count_and_the_baseline_says_which() {
        let found = baseline(&[[1; 50].as_slice(), &[5; MAX_SHIFTS]].concat()).unwrap_or_else(|| panic!("none"));
        assert_eq!((found.usual, found.shifts), (Weather::Sunny, 120));
        assert_eq!((found.from, found.to), (Workday::from_number(50), Workday::from_number(169)));
        assert_eq!(found.as_low(Weather::Fair), 0);
    }

    #[test]
    fn below_twenty_shifts_nothing_is_usual() {
        assert_eq!(baseline(&[4; 19]), None);
    }
}
