//! What a weekday or a shift does to somebody's weather, shrunk towards nothing.

use std::sync::Arc;

use crate::series::Day;

/// How many shifts of one kind weigh as much as the belief that its kind makes no difference. Effects of a tenth of a level on
/// a spread of three quarters would have fifty; half of it lets a rotation that really matters be learned within a quarter.
const SHIFTS_AGAINST: f64 = 25.0;
/// No effect is believed to be larger than so many levels.
const MAX_EFFECT: f64 = 1.0;

/// Shifts of one kind and the sum of their levels.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    shifts: f64,
    sum: f64,
}

impl Tally {
    fn add(&mut self, level: f64, times: f64) {
        self.shifts += times;
        self.sum += times * level;
    }

    fn effect(&self, mean: f64) -> f64 {
        ((self.sum - self.shifts * mean) / (self.shifts + SHIFTS_AGAINST)).clamp(-MAX_EFFECT, MAX_EFFECT)
    }
}

/// Tallies of one person's shifts by weekday and by the name of the shift.
#[derive(Clone, Debug, Default)]
pub struct Effects {
    weekdays: [Tally; 7],
    shifts: Vec<(Arc<str>, Tally)>,
}

impl Effects {
    /// Takes in a day.
    pub fn add(&mut self, day: &Day) {
        self.count(day, 1.0);
    }

    /// Takes a day out again.
    pub fn remove(&mut self, day: &Day) {
        self.count(day, -1.0);
    }

    fn count(&mut self, day: &Day, times: f64) {
        let level = f64::from(day.weather.level());
        self.weekdays[day.workday.weekday() % 7].add(level, times);
        let Some(name) = &day.shift else { return };
        match self.shifts.iter_mut().find(|(known, _)| known == name) {
            Some((_, tally)) => tally.add(level, times),
            None => {
                let mut tally = Tally::default();
                tally.add(level, times);
                self.shifts.push((name.clone(), tally));
            }
        }
    }

    /// How much higher (or lower) a day like this is than others, in levels, where the mean of all is `mean`.
    #[must_use]
    pub fn of(&self, day: &Day, mean: f64) -> f64 {
        let weekday = self.weekdays[day.workday.weekday() % 7].effect(mean);
        let shift = day.shift.as_ref().and_then(|name| self.shifts.iter().find(|(known, _)| known == name));
        weekday + shift.map_or(0.0, |(_, tally)| tally.effect(mean))
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
    fn nothing_is_believed_before_there_is_anything() {
        assert!(Effects::default().of(&day(3, Weather::Fair, Some("late")), 3.5).abs() < 1e-12);
    }

    #[test]
    fn a_heavy_monday_is_half_believed_after_twenty_five_of_them() {
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
    fn a_day_taken_out_again_leaves_nothing_behind() {
        let mut effects = Effects::default();
        let night = day(4, Weather::Stormy, Some("night"));
        effects.add(&night);
        effects.remove(&night);
        assert!(effects.of(&night, 3.5).abs() < 1e-12);
    }
}
