//! Every number in a sentence is counted again in the entries that the flag citations, in both languages.

use super::*;
use domain::Workday;
use insight::detectors::rules::rule_flags;
use insight::detectors::{person, stressor, team};
use insight::flag::Citation;
use insight::sample_series::{Sample, add_scattered_namings, key};

const NAME: &str = "Gao Lin";

fn label(_: &StressorKey) -> String {
    "Queue pressure".to_owned()
}

/// Returns the numbers of a sentence in their order, without dates: words up to twelve, and digits.
fn numbers(locale: Locale, sentence: &str, dates: &[Workday]) -> Vec<u32> {
    let mut rest = sentence.replace(NAME, "").replace("both", "two");
    let mut dates: Vec<String> = dates.iter().map(|date| dates::day(locale, *date)).collect();
    // The longest first: 16 November contains 6 November.
    dates.sort_by_key(|date| std::cmp::Reverse(date.len()));
    for date in dates {
        rest = rest.replace(&date, "");
    }
    let words: Vec<String> = (0..=12).map(|number| count(Locale::En, number)).collect();
    match locale {
        Locale::En => rest
            .split(|c: char| !c.is_alphanumeric())
            .filter_map(|word| {
                let word = word.to_lowercase();
                word.parse().ok().or_else(|| words.iter().position(|w| *w == word).and_then(|n| u32::try_from(n).ok()))
            })
            .collect(),
        Locale::ZhCn => rest
            .replace("一个也没有", "0")
            .replace("一天也没有", "0")
            .replace("两天", "2 天")
            .replace("两个", "2 个")
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|figure| figure.parse().ok())
            .collect(),
    }
}

fn below(citations: &[Citation]) -> usize {
    citations.iter().filter(|c| c.usual.is_some_and(|usual| c.weather < usual)).count()
}

/// Returns what the sentence must contain, from the cited entries alone: numbers (in the order of the language), dates,
/// weathers.
fn expected(
    locale: Locale,
    reason: &Reason,
    citations: &[Citation],
    named: usize,
) -> (Vec<usize>, Vec<Workday>, Vec<Weather>) {
    let (first, last) = (citations[0], citations[citations.len() - 1]);
    let shared = citations.len();
    let usual = || citations.iter().filter_map(|c| c.usual).max().unwrap_or(Weather::Sunny);
    let swapped = |a: usize, b: usize| if locale == Locale::En { vec![a, b] } else { vec![b, a] };
    let mut span = vec![first.workday];
    match reason {
        Reason::Sudden { .. } => {
            let before = &citations[..shared - 1];
            let as_low = before.iter().filter(|c| c.weather <= last.weather).count();
            let zh = if as_low == 0 { vec![before.len()] } else { vec![before.len(), as_low] };
            let numbers = if locale == Locale::En { vec![as_low, before.len()] } else { zh };
            (numbers, vec![last.workday], vec![last.weather, usual()])
        }
        Reason::Sliding { since, until, level, .. } => {
            let (before, during) = citations.split_at(citations.partition_point(|c| c.workday < *since));
            let up_to = |citations: &[Citation]| citations.iter().filter(|c| c.weather <= *level).count();
            let mut span = vec![during[0].workday];
            span.extend(until.map(|_| last.workday));
            let low = up_to(during);
            let mut numbers = if low == during.len() { vec![low] } else { swapped(low, during.len()) };
            numbers.extend(swapped(up_to(before), before.len()));
            (numbers, span, vec![*level])
        }
        Reason::Stuck { until, .. } => {
            span.extend(until.map(|_| last.workday));
            (vec![shared], span, vec![usual()])
        }
        Reason::TeamMean { until, .. } => {
            span.extend(until.map(|_| last.workday));
            let above = citations.iter().filter(|c| c.usual.is_some_and(|usual| c.weather > usual)).count();
            (vec![shared, below(citations), above], span, vec![])
        }
        Reason::TeamLow { .. } => {
            let low = citations.iter().filter(|c| c.weather.is_low()).count();
            (vec![shared, low], vec![first.workday], vec![])
        }
        Reason::Stressor { .. } => (vec![shared, named], vec![first.workday], vec![]),
        Reason::RuleLow { .. } => {
            let low = citations.iter().filter(|c| c.weather.is_low()).count();
            (vec![shared, low], vec![first.workday], vec![])
        }
        Reason::RuleMean { .. } => {
            let levels: usize = citations.iter().map(|c| usize::from(c.weather.level())).sum();
            let mut days: Vec<Workday> = citations.iter().map(|c| c.workday).collect();
            days.dedup();
            let mean = [levels / shared, levels * 100 / shared % 100];
            let counts = swapped(shared, days.len());
            ([counts, mean.to_vec()].concat(), vec![first.workday, last.workday], vec![])
        }
        Reason::StressorWeek { .. } => (vec![shared, named], vec![first.workday, last.workday], vec![]),
    }
}

fn holds_up(reason: &Reason, citations: &[Citation], whom: FlagPerspective<'_>, named: usize) {
    for locale in Locale::ALL {
        let sentence = sentence(locale, reason, whom, label);
        assert!(!sentence.contains(['{', '$']) && !sentence.contains("flag-"), "{sentence}");
        let (counts, days, weathers) = expected(locale, reason, citations, named);
        let counts: Vec<u32> = counts.into_iter().filter_map(|n| u32::try_from(n).ok()).collect();
        assert_eq!(numbers(locale, &sentence, &days), counts, "{sentence}");
        for day in days {
            assert!(sentence.contains(&dates::day(locale, day)), "{sentence}");
        }
        for weather in weathers {
            assert!(sentence.to_lowercase().contains(&terms::weather(locale, weather)), "{sentence}");
        }
        for word in ["alert", "abnormal", "risk", "警报", "异常", "风险"] {
            assert!(!sentence.to_lowercase().contains(word), "{sentence}");
        }
        let of_shared = if locale == Locale::En { "shared" } else { "分享" };
        assert!(whom == FlagPerspective::You || sentence.contains(of_shared), "{sentence}");
    }
}

#[test]
fn every_number_in_a_sentence_about_a_person_follows_from_its_entries() {
    let mut kinds = std::collections::BTreeSet::new();
    for seed in 0..150 {
        let drop = [0.0, 1.0, 2.0][usize::try_from(seed).unwrap_or(0) % 3];
        let days = Sample { drop: (100, drop), days: 200, ..Sample::default() }.days(seed);
        for flag in person::person_flags(domain::PersonId(1), &days) {
            for whom in [FlagPerspective::You, FlagPerspective::YouAsShared, FlagPerspective::Named(NAME)] {
                holds_up(&flag.reason, &flag.citations, whom, 0);
                flag.escalations.iter().for_each(|raised| holds_up(&raised.reason, &raised.citations, whom, 0));
            }
            kinds.insert(flag.kind.key());
        }
    }
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["sliding", "stuck", "sudden"]);
}

#[test]
fn every_number_in_a_sentence_about_a_team_follows_from_its_entries() {
    let mut kinds = std::collections::BTreeSet::new();
    for seed in 0..30 {
        let mut members = Sample { drop: (80, 0.7), days: 160, ..Sample::default() }.team(9, seed, 100..102);
        add_scattered_namings(&mut members, "queue_pressure", 129..136);
        let named = |citations: &[Citation]| {
            let day = |c: &Citation| {
                let series = members.iter().find(|(person, _)| *person == c.person).map(|(_, days)| days);
                series.and_then(|days| days.iter().find(|day| day.workday == c.workday))
            };
            citations.iter().filter_map(day).filter(|day| day.stressors.contains(&key("queue_pressure"))).count()
        };
        let stressors = stressor::stressor_flags(&members);
        let queue = stressors.into_iter().filter(|flag| flag.key().starts_with("stressor:queue_pressure"));
        let lower = Sample { level: 2.4, days: 40, ..Sample::default() }.team(7, seed, 0..0);
        let by_rules = rule_flags(&lower, &TeamRule::ALL);
        for flag in team::team_flags(&members).into_iter().chain(queue).chain(by_rules) {
            holds_up(&flag.reason, &flag.citations, FlagPerspective::Team, named(&flag.citations));
            flag.escalations
                .iter()
                .for_each(|r| holds_up(&r.reason, &r.citations, FlagPerspective::Team, named(&r.citations)));
            kinds.insert(flag.kind.key());
        }
    }
    assert_eq!(
        kinds.into_iter().collect::<Vec<_>>(),
        ["rule_low", "rule_mean", "stressor", "stressor_week", "team_low", "team_mean"]
    );
}

#[test]
fn of_two_days_both_are_said_to_be_low() {
    let since = Workday(jiff::civil::date(2026, 11, 13));
    let level = Weather::Stormy;
    let slide = Reason::Sliding { level, since, until: None, low: 2, shifts: 2, low_before: 0, before: 20 };
    let say = |locale, whom| sentence(locale, &slide, whom, label);
    let lead = say(Locale::En, FlagPerspective::Named(NAME));
    assert_eq!(lead, "Of the days Gao Lin shared since 13 November, both were stormy. Before that: none of 20.");
    assert!(say(Locale::En, FlagPerspective::You).contains("both shifts were stormy"));
    let lead = say(Locale::ZhCn, FlagPerspective::Named(NAME));
    assert!(lead.contains("分享的日子里，两天都是雷雨"), "{lead}");
}

#[test]
fn a_slide_reads_as_a_lead_would_say_it() {
    let since = Workday(jiff::civil::date(2026, 11, 13));
    let slide =
        |low| Reason::Sliding { level: Weather::Cloudy, since, until: None, low, shifts: 6, low_before: 3, before: 20 };
    let say = |locale, low, whom| sentence(locale, &slide(low), whom, label);
    assert_eq!(
        say(Locale::En, 5, FlagPerspective::You),
        "Since 13 November, five of your last six shifts were cloudy or worse. Before that: three of 20."
    );
    assert_eq!(
        say(Locale::En, 6, FlagPerspective::Named(NAME)),
        "Of the days Gao Lin shared since 13 November, all six were cloudy or worse. Before that: three of 20."
    );
    assert_eq!(
        say(Locale::ZhCn, 5, FlagPerspective::You),
        "从11月13日起，你最近 6 个班次里有 5 个是“阴”或更差；之前的 20 个班次里有 3 个。"
    );
    assert_eq!(
        title(Locale::En, &FlagKind::Sliding, FlagPerspective::Named(NAME), label),
        "Gao Lin’s weather is sliding"
    );
    assert_eq!(
        title(Locale::En, &FlagKind::Stressor(key("outage")), FlagPerspective::Team, label),
        "Queue pressure: many people at once"
    );
}

#[test]
fn no_day_before_is_said_in_words() {
    let since = Workday(jiff::civil::date(2026, 11, 13));
    let slide =
        Reason::Sliding { level: Weather::Stormy, since, until: None, low: 6, shifts: 6, low_before: 0, before: 20 };
    let say = |locale| sentence(locale, &slide, FlagPerspective::Named(NAME), label);
    assert!(say(Locale::En).ends_with("Before that: none of 20."), "{}", say(Locale::En));
    assert!(say(Locale::ZhCn).ends_with("之前的 20 天里一天也没有。"), "{}", say(Locale::ZhCn));
}

#[test]
fn a_team_flag_of_a_single_day_names_the_day_once() {
    let since = Workday(jiff::civil::date(2026, 10, 5));
    let flag = Reason::TeamMean { since, until: Some(since), below: 4, above: 1, shared: 7 };
    let say = |locale| sentence(locale, &flag, FlagPerspective::Team, label);
    assert_eq!(
        say(Locale::En),
        "Of the seven check-ins shared on 5 October, four were below what’s usual for the person who made them, and one above."
    );
    assert_eq!(say(Locale::ZhCn), "10月5日分享出来的 7 次天气里，有 4 次不如本人平时，1 次好于本人平时。");
}

#[test]
fn a_flag_says_how_many_days_are_usual_again() {
    let mut said = 0;
    for seed in 0..150 {
        let days = Sample { drop: (100, 1.5), days: 125, ..Sample::default() }.days(seed);
        // Usual days after the drop, as many as the flag lasts.
        let calm = Sample { days: 160, ..Sample::default() }.days(seed);
        let after: Vec<_> = calm.into_iter().filter(|day| days.iter().all(|low| low.workday < day.workday)).collect();
        for length in 0..8.min(after.len()) {
            let days = [days.as_slice(), &after[..length]].concat();
            for flag in person::person_flags(domain::PersonId(1), &days).into_iter().filter(Flag::is_open) {
                let usual = flag.citations.iter().find_map(|citation| citation.usual).expect("usual");
                let run = days.iter().rev().take_while(|day| day.workday >= flag.since && day.weather >= usual).count();
                for whom in [FlagPerspective::You, FlagPerspective::YouAsShared, FlagPerspective::Named(NAME)] {
                    for locale in Locale::ALL {
                        let Some(sentence) = usual_again(locale, &flag, whom) else { continue };
                        let (title, now) = title_and_sentence(locale, &flag, whom, label);
                        assert!(now.ends_with(&sentence) && !title.contains(" is "), "{title} {now}");
                        let counted = numbers(locale, &sentence, &[]);
                        let one = counted.is_empty() && run == 1;
                        assert!(one || counted == [u32::try_from(run).unwrap_or(0)], "{run}: {sentence}");
                        said += 1;
                    }
                }
            }
        }
    }
    assert!(said > 60, "{said}");
}
