//! Names of domain values, and how lists, ranges and sentences are joined.

use crate::{dates, t};
use domain::{AccessKind, Audience, Locale, Note, Role, ShiftHours, Weather};
use insight::baseline::BaselineBand;

/// Returns the name of a weather within a sentence: `fair`, `多云`.
#[must_use]
pub fn weather(locale: Locale, weather: Weather) -> String {
    match weather {
        Weather::Sunny => t!(locale, "weather-sunny"),
        Weather::Fair => t!(locale, "weather-fair"),
        Weather::Cloudy => t!(locale, "weather-cloudy"),
        Weather::Rainy => t!(locale, "weather-rainy"),
        Weather::Stormy => t!(locale, "weather-stormy"),
    }
}

/// Returns a mean level in words: `cloudy`, `between cloudy and fair`.
#[must_use]
pub fn mean(locale: Locale, level: f64) -> String {
    let below = Weather::nearest(level.floor());
    match level - f64::from(below.level()) {
        rest if rest < 0.25 => weather(locale, below),
        rest if rest < 0.75 => {
            let above = Weather::nearest(level.ceil());
            t!(locale, "weather-between", low = weather(locale, below), high = weather(locale, above))
        }
        _ => weather(locale, Weather::nearest(level)),
    }
}

/// Returns the capitalized name of a weather: `Fair`, `多云`.
#[must_use]
pub fn weather_name(locale: Locale, which: Weather) -> String {
    sentence_case(&weather(locale, which))
}

/// Returns the text of a note, or a text that says it is locked.
#[must_use]
pub fn note(locale: Locale, note: &Note) -> String {
    note.words().map_or_else(|| t!(locale, "note-locked"), str::to_owned)
}

/// Returns a number of energy bars, 1 to 5, in words.
#[must_use]
pub fn energy(locale: Locale, bars: u8) -> String {
    match bars {
        1 => t!(locale, "energy-1"),
        2 => t!(locale, "energy-2"),
        3 => t!(locale, "energy-3"),
        4 => t!(locale, "energy-4"),
        _ => t!(locale, "energy-5"),
    }
}

/// Returns the name of an audience: `only me`, `my lead`, `my team`.
#[must_use]
pub fn audience(locale: Locale, audience: Audience) -> String {
    match audience {
        Audience::Me => t!(locale, "audience-me"),
        Audience::Lead => t!(locale, "audience-lead"),
        Audience::Team => t!(locale, "audience-team"),
    }
}

/// Returns the name of a role.
#[must_use]
pub fn role(locale: Locale, role: Role) -> String {
    match role {
        Role::Agent => t!(locale, "role-agent"),
        Role::Lead => t!(locale, "role-lead"),
        Role::Psychologist => t!(locale, "role-psychologist"),
        Role::Admin => t!(locale, "role-admin"),
    }
}

/// Returns the name of a kind of access.
#[must_use]
pub fn access_kind(locale: Locale, kind: AccessKind) -> String {
    match kind {
        AccessKind::Board => t!(locale, "look-kind-board"),
        AccessKind::Team => t!(locale, "look-kind-team"),
        AccessKind::Trends => t!(locale, "look-kind-trends"),
        AccessKind::Flag => t!(locale, "look-kind-flag"),
        AccessKind::Climate => t!(locale, "look-kind-climate"),
        AccessKind::Export => t!(locale, "look-kind-export"),
        AccessKind::Referral => t!(locale, "look-kind-referral"),
    }
}

/// Returns in words how a weather compares with a person's usual.
#[must_use]
pub fn baseline_band(locale: Locale, band: BaselineBand) -> String {
    match band {
        BaselineBand::FarBelow => t!(locale, "standing-far-below"),
        BaselineBand::Below => t!(locale, "standing-below"),
        BaselineBand::AsUsual => t!(locale, "standing-as-usual"),
        BaselineBand::Better => t!(locale, "standing-better"),
    }
}

/// Joins names to a list: `A, B and C`, `甲、乙、丙`.
#[must_use]
pub fn list(locale: Locale, names: &[String]) -> String {
    match (locale, names) {
        (_, []) => String::new(),
        (_, [one]) => one.clone(),
        (Locale::En, [first @ .., last]) => format!("{} and {last}", items(locale, first)),
        (Locale::ZhCn, all) => items(locale, all),
    }
}

/// Joins things without an "and", as in a table or in brackets: `A, B`, `甲、乙`.
#[must_use]
pub fn items<T: AsRef<str>>(locale: Locale, things: &[T]) -> String {
    let things: Vec<&str> = things.iter().map(AsRef::as_ref).collect();
    things.join(match locale {
        Locale::En => ", ",
        Locale::ZhCn => "、",
    })
}

/// Joins parts that may contain commas themselves: `A; B`, `甲；乙`.
#[must_use]
pub fn clauses<T: AsRef<str>>(locale: Locale, parts: &[T]) -> String {
    let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
    parts.join(match locale {
        Locale::En => "; ",
        Locale::ZhCn => "；",
    })
}

/// Joins a thing and what says more about it: `Stormy, today 09:10`, `雷雨，今天 09:10`.
#[must_use]
pub fn with_detail(locale: Locale, thing: &str, detail: &str) -> String {
    match locale {
        Locale::En => format!("{thing}, {detail}"),
        Locale::ZhCn => format!("{thing}，{detail}"),
    }
}

/// Joins a label and what it is about: `Offer: Noise`, `提供：噪音`.
#[must_use]
pub fn labelled(locale: Locale, label: &str, about: &str) -> String {
    match locale {
        Locale::En => format!("{label}: {about}"),
        Locale::ZhCn => format!("{label}：{about}"),
    }
}

/// Adds something in brackets: `Ana (l1)`, `安娜（l1）`.
#[must_use]
pub fn bracketed(locale: Locale, thing: &str, more: &str) -> String {
    match locale {
        Locale::En => format!("{thing} ({more})"),
        Locale::ZhCn => format!("{thing}（{more}）"),
    }
}

/// Joins a range of two values: `9–17` in English, `9～17` in Chinese (GB/T 15834-2011, 4.13).
#[must_use]
pub fn range(locale: Locale, from: &str, to: &str) -> String {
    match locale {
        Locale::En => format!("{from}–{to}"),
        Locale::ZhCn => format!("{from}～{to}"),
    }
}

/// Joins sentences: with a space in English, without one in Chinese.
#[must_use]
pub fn in_a_row(locale: Locale, sentences: impl IntoIterator<Item = String>) -> String {
    let sentences: Vec<String> = sentences.into_iter().collect();
    sentences.join(gap(locale).unwrap_or_default())
}

/// What is between a sentence and the link or the words in bold that follow it: a space in English; nothing in Chinese,
/// whose marks bring their own.
#[must_use]
pub const fn gap(locale: Locale) -> Option<&'static str> {
    match locale {
        Locale::En => Some(" "),
        Locale::ZhCn => None,
    }
}

/// Returns the name of a shift as people read it: `Early`, `早班`; of a planned shift that is named by its hours,
/// `10:00–18:00`.
#[must_use]
pub fn shift_name(locale: Locale, name: &str) -> String {
    match name.parse::<ShiftHours>() {
        Ok(hours) => range(locale, &dates::time(hours.starts), &dates::time(hours.ends)),
        Err(_) => sentence_case(name),
    }
}

/// Rounds a count to a whole number, in digits: `1,800` in English, `1800` in Chinese.
#[must_use]
pub fn whole(locale: Locale, count: f64) -> String {
    let digits = format!("{count:.0}");
    let is_before_thousands = |at: usize| locale == Locale::En && at > 0 && (digits.len() - at).is_multiple_of(3);
    let marked = |(at, digit)| is_before_thousands(at).then_some(',').into_iter().chain([digit]);
    digits.chars().enumerate().flat_map(marked).collect()
}

/// Capitalizes the first letter: `sunny` becomes `Sunny`.
#[must_use]
pub fn sentence_case(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_is_a_weather_or_between_two() {
        let of = |level| mean(Locale::En, level);
        assert_eq!([of(1.0), of(3.2), of(4.8), of(5.0)], ["stormy", "cloudy", "sunny", "sunny"]);
        assert_eq!(
            [of(3.25), of(3.7), of(1.5)],
            ["between cloudy and fair", "between cloudy and fair", "between stormy and rainy"]
        );
        assert_eq!(mean(Locale::ZhCn, 3.5), "阴和多云之间");
    }

    #[test]
    fn thousands_are_set_apart_in_english() {
        let of = |count| [whole(Locale::En, count), whole(Locale::ZhCn, count)];
        assert_eq!([of(0.4), of(720.0), of(1800.0)], [["0", "0"], ["720", "720"], ["1,800", "1800"]]);
        assert_eq!(of(1_234_567.0)[0], "1,234,567");
    }

    #[test]
    fn ranges_and_sentences_are_joined_as_the_language_requires() {
        assert_eq!(range(Locale::En, "9", "17"), "9–17");
        assert_eq!(range(Locale::ZhCn, "9", "17"), "9～17");
        let two = |one: &str, other: &str| [one.to_owned(), other.to_owned()];
        assert_eq!(in_a_row(Locale::En, two("It rains.", "It snows.")), "It rains. It snows.");
        assert_eq!(in_a_row(Locale::ZhCn, two("下雨了。", "下雪了。")), "下雨了。下雪了。");
    }

    #[test]
    fn a_shift_has_its_name_or_its_hours() {
        let of = |name| [shift_name(Locale::En, name), shift_name(Locale::ZhCn, name)];
        assert_eq!(of("early"), ["Early", "Early"]);
        assert_eq!(of("10:00-18:00"), ["10:00–18:00", "10:00～18:00"]);
    }

    #[test]
    fn chinese_is_joined_with_chinese_marks() {
        let joined = |locale| {
            [
                list(locale, &["1".to_owned(), "2".to_owned(), "3".to_owned()]),
                items(locale, &["1", "2"]),
                clauses(locale, &["1", "2"]),
                with_detail(locale, "1", "2"),
                labelled(locale, "1", "2"),
                bracketed(locale, "1", "2"),
            ]
        };
        assert_eq!(joined(Locale::En), ["1, 2 and 3", "1, 2", "1; 2", "1, 2", "1: 2", "1 (2)"]);
        assert_eq!(joined(Locale::ZhCn), ["1、2、3", "1、2", "1；2", "1，2", "1：2", "1（2）"]);
    }
}
