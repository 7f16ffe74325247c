//! Messages: queued once for each occasion, due in their time, gone after some days.

use domain::PushHosts;
use domain::message::{MessageFault, MessageKind};
use weathervane_store::{
    KnownEvents, MessageChannel, NewEventWebhook, NewMessage, NewSession, PushDevice, Recipient, token,
};

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
    let due = messages.due(MessageChannel::Mail, moment(1), 10).await.expect("a read");
    assert_eq!(
        due.iter().map(|message| message.to).collect::<Vec<_>>(),
        [Recipient::Person(one), Recipient::Person(other)]
    );
    messages.sent(due[0].id, moment(2)).await.expect("a write");
    assert_eq!(messages.queue(both(), moment(3)).await.expect("a write"), 0, "what was sent is not queued again");
    assert_eq!(messages.due(MessageChannel::Mail, moment(3), 10).await.expect("a read").len(), 1);
}

pub async fn a_message_soon_after_another_of_its_kind_is_left_out(empty: &impl EmptyStore) {
    let store = empty.store();
    let [one, other, _] = centre(store).await;
    let messages = store.messages();
    messages.queue(vec![reminder("a", Recipient::Person(one))], moment(60)).await.expect("a write");
    let left = async |since| {
        let new = [Recipient::Person(one), Recipient::Devices(one), Recipient::Person(other)];
        let new = new.map(|to| reminder("b", to)).to_vec();
        let left = messages.without_recent(new, moment(since)).await.expect("a read");
        left.into_iter().map(|message| message.to).collect::<Vec<_>>()
    };
    assert_eq!(left(59).await, [Recipient::Devices(one), Recipient::Person(other)]);
    assert_eq!(left(60).await.len(), 3, "by then it was long ago");
}

pub async fn a_failed_message_waits_and_expires(empty: &impl EmptyStore) {
    let store = empty.store();
    let [one, ..] = centre(store).await;
    let messages = store.messages();
    messages.queue(vec![reminder("a", Recipient::Person(one))], moment(0)).await.expect("a write");
    let id = messages.due(MessageChannel::Mail, moment(0), 10).await.expect("a read")[0].id;
    assert!(messages.begin(id, moment(0), moment(60)).await.expect("a write"));
    messages.failed(id, MessageFault::Unreachable, moment(60)).await.expect("a write");
    assert!(messages.due(MessageChannel::Mail, moment(59), 10).await.expect("a read").is_empty());
    assert_eq!(messages.due(MessageChannel::Mail, moment(60), 10).await.expect("a read")[0].attempts, 1);
    assert!(messages.due(MessageChannel::Mail, moment(1_800), 10).await.expect("a read").is_empty());
    let (failed, all) = messages.failures(moment(1_800), 10).await.expect("a read");
    assert_eq!(
        (failed[0].kind, failed[0].fault, failed[0].next_at, all),
        (MessageKind::Reminder, MessageFault::Unreachable, None, 1)
    );
    messages.forget(moment(9 * 24 * 3_600)).await.expect("a write");
    assert_eq!(messages.failures(moment(1_800), 10).await.expect("a read").1, 0);
}

pub async fn a_message_whose_sending_was_begun_is_begun_by_nobody_else(empty: &impl EmptyStore) {
    let store = empty.store();
    let [one, ..] = centre(store).await;
    let messages = store.messages();
    messages.queue(vec![reminder("a", Recipient::Person(one))], moment(0)).await.expect("a write");
    let due = async |at| messages.due(MessageChannel::Mail, moment(at), 10).await.expect("a read");
    let id = due(0).await[0].id;
    assert!(messages.begin(id, moment(0), moment(60)).await.expect("a write"));
    assert!(due(59).await.is_empty());
    assert!(!messages.begin(id, moment(59), moment(120)).await.expect("a write"), "it is not due");
    assert_eq!(due(60).await[0].attempts, 1, "an attempt of which nothing is known is one all the same");
    assert!(messages.begin(id, moment(60), moment(1_800)).await.expect("a write"));
    assert!(due(1_799).await.is_empty(), "one that is due again when it expires never is");
    messages.sent(id, moment(61)).await.expect("a write");
    assert!(!messages.begin(id, moment(1_800), moment(1_900)).await.expect("a write"));
}

pub async fn each_channel_has_its_own_messages(empty: &impl EmptyStore) {
    let store = empty.store();
    let [one, ..] = centre(store).await;
    let messages = store.messages();
    let both = vec![reminder("a", Recipient::Person(one)), reminder("b", Recipient::Devices(one))];
    messages.queue(both, moment(0)).await.expect("a write");
    for (channel, expected) in [
        (MessageChannel::Mail, Some(Recipient::Person(one))),
        (MessageChannel::Push, Some(Recipient::Devices(one))),
        (MessageChannel::Chat, None),
        (MessageChannel::Programs, None),
    ] {
        let due = messages.due(channel, moment(0), 10).await.expect("a read");
        assert_eq!(due.first().map(|message| message.to), expected, "{channel:?}");
        assert!(due.len() <= 1, "{channel:?}");
    }
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
    assert!(messages.due(MessageChannel::Mail, moment(1), 10).await.expect("a read").is_empty());
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
    let new = NewEventWebhook {
        host: "hooks.example.org".to_owned(),
        address: "https://hooks.example.org/x".to_owned(),
        secret: "whsec_x".to_owned(),
        known,
    };
    messages.add_event_webhook(new, one, moment(0)).await.expect("a write");
    let added = messages.event_webhooks().await.expect("a read").remove(0);
    assert_eq!((added.host.as_str(), added.known), ("hooks.example.org", known));
    let secrets = messages.event_webhook(added.id).await.expect("a read").expect("its secrets");
    assert_eq!((secrets.address.as_str(), secrets.secret.as_deref()), ("https://hooks.example.org/x", Some("whsec_x")));
    let event = NewMessage { kind: MessageKind::RosterChanged, ..reminder("e", Recipient::Program(added.id)) };
    messages.queue(vec![event], moment(0)).await.expect("a write");
    let due = messages.due(MessageChannel::Programs, moment(0), 10).await.expect("a read").remove(0);
    assert_eq!(due.to, Recipient::Program(added.id));
    messages.failed(due.id, MessageFault::Refused, moment(60)).await.expect("a write");
    let (failed, _) = messages.failures(moment(1), 10).await.expect("a read");
    assert_eq!(failed[0].program.as_deref(), Some("hooks.example.org"));
    let host = messages.remove_event_webhook(added.id, one, moment(2)).await.expect("a write");
    assert_eq!(host.as_deref(), Some("hooks.example.org"));
    let due = messages.due(MessageChannel::Programs, moment(60), 10).await.expect("a read");
    assert!(due.is_empty(), "what waited for it is gone");
}
