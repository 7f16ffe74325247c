//! Simulated people: a Gaussian AR(1) series cut at the half levels, with missing days.

use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution as _, StandardNormal};

use domain::{Weather, Workday};
use insight::series::Day;

/// Number of the first workday of every simulated person.
pub(super) const START: i32 = 20_000;

/// A type of person: one cell of the grid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PersonType {
    /// Mean of the latent weather, in levels.
    pub level: f64,
    /// Standard deviation of the latent weather, in levels.
    pub spread: f64,
    /// Correlation of consecutive days.
    pub correlation: f64,
    /// Share of days missing at random.
    pub missing: f64,
}

/// A lasting drop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LevelShift {
    /// Number of shifts before it.
    pub after: usize,
    /// Size of the drop, in levels.
    pub size: f64,
    /// Number of shifts over which it develops; 1 is at once.
    pub over: u32,
}

impl LevelShift {
    /// Returns by how many levels the shift with this index is lowered.
    pub(super) fn at(&self, index: usize) -> f64 {
        let Some(into) = (index + 1).checked_sub(self.after + 1) else { return 0.0 };
        let along = f64::from(u32::try_from(into + 1).unwrap_or(u32::MAX)) / f64::from(self.over.max(1));
        self.size * along.min(1.0)
    }
}

impl PersonType {
    /// Returns this number of shifts of one person; the same seed gives the same series, and a change uses the same
    /// random numbers.
    #[must_use]
    pub fn days(&self, shifts: usize, change: Option<LevelShift>, seed: u64) -> Vec<Day> {
        self.days_among(shifts, change, seed, &|_| 0.0)
    }

    /// Like [`Self::days`] for a member of a group: `floor` gives the shared offset of each day, in levels.
    pub(super) fn days_among(
        &self,
        shifts: usize,
        change: Option<LevelShift>,
        seed: u64,
        floor: &dyn Fn(i32) -> f64,
    ) -> Vec<Day> {
        let mut chance = ChaCha8Rng::seed_from_u64(seed);
        let mut mood: f64 = StandardNormal.sample(&mut chance);
        let innovation_weight = (1.0 - self.correlation * self.correlation).sqrt();
        let mut days = Vec::with_capacity(shifts);
        for number in START.. {
            if days.len() == shifts {
                break;
            }
            let innovation: f64 = StandardNormal.sample(&mut chance);
            mood = self.correlation * mood + innovation_weight * innovation;
            if chance.random::<f64>() < self.missing {
                continue;
            }
            let lower = change.map_or(0.0, |change| change.at(days.len()));
            let weather = Weather::nearest(self.level - lower + self.spread * mood + floor(number));
            days.push(Day::new(Workday::from_number(number), weather));
        }
        days
    }
}

/// Returns the grid: 5 levels × 3 spreads × 3 correlations × 3 shares of missing days.
#[must_use]
pub fn grid() -> Vec<PersonType> {
    let mut cells = Vec::with_capacity(135);
    for level in [2.6, 3.2, 3.8, 4.2, 4.5] {
        for spread in [0.5, 0.8, 1.2] {
            for correlation in [0.0, 0.3, 0.5] {
                cells.extend([0.0, 0.15, 0.4].map(|missing| PersonType { level, spread, correlation, missing }));
            }
        }
    }
    cells
}

/// People of one type, for tests.
#[cfg(test)]
pub(super) mod alike {
    use super::{Day, LevelShift, PersonType};

    pub const SOMEBODY: PersonType = PersonType { level: 3.8, spread: 0.8, correlation: 0.3, missing: 0.0 };

    /// Returns 300 people.
    pub fn people(shifts: usize, change: Option<LevelShift>) -> Vec<Vec<Day>> {
        (0..300).map(|seed| SOMEBODY.days(shifts, change, seed)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOMEBODY: PersonType = PersonType { level: 3.8, spread: 0.8, correlation: 0.3, missing: 0.15 };

    #[test]
    fn a_drop_at_once_and_a_slide_are_as_deep_as_they_say() {
        let drop = LevelShift { after: 40, size: 1.0, over: 1 };
        assert_eq!([39, 40, 60].map(|index| drop.at(index)), [0.0, 1.0, 1.0]);
        let slide = LevelShift { after: 40, size: 1.0, over: 10 };
        assert_eq!([39, 40, 44, 49, 60].map(|index| slide.at(index)), [0.0, 0.1, 0.5, 1.0, 1.0]);
    }

    #[test]
    fn a_change_changes_nothing_before_it() {
        let change = Some(LevelShift { after: 40, size: 1.0, over: 1 });
        assert_eq!(SOMEBODY.days(40, None, 7), SOMEBODY.days(60, change, 7)[..40]);
    }

    #[test]
    fn people_are_what_their_cell_says() {
        let days = SOMEBODY.days(20_000, None, 1);
        let levels: Vec<f64> = days.iter().map(|day| f64::from(day.weather.level())).collect();
        let mean = levels.iter().sum::<f64>() / 20_000.0;
        assert!((mean - 3.78).abs() < 0.04, "{mean}");
        let span = f64::from(days[19_999].workday.number() - days[0].workday.number());
        assert!((20_000.0 / span - 0.85).abs() < 0.01);
    }
}
