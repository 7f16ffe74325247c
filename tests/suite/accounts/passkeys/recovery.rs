//! Passkeys around a password reset: what it removes, what counts as a reset, and what the recovery code removes.

use axum::http::StatusCode;
use jiff::SignedDuration;

use super::device::Device;
use super::{add, agent_with, is_refused, sign_in, with_password, wrappings};
use crate::accounts::keys::code;
use crate::support::{Client, PASSWORD, TestApp};

#[tokio::test]
async fn a_reset_by_invitation_removes_passkeys_and_closes_what_they_opened() {
    let mut device = Device::with_secret();
    let (app, _) = agent_with(&mut device).await;
    accept_again(&app, "a1").await;
    is_refused(&sign_in(&app, &mut device).await.1);
    assert_eq!(wrappings(&app), 0);
}

/// Resets somebody's password with an invitation, and returns the browser in which it was done.
async fn accept_again(app: &TestApp, name: &str) -> Client {
    let person = app.person(name).await;
    let link = store::token::for_paper();
    let hash = store::token::hash_from_paper(&link);
    let until = app.now().checked_add(SignedDuration::from_hours(72)).unwrap();
    app.app.store.invitations().create(vec![(person, hash)], None, app.now(), until).await.unwrap();
    let browser = app.visitor();
    let fields = [("token", link.as_str()), ("password", PASSWORD), ("again", PASSWORD)];
    assert_eq!(browser.ask("accept_invitation", &fields).await.status, StatusCode::OK);
    browser
}

#[tokio::test]
async fn the_first_passkey_after_a_reset_counts_as_a_reset() {
    let app = TestApp::new().await;
    app.lead("l1").of("t1").hired().await;
    let agent = app.agent("a1").of("t1").hired().await;
    app.set_password("l1").await;
    app.set_password("a1").await;
    let browser = accept_again(&app, "l1").await;
    app.pass(SignedDuration::from_secs(1));
    let database = rusqlite::Connection::open(app.app.store.file()).unwrap();
    let confirmed = "UPDATE account_reset SET confirmed_at = at WHERE confirmed_at IS NULL";
    assert_eq!(database.execute(confirmed, []).unwrap(), 1);
    let unconfirmed = async || {
        let profile = app.app.store.people().profile(app.person("l1").await).await.unwrap().unwrap();
        profile.unconfirmed_reset
    };
    assert_eq!(unconfirmed().await, None);
    add(&browser, &mut Device::new()).await;
    assert_eq!(unconfirmed().await, Some(app.now()), "what was said before is closed again");
    assert!(agent.get("/check-in").await.shows("for the first time since a password reset"));
    assert!(browser.get("/account").await.shows("A passkey was added to your account"));
    app.pass(SignedDuration::from_secs(1));
    let since = unconfirmed().await;
    add(&browser, &mut Device::new()).await;
    assert_eq!(unconfirmed().await, since, "the second one is no new way in");
}

#[tokio::test]
async fn the_recovery_code_removes_passkeys_that_were_added_since_the_reset() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    let code = code(&with_password(&app, "a1").await).await;
    app.pass(SignedDuration::from_secs(1));
    let mut device = Device::with_secret();
    add(&accept_again(&app, "a1").await, &mut device).await;
    let browser = with_password(&app, "a1").await;
    let answer = browser.post_and_follow("unlock_past", &[("code", &code), ("back", "/account")]).await;
    assert!(
        answer.shows("Unlocked.") && answer.shows("Passkeys that were added since the reset are gone"),
        "{}",
        answer.text()
    );
    is_refused(&sign_in(&app, &mut device).await.1);
    assert_eq!(wrappings(&app), 0, "and opens nothing");
    add(&browser, &mut device).await;
    assert_eq!(sign_in(&app, &mut device).await.1.status, StatusCode::OK);
}
