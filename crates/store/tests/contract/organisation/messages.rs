//! Messages: queued once for each occasion, due in their time, gone after some days.

use domain::PushHosts;
use domain::message::{MessageFault, MessageKind};
use weathervane_store::{KnownEvents, NewMessage, NewSession, PushDevice, Recipient, token};

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

pub async fn a_device_is_reminded_until_its_session_or_its_service_ends(empty: &impl EmptyStore) {
    let store = empty.store();
    let [one, ..] = centre(store).await;
    let messages = store.messages();
    let hosts = |text: &str| PushHosts::parse(text).expect("hosts");
    messages.allow_push_hosts(hosts("a.example.org b.example.org"), one, moment(0)).await.expect("a write");
    assert_eq!(messages.push_hosts().await.expect("a read"), hosts("b.example.org a.example.org"));
    let device = |name: &str| PushDevice {
        endpoint: format!("https://a.example.org/{name}"),
        p256dh: "point".to_owned(),
        auth: "auth".to_owned(),
    };
    for (secret, host) in [("first", "a.example.org"), ("second", "b.example.org"), ("third", "a.example.org")] {
        let session = NewSession { own_phone: true, ..NewSession::at_desk(token::hash(secret), one) };
        store.sessions().begin(session, moment(0)).await.expect("a write");
        messages.subscribe(one, token::hash(secret), host.to_owned(), device(secret)).await.expect("a write");
    }
    messages.push_received(token::hash("first"), moment(1_800)).await.expect("a write");
    let kept = messages.push_subscriptions(one).await.expect("a read");
    let first = kept.iter().find(|device| device.session == token::hash("first")).expect("the first");
    assert_eq!((first.device.clone(), first.received), (Some(device("first")), Some(moment(1_800))));
    let reminded = async || messages.push_subscriptions(one).await.expect("a read").len();
    assert_eq!(reminded().await, 3);
    store.sessions().end(token::hash("third")).await.expect("a write");
    assert_eq!(reminded().await, 2);
    messages.allow_push_hosts(hosts("a.example.org"), one, moment(1)).await.expect("a write");
    assert_eq!(reminded().await, 1);
    messages.keep_push(token::hash("first"), token::hash("second")).await.expect("a write");
    assert!(messages.reminded_sessions(one).await.expect("a read").contains(&token::hash("second")));
    store.erasures().erase_person(one, moment(2)).await.expect("a write");
    assert_eq!(reminded().await, 0);
}

pub async fn a_program_is_told_until_it_is_removed(empty: &impl EmptyStore) {
    let store = empty.store();
    let [one, ..] = centre(store).await;
    let messages = store.messages();
    let known = KnownEvents { roster: [1; 32], week: None };
    let new = ("hooks.example.org".to_owned(), "https://hooks.example.org/x".to_owned(), "whsec_x".to_owned());
    messages.add_event_webhook(new, known, one, moment(0)).await.expect("a write");
    let added = messages.event_webhooks().await.expect("a read").remove(0);
    assert_eq!((added.host.as_str(), added.known), ("hooks.example.org", known));
    let secrets = messages.event_webhook(added.id).await.expect("a read").expect("its secrets");
    assert_eq!((secrets.address.as_str(), secrets.secret.as_deref()), ("https://hooks.example.org/x", Some("whsec_x")));
    let event = NewMessage { kind: MessageKind::RosterChanged, ..reminder("e", Recipient::Program(added.id)) };
    messages.queue(vec![event], moment(0)).await.expect("a write");
    let due = messages.due(moment(0), 10).await.expect("a read").remove(0);
    assert_eq!(due.to, Recipient::Program(added.id));
    messages.failed(due.id, MessageFault::Refused, moment(60)).await.expect("a write");
    let (failed, _) = messages.failures(moment(1), 10).await.expect("a read");
    assert_eq!(failed[0].program.as_deref(), Some("hooks.example.org"));
    let host = messages.remove_event_webhook(added.id, one, moment(2)).await.expect("a write");
    assert_eq!(host.as_deref(), Some("hooks.example.org"));
    assert!(messages.due(moment(60), 10).await.expect("a read").is_empty(), "what waited for it is gone");
}
