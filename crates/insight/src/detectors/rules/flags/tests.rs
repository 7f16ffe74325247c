//! Tests of the flags of published rules.

use proptest::prelude::*;

use super::*;
use crate::sample_series::{START, Sample};
use crate::series::Day;
use domain::{PersonId, Weather};

fn on(number: i32) -> Workday {
    Workday::from_number(START + number)
}

/// People with these levels on each day; 0 is a day without an entry.
fn team(days: &[&[u8]]) -> Vec<Member> {
    let people = days.iter().map(|levels| levels.len()).max().unwrap_or(0);
    let of = |who: usize| {
        let day = |(number, levels): (i32, &&[u8])| {
            let weather = Weather::try_from(*levels.get(who)?).ok()?;
            Some(Day::new(on(number), weather))
        };
        (0..).zip(days).filter_map(day).collect::<Vec<_>>()
    };
    (0_i64..).zip(0..people).map(|(id, who)| (PersonId(id), of(who))).collect()
}

/// Opened, since and ended, as numbers of days.
fn short(flags: &[Flag]) -> Vec<(i32, i32, Option<i32>)> {
    let number = |day: Workday| day.number() - START;
    flags.iter().map(|flag| (number(flag.opened), number(flag.since), flag.ended.map(number))).collect()
}

const FAIR: &[u8] = &[4, 4, 4, 4, 4];
const LOW: &[u8] = &[2, 2, 2, 3, 3];
/// Two of five are low, and the mean is well over two and a half.
const FORTY: &[u8] = &[2, 2, 5, 5, 5];

#[test]
fn three_days_under_two_and_a_half_are_one_flag() {
    let rule = [TeamRule::MeanUnderTwoAndAHalfForThreeDays];
    let members = team(&[FAIR, LOW, LOW, FAIR, LOW, LOW, LOW, LOW, FAIR, FAIR]);
    let flags = rule_flags(&members, &rule);
    assert_eq!(short(&flags), [(6, 4, Some(8))]);
    assert_eq!(flags[0].key(), format!("rule:mean:{}", on(4)));
    let Reason::RuleMean { since, until, days, shared, levels } = flags[0].reason else { panic!("{:?}", flags[0]) };
    assert_eq!((since, until, days, shared, levels), (on(4), on(7), 4, 20, 48));
    assert_eq!(flags[0].escalations[0].citations.len(), 15);
    assert_eq!(short(&rule_flags(&team(&[LOW, LOW, LOW]), &rule)), [(2, 0, None)]);
}

#[test]
fn consecutive_days_with_forty_per_cent_low_are_one_flag() {
    let rule = [TeamRule::FortyPercentLow];
    let flags = rule_flags(&team(&[FAIR, FORTY, FORTY, FAIR, FORTY]), &rule);
    assert_eq!(short(&flags), [(1, 1, Some(3)), (4, 4, None)]);
    let Reason::RuleLow { workday, low, shared } = flags[0].escalations[0].reason else { panic!("{:?}", flags[0]) };
    assert_eq!((workday, low, shared), (on(1), 2, 5));
    let Reason::RuleLow { workday, .. } = flags[0].reason else { panic!("{:?}", flags[0]) };
    assert_eq!(workday, on(2), "as of its last day");
}

#[test]
fn a_day_with_fewer_than_five_neither_fires_nor_ends_a_flag() {
    let four: &[u8] = &[1, 1, 1, 1];
    let fine: &[u8] = &[5, 5, 5, 5];
    assert_eq!(rule_flags(&team(&[four, four, four]), &TeamRule::ALL), []);
    let flags = rule_flags(&team(&[LOW, LOW, fine, LOW]), &[TeamRule::MeanUnderTwoAndAHalfForThreeDays]);
    assert_eq!(short(&flags), [(3, 0, None)]);
}

#[test]
fn a_rule_that_is_off_opens_no_flag() {
    let members = team(&[LOW, LOW, LOW, FORTY]);
    assert_eq!(rule_flags(&members, &[]), []);
    assert!(rule_flags(&members, &TeamRule::ALL).len() > 1);
    for rule in TeamRule::ALL {
        assert!(rule_flags(&members, &[rule]).iter().all(|flag| flag.kind == FlagKind::Rule(rule)));
        assert_eq!(TeamRule::from_key(rule.key()), Some(rule));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn flags_do_not_depend_on_later_days_or_the_order_of_people(seed in 0..1000_u64, cut in 2..60_i32) {
        let members = Sample { level: 2.6, days: 60, ..Sample::default() }.team(7, seed, 0..0);
        let mut until = members.clone();
        until.iter_mut().for_each(|(_, days)| days.retain(|day| day.workday < on(cut)));
        let raised = |members: &[Member]| {
            let of = |flag: Flag| flag.escalations.into_iter().map(move |raised| (raised, flag.since));
            rule_flags(members, &TeamRule::ALL).into_iter().flat_map(of).collect::<Vec<_>>()
        };
        let early: Vec<_> = raised(&members).into_iter().filter(|(raised, _)| raised.workday < on(cut)).collect();
        prop_assert_eq!(early, raised(&until));
        let mut turned = members.clone();
        turned.rotate_left(3);
        prop_assert_eq!(rule_flags(&members, &TeamRule::ALL), rule_flags(&turned, &TeamRule::ALL));
    }
}
