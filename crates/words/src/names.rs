//! What the words of the domain are called.

use crate::t;
use domain::Locale;
use domain::{AccessKind, Audience, Note, Role, Weather};
use insight::baseline::BaselineBand;

/// A weather: `fair`, `多云`.
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

/// A mean of weathers, in levels: `cloudy`, `between cloudy and fair`.
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

/// A weather as it begins a line: `Fair`, `多云`.
#[must_use]
pub fn weather_name(locale: Locale, which: Weather) -> String {
    let name = weather(locale, which);
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A note as its person reads it: its words, or that it is locked.
#[must_use]
pub fn note(locale: Locale, note: &Note) -> String {
    note.words().map_or_else(|| t!(locale, "note-locked"), str::to_owned)
}

/// Bars of energy in words, 1–5.
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

/// Whom an entry is for: `only me`, `my lead`, `my team`.
#[must_use]
pub fn audience(locale: Locale, audience: Audience) -> String {
    match audience {
        Audience::Me => t!(locale, "audience-me"),
        Audience::Lead => t!(locale, "audience-lead"),
        Audience::Team => t!(locale, "audience-team"),
    }
}

/// A role.
#[must_use]
pub fn role(locale: Locale, role: Role) -> String {
    match role {
        Role::Agent => t!(locale, "role-agent"),
        Role::Lead => t!(locale, "role-lead"),
        Role::Psychologist => t!(locale, "role-psychologist"),
        Role::Admin => t!(locale, "role-admin"),
    }
}

/// A kind of page that somebody opened.
#[must_use]
pub fn look_kind(locale: Locale, kind: AccessKind) -> String {
    match kind {
        AccessKind::Board => t!(locale, "look-kind-board"),
        AccessKind::Team => t!(locale, "look-kind-team"),
        AccessKind::Trends => t!(locale, "look-kind-trends"),
        AccessKind::Flag => t!(locale, "look-kind-flag"),
        AccessKind::Climate => t!(locale, "look-kind-climate"),
        AccessKind::Export => t!(locale, "look-kind-export"),
    }
}

/// Where a weather stands against somebody's usual.
#[must_use]
pub fn standing(locale: Locale, standing: BaselineBand) -> String {
    match standing {
        BaselineBand::FarBelow => t!(locale, "standing-far-below"),
        BaselineBand::Below => t!(locale, "standing-below"),
        BaselineBand::AsUsual => t!(locale, "standing-as-usual"),
        BaselineBand::Better => t!(locale, "standing-better"),
    }
}

/// Names in a row: `A, B and C`, `甲、乙、丙`.
#[must_use]
pub fn list(locale: Locale, names: &[String]) -> String {
    match (locale, names) {
        (_, []) => String::new(),
        (_, [one]) => one.clone(),
        (Locale::En, [first @ .., last]) => format!("{} and {last}", first.join(", ")),
        (Locale::ZhCn, all) => all.join("、"),
    }
}

/// Sentences one after another: Chinese ones touch.
#[must_use]
pub fn in_a_row(locale: Locale, sentences: impl IntoIterator<Item = String>) -> String {
    let sentences: Vec<String> = sentences.into_iter().collect();
    sentences.join(match locale {
        Locale::En => " ",
        Locale::ZhCn => "",
    })
}

/// A word as it begins a sentence: `sunny` is `Sunny`.
#[must_use]
pub fn sentence_case(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_is_the_weather_that_it_is_near_or_lies_between_two() {
        let of = |level| mean(Locale::En, level);
        assert_eq!([of(1.0), of(3.2), of(4.8), of(5.0)], ["stormy", "cloudy", "sunny", "sunny"]);
        assert_eq!(
            [of(3.25), of(3.7), of(1.5)],
            ["between cloudy and fair", "between cloudy and fair", "between stormy and rainy"]
        );
        assert_eq!(mean(Locale::ZhCn, 3.5), "阴和多云之间");
    }

    #[test]
    fn sentences_have_a_space_between_them_in_english_and_none_in_chinese() {
        let two = |one: &str, other: &str| [one.to_owned(), other.to_owned()];
        assert_eq!(in_a_row(Locale::En, two("It rains.", "It snows.")), "It rains. It snows.");
        assert_eq!(in_a_row(Locale::ZhCn, two("下雨了。", "下雪了。")), "下雨了。下雪了。");
    }
}
