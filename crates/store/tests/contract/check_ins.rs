//! Check-ins: recording, amending, narrowing, withdrawing, and who reads them.

use crate::EmptyStore;
use crate::fixtures::{TODAY, centre, day, entry, moment, offer, viewer};
use domain::person::TeamRole;
use domain::{Audience, Note, Weather};
use weathervane_store::{ImportCounts, Outcome, Range, RecordOutcome};

fn today() -> Range {
    Range { from: day(TODAY), to: day(TODAY) }
}

pub async fn a_check_in_is_recorded_once(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    let first = entry(store, agent, 1).await;
    assert_eq!(store.check_ins().record(first.clone()).await.expect("a write"), RecordOutcome::New);
    assert_eq!(store.check_ins().record(first.clone()).await.expect("a write"), RecordOutcome::Same);
    assert_eq!(store.check_ins().own(agent, today()).await.expect("a read"), [first]);
}

pub async fn another_content_under_a_known_id_changes_nothing(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, _] = centre(store).await;
    let first = entry(store, agent, 1).await;
    store.check_ins().record(first.clone()).await.expect("a write");
    let mut second = first.clone();
    second.weather = Weather::Sunny;
    let outcome = store.check_ins().record(second).await.expect("a write");
    assert_eq!(outcome, RecordOutcome::Different(Box::new(first.clone())));
    assert_eq!(store.check_ins().get(agent, first.id).await.expect("a read"), Some(first));
    // An id is one person's: another person may use the same.
    let of_other = entry(store, other, 1).await;
    assert_eq!(store.check_ins().record(of_other).await.expect("a write"), RecordOutcome::New);
}

pub async fn a_withdrawn_id_does_not_come_back(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    let first = entry(store, agent, 1).await;
    store.check_ins().record(first.clone()).await.expect("a write");
    let withdrawn = store.check_ins().withdraw(agent, first.id, moment(60)).await.expect("a write");
    assert_eq!(withdrawn, Some(first.clone()));
    assert!(empty.ledger().contains(&format!("entry {}", first.id)));
    assert!(store.check_ins().was_withdrawn(agent, first.id).await.expect("a read"));
    assert_eq!(store.check_ins().withdraw(agent, first.id, moment(61)).await.expect("a write"), None);
    assert_eq!(store.check_ins().record(first).await.expect("a write"), RecordOutcome::Withdrawn);
}

pub async fn amending_keeps_the_moment_and_withdraws_the_unanswered_offer(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    let first = entry(store, agent, 1).await;
    store.check_ins().record(first.clone()).await.expect("a write");
    store.suggestions().offer(agent, offer(&first)).await.expect("an offer");
    let mut amended = first.clone();
    (amended.weather, amended.said_at, amended.team) = (Weather::Fair, moment(500), None);
    let before = store.check_ins().amend(agent.into(), amended, moment(60)).await.expect("a write");
    assert_eq!(before, Some(first.clone()));
    let mut expected = first.clone();
    expected.weather = Weather::Fair;
    assert_eq!(store.check_ins().get(agent, first.id).await.expect("a read"), Some(expected));
    let offered = store.suggestions().in_shift(agent, first.workday, String::new()).await.expect("a read");
    assert!(offered.is_none());
    assert_eq!(empty.ledger(), "");
}

pub async fn an_answered_offer_survives_an_amendment(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    let first = entry(store, agent, 1).await;
    store.check_ins().record(first.clone()).await.expect("a write");
    store.suggestions().offer(agent, offer(&first)).await.expect("an offer");
    let answered =
        store.suggestions().set_outcome(agent, first.workday, String::new(), Outcome::Helped, moment(2)).await;
    assert!(answered.expect("a write"));
    store.check_ins().amend(agent.into(), first.clone(), moment(60)).await.expect("a write");
    let offered = store.suggestions().in_shift(agent, first.workday, String::new()).await.expect("a read");
    assert_eq!(offered.and_then(|offer| offer.outcome), Some(Outcome::Helped));
}

pub async fn an_amendment_for_fewer_people_is_in_the_ledger(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, _, lead] = centre(store).await;
    let first = entry(store, agent, 1).await;
    store.check_ins().record(first.clone()).await.expect("a write");
    store.check_ins().amend(agent.into(), first.clone().for_audience(Audience::Me), moment(60)).await.expect("a write");
    assert!(empty.ledger().contains(&format!("narrowed {} me", first.id)));
    assert_eq!(store.check_ins().in_lead_sight(lead, agent, today()).await.expect("a read"), []);
}

pub async fn undoing_withdraws_the_entry_and_its_offer(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    let first = entry(store, agent, 1).await;
    store.check_ins().record(first.clone()).await.expect("a write");
    store.suggestions().offer(agent, offer(&first)).await.expect("an offer");
    let undone = store.check_ins().undo(agent, first.id, moment(60)).await.expect("a write");
    assert_eq!(undone, Some(first.clone()));
    assert!(empty.ledger().contains(&format!("entry {}", first.id)));
    let offered = store.suggestions().in_shift(agent, first.workday, String::new()).await.expect("a read");
    assert!(offered.is_none());
    assert_eq!(store.check_ins().undo(agent, first.id, moment(61)).await.expect("a write"), None);
}

pub async fn narrowing_hides_the_past_from_leads_and_is_in_the_ledger(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, _, lead] = centre(store).await;
    let (first, second) = (entry(store, agent, 1).await, entry(store, agent, 2).await);
    for entry in [&first, &second] {
        store.check_ins().record(entry.clone()).await.expect("a write");
    }
    let changed = store
        .check_ins()
        .set_audience(agent, first.id, Audience::Lead, |_, _, _| true, day(TODAY), moment(60))
        .await
        .expect("a write");
    assert_eq!(changed, Some((first.clone(), true)));
    let refused = store
        .check_ins()
        .set_audience(agent, first.id, Audience::Me, |_, _, _| false, day(TODAY), moment(61))
        .await
        .expect("a write");
    assert_eq!(refused.map(|(_, changed)| changed), Some(false));
    assert_eq!(store.check_ins().in_lead_sight(lead, agent, today()).await.expect("a read").len(), 2);
    let wider = store.check_ins().narrow_all(agent, day(TODAY), Audience::Me, moment(62)).await.expect("a write");
    assert_eq!(wider.readable, 2);
    assert_eq!(wider.all, [first.clone().for_audience(Audience::Lead), second.clone()]);
    assert_eq!(store.check_ins().in_lead_sight(lead, agent, today()).await.expect("a read"), []);
    let ledger = empty.ledger();
    for line in [
        format!("narrowed {} lead", first.id),
        format!("narrowed {} me", first.id),
        format!("narrowed {} me", second.id),
    ] {
        assert!(ledger.contains(&line), "{line} in {ledger}");
    }
}

pub async fn a_lead_sees_shared_entries_of_days_on_which_they_led(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, lead] = centre(store).await;
    let shared = entry(store, agent, 1).await;
    let private = entry(store, agent, 2).await.for_audience(Audience::Me);
    let mut earlier = entry(store, agent, 3).await;
    earlier.workday = day("2026-03-02");
    for entry in [&shared, &private, &earlier] {
        store.check_ins().record(entry.clone()).await.expect("a write");
    }
    let month = Range { from: day("2026-03-01"), to: day("2026-03-31") };
    assert_eq!(
        store.check_ins().in_lead_sight(lead, agent, month).await.expect("a read"),
        std::slice::from_ref(&shared)
    );
    assert_eq!(store.check_ins().in_lead_sight(other, agent, month).await.expect("a read"), []);
    let team = shared.team.expect("a team");
    let colleague = viewer(store, other).await;
    let on_the_wall = store.check_ins().team_day(&colleague, TeamRole::Member, team, day(TODAY)).await.expect("a read");
    assert_eq!(on_the_wall, [shared]);
    let as_lead = store.check_ins().team_day(&colleague, TeamRole::Lead, team, day(TODAY)).await.expect("a read");
    assert_eq!(as_lead, []);
}

pub async fn a_note_for_oneself_is_locked_for_others(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, _, lead] = centre(store).await;
    let (mut own, mut shared) = (entry(store, agent, 1).await, entry(store, agent, 2).await);
    own.note = Some(Note::Words("for me".to_owned()));
    shared.note = Some(Note::Words("for all".to_owned()));
    shared.note_audience = Audience::Team;
    for entry in [&own, &shared] {
        store.check_ins().record(entry.clone()).await.expect("a write");
    }
    // Before there is an own key the note waits under the shared one; a lead must not read it all the same.
    let key = weathervane_store::seal::fresh_key();
    let by_password = weathervane_store::WrappingKey { salt: [1; 16], key: weathervane_store::seal::fresh_key() };
    store
        .owner_keys()
        .begin(agent, weathervane_store::NewOwnKey { secret: key, by_password }, moment(60))
        .await
        .expect("a write");
    let seen = store.check_ins().in_lead_sight(lead, agent, today()).await.expect("a read");
    let notes: Vec<_> = seen.into_iter().map(|entry| entry.note).collect();
    assert_eq!(notes, [Some(Note::Locked), Some(Note::Words("for all".to_owned()))]);
}

pub async fn a_dry_run_of_an_import_stores_nothing(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    let (known, new) = (entry(store, agent, 1).await, entry(store, agent, 2).await);
    store.check_ins().record(known.clone()).await.expect("a write");
    let counts = store.check_ins().preview_import(vec![known.clone(), new.clone()]).await.expect("a dry run");
    assert_eq!(counts, ImportCounts { new: 1, known: 1, left: 0 });
    assert_eq!(store.check_ins().own(agent, today()).await.expect("a read"), std::slice::from_ref(&known));
    assert_eq!(store.check_ins().import(vec![known, new]).await.expect("a write"), 1);
}
