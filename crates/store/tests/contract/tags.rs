//! Tags: uplifts, and stressors about the lead with their own audience.

use crate::EmptyStore;
use crate::fixtures::{TODAY, centre, day, entry, moment, viewer};
use domain::person::TeamRole;
use domain::{Audience, CheckIn};
use weathervane_store::Range;

fn today() -> Range {
    Range { from: day(TODAY), to: day(TODAY) }
}

fn naming_the_lead(entry: CheckIn, tag_audience: Audience) -> CheckIn {
    let friction = "lead_friction".parse().expect("a stressor");
    CheckIn {
        about_lead: vec![friction],
        tag_audience,
        uplifts: vec!["good_call".parse().expect("an uplift")],
        ..entry
    }
}

pub async fn only_leads_whom_it_was_shared_with_learn_of_a_lead_tag(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, lead] = centre(store).await;
    let private = naming_the_lead(entry(store, agent, 1).await, Audience::Me);
    let shared = naming_the_lead(entry(store, agent, 2).await, Audience::Lead);
    for entry in [&private, &shared] {
        store.check_ins().record(entry.clone()).await.expect("a write");
    }
    let check_ins = store.check_ins();
    assert_eq!(check_ins.own(agent, today()).await.expect("a read"), [private.clone(), shared.clone()]);
    let [without, without_shared] = [private, shared.clone()].map(CheckIn::without_lead_tags);
    let in_lead_sight = check_ins.in_lead_sight(lead, agent, today()).await.expect("a read");
    assert_eq!(in_lead_sight, [without.clone(), shared], "the sight from which flags follow");
    let team = without.team.expect("a team");
    for (person, role) in [(lead, TeamRole::Lead), (other, TeamRole::Member)] {
        let viewer = viewer(store, person).await;
        let seen = check_ins.team_day(&viewer, role, team, day(TODAY)).await.expect("a read");
        assert_eq!(seen, [without.clone(), without_shared.clone()]);
    }
    let days = check_ins.team_days(lead, team, today()).await.expect("a read");
    assert!(days.iter().flat_map(|(_, days)| days).all(|day| day.about_lead.is_empty() && !day.uplifts.is_empty()));
}

pub async fn taking_a_lead_tag_back_is_in_the_ledger(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, _, lead] = centre(store).await;
    let shared = naming_the_lead(entry(store, agent, 1).await, Audience::Lead);
    store.check_ins().record(shared.clone()).await.expect("a write");
    let taken_back = CheckIn { tag_audience: Audience::Me, ..shared.clone() };
    store.check_ins().amend(agent.into(), taken_back.clone(), moment(60)).await.expect("a write");
    assert_eq!(store.check_ins().get(agent, shared.id).await.expect("a read"), Some(taken_back));
    assert!(empty.ledger().contains(&format!("lead_tags {}", shared.id)));
    let seen = store.check_ins().in_lead_sight(lead, agent, today()).await.expect("a read");
    assert!(seen.iter().all(|entry| entry.about_lead.is_empty()));
}

pub async fn narrowing_an_entry_takes_its_lead_tag_along(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    let [one, other] = [1, 2].map(|id| entry(store, agent, id));
    let [one, other] = [one.await, other.await].map(|entry| naming_the_lead(entry, Audience::Lead));
    for entry in [&one, &other] {
        store.check_ins().record(entry.clone()).await.expect("a write");
    }
    let (on, at) = (day(TODAY), moment(60));
    let narrowed = store.check_ins().set_audience(agent, one.id, Audience::Me, |_, _, _| true, on, at).await;
    assert!(narrowed.expect("a write").is_some());
    store.check_ins().narrow_all(agent, day(TODAY), Audience::Me, moment(61)).await.expect("a write");
    let own = store.check_ins().own(agent, today()).await.expect("a read");
    assert!(own.iter().all(|entry| entry.tag_audience == Audience::Me && entry.about_lead.len() == 1));
}

pub async fn a_stressor_that_becomes_one_about_the_lead_leaves_past_entries(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, _, lead] = centre(store).await;
    let name = ["Shouting boss", "班长吼人"].map(str::to_owned);
    let [en, zh] = name;
    let key = store.stressors().add("relationships".to_owned(), en, zh, false, lead, moment(0)).await.expect("a key");
    let named = entry(store, agent, 1).await;
    let named = CheckIn { stressors: vec!["noise".parse().expect("a key"), key.clone()], ..named };
    store.check_ins().record(named.clone()).await.expect("a write");
    assert!(store.stressors().mark_about_lead(key.clone(), lead, moment(60)).await.expect("a write"));
    assert!(store.stressors().list().get(&key).is_some_and(|stressor| stressor.about_lead));
    let own = store.check_ins().own(agent, today()).await.expect("a read");
    assert_eq!((own[0].stressors.len(), &own[0].about_lead, own[0].tag_audience), (1, &vec![key], Audience::Me));
    let built_in = "noise".parse().expect("a key");
    assert!(!store.stressors().mark_about_lead(built_in, lead, moment(61)).await.expect("a write"));
}
