//! Passkeys: adding one, signing in with it, what it opens, and answers that prove nothing.

mod device;
mod recovery;
mod second_factor;

use axum::http::StatusCode;
use jiff::SignedDuration;
use serde_json::Value;

use crate::support::{Answer, Client, PASSWORD, TestApp};
use device::{Device, challenge};

const SECRET_NOTE: &str = "The quiet corner helped me.";

/// Signs in by password, with a key of one's own.
async fn with_password(app: &TestApp, name: &str) -> Client {
    app.set_password(name).await;
    let browser = app.visitor();
    browser.post("sign_in", &[("name", name), ("password", PASSWORD)]).await.to();
    browser
}

async fn answer_adding(browser: &Client, device: &mut Device, options: &Value) -> Answer {
    let (made, secret) = (device.made(options), device.secret());
    let challenge = options["challenge"].as_str().unwrap();
    let fields = [("label", "My phone"), ("challenge", challenge), ("answer", &made), ("secret", &secret)];
    browser.ask("add_passkey", &fields).await
}

async fn add(browser: &Client, device: &mut Device) {
    let options = challenge(browser, "add").await;
    let answer = answer_adding(browser, device, &options).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
}

async fn answer_sign_in(browser: &Client, device: &mut Device, options: &Value) -> Answer {
    let (signed, secret) = (device.signed(options), device.secret());
    let challenge = options["challenge"].as_str().unwrap();
    browser.ask("sign_in_with_passkey", &[("challenge", challenge), ("answer", &signed), ("secret", &secret)]).await
}

async fn sign_in(app: &TestApp, device: &mut Device) -> (Client, Answer) {
    let browser = app.visitor();
    let options = challenge(&browser, "sign_in").await;
    let answer = answer_sign_in(&browser, device, &options).await;
    (browser, answer)
}

async fn write_private_note(browser: &Client) {
    let fields = [
        ("id", "00000000-0000-4000-8000-00000000000a"),
        ("weather", "2"),
        ("audience", "me"),
        ("note", SECRET_NOTE),
        ("note_audience", "me"),
    ];
    assert_eq!(browser.ask("record_check_in", &fields).await.status, StatusCode::OK);
}

/// An agent with a private note and a passkey on this device.
async fn agent_with(device: &mut Device) -> (TestApp, Client) {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    let browser = with_password(&app, "a1").await;
    write_private_note(&browser).await;
    add(&browser, device).await;
    (app, browser)
}

#[track_caller]
fn is_refused(answer: &Answer) {
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text());
    assert!(answer.shows("sign you in here"), "one sentence for every reason: {}", answer.text());
}

#[tokio::test]
async fn a_passkey_signs_in_and_opens_private_notes_where_the_device_can() {
    let mut device = Device::with_secret();
    let (app, _) = agent_with(&mut device).await;
    let (browser, answer) = sign_in(&app, &mut device).await;
    assert_eq!(answer.json()["to"], "/recovery", "the same waits as after a password");
    assert!(browser.get("/me").await.shows(SECRET_NOTE));
    assert_eq!(browser.get("/me/export.json").await.status, StatusCode::OK);
    let page = browser.get("/account").await.page();
    assert!(page.contains("My phone") && page.contains("last used") && page.contains("opens your private notes"));
    // Another secret than that of the device opens nothing.
    let mut other = Device { secret: Some([7; 32]), ..device.clone() };
    let (browser, _) = sign_in(&app, &mut other).await;
    assert!(!browser.get("/me").await.shows(SECRET_NOTE));
}

#[tokio::test]
async fn without_a_secret_of_the_device_private_notes_wait_for_the_password() {
    let mut device = Device::new();
    let (app, _) = agent_with(&mut device).await;
    let (browser, _) = sign_in(&app, &mut device).await;
    let page = browser.get("/me").await;
    assert!(!page.shows(SECRET_NOTE) && page.shows("this passkey can’t open them"), "{}", page.text());
    for (page, then) in [("/me/export.json", "/me"), ("/me/export.csv", "/me"), ("/recovery", "/recovery")] {
        assert_eq!(browser.get(page).await.to(), format!("/sign-in?then={then}"), "{page}");
    }
    let page = browser.get("/sign-in?then=/recovery").await.page();
    assert!(page.contains("Your passkey can’t open this part") && !page.contains("sign_in_with_passkey"), "{page}");
    assert!(!page.contains("value=\"yes\" checked"), "nothing says that this is their own phone: {page}");
    assert_eq!(browser.ask("passkey_challenge", &[("purpose", "add")]).await.status, StatusCode::UNAUTHORIZED);
    browser.post("sign_in", &[("name", "a1"), ("password", PASSWORD)]).await;
    assert!(browser.get("/me").await.shows(SECRET_NOTE));
}

#[tokio::test]
async fn the_password_that_makes_it_an_own_phone_opens_private_notes_too() {
    let mut device = Device::new();
    let (app, _) = agent_with(&mut device).await;
    let (phone, _) = sign_in(&app, &mut device).await;
    assert!(!phone.get("/me").await.shows(SECRET_NOTE));
    let wrong = phone.ask("keep_signed_in", &[("phone_password", "not the password")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", wrong.text());
    assert!(!phone.get("/me").await.shows(SECRET_NOTE));
    let kept = phone.ask("keep_signed_in", &[("phone_password", PASSWORD)]).await;
    assert_eq!(kept.status, StatusCode::OK, "{}", kept.text());
    assert!(phone.get("/me").await.shows(SECRET_NOTE));
    app.pass(SignedDuration::from_mins(20));
    assert!(!phone.get("/me").await.shows(SECRET_NOTE), "and they close after a pause as on any own phone");
}

#[tokio::test]
async fn a_passkey_from_another_page_or_an_unknown_holder_is_refused() {
    let mut device = Device::with_secret();
    let (app, browser) = agent_with(&mut device).await;
    for lie in [
        Device { origin: "https://weathervane.example.net", ..device.clone() },
        Device { host: "weathervane.example.net", ..device.clone() },
        Device { verifies: false, ..device.clone() },
    ] {
        is_refused(&sign_in(&app, &mut lie.clone()).await.1);
        let options = challenge(&browser, "add").await;
        let mut fresh = Device { origin: lie.origin, host: lie.host, verifies: lie.verifies, ..Device::new() };
        let answer = answer_adding(&browser, &mut fresh, &options).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text());
    }
    assert_eq!(sign_in(&app, &mut device).await.1.status, StatusCode::OK);
}

#[tokio::test]
async fn an_answer_is_taken_once_and_for_five_minutes() {
    let mut device = Device::new();
    let (app, browser) = agent_with(&mut device).await;
    let visitor = app.visitor();
    let options = challenge(&visitor, "sign_in").await;
    assert_eq!(answer_sign_in(&visitor, &mut device, &options).await.status, StatusCode::OK);
    is_refused(&answer_sign_in(&app.visitor(), &mut device, &options).await);
    let late = challenge(&visitor, "sign_in").await;
    let late_adding = challenge(&browser, "add").await;
    app.pass(SignedDuration::from_mins(5));
    is_refused(&answer_sign_in(&app.visitor(), &mut device, &late).await);
    let answer = answer_adding(&browser, &mut Device::new(), &late_adding).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_challenge_serves_one_purpose_and_one_session() {
    let mut device = Device::new();
    let (app, browser) = agent_with(&mut device).await;
    app.agent("a2").of("t1").hired().await;
    let other = with_password(&app, "a2").await;
    let options = challenge(&browser, "add").await;
    let answer = answer_adding(&other, &mut Device::new(), &options).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text());
    let adding = challenge(&browser, "add").await;
    is_refused(&answer_sign_in(&app.visitor(), &mut device, &adding).await);
    let signing_in = challenge(&browser, "sign_in").await;
    let mut fresh = Device::new();
    let mut with_user = signing_in.clone();
    with_user["publicKey"]["user"] = serde_json::json!({ "id": "AAAA" });
    let answer = answer_adding(&browser, &mut fresh, &with_user).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text());
}

#[tokio::test]
async fn a_passkey_signs_in_its_own_account_only() {
    let mut device = Device::new();
    let (app, _) = agent_with(&mut device).await;
    app.agent("a2").of("t1").hired().await;
    let mut others = Device::new();
    add(&with_password(&app, "a2").await, &mut others).await;
    // The name of one passkey with the key of another, and the handle of another account.
    is_refused(&sign_in(&app, &mut Device { key: others.key.clone(), ..device.clone() }).await.1);
    is_refused(&sign_in(&app, &mut Device { handle: others.handle.clone(), ..device.clone() }).await.1);
    let page = sign_in(&app, &mut device).await.0.get("/account").await;
    assert!(page.shows("Name of a1\u{a0}· a1"), "{}", page.text());
}

#[tokio::test]
async fn a_passkey_keeps_an_own_phone_signed_in_without_the_own_key() {
    let mut device = Device::with_secret();
    let (app, _) = agent_with(&mut device).await;
    let phone = app.visitor();
    let options = challenge(&phone, "sign_in").await;
    let (signed, secret) = (device.signed(&options), device.secret());
    let challenge = options["challenge"].as_str().unwrap();
    let fields = [("challenge", challenge), ("answer", &signed), ("secret", &secret), ("own_phone", "yes")];
    assert_eq!(phone.ask("sign_in_with_passkey", &fields).await.status, StatusCode::OK);
    assert!(phone.get("/me").await.shows(SECRET_NOTE));
    app.pass(SignedDuration::from_hours(89 * 24));
    assert_eq!(phone.get("/check-in").await.status, StatusCode::OK);
    assert!(!phone.get("/me").await.shows(SECRET_NOTE), "the key is gone after a pause");
    app.pass(SignedDuration::from_hours(2 * 24));
    assert_eq!(phone.get("/me").await.to(), "/sign-in?then=/me");
}

#[tokio::test]
async fn a_counter_that_goes_back_is_refused() {
    let mut device = Device::new();
    let (app, _) = agent_with(&mut device).await;
    let mut copy = device.clone();
    for _ in 0..2 {
        assert_eq!(sign_in(&app, &mut device).await.1.status, StatusCode::OK);
    }
    is_refused(&sign_in(&app, &mut copy).await.1);
}

#[tokio::test]
async fn a_removed_passkey_signs_nobody_in() {
    let mut device = Device::with_secret();
    let (app, browser) = agent_with(&mut device).await;
    app.agent("a2").of("t1").hired().await;
    let other = with_password(&app, "a2").await;
    assert_eq!(other.ask("remove_passkey", &[("passkey", "1")]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.ask("remove_passkey", &[("passkey", "1")]).await.status, StatusCode::OK);
    is_refused(&sign_in(&app, &mut device).await.1);
    assert_eq!(wrappings(&app), 0, "and opens nothing");
}

/// How many passkeys open an own key.
fn wrappings(app: &TestApp) -> u32 {
    let keys = rusqlite::Connection::open(app.directory().join(store::KEYS)).unwrap();
    keys.query_row("SELECT count(*) FROM wrapping WHERE by = 'passkey'", [], |row| row.get(0)).unwrap()
}

#[tokio::test]
async fn wrong_answers_are_limited_by_address_and_a_right_one_never_is() {
    let mut device = Device { verifies: false, ..Device::new() };
    let mut own = Device::new();
    let (app, _) = agent_with(&mut own).await;
    let mut answers = Vec::new();
    for _ in 0..101 {
        answers.push(sign_in(&app, &mut device).await.1.status);
    }
    assert_eq!(answers.pop(), Some(StatusCode::TOO_MANY_REQUESTS));
    assert!(answers.iter().all(|status| *status == StatusCode::UNPROCESSABLE_ENTITY), "{answers:?}");
    assert_eq!(sign_in(&app, &mut own).await.1.status, StatusCode::OK);
}

#[tokio::test]
async fn managing_passkeys_needs_a_password_that_was_typed_not_long_ago() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    app.set_password("a1").await;
    let phone = app.visitor();
    phone.post("sign_in", &[("name", "a1"), ("password", PASSWORD), ("own_phone", "yes")]).await;
    add(&phone, &mut Device::with_secret()).await;
    app.pass(SignedDuration::from_mins(20));
    assert!(phone.get("/account").await.shows("My phone"), "the list can be read");
    for function in ["passkey_challenge", "remove_passkey", "add_passkey"] {
        let answer = phone.ask(function, &[("purpose", "add"), ("passkey", "1")]).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{function}: {}", answer.text());
    }
}

#[tokio::test]
async fn a_person_who_has_left_has_no_way_in() {
    let mut device = Device::new();
    let (app, _) = agent_with(&mut device).await;
    let csv = "person_id,name,roles,team_id,ends_on\na1,Name of a1,agent,t1,2026-03-11\n";
    app.take_roster(csv).await;
    app.pass(SignedDuration::from_hours(24));
    is_refused(&sign_in(&app, &mut device).await.1);
}

#[tokio::test]
async fn a_passkey_is_offered_once_the_recovery_code_is_kept() {
    let app = TestApp::at("http://localhost").await;
    app.agent("a1").of("t1").hired().await;
    let browser = with_password(&app, "a1").await;
    browser.post("make_recovery_code", &[]).await;
    assert_eq!(browser.post("keep_recovery_code", &[]).await.to(), "/passkey");
    let page = browser.get("/passkey").await.page();
    assert!(page.contains("href=\"/counted\"") && page.contains("Not now"), "{page}");
    let options = challenge(&browser, "add").await;
    let mut device = Device::new();
    let (made, challenge) = (device.made(&options), options["challenge"].as_str().unwrap());
    let fields = [("label", "Blue phone"), ("challenge", challenge), ("answer", &made), ("back", "/passkey")];
    assert_eq!(browser.post("add_passkey", &fields).await.to(), "/counted");
    assert_eq!(browser.post("keep_recovery_code", &[]).await.to(), "/counted", "nobody is offered a second one");
}

#[tokio::test]
async fn without_a_recovery_code_a_passkey_is_offered_after_the_first_password() {
    let app = TestApp::at("http://localhost").await;
    let admin = app.admin("d1").hired().await;
    app.admin("d2").hired().await;
    app.lead("l1").of("t1").hired().await;
    for (key, next) in [("d2", "/passkey"), ("l1", "/recovery")] {
        let page = admin.post_and_follow("invite_people", &[("people[]", key)]).await.text();
        let token = page.split("/invitation/").nth(1).expect("a link").split(['<', '"']).next().unwrap().to_owned();
        let fields = [("token", &*token), ("password", "another long password"), ("again", "another long password")];
        let invited = app.visitor();
        assert_eq!(invited.post("accept_invitation", &fields).await.to(), next, "{key}");
        if key == "d2" {
            let page = invited.get("/passkey").await.page();
            assert!(page.contains("href=\"/admin\"") && page.contains("Not now"), "{page}");
            add(&invited, &mut Device::new()).await;
            assert!(invited.get("/account").await.shows("My phone"));
        }
    }
}

#[tokio::test]
async fn what_browsers_do_not_accept_is_not_offered_and_the_account_says_why() {
    let without = TestApp::at("http://weather.example.com").await;
    let admin = without.admin("d1").hired().await;
    assert_eq!(admin.get("/passkey").await.status, StatusCode::NOT_FOUND);
    assert!(!without.visitor().get("/sign-in").await.shows("sign_in_with_passkey"));
    let account = admin.get("/account").await.page();
    assert!(
        account.contains("this centre’s is http://weather.example.com.") && !account.contains("add_passkey"),
        "{account}"
    );
    // Without a public address passkeys belong to this machine, and this browser is on another.
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    let browser = with_password(&app, "a1").await;
    browser.post("make_recovery_code", &[]).await;
    assert_eq!(browser.post("keep_recovery_code", &[]).await.to(), "/counted", "nothing is offered");
    let account = browser.get("/account").await.page();
    assert!(
        account.contains("the server doesn’t know one for this centre") && !account.contains("add_passkey"),
        "{account}"
    );
    let named = TestApp::at("https://weather.example.com").await;
    let account = named.admin("d1").hired().await.get("/account").await.page();
    assert!(account.contains("/api/add_passkey") && !account.contains("don’t work here yet"), "{account}");
}

#[tokio::test]
async fn the_own_file_names_passkeys_and_erasing_removes_them() {
    let mut device = Device::with_secret();
    let (app, browser) = agent_with(&mut device).await;
    let file = browser.get("/me/export.json").await.json();
    assert_eq!(file["passkeys"][0]["label"], "My phone");
    assert_eq!(file["passkeys"][0]["opens_private_notes"], true);
    let answer = browser.ask("erase_person", &[("password", PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    is_refused(&sign_in(&app, &mut device).await.1);
    assert_eq!(wrappings(&app), 0);
}
