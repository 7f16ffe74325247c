//! Dates and times as people say them.

use jiff::civil::{DateTime, Time};

use domain::Locale;
use domain::Workday;

const CHINESE_WEEKDAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];

/// A date with its month in words, without a year: `13 November`, `11月13日`.
#[must_use]
pub fn day(locale: Locale, day: Workday) -> String {
    match locale {
        Locale::En => day.0.strftime("%-d %B").to_string(),
        Locale::ZhCn => day.0.strftime("%-m月%-d日").to_string(),
    }
}

/// A date with its year: `13 November 2026`, `2026年11月13日`.
#[must_use]
pub fn full_day(locale: Locale, day: Workday) -> String {
    match locale {
        Locale::En => day.0.strftime("%-d %B %Y").to_string(),
        Locale::ZhCn => day.0.strftime("%Y年%-m月%-d日").to_string(),
    }
}

/// A date with its weekday: `Friday 13 November`, `11月13日 星期五`.
#[must_use]
pub fn weekday_and_day(locale: Locale, day: Workday) -> String {
    match locale {
        Locale::En => day.0.strftime("%A %-d %B").to_string(),
        Locale::ZhCn => {
            let weekday = CHINESE_WEEKDAYS[day.weekday().min(6)];
            format!("{} 星期{weekday}", self::day(locale, day))
        }
    }
}

/// A date short enough for an axis: `9 Nov`, `11/9`.
#[must_use]
pub fn short_day(locale: Locale, day: Workday) -> String {
    match locale {
        Locale::En => day.0.strftime("%-d %b").to_string(),
        Locale::ZhCn => day.0.strftime("%-m/%-d").to_string(),
    }
}

/// A month short enough for an axis: `Nov`, `11月`.
#[must_use]
pub fn short_month(locale: Locale, day: Workday) -> String {
    match locale {
        Locale::En => day.0.strftime("%b").to_string(),
        Locale::ZhCn => day.0.strftime("%-m月").to_string(),
    }
}

/// A month with its year: `November 2026`, `2026年11月`.
#[must_use]
pub fn month(locale: Locale, day: Workday) -> String {
    match locale {
        Locale::En => day.0.strftime("%B %Y").to_string(),
        Locale::ZhCn => day.0.strftime("%Y年%-m月").to_string(),
    }
}

/// A weekday in short: `Fri`, `五`.
#[must_use]
pub fn weekday(locale: Locale, day: Workday) -> String {
    match locale {
        Locale::En => day.0.strftime("%a").to_string(),
        Locale::ZhCn => CHINESE_WEEKDAYS[day.weekday().min(6)].to_owned(),
    }
}

/// A time of day by the 24-hour clock.
#[must_use]
pub fn time(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}

/// A date and time: `13 November, 07:05`.
#[must_use]
pub fn moment(locale: Locale, moment: DateTime) -> String {
    let day = day(locale, Workday(moment.date()));
    match locale {
        Locale::En => format!("{day}, {}", time(moment.time())),
        Locale::ZhCn => format!("{day} {}", time(moment.time())),
    }
}
