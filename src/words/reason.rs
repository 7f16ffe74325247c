//! What a flag says, in counts: its title, its sentence, and the line that it is a prompt to talk.

use super::{Locale, dates, names};
use crate::domain::{StressorKey, Weather};
use crate::insight::baseline::Usual;
use crate::insight::doubt::Doubt;
use crate::insight::flag::{Flag, Kind, Reason, Severity};
use crate::t;

/// Whom a flag is about, as seen by its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom<'a> {
    /// The reader, from all of their own entries.
    You,
    /// The reader, from what they shared: the flag that their lead sees.
    YouAsShared,
    /// Somebody, to their lead: of the days shared.
    Named(&'a str),
    /// A team, to its lead.
    Team,
}

impl<'a> Whom<'a> {
    /// The name; none where the reader is meant, or nobody by name.
    const fn name(self) -> Option<&'a str> {
        match self {
            Self::Named(name) => Some(name),
            Self::You | Self::YouAsShared | Self::Team => None,
        }
    }
}

/// What was noticed, in a few words: `Gao Lin is sliding`. `label` gives a stressor's name.
#[must_use]
pub fn title(locale: Locale, kind: &Kind, whom: Whom<'_>, label: impl Fn(&StressorKey) -> String) -> String {
    match (kind, whom.name()) {
        (Kind::Sudden, None) => t!(locale, "flag-title-sudden-you"),
        (Kind::Sudden, Some(name)) => t!(locale, "flag-title-sudden", name = name),
        (Kind::Sliding, None) => t!(locale, "flag-title-sliding-you"),
        (Kind::Sliding, Some(name)) => t!(locale, "flag-title-sliding", name = name),
        (Kind::Stuck, None) => t!(locale, "flag-title-stuck-you"),
        (Kind::Stuck, Some(name)) => t!(locale, "flag-title-stuck", name = name),
        (Kind::TeamMean, _) => t!(locale, "flag-title-team-mean"),
        (Kind::TeamLow, _) => t!(locale, "flag-title-team-low"),
        (Kind::Stressor(key), _) => t!(locale, "flag-title-stressor", stressor = label(key)),
    }
}

/// Why, in counts. Every number in it can be counted in the flag's cited entries. `label` gives a stressor's name.
#[must_use]
pub fn sentence(locale: Locale, reason: &Reason, whom: Whom<'_>, label: impl Fn(&StressorKey) -> String) -> String {
    let day = |day| dates::day(locale, day);
    let number = |number| count(locale, number);
    let sentence = match reason {
        Reason::Sudden { .. } => return sudden(locale, reason, whom),
        Reason::Sliding { .. } => return sliding(locale, reason, whom),
        Reason::Stuck { .. } => return stuck(locale, reason, whom),
        Reason::TeamMean { since, until, below, above, shared } => {
            let start = *since;
            let (since, below, above, shared) = (day(start), number(*below), number(*above), number(*shared));
            match until {
                None => t!(locale, "flag-team-mean", since = since, below = below, above = above, shared = shared),
                Some(last) if last == &start => {
                    t!(locale, "flag-team-mean-day", day = since, below = below, above = above, shared = shared)
                }
                Some(until) => {
                    let until = day(*until);
                    t!(
                        locale,
                        "flag-team-mean-over",
                        since = since,
                        until = until,
                        below = below,
                        above = above,
                        shared = shared
                    )
                }
            }
        }
        Reason::TeamLow { workday, low, shared } => {
            t!(locale, "flag-team-low", day = day(*workday), low = number(*low), shared = number(*shared))
        }
        Reason::Stressor { key, workday, named, shared } => {
            let (day, named, shared) = (day(*workday), number(*named), number(*shared));
            t!(locale, "flag-stressor", day = day, named = named, shared = shared, stressor = label(key))
        }
    };
    capitalised(&sentence)
}

fn sudden(locale: Locale, reason: &Reason, whom: Whom<'_>) -> String {
    let Reason::Sudden { workday, weather, usual, as_low, before } = reason else { return String::new() };
    let (day, before_words) = (dates::day(locale, *workday), count(locale, *before));
    let weather = capitalised(&names::weather(locale, *weather));
    let (usual, as_low_words) = (names::weather(locale, *usual), capitalised(&count(locale, *as_low)));
    let sentence = match whom.name() {
        None => t!(
            locale,
            "flag-sudden-you",
            day = day,
            weather = weather,
            usual = usual,
            as_low = *as_low,
            as_low_words = as_low_words,
            before = *before,
            before_words = before_words
        ),
        Some(name) => t!(
            locale,
            "flag-sudden",
            name = name,
            day = day,
            weather = weather,
            usual = usual,
            as_low = *as_low,
            as_low_words = as_low_words,
            before = *before,
            before_words = before_words
        ),
    };
    with_scope(locale, sentence, whom)
}

fn sliding(locale: Locale, reason: &Reason, whom: Whom<'_>) -> String {
    let Reason::Sliding { level, since, until, low, shifts, low_before, before } = reason else { return String::new() };
    let (since, until) = (dates::day(locale, *since), until.map(|until| dates::day(locale, until)));
    let level = match (level, names::weather(locale, *level)) {
        (Weather::Stormy, name) => name,
        (_, name) => t!(locale, "flag-or-lower", level = name),
    };
    // "Eight of the last eight" is how a machine would say it.
    let all = u32::from(low == shifts);
    let [low, shifts, low_before, before] = [low, shifts, low_before, before].map(|number| count(locale, *number));
    let sentence = match (whom.name(), until) {
        (None, None) => t!(
            locale,
            "flag-sliding-you",
            since = since,
            level = level,
            all = all,
            low = low,
            shifts = shifts,
            low_before = low_before,
            before = before
        ),
        (None, Some(until)) => t!(
            locale,
            "flag-sliding-you-over",
            until = until,
            since = since,
            level = level,
            all = all,
            low = low,
            shifts = shifts,
            low_before = low_before,
            before = before
        ),
        (Some(name), None) => t!(
            locale,
            "flag-sliding",
            name = name,
            since = since,
            level = level,
            all = all,
            low = low,
            shifts = shifts,
            low_before = low_before,
            before = before
        ),
        (Some(name), Some(until)) => t!(
            locale,
            "flag-sliding-over",
            name = name,
            until = until,
            since = since,
            level = level,
            all = all,
            low = low,
            shifts = shifts,
            low_before = low_before,
            before = before
        ),
    };
    with_scope(locale, sentence, whom)
}

fn stuck(locale: Locale, reason: &Reason, whom: Whom<'_>) -> String {
    let Reason::Stuck { usual, since, until, shifts } = reason else { return String::new() };
    let (since, usual) = (dates::day(locale, *since), names::weather(locale, *usual));
    let (shifts, until) = (count(locale, *shifts), until.map(|until| dates::day(locale, until)));
    let sentence = match (whom.name(), until) {
        (None, None) => t!(locale, "flag-stuck-you", since = since, shifts = shifts, usual = usual),
        (None, Some(until)) => {
            t!(locale, "flag-stuck-you-over", since = since, until = until, shifts = shifts, usual = usual)
        }
        (Some(name), None) => t!(locale, "flag-stuck", name = name, since = since, shifts = shifts, usual = usual),
        (Some(name), Some(until)) => {
            t!(locale, "flag-stuck-over", name = name, since = since, until = until, shifts = shifts, usual = usual)
        }
    };
    with_scope(locale, sentence, whom)
}

/// The sentence, and over which days it counts where that may be mistaken.
fn with_scope(locale: Locale, sentence: String, whom: Whom<'_>) -> String {
    match (whom, locale) {
        (Whom::YouAsShared, Locale::En) => format!("{sentence} {}", t!(locale, "flag-of-shared-you")),
        (Whom::YouAsShared, Locale::ZhCn) => sentence + &t!(locale, "flag-of-shared-you"),
        _ => sentence,
    }
}

/// The line under every flag: a prompt to talk, and who knows best.
#[must_use]
pub fn prompt(locale: Locale, whom: Whom<'_>) -> String {
    match whom {
        Whom::You | Whom::YouAsShared => t!(locale, "flag-prompt-you"),
        Whom::Named(name) => t!(locale, "flag-prompt", name = name),
        Whom::Team => t!(locale, "flag-prompt-team"),
    }
}

/// How serious, in words: `worth a word`.
#[must_use]
pub fn severity(locale: Locale, severity: Severity) -> String {
    match severity {
        Severity::Watch => t!(locale, "flag-severity-watch"),
        Severity::Talk => t!(locale, "flag-severity-talk"),
        Severity::Act => t!(locale, "flag-severity-act"),
    }
}

/// How unusual, as a frequency: what chance alone would bring about as often where nothing has changed. `score` is that of the flag;
/// a year has about 240 shifts.
#[must_use]
pub fn how_often(locale: Locale, score: f64, whom: Whom<'_>) -> String {
    let often = match score {
        s if s < 2.0 => t!(locale, "flag-often-quarter"),
        s if s < 4.0 => t!(locale, "flag-often-half-year"),
        s if s < 8.0 => t!(locale, "flag-often-year"),
        s if s < 16.0 => t!(locale, "flag-often-two-years"),
        _ => t!(locale, "flag-often-four-years"),
    };
    match whom.name() {
        Some(name) => t!(locale, "flag-often", name = name, often = often),
        None => t!(locale, "flag-often-you", often = often),
    }
}

/// One thing to bear in mind before making much of a flag.
#[must_use]
pub fn doubt(locale: Locale, doubt: &Doubt) -> String {
    match doubt {
        Doubt::LittleKnown { shifts } => t!(locale, "flag-doubt-little-known", shifts = count(locale, *shifts)),
        Doubt::NewShift { name } => t!(locale, "flag-doubt-new-shift", shift = name.as_str()),
        Doubt::OneDay => t!(locale, "flag-doubt-one-day"),
    }
}

/// What is usual and over how many shifts, or how many shifts are still missing.
#[must_use]
pub fn usual(locale: Locale, usual: &Usual) -> String {
    let baseline = match usual {
        Usual::Unknown { missing } => {
            let words = capitalised(&count(locale, *missing));
            return t!(locale, "flag-usual-unknown", missing = *missing, missing_words = words);
        }
        Usual::Known(baseline) => baseline,
    };
    let name = |weather: Weather| names::weather(locale, weather);
    let (usual, low, high) = (name(baseline.usual), name(baseline.band.0), name(baseline.band.1));
    let (from, to) = (dates::day(locale, baseline.from), dates::day(locale, baseline.to));
    let shifts = count(locale, baseline.shifts);
    if baseline.band.0 == baseline.band.1 {
        t!(locale, "flag-usual-known-one", usual = usual, low = low, shifts = shifts, from = from, to = to)
    } else {
        t!(locale, "flag-usual-known", usual = usual, low = low, high = high, shifts = shifts, from = from, to = to)
    }
}

/// Title and sentence of a flag as of its last day.
#[must_use]
pub fn told(
    locale: Locale,
    flag: &Flag,
    whom: Whom<'_>,
    label: impl Fn(&StressorKey) -> String + Copy,
) -> (String, String) {
    (title(locale, &flag.kind, whom, label), sentence(locale, &flag.reason, whom, label))
}

/// A count as it stands in a sentence: in words up to twelve in English, as people write it.
fn count(locale: Locale, number: u32) -> String {
    const WORDS: [&str; 13] =
        ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let word = usize::try_from(number).ok().and_then(|number| WORDS.get(number)).filter(|_| locale == Locale::En);
    word.map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
