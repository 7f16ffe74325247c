//! Effects of weekday and shift pattern on one person's weather, shrunk towards zero.

use std::sync::Arc;

use crate::series::Day;

/// Weight of the prior "no effect", in shifts of one kind. If effects have a standard deviation of a tenth of a level
/// and the spread is three quarters, the optimal weight is about 50. Half of that lets the model learn a rotation that
/// matters within a quarter of a year.
const PRIOR_SHIFTS: f64 = 25.0;
/// Upper bound of the absolute value of one effect, in levels.
const MAX_EFFECT: f64 = 1.0;

/// Number of shifts of one kind, and the sum of their levels.
#[derive(Clone, Copy, Debug, Default)]
struct LevelSum {
    shifts: f64,
    sum: f64,
}

impl LevelSum {
    fn add(&mut self, level: f64, times: f64) {
        self.shifts += times;
        self.sum += times * level;
    }

    fn effect(&self, mean: f64) -> f64 {
        ((self.sum - self.shifts * mean) / (self.shifts + PRIOR_SHIFTS)).clamp(-MAX_EFFECT, MAX_EFFECT)
    }
}

/// Running sums of one person's shifts by weekday and by shift pattern.
#[derive(Clone, Debug, Default)]
pub struct Effects {
    weekdays: [LevelSum; 7],
    shifts: Vec<(Arc<str>, LevelSum)>,
}

impl Effects {
    /// Adds a day.
    pub fn add(&mut self, day: &Day) {
        self.count(day, 1.0);
    }

    /// Removes a day that was added before.
    pub fn remove(&mut self, day: &Day) {
        self.count(day, -1.0);
    }

    fn count(&mut self, day: &Day, times: f64) {
        let level = f64::from(day.weather.level());
        self.weekdays[day.workday.weekday() % 7].add(level, times);
        let Some(name) = &day.shift else { return };
        match self.shifts.iter_mut().find(|(known, _)| known == name) {
            Some((_, sum)) => sum.add(level, times),
            None => {
                let mut sum = LevelSum::default();
                sum.add(level, times);
                self.shifts.push((name.clone(), sum));
            }
        }
    }

    /// Returns by how many levels a day with this weekday and shift pattern lies above `mean`, the mean level of all
    /// days.
    #[must_use]
    pub fn of(&self, day: &Day, mean: f64) -> f64 {
        let weekday = self.weekdays[day.workday.weekday() % 7].effect(mean);
        let shift = day.shift.as_ref().and_then(|name| self.shifts.iter().find(|(known, _)| known == name));
        weekday + shift.map_or(0.0, |(_, sum)| sum.effect(mean))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Weather, Workday};

    fn day(number: i32, weather: Weather, shift: Option<&str>) -> Day {
        Day { shift: shift.map(Into::into), ..Day::new(Workday::from_number(number), weather) }
    }

    #[test]
    fn without_data_the_effect_is_zero() {
        assert!(Effects::default().of(&day(3, Weather::Fair, Some("late")), 3.5).abs() < 1e-12);
    }

    #[test]
    fn an_effect_is_shrunk_by_half_after_twenty_five_shifts() {
        let mut effects = Effects::default();
        for week in 0..25 {
            effects.add(&day(week * 7, Weather::Cloudy, None));
            effects.add(&day(week * 7 + 1, Weather::Fair, None));
        }
        assert!((effects.of(&day(700, Weather::Fair, None), 3.5) + 0.25).abs() < 1e-12);
        assert!((effects.of(&day(701, Weather::Fair, None), 3.5) - 0.25).abs() < 1e-12);
        assert!(effects.of(&day(702, Weather::Fair, None), 3.5).abs() < 1e-12);
    }

    #[test]
    fn a_removed_day_has_no_effect() {
        let mut effects = Effects::default();
        let night = day(4, Weather::Stormy, Some("night"));
        effects.add(&night);
        effects.remove(&night);
        assert!(effects.of(&night, 3.5).abs() < 1e-12);
    }
}
