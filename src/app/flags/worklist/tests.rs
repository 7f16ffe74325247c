//! Which list a flag is in, and in which order.

use jiff::SignedDuration;
use jiff::tz::TimeZone;

use super::*;
use domain::{TeamId, Weather};
use insight::flag::{Escalation, Flag, FlagKind, Reason};
use store::{FlagId, FlagState, FlagWork, FollowUpRecord};

const ME: PersonId = PersonId(7);

fn now() -> Timestamp {
    "2026-03-10T09:00:00Z".parse().expect("a moment")
}

fn flag(number: u8, severity: Severity, rose: i32) -> VisibleFlag {
    let day = |number| Workday::from_number(20_000 + number);
    let reason = Reason::Stuck { usual: Weather::Fair, since: day(0), until: None, shifts: 5 };
    let kind = FlagKind::Stuck;
    let raised = Escalation {
        workday: day(rose),
        severity,
        kind: kind.clone(),
        score: 4.0,
        reason: reason.clone(),
        citations: Vec::new(),
    };
    let flag = Flag {
        kind,
        severity,
        severity_now: severity,
        since: day(0),
        opened: day(rose),
        escalations: vec![raised],
        ended: None,
        spells: Vec::new(),
        latest: Vec::new(),
        score: 4.0,
        reason,
        citations: Vec::new(),
    };
    VisibleFlag {
        id: FlagId([number; 16]),
        team: TeamId(1),
        person: Some(PersonId(number.into())),
        flag,
        work: None,
        record: FollowUpRecord::default(),
        fresh: true,
        of_the_day: true,
        zone: TimeZone::UTC,
    }
}

fn worked(number: u8, state: FlagState, owner: PersonId, due_in_hours: i64) -> VisibleFlag {
    let flag = flag(number, Severity::Talk, 1);
    let work = FlagWork {
        flag: flag.id,
        team: flag.team,
        person: flag.person,
        state,
        owner: Some(owner),
        due_at: Some(now() + SignedDuration::from_hours(due_in_hours)),
        changed_at: now(),
        what_was_done: None,
    };
    VisibleFlag { work: Some(work), ..flag }
}

fn ids(flags: &[VisibleFlag]) -> Vec<u8> {
    flags.iter().map(|flag| flag.id.0[0]).collect()
}

#[test]
fn open_flags_are_ordered_by_severity_and_then_by_freshness() {
    let all = vec![
        flag(1, Severity::Talk, 3),
        flag(2, Severity::Act, 1),
        flag(3, Severity::Talk, 9),
        flag(4, Severity::Act, 5),
    ];
    assert_eq!(ids(&Worklist::new(all, ME, now()).open), [4, 2, 3, 1]);
}

#[test]
fn each_flag_is_in_one_list_and_the_counts_are_those_of_the_lists() {
    let other = PersonId(8);
    let all = vec![
        flag(1, Severity::Talk, 1),
        worked(2, FlagState::Acknowledged, ME, 20),
        worked(3, FlagState::Acknowledged, other, -30),
        worked(4, FlagState::NotNow, ME, 48),
        worked(5, FlagState::Done, ME, -1),
        worked(6, FlagState::Done, ME, 200),
        worked(7, FlagState::Passed, ME, 0),
        worked(8, FlagState::Asked, ME, 0),
        worked(9, FlagState::Asked, other, 50),
        VisibleFlag { of_the_day: false, ..flag(10, Severity::Talk, 1) },
        flag(1, Severity::Talk, 1),
    ];
    let list = Worklist::new(all, ME, now());
    assert_eq!((ids(&list.open), ids(&list.in_progress)), (vec![1, 8], vec![3, 5, 2, 9]));
    assert_eq!((ids(&list.aside), ids(&list.faint), ids(&list.closed)), (vec![4], vec![10], vec![6, 7]));
    let counts = FlagCounts { open: 2, in_progress: 4, due: 1, overdue: 1, aside: 1, closed: 2 };
    assert_eq!(list.counts(), counts);
}

#[test]
fn work_in_progress_ends_when_a_lead_says_so_and_not_with_the_days() {
    let mut taken = worked(1, FlagState::Acknowledged, ME, 20);
    (taken.fresh, taken.flag.ended) = (false, Some(Workday::from_number(20_005)));
    assert_eq!(ids(&Worklist::new(vec![taken.clone()], ME, now()).in_progress), [1]);
    taken.work.as_mut().expect("work").state = FlagState::Passed;
    assert_eq!(ids(&Worklist::new(vec![taken], ME, now()).closed), [1]);
}

#[test]
fn flags_that_are_over_are_listed_from_the_last_that_was_closed() {
    let closed = |number, state, hours_ago| {
        let mut flag = worked(number, state, ME, 200);
        flag.work.as_mut().expect("work").changed_at = now() - SignedDuration::from_hours(hours_ago);
        flag
    };
    let all = vec![
        closed(1, FlagState::Done, 24 * 9),
        closed(2, FlagState::Passed, 24),
        closed(3, FlagState::Done, 24 * 4),
        closed(4, FlagState::Passed, 24 * 20),
    ];
    assert_eq!(ids(&Worklist::new(all, ME, now()).closed), [2, 3, 1, 4]);
}
