//! After a reset of a password, the one who has the account fetches the same, whether or not the person had stored
//! anything before.

use domain::Audience;
use domain::thanks::ThanksTo;
use jiff::SignedDuration;
use store::{Outcome, SuggestionOffer};

use super::compare::{compare_calls, compare_forms, compare_pages};
use super::flags_of;
use super::hidden::{AfterwardsIs, HiddenAction};
use super::side::FloorSide;
use crate::accounts::keys::reset;
use crate::routes::AddressValues;
use crate::support::{CheckInFixture, history};

/// Whose password is reset.
const OWNER: &str = "a1";
/// Who does, on the floor on which the owner did nothing, what everybody can see that somebody did.
const OTHER: &str = "a4";

/// A floor on which `OWNER` has sixty days of entries and something of everything else that is theirs, or nothing at
/// all.
async fn floor(has_lived: bool) -> FloorSide {
    let said: Vec<CheckInFixture> = history().into_iter().filter(|said| has_lived || said.agent != OWNER).collect();
    let mut side = FloorSide::new(OWNER, said).await;
    // On both floors somebody uses the account: an account that nobody has used has nothing to reset.
    side.floor.with_own_key(OWNER).await;
    side.floor.app.set_password(OWNER).await;
    let seen_by_all = if has_lived { OWNER } else { OTHER };
    // Nobody in particular looks on: "nobody" is a viewer who may know of nothing, so that no action is left out.
    let mut actions =
        vec![HiddenAction::Books(seen_by_all), HiddenAction::Joins(seen_by_all), HiddenAction::Comes(seen_by_all)];
    if has_lived {
        actions.extend([
            HiddenAction::Asks(OWNER, "lead"),
            HiddenAction::Answers,
            HiddenAction::Asks(OWNER, "supporter"),
            HiddenAction::States(OWNER, Audience::Lead, AfterwardsIs::Kept),
            HiddenAction::Refers(OWNER),
            HiddenAction::Marks(OWNER),
            HiddenAction::WritesCase(OWNER),
            HiddenAction::TakesTest(OWNER),
        ]);
    }
    let done = side.act("nobody", &actions).await;
    assert_eq!(done, actions.len(), "something was left out");
    if has_lived {
        leave_more(&mut side).await;
    }
    side
}

/// What the other actions do not leave: thanks, an answer to a suggestion, choices, and what a lead wrote about the
/// owner.
async fn leave_more(side: &mut FloorSide) {
    let app = &side.floor.app;
    let to = ThanksTo::Person(app.person(OWNER).await);
    side.thanks.extend(app.thanked("a2", to, "a kind word").await);
    let offered_at = app.now() - SignedDuration::from_hours(24);
    let offer = SuggestionOffer {
        workday: app.today().plus(-1),
        shift: String::new(),
        intervention: "walk".to_owned(),
        why: "weather:2".to_owned(),
        offered_at,
        outcome: Some(Outcome::Helped),
        answered_at: Some(offered_at),
        propensity: None,
    };
    app.app.store.suggestions().import(vec![(app.person(OWNER).await, offer)]).await.unwrap();
    let owner = side.floor.signed_in(OWNER).await;
    for (form, fields) in [
        ("choose_audience", &[("audience", "team")][..]),
        ("choose_counted", &[("counted", "no"), ("back", "/account")]),
    ] {
        let answer = owner.ask(form, fields).await;
        assert!(answer.status.is_success(), "{form}: {}", answer.text());
    }
    let lead = side.floor.signed_in("l1").await;
    let mut flags = std::collections::BTreeSet::new();
    flags_of(&side.floor, &mut flags).await;
    for flag in &flags {
        lead.ask("take_flag", &[("flag", flag), ("step", "take")]).await;
        lead.ask("plan_follow_up", &[("flag", flag), ("own_words", "a walk")]).await;
        lead.ask("finish_flag", &[("flag", flag), ("agreed", "early shifts")]).await;
    }
    let own = owner.get("/me").await.page();
    assert!(own.contains("early shifts"), "the lead wrote nothing about the owner: {own}");
}

async fn reset_on(side: &mut FloorSide) {
    side.floor.app.pass(SignedDuration::from_mins(5));
    side.viewer = reset(&side.floor.app).await;
}

#[tokio::test]
async fn after_a_reset_nothing_tells_whether_anything_was_there_before() {
    let (mut left, mut right) = (floor(true).await, floor(false).await);
    let mut known =
        AddressValues { wall: "none".to_owned(), invitation: "none".to_owned(), ..AddressValues::default() };
    flags_of(&left.floor, &mut known.flags).await;
    // No ids of the owner's own check-ins: they are random, and a check-in that is sent with one of them is refused
    // where it exists.
    known.tough_calls.clone_from(&left.tough_calls);
    known.requests.clone_from(&left.requests);
    known.counselling.clone_from(&left.counselling);
    known.cases.clone_from(&left.cases);
    known.thanks.clone_from(&left.thanks);
    known.events.clone_from(&left.events);
    reset_on(&mut left).await;
    reset_on(&mut right).await;
    let outcome = async {
        compare_pages(OWNER, &left, &right, &known).await?;
        compare_calls(OWNER, &left, &right, &known).await?;
        compare_forms(OWNER, &left.viewer, &right.viewer, &known).await
    };
    if let Err(error) = outcome.await {
        panic!("{error}");
    }
}
