//! Tests of how a person's flag ends, returns, and falls in severity.

use super::*;

/// Fair weeks, then these levels.
fn after_fair_weeks(levels: &[u8]) -> Vec<Day> {
    from_levels(&[fair_weeks().as_slice(), levels].concat())
}

/// Index of the first day after the fair weeks.
const START_OF_CHANGE: i32 = 40;

/// The stretches of a flag, as numbers of days after the fair weeks.
fn spells(flag: &Flag) -> Vec<(i32, Option<i32>)> {
    let number = |day: Workday| day.number() - START - START_OF_CHANGE;
    flag.spells.iter().map(|spell| (number(spell.opened), spell.ended.map(number))).collect()
}

#[test]
fn a_flag_ends_when_its_days_are_usual_again() {
    // However long the drop lasted: the evidence of a CUSUM would last for weeks.
    for lasts in [8, 20, 40] {
        let days = after_fair_weeks(&[vec![2; lasts], vec![4, 5, 4, 4, 3, 4, 5, 4, 4, 4]].concat());
        let flags = flags(&days);
        assert_eq!(flags.len(), 1);
        let ended = flags[0].ended.expect("ended").number() - START - START_OF_CHANGE - lasts as i32;
        assert!((1..=5).contains(&ended), "{ended} shifts after {lasts} low ones");
    }
}

#[test]
fn one_usual_day_does_not_end_a_slide() {
    let flags = flags(&after_fair_weeks(&[2, 2, 3, 2, 2, 3, 2, 4, 2, 2, 3, 2]));
    assert_eq!(flags.len(), 1);
    assert_eq!((flags[0].spells.len(), flags[0].is_open()), (1, true));
}

#[test]
fn a_departure_that_returns_soon_resumes_its_flag() {
    let once = [vec![2; 6], vec![4, 5, 4, 4, 5, 4]].concat();
    let days = after_fair_weeks(&[once.as_slice(), &[2; 4]].concat());
    let flags = flags(&days);
    assert_eq!(flags.len(), 1, "counted once");
    let [(first, Some(ended)), (resumed, None)] = spells(&flags[0])[..] else { panic!("{:?}", flags[0].spells) };
    assert!(first < ended && ended < 12 && resumed >= 12, "{first} {ended} {resumed}");
    assert!(flags[0].is_open() && flags[0].spells.len() > 1);
    let before = person_flags(SOMEBODY, &days[..52]);
    assert_eq!((before[0].since, before[0].key()), (flags[0].since, flags[0].key()));
    let new: Vec<Workday> = flags[0].escalations.iter().map(|rise| rise.workday).collect();
    let known: Vec<Workday> = before[0].escalations.iter().map(|rise| rise.workday).collect();
    assert!(new.starts_with(&known) && !new[known.len()..].contains(&day(START_OF_CHANGE + resumed)), "no new message");
}

#[test]
fn a_departure_that_returns_later_is_a_new_flag() {
    let usual = [4, 5, 4, 4, 3, 4].repeat(4);
    let days = after_fair_weeks(&[vec![2; 6], usual, vec![2; 6]].concat());
    let flags = flags(&days);
    assert_eq!(flags.len(), 2, "{:?}", flags.iter().map(spells).collect::<Vec<_>>());
    assert!(flags[0].ended.is_some_and(|ended| ended < flags[1].since));
}

#[test]
fn the_evidence_for_a_watch_is_halved_at_the_end_and_the_other_is_not() {
    let days = after_fair_weeks(&[vec![2; 10], vec![4, 5, 4, 4, 5, 4]].concat());
    let mut detector = PersonDetector::new(SOMEBODY);
    let mut open = false;
    for index in 0..days.len() {
        let before = detector.lasting.evidence;
        let flagged = detector.observe(&days, index).flagged;
        if open && !flagged {
            let baseline = detector.reference.expect("a baseline");
            let limit = detector.calibration.limits(&baseline)[0];
            assert!((detector.drop.evidence - limit / 2.0).abs() < 1e-9, "{} {limit}", detector.drop.evidence);
            assert_eq!(detector.drop.onset, Some(40), "it keeps its start");
            assert!(detector.lasting.evidence > before - 2.0 && detector.lasting.evidence > limit);
            return;
        }
        open = flagged;
    }
    panic!("the flag has not ended");
}

#[test]
fn a_resumed_flag_is_as_serious_as_all_of_its_days() {
    // The evidence for a talk fell with three usual days only.
    let days = after_fair_weeks(&[vec![2; 9], vec![4, 5, 4, 4], vec![2; 2]].concat());
    let flag = flags(&days).remove(0);
    let [first, second] = &flag.spells[..] else { panic!("{:?}", flag.spells) };
    assert!(first.severity >= Severity::Talk && second.talk == Some(second.opened), "{:?}", flag.spells);
}

#[test]
fn the_severity_falls_when_the_evidence_does() {
    // It is rare: most flags end before their evidence is that low.
    let mut fallen = 0;
    for seed in 0..400 {
        let days = Sample { days: 110, drop: (60, 0.6), ..Sample::default() }.days(seed);
        let mut detector = PersonDetector::new(SOMEBODY);
        let mut before: Option<Flag> = None;
        for index in 0..days.len() {
            detector.observe(&days, index);
            let flag = detector.clone().finish(&days[..=index]).1.pop().filter(Flag::is_open);
            if let (Some(flag), Some(before)) = (&flag, &before) {
                assert!(flag.severity >= before.severity && flag.severity_now <= flag.severity, "the highest stays");
                fallen += usize::from(flag.severity_now < before.severity_now);
            }
            before = flag;
        }
    }
    assert!(fallen > 0);
}

#[test]
fn the_days_of_a_watch_are_learned_when_its_evidence_is_gone() {
    let days = after_fair_weeks(&[vec![3, 3, 3], vec![4, 5, 4, 4, 5, 4, 4, 4, 5, 4, 4, 4, 4, 5, 4, 4]].concat());
    let learned = |length: usize| baseline_status(&days[..length]).known().map(|baseline| baseline.shifts);
    assert!(flags(&days).first().is_some_and(|flag| flag.severity < Severity::Act && !flag.is_open()));
    let ended = flags(&days)[0].ended.expect("ended").number() - START;
    assert_eq!(learned(usize::try_from(ended).unwrap_or(0) + 1), Some(40), "not on the day of its end");
    assert_eq!(learned(days.len()), Some(u32::try_from(days.len()).unwrap_or(0)));
}

#[test]
fn a_flag_is_in_the_past_tense_while_its_days_are_usual_again() {
    let levels = [2, 3, 4, 2, 3, 2, 2, 2, 4, 4];
    let now = |length: usize| flags(&after_fair_weeks(&levels[..length])).remove(0);
    assert!(now(8).usual_again().is_none() && !now(8).is_past());
    assert!(now(9).usual_again().is_none(), "a single usual day is common in a long drop");
    let flag = now(10);
    assert!(flag.is_open() && flag.is_past());
    let again = flag.usual_again().expect("usual again");
    assert_eq!((again.run, again.since, again.usual, again.of), (2, day(48), 3, 10));
    let Reason::Sliding { until, shifts, .. } = flag.reason else { panic!("{:?}", flag.reason) };
    assert_eq!((until, shifts), (Some(day(47)), 8), "the counts end with the last low day");
}

#[test]
fn a_sudden_flag_lasts_while_days_are_as_unusual() {
    let flag = flags(&after_fair_weeks(&[1, 1, 1])).remove(0);
    assert!(flag.is_open() && flag.spells.len() == 1);
    let flag = flags(&after_fair_weeks(&[1, 4, 4, 5])).remove(0);
    assert_eq!(flag.kind, FlagKind::Sudden);
    assert!(spells(&flag)[0].1.is_some_and(|ended| ended <= 3), "{:?}", flag.spells);
}
