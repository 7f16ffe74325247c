//! The weather before and after something was done, within one sight, against what it would have done by itself.

use jiff::Timestamp;

use crate::app::flags::status::VisibleFlag;
use domain::{Locale, Workday};
use insight::detectors::person::ChartPoint;
use insight::follow_up::{BeforeAfter, MeanWeather, Verdict};
use store::{FlagState, FlagStep};
use words::t;

/// One bar: some shifts together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelBar {
    /// Which shifts.
    pub label: String,
    /// Their mean as a number, one decimal.
    pub value: String,
    /// Their mean as a share of the scale, in hundredths.
    pub percent: u8,
}

/// Before and after in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BeforeAfterView {
    /// Before, after, and what the days would have come back to by themselves.
    pub bars: Vec<LevelBar>,
    /// Before and after in one sentence, for a list.
    pub short: String,
    /// What would have happened by itself.
    pub expected: String,
    /// The difference from that, with its interval.
    pub difference: String,
    /// What it means.
    pub verdict: String,
}

/// Before and after a flag was followed up, of the days of one sight; `line` has a point for each of them, and `steps`
/// are those of the work on it, oldest first. None if nothing was done, or too little was shared since.
#[must_use]
pub fn after(
    locale: Locale,
    visible: &VisibleFlag,
    steps: &[FlagStep],
    line: &[ChartPoint],
) -> Option<BeforeAfterView> {
    let work = visible.work.as_ref().filter(|work| work.state == FlagState::Done)?;
    visible.person?;
    let acted = first_done(visible, steps).unwrap_or_else(|| day_of(visible, work.changed_at));
    Some(in_words(locale, &BeforeAfter::of(&visible.flag, line, acted)?))
}

/// The day on which something was first done about it, since it last became more serious and since a second lead last
/// found that nothing was: a further account of what was done moves nothing.
fn first_done(visible: &VisibleFlag, steps: &[FlagStep]) -> Option<Workday> {
    let reopened = steps.iter().rposition(|step| step.is_reopened).map_or(0, |index| index + 1);
    let rise = visible.flag.escalations.last().map(|raised| raised.workday);
    let done = steps.iter().skip(reopened).filter(|step| step.state == FlagState::Done);
    // A rise on the day of the work was known then, see [`VisibleFlag::status`].
    done.map(|step| day_of(visible, step.at)).find(|day| rise.is_none_or(|rise| *day >= rise))
}

fn day_of(visible: &VisibleFlag, at: Timestamp) -> Workday {
    Workday(visible.local(at).date())
}

fn in_words(locale: Locale, found: &BeforeAfter) -> BeforeAfterView {
    let (low, high) = found.expected.bounds;
    let (estimate, (lowest, highest)) = found.difference();
    let (before, after, expected) = (level(found.before.level), level(found.after.level), level(found.expected.level));
    let bar = |label, level: &str, of: f64| LevelBar { label, value: level.to_owned(), percent: percent(of) };
    let count = |mean: &MeanWeather| mean.shifts;
    let bars = vec![
        bar(t!(locale, "flag-page-before", count = count(&found.before)), &before, found.before.level),
        bar(t!(locale, "follow-up-by-itself"), &expected, found.expected.level),
        bar(t!(locale, "flag-page-after", count = count(&found.after)), &after, found.after.level),
    ];
    let verdict = match found.verdict() {
        Verdict::WithinChance => t!(locale, "follow-up-within-chance"),
        Verdict::Better => t!(locale, "follow-up-better"),
        Verdict::Lower => t!(locale, "follow-up-lower"),
    };
    BeforeAfterView {
        bars,
        short: t!(locale, "follow-up-short", after = after, before = before, expected = expected.as_str()),
        expected: t!(locale, "follow-up-expected", expected = expected, low = level(low), high = level(high)),
        difference: t!(
            locale,
            "follow-up-difference",
            estimate = signed(estimate),
            low = signed(lowest),
            high = signed(highest)
        ),
        verdict,
    }
}

/// A mean level with one decimal.
fn level(level: f64) -> String {
    format!("{level:.1}")
}

/// A difference with one decimal and its sign.
fn signed(difference: f64) -> String {
    let text = format!("{:.1}", difference.abs());
    match difference {
        _ if text == "0.0" => text,
        _ if difference < 0.0 => format!("−{text}"),
        _ => format!("+{text}"),
    }
}

/// The share of the scale.
fn percent(level: f64) -> u8 {
    // Rounding a number between 20 and 100 loses nothing.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=100")]
    let percent = (level * 20.0).round().clamp(0.0, 100.0) as u8;
    percent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_has_its_sign_and_zero_has_none() {
        assert_eq!([0.26, -0.31, 0.04, -0.04].map(signed), ["+0.3", "−0.3", "0.0", "0.0"]);
    }
}
