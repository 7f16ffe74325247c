//! Sentences of warm facts, and the one sentence about a week.

use super::reason::count;
use super::{dates, sentence_case, weather};
use crate::t;
use domain::Locale;
use insight::trends::week::WeekSummary;
use insight::warm_facts::WarmFact;

/// Returns the sentence of a fact, for the person whose weather it is.
#[must_use]
pub fn sentence(locale: Locale, fact: &WarmFact) -> String {
    let number = |number: &u32| count(locale, *number);
    let sentence = match fact {
        WarmFact::BrightRun { shifts } => t!(locale, "fact-bright-run", shifts = number(shifts)),
        WarmFact::WeekdayRun { weekday, weeks } => {
            t!(locale, "fact-weekday-run", weeks = number(weeks), weekday = dates::weekday_name(locale, *weekday))
        }
        WarmFact::DryRun { shifts } => t!(locale, "fact-dry-run", shifts = number(shifts)),
        WarmFact::BrightWeeks { weeks } => t!(locale, "fact-bright-weeks", weeks = number(weeks)),
        WarmFact::RainPasses { within, spells, of } => {
            t!(locale, "fact-rain-passes", within = *within, spells = number(spells), of = number(of))
        }
        WarmFact::AfterRain { bright, of } => {
            t!(locale, "fact-after-rain", bright = number(bright), of = number(of))
        }
        WarmFact::BestWeekday { weekday } => {
            t!(locale, "fact-best-weekday", weekday = dates::weekday_name(locale, *weekday))
        }
        WarmFact::BestShift { shift } => t!(locale, "fact-best-shift", shift = shift.to_string()),
        WarmFact::BrightMonth { shifts, before } => {
            t!(locale, "fact-bright-month", shifts = number(shifts), before = number(before))
        }
        WarmFact::MoreBright { now, before } => {
            t!(locale, "fact-more-bright", now = number(now), before = number(before))
        }
        WarmFact::WeekBright { shifts } => t!(locale, "fact-week-bright", shifts = number(shifts)),
        WarmFact::WeekdayUsually { weekday, bright, of } => {
            let weekday = dates::weekday_name(locale, *weekday);
            t!(locale, "fact-weekday-usually", weekday = weekday, bright = number(bright), of = number(of))
        }
        WarmFact::BrightShare { bright, of } => {
            t!(locale, "fact-bright-share", bright = number(bright), of = number(of))
        }
        WarmFact::BrightTotal { shifts } => t!(locale, "fact-bright-total", shifts = *shifts),
    };
    sentence_case(&sentence)
}

/// Returns the sentence about a week.
#[must_use]
pub fn week(locale: Locale, summary: WeekSummary) -> String {
    let number = |number: u32| count(locale, number);
    let sentence = match summary {
        WeekSummary::Empty => t!(locale, "week-empty"),
        WeekSummary::One(only) => t!(locale, "week-one", weather = weather(locale, only)),
        WeekSummary::Bright { shifts } => t!(locale, "week-bright", shifts = number(shifts)),
        WeekSummary::Dry { bright: 0, shifts } => t!(locale, "week-dry", shifts = number(shifts)),
        WeekSummary::Dry { bright, shifts } => {
            t!(locale, "week-dry-bright", bright = number(bright), shifts = number(shifts))
        }
        WeekSummary::ClearedUp { low, shifts } => {
            t!(locale, "week-cleared-up", low = number(low), shifts = number(shifts))
        }
        WeekSummary::Wet { low, shifts } => t!(locale, "week-wet", low = number(low), shifts = number(shifts)),
        WeekSummary::Mixed { bright: 0, low, shifts } => {
            t!(locale, "week-mixed-no-bright", low = number(low), shifts = number(shifts))
        }
        WeekSummary::Mixed { bright, low, shifts } => {
            t!(locale, "week-mixed", bright = number(bright), low = number(low), shifts = number(shifts))
        }
    };
    sentence_case(&sentence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Weather;

    #[test]
    fn every_fact_has_a_sentence_with_its_numbers_in_both_languages() {
        let facts = [
            (WarmFact::BrightRun { shifts: 15 }, vec!["15"]),
            (WarmFact::WeekdayRun { weekday: 4, weeks: 13 }, vec!["13"]),
            (WarmFact::DryRun { shifts: 20 }, vec!["20"]),
            (WarmFact::BrightWeeks { weeks: 14 }, vec!["14"]),
            (WarmFact::RainPasses { within: 2, spells: 17, of: 21 }, vec!["2", "17", "21"]),
            (WarmFact::AfterRain { bright: 18, of: 19 }, vec!["18", "19"]),
            (WarmFact::BestWeekday { weekday: 0 }, vec![]),
            (WarmFact::BestShift { shift: "late".into() }, vec!["late"]),
            (WarmFact::BrightMonth { shifts: 14, before: 13 }, vec!["14", "13"]),
            (WarmFact::MoreBright { now: 17, before: 13 }, vec!["17", "13"]),
            (WarmFact::BrightTotal { shifts: 125 }, vec!["125"]),
            (WarmFact::WeekBright { shifts: 14 }, vec!["14"]),
            (WarmFact::WeekdayUsually { weekday: 2, bright: 15, of: 16 }, vec!["15", "16"]),
            (WarmFact::BrightShare { bright: 31, of: 44 }, vec!["31", "44"]),
        ];
        for locale in Locale::ALL {
            for (fact, parts) in &facts {
                let sentence = sentence(locale, fact);
                assert!(!sentence.starts_with("Fact-") && !sentence.contains("{"), "{sentence}");
                assert!(parts.iter().all(|part| sentence.contains(part)), "{sentence}: {parts:?}");
            }
        }
        let friday = WarmFact::WeekdayRun { weekday: 4, weeks: 3 };
        assert_eq!(sentence(Locale::En, &friday), "Three bright Fridays in a row.");
        assert_eq!(sentence(Locale::ZhCn, &friday), "连着 3 个周五都是好天气。");
        let rain = |within| WarmFact::RainPasses { within, spells: 3, of: 4 };
        assert_eq!(
            sentence(Locale::En, &rain(1)),
            "For you, rain or storm usually passes after one shift: three times out of four."
        );
        assert_eq!(
            sentence(Locale::En, &rain(2)),
            "For you, rain or storm usually passes within 2 shifts: three times out of four."
        );
    }

    #[test]
    fn every_summary_of_a_week_has_a_sentence_in_both_languages() {
        let (bright, low, shifts) = (13, 14, 27);
        let summaries = [
            WeekSummary::Empty,
            WeekSummary::One(Weather::Rainy),
            WeekSummary::Bright { shifts },
            WeekSummary::Dry { bright: 0, shifts },
            WeekSummary::Dry { bright, shifts },
            WeekSummary::ClearedUp { low, shifts },
            WeekSummary::Wet { low, shifts },
            WeekSummary::Mixed { bright, low, shifts },
        ];
        for locale in Locale::ALL {
            let sentences = summaries.map(|summary| week(locale, summary));
            assert!(sentences.iter().all(|sentence| !sentence.starts_with("Week-")), "{sentences:?}");
            assert!(sentences[2..].iter().all(|sentence| sentence.contains("27")), "{sentences:?}");
            assert!(sentences[5..].iter().all(|sentence| sentence.contains("14")), "{sentences:?}");
        }
    }
}
