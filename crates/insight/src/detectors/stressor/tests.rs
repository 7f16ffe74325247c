//! Tests of weekly stressor flags.

use proptest::prelude::*;

use super::*;
use crate::sample_series::{START, Sample, add_scattered_namings, key};

fn day(number: i32) -> Workday {
    Workday::from_number(START + number)
}

/// The first Monday of a sample.
const MONDAY: i32 = 3;

fn week(number: i32) -> std::ops::Range<i32> {
    let first = MONDAY + 7 * number;
    first..first + 7
}

fn of_queue(members: &[Member]) -> Vec<Flag> {
    let flags = stressor_flags(members).into_iter();
    flags.filter(|flag| flag.key().starts_with("stressor:queue_pressure")).collect()
}

/// A team in which nothing changes; the same seed is the same team.
fn calm(people: u32, seed: u64) -> Vec<Member> {
    Sample { days: 140, ..Sample::default() }.team(people, seed, 0..0)
}

/// A short form for failure messages.
fn short(flags: &[Flag]) -> Vec<String> {
    let days =
        |flag: &Flag| [flag.since, flag.opened, flag.ended.unwrap_or(flag.opened)].map(|day| day.number() - START);
    flags.iter().map(|flag| format!("{:?} {} {}", days(flag), flag.kind.key(), flag.severity.key())).collect()
}

fn names_queue(members: &[Member], citation: &Citation) -> bool {
    let of = members.iter().find(|(person, _)| *person == citation.person).map(|(_, days)| days);
    let day = of.and_then(|days| days.iter().find(|day| day.workday == citation.workday));
    day.is_some_and(|day| day.stressors.contains(&key("queue_pressure")))
}

#[test]
fn an_increase_over_a_week_is_one_flag_after_the_week() {
    let mut found = 0;
    for seed in 0..20 {
        let mut members = calm(10, seed);
        let near = |flag: &Flag| (day(week(11).start)..day(week(15).end)).contains(&flag.opened);
        // A false flag of the team itself.
        if of_queue(&members).iter().any(near) {
            continue;
        }
        add_scattered_namings(&mut members, "queue_pressure", week(12));
        let flags: Vec<Flag> = of_queue(&members).into_iter().filter(near).collect();
        // A single unusual day is reported by the daily part.
        let of_week = |flag: &&Flag| flag.escalations[0].kind == FlagKind::StressorWeek(key("queue_pressure"));
        let Some(flag) = flags.first().filter(of_week) else { continue };
        found += 1;
        assert_eq!(flags.len(), 1, "{:?}", short(&flags));
        assert_eq!(flag.opened, day(week(13).start), "on the first day after the week");
        assert!(week(12).contains(&(flag.since.number() - START)), "{:?}", flag.since);
        let Reason::StressorWeek { since, until, named, shared, .. } = &flag.reason else {
            panic!("{:?}", flag.reason)
        };
        assert_eq!(flag.citations.iter().filter(|citation| names_queue(&members, citation)).count(), *named as usize);
        assert_eq!(flag.citations.len(), *shared as usize);
        let days = flag.citations.iter().map(|citation| citation.workday);
        assert_eq!((days.clone().min(), days.max()), (Some(*since), Some(*until)));
        assert!(flag.citations.iter().all(|citation| week(12).contains(&(citation.workday.number() - START))));
        assert!(flag.ended.is_some_and(|ended| ended >= day(week(14).start)), "over by the week: {:?}", flag.ended);
    }
    assert!(found >= 6, "{found} of 20");
}

#[test]
fn a_week_with_twice_the_check_ins_and_picks_is_not_unusual() {
    let mut by_size = 0;
    for seed in 0..20 {
        let mut members = calm(20, seed);
        // Ten of the twenty share in one week only.
        members.iter_mut().take(10).for_each(|(_, days)| {
            days.retain(|day| week(12).contains(&(day.workday.number() - START)));
        });
        let of_week =
            |flag: &Flag| matches!(flag.kind, FlagKind::StressorWeek(_)) && flag.opened == day(week(13).start);
        by_size += stressor_flags(&members).iter().filter(|flag| of_week(flag)).count();
    }
    // Five stressors in twenty teams.
    assert!(by_size <= 1, "{by_size} of 100");
}

#[test]
fn the_severity_falls_when_fewer_pick_the_stressor() {
    let at = week(12).start;
    let mut members = Sample { days: 140, ..Sample::default() }.team(10, 4, at..at + 1);
    for (who, (_, days)) in members.iter_mut().enumerate() {
        days.retain(|day| day.workday.number() - START <= at + 5);
        for day in days.iter_mut().filter(|day| day.workday.number() - START > at) {
            let others = day.stressors.iter().filter(|stressor| **stressor != key("queue_pressure")).cloned();
            day.stressors = others.chain((who < 4).then(|| key("queue_pressure"))).collect();
        }
    }
    let flags = of_queue(&members);
    let flag = flags.iter().find(|flag| flag.opened == day(at)).expect("a flag");
    assert!(flag.is_open(), "{:?}", short(&flags));
    assert_eq!((flag.severity, flag.severity_now), (Severity::Act, Severity::Watch));
}

#[test]
fn a_burst_across_two_weeks_is_one_flag() {
    let at = week(12).end;
    let members = Sample { days: 140, ..Sample::default() }.team(10, 4, at - 4..at + 1);
    let near = |flag: &Flag| (day(at - 7)..day(at + 14)).contains(&flag.opened);
    let flags: Vec<Flag> = of_queue(&members).into_iter().filter(near).collect();
    assert_eq!(flags.len(), 1, "{:?}", short(&flags));
    assert_eq!(flags[0].opened, day(at - 4));
}

#[test]
fn a_burst_flagged_by_day_is_not_flagged_by_week() {
    for seed in 0..10 {
        let at = week(12).start;
        let members = Sample { days: 140, ..Sample::default() }.team(10, seed, at..at + 2);
        let flags: Vec<Flag> = of_queue(&members).into_iter().filter(|flag| flag.opened >= day(at)).collect();
        let of_week = |flag: &Flag| matches!(flag.kind, FlagKind::StressorWeek(_)) && flag.opened < day(at + 14);
        assert!(!flags.iter().any(of_week), "{:?}", short(&flags));
        assert_eq!(flags[0].kind, FlagKind::Stressor(key("queue_pressure")));
    }
}

#[test]
fn two_people_alone_never_open_a_weekly_flag() {
    let mut members = calm(10, 3);
    for (_, days) in members.iter_mut() {
        days.iter_mut().for_each(|day| day.stressors = [].into());
    }
    for (_, days) in members.iter_mut().take(2) {
        days.iter_mut().filter(|day| week(12).contains(&(day.workday.number() - START))).for_each(|day| {
            day.stressors = [key("noise")].into();
        });
    }
    assert_eq!(stressor_flags(&members), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_week_is_judged_after_its_end_and_never_by_later_days(seed in 0..1000_u64, cut in 84..110_i32) {
        let mut members = calm(9, seed);
        add_scattered_namings(&mut members, "queue_pressure", week(12));
        let escalations = |members: &[Member]| {
            let of = |flag: Flag| flag.escalations.into_iter().map(move |raised| (raised, flag.since)).collect::<Vec<_>>();
            stressor_flags(members).into_iter().flat_map(of).collect::<Vec<_>>()
        };
        let mut expected: Vec<_> = escalations(&members).into_iter().filter(|(raised, _)| raised.workday < day(cut)).collect();
        members.iter_mut().for_each(|(_, days)| days.retain(|d| d.workday < day(cut)));
        let mut until = escalations(&members);
        for list in [&mut expected, &mut until] {
            list.sort_by(|(a, _), (b, _)| (a.workday, &a.kind).cmp(&(b.workday, &b.kind)));
        }
        let over = |(raised, _): &(crate::flag::Escalation, Workday)| match raised.reason {
            Reason::StressorWeek { until, .. } => until.week_start() < raised.workday.week_start(),
            _ => true,
        };
        prop_assert!(until.iter().all(over));
        prop_assert_eq!(until, expected);
    }
}
