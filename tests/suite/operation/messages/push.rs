//! Reminders to devices: who gets one, what it says, through which hosts, and when it ends.

mod ends;
mod failures;

use super::centre;
use crate::support::{Client, PASSWORD, PushBrowser, PushService, TestApp};

/// The centre of the messages, with a push service that its admin allowed.
pub(super) async fn with_push() -> (TestApp, PushService) {
    let (app, _mail) = centre().await;
    let service = PushService::start().await;
    let admin = app.signed_in("d1").await;
    let said = admin.post_and_follow("allow_push_hosts", &[("others", &service.host())]).await;
    assert!(said.shows("The push services are saved."), "{}", said.text());
    (app, service)
}

/// A browser in which this person said that the device is their own.
async fn own_phone(app: &TestApp, key: &str) -> Client {
    let phone = app.visitor();
    phone.post("sign_in", &[("name", key), ("password", PASSWORD), ("own_phone", "yes")]).await.to();
    phone
}

/// Switches reminders on for this browser, and returns what it answers.
async fn switch_on(client: &Client, browser: &PushBrowser) -> String {
    let fields = browser.fields();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = client.ask("switch_on_push", &fields).await;
    format!("{} {}", answer.status.as_u16(), answer.text())
}

/// A phone of this person that asked for reminders, at an address of this name.
pub(super) async fn reminded(app: &TestApp, service: &PushService, key: &str, name: &str) -> (Client, PushBrowser) {
    let (phone, browser) = (own_phone(app, key).await, PushBrowser::at(&service.base, name));
    let said = switch_on(&phone, &browser).await;
    assert!(said.starts_with("200"), "{said}");
    (phone, browser)
}

#[tokio::test]
async fn a_device_that_asked_is_reminded_once_when_the_shift_begins() {
    let (app, service) = with_push().await;
    let (phone, browser) = reminded(&app, &service, "a1", "one").await;
    assert!(phone.get("/account").await.shows("Reminders are on for this device."));
    app.travel("2026-03-11 08:59");
    app.run_messages().await;
    assert_eq!(service.paths().len(), 0);
    for minute in 0..12 {
        app.travel(&format!("2026-03-11 09:{minute:02}"));
        app.run_messages().await;
    }
    let received = service.received();
    let [message] = received.as_slice() else { panic!("{:?}", service.paths()) };
    assert_eq!(message.path, "/one", "nobody else asked");
    let said = browser.read(message);
    assert_eq!(said["title"], "How’s your weather today?");
    assert_eq!(said["body"], "Your shift has begun. Checking in takes ten seconds.");
    assert_eq!((message.header("urgency"), message.header("topic")), ("normal", "reminder"));
    assert_eq!(message.header("ttl"), "1800", "it is dropped when the start of the shift is over");
    assert_eq!(message.header("content-encoding"), "aes128gcm");
    app.travel("2026-03-12 09:00");
    app.run_messages().await;
    assert_eq!(service.paths(), ["/one", "/one"], "the next shift is another one");
}

#[tokio::test]
async fn the_push_service_knows_the_sender_by_its_signature() {
    let (app, service) = with_push().await;
    let (_phone, _browser) = reminded(&app, &service, "a1", "one").await;
    let desk = own_phone(&app, "a2").await.get("/account").await.page();
    app.run_messages().await;
    let (claims, key) = service.received()[0].sender(&service.base);
    assert_eq!(claims["sub"], "https://weather.example");
    let lasts = claims["exp"].as_i64().unwrap() - app.now().as_second();
    assert!((1..=86_400).contains(&lasts), "RFC 8292 allows a day: {lasts}");
    assert!(desk.contains(&format!("data-push-key=\"{key}\"")), "it is the key that browsers are given");
}

#[tokio::test]
async fn a_reminder_is_the_same_whether_or_not_somebody_has_checked_in() {
    let (app, service) = with_push().await;
    let (_, one) = reminded(&app, &service, "a1", "one").await;
    let (_, two) = reminded(&app, &service, "a2", "two").await;
    let (_, three) = reminded(&app, &service, "a3", "three").await;
    super::check_in(&app, "a1").await;
    app.run_messages().await;
    app.travel("2026-03-11 13:00");
    app.run_messages().await;
    let received = service.received();
    let by = |path: &str| received.iter().find(|message| message.path == path).unwrap();
    assert_eq!(one.read(by("/one")), two.read(by("/two")));
    assert_eq!(three.read(by("/three"))["body"], "这一班开始了，记天气只要十秒。", "in the language of the person");
    let lengths: Vec<usize> = received.iter().map(|message| message.body.len()).collect();
    assert_eq!(lengths, [lengths[0]; 3], "the length does not tell the language");
    let words = one.read(by("/one")).to_string();
    assert!(!words.contains("Name of") && !words.to_lowercase().contains("storm"), "{words}");
}

#[tokio::test]
async fn quiet_hours_hold_for_devices() {
    let (app, service) = with_push().await;
    reminded(&app, &service, "a1", "one").await;
    let hours = [("digest", "10:15"), ("quiet_from", "22:00"), ("quiet_until", "09:30")];
    app.signed_in("d1").await.post_and_follow("choose_message_times", &hours).await.page();
    app.run_messages().await;
    assert_eq!(service.paths().len(), 0);
}

#[tokio::test]
async fn only_an_own_device_can_ask() {
    let (app, service) = with_push().await;
    let desk = app.signed_in("a1").await;
    let page = desk.get("/account").await.page();
    assert!(page.contains("Only on a device of your own.") && !page.contains("data-push"), "{page}");
    let said = switch_on(&desk, &PushBrowser::at(&service.base, "desk")).await;
    assert!(said.starts_with("422") && said.contains("Only on a device of your own."), "{said}");
}

#[tokio::test]
async fn push_is_offered_once_a_host_is_allowed_and_others_are_refused() {
    let (app, _mail) = centre().await;
    let service = PushService::start().await;
    let phone = own_phone(&app, "a1").await;
    let browser = PushBrowser::at(&service.base, "one");
    assert!(phone.get("/account").await.shows("Your centre doesn’t allow notifications on devices."));
    let said = switch_on(&phone, &browser).await;
    assert!(said.starts_with("422") && said.contains("doesn’t allow notifications"), "{said}");
    let admin = app.signed_in("d1").await;
    let allowed = [("known[]", "fcm.googleapis.com"), ("known[]", "*.push.apple.com")];
    admin.post_and_follow("allow_push_hosts", &allowed).await.page();
    let privacy = app.visitor().get("/privacy").await.page();
    assert!(privacy.contains("<li>fcm.googleapis.com<") && privacy.contains("<li>*.push.apple.com<"), "{privacy}");
    let elsewhere =
        ["https://push.example.org/x", "https://fcm.googleapis.com.example.org/x", "http://fcm.googleapis.com/x"];
    for endpoint in elsewhere.map(str::to_owned).into_iter().chain([browser.endpoint.clone()]) {
        let mut elsewhere = PushBrowser::at("", "one");
        elsewhere.endpoint = endpoint;
        let said = switch_on(&phone, &elsewhere).await;
        assert!(said.starts_with("422") && said.contains("isn’t allowed in your centre"), "{said}");
    }
    let said = switch_on(&phone, &PushBrowser::at("https://eu.push.apple.com", "one")).await;
    assert!(said.starts_with("200"), "{said}");
    for wrong in ["not/a/host", "*.com", "192.0.2.7"] {
        let answer = admin.ask("allow_push_hosts", &[("others", wrong)]).await;
        assert!(answer.json()["wrong"]["others"].is_string(), "{wrong}");
    }
    let log = admin.get("/admin/invitations").await.page();
    assert!(log.contains("allowed these push services: *.push.apple.com fcm.googleapis.com"), "{log}");
}

#[tokio::test]
async fn the_address_of_a_device_is_sealed_and_shown_to_nobody() {
    let (app, service) = with_push().await;
    let (phone, browser) = reminded(&app, &service, "a1", "a-secret-address").await;
    app.settle().await;
    let [_, (_, public), (_, auth)] = browser.fields();
    for secret in ["a-secret-address", &public, &auth] {
        assert!(!app.keeps_on_disk(secret.as_bytes()), "{secret}");
    }
    let pages = [phone.get("/account").await.page(), app.signed_in("d1").await.get("/admin/messages").await.page()];
    assert!(pages.iter().all(|page| !page.contains("a-secret-address")));
    let copy = app.directory().join("copy.db");
    store::backup::copy(app.directory(), &copy).unwrap();
    let copy = rusqlite::Connection::open(copy).unwrap();
    let kept: i64 = copy.query_row("SELECT count(*) FROM push_subscription", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 0, "a backup reminds nobody");
}
