//! What somebody might have said instead: whole weeks, so that a week and its weekdays are never told apart.

use super::Slice;
use super::answer::middle;
use domain::Weather;

/// By how much each day of somebody's week could have been brighter or rougher.
const STEPS: [i8; 8] = [-1, 1, -2, 2, -3, 3, -4, 4];

/// What must be in doubt: the weather of a week, or that of one of its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    Week,
    Day(usize),
}

/// A week that might have been said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Instead {
    days: [Option<Weather>; 7],
    week: Weather,
}

impl Instead {
    pub(super) fn of(days: [Option<Weather>; 7]) -> Self {
        Self { days, week: middle(&days) }
    }

    /// The weather with which this would count in a slice, or in a place as a whole.
    pub(super) fn weather_in(&self, slice: Option<&Slice>) -> Option<Weather> {
        match slice {
            Some(Slice::Weekday(day)) => self.days.get(usize::from(*day)).copied().flatten(),
            _ => Some(self.week),
        }
    }

    fn differs(&self, from: &Self, doubt: Doubt) -> bool {
        match doubt {
            Doubt::Week => self.week != from.week,
            Doubt::Day(day) => self.days[day] != from.days[day],
        }
    }
}

/// Everything else that somebody could have said: each day brighter or rougher by the same, or that one day alone.
pub(super) fn instead(said: Instead, doubt: Doubt) -> impl Iterator<Item = Instead> {
    // The middle of days that all move by the same moves with them.
    let week = STEPS.into_iter().map(move |by| Instead {
        days: said.days.map(|day| day.map(|day| moved(day, by))),
        week: moved(said.week, by),
    });
    let one_day = Weather::ALL.into_iter().filter_map(move |weather| match doubt {
        Doubt::Day(day) if said.days[day].is_some() => {
            let mut days = said.days;
            days[day] = Some(weather);
            Some(Instead::of(days))
        }
        _ => None,
    });
    one_day.chain(week).filter(move |other| other.differs(&said, doubt))
}

/// A weather brighter or rougher by so many levels, as far as the scale goes.
fn moved(weather: Weather, by: i8) -> Weather {
    Weather::try_from(weather.level().saturating_add_signed(by).clamp(1, 5)).unwrap_or(weather)
}
