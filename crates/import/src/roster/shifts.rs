//! Parser of the shifts in one cell: several shifts with any separator, and times as spreadsheets and people write them.

use domain::ShiftPattern;
use domain::problem::ImportProblemKind;
use jiff::civil::Time;

use crate::cell::folded_punctuation;

/// Maximum length of the name of a shift, in characters: a chip on the board shows it.
const MAX_NAME_LENGTH: usize = 30;
/// What may be between two shifts, and around a name and its times.
const SEPARATORS: [char; 9] = [';', ',', '\u{3001}', '/', '+', '&', '|', '(', ')'];
/// Words for "on the next day" before or after the end of a shift.
const NEXT_DAY: [&str; 7] =
    ["\u{6b21}\u{65e5}", "\u{7fcc}\u{65e5}", "\u{7b2c}\u{4e8c}\u{5929}", "\u{660e}\u{65e5}", "next day", "+1d", "+1"];
/// Minutes of a day.
const DAY: u32 = 24 * 60;

/// Parses shifts such as `early 07:00-15:00; late 14:00-22:00`. A name comes before its times. Times may be `7:00`, `07.00`, `0700`,
/// `7am` or `7点`, and end at `24:00`, `次日06:00` or `30:00`; between them is a dash, a tilde, `to`, `至` or `到`.
///
/// # Errors
/// If a part is not a shift, or the name of one is missing, too long or a list.
pub fn shifts(text: &str) -> Result<Vec<ShiftPattern>, ImportProblemKind> {
    let wrong = ImportProblemKind::NotAShift;
    let text: Vec<char> = folded_punctuation(text).chars().collect();
    let (mut found, mut name_from, mut at): (Vec<ShiftPattern>, usize, usize) = (Vec::new(), 0, 0);
    while at < text.len() {
        // The middle of a longer number or time is not the beginning of another.
        let is_inside = match text[..at] {
            [.., last] if last.is_ascii_digit() => true,
            [.., hour, ':'] => hour.is_ascii_digit(),
            _ => false,
        };
        let Some((starts, ends, next)) = (!is_inside).then(|| range(&text, at)).flatten() else {
            at += 1;
            continue;
        };
        let name = name(&text[name_from..at]).ok_or_else(|| wrong.clone())?;
        if name.chars().count() > MAX_NAME_LENGTH {
            return Err(ImportProblemKind::ShiftNameTooLong(MAX_NAME_LENGTH));
        }
        let shift = ShiftPattern { name, starts, ends };
        if !found.contains(&shift) {
            found.push(shift);
        }
        (name_from, at) = (next, next);
    }
    let rest: String = text[name_from..].iter().collect();
    if rest.chars().all(|c| c.is_whitespace() || SEPARATORS.contains(&c)) { Ok(found) } else { Err(wrong) }
}

/// The name in the text before the times of a shift; none if there is none, or if it is a list.
fn name(text: &[char]) -> Option<String> {
    let text: String = text.iter().collect();
    let edge = |c: char| c.is_whitespace() || c == ':' || SEPARATORS.contains(&c);
    let name = text.trim_matches(edge);
    let lists = [';', ',', '\u{3001}', '|', '\n', '\r'];
    let has_time = name.as_bytes().windows(2).any(|pair| pair[0].is_ascii_digit() && pair[1] == b':');
    (!name.is_empty() && !name.contains(lists) && !has_time)
        .then(|| name.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The start and the end of a shift whose times begin at `at`, and the index after them.
fn range(text: &[char], at: usize) -> Option<(Time, Time, usize)> {
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
    let (starts, ends) = (starts % DAY, if said_before || said_after { ends.checked_add(DAY)? } else { ends });
    let length = if ends > starts { ends - starts } else { ends + DAY - starts };
    // 24 hours and more are no shift: `early 07:00-07:00`, or the next day at a later hour.
    (0 < length && length < DAY).then_some(())?;
    Some((clock(starts)?, clock(ends % DAY)?, at))
}

fn clock(minutes: u32) -> Option<Time> {
    Time::new(i8::try_from(minutes / 60).ok()?, i8::try_from(minutes % 60).ok()?, 0, 0).ok()
}

/// A time in minutes since midnight, up to noon of the next day, and the index after it.
fn time(text: &[char], at: usize) -> Option<(u32, usize)> {
    let (digits, end) = digits(text, at);
    let mark = text.get(end).copied();
    let (hours, minutes, end): (u32, u32, usize) = match (digits.len(), mark) {
        (4, _) if !matches!(mark, Some(':' | '.')) => (digits[..2].parse().ok()?, digits[2..].parse().ok()?, end),
        (1 | 2, Some(':' | '.')) => {
            let (minutes, after) = self::digits(text, end + 1);
            (digits.parse().ok()?, (minutes.len() == 2).then(|| minutes.parse().ok())??, seconds(text, after))
        }
        (1 | 2, Some('\u{70b9}' | '\u{65f6}')) => match self::digits(text, end + 1) {
            (minutes, after) if minutes.len() == 2 => {
                (digits.parse().ok()?, minutes.parse().ok()?, after + usize::from(text.get(after) == Some(&'\u{5206}')))
            }
            (minutes, after) if minutes.is_empty() => (digits.parse().ok()?, 0, after),
            _ => return None,
        },
        (1 | 2, _) => {
            half_of_day(text, spaces(text, end))?;
            (digits.parse().ok()?, 0, end)
        }
        _ => return None,
    };
    let (hours, end): (u32, usize) = match half_of_day(text, spaces(text, end)) {
        Some((pm, after)) if (1..=12).contains(&hours) => (hours % 12 + if pm { 12 } else { 0 }, after),
        Some(_) => return None,
        None => (hours, end),
    };
    (hours <= 36 && minutes < 60).then_some((hours * 60 + minutes, end))
}

/// The index after seconds that are zero.
fn seconds(text: &[char], at: usize) -> usize {
    if text.get(at..at + 3) == Some(&[':', '0', '0'][..]) { at + 3 } else { at }
}

/// Whether it is `pm`, and the index after it.
fn half_of_day(text: &[char], at: usize) -> Option<(bool, usize)> {
    let letters: String = text.get(at..at + 2)?.iter().collect::<String>().to_ascii_lowercase();
    let ends = !text.get(at + 2).is_some_and(|c| c.is_alphabetic());
    match letters.as_str() {
        "am" if ends => Some((false, at + 2)),
        "pm" if ends => Some((true, at + 2)),
        _ => None,
    }
}

/// The index after what is written between two times.
fn dash(text: &[char], at: usize) -> Option<usize> {
    match text.get(at)? {
        '-' => Some(at + text[at..].iter().take_while(|c| **c == '-').count()),
        '\u{81f3}' | '\u{5230}' => Some(at + 1),
        't' | 'T' if text.get(at + 1).is_some_and(|c| c.eq_ignore_ascii_case(&'o')) => Some(at + 2),
        _ => None,
    }
}

/// Whether the next day is stated at `at`, in brackets or not, and the index after it.
fn next_day(text: &[char], at: usize) -> (bool, usize) {
    let open = usize::from(text.get(at) == Some(&'('));
    for word in NEXT_DAY {
        let end = at + open + word.chars().count();
        let said = text.get(at + open..end).is_some_and(|part| part.iter().collect::<String>().to_lowercase() == word);
        // `+1` is not the beginning of another shift's times.
        if said && !text.get(end).is_some_and(|c| word.ends_with('1') && (c.is_ascii_digit() || *c == ':')) {
            return (true, end + usize::from(open == 1 && text.get(end) == Some(&')')));
        }
    }
    (false, at)
}

fn digits(text: &[char], at: usize) -> (String, usize) {
    let digits: String = text.get(at..).unwrap_or_default().iter().take_while(|c| c.is_ascii_digit()).collect();
    let end = at + digits.len();
    (digits, end)
}

fn spaces(text: &[char], at: usize) -> usize {
    at + text.get(at..).unwrap_or_default().iter().take_while(|c| **c == ' ').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<String>, ImportProblemKind> {
        shifts(text).map(|all| all.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn several_shifts_in_a_cell_are_read_with_every_separator() {
        for text in [
            "early 07:00-15:00; late 14:00-22:00",
            "early 07:00-15:00, late 14:00-22:00",
            "early 07:00-15:00\u{3001}late 14:00-22:00",
            "early 07:00-15:00\u{ff0c}late 14:00-22:00",
            "early 07:00-15:00\u{ff1b}late 14\u{ff1a}00\u{ff5e}22\u{ff1a}00",
            "early 07:00-15:00\nlate 14:00-22:00",
            "early 07:00-15:00/late 14:00-22:00",
            "early 07:00-15:00 + late 14:00-22:00",
            "early 07:00-15:00 | late 14:00-22:00;",
            "early 07:00-15:00 late 14:00-22:00",
            "early(07:00-15:00) late (14:00-22:00)",
        ] {
            assert_eq!(read(text), Ok(vec!["early 07:00-15:00".to_owned(), "late 14:00-22:00".to_owned()]), "{text}");
        }
        assert_eq!(read("").map(|all| all.len()), Ok(0));
    }

    #[test]
    fn times_are_read_as_people_write_them_if_only_one_reading_is_possible() {
        for (text, is) in [
            ("late 16:00-24:00", "late 16:00-00:00"),
            ("night 22:00-\u{6b21}\u{65e5}06:00", "night 22:00-06:00"),
            ("night 22:00-06:00(\u{6b21}\u{65e5})", "night 22:00-06:00"),
            ("night 22:00-06:00+1", "night 22:00-06:00"),
            ("night 22:00-30:00", "night 22:00-06:00"),
            ("early 07:00 - 15:00", "early 07:00-15:00"),
            ("early 7:00-15:00", "early 07:00-15:00"),
            ("\u{65e9}\u{73ed}07:00-15:00", "\u{65e9}\u{73ed} 07:00-15:00"),
            ("\u{65e9}\u{73ed}\u{ff1a}07:00\u{81f3}15:00", "\u{65e9}\u{73ed} 07:00-15:00"),
            ("\u{65e9}\u{73ed} 7\u{70b9}\u{5230}15\u{70b9}30\u{5206}", "\u{65e9}\u{73ed} 07:00-15:30"),
            ("early 07.00-15.00", "early 07:00-15:00"),
            ("early 0700-1500", "early 07:00-15:00"),
            ("early 7am-3pm", "early 07:00-15:00"),
            ("noon 12 pm to 8:30 pm", "noon 12:00-20:30"),
            ("owl 12am-8am", "owl 00:00-08:00"),
            ("owl 24:00-08:00", "owl 00:00-08:00"),
            ("early 07:00\u{2014}15:00", "early 07:00-15:00"),
            ("early 07:00:00-15:00:00", "early 07:00-15:00"),
            ("Fr\u{fc}h eins \u{ff10}\u{ff16}:00-14:00", "Fr\u{fc}h eins 06:00-14:00"),
            ("A/B 06:00-14:00", "A/B 06:00-14:00"),
        ] {
            assert_eq!(read(text), Ok(vec![is.to_owned()]), "{text}");
        }
    }

    #[test]
    fn what_is_no_shift_is_refused() {
        for text in [
            "early",
            "07:00-15:00",
            "early 7-15",
            "early 07:00-37:00",
            "early 07:60-15:00",
            "early 07:00-07:00",
            "early 07:00-\u{6b21}\u{65e5}08:00",
            "early 07:00-15:00 spare",
            "early, spare 07:00-15:00",
            "early 13pm-3pm",
            "early 07:00-15:00-22:00",
            "early 107:00-15:00",
        ] {
            assert_eq!(read(text), Err(ImportProblemKind::NotAShift), "{text}");
        }
        let long = format!("{} 07:00-15:00", "n".repeat(MAX_NAME_LENGTH + 1));
        assert_eq!(read(&long), Err(ImportProblemKind::ShiftNameTooLong(MAX_NAME_LENGTH)));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "[ 0-9:.ampt+/;,()\u{6b21}\u{65e5}\u{70b9}-]{0,30}") {
            for shift in shifts(&text).unwrap_or_default() {
                proptest::prop_assert_eq!(shifts(&shift.to_string()), Ok(vec![shift]));
            }
        }
    }
}
