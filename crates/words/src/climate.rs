//! Texts for the bands of the climate.

use super::{mean, range, sentence_case};
use crate::dates;
use crate::t;
use domain::Locale;
use insight::old_climate::bands::{Level, People, Rate, Share};
use insight::old_climate::noise::Change;
use insight::old_climate::{Slice, Tenure};

/// Returns a band of means in words: `Between cloudy and fair`.
#[must_use]
pub fn level(locale: Locale, level: Level) -> String {
    sentence_case(&mean(locale, level.centre()))
}

/// Returns a band of means in numbers: `3.25–3.50`, `4.00 or more`.
#[must_use]
pub fn level_numbers(locale: Locale, level: Level) -> String {
    let number = |hundredths: u16| format!("{}.{:02}", hundredths / 100, hundredths % 100);
    match (level.from, level.below) {
        (100, below) => t!(locale, "climate-below", number = number(below)),
        (from, 500) => t!(locale, "climate-or-more", number = number(from)),
        (from, below) => range(locale, &number(from), &number(below)),
    }
}

/// Returns a number of people as a band: `20–39 people`.
#[must_use]
pub fn people(locale: Locale, people: People) -> String {
    t!(locale, "climate-people", from = people.from, to = people.below - 1)
}

/// Returns a share as a band: `few`, `10–20%`.
#[must_use]
pub fn share(locale: Locale, share: Share) -> String {
    match share {
        Share::Few => t!(locale, "climate-few"),
        Share::Between { from, below: 100 } => t!(locale, "climate-share-or-more", from = from),
        Share::Between { from, below } => t!(locale, "climate-share", from = from, to = below),
    }
}

/// Returns how many people on the roster are counted, in words.
#[must_use]
pub fn rate(locale: Locale, rate: Rate) -> String {
    match rate {
        Rate::UnderHalf => t!(locale, "climate-rate-under-half"),
        Rate::OverHalf => t!(locale, "climate-rate-over-half"),
        Rate::Most => t!(locale, "climate-rate-most"),
    }
}

/// Returns a change in words.
#[must_use]
pub fn change(locale: Locale, change: Change) -> String {
    match change {
        Change::Brighter => t!(locale, "climate-change-brighter"),
        Change::Rougher => t!(locale, "climate-change-rougher"),
        Change::Noise => t!(locale, "climate-change-noise"),
    }
}

/// Returns the name of a slice.
#[must_use]
pub fn slice(locale: Locale, slice: &Slice) -> String {
    match slice {
        Slice::Weekday(day) => dates::weekday(locale, domain::Workday::from_number(4 + i32::from(*day))),
        Slice::Shift(name) => name.clone(),
        Slice::Hour(hour) => format!("{hour:02}:00"),
        Slice::Tenure(Tenure::HalfYear) => t!(locale, "climate-tenure-half-year"),
        Slice::Tenure(Tenure::TwoYears) => t!(locale, "climate-tenure-two-years"),
        Slice::Tenure(Tenure::Longer) => t!(locale, "climate-tenure-longer"),
    }
}
