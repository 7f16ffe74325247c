//! Texts of flags: title, reason in counts, severity and prompt.

use super::{dates, terms};
use crate::t;
use domain::{Locale, StressorKey, Weather};
use insight::baseline::BaselineStatus;
use insight::detectors::caveats::Caveat;
use insight::detectors::rules::TeamRule;
use insight::flag::{Flag, FlagKind, Reason, Severity};

/// The person or team that a flag is about, from the reader's point of view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlagPerspective<'a> {
    /// The reader, based on all their own entries.
    You,
    /// The reader, based on what they shared: the flag that their lead sees.
    YouAsShared,
    /// Another person, by name, for their lead; based on shared entries.
    Named(&'a str),
    /// A team, for its lead.
    Team,
}

impl<'a> FlagPerspective<'a> {
    /// Returns the name; none for the reader and for a team.
    const fn name(self) -> Option<&'a str> {
        match self {
            Self::Named(name) => Some(name),
            Self::You | Self::YouAsShared | Self::Team => None,
        }
    }
}

/// Returns a short title: `Gao Lin’s weather is sliding`. `label` returns a stressor's name.
#[must_use]
pub fn title(
    locale: Locale,
    kind: &FlagKind,
    whom: FlagPerspective<'_>,
    label: impl Fn(&StressorKey) -> String,
) -> String {
    match (kind, whom.name()) {
        (FlagKind::Sudden, None) => t!(locale, "flag-title-sudden-you"),
        (FlagKind::Sudden, Some(name)) => t!(locale, "flag-title-sudden", name = name),
        (FlagKind::Sliding, None) => t!(locale, "flag-title-sliding-you"),
        (FlagKind::Sliding, Some(name)) => t!(locale, "flag-title-sliding", name = name),
        (FlagKind::Stuck, None) => t!(locale, "flag-title-stuck-you"),
        (FlagKind::Stuck, Some(name)) => t!(locale, "flag-title-stuck", name = name),
        (FlagKind::TeamMean, _) => t!(locale, "flag-title-team-mean"),
        (FlagKind::TeamLow, _) => t!(locale, "flag-title-team-low"),
        (FlagKind::Stressor(key), _) => t!(locale, "flag-title-stressor", stressor = label(key)),
        (FlagKind::StressorWeek(key), _) => t!(locale, "flag-title-stressor-week", stressor = label(key)),
        (FlagKind::Rule(rule), _) => self::rule(locale, *rule),
    }
}

/// Returns the title of a flag whose days are usual again, in the past tense: `Gao Lin’s weather was sliding`.
fn past_title(
    locale: Locale,
    kind: &FlagKind,
    whom: FlagPerspective<'_>,
    label: impl Fn(&StressorKey) -> String,
) -> String {
    match (kind, whom.name()) {
        (FlagKind::Sliding, None) => t!(locale, "flag-title-slid-you"),
        (FlagKind::Sliding, Some(name)) => t!(locale, "flag-title-slid", name = name),
        (FlagKind::Stuck, None) => t!(locale, "flag-title-was-stuck-you"),
        (FlagKind::Stuck, Some(name)) => t!(locale, "flag-title-was-stuck", name = name),
        (FlagKind::TeamMean, _) => t!(locale, "flag-title-team-slid"),
        // The other titles name what was noticed on a day.
        _ => title(locale, kind, whom, label),
    }
}

/// Returns how many of the latest days in a row are usual again, or `None` while they do not look usual. After its end,
/// the past tense of the flag says it.
#[must_use]
pub fn usual_again(locale: Locale, flag: &Flag, whom: FlagPerspective<'_>) -> Option<String> {
    let again = flag.usual_again().filter(|_| flag.is_open())?;
    let (form, name) = match whom {
        FlagPerspective::You => ("you", ""),
        FlagPerspective::YouAsShared => ("you-shared", ""),
        FlagPerspective::Named(name) => ("named", name),
        FlagPerspective::Team => ("team", ""),
    };
    let run = count(locale, again.run);
    Some(t!(locale, "flag-usual-again", form = form, name = name, days = again.run, run = run))
}

/// Returns the title of a published rule of thumb.
#[must_use]
pub fn rule(locale: Locale, rule: TeamRule) -> String {
    match rule {
        TeamRule::MeanUnderTwoAndAHalfForThreeDays => t!(locale, "flag-title-rule-mean"),
        TeamRule::FortyPercentLow => t!(locale, "flag-title-rule-low"),
    }
}

/// Returns how often a published rule is right and wrong, as measured on simulated teams (docs/flags.md).
#[must_use]
pub fn rule_is_right(locale: Locale, rule: TeamRule) -> String {
    match rule {
        TeamRule::MeanUnderTwoAndAHalfForThreeDays => t!(locale, "flag-rule-mean-right"),
        TeamRule::FortyPercentLow => t!(locale, "flag-rule-low-right"),
    }
}

/// Returns the reason in counts. Every number can be counted in the flag's cited entries. `label` returns a stressor's
/// name.
#[must_use]
pub fn sentence(
    locale: Locale,
    reason: &Reason,
    whom: FlagPerspective<'_>,
    label: impl Fn(&StressorKey) -> String,
) -> String {
    let day = |day| dates::day(locale, day);
    let number = |number| count(locale, number);
    let sentence = match reason {
        Reason::Sudden { .. } => return sudden(locale, reason, whom),
        Reason::Sliding { .. } => return sliding(locale, reason, whom),
        Reason::Stuck { .. } => return stuck(locale, reason, whom),
        Reason::TeamMean { since, until, below, above, shared } => t!(
            locale,
            "flag-team-mean",
            form = match until {
                None => "lasting",
                // A period of one day is written as one date.
                Some(last) if last == since => "day",
                Some(_) => "over",
            },
            since = day(*since),
            until = until.map(day).unwrap_or_default(),
            below = number(*below),
            above = number(*above),
            shared = number(*shared)
        ),
        Reason::TeamLow { workday, low, shared } => {
            t!(locale, "flag-team-low", day = day(*workday), low = number(*low), shared = number(*shared))
        }
        Reason::Stressor { key, workday, named, shared } => {
            let (day, named, shared) = (day(*workday), number(*named), number(*shared));
            t!(locale, "flag-stressor", day = day, named = named, shared = shared, stressor = label(key))
        }
        Reason::StressorWeek { key, since, until, named, shared } => t!(
            locale,
            "flag-stressor-week",
            since = day(*since),
            until = day(*until),
            named = number(*named),
            shared = number(*shared),
            stressor = label(key)
        ),
        Reason::RuleMean { since, until, days, shared, levels } => t!(
            locale,
            "flag-rule-mean",
            since = day(*since),
            until = day(*until),
            days = number(*days),
            shared = number(*shared),
            mean = mean(*levels, *shared)
        ),
        Reason::RuleLow { workday, low, shared } => {
            t!(locale, "flag-rule-low", day = day(*workday), low = number(*low), shared = number(*shared))
        }
    };
    terms::sentence_case(&sentence)
}

/// Formats a mean with two decimals, truncated, so that a value below a limit does not look equal to it.
fn mean(levels: u32, shared: u32) -> String {
    let hundredths = levels * 100 / shared.max(1);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Selects the form of a text by its subject and by whether the change is over.
const fn form(whom: FlagPerspective<'_>, over: bool) -> &'static str {
    match (whom.name(), over) {
        (None, false) => "you",
        (None, true) => "you-over",
        (Some(_), false) => "named",
        (Some(_), true) => "named-over",
    }
}

fn sudden(locale: Locale, reason: &Reason, whom: FlagPerspective<'_>) -> String {
    let Reason::Sudden { workday, weather, usual, as_low, before } = reason else { return String::new() };
    let sentence = t!(
        locale,
        "flag-sudden",
        form = form(whom, false),
        name = whom.name().unwrap_or_default(),
        day = dates::day(locale, *workday),
        weather = terms::sentence_case(&terms::weather(locale, *weather)),
        usual = terms::weather(locale, *usual),
        as_low = *as_low,
        as_low_words = terms::sentence_case(&count(locale, *as_low)),
        before = *before,
        before_words = count(locale, *before)
    );
    with_scope(locale, sentence, whom)
}

fn sliding(locale: Locale, reason: &Reason, whom: FlagPerspective<'_>) -> String {
    let Reason::Sliding { level, since, until, low, shifts, low_before, before } = reason else { return String::new() };
    let level = match (level, terms::weather(locale, *level)) {
        (Weather::Stormy, name) => name,
        (_, name) => t!(locale, "flag-or-lower", level = name),
    };
    let sentence = t!(
        locale,
        "flag-sliding",
        form = form(whom, until.is_some()),
        name = whom.name().unwrap_or_default(),
        since = dates::day(locale, *since),
        until = until.map(|until| dates::day(locale, until)).unwrap_or_default(),
        level = level,
        // Selects “all eight” instead of “eight of the last eight”, and “both” for two.
        all = match (low == shifts, *shifts) {
            (false, _) => 0,
            (true, 2) => 2,
            (true, _) => 1,
        },
        low = count(locale, *low),
        shifts = count(locale, *shifts),
        low_before = count(locale, *low_before),
        none_before = u32::from(*low_before == 0),
        before = count(locale, *before)
    );
    with_scope(locale, sentence, whom)
}

fn stuck(locale: Locale, reason: &Reason, whom: FlagPerspective<'_>) -> String {
    let Reason::Stuck { usual, since, until, shifts } = reason else { return String::new() };
    let sentence = t!(
        locale,
        "flag-stuck",
        form = form(whom, until.is_some()),
        name = whom.name().unwrap_or_default(),
        since = dates::day(locale, *since),
        until = until.map(|until| dates::day(locale, until)).unwrap_or_default(),
        shifts = count(locale, *shifts),
        usual = terms::weather(locale, *usual)
    );
    with_scope(locale, sentence, whom)
}

/// Adds which days are counted, if that is not clear.
fn with_scope(locale: Locale, sentence: String, whom: FlagPerspective<'_>) -> String {
    match whom {
        FlagPerspective::YouAsShared => terms::in_a_row(locale, [sentence, t!(locale, "flag-of-shared-you")]),
        _ => sentence,
    }
}

/// Returns the line below a flag of a published rule: what the rule does not consider.
#[must_use]
pub fn prompt_of_rule(locale: Locale) -> String {
    t!(locale, "flag-prompt-rule")
}

/// Returns the line below every other flag: a prompt to talk.
#[must_use]
pub fn prompt(locale: Locale, whom: FlagPerspective<'_>) -> String {
    match whom {
        FlagPerspective::You | FlagPerspective::YouAsShared => t!(locale, "flag-prompt-you"),
        FlagPerspective::Named(name) => t!(locale, "flag-prompt", name = name),
        FlagPerspective::Team => t!(locale, "flag-prompt-team"),
    }
}

/// Returns the name of a severity.
#[must_use]
pub fn severity(locale: Locale, severity: Severity) -> String {
    match severity {
        Severity::Watch => t!(locale, "flag-severity-watch"),
        Severity::Talk => t!(locale, "flag-severity-talk"),
        Severity::Act => t!(locale, "flag-severity-act"),
    }
}

/// Returns how often chance alone would raise such a flag if nothing had changed. `score` is the flag's score; a year
/// has about 240 shifts.
#[must_use]
pub fn how_often(locale: Locale, score: f64, whom: FlagPerspective<'_>) -> String {
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

/// Returns a caveat of a flag.
#[must_use]
pub fn doubt(locale: Locale, doubt: &Caveat) -> String {
    match doubt {
        Caveat::LittleKnown { shifts } => t!(locale, "flag-doubt-little-known", shifts = count(locale, *shifts)),
        Caveat::NewShift { name } => t!(locale, "flag-doubt-new-shift", shift = name.as_str()),
        Caveat::OneDay => t!(locale, "flag-doubt-one-day"),
    }
}

/// Returns what is usual over how many shifts, or how many shifts are still missing.
#[must_use]
pub fn usual(locale: Locale, usual: &BaselineStatus) -> String {
    let baseline = match usual {
        BaselineStatus::Unknown { missing } => {
            let words = terms::sentence_case(&count(locale, *missing));
            return t!(locale, "flag-usual-unknown", missing = *missing, missing_words = words);
        }
        BaselineStatus::Known(baseline) => baseline,
    };
    let name = |weather: Weather| terms::weather(locale, weather);
    let (usual, low, high) = (name(baseline.usual), name(baseline.band.0), name(baseline.band.1));
    let (from, to) = (dates::day(locale, baseline.from), dates::day(locale, baseline.to));
    let shifts = count(locale, baseline.shifts);
    if baseline.band.0 == baseline.band.1 {
        t!(locale, "flag-usual-known-one", usual = usual, low = low, shifts = shifts, from = from, to = to)
    } else {
        t!(locale, "flag-usual-known", usual = usual, low = low, high = high, shifts = shifts, from = from, to = to)
    }
}

/// Returns title and reason of a flag as of its last day. While its days are usual again, both say so in the past
/// tense.
#[must_use]
pub fn title_and_sentence(
    locale: Locale,
    flag: &Flag,
    whom: FlagPerspective<'_>,
    label: impl Fn(&StressorKey) -> String + Copy,
) -> (String, String) {
    let title = if flag.is_past() {
        past_title(locale, &flag.kind, whom, label)
    } else {
        title(locale, &flag.kind, whom, label)
    };
    (title, sentence_now(locale, flag, whom, label))
}

/// Returns the reason of a flag as of its last day, and that its days are usual again if they are.
#[must_use]
pub fn sentence_now(
    locale: Locale,
    flag: &Flag,
    whom: FlagPerspective<'_>,
    label: impl Fn(&StressorKey) -> String,
) -> String {
    let reason = sentence(locale, &flag.reason, whom, label);
    terms::in_a_row(locale, std::iter::once(reason).chain(usual_again(locale, flag, whom)))
}

/// Formats a count: in English, up to twelve in words.
pub(crate) fn count(locale: Locale, number: u32) -> String {
    const WORDS: [&str; 13] =
        ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let word = usize::try_from(number).ok().and_then(|number| WORDS.get(number)).filter(|_| locale == Locale::En);
    word.map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

#[cfg(test)]
mod tests;
