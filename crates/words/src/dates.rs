//! Formats dates and times in both languages.

use jiff::civil::{DateTime, Time};

use domain::{Locale, Workday};

const ENGLISH_WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const CHINESE_WEEKDAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];

/// Formats a date without a year: `13 November`, `11月13日`.
#[must_use]
pub fn day(locale: Locale, day: Workday) -> String {
    match locale {
        Locale::En => day.0.strftime("%-d %B").to_string(),
        Locale::ZhCn => day.0.strftime("%-m月%-d日").to_string(),
    }
}

/// Formats a date with its year: `13 November 2026`, `2026年11月13日`.
#[must_use]
pub fn full_day(locale: Locale, day: Workday) -> String {
    match locale {
        Locale::En => day.0.strftime("%-d %B %Y").to_string(),
        Locale::ZhCn => day.0.strftime("%Y年%-m月%-d日").to_string(),
    }
}

/// Formats a date with its weekday: `Friday 13 November`, `11月13日 星期五`.
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

/// Formats a date for a chart axis: `9 Nov`, `11/9`.
#[must_use]
pub fn short_day(locale: Locale, day: Workday) -> String {
    match locale {
        Locale::En => day.0.strftime("%-d %b").to_string(),
        Locale::ZhCn => day.0.strftime("%-m/%-d").to_string(),
    }
}

/// Formats a month for a chart axis: `Nov`, `11月`.
#[must_use]
pub fn short_month(locale: Locale, day: Workday) -> String {
    match locale {
        Locale::En => day.0.strftime("%b").to_string(),
        Locale::ZhCn => day.0.strftime("%-m月").to_string(),
    }
}

/// Formats a month with its year: `November 2026`, `2026年11月`.
#[must_use]
pub fn month(locale: Locale, day: Workday) -> String {
    match locale {
        Locale::En => day.0.strftime("%B %Y").to_string(),
        Locale::ZhCn => day.0.strftime("%Y年%-m月").to_string(),
    }
}

/// Formats a weekday in short: `Fri`, `五`.
#[must_use]
pub fn weekday(locale: Locale, day: Workday) -> String {
    match locale {
        Locale::En => day.0.strftime("%a").to_string(),
        Locale::ZhCn => CHINESE_WEEKDAYS[day.weekday().min(6)].to_owned(),
    }
}

/// Returns the name of a weekday, 0 Monday to 6 Sunday: `Friday`, `周五`.
#[must_use]
pub fn weekday_name(locale: Locale, weekday: usize) -> String {
    match locale {
        Locale::En => ENGLISH_WEEKDAYS[weekday.min(6)].to_owned(),
        Locale::ZhCn => format!("周{}", CHINESE_WEEKDAYS[weekday.min(6)]),
    }
}

/// Formats a time of day by the 24-hour clock: `07:05`.
#[must_use]
pub fn time(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}

/// Formats a date and time: `13 November, 07:05`.
#[must_use]
pub fn moment(locale: Locale, moment: DateTime) -> String {
    let day = day(locale, Workday(moment.date()));
    match locale {
        Locale::En => format!("{day}, {}", time(moment.time())),
        Locale::ZhCn => format!("{day} {}", time(moment.time())),
    }
}
