//! Times of day as people write them: by both clocks, in several languages, and on the next day.

use jiff::civil::Time;

/// Words for "on the next day" before or after the end of a shift. A longer word comes before its beginning.
const NEXT_DAY: [&str; 15] = [
    "次日",
    "次晨",
    "翌日",
    "翌晨",
    "第二天",
    "第二日",
    "明日",
    "明天",
    "隔天",
    "隔日",
    "next morning",
    "next day",
    "+1 day",
    "+1d",
    "+1",
];
/// Words between two times.
const UNTIL: [&str; 6] = ["to", "until", "till", "bis", "至", "到"];
/// Words for the half of the day before a time, and whether it is the second.
const HALVES: [(&str, bool); 9] = [
    ("上午", false),
    ("凌晨", false),
    ("早上", false),
    ("早晨", false),
    ("清晨", false),
    ("中午", true),
    ("下午", true),
    ("傍晚", true),
    ("晚上", true),
];
/// What may be after a time. A longer word comes before its beginning.
const UNITS: [&str; 6] = ["uhr", "hrs", "h", "点", "时", "時"];
/// Minutes of a day.
const DAY: u32 = 24 * 60;

/// A time in minutes since midnight.
#[derive(Clone, Copy)]
struct WrittenTime {
    minutes: u32,
    /// Whether the half of the day is stated.
    half: bool,
}

impl WrittenTime {
    /// Whether it is one of two times a day.
    const fn is_unclear(self) -> bool {
        !self.half && self.minutes >= 60 && self.minutes < 13 * 60
    }
}

/// The start and the end of a shift whose times begin at `at`, and the index after them.
pub(super) fn range(text: &[char], at: usize) -> Option<(Time, Time, usize)> {
    let (starts, at) = time(text, at)?;
    let at = dash(text, spaces(text, at))?;
    let (said_before, at) = next_day(text, spaces(text, at));
    let (ends, at) = time(text, spaces(text, at))?;
    let (said_after, at) = match next_day(text, spaces(text, at)) {
        (true, after) => (true, after),
        (false, _) => (false, at),
    };
    // A time goes on: `07:00-15:00:30`, or a third one.
    if text.get(at).is_some_and(|c| c.is_ascii_digit() || *c == ':') {
        return None;
    }
    // Where one of them states the half of the day, the other may be in either, except in `8:00-11:00 am`.
    let in_order = starts.minutes < ends.minutes;
    if (starts.half && ends.is_unclear() && !in_order)
        || (ends.half && starts.is_unclear() && !(in_order && ends.minutes < DAY / 2))
    {
        return None;
    }
    let (starts, ends) = (starts.minutes % DAY, ends.minutes);
    let ends = if said_before || said_after { ends.checked_add(DAY)? } else { ends };
    let length = if ends > starts { ends - starts } else { ends + DAY - starts };
    // 24 hours and more are not a shift: `early 07:00-07:00`, or the next day at a later hour.
    (0 < length && length < DAY).then_some(())?;
    Some((clock(starts)?, clock(ends % DAY)?, at))
}

/// Whether the word for half of a day at `at` is the second, and the index after it.
pub(super) fn half_before(text: &[char], at: usize) -> Option<(bool, usize)> {
    HALVES.iter().find_map(|(word, second)| Some((*second, after(text, at, word)?)))
}

fn clock(minutes: u32) -> Option<Time> {
    Time::new(i8::try_from(minutes / 60).ok()?, i8::try_from(minutes % 60).ok()?, 0, 0).ok()
}

/// A time up to noon of the next day, and the index after it.
fn time(text: &[char], at: usize) -> Option<(WrittenTime, usize)> {
    let before = half_before(text, at);
    let (hours, minutes, end) = hours_and_minutes(text, before.map_or(at, |(_, after)| spaces(text, after)))?;
    let (hours, half, end): (u32, bool, usize) = match (before, half_after(text, spaces(text, end))) {
        (None, Some((second, after))) if (1..=12).contains(&hours) => (on_clock(hours, second), true, after),
        (Some((second, _)), None) if (1..=12).contains(&hours) => (on_clock(hours, second), true, end),
        // `下午15:00` says it twice.
        (Some((second, _)), None) if second == (12..24).contains(&hours) => (hours, true, end),
        (None, None) => (hours, false, end),
        _ => return None,
    };
    (hours <= 36 && minutes < 60).then_some((WrittenTime { minutes: hours * 60 + minutes, half }, end))
}

/// The hour of the day of an hour of twelve.
const fn on_clock(hours: u32, second: bool) -> u32 {
    hours % 12 + if second { 12 } else { 0 }
}

/// Hours and minutes as digits, and the index after them and their unit.
fn hours_and_minutes(text: &[char], at: usize) -> Option<(u32, u32, usize)> {
    let (digits, end) = digits(text, at);
    let mark = text.get(end).copied();
    match (digits.len(), mark) {
        (4, _) if !matches!(mark, Some(':' | '.')) => {
            Some((digits[..2].parse().ok()?, digits[2..].parse().ok()?, unit(text, end).unwrap_or(end)))
        }
        (1 | 2, Some(':' | '.')) => {
            let (minutes, after) = self::digits(text, end + 1);
            let minutes = (minutes.len() == 2).then(|| minutes.parse().ok())??;
            let after = seconds(text, after);
            Some((digits.parse().ok()?, minutes, unit(text, after).unwrap_or(after)))
        }
        (1 | 2, _) => {
            let hours = digits.parse().ok()?;
            let Some(after) = unit(text, end) else {
                half_after(text, spaces(text, end))?;
                return Some((hours, 0, end));
            };
            match self::digits(text, after) {
                (minutes, after) if minutes.len() == 2 => {
                    Some((hours, minutes.parse().ok()?, after + usize::from(text.get(after) == Some(&'分'))))
                }
                (minutes, after) if minutes.is_empty() && text.get(after) == Some(&'半') => {
                    Some((hours, 30, after + 1))
                }
                (minutes, after) if minutes.is_empty() => Some((hours, 0, after)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The index after a word for hours, if there is one that ends there.
fn unit(text: &[char], at: usize) -> Option<usize> {
    let at = spaces(text, at);
    let word = |word: &&str| {
        let end = after(text, at, word)?;
        (!word.is_ascii() || !text.get(end).is_some_and(|c| c.is_alphabetic())).then_some(end)
    };
    UNITS.iter().find_map(word)
}

/// The index after seconds that are zero.
fn seconds(text: &[char], at: usize) -> usize {
    if text.get(at..at + 3) == Some(&[':', '0', '0'][..]) { at + 3 } else { at }
}

/// Whether it is `pm` or `p.m.`, and the index after it.
fn half_after(text: &[char], at: usize) -> Option<(bool, usize)> {
    let word = |(word, second): (&str, bool)| {
        let end = after(text, at, word)?;
        (!text.get(end).is_some_and(|c| c.is_alphabetic())).then_some((second, end))
    };
    [("am", false), ("a.m.", false), ("a.m", false), ("pm", true), ("p.m.", true), ("p.m", true)]
        .into_iter()
        .find_map(word)
}

/// The index after what is written between two times.
fn dash(text: &[char], at: usize) -> Option<usize> {
    match text.get(at)? {
        '-' => Some(at + text[at..].iter().take_while(|c| **c == '-').count()),
        '\u{2192}' => Some(at + 1),
        _ => UNTIL.iter().find_map(|word| after(text, at, word)),
    }
}

/// Whether the next day is stated at `at`, in brackets or not, and the index after it.
fn next_day(text: &[char], at: usize) -> (bool, usize) {
    let open = usize::from(text.get(at) == Some(&'('));
    for word in NEXT_DAY {
        let Some(end) = after(text, at + open, word) else { continue };
        // `+1` is not the beginning of another shift's times.
        if !text.get(end).is_some_and(|c| word.ends_with('1') && (c.is_ascii_digit() || *c == ':')) {
            return (true, end + usize::from(open == 1 && text.get(end) == Some(&')')));
        }
    }
    (false, at)
}

/// The index after a word at `at`, in upper or lower case.
fn after(text: &[char], at: usize, word: &str) -> Option<usize> {
    let end = at + word.chars().count();
    text.get(at..end)?.iter().map(char::to_ascii_lowercase).eq(word.chars()).then_some(end)
}

fn digits(text: &[char], at: usize) -> (String, usize) {
    let digits: String = text.get(at..).unwrap_or_default().iter().take_while(|c| c.is_ascii_digit()).collect();
    let end = at + digits.len();
    (digits, end)
}

pub(super) fn spaces(text: &[char], at: usize) -> usize {
    at + text.get(at..).unwrap_or_default().iter().take_while(|c| **c == ' ').count()
}
