//! Parser of the shifts in one cell: several shifts with any separator, and times as spreadsheets and people write
//! them.

use domain::ShiftPattern;
use domain::problem::ImportProblemKind;

use super::clock::{self, range};
use crate::cell::folded_punctuation;

/// Maximum length of the name of a shift, in characters: a chip on the board shows it.
const MAX_NAME_LENGTH: usize = 30;
/// What may be between two shifts, and around a name and its times: separators, bullets and dashes.
const SEPARATORS: [char; 17] = [
    ';', ',', '\u{3001}', '/', '\\', '+', '&', '|', '(', ')', '-', '*', '\u{b7}', '\u{2022}', '\u{30fb}', '\u{2027}',
    '\u{25cf}',
];
/// Words between two shifts.
const CONJUNCTIONS: [&str; 12] = ["and", "or", "und", "oder", "et", "ou", "以及", "或者", "和", "或", "及", "与"];
/// Words between a name and its times.
const BEFORE_TIMES: [&str; 4] = [" from", " von", "从", "自"];

/// Parses shifts such as `early 07:00-15:00; late 14:00-22:00`. A name comes before its times. Times may be `7:00`,
/// `07.00`, `0700`, `7am`, `7h` or `7点`, and end at `24:00`, `次日06:00` or `30:00`; between them is a dash, a tilde, an
/// arrow, `to`, `至` or `到`.
///
/// # Errors
/// If a part is not a shift, or the name of one is missing, too long or a list, or if its times can be read in two
/// ways.
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
        let times = (!is_inside).then(|| range(&text, at)).flatten();
        // A shift may be called "morning": the word is part of its times only if they are others without it.
        let without = clock::half_before(&text, at).and_then(|(_, after)| range(&text, clock::spaces(&text, after)));
        if times.is_none() && without.is_some() {
            return Err(wrong);
        }
        let Some((starts, ends, next)) = times.filter(|_| times != without) else {
            at += 1;
            continue;
        };
        let name = name(&text[name_from..at], !found.is_empty()).ok_or_else(|| wrong.clone())?;
        if name.chars().count() > MAX_NAME_LENGTH {
            return Err(ImportProblemKind::ShiftNameTooLong(MAX_NAME_LENGTH));
        }
        let shift = ShiftPattern { name, starts, ends };
        if !found.contains(&shift) {
            found.push(shift);
        }
        (name_from, at) = (next, next);
    }
    if text[name_from..].iter().all(|c| c.is_whitespace() || SEPARATORS.contains(c)) { Ok(found) } else { Err(wrong) }
}

fn is_edge(c: char) -> bool {
    c.is_whitespace() || c == ':' || SEPARATORS.contains(&c)
}

/// The name in the text before the times of a shift; none if there is none, or if it is a list. `follows` is true after
/// another shift.
fn name(text: &[char], follows: bool) -> Option<String> {
    let text: String = text.iter().collect();
    let mut name = text.trim_matches(is_edge);
    if follows {
        name = without_conjunction(name, text.starts_with(name)).trim_matches(is_edge);
    }
    // `1) early` is the first of a list.
    if let Some((number, rest)) = name.split_once(')')
        && number.bytes().all(|byte| byte.is_ascii_digit())
    {
        name = rest.trim_matches(is_edge);
    }
    for word in BEFORE_TIMES {
        name = name.strip_suffix(word).unwrap_or(name).trim_end_matches(is_edge);
    }
    let lists = [';', ',', '\u{3001}', '|', '\n', '\r'];
    let has_time = name.as_bytes().windows(2).any(|pair| pair[0].is_ascii_digit() && pair[1] == b':');
    (!name.is_empty() && !name.contains(lists) && !has_time)
        .then(|| name.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The name without a conjunction before it: a word by itself, or a Chinese one that `joins` the times before it.
fn without_conjunction(name: &str, joins: bool) -> &str {
    let rest = |word: &&str| {
        let rest =
            name.get(..word.len()).filter(|first| first.eq_ignore_ascii_case(word)).map(|_| &name[word.len()..])?;
        (rest.starts_with(char::is_whitespace) || (joins && !word.is_ascii() && !rest.is_empty())).then_some(rest)
    };
    CONJUNCTIONS.iter().find_map(rest).unwrap_or(name)
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
            "early 07:00-15:00\\late 14:00-22:00",
            "early 07:00-15:00 \u{b7} late 14:00-22:00",
            "\u{2022} early 07:00-15:00\n\u{2022} late 14:00-22:00",
            "early 07:00-15:00 - late 14:00-22:00",
            "early 07:00-15:00 and late 14:00-22:00",
            "early 07:00-15:00\u{548c}late 14:00-22:00",
            "1) early 07:00-15:00 2) late 14:00-22:00",
            "early from 07:00 to 15:00 or late from 14:00 until 22:00",
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
            ("early 7h-15h30", "early 07:00-15:30"),
            ("Fr\u{fc}h 7 Uhr bis 15:00 Uhr", "Fr\u{fc}h 07:00-15:00"),
            ("early 0700h-1500hrs", "early 07:00-15:00"),
            ("early 7:00 a.m. - 3:00 p.m.", "early 07:00-15:00"),
            ("early 07:00\u{2192}15:00", "early 07:00-15:00"),
            ("早班 上午7:00-下午3:00", "早班 07:00-15:00"),
            ("中班 中午12点半至晚上8点半", "中班 12:30-20:30"),
            ("晚班 下午3点-凌晨0:00", "晚班 15:00-00:00"),
            ("夜班 22:00-第二日06:00", "夜班 22:00-06:00"),
            ("夜班 22時~隔天6時", "夜班 22:00-06:00"),
            ("night 22:00-06:00 (+1 day)", "night 22:00-06:00"),
            ("下午 13:00-17:00", "下午 13:00-17:00"),
            ("客服上午 08:00-12:00", "客服上午 08:00-12:00"),
            ("和平班 06:00-14:00", "和平班 06:00-14:00"),
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
            "early 7:00am-3:00",
            "late 1:00-6pm",
            "下午3:00-6:00",
            "早班 下午7:00-3:00",
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
