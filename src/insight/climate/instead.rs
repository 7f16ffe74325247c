//! What somebody might have said instead: whole weeks, so that a week and its weekdays are never told apart.

use super::answer::middle;
use super::{Answer, Slice};
use crate::domain::Weather;

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
pub(super) fn instead(answer: &Answer, doubt: Doubt) -> impl Iterator<Item = Instead> {
    let said = Instead::of(answer.days);
    let week = STEPS.into_iter().map(move |by| {
        Instead::of(answer.days.map(|day| day.map(|d| Weather::nearest(f64::from(d.level()) + f64::from(by)))))
    });
    let one_day = Weather::ALL.into_iter().filter_map(move |weather| match doubt {
        Doubt::Day(day) if answer.days[day].is_some() => {
            let mut days = answer.days;
            days[day] = Some(weather);
            Some(Instead::of(days))
        }
        _ => None,
    });
    one_day.chain(week).filter(move |other| other.differs(&said, doubt))
}
