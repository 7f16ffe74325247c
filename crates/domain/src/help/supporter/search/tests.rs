use super::*;
use crate::talk_request::TalkState;

const ASKER: PersonId = PersonId(1);
const SUPPORTER: PersonId = PersonId(2);
const YES: MatchStep = MatchStep::Supporter(Consent::Yes);

fn search(state: SearchState) -> SupporterSearch {
    SupporterSearch {
        id: TalkRequestId(uuid::Uuid::from_u128(1)),
        asker: ASKER,
        language: Locale::En,
        topic: Some("customer".to_owned()),
        asked_at: Timestamp::UNIX_EPOCH,
        changed_at: Timestamp::UNIX_EPOCH,
        state,
        wanted: WantedTime::Soon,
        line: Some("a few words".to_owned()),
    }
}

fn state(state: SearchState, by: PersonId, step: MatchStep) -> Result<Option<SearchState>, MatchFault> {
    search(state).after(by, step, at(60)).map(|matched| match matched {
        MatchResult::Search(search) => Some(search.state),
        MatchResult::Request(_) => None,
    })
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("a moment")
}

#[test]
fn a_search_becomes_a_request_only_when_both_have_agreed() {
    let offered = search(SearchState::Offered(SUPPORTER));
    assert_eq!(offered.after(ASKER, MatchStep::Asker(Consent::Yes, None), at(60)), Err(MatchFault::TooLate));
    let Ok(MatchResult::Search(willing)) = offered.after(SUPPORTER, YES, at(60)) else {
        panic!("the supporter agreed")
    };
    assert_eq!(willing.state, SearchState::Willing(SUPPORTER));
    let matched = willing.after(ASKER, MatchStep::Asker(Consent::Yes, None), at(120));
    let Ok(MatchResult::Request(request)) = matched else { panic!("{matched:?}") };
    let addressee = request.addressee.expect("an addressee");
    assert_eq!((request.id, addressee.person, addressee.role), (offered.id, SUPPORTER, TalkRole::Supporter));
    assert_eq!((request.state, request.line), (TalkState::Open, offered.line));
    assert_eq!((request.asked_at, request.waiting_since), (at(0), at(120)));
}

#[test]
fn either_of_the_two_declines_and_the_search_goes_on() {
    let no = MatchStep::Supporter(Consent::No);
    assert_eq!(state(SearchState::Offered(SUPPORTER), SUPPORTER, no), Ok(Some(SearchState::Looking)));
    assert_eq!(state(SearchState::Willing(SUPPORTER), SUPPORTER, no), Ok(Some(SearchState::Looking)));
    let no = MatchStep::Asker(Consent::No, None);
    assert_eq!(state(SearchState::Willing(SUPPORTER), ASKER, no), Ok(Some(SearchState::Looking)));
}

#[test]
fn nobody_answers_for_the_other_one() {
    let asker = MatchStep::Asker(Consent::Yes, None);
    for other in [ASKER, PersonId(3)] {
        assert_eq!(state(SearchState::Offered(SUPPORTER), other, YES), Err(MatchFault::NotTheirs));
    }
    for other in [SUPPORTER, PersonId(3)] {
        assert_eq!(state(SearchState::Willing(SUPPORTER), other, asker), Err(MatchFault::NotTheirs));
    }
    assert_eq!(state(SearchState::Looking, SUPPORTER, YES), Err(MatchFault::NotTheirs));
    assert_eq!(state(SearchState::Willing(SUPPORTER), SUPPORTER, YES), Err(MatchFault::TooLate));
}

#[test]
fn an_offer_and_a_search_end_after_their_time() {
    let hours = |hours: i64| at(hours * 3600);
    let offered = search(SearchState::Offered(SUPPORTER));
    assert!(!offered.offer_is_over(hours(3)) && offered.offer_is_over(hours(4)));
    assert!(!search(SearchState::Willing(SUPPORTER)).offer_is_over(hours(4)), "the asker decides");
    assert!(!offered.is_over(hours(167)) && offered.is_over(hours(168)));
}
