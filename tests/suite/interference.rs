//! Non-interference: of two databases that differ only in what a viewer may not see, the viewer can fetch nothing that
//! differs.
//!
//! For each viewer a case builds two floors from the same sixty days. Then what is out of the viewer's sight is made
//! different: entries are omitted, changed and added, and while the viewer's live streams are open, colleagues check
//! in, correct, narrow, undo and delete, ask others to talk, mark and write things in the library, take tests, give
//! thanks and propose sources, and take all that back, out of sight. After that every page, file and refusal must be
//! identical, byte by byte; and so must be what reaches the viewer by mail, on a phone, in a calendar and at a kiosk,
//! and what the machine logs and counts meanwhile. `sabotaged` tries programs that tell: each of them must be found.

mod after_reset;
mod closed;
mod compare;
mod concerned;
mod hidden;
mod leak;
mod log_lines;
mod own_key;
mod register;
mod sabotaged;
mod side;
mod sight;

use std::collections::BTreeSet;

use domain::Audience;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use tokio::runtime::{Builder, Runtime};

use self::compare::{SameResult, compare_calls, compare_forms, compare_pages, links, same};
use self::hidden::{AfterwardsIs, Hidden, HiddenAction, action, behind, hidden};
use self::side::FloorSide;
use self::sight::sees;
use crate::routes::AddressValues;
use crate::support::{CheckInFixture, Floor, MOVED, history};

/// Collects the ids of all flags that a lead sees on the floor; every viewer tries them.
async fn flags_of(floor: &Floor, into: &mut BTreeSet<String>) {
    for lead in ["l1", "l2", "l3"] {
        let lead = floor.signed_in(lead).await;
        for page in ["/flags", "/board"] {
            let page = lead.get(page).await.text();
            into.extend(links(&page).filter_map(|link| link.strip_prefix("/flags/").map(str::to_owned)));
        }
    }
}

async fn case(viewer: &str, one: &Hidden, other: &Hidden, actions: &[HiddenAction]) -> SameResult {
    let mut left = FloorSide::new(viewer, behind(viewer, one, 1)).await;
    let mut right = FloorSide::new(viewer, behind(viewer, other, 2)).await;
    // The link of a wall shows its content to everybody; here only viewers have it who may see that content anyway.
    let holds_link = ["wall", "l1", "l2", "a1", "a6"].contains(&viewer);
    let wall = if holds_link { left.floor.wall } else { "not-theirs" };
    let mut known = AddressValues { wall: wall.to_owned(), invitation: "none".to_owned(), ..AddressValues::default() };
    // One source without a name is in both registers, proposed and supported by different people.
    known.sources = vec![left.floor.keep_source(["a2", "b2"]).await, right.floor.keep_source(["a3", "b3"]).await];
    known.sources.dedup();
    flags_of(&left.floor, &mut known.flags).await;
    flags_of(&right.floor, &mut known.flags).await;
    known.check_ins = [&left.unseen, &right.unseen]
        .into_iter()
        .filter_map(|unseen| unseen.last())
        .map(|said| said.id.to_string())
        .collect();
    // A lead works on the flags in sight, so that their history could differ. Some work waits for a second lead.
    for side in [&left, &right] {
        side.floor.app.take_roster("person_id,name,roles,team_id,key_post\na1,Name of a1,agent,t1,yes\n").await;
        let lead = side.floor.signed_in("l1").await;
        for (number, flag) in known.flags.iter().enumerate() {
            lead.ask("take_flag", &[("flag", flag), ("step", "take")]).await;
            lead.ask("plan_follow_up", &[("flag", flag), ("own_words", "a walk")]).await;
            if number % 2 == 0 {
                lead.ask("finish_flag", &[("flag", flag), ("agreed", "early shifts")]).await;
            }
        }
    }
    let (first, second) = (left.follow(&known).await, right.follow(&known).await);
    same(viewer, "the beginning of streams", &format!("{first:#?}"), &format!("{second:#?}"))?;

    // Changes happen only on the left, all out of sight: no stream may send anything.
    left.act(viewer, actions).await;
    for (_, stream) in &mut left.streams {
        let told = stream.waiting(&left.floor.app).await;
        same(viewer, "a stream that should be silent", &told.concat(), "")?;
    }
    known.tough_calls.clone_from(&left.tough_calls);
    compare_pages(viewer, &left, &right, &known).await?;

    // Now the same change happens on both, in sight of many: the streams of viewers who see it send the same, the
    // others nothing.
    let said = CheckInFixture::new(4 << 100, "a2", 0, 2, Audience::Team);
    for side in [&left, &right] {
        side.send(&said, "record_check_in").await;
    }
    for ((address, one), (_, other)) in left.streams.iter_mut().zip(&mut right.streams) {
        let (mut told, mut told_too) = (String::new(), String::new());
        // A check-in shows on boards; the stream of talk requests says nothing about it.
        if sees(viewer, &said) && address.contains("team=") {
            told = one.next().await.unwrap();
            told_too = other.next().await.unwrap();
        }
        told += &one.waiting(&left.floor.app).await.concat();
        told_too += &other.waiting(&right.floor.app).await.concat();
        same(viewer, "a stream", &told, &told_too)?;
    }
    known.requests.clone_from(&left.requests);
    known.counselling.clone_from(&left.counselling);
    known.cases.clone_from(&left.cases);
    known.thanks.clone_from(&left.thanks);
    known.events.clone_from(&left.events);
    compare_pages(viewer, &left, &right, &known).await?;
    for ((part, one), (_, other)) in left.outside(viewer).await.iter().zip(&right.outside(viewer).await) {
        same(viewer, part, one, other)?;
    }
    compare_calls(viewer, &left, &right, &known).await?;
    compare_forms(viewer, &left.viewer, &right.viewer, &known).await
}

/// Runs the property for one viewer. Each case opens every route twice, so a few cases are enough.
fn holds_for(viewer: &str) {
    let runtime: Runtime = Builder::new_current_thread().enable_all().build().unwrap();
    let config = Config { cases: 5, max_shrink_iters: 40, failure_persistence: None, ..Config::default() };
    // One request is certain: a deputy would see it if requests were open to everybody in the role. So are a private
    // tough call, and one that another lead may see.
    let actions = prop::collection::vec(action(), 1..12).prop_map(|mut actions| {
        actions.insert(0, HiddenAction::Asks("a1", "lead"));
        actions.insert(0, HiddenAction::States("a2", Audience::Me, AfterwardsIs::Kept));
        actions.insert(0, HiddenAction::States("b2", Audience::Lead, AfterwardsIs::Kept));
        // And one talk with a supporter, from the request to the time.
        actions.extend([HiddenAction::Asks("a2", "supporter"), HiddenAction::Answers]);
        // And one mark and one case: a colleague or lead would see them if they were shown to others.
        actions.extend([HiddenAction::Marks("a2"), HiddenAction::WritesCase("a2"), HiddenAction::TakesTest("a2")]);
        // And two thank-yous: a lead would see one of their team if they saw who gives or receives, a colleague if
        // others saw them.
        actions.extend([HiddenAction::Thanks("a2", "a3"), HiddenAction::Thanks("b2", "b3")]);
        // And one referral that its psychologist closes.
        actions.extend([HiddenAction::Refers("a2"), HiddenAction::EndsReferral("a2", false)]);
        // And what takes back, removes or gives on what is one's own.
        actions.extend([
            HiddenAction::RemovesThanks("a3", "a2"),
            HiddenAction::TakesSourcesBack("a4"),
            HiddenAction::SharesTest("a5"),
        ]);
        // And two sign-ups for an event that a psychologist plans: everybody reads of it.
        actions.extend([HiddenAction::Comes("a2"), HiddenAction::Comes("b3")]);
        // And what somebody chooses for themselves, so that it shows neither in what is sent nor at a kiosk.
        // The mail server refuses the address of this one.
        actions.push(HiddenAction::Chooses("b2"));
        actions
    });
    let cases = (hidden(), hidden(), actions);
    let outcome = TestRunner::new(config)
        .run(&cases, |(one, other, actions)| runtime.block_on(case(viewer, &one, &other, &actions)));
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

#[test]
fn a_lead_sees_nothing_that_was_not_shared_with_them() {
    holds_for("l1");
}

#[test]
fn a_deputy_sees_nothing_of_the_days_before_they_led() {
    holds_for("l2");
}

#[test]
fn the_lead_of_another_team_sees_nothing_of_this_one() {
    holds_for("l3");
}

#[test]
fn a_member_of_a_team_sees_only_what_was_shared_with_the_team() {
    holds_for("a1");
}

#[test]
fn somebody_who_changed_teams_sees_only_what_was_shared_with_them() {
    holds_for("a6");
}

#[test]
fn the_wall_shows_only_what_was_shared_with_the_team() {
    holds_for("wall");
}

#[test]
fn a_psychologist_sees_no_check_ins() {
    holds_for("s1");
}

#[test]
fn an_admin_sees_no_check_ins() {
    holds_for("d1");
}

#[test]
fn somebody_who_is_signed_out_sees_nothing() {
    holds_for("nobody");
}

/// The plan of the floor and the access rule agree.
#[test]
fn the_access_rule_hides_exactly_what_this_test_expects_to_be_hidden() {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let said = history();
        let floor = Floor::with(&[]).await;
        for viewer in ["l1", "l2", "l3", "a1", "a6", "b2", "s1", "d1"] {
            let person = floor.app.person(viewer).await;
            let profile = floor.app.app.store.people().profile(person).await.unwrap().unwrap();
            for saying in said.iter().step_by(7) {
                let entry = floor.entry(saying).await;
                let ruled = domain::access::sees(&profile.viewer(), &entry);
                assert_eq!(sees(viewer, saying), ruled, "{viewer} {saying:?}");
            }
        }
        assert!(said.iter().any(|saying| saying.agent == "a6" && saying.ago > MOVED));
    });
}
