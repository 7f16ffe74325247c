use super::*;
use crate::ShiftPattern;

const ASKER: PersonId = PersonId(1);
const LEAD: PersonId = PersonId(2);
const DEPUTY: PersonId = PersonId(3);

fn addressee(person: PersonId, role: TalkRole) -> Addressee {
    Addressee { person, role, team: Some(TeamId(7)) }
}

/// This many minutes after nine in the morning in Shanghai.
fn minute(minutes: i64) -> Timestamp {
    let nine: Timestamp = "2026-03-11T01:00:00Z".parse().expect("a moment");
    nine.checked_add(SignedDuration::from_mins(minutes)).expect("a moment")
}

fn open() -> TalkRequest {
    let line = Some("I cannot do this any more".to_owned());
    let (id, lead) = (TalkRequestId(Uuid::from_u128(1)), addressee(LEAD, TalkRole::Lead));
    TalkRequest::new(id, ASKER, lead, WantedTime::Soon, line, minute(0))
}

fn after(request: &TalkRequest, by: PersonId, step: TalkStep, minutes: i64) -> TalkRequest {
    request.after(by, step, minute(minutes)).expect("an allowed step").expect("an open request")
}

#[test]
fn the_addressee_accepts_with_a_time_and_may_name_another() {
    let accepted = after(&open(), LEAD, TalkStep::Accept(minute(40)), 5);
    assert_eq!(accepted.state, TalkState::Accepted(minute(40)));
    let later = after(&accepted, LEAD, TalkStep::Accept(minute(60)), 10);
    assert_eq!(later.state, TalkState::Accepted(minute(60)));
}

#[test]
fn the_asker_ends_a_request_in_every_state() {
    let accepted = after(&open(), LEAD, TalkStep::Accept(minute(5)), 5);
    let proposed = after(&open(), LEAD, TalkStep::ProposeHandOn(addressee(DEPUTY, TalkRole::Deputy)), 5);
    let talked = after(&accepted, LEAD, TalkStep::End, 30);
    for request in [open(), accepted, proposed, talked] {
        assert_eq!(request.after(ASKER, TalkStep::End, minute(31)), Ok(None), "{:?}", request.state);
    }
}

#[test]
fn talked_closes_by_itself_after_seven_days() {
    let talked = after(&open(), LEAD, TalkStep::End, 30);
    assert_eq!(talked.state, TalkState::Talked);
    assert!(!talked.is_active());
    let again = after(&talked, LEAD, TalkStep::End, 60);
    assert_eq!(again, talked, "saying it twice does not prolong it");
    let day = 24 * 60;
    assert!(!talked.is_over(minute(30 + 7 * day - 1)));
    assert!(talked.is_over(minute(30 + 7 * day)));
    assert!(!open().is_over(minute(30 * day)), "only a talk that took place closes by itself");
}

#[test]
fn after_a_talk_the_addressee_takes_no_further_step() {
    let talked = after(&open(), LEAD, TalkStep::End, 30);
    let next = addressee(DEPUTY, TalkRole::Deputy);
    for step in [TalkStep::Accept(minute(60)), TalkStep::ProposeHandOn(next)] {
        assert_eq!(talked.after(LEAD, step, minute(31)), Err(StepFault::TooLate));
    }
}

#[test]
fn handing_on_takes_effect_only_if_the_asker_agrees() {
    let next = addressee(DEPUTY, TalkRole::Deputy);
    let accepted = after(&open(), LEAD, TalkStep::Accept(minute(40)), 5);
    let proposed = after(&accepted, LEAD, TalkStep::ProposeHandOn(next), 10);
    assert_eq!(proposed.addressee.map(|addressee| addressee.person), Some(LEAD));
    assert_eq!(proposed.state, TalkState::Open, "nobody comes until the asker has answered");
    for step in [TalkStep::Accept(minute(20)), TalkStep::End, TalkStep::AgreeToHandOn(None)] {
        assert_eq!(proposed.after(DEPUTY, step, minute(11)), Err(StepFault::NotTheirs), "{step:?}");
    }
    let agreed = after(&proposed, ASKER, TalkStep::AgreeToHandOn(None), 12);
    assert_eq!((agreed.addressee, agreed.waiting_since), (Some(next), minute(12)));
    assert_eq!(agreed.asked_at, minute(0));
    let declined = after(&proposed, ASKER, TalkStep::DeclineHandOn, 12);
    assert_eq!((declined.addressee, declined.hand_on), (accepted.addressee, HandOn::Declined));
    assert_eq!(declined.after(ASKER, TalkStep::AgreeToHandOn(None), minute(13)), Err(StepFault::TooLate));
}

#[test]
fn nobody_else_takes_any_step() {
    let stranger = PersonId(9);
    let next = addressee(stranger, TalkRole::Psychologist);
    let steps = [
        TalkStep::Accept(minute(1)),
        TalkStep::ProposeHandOn(next),
        TalkStep::AgreeToHandOn(None),
        TalkStep::DeclineHandOn,
        TalkStep::End,
    ];
    for step in steps {
        assert_eq!(open().after(stranger, step, minute(1)), Err(StepFault::NotTheirs), "{step:?}");
    }
    for step in [TalkStep::Accept(minute(1)), TalkStep::ProposeHandOn(next)] {
        assert_eq!(open().after(ASKER, step, minute(1)), Err(StepFault::NotTheirs), "{step:?}");
    }
    assert_eq!(open().after(LEAD, TalkStep::AgreeToHandOn(None), minute(1)), Err(StepFault::NotTheirs));
}

#[test]
fn a_request_waits_after_an_hour_and_at_the_next_shift() {
    let zone = TimeZone::get("Asia/Shanghai").expect("a zone");
    let early = ShiftPattern::parse_many("early 07:00-15:00").expect("a pattern").into();
    let waiting = |minutes| open().waiting(&early, &zone, minute(minutes));
    assert_eq!(waiting(59), Some(WaitingTime::Fresh));
    assert_eq!(waiting(60), Some(WaitingTime::OverAnHour));
    assert_eq!(waiting(14 * 60), Some(WaitingTime::OverAnHour), "the next shift has not begun");
    assert_eq!(waiting(22 * 60), Some(WaitingTime::SinceEarlierShift));
    assert_eq!(open().waiting(&WorkPlan::default(), &zone, minute(24 * 60)), Some(WaitingTime::SinceEarlierShift));
    let accepted = after(&open(), LEAD, TalkStep::Accept(minute(40)), 5);
    assert_eq!(accepted.waiting(&early, &zone, minute(22 * 60)), None);
}

#[test]
fn the_asker_may_turn_to_others_after_an_hour_without_an_answer() {
    assert!(!open().is_unanswered(minute(59)));
    assert!(open().is_unanswered(minute(60)));
    let accepted = after(&open(), LEAD, TalkStep::Accept(minute(90)), 61);
    assert!(!accepted.is_unanswered(minute(149)));
    assert!(accepted.is_unanswered(minute(150)), "nobody came");
    assert!(!after(&accepted, LEAD, TalkStep::End, 95).is_unanswered(minute(600)));
}

#[test]
fn roles_and_ids_are_written_and_read_alike() {
    for role in TalkRole::ALL {
        assert_eq!(role.key().parse(), Ok(role));
    }
    assert_eq!("colleague".parse::<TalkRole>(), Err(NotATalkRole));
    let id = open().id;
    assert_eq!(id.to_string().parse(), Ok(id));
}

#[test]
fn a_request_waits_for_its_addressee_until_they_answer_or_propose() {
    let next = addressee(DEPUTY, TalkRole::Deputy);
    let proposed = after(&open(), LEAD, TalkStep::ProposeHandOn(next), 5);
    assert!(open().awaits_addressee());
    assert!(!after(&open(), LEAD, TalkStep::Accept(minute(40)), 5).awaits_addressee());
    assert!(!proposed.awaits_addressee(), "it waits for the asker");
    assert!(after(&proposed, ASKER, TalkStep::DeclineHandOn, 6).awaits_addressee());
    assert!(after(&proposed, ASKER, TalkStep::AgreeToHandOn(None), 6).awaits_addressee());
}
