//! Texts for estimates of the climate.

use super::{range, weather_name};
use crate::dates;
use crate::t;
use domain::{Locale, Weather, Workday};
use insight::climate::estimate::{Direction, Estimate, MentionTrend, Span};
use insight::climate::{Breakdown, EnergyClass, Epsilon, Period, WeatherClass};

/// Returns a period in words: `Week of 9 March 2026`, `March 2026`, `First quarter of 2026`.
#[must_use]
pub fn period(locale: Locale, period: Period) -> String {
    match period {
        Period::Week(monday) => t!(locale, "climate-week", day = dates::full_day(locale, monday)),
        // The Thursday of a month's second week always lies in the month of the calendar.
        Period::Month(month) => {
            dates::month(locale, month.mondays().get(1).map_or(Workday::from_number(0), |monday| monday.plus(3)))
        }
        Period::Quarter(quarter) => {
            let year = quarter.year.to_string();
            match quarter.quarter {
                1 => t!(locale, "climate-quarter-1", year = year),
                2 => t!(locale, "climate-quarter-2", year = year),
                3 => t!(locale, "climate-quarter-3", year = year),
                _ => t!(locale, "climate-quarter-4", year = year),
            }
        }
    }
}

/// Returns how sure, in percent, an even guess about one week of one person becomes at most: `e^epsilon / (1 +
/// e^epsilon)`.
#[must_use]
pub fn at_most_sure(budget: Epsilon) -> String {
    format!("{:.0}", 100.0 / (1.0 + (-budget.value()).exp()))
}

/// Returns the name of a span as a choice: `By week`.
#[must_use]
pub fn span(locale: Locale, span: Span) -> String {
    match span {
        Span::Week => t!(locale, "climate-by-week"),
        Span::Month => t!(locale, "climate-by-month"),
        Span::Quarter => t!(locale, "climate-by-quarter"),
    }
}

/// Returns a mean level with its interval: `3.62 (3.47–3.77)`.
#[must_use]
pub fn level(locale: Locale, mean: Estimate) -> String {
    let (low, high) = mean.within(WeatherClass::Rough.level(), WeatherClass::Sunny.level());
    t!(
        locale,
        "climate-with-interval",
        value = format!("{:.1}", mean.value),
        interval = range(locale, &format!("{low:.1}"), &format!("{high:.1}"))
    )
}

/// Returns a share with its interval: `18% (15–21%)`.
#[must_use]
pub fn share(locale: Locale, share: Estimate) -> String {
    let (low, high) = share.within(0.0, 1.0);
    let percent = |value: f64| format!("{:.0}", 100.0 * value);
    t!(
        locale,
        "climate-share-with-interval",
        value = percent(share.value),
        interval = range(locale, &percent(low), &percent(high))
    )
}

/// Returns a number of times with its interval: `210 (155–265)`.
#[must_use]
pub fn times(locale: Locale, times: Estimate) -> String {
    let (low, high) = times.within(0.0, f64::INFINITY);
    let interval = range(locale, &format!("{low:.0}"), &format!("{high:.0}"));
    t!(locale, "climate-with-interval", value = format!("{:.0}", times.value), interval = interval)
}

/// Returns the name of a class of weather: `Sunny`, `Rainy or stormy`.
#[must_use]
pub fn class(locale: Locale, class: WeatherClass) -> String {
    match class {
        WeatherClass::Sunny => weather_name(locale, Weather::Sunny),
        WeatherClass::Fair => weather_name(locale, Weather::Fair),
        WeatherClass::Cloudy => weather_name(locale, Weather::Cloudy),
        WeatherClass::Rough => t!(locale, "climate-rough"),
    }
}

/// Returns the name of a class of energy.
#[must_use]
pub fn energy(locale: Locale, class: EnergyClass) -> String {
    match class {
        EnergyClass::High => t!(locale, "climate-energy-high"),
        EnergyClass::Middle => t!(locale, "climate-energy-middle"),
        EnergyClass::Low => t!(locale, "climate-energy-low"),
    }
}

/// Returns a change in one or two words, for a table.
#[must_use]
pub fn direction(locale: Locale, direction: Direction) -> String {
    match direction {
        Direction::Brighter => t!(locale, "climate-change-brighter"),
        Direction::Rougher => t!(locale, "climate-change-rougher"),
        Direction::Unclear => t!(locale, "climate-change-unclear"),
    }
}

/// Returns a trend in one or two words, for a table; a text for no comparison if there are too few months before.
#[must_use]
pub fn trend(locale: Locale, trend: Option<MentionTrend>) -> String {
    match trend {
        Some(MentionTrend::New) => t!(locale, "climate-trend-new"),
        Some(MentionTrend::Risen) => t!(locale, "climate-trend-risen"),
        Some(MentionTrend::Unchanged) => t!(locale, "climate-trend-unchanged"),
        None => t!(locale, "climate-trend-none"),
    }
}

/// Returns what a breakdown divides by: `By weekday`.
#[must_use]
pub fn breakdown(locale: Locale, breakdown: Breakdown) -> String {
    match breakdown {
        Breakdown::Weekday => t!(locale, "climate-breakdown-weekday"),
        Breakdown::Shift => t!(locale, "climate-breakdown-shift"),
        Breakdown::Hour => t!(locale, "climate-breakdown-hour"),
        Breakdown::Tenure => t!(locale, "climate-breakdown-tenure"),
    }
}

/// Returns a breakdown as admins choose it: `By day of the week`.
#[must_use]
pub fn breakdown_choice(locale: Locale, breakdown: Breakdown) -> String {
    match breakdown {
        Breakdown::Weekday => t!(locale, "breakdown-weekday"),
        Breakdown::Shift => t!(locale, "breakdown-shift"),
        Breakdown::Hour => t!(locale, "breakdown-hour"),
        Breakdown::Tenure => t!(locale, "breakdown-tenure"),
    }
}

/// Returns the name of a part of a breakdown by its key: `Monday`, `early`, `08:00–12:00`, `over two years`.
#[must_use]
pub fn part(locale: Locale, breakdown: Breakdown, key: &str) -> String {
    match (breakdown, key) {
        (Breakdown::Weekday, day) => dates::weekday_name(locale, day.parse().unwrap_or(0)),
        (Breakdown::Shift, name) => name.to_owned(),
        (Breakdown::Hour, hour) => {
            let hour: u32 = hour.parse().unwrap_or(0);
            range(locale, &format!("{hour:02}:00"), &format!("{:02}:00", hour + 4))
        }
        (Breakdown::Tenure, "half_year") => t!(locale, "climate-tenure-half-year"),
        (Breakdown::Tenure, "two_years") => t!(locale, "climate-tenure-two-years"),
        (Breakdown::Tenure, _) => t!(locale, "climate-tenure-longer"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(text: impl Fn(Locale) -> String) -> [String; 2] {
        [Locale::En, Locale::ZhCn].map(text)
    }

    #[test]
    fn an_estimate_is_written_with_its_interval_in_both_languages() {
        let mean = Estimate { value: 4.93, half_width: 0.21 };
        assert_eq!(both(|locale| level(locale, mean)), ["4.9 (4.7–5.0)", "4.9（4.7～5.0）"]);
        let part = Estimate { value: 0.02, half_width: 0.05 };
        assert_eq!(both(|locale| share(locale, part)), ["2% (0–7%)", "2%（0～7%）"]);
        let helped = Estimate { value: 210.0, half_width: 55.4 };
        assert_eq!(both(|locale| times(locale, helped)), ["210 (155–265)", "210（155～265）"]);
    }

    #[test]
    fn a_period_has_the_name_of_the_calendar() {
        let named = |text: &str| both(|locale| period(locale, text.parse().expect("a period")));
        // The first week of the month 2026-02 begins in January.
        assert_eq!(named("2026-02"), ["February 2026", "2026年2月"]);
        assert_eq!(named("2026-Q4"), ["Q4 2026", "2026年第四季度"]);
        assert_eq!(named("2026-03-09")[0], "Week of 9 March 2026");
    }

    #[test]
    fn every_month_of_the_climate_has_its_own_name() {
        let months = (2024..2032).flat_map(|year| (1..=12).map(move |month| insight::climate::Month { year, month }));
        let mut names: Vec<String> = months.map(|month| period(Locale::En, Period::Month(month))).collect();
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all);
    }

    #[test]
    fn an_even_guess_becomes_at_most_as_sure_as_the_budget_allows() {
        assert_eq!([Epsilon(200), Epsilon(100), Epsilon(0)].map(at_most_sure), ["88", "73", "50"]);
    }
}
