//! What follows from flags: work on them, and offers.

use crate::EmptyStore;
use crate::fixtures::{centre, entry, moment, offer};
use domain::{PersonId, TeamId};
use insight::flag::Severity;
use insight::suggestion::choice::{ChoicePolicy, ChoiceSeed};
use weathervane_store::{
    FlagId, FlagState, FlagStepOutcome, FlagSubject, FlagWork, Outcome, SeenFlag, SuggestionOffer,
};

fn work(flag: u8, team: TeamId, person: PersonId, state: FlagState, at: i64) -> FlagWork {
    FlagWork {
        flag: FlagId([flag; 16]),
        team,
        person: Some(person),
        state,
        owner: None,
        due_at: None,
        changed_at: moment(at),
        what_was_done: None,
        seen: Some(SeenFlag { severity: Severity::Talk, times_open: 1 }),
    }
}

pub async fn work_on_a_flag_is_replaced_and_its_history_kept(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, _, lead] = centre(store).await;
    let team = entry(store, agent, 1).await.team.expect("a team");
    for (state, at, seen) in [(FlagState::Acknowledged, 1, None), (FlagState::Done, 2, Some(moment(1)))] {
        let stored = store.flag_work().set(work(7, team, agent, state, at), lead, seen).await.expect("a write");
        assert_eq!(stored, FlagStepOutcome::Stored);
    }
    // Somebody who saw less than that does not overwrite it.
    for seen in [None, Some(moment(1))] {
        let late = store.flag_work().set(work(7, team, agent, FlagState::Open, 3), lead, seen).await.expect("a write");
        assert_eq!(late, FlagStepOutcome::ChangedMeanwhile);
    }
    let found = store.flag_work().get(vec![FlagId([7; 16]), FlagId([8; 16])]).await.expect("a read");
    let kept: Vec<_> = found.iter().map(|work| (work.state, work.seen)).collect();
    assert_eq!(kept, [(FlagState::Done, work(7, team, agent, FlagState::Done, 2).seen)]);
    let history = store.flag_work().history(FlagId([7; 16])).await.expect("a read");
    let steps: Vec<_> = history.iter().map(|step| (step.state, step.at, step.by.as_deref())).collect();
    let by = Some("Chen Bo");
    assert_eq!(steps, [(FlagState::Acknowledged, moment(1), by), (FlagState::Done, moment(2), by)]);
}

pub async fn every_state_of_the_work_on_a_flag_can_be_stored(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, _, lead] = centre(store).await;
    let team = entry(store, agent, 1).await.team.expect("a team");
    let mut seen = None;
    for (at, state) in (1..).zip(FlagState::ALL) {
        store.flag_work().set(work(7, team, agent, state, at), lead, seen).await.expect("a write");
        seen = Some(moment(at));
        let found = store.flag_work().get(vec![FlagId([7; 16])]).await.expect("a read");
        assert_eq!(found.iter().map(|work| work.state).collect::<Vec<_>>(), [state]);
    }
    let history = store.flag_work().history(FlagId([7; 16])).await.expect("a read");
    assert_eq!(history.iter().map(|step| step.state).collect::<Vec<_>>(), FlagState::ALL);
}

pub async fn work_whose_flag_is_gone_is_removed(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, lead] = centre(store).await;
    let team = entry(store, agent, 1).await.team.expect("a team");
    for (flag, person) in [(1, agent), (2, agent), (3, other)] {
        store.flag_work().set(work(flag, team, person, FlagState::Open, 1), lead, None).await.expect("a write");
    }
    let still = vec![FlagId([1; 16])];
    store.flag_work().retain(FlagSubject::Person(agent), still).await.expect("a write");
    let all = [1, 2, 3].map(|flag| FlagId([flag; 16])).to_vec();
    let left: Vec<_> =
        store.flag_work().get(all).await.expect("a read").into_iter().map(|work| work.flag.0[0]).collect();
    assert_eq!(left, [1, 3]);
}

pub async fn one_offer_per_shift(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    let entry = entry(store, agent, 1).await;
    let first = offer(&entry);
    let mut second = first.clone();
    second.intervention = "walk".to_owned();
    store.suggestions().offer(agent, first).await.expect("a write");
    let kept = store.suggestions().offer(agent, second).await.expect("a write");
    assert_eq!(kept.intervention, "breathing");
}

pub async fn an_answer_is_kept_with_its_moment_and_propensity(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    let entry = entry(store, agent, 1).await;
    let offered = SuggestionOffer { propensity: Some(0.37), ..offer(&entry) };
    store.suggestions().offer(agent, offered).await.expect("a write");
    let answer = store.suggestions().set_outcome(agent, entry.workday, String::new(), Outcome::Helped, moment(9));
    assert!(answer.await.expect("a write"));
    let kept = store.suggestions().in_shift(agent, entry.workday, String::new()).await.expect("a read");
    let kept = kept.expect("the offer");
    assert_eq!((kept.answered_at, kept.propensity), (Some(moment(9)), Some(0.37)));
}

pub async fn the_policy_of_suggestions_is_the_one_of_the_moment(empty: &impl EmptyStore) {
    let store = empty.store();
    let [_, _, admin] = centre(store).await;
    for (at, policy) in [(5, ChoicePolicy::Uniform), (6, ChoicePolicy::Uniform), (9, ChoicePolicy::Learned)] {
        store.suggestions().set_policy(policy, admin, moment(at)).await.expect("a write");
    }
    let settings = store.suggestions().choice_settings().await.expect("a read");
    let policies = [4, 5, 8, 9].map(|at| settings.policy_at(moment(at)));
    assert_eq!(policies, [ChoicePolicy::Learned, ChoicePolicy::Uniform, ChoicePolicy::Uniform, ChoicePolicy::Learned]);
    let log = store.settings().admin_log(10).await.expect("a read");
    let what: Vec<_> = log.iter().map(|step| step.what.as_str()).filter(|what| what.starts_with("learning")).collect();
    assert_eq!(what, ["learning_on", "learning_off"], "a switch that changes nothing is not logged");
}

pub async fn every_centre_has_a_secret_of_its_own_that_stays(empty: &impl EmptyStore) {
    let store = empty.store();
    let first = store.suggestions().choice_settings().await.expect("a read").seed;
    assert_eq!(store.suggestions().choice_settings().await.expect("a read").seed, first);
    let directory = tempfile::tempdir().expect("a directory");
    let other = weathervane_store::Store::open(directory.path()).expect("a store");
    assert_ne!(other.suggestions().choice_settings().await.expect("a read").seed, first);
    store.suggestions().set_seed(ChoiceSeed([3; 32])).await.expect("a write");
    assert_eq!(store.suggestions().choice_settings().await.expect("a read").seed, ChoiceSeed([3; 32]));
}
