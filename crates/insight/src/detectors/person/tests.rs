//! Tests of the flags of a person.

use proptest::prelude::*;

mod ending;

use super::*;
use crate::flag::{Citation, Reason, count};
use crate::sample_series::{START, Sample, from_levels};

const SOMEBODY: PersonId = PersonId(1);

fn flags(days: &[Day]) -> Vec<Flag> {
    person_flags(SOMEBODY, days)
}

/// The baseline for the day after these.
fn baseline_status(days: &[Day]) -> BaselineStatus {
    analyse(SOMEBODY, days, &[]).usual
}

fn day(number: i32) -> Workday {
    Workday::from_number(START + number)
}

/// All escalations, as (day, severity, kind, since).
fn raised(flags: &[Flag]) -> Vec<(Workday, Severity, FlagKind, Workday)> {
    let of = |flag: &Flag| {
        let since = flag.since;
        flag.escalations.iter().map(|r| (r.workday, r.severity, r.kind.clone(), since)).collect::<Vec<_>>()
    };
    flags.iter().flat_map(of).collect()
}

fn fair_weeks() -> Vec<u8> {
    [4, 4, 3, 4, 5, 4, 3, 5, 4, 4].repeat(4)
}

#[test]
fn there_is_no_flag_and_no_baseline_before_twenty_shifts() {
    let levels: Vec<u8> = [[5; 10], [1; 10]].concat();
    let reading = analyse(SOMEBODY, &from_levels(&levels), &[]);
    assert!(reading.flags.is_empty());
    assert!(reading.line.iter().all(|point| matches!(point.usual, BaselineStatus::Unknown { .. })));
    assert_eq!(baseline_status(&from_levels(&levels[..17])), BaselineStatus::Unknown { missing: 3 });
    assert!(baseline_status(&from_levels(&levels)).known().is_some());
}

#[test]
fn one_stormy_day_in_fair_weeks_is_a_sudden_flag_that_ends() {
    let mut levels = fair_weeks();
    levels.extend([1, 4, 4, 5, 4, 4]);
    let flags = flags(&from_levels(&levels));
    assert_eq!(flags.len(), 1);
    assert_eq!((&flags[0].kind, flags[0].since, flags[0].opened), (&FlagKind::Sudden, day(40), day(40)));
    assert!(flags[0].ended.is_some_and(|ended| (day(41)..=day(43)).contains(&ended)));
    let expected =
        Reason::Sudden { workday: day(40), weather: Weather::Stormy, usual: Weather::Fair, as_low: 0, before: 20 };
    assert_eq!(flags[0].reason, expected);
}

#[test]
fn a_slide_is_one_flag_dated_to_its_first_day() {
    let mut levels = fair_weeks();
    levels.extend([3, 3, 4, 2, 2, 3, 2, 2]);
    let flags = flags(&from_levels(&levels));
    assert_eq!(flags.len(), 1);
    assert_eq!((&flags[0].kind, flags[0].since), (&FlagKind::Sliding, day(40)));
    assert!(flags[0].is_open() && flags[0].severity >= Severity::Talk);
    // Of the twenty shifts before, four were cloudy and none lower.
    let (level, since) = (Weather::Cloudy, day(40));
    let expected = Reason::Sliding { level, since, until: None, low: 7, shifts: 8, low_before: 4, before: 20 };
    assert_eq!(flags[0].reason, expected);
    assert!(flags[0].escalations.windows(2).all(|pair| pair[0].severity < pair[1].severity));
    assert_eq!(flags[0].key(), format!("person:{}", day(40)));
}

#[test]
fn many_consecutive_shifts_just_below_usual_are_stuck() {
    let mut levels = fair_weeks();
    levels.extend([3; 12]);
    let flags = flags(&from_levels(&levels));
    let last = flags.last().expect("a flag");
    assert_eq!((&last.kind, last.since), (&FlagKind::Stuck, day(40)));
    assert!(matches!(last.reason, Reason::Stuck { usual: Weather::Fair, shifts: 12, until: None, .. }));
}

#[test]
fn the_baseline_is_frozen_during_an_episode() {
    let mut levels = fair_weeks();
    let before = baseline_status(&from_levels(&levels));
    levels.extend([2; 15]);
    assert_eq!(baseline_status(&from_levels(&levels)), before);
}

#[test]
fn evidence_grows_with_every_low_day_and_opens_a_flag_at_one_step() {
    let mut levels = fair_weeks();
    levels.extend([3, 3, 2, 3, 2, 2]);
    let line = analyse(SOMEBODY, &from_levels(&levels), &[]).line;
    let low: Vec<f64> = line[40..].iter().filter_map(|point| point.strength).collect();
    assert!(low.len() == 6 && low.is_sorted_by(|a, b| a < b), "{low:?}");
    assert!(line[40..].iter().all(|point| point.flagged == (point.strength >= Some(1.0))), "{low:?}");
    assert!(line[20..40].iter().all(|point| point.strength < Some(1.0) && !point.flagged));
}

#[test]
fn the_evidence_of_one_unusual_day_matches_its_flag() {
    for weeks in [1, 2, 4] {
        let mut levels = fair_weeks().repeat(weeks);
        levels.push(1);
        let reading = analyse(SOMEBODY, &from_levels(&levels), &[]);
        let (flag, last) = (&reading.flags[0], reading.line.last().expect("a point"));
        assert_eq!((&flag.kind, flag.opened), (&FlagKind::Sudden, last.workday));
        let step = Severity::ALL.iter().position(|one| *one == flag.severity).expect("one of three") + 1;
        assert_eq!(last.strength.map(|strength| strength as usize), Some(step), "{last:?} for {:?}", flag.severity);
    }
}

#[test]
fn an_episode_of_sixty_shifts_becomes_the_baseline() {
    let mut levels = fair_weeks();
    levels.extend([2; 60]);
    let reading = analyse(SOMEBODY, &from_levels(&levels), &[]);
    assert_eq!(reading.flags.len(), 1);
    assert_eq!(reading.flags[0].ended, Some(day(99)));
    assert_eq!(reading.usual.known().map(|b| (b.usual, b.shifts)), Some((Weather::Rainy, 60)));
}

#[test]
fn citations_are_entries_of_the_series_and_match_the_counts() {
    for seed in 0..60 {
        let days = Sample { drop: (120, 1.0), ..Sample::default() }.days(seed);
        for flag in flags(&days) {
            let evidence =
                flag.escalations.iter().map(|r| (&r.reason, &r.citations)).chain([(&flag.reason, &flag.citations)]);
            for (reason, citations) in evidence {
                let own = |c: &Citation| days.iter().any(|d| (d.workday, d.weather) == (c.workday, c.weather));
                assert!(!citations.is_empty() && citations.iter().all(own));
                let below = citations.iter().filter(|c| c.usual.is_some_and(|usual| c.weather < usual)).count();
                match reason {
                    Reason::Sliding { level, low, shifts, low_before, before, since, .. } => {
                        let (earlier, later) = citations.split_at(citations.partition_point(|c| c.workday < *since));
                        let up_to = |citations: &[Citation]| citations.iter().filter(|c| c.weather <= *level).count();
                        assert_eq!((*low as usize, *shifts as usize), (up_to(later), later.len()));
                        assert_eq!((*low_before as usize, *before as usize), (up_to(earlier), earlier.len()));
                        assert!(*low * *before > *low_before * *shifts, "the counts bear it out: {reason:?}");
                    }
                    Reason::Stuck { shifts, .. } => {
                        assert_eq!((*shifts as usize, below), (citations.len(), citations.len()))
                    }
                    Reason::Sudden { weather, as_low, before, workday, .. } => {
                        let (last, rest) = citations.split_last().unwrap_or_else(|| panic!("nothing cited"));
                        assert_eq!((last.workday, last.weather), (*workday, *weather));
                        assert_eq!(rest.len(), *before as usize);
                        assert_eq!(rest.iter().filter(|c| c.weather <= *weather).count(), *as_low as usize);
                    }
                    other => panic!("{other:?} is no reason for a person"),
                }
            }
        }
    }
}

/// False flags of each severity per shift with a baseline, over people without a change.
fn rates(sample: Sample) -> [f64; 3] {
    let (mut shifts, mut reached) = (0_u32, [0_u32; 3]);
    for seed in 0..250 {
        let reading = analyse(SOMEBODY, &sample.days(seed), &[]);
        shifts += count(reading.line.iter().filter(|point| point.usual.known().is_some()));
        for flag in &reading.flags {
            for (index, severity) in Severity::ALL.into_iter().enumerate() {
                reached[index] += u32::from(flag.severity >= severity);
            }
        }
    }
    reached.map(|reached| f64::from(reached) / f64::from(shifts))
}

#[test]
fn people_without_a_change_are_flagged_as_often_as_the_budget_allows() {
    for (level, spread, correlation) in [(3.8, 0.8, 0.3), (2.6, 0.5, 0.5), (4.5, 1.2, 0.0)] {
        let [watch, talk, act] = rates(Sample { level, spread, correlation, ..Sample::default() });
        assert!((0.5..1.15).contains(&(watch * 60.0)), "watch {} at {level} {spread}", watch * 60.0);
        assert!((0.4..1.3).contains(&(talk * 240.0)), "talk {} at {level} {spread}", talk * 240.0);
        assert!((0.2..1.6).contains(&(act * 960.0)), "act {} at {level} {spread}", act * 960.0);
    }
}

#[test]
fn a_declared_change_is_the_baseline_from_the_next_day_on() {
    let mut levels = fair_weeks();
    levels.extend([2; 40]);
    let days = from_levels(&levels);
    let said = NewNormal { since: day(40), said_on: day(64) };
    let declared = analyse(SOMEBODY, &days, &[said]);
    assert_eq!(declared.flags[0].ended, Some(day(64)));
    assert_eq!(declared.flags.len(), 1, "and what is usual by then opens no other");
    assert_eq!(declared.usual.known().map(|b| (b.usual, b.from)), Some((Weather::Rainy, day(40))));
    let undeclared = analyse(SOMEBODY, &days, &[]);
    assert!(undeclared.flags[0].is_open());
    assert_eq!(declared.line[..=64], undeclared.line[..=64], "what was said that day changes no day before it");
}

#[test]
fn a_weekly_low_day_is_learned() {
    // Cloudy on every seventh day, fair to sunny on the others, for a year.
    let levels: Vec<u8> = (0..365).map(|day| [2, 4, 4, 5, 4, 4, 5][day % 7]).collect();
    let reading = analyse(SOMEBODY, &from_levels(&levels), &[]);
    let late = reading.flags.iter().filter(|flag| flag.opened >= day(100)).count();
    assert_eq!(late, 0, "{:?}", reading.flags.iter().map(|f| (f.opened, f.severity)).collect::<Vec<_>>());
}

#[test]
fn a_drop_of_one_level_is_found_within_ten_shifts_in_most_people() {
    let noticed = (0..200).filter(|seed| {
        let sample = Sample { days: 70, missing: 0.0, drop: (60, 1.0), ..Sample::default() };
        flags(&sample.days(*seed)).iter().any(|flag| flag.ended.is_none_or(|ended| ended > day(60)))
    });
    assert!(noticed.count() >= 160);
}

fn levels() -> impl Strategy<Value = Vec<u8>> {
    let calm = prop::collection::vec(2..=4_u8, 20..60);
    let storm = prop::collection::vec(prop_oneof![2 => 1..=2_u8, 1 => 3..=4_u8], 0..20);
    let after = prop::collection::vec(1..=4_u8, 0..40);
    (calm, storm, after).prop_map(|(calm, storm, after)| [calm, storm, after].concat())
}

proptest! {
    #[test]
    fn flags_of_a_day_never_depend_on_later_days(levels in levels(), cut in 0..120_usize) {
        let days = from_levels(&levels);
        let cut = cut.min(days.len());
        let until: Vec<_> = raised(&flags(&days)).into_iter().filter(|r| days[..cut].iter().any(|d| d.workday == r.0)).collect();
        prop_assert_eq!(raised(&flags(&days[..cut])), until);
    }

    #[test]
    fn weeks_off_change_nothing(levels in levels(), gaps in prop::collection::vec(0..3_i32, 120)) {
        let days = from_levels(&levels);
        let mut spread = days.clone();
        let mut shift = 0;
        for (day, gap) in spread.iter_mut().zip(gaps) {
            shift += 7 * gap;
            day.workday = day.workday.plus(shift);
        }
        let summary = |days: &[Day]| flags(days).iter().map(|f| (f.severity, f.kind.clone(), f.score, f.escalations.len())).collect::<Vec<_>>();
        prop_assert_eq!(summary(&days), summary(&spread));
    }

    #[test]
    fn removing_the_last_day_never_creates_a_flag(levels in levels()) {
        let days = from_levels(&levels);
        let all = flags(&days);
        let without = flags(&days[..days.len() - 1]);
        prop_assert!(without.len() <= all.len());
    }

    #[test]
    fn episodes_do_not_overlap_and_have_unique_keys(levels in levels()) {
        let flags = flags(&from_levels(&levels));
        for pair in flags.windows(2) {
            prop_assert!(pair[0].ended.is_some_and(|ended| ended < pair[1].since && pair[0].since <= pair[0].opened));
            prop_assert_ne!(pair[0].key(), pair[1].key());
        }
        for flag in &flags {
            prop_assert_eq!(flag.escalations.last().map(|r| r.severity), Some(flag.severity));
            prop_assert!(flag.score >= 1.0 && flag.since <= flag.opened);
        }
    }
}

/// The flags of this sample in twenty people, resumptions included, with a watch as rare as this.
fn opened(sample: Sample, shifts: f64) -> usize {
    let of = |seed| {
        let days = sample.days(seed);
        let mut detector =
            PersonDetector::with_limits(SOMEBODY, limits::shipped(), [shifts, f64::INFINITY, f64::INFINITY]);
        for index in 0..days.len() {
            detector.observe(&days, index);
        }
        detector.finish(&days).1.iter().map(|flag| flag.spells.len()).sum::<usize>()
    };
    (0..20).map(of).sum()
}

#[test]
fn a_budget_of_its_own_is_kept_below_a_watch_and_beyond_an_act() {
    let calm = |shifts| opened(Sample::default(), shifts);
    let [often, shipped, rarely] = [15.0, SHIFTS_PER_FALSE_FLAG[0], 5_000.0].map(calm);
    assert!(2 * often > 3 * shipped && 10 * rarely < shipped, "{often} {shipped} {rarely}");
    let fallen = opened(Sample { drop: (100, 1.8), ..Sample::default() }, 5_000.0);
    assert!(fallen >= 10, "{fallen}");
}
