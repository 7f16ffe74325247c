//! Messages: queued once for each occasion, due in their time, gone after some days.

use domain::message::{MessageFault, MessageKind};
use weathervane_store::{NewMessage, Recipient};

use crate::EmptyStore;
use crate::fixtures::{centre, moment};

fn reminder(occasion: &str, to: Recipient) -> NewMessage {
    NewMessage { occasion: occasion.to_owned(), kind: MessageKind::Reminder, to, expires_at: moment(1_800) }
}

pub async fn a_message_is_queued_once_for_each_occasion(empty: &impl EmptyStore) {
    let store = empty.store();
    let [one, other, _] = centre(store).await;
    let messages = store.messages();
    let both = || vec![reminder("a", Recipient::Person(one)), reminder("b", Recipient::Person(other))];
    assert_eq!(messages.queue(both(), moment(0)).await.expect("a write"), 2);
    assert_eq!(messages.queue(both(), moment(1)).await.expect("a write"), 0);
    let due = messages.due(moment(1), 10).await.expect("a read");
    assert_eq!(
        due.iter().map(|message| message.to).collect::<Vec<_>>(),
        [Recipient::Person(one), Recipient::Person(other)]
    );
    messages.sent(due[0].id, moment(2)).await.expect("a write");
    assert_eq!(messages.queue(both(), moment(3)).await.expect("a write"), 0, "what was sent is not queued again");
    assert_eq!(messages.due(moment(3), 10).await.expect("a read").len(), 1);
}

pub async fn a_failed_message_waits_and_expires(empty: &impl EmptyStore) {
    let store = empty.store();
    let [one, ..] = centre(store).await;
    let messages = store.messages();
    messages.queue(vec![reminder("a", Recipient::Person(one))], moment(0)).await.expect("a write");
    let id = messages.due(moment(0), 10).await.expect("a read")[0].id;
    messages.failed(id, MessageFault::Unreachable, moment(60)).await.expect("a write");
    assert!(messages.due(moment(59), 10).await.expect("a read").is_empty());
    assert_eq!(messages.due(moment(60), 10).await.expect("a read")[0].attempts, 1);
    assert!(messages.due(moment(1_800), 10).await.expect("a read").is_empty());
    let (failed, all) = messages.failures(moment(1_800), 10).await.expect("a read");
    assert_eq!(
        (failed[0].kind, failed[0].fault, failed[0].next_at, all),
        (MessageKind::Reminder, MessageFault::Unreachable, None, 1)
    );
    messages.forget(moment(9 * 24 * 3_600)).await.expect("a write");
    assert_eq!(messages.failures(moment(1_800), 10).await.expect("a read").1, 0);
}

pub async fn an_erased_person_has_no_messages_and_no_choice(empty: &impl EmptyStore) {
    let store = empty.store();
    let [one, ..] = centre(store).await;
    let messages = store.messages();
    messages.set_wanted(one, false).await.expect("a write");
    messages.queue(vec![reminder("a", Recipient::Person(one))], moment(0)).await.expect("a write");
    assert!(!messages.wanted(one).await.expect("a read"));
    assert!(messages.unwanted().await.expect("a read").contains(&one));
    store.erasures().erase_person(one, moment(1)).await.expect("a write");
    assert!(messages.wanted(one).await.expect("a read"));
    assert!(messages.due(moment(1), 10).await.expect("a read").is_empty());
}
