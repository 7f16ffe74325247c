//! A person's own week: the weather of its days, and one sentence.

use domain::{Locale, Weather, Workday};
use insight::series::Day;
use insight::trends::week::week;
use words::{dates, warm_fact};

/// One day of a row of days.
#[derive(Clone, Debug)]
pub struct DayMark {
    /// The weekday, in short.
    pub weekday: String,
    /// The last that was said on it.
    pub weather: Option<Weather>,
}

/// One week.
#[derive(Clone, Debug)]
pub struct OwnWeek {
    /// From Monday to Sunday.
    pub days: Vec<DayMark>,
    /// What one sentence says about it.
    pub sentence: String,
}

/// Returns the week of `today` from one's own days.
#[must_use]
pub fn own_week(locale: Locale, days: &[Day], today: Workday) -> OwnWeek {
    let week = week(days, today);
    let mark = |(day, weather): (i32, Option<Weather>)| DayMark {
        weekday: dates::weekday(locale, week.monday.plus(day)),
        weather,
    };
    OwnWeek { days: (0..).zip(week.days).map(mark).collect(), sentence: warm_fact::week(locale, week.summary()) }
}
