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
        seen: None,
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
    let counts = FlagCounts { open: 2, in_progress: 4, due: 1, overdue: 3, aside: 1, closed: 2 };
    assert_eq!(list.counts(), counts);
    let overdue: Vec<FlagId> = list.overdue().map(|flag| flag.id).collect();
    assert_eq!(overdue.iter().map(|id| id.0[0]).collect::<Vec<_>>(), [1, 3, 8], "the first due first");
}

#[test]
fn a_flag_that_is_handed_back_or_comes_back_has_a_day_again() {
    let overdue = |flag: VisibleFlag| Worklist::new(vec![flag], ME, now()).overdue().count();
    let stepped = |state, hours_ago: i64, due_in_hours| {
        let mut flag = worked(1, state, ME, due_in_hours);
        let work = flag.work.as_mut().expect("work");
        work.changed_at = now() - SignedDuration::from_hours(hours_ago);
        if state == FlagState::Open {
            (work.owner, work.due_at) = (None, None);
        }
        flag
    };
    assert_eq!([23, 24].map(|ago| overdue(stepped(FlagState::Open, ago, 0))), [0, 1], "handed back");
    assert_eq!([-23, -24].map(|due| overdue(stepped(FlagState::NotNow, 96, due))), [0, 1], "set aside until then");
    let on_key_post = |ago| {
        let mut flag = stepped(FlagState::Open, ago, 0);
        flag.record.is_key_post = true;
        flag
    };
    assert_eq!([11, 12].map(|ago| overdue(on_key_post(ago))), [0, 1], "a key post has half a day");
}

#[test]
fn a_flag_of_a_day_is_overdue_a_day_after_that_day_has_ended() {
    let visible = flag(1, Severity::Talk, 0);
    let midnight = Workday::from_number(20_001).0.to_zoned(TimeZone::UTC).expect("a moment").timestamp();
    let overdue = |hours| {
        let now = midnight + SignedDuration::from_hours(hours);
        Worklist::new(vec![visible.clone()], ME, now).overdue().count()
    };
    assert_eq!([23, 24].map(overdue), [0, 1]);
    let faint = VisibleFlag { of_the_day: false, ..visible.clone() };
    assert_eq!(Worklist::new(vec![faint], ME, now()).overdue().count(), 0, "no more than chance");
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
