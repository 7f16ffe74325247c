//! Parsers of cells that every file shares: lists, dates, times of day and whole numbers, as spreadsheet programs write
//! them.

use jiff::civil::{Date, DateTime, Time};

use domain::canonical::shown_id;
use domain::problem::ImportProblemKind;
use domain::text::list_items;
use domain::{Weather, Workday, canonical_id};

/// What separates the values of a list in a cell of a spreadsheet, apart from what separates those of every list.
const MORE_SEPARATORS: [char; 4] = ['/', '+', '&', '|'];
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
    let parts = list_items(&text).flat_map(|item| item.split(MORE_SEPARATORS));
    parts.map(shown_id).filter(|part| !part.is_empty()).collect()
}

/// Parses a date, year first: `2026-03-09`, or `2026/3/9`, `2026年3月9日`, `20260309` and the serial number 46090 as
/// spreadsheet programs rewrite it, or with the name of its month, such as `9 Mar 2026`. A time of day is allowed if it
/// is midnight. With the year last, a date is read in this `order`, and the year may have two digits.
///
/// # Errors
/// If it is not such a date, has the year last and no order is known, or has a year of two digits that is not clear.
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
    let found = parts(day).ok_or(ImportProblemKind::NotADate)?;
    let is_last = has_year_last(day);
    if has_unclear_year(found, is_last) {
        return Err(ImportProblemKind::UnclearYear);
    }
    let (year, month, day) = match (found, order) {
        ([year, month, day], _) if year.len() == 4 => (year, month, day),
        ([day, month, year], Some(DateOrder::DayFirst)) if is_last => (year, month, day),
        ([month, day, year], Some(DateOrder::MonthFirst)) if is_last => (year, month, day),
        _ => return Err(ImportProblemKind::NotADate),
    };
    let fits = (1..=2).contains(&month.len()) && (1..=2).contains(&day.len());
    match (fits, year_of(year), month.parse(), day.parse()) {
        (true, Some(year), Ok(month), Ok(day)) => Date::new(year, month, day).map(Workday).ok(),
        _ => None,
    }
    .ok_or(ImportProblemKind::NotADate)
}

/// Returns the orders in which a date with the year last can be read, and true if they are two different days; none for
/// other cells.
pub(crate) fn possible_orders(text: &str) -> Option<(Vec<DateOrder>, bool)> {
    let text = folded_date(text);
    let day = without_midnight(&text).ok()?;
    has_year_last(day).then_some(())?;
    // Where a dot separates the parts of a date, the day is first.
    let orders = if day.contains('.') { &DateOrder::ALL[..1] } else { &DateOrder::ALL };
    let read = |order: &DateOrder| date(day, Some(*order)).ok();
    let days: Vec<Workday> = orders.iter().filter_map(read).collect();
    let differ = days.windows(2).any(|pair| pair[0] != pair[1]);
    Some((orders.iter().copied().filter(|order| read(order).is_some()).collect(), differ))
}

/// A date as [`folded_punctuation`] returns it, without the apostrophe of a text cell, the spaces of `2026 年 3 月 9 日`
/// and a last dot.
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
    let day = (day.len() <= 2).then(|| day.parse().ok())??;
    Date::new(year_of(year)?, month(name)?, day).map(Workday).ok()
}

/// Whether a date has its year last. One of two digits is taken for a year only where nobody writes the year first, and
/// not where the first part is more likely the year: in `26-03-09`, `26年3月9日` and `26/03/09`, it is not clear. A file
/// with such days is refused as a whole, so that `26/03/24` in the same column is not read the wrong way round either.
fn has_year_last(day: &str) -> bool {
    let in_range =
        |part: &str, range: std::ops::RangeInclusive<u8>| part.parse().is_ok_and(|part| range.contains(&part));
    let short = |first: &str, last: &str| {
        let has_year_first = in_range(first, 20..=31) && in_range(last, 0..=19);
        last.len() == 2 && !has_year_first && !day.contains(['-', '\u{5e74}', '\u{6708}'])
    };
    parts(day).is_some_and(|[first, _, last]| first.len() < 4 && (last.len() == 4 || short(first, last)))
}

/// Whether nothing tells which part of a date is its year, or of which century it is, because each has at most two
/// digits.
fn has_unclear_year(parts: [&str; 3], is_year_last: bool) -> bool {
    let is_short = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.into_iter().all(is_short) && (!is_year_last || year_of(parts[2]).is_none())
}

/// A year of four digits, or of two: 00 to 68 are 2000 to 2068, as POSIX reads them. Later ones are typing errors here.
fn year_of(text: &str) -> Option<i16> {
    let year: i16 = text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())??;
    match text.len() {
        4 => Some(year),
        2 if year <= 68 => Some(2000 + year),
        _ => None,
    }
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

/// Whether a time of day is midnight: `0:00`, `00:00:00.000`, `12:00:00 AM`, `上午 12:00:00`, or with an offset, whose
/// date is the local one.
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

/// Parses a local date and time, as [`date`] and [`time`] read them: `2026-03-09T08:00`, or `2026/3/9 8:00`. With the
/// year last, the date is read in this `order`.
///
/// # Errors
/// If it is not such a moment.
pub fn moment(text: &str, order: Option<DateOrder>) -> Result<DateTime, ImportProblemKind> {
    let parts = || text.trim().split_once([' ', 'T']);
    let apart = || parts().and_then(|(day, clock)| Some(date(day, order).ok()?.0.to_datetime(time(clock).ok()?)));
    text.parse().ok().or_else(apart).ok_or(ImportProblemKind::NotAMoment)
}

/// Returns true if a spreadsheet program may take a cell for a formula. Apostrophes before the sign do not count, and a
/// number with a sign is not a formula.
fn is_like_a_formula(text: &str) -> bool {
    let text = text.trim_start_matches('\'');
    text.trim_end_matches(CUTS).parse::<f64>().is_err()
        && text.starts_with(['=', '+', '-', '@', '\t', '\n', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'])
}

/// What some spreadsheet programs take for the end of a cell in any file: a cell that contains one of these is cut
/// there, and what follows could be a formula.
const CUTS: [char; 4] = [';', '\t', '\n', '\r'];

/// Returns the text of a cell in a file for people: an apostrophe keeps a spreadsheet program from running it, or a
/// part of it, as a formula (OWASP, CSV injection). Files that only programs read are written without.
#[must_use]
pub fn for_spreadsheet(text: &str) -> String {
    let parts: Vec<String> = text.split_inclusive(CUTS).map(protected).collect();
    protected(&parts.concat())
}

/// Returns the text that [`for_spreadsheet`] wrote.
#[must_use]
pub fn from_spreadsheet(text: &str) -> String {
    unprotected(text).split_inclusive(CUTS).map(unprotected).collect()
}

fn protected(text: &str) -> String {
    if is_like_a_formula(text) { format!("'{text}") } else { text.to_owned() }
}

fn unprotected(text: &str) -> &str {
    text.strip_prefix('\'').filter(|text| is_like_a_formula(text)).unwrap_or(text)
}

/// Parses a weather: its key in any case, or its level as spreadsheet programs write numbers, such as `4.0`.
///
/// # Errors
/// If it is neither.
pub fn weather(text: &str) -> Result<Weather, ImportProblemKind> {
    canonical_id(&whole_number(text)).parse().map_err(|_| ImportProblemKind::NotAWeather)
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

/// Parses a number as spreadsheet programs write it: `310.4`, `310,4` or `３１０`. A comma before three digits may
/// separate thousands, so that `1,234` is none.
///
/// # Errors
/// If it is not such a number.
pub fn number(text: &str) -> Result<f64, ImportProblemKind> {
    let text = folded_punctuation(text);
    let text = text.trim();
    let number = match text.split_once(',') {
        None => text.parse().ok(),
        Some((whole, decimals)) if decimals.len() != 3 && !decimals.contains(['.', ',']) => {
            format!("{whole}.{decimals}").parse().ok()
        }
        Some(_) => None,
    };
    number.ok_or(ImportProblemKind::NotACount)
}

#[cfg(test)]
mod tests;
