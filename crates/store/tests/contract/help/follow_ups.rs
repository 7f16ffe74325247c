//! Follow-ups: plans, checks by a second lead, and flags that a person asked to leave alone.

use crate::EmptyStore;
use crate::fixtures::{centre, entry, import, moment, person};
use domain::{PersonId, Workday};
use weathervane_store::{
    FlagId, FlagState, FlagStepOutcome, FlagWork, FollowUpPlan, FollowUpRecord, PlanQuestion, Store,
};

const FLAG: FlagId = FlagId([7; 16]);

/// Stores a step of the work on [`FLAG`], which is about `agent`, by `lead`. Returns whether it was stored.
async fn step(store: &Store, agent: PersonId, lead: PersonId, state: FlagState, at: i64) -> bool {
    let work = FlagWork {
        flag: FLAG,
        team: entry(store, agent, 1).await.team.expect("a team"),
        person: Some(agent),
        state,
        owner: Some(lead),
        due_at: None,
        changed_at: moment(at),
        what_was_done: (state == FlagState::Done).then(|| "a walk".to_owned()),
        seen: None,
    };
    let before = store.flag_work().get(vec![FLAG]).await.expect("a read").pop();
    let seen = before.map(|work| work.changed_at);
    store.flag_work().set(work, lead, seen).await.expect("a write") == FlagStepOutcome::Stored
}

fn plan(own_words: &str) -> FollowUpPlan {
    FollowUpPlan {
        action: Some("lead_word".to_owned()),
        own_words: Some(own_words.to_owned()),
        details: vec![
            (PlanQuestion::Who, "the two of us".to_owned()),
            (PlanQuestion::HowMuch, "ten minutes".to_owned()),
        ],
    }
}

async fn around(store: &Store, agent: PersonId) -> FollowUpRecord {
    let found = store.follow_ups().around(vec![(FLAG, Some(agent))]).await.expect("a read");
    found.into_iter().next().expect("one record for each flag")
}

pub async fn a_plan_belongs_to_the_lead_who_follows_up_and_is_replaced(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, lead] = centre(store).await;
    let plans = store.follow_ups();
    assert!(!plans.plan(FLAG, lead, plan("early")).await.expect("a write"), "nobody follows up yet");
    step(store, agent, lead, FlagState::Acknowledged, 1).await;
    assert!(!plans.plan(FLAG, other, plan("not mine")).await.expect("a write"));
    assert!(plans.plan(FLAG, lead, plan("first")).await.expect("a write"));
    let second = FollowUpPlan { action: None, details: Vec::new(), ..plan("second") };
    assert_eq!(around(store, agent).await.plan, Some(plan("first")));
    assert!(plans.plan(FLAG, lead, second.clone()).await.expect("a write"));
    assert_eq!(around(store, agent).await.plan, Some(second));
    step(store, agent, lead, FlagState::Done, 2).await;
    assert!(around(store, agent).await.plan.is_some(), "a plan stays with what was done");
    step(store, agent, lead, FlagState::Open, 3).await;
    assert_eq!(around(store, agent).await, FollowUpRecord::default(), "a flag that is given away has no plan");
}

pub async fn what_was_done_is_checked_once_and_by_somebody_else(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, _, lead] = centre(store).await;
    import(store, "person_id,name,roles,team_id,key_post\nl2,An Second,lead,t1,\na1,Gao Lin,agent,t1,yes\n")
        .await
        .expect("a roster that fits");
    let second = person(store, "l2").await;
    let check = async |by, at| store.follow_ups().check(FLAG, by, moment(at)).await.expect("a write");
    step(store, agent, lead, FlagState::Acknowledged, 1).await;
    assert!(!check(second, 2).await, "nothing was done yet");
    step(store, agent, lead, FlagState::Done, 3).await;
    assert!(!check(lead, 4).await, "nobody checks what they did themselves");
    assert!(check(second, 5).await && !check(second, 6).await);
    let record = around(store, agent).await;
    assert!(record.is_key_post && record.plan.is_none());
    assert_eq!(record.check.map(|check| (check.by, check.at)), Some((Some("An Second".to_owned()), moment(5))));
    step(store, agent, lead, FlagState::Done, 7).await;
    assert_eq!(around(store, agent).await.check, None, "what was done again is not checked");
}

pub async fn what_was_not_done_is_given_back_once_with_a_step_of_its_own(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, lead] = centre(store).await;
    let reopen = async |by, at| {
        let due_at = Some(moment(100));
        store.follow_ups().reopen(FLAG, by, due_at, moment(at)).await.expect("a write")
    };
    step(store, agent, lead, FlagState::Acknowledged, 1).await;
    store.follow_ups().plan(FLAG, lead, plan("a plan")).await.expect("a write");
    assert!(!reopen(other, 2).await, "nothing is said to be done");
    step(store, agent, lead, FlagState::Done, 3).await;
    assert!(!reopen(lead, 4).await, "nobody checks what they did themselves");
    assert!(reopen(other, 5).await && !reopen(other, 6).await);
    let work = store.flag_work().get(vec![FLAG]).await.expect("a read").pop().expect("work");
    assert_eq!((work.state, work.owner), (FlagState::Acknowledged, Some(lead)));
    assert_eq!((work.due_at, work.changed_at), (Some(moment(100)), moment(5)));
    assert_eq!(around(store, agent).await.plan, Some(plan("a plan")), "the owner goes on with it");
    let steps = store.flag_work().history(FLAG).await.expect("a read");
    let told: Vec<_> = steps.iter().map(|step| (step.state, step.is_reopened)).collect();
    assert_eq!(told, [(FlagState::Acknowledged, false), (FlagState::Done, false), (FlagState::Acknowledged, true)]);
    step(store, agent, lead, FlagState::Done, 7).await;
    assert!(store.follow_ups().check(FLAG, other, moment(8)).await.expect("a write"));
}

pub async fn a_flag_that_a_person_asked_to_leave_alone_has_no_work_again(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, lead] = centre(store).await;
    step(store, agent, lead, FlagState::Acknowledged, 1).await;
    store.follow_ups().plan(FLAG, lead, plan("a plan")).await.expect("a write");
    step(store, agent, lead, FlagState::Done, 2).await;
    let stop = async |who| store.follow_ups().stop(who, FLAG, moment(3)).await.expect("a write");
    assert_eq!(stop(other).await, None, "it is not about them");
    assert_eq!(empty.ledger(), "");
    assert_eq!(stop(agent).await, entry(store, agent, 1).await.team);
    assert!(empty.ledger().contains(&format!(" stopped {FLAG}")), "{}", empty.ledger());
    assert!(store.flag_work().get(vec![FLAG]).await.expect("a read").is_empty());
    assert!(store.flag_work().history(FLAG).await.expect("a read").is_empty());
    let left_alone = FollowUpRecord { is_stopped: true, ..FollowUpRecord::default() };
    assert_eq!(around(store, agent).await, left_alone);
    assert!(!step(store, agent, lead, FlagState::Acknowledged, 4).await, "a lead takes it again");
    assert!(store.flag_work().get(vec![FLAG]).await.expect("a read").is_empty());
    assert_eq!(stop(agent).await, None, "there is no work to stop");
    assert_eq!(store.follow_ups().stops(agent).await.expect("a read"), [(FLAG, moment(3))]);
    assert!(store.follow_ups().about(agent).await.expect("a read").is_empty());
}

pub async fn a_person_reads_the_work_on_flags_about_them(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, lead] = centre(store).await;
    step(store, agent, lead, FlagState::Acknowledged, 1).await;
    store.follow_ups().plan(FLAG, lead, plan("a plan")).await.expect("a write");
    step(store, agent, lead, FlagState::Done, 2).await;
    let found = store.follow_ups().about(agent).await.expect("a read");
    let [found] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((found.flag, found.state, found.owner.as_deref()), (FLAG, FlagState::Done, Some("Chen Bo")));
    assert_eq!((found.what_was_done.as_deref(), found.record.plan.clone()), (Some("a walk"), Some(plan("a plan"))));
    assert!(store.follow_ups().about(other).await.expect("a read").is_empty());
}

pub async fn a_stop_is_deleted_with_what_is_too_old_and_with_everything(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, _, lead] = centre(store).await;
    let stopped = async |at| {
        step(store, agent, lead, FlagState::Acknowledged, at).await;
        store.follow_ups().stop(agent, FLAG, moment(at)).await.expect("a write");
    };
    let left = async || store.follow_ups().stops(agent).await.expect("a read").len();
    stopped(1).await;
    let first = Workday::from_number(0);
    store.erasures().delete_before(first, moment(1)).await.expect("a write");
    assert_eq!(left().await, 1);
    store.erasures().delete_before(first, moment(2)).await.expect("a write");
    assert_eq!(left().await, 0);
    stopped(3).await;
    store.check_ins().withdraw_all(agent, moment(4)).await.expect("a write");
    assert_eq!(left().await, 0);
}
