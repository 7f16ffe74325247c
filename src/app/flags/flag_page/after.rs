//! The weather before and after something was done, within one sight. After is not because of.

use crate::app::flags::status::VisibleFlag;
use domain::{Weather, Workday};
use insight::series::Day;
use store::FlagState;

/// At most so many shifts are compared on each side.
const SHIFTS: usize = 5;
/// Below so many there is nothing to say yet.
const MIN_DAYS_AFTER: usize = 3;

/// Some shifts together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShiftsAround {
    /// How many.
    pub shifts: usize,
    /// Their mean as a weather.
    pub weather: Weather,
    /// Their mean as a share of the scale, in hundredths.
    pub percent: u8,
}

/// Before and after.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AfterFollowUp {
    /// The last shifts up to the day on which it was done.
    pub before: ShiftsAround,
    /// The first shifts since.
    pub after: ShiftsAround,
}

/// Before and after a flag was seen through, of the days of one sight.
#[must_use]
pub fn after(noticed: &VisibleFlag, days: &[Day]) -> Option<AfterFollowUp> {
    let work = noticed.work.as_ref().filter(|work| work.state == FlagState::Done)?;
    let done = Workday(noticed.local(work.changed_at).date());
    let turn = days.partition_point(|day| day.workday <= done);
    let (before, after) = days.split_at(turn);
    Some(AfterFollowUp {
        before: together(before.get(before.len().saturating_sub(SHIFTS)..)?)?,
        after: together(after.get(..after.len().min(SHIFTS))?)?,
    })
}

fn together(days: &[Day]) -> Option<ShiftsAround> {
    let count = u32::try_from(days.len()).ok().filter(|_| days.len() >= MIN_DAYS_AFTER)?;
    let sum: u32 = days.iter().map(|day| u32::from(day.weather.level())).sum();
    let mean = f64::from(sum) / f64::from(count);
    let percent = u8::try_from(sum * 20 / count).unwrap_or(100);
    Some(ShiftsAround { shifts: days.len(), weather: Weather::nearest(mean), percent })
}
