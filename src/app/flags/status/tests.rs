//! The list of the day.

use super::*;
use insight::flag::{FlagKind, Reason};

fn visible(score: f64) -> VisibleFlag {
    let day = Workday::from_number(20_000);
    let reason = Reason::Stuck { usual: domain::Weather::Fair, since: day, until: None, shifts: 5 };
    let (kind, severity) = (FlagKind::Stuck, Severity::Talk);
    let flag = Flag {
        kind,
        severity,
        severity_now: severity,
        since: day,
        opened: day,
        escalations: Vec::new(),
        ended: None,
        spells: Vec::new(),
        latest: Vec::new(),
        score,
        reason,
        citations: Vec::new(),
    };
    let (id, team, person) = (FlagId([0; 16]), TeamId(1), Some(PersonId(1)));
    VisibleFlag {
        id,
        team,
        person,
        flag,
        work: None,
        record: FollowUpRecord::default(),
        fresh: true,
        of_the_day: true,
        zone: TimeZone::UTC,
    }
}

fn moment(hours: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * 20_000 + hours)
}

/// A flag that opened as a talk on its first day, and the step that a lead took at eight on that day.
fn worked(state: FlagState) -> VisibleFlag {
    let mut flag = visible(4.0);
    flag.flag.spells = vec![spell(flag.flag.opened)];
    let work = FlagWork {
        flag: flag.id,
        team: flag.team,
        person: flag.person,
        state,
        owner: None,
        due_at: Some(moment(80)),
        changed_at: moment(8),
        what_was_done: None,
        seen: Some(flag.seen()),
    };
    VisibleFlag { work: Some(work), ..flag }
}

fn spell(day: Workday) -> OpenSpell {
    OpenSpell { kind: FlagKind::Stuck, severity: Severity::Talk, opened: day, talk: Some(day), ended: None }
}

#[test]
fn a_flag_that_became_more_serious_later_on_the_same_day_is_open_again() {
    for state in [FlagState::NotNow, FlagState::Passed, FlagState::Done] {
        let mut flag = worked(state);
        assert_ne!(flag.status(moment(9)), FlagStatus::Open, "{state:?}");
        let (kind, severity, reason) = (FlagKind::Stuck, Severity::Act, flag.flag.reason.clone());
        let rise = Escalation { workday: flag.flag.opened, severity, kind, score: 9.0, reason, citations: Vec::new() };
        flag.flag.severity = severity;
        flag.flag.escalations.push(rise);
        assert_eq!(flag.status(moment(9)), FlagStatus::Open, "{state:?}");
    }
}

#[test]
fn a_flag_that_is_open_once_more_after_it_was_closed_is_back_on_the_list() {
    for state in [FlagState::Passed, FlagState::Done] {
        let mut flag = worked(state);
        flag.flag.spells[0].ended = Some(flag.flag.opened.plus(3));
        flag.flag.spells.push(spell(flag.flag.opened.plus(6)));
        assert_eq!(flag.status(moment(24 * 6)), FlagStatus::Open, "{state:?}");
        // So is one whose work an earlier version stored.
        let work = flag.work.take().map(|work| FlagWork { seen: None, ..work });
        flag.work = work;
        assert_eq!(flag.status(moment(24 * 6)), FlagStatus::Open, "{state:?}");
        // One that was resumed for the person alone is not.
        flag.flag.spells[1].talk = None;
        assert_ne!(flag.status(moment(24 * 6)), FlagStatus::Open, "{state:?}");
    }
}

#[test]
fn a_flag_without_shared_days_has_not_ended() {
    let mut flag = visible(4.0);
    flag.fresh = false;
    assert_eq!(flag.status(moment(8)), FlagStatus::Quiet);
    flag.flag.ended = Some(flag.flag.opened.plus(3));
    assert_eq!(flag.status(moment(8)), FlagStatus::Passed);
}

fn on_the_list(scores: &[f64], watched: usize) -> Vec<bool> {
    let mut all: Vec<VisibleFlag> = scores.iter().map(|score| visible(*score)).collect();
    trim(&mut all, watched);
    all.iter().map(|visible| visible.of_the_day).collect()
}

#[test]
fn a_flag_once_a_year_is_listed_for_12_people_and_not_for_100() {
    assert_eq!(on_the_list(&[4.0], 12), [true]);
    assert_eq!(on_the_list(&[4.0], 100), [false]);
    assert_eq!(on_the_list(&[20.0], 100), [true]);
}

#[test]
fn several_at_once_carry_one_another() {
    assert_eq!(on_the_list(&[4.0, 4.5, 5.0, 4.0, 4.0], 100), [true; 5]);
}

#[test]
fn a_flag_that_is_over_has_no_part_in_it() {
    let mut all = [visible(4.0)];
    all[0].fresh = false;
    trim(&mut all, 100);
    assert!(all[0].of_the_day);
}

#[test]
fn a_page_from_before_a_rise_did_not_show_the_flag_as_it_is() {
    let mut flag = worked(FlagState::Passed);
    let mark = flag.mark();
    flag.flag.severity = Severity::Act;
    assert_ne!(flag.mark(), mark);
}
