//! Tests of the flags of a team and of its stressors.

use proptest::prelude::*;

use super::*;
use crate::detectors::stressor::stressor_flags;
use crate::flag::Severity;
use crate::sample_series::{START, Sample, key};
use domain::Weather;

fn day(number: i32) -> Workday {
    Workday::from_number(START + number)
}

fn calm(days: i32) -> Sample {
    Sample { days, ..Sample::default() }
}

#[test]
fn a_small_drop_of_the_whole_team_is_one_flag() {
    let members = Sample { drop: (80, 0.6), ..calm(100) }.team(12, 3, 0..0);
    let flags: Vec<Flag> = team_flags(&members).into_iter().filter(|flag| flag.opened >= day(80)).collect();
    assert_eq!(flags.len(), 1);
    assert!(flags[0].severity >= Severity::Talk && flags[0].since >= day(76), "{:?}", flags[0].since);
    assert_eq!(flags[0].kind, FlagKind::TeamMean);
}

#[test]
fn a_flag_of_a_team_ends_soon_after_the_days_are_usual_again() {
    let (mut ended, mut resumed) = (Vec::new(), 0);
    for seed in 0..20 {
        let mut members = Sample { drop: (80, 0.8), ..calm(100) }.team(12, seed, 0..0);
        let after = Sample { days: 160, ..Sample::default() }.team(12, seed, 0..0);
        for ((_, days), (_, usual)) in members.iter_mut().zip(after) {
            days.extend(usual.into_iter().filter(|usual| usual.workday >= day(100)));
        }
        let flags = team_flags(&members);
        let open =
            |flag: &&Flag| flag.spells.iter().any(|spell| spell.opened < day(100) && spell.ended >= Some(day(100)));
        let Some(flag) = flags.iter().find(open) else { continue };
        let spell = flag.spells.iter().find(|spell| spell.ended >= Some(day(100))).expect("open at the recovery");
        ended.push(spell.ended.map_or(99, |ended| ended.number() - START - 100));
        resumed += usize::from(flag.spells.len() > 1);
    }
    ended.sort_unstable();
    assert!(ended.len() >= 12 && ended[ended.len() / 2] <= 6, "{ended:?}");
    assert!(resumed > 0, "a flag that ended during the drop opens again");
}

#[test]
fn many_low_days_at_once_are_flagged_on_that_day() {
    let mut members = calm(100).team(12, 2, 0..0);
    for (_, days) in members.iter_mut().take(9) {
        days.iter_mut().filter(|d| d.workday == day(90)).for_each(|d| d.weather = Weather::Rainy);
    }
    let flags = team_flags(&members);
    let mut raised = flags.iter().flat_map(|flag| &flag.escalations);
    let raised = raised.find(|raised| raised.workday == day(90)).unwrap_or_else(|| panic!("no flag that day"));
    assert!(raised.severity >= Severity::Talk, "{raised:?}");
    assert_eq!(raised.kind, FlagKind::TeamLow);
}

#[test]
fn the_counts_of_a_team_match_its_citations() {
    let members = Sample { drop: (60, 0.7), ..calm(120) }.team(9, 8, 0..0);
    let flags = team_flags(&members);
    assert!(!flags.is_empty());
    for raised in flags.iter().flat_map(|flag| &flag.escalations) {
        match &raised.reason {
            Reason::TeamMean { below, above, shared, .. } => {
                assert_eq!((*below, *above), count_below_and_above(raised.citations.iter()));
                assert_eq!(*shared as usize, raised.citations.len());
            }
            Reason::TeamLow { low, shared, .. } => {
                assert_eq!(*low, count(raised.citations.iter().filter(|c| c.weather.is_low())));
                assert_eq!(*shared as usize, raised.citations.len());
            }
            other => panic!("{other:?} is no reason for a team"),
        }
    }
}

#[test]
fn fewer_than_five_people_are_no_team() {
    let members = Sample { missing: 0.0, drop: (60, 2.0), ..calm(100) }.team(4, 8, 70..80);
    assert!(team_flags(&members).is_empty() && stressor_flags(&members).is_empty());
}

#[test]
fn a_stressor_that_everybody_picks_is_flagged_until_it_is_over() {
    let members = calm(120).team(10, 4, 70..74);
    let flags = stressor_flags(&members);
    let flag = flags.iter().find(|flag| flag.opened == day(70)).unwrap_or_else(|| panic!("no flag that day"));
    assert_eq!((&flag.kind, flag.severity), (&FlagKind::Stressor(key("queue_pressure")), Severity::Act));
    assert!(flag.since >= day(68) && flag.ended.is_some_and(|ended| (day(74)..day(80)).contains(&ended)), "{flag:?}");
    assert_eq!(flag.key(), format!("stressor:queue_pressure:{}", flag.since));
    let Reason::Stressor { named, shared, workday, .. } = &flag.reason else { panic!("{:?}", flag.reason) };
    assert_eq!(*shared as usize, flag.citations.len());
    let names = |c: &&Citation| {
        let of = members.iter().find(|(person, _)| *person == c.person).map(|(_, days)| days);
        let day = of.and_then(|days| days.iter().find(|d| d.workday == *workday));
        day.is_some_and(|d| d.stressors.contains(&key("queue_pressure")))
    };
    assert_eq!(flag.citations.iter().filter(names).count(), *named as usize);
}

#[test]
fn a_stressor_that_returns_soon_resumes_its_flag() {
    let mut members = calm(120).team(10, 4, 70..73);
    let again = calm(120).team(10, 4, 78..81);
    for ((_, days), (_, later)) in members.iter_mut().zip(&again) {
        for day_of in days.iter_mut().filter(|day_of| day_of.workday >= day(76)) {
            let same = later.iter().find(|later| later.workday == day_of.workday);
            day_of.stressors = same.map(|same| same.stressors.clone()).unwrap_or_default();
        }
    }
    let flags = stressor_flags(&members);
    let found: Vec<&Flag> = flags.iter().filter(|flag| flag.since >= day(68) && flag.since < day(85)).collect();
    let [flag] = &found[..] else { panic!("{found:?}") };
    let [first, second] = &flag.spells[..] else { panic!("{:?}", flag.spells) };
    assert!(first.ended <= Some(day(76)) && second.opened >= day(78), "{:?}", flag.spells);
}

#[test]
fn a_stressor_that_is_always_picked_is_not_flagged() {
    let members = calm(200).team(10, 4, 0..200);
    let late =
        stressor_flags(&members).into_iter().filter(|flag| flag.kind == FlagKind::Stressor(key("queue_pressure")));
    assert_eq!(late.count(), 0);
}

#[test]
fn a_team_uses_the_same_baselines_as_its_people() {
    let (mut differs, mut cited) = (0, 0);
    for seed in 0..12 {
        let members = Sample { drop: (60, 1.3), ..calm(120) }.team(9, seed, 0..0);
        // Half of them declared the change, and everybody worked elsewhere for ten days.
        let said = [NewNormal { since: day(60), said_on: day(75) }];
        let new_normals = |person: PersonId| if person.0 % 2 == 0 { &said[..] } else { &[] };
        let elsewhere = |workday: Workday| (day(64)..day(74)).contains(&workday);
        let watched = members.iter().map(|(person, days)| MemberHistory {
            person: *person,
            days,
            new_normals: new_normals(*person),
            in_team: Box::new(move |workday| !elsewhere(workday)),
        });
        let usual = |citation: &Citation, new_normals: &[NewNormal]| {
            let (_, days) = members.iter().find(|(person, _)| *person == citation.person)?;
            let line = crate::detectors::person::analyse(citation.person, days, new_normals).line;
            let point = line.into_iter().find(|point| point.workday == citation.workday)?;
            point.usual.known().map(|baseline| baseline.usual)
        };
        for citation in team_flags_from_histories(watched.collect()).iter().flat_map(|flag| &flag.citations) {
            assert_eq!(citation.usual, usual(citation, new_normals(citation.person)));
            assert!(!elsewhere(citation.workday), "a day that was worked elsewhere is no day of the team");
            cited += 1;
            differs += usize::from(citation.usual != usual(citation, &[]));
        }
    }
    assert!(cited > 300 && differs > 5, "{differs} of {cited}");
}

fn raised(flags: &[Flag]) -> Vec<(Workday, Severity, FlagKind, Workday)> {
    let mut all: Vec<_> = flags
        .iter()
        .flat_map(|f| f.escalations.iter().map(|r| (r.workday, r.severity, r.kind.clone(), f.since)))
        .collect();
    all.sort();
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_of_people_does_not_matter(seed in 0..1000_u64, turn in 1..7_usize) {
        let members = Sample { drop: (50, 0.8), ..calm(90) }.team(8, seed, 60..63);
        let mut turned = members.clone();
        turned.rotate_left(turn);
        prop_assert_eq!(team_flags(&members), team_flags(&turned));
        prop_assert_eq!(stressor_flags(&members), stressor_flags(&turned));
    }

    #[test]
    fn flags_of_a_day_never_depend_on_later_days(seed in 0..1000_u64, cut in 30..90_i32) {
        let members = Sample { drop: (50, 0.8), ..calm(90) }.team(8, seed, 60..63);
        let mut until = members.clone();
        until.iter_mut().for_each(|(_, days)| days.retain(|d| d.workday < day(cut)));
        let early = |flags: Vec<Flag>| raised(&flags).into_iter().filter(|r| r.0 < day(cut)).collect::<Vec<_>>();
        prop_assert_eq!(early(team_flags(&members)), raised(&team_flags(&until)));
        prop_assert_eq!(early(stressor_flags(&members)), raised(&stressor_flags(&until)));
    }
}
