//! Good things and edited notes: what a person writes about their own check-ins afterwards.

use crate::EmptyStore;
use crate::fixtures::{TODAY, centre, day, entry, moment};
use domain::{Audience, CheckIn, Note};
use weathervane_store::{GoodThing, Range, Store};

fn today() -> Range {
    Range { from: day(TODAY), to: day(TODAY) }
}

fn kept(entry: &CheckIn, line: &str) -> GoodThing {
    GoodThing { check_in: entry.id, workday: entry.workday, line: Note::Words(line.to_owned()) }
}

async fn keep(store: &Store, entry: &CheckIn, line: Option<&str>) -> bool {
    let line = line.map(str::to_owned);
    store.good_things().keep(entry.person.into(), entry.id, line, moment(60)).await.expect("a write")
}

pub async fn a_good_thing_is_kept_replaced_and_removed(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    let first = entry(store, agent, 1).await;
    store.check_ins().record(first.clone()).await.expect("a write");
    let list = async || store.good_things().list(agent.into(), today()).await.expect("a read");
    for line in ["She laughed.", "She laughed at last."] {
        assert!(keep(store, &first, Some(line)).await);
        assert_eq!(list().await, [kept(&first, line)]);
    }
    assert!(keep(store, &first, None).await);
    assert!(list().await.is_empty());
}

pub async fn a_good_thing_goes_with_its_check_in(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    let [first, second] = [entry(store, agent, 1).await, entry(store, agent, 2).await];
    for entry in [&first, &second] {
        store.check_ins().record(entry.clone()).await.expect("a write");
        assert!(keep(store, entry, Some("A laugh.")).await);
    }
    store.check_ins().withdraw(agent, first.id, moment(90)).await.expect("a write");
    let left = store.good_things().list(agent.into(), today()).await.expect("a read");
    assert_eq!(left, [kept(&second, "A laugh.")]);
    assert!(!keep(store, &first, Some("Back again.")).await, "there is no check-in to keep it from");
    store.check_ins().withdraw_all(agent, moment(91)).await.expect("a write");
    assert!(store.good_things().list(agent.into(), today()).await.expect("a read").is_empty());
}

pub async fn a_good_thing_belongs_to_its_person(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, lead] = centre(store).await;
    let first = entry(store, agent, 1).await;
    store.check_ins().record(first.clone()).await.expect("a write");
    assert!(keep(store, &first, Some("A laugh.")).await);
    let of_other = CheckIn { person: other, ..first };
    assert!(!keep(store, &of_other, Some("Not theirs.")).await);
    for viewer in [other, lead] {
        assert!(store.good_things().list(viewer.into(), today()).await.expect("a read").is_empty());
    }
}

pub async fn an_edited_note_keeps_its_audience(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    let mut first = entry(store, agent, 1).await;
    (first.note, first.note_audience) = (Some(Note::Words("Typed in a hurry.".to_owned())), Audience::Lead);
    store.check_ins().record(first.clone()).await.expect("a write");
    let edit = async |note: Option<&str>| {
        let note = note.map(str::to_owned);
        let (before, after) = store
            .check_ins()
            .edit_note(agent.into(), first.id, note, moment(900))
            .await
            .expect("a write")
            .expect("the check-in exists");
        let stored = store.check_ins().get(agent, first.id).await.expect("a read");
        assert_eq!(stored, Some(after.clone()));
        assert_eq!(CheckIn { note: None, note_audience: Audience::Me, ..after.clone() }, {
            CheckIn { note: None, note_audience: Audience::Me, ..before }
        });
        (after.note.as_ref().and_then(Note::words).map(str::to_owned), after.note_audience)
    };
    assert_eq!(edit(Some("Said better.")).await, (Some("Said better.".to_owned()), Audience::Lead));
    assert_eq!(edit(None).await, (None, Audience::Me));
    assert_eq!(edit(Some("A new one.")).await, (Some("A new one.".to_owned()), Audience::Me), "nobody chose more");
    let [.., unknown] = [first.clone(), entry(store, agent, 9).await];
    let nothing = store.check_ins().edit_note(agent.into(), unknown.id, None, moment(900)).await.expect("a read");
    assert_eq!(nothing, None);
}
