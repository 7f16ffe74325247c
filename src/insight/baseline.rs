//! What is usual for one person: where their shifts lie, how far they spread, and over how many shifts that is known.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use crate::domain::{Weather, Workday};

/// No flags, and no usual, before this many shifts.
pub const FEWEST_SHIFTS: u32 = 20;
/// How many shifts the baseline looks back: half a year of full-time work. Older ones fall out.
pub const MOST_SHIFTS: usize = 120;
/// The smallest spread, in levels. On a five-level scale the usual robust spreads are zero for half of real people.
pub const SPREAD_FLOOR: f64 = 0.5;

/// The spread that a person is given before their own days speak, in levels, and how many shifts that weighs.
const PRIOR_SPREAD: f64 = 0.75;
const PRIOR_SHIFTS: f64 = 10.0;
/// How far from the middle shift one day may count, in levels: what lies further counts as this far.
const REACH: f64 = 2.0;

/// The baseline of one person within one sight.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Baseline {
    /// Mean, in levels; days more than two levels from the middle count as two away.
    pub location: f64,
    /// Standard deviation of the same, drawn towards a common one and floored at [`SPREAD_FLOOR`], in levels.
    pub spread: f64,
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
pub enum Standing {
    /// Below the band, and two levels or more below the usual.
    FarBelow,
    /// Below the band.
    Below,
    /// Within the band: where four of five shifts lie.
    AsUsual,
    /// Above the band.
    Better,
}

impl Standing {
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
    pub fn standing(&self, weather: Weather) -> Standing {
        match weather {
            w if w > self.band.1 => Standing::Better,
            w if w >= self.band.0 => Standing::AsUsual,
            w if w.level() + 2 <= self.usual.level() => Standing::FarBelow,
            _ => Standing::Below,
        }
    }

    /// Spreads below the usual (positive is lower).
    #[must_use]
    pub fn depth(&self, weather: Weather) -> f64 {
        (self.location - f64::from(weather.level())) / self.spread
    }

    /// How many of its shifts were as low as `weather` or lower.
    #[must_use]
    pub fn as_low(&self, weather: Weather) -> u32 {
        self.counts.iter().take(usize::from(weather.level())).sum()
    }

    fn of(counts: [u32; 5], from: Workday, to: Workday) -> Self {
        let n: u32 = counts.iter().sum();
        let shifts = f64::from(n);
        let usual = quantile(&counts, n.div_ceil(2));
        let (location, variance) = held_in(&counts, shifts, usual);
        let pooled = (variance * shifts + PRIOR_SPREAD * PRIOR_SPREAD * PRIOR_SHIFTS) / (shifts + PRIOR_SHIFTS);
        Self {
            location,
            spread: pooled.sqrt().max(SPREAD_FLOOR),
            usual,
            band: band(&counts, n),
            shifts: n,
            from,
            to,
            counts,
        }
    }
}

fn levels() -> impl DoubleEndedIterator<Item = (usize, f64)> {
    [1.0, 2.0, 3.0, 4.0, 5.0].into_iter().enumerate()
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

/// Mean and variance, days further than [`REACH`] from the middle one counting as that far.
fn held_in(counts: &[u32; 5], n: f64, usual: Weather) -> (f64, f64) {
    let middle = f64::from(usual.level());
    let held = |level: f64| level.clamp(middle - REACH, middle + REACH);
    let over = |value: &dyn Fn(f64) -> f64| {
        levels().map(|(place, level)| f64::from(counts[place]) * value(held(level))).sum::<f64>() / n
    };
    let mean = over(&|level| level);
    (mean, over(&|level| (level - mean).powi(2)))
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

/// The shifts that a baseline is made of: the last [`MOST_SHIFTS`], in constant time each.
#[derive(Clone, Debug, Default)]
pub struct Window {
    shifts: VecDeque<(Workday, Weather)>,
    counts: [u32; 5],
}

impl Window {
    /// Takes in one more shift; the oldest falls out where there are too many.
    pub fn take_in(&mut self, workday: Workday, weather: Weather) {
        if self.shifts.len() == MOST_SHIFTS
            && let Some((_, oldest)) = self.shifts.pop_front()
        {
            self.counts[usize::from(oldest.level()) - 1] -= 1;
        }
        self.shifts.push_back((workday, weather));
        self.counts[usize::from(weather.level()) - 1] += 1;
    }

    /// Forgets everything: what follows is a new usual.
    pub fn clear(&mut self) {
        self.shifts.clear();
        self.counts = [0; 5];
    }

    /// Rainy and stormy shifts, and all shifts.
    #[must_use]
    pub fn low(&self) -> (u32, u32) {
        (self.counts[0] + self.counts[1], self.counts.iter().sum())
    }

    /// The usual as far as these shifts tell.
    #[must_use]
    pub fn usual(&self) -> Usual {
        let n = self.counts.iter().sum();
        match (self.shifts.front(), self.shifts.back()) {
            (Some((from, _)), Some((to, _))) if n >= FEWEST_SHIFTS => {
                Usual::Known(Baseline::of(self.counts, *from, *to))
            }
            _ => Usual::Unknown { missing: FEWEST_SHIFTS.saturating_sub(n) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn baseline(levels: &[u8]) -> Option<Baseline> {
        let mut window = Window::default();
        for (number, level) in (0..).zip(levels) {
            let weather = Weather::try_from(*level).unwrap_or_else(|error| panic!("{level}: {error}"));
            window.take_in(Workday::from_number(number), weather);
        }
        window.usual().known().copied()
    }

    #[test]
    fn somebody_who_always_says_the_same_has_a_usual_a_band_of_one_and_a_spread_that_is_not_zero() {
        let found = baseline(&[4; 60]).unwrap_or_else(|| panic!("no baseline"));
        assert_eq!((found.usual, found.band, found.shifts), (Weather::Fair, (Weather::Fair, Weather::Fair), 60));
        assert!((found.location - 4.0).abs() < 1e-12 && found.spread >= SPREAD_FLOOR);
    }

    #[test]
    fn one_stormy_day_moves_the_usual_of_a_sunny_person_no_more_than_a_cloudy_one() {
        let with = |level| baseline(&[[5; 29].as_slice(), &[level]].concat());
        assert_eq!(with(1).map(|b| (b.location, b.spread)), with(3).map(|b| (b.location, b.spread)));
    }

    #[test]
    fn the_band_is_the_narrowest_that_holds_four_of_five_shifts() {
        let found =
            baseline(&[[2; 2].as_slice(), &[3; 8], &[4; 9], &[5; 1]].concat()).unwrap_or_else(|| panic!("none"));
        assert_eq!(found.band, (Weather::Cloudy, Weather::Fair));
        let standings = [5, 4, 3, 2, 1].map(|level| Weather::try_from(level).map(|weather| found.standing(weather)));
        use Standing::{AsUsual, Below, Better, FarBelow};
        assert_eq!(standings, [Ok(Better), Ok(AsUsual), Ok(AsUsual), Ok(Below), Ok(FarBelow)]);
    }

    #[test]
    fn only_the_last_shifts_count_and_the_baseline_says_which() {
        let found = baseline(&[[1; 50].as_slice(), &[5; MOST_SHIFTS]].concat()).unwrap_or_else(|| panic!("none"));
        assert_eq!((found.usual, found.shifts), (Weather::Sunny, 120));
        assert_eq!((found.from, found.to), (Workday::from_number(50), Workday::from_number(169)));
        assert_eq!(found.as_low(Weather::Fair), 0);
    }

    #[test]
    fn below_twenty_shifts_nothing_is_usual() {
        assert_eq!(baseline(&[4; 19]), None);
    }
}
