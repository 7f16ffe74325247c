//! Parsers of cells that every file shares: lists, dates, times of day and whole numbers, as spreadsheet programs write them.

use jiff::civil::{Date, DateTime, Time};

use domain::Workday;
use domain::canonical::shown_id;
use domain::problem::ImportProblemKind;

/// What separates the values of a list in one cell, after [`folded_punctuation`].
const LIST_SEPARATORS: [char; 9] = [';', ',', '\u{3001}', '/', '+', '&', '|', '\n', '\r'];
/// Serial dates of spreadsheet programs count the days from this one.
const SERIAL_EPOCH: Date = Date::constant(1899, 12, 30);
/// The months, in the language in which programs abbreviate them.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// Serial dates that are read: the years 2000 to 2099. Other numbers are typing errors.
const SERIAL_DATES: std::ops::RangeInclusive<i32> = 36_526..=73_050;

/// The order of day and month in dates that have the year last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// `9/3/2026` is the ninth of March.
    DayFirst,
    /// `9/3/2026` is the third of September.
    MonthFirst,
}

impl DateOrder {
    /// Both orders.
    pub const ALL: [Self; 2] = [Self::DayFirst, Self::MonthFirst];

    /// The stable name used in forms and on the command line.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::DayFirst => "day-first",
            Self::MonthFirst => "month-first",
        }
    }

    /// Returns the order with this name.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.key() == key)
    }
}

/// Replaces full-width forms, and the dashes and tildes between two values, with what a keyboard has.
#[must_use]
pub fn folded_punctuation(text: &str) -> String {
    let fold = |c: char| match c {
        '\u{ff01}'..='\u{ff5d}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' | '\t' => ' ',
        '\u{ff5e}' | '\u{301c}' | '~' | '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{3002}' => '.',
        c => c,
    };
    text.chars().map(fold).collect()
}

/// Returns the values of a list in one cell, trimmed, without empty ones.
pub fn list(text: &str) -> Vec<String> {
    let text = folded_punctuation(text);
    text.split(LIST_SEPARATORS).map(shown_id).filter(|part| !part.is_empty()).collect()
}

/// Parses a date, year first: `2026-03-09`, or `2026/3/9`, `2026年3月9日`, `20260309` and the serial number 46090 as spreadsheet programs
/// rewrite it, or with the name of its month, such as `9 Mar 2026`. A time of day is allowed if it is midnight. With the year last, a
/// date is read in this `order`.
///
/// # Errors
/// If it is not such a date, or has the year last and no order is known.
pub fn date(text: &str, order: Option<DateOrder>) -> Result<Workday, ImportProblemKind> {
    let text = folded_date(text);
    if let Some(day) = with_month_name(&text) {
        return Ok(day);
    }
    let day = without_midnight(&text)?;
    let number = day.strip_suffix(".0").unwrap_or(day);
    if number.bytes().all(|byte| byte.is_ascii_digit()) {
        return compact(number).ok_or(ImportProblemKind::NotADate);
    }
    let (year, month, day) = match (parts(day).ok_or(ImportProblemKind::NotADate)?, order) {
        ([year, month, day], _) if year.len() == 4 => (year, month, day),
        ([day, month, year], Some(DateOrder::DayFirst)) if year.len() == 4 => (year, month, day),
        ([month, day, year], Some(DateOrder::MonthFirst)) if year.len() == 4 => (year, month, day),
        _ => return Err(ImportProblemKind::NotADate),
    };
    let fits = (1..=2).contains(&month.len()) && (1..=2).contains(&day.len());
    match (fits, year.parse(), month.parse(), day.parse()) {
        (true, Ok(year), Ok(month), Ok(day)) => Date::new(year, month, day).map(Workday).ok(),
        _ => None,
    }
    .ok_or(ImportProblemKind::NotADate)
}

/// Returns the orders in which a date with the year last can be read, and true if they are two different days; none for other cells.
pub(crate) fn possible_orders(text: &str) -> Option<(Vec<DateOrder>, bool)> {
    let text = folded_date(text);
    let day = without_midnight(&text).ok()?;
    parts(day).filter(|[first, _, last]| first.len() < 4 && last.len() == 4)?;
    // Where a dot separates the parts of a date, the day is first.
    let orders = if day.contains('.') { &DateOrder::ALL[..1] } else { &DateOrder::ALL };
    let read = |order: &DateOrder| date(day, Some(*order)).ok();
    let days: Vec<Workday> = orders.iter().filter_map(read).collect();
    let differ = days.windows(2).any(|pair| pair[0] != pair[1]);
    Some((orders.iter().copied().filter(|order| read(order).is_some()).collect(), differ))
}

/// A date as [`folded_punctuation`] returns it, without the apostrophe of a text cell, the spaces of `2026 年 3 月 9 日` and a last dot.
fn folded_date(text: &str) -> String {
    let text = folded_punctuation(text);
    let text = text.trim().trim_start_matches('\'').trim_end_matches('.');
    match text.rsplit_once(['日', '号']) {
        Some((day, rest)) => format!("{}日 {rest}", day.replace(' ', "")),
        None => text.to_owned(),
    }
}

/// A date whose month is an English name: only one reading is possible.
fn with_month_name(text: &str) -> Option<Workday> {
    let parts: Vec<&str> = text.split([' ', '-', '/', '.', ',']).filter(|part| !part.is_empty()).collect();
    let named = |part: &&str| part.len() >= 3 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let month = |part: &str| {
        let part = part.to_ascii_lowercase();
        MONTHS.iter().position(|name| name.starts_with(&part)).and_then(|index| i8::try_from(index + 1).ok())
    };
    let (day, name, year) = match parts[..] {
        [name, day, year] if named(&name) => (day, name, year),
        [year, name, day] if named(&name) && year.len() == 4 => (day, name, year),
        [day, name, year] if named(&name) => (day, name, year),
        _ => return None,
    };
    (year.len() == 4).then_some(())?;
    let day = (day.len() <= 2).then(|| day.parse().ok())??;
    Date::new(year.parse().ok()?, month(name)?, day).map(Workday).ok()
}

/// The three parts of a date.
fn parts(day: &str) -> Option<[&str; 3]> {
    let parts: Vec<&str> = day.trim_end_matches('\u{65e5}').split(['-', '/', '.', '\u{5e74}', '\u{6708}']).collect();
    parts.try_into().ok()
}

/// The date in a cell that may also have a time of day, if that is midnight.
fn without_midnight(text: &str) -> Result<&str, ImportProblemKind> {
    let text = text.trim();
    let day = text.split([' ', 'T']).next().unwrap_or_default();
    let rest = text[day.len()..].trim_start_matches([' ', 'T']);
    let is_weekday = rest.chars().count() <= 3 && ["星期", "周"].iter().any(|week| rest.starts_with(week));
    if rest.is_empty() || is_weekday || is_midnight(rest) { Ok(day) } else { Err(ImportProblemKind::NotADate) }
}

/// Whether a time of day is midnight: `0:00`, `00:00:00.000`, `12:00:00 AM`, `上午 12:00:00`, or with an offset, whose date is the local
/// one.
fn is_midnight(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let clock = text.split(['+', '-', 'z']).next().unwrap_or_default();
    let first_half =
        |text: &str| text.strip_suffix("am").or_else(|| text.strip_prefix("上午")).map(|rest| rest.trim().to_owned());
    let clock = match first_half(clock) {
        Some(clock) => clock.strip_prefix("12:").map(|minutes| format!("0:{minutes}")).unwrap_or(clock),
        None => clock.to_owned(),
    };
    let (clock, fraction) = clock.split_once('.').unwrap_or((&clock, ""));
    fraction.bytes().all(|byte| byte == b'0') && time(clock) == Ok(Time::midnight())
}

/// A date of digits only: `20260309`, or a serial number.
fn compact(digits: &str) -> Option<Workday> {
    if digits.len() == 8 {
        let part = |from: usize, to: usize| digits[from..to].parse::<i8>().ok();
        return Date::new(digits[..4].parse().ok()?, part(4, 6)?, part(6, 8)?).map(Workday).ok();
    }
    let serial: i32 = digits.parse().ok().filter(|serial| SERIAL_DATES.contains(serial))?;
    Some(Workday(SERIAL_EPOCH.saturating_add(jiff::Span::new().days(serial))))
}

/// Parses a time of day by the 24-hour clock: `07:05`, `7:05` or `07:05:30`.
///
/// # Errors
/// If it is not such a time.
pub fn time(text: &str) -> Result<Time, ImportProblemKind> {
    let text = folded_punctuation(text);
    ["%H:%M", "%H:%M:%S"]
        .into_iter()
        .find_map(|format| Time::strptime(format, text.trim()).ok())
        .ok_or(ImportProblemKind::NotATime)
}

/// Parses a local date and time, as [`date`] and [`time`] read them: `2026-03-09T08:00`, or `2026/3/9 8:00`.
///
/// # Errors
/// If it is not such a moment.
pub fn moment(text: &str) -> Result<DateTime, ImportProblemKind> {
    let parts = || text.trim().split_once([' ', 'T']);
    let apart = || parts().and_then(|(day, clock)| Some(date(day, None).ok()?.0.to_datetime(time(clock).ok()?)));
    text.parse().ok().or_else(apart).ok_or(ImportProblemKind::NotAMoment)
}

/// Returns true if a spreadsheet program may take a cell for a formula. Apostrophes before the sign do not count, and a number with a
/// sign is no formula.
fn is_like_a_formula(text: &str) -> bool {
    let text = text.trim_start_matches('\'');
    text.parse::<f64>().is_err()
        && text.starts_with(['=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'])
}

/// Returns the text of a cell in a file for people: an apostrophe keeps a spreadsheet program from running it as a formula (OWASP, CSV
/// injection). Files that only programs read are written without.
#[must_use]
pub fn for_spreadsheet(text: &str) -> String {
    if is_like_a_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// Returns the text that [`for_spreadsheet`] wrote.
#[must_use]
pub fn from_spreadsheet(text: &str) -> &str {
    text.strip_prefix('\'').filter(|text| is_like_a_formula(text)).unwrap_or(text)
}

/// Returns a whole number as it is written without decimals: `4` for `4.0`, `4,0` or `４`.
#[must_use]
pub fn whole_number(text: &str) -> String {
    let text = folded_punctuation(text);
    match text.trim().split_once(['.', ',']) {
        Some((whole, zeros)) if !zeros.is_empty() && zeros.bytes().all(|byte| byte == b'0') => whole.to_owned(),
        _ => text.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_with_every_separator() {
        for text in [
            "a;b",
            "a, b",
            "a\u{3001}b",
            "a\u{ff0c}b",
            "a\u{ff1b} b;",
            "a/b",
            "a + b",
            "a & b",
            "a|b",
            "a\nb",
            "a\r\nb",
        ] {
            assert_eq!(list(text), ["a", "b"], "{text:?}");
        }
    }

    #[test]
    fn dates_are_read_year_first_in_every_spreadsheet_format() {
        for text in [
            "2026-03-09",
            "2026/3/9",
            "2026.03.09",
            "2026\u{5e74}3\u{6708}9\u{65e5}",
            "20260309",
            "2026/3/9 0:00",
            "2026-03-09 00:00:00",
            "2026-03-09T00:00:00",
            "2026-03-09T00:00:00Z",
            "46090",
            "46090.0",
            "\u{ff12}\u{ff10}\u{ff12}\u{ff16}/3/9",
            "2026年3月9号",
            "2026 年 3 月 9 日",
            "2026年3月9日 星期一",
            "2026/3/9 周一",
            "2026.3.9.",
            "'2026-03-09",
            "2026-03-09 00:00:00.000",
            "2026-03-09T00:00:00+08:00",
            "2026/3/9 12:00:00 AM",
            "2026/3/9 上午 12:00:00",
            "9 Mar 2026",
            "March 9, 2026",
            "09-Mar-2026",
        ] {
            assert_eq!(date(text, None).map(|day| day.to_string()).as_deref(), Ok("2026-03-09"), "{text}");
        }
        for text in [
            "09/03/2026",
            "2026-02-30",
            "2026-3",
            "26-03-09",
            "soon",
            "-2026-03-09",
            "2026/3/9 8:30",
            "2026/3/9 12:00:00",
            "2026/3/9 12:00 PM",
            "9 Mar 26",
            "31 Feb 2026",
            "9 Ma 2026",
            "20261301",
            "460",
            "460900",
            "",
        ] {
            assert_eq!(date(text, None), Err(ImportProblemKind::NotADate), "{text}");
        }
    }

    #[test]
    fn dates_with_the_year_last_are_read_in_a_known_order_only() {
        let day = |text: &str, order| date(text, Some(order)).map(|day| day.to_string());
        for text in ["9/3/2026", "09.03.2026", "9-3-2026 0:00"] {
            assert_eq!(day(text, DateOrder::DayFirst).as_deref(), Ok("2026-03-09"), "{text}");
            assert_eq!(day(text, DateOrder::MonthFirst).as_deref(), Ok("2026-09-03"), "{text}");
            assert_eq!(date(text, None), Err(ImportProblemKind::NotADate));
        }
        assert!(day("2026/3/9", DateOrder::MonthFirst).is_ok() && day("3/9/26", DateOrder::DayFirst).is_err());
    }

    #[test]
    fn a_date_with_the_year_last_tells_in_which_orders_it_can_be_read() {
        use DateOrder::{DayFirst, MonthFirst};
        for (text, orders) in [
            ("9/3/2026", Some((vec![DayFirst, MonthFirst], true))),
            ("3/3/2026", Some((vec![DayFirst, MonthFirst], false))),
            ("31/3/2026", Some((vec![DayFirst], false))),
            ("3/31/2026", Some((vec![MonthFirst], false))),
            ("9.3.2026", Some((vec![DayFirst], false))),
            ("31/31/2026", Some((vec![], false))),
            ("2026/3/9", None),
            ("soon", None),
        ] {
            assert_eq!(possible_orders(text), orders, "{text}");
        }
    }

    #[test]
    fn times_are_read_by_the_twenty_four_hour_clock() {
        for text in ["07:05", "7:05", "07:05:00", "07\u{ff1a}05"] {
            assert_eq!(time(text), Ok(jiff::civil::time(7, 5, 0, 0)), "{text}");
        }
        for text in ["24:00", "7", "7pm", ""] {
            assert_eq!(time(text), Err(ImportProblemKind::NotATime), "{text}");
        }
    }

    #[test]
    fn a_formula_is_written_as_text_and_read_back() {
        for text in ["=1+1", "+a", "-a", "@x", "\t=1", "\r=1", "\u{ff1d}1", "'=1", "''=1", "'quoted'", "a=1", "", "'"] {
            let written = for_spreadsheet(text);
            assert!(!written.starts_with(['=', '+', '-', '@', '\t', '\r', '\u{ff1d}']), "{text:?}");
            assert_eq!(from_spreadsheet(&written), text);
        }
        for number in ["-0.4", "+1", "'-1"] {
            assert_eq!((for_spreadsheet(number).as_str(), from_spreadsheet(number)), (number, number));
        }
    }

    #[test]
    fn a_whole_number_may_have_decimals_that_are_zero() {
        assert_eq!([whole_number("4.0"), whole_number(" \u{ff14} "), whole_number("4,00")], ["4", "4", "4"]);
        assert_eq!([whole_number("4.5"), whole_number("4."), whole_number("sunny")], ["4.5", "4.", "sunny"]);
    }
}
