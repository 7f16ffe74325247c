//! Whose account a subject is, that a new way into an account counts as a reset, and what stays closed.

use axum::http::StatusCode;
use jiff::SignedDuration;
use serde_json::json;
use weathervane::state::session::Cookie;

use super::provider::Lie;
use super::{centre, refusal, say_privately, sign_in, to_provider, with_password};
use crate::accounts::second_factor::set_up;
use crate::support::{PASSWORD, TestApp};

const NOBODY: &str = "no account here is yours";

#[tokio::test]
async fn only_a_verified_address_of_the_roster_finds_an_account() {
    let (app, provider) = centre().await;
    let people = app.stored().matches("person ").count();
    let refused = [
        ("nobody has the address", json!({ "sub": "x", "email": "x@example.org", "email_verified": true })),
        ("not verified", json!({ "sub": "a1", "email": "a1@example.org", "email_verified": false })),
        ("not said to be verified", json!({ "sub": "a1", "email": "a1@example.org" })),
        ("part of an address", json!({ "sub": "a1", "email": "a1@example", "email_verified": true })),
        ("no address", json!({ "sub": "a1" })),
        ("the name to sign in with", json!({ "sub": "a1", "email": "a1", "email_verified": true })),
    ];
    for (what, claims) in refused {
        provider.lie(Lie { details: Some(json!({ "sub": claims["sub"] })), ..Lie::default() });
        let browser = app.visitor();
        let back = provider.answers(&to_provider(&browser).await, claims, app.now());
        let page = refusal(&browser, &back).await;
        assert!(page.contains(NOBODY), "{what}: {page}");
    }
    assert_eq!(app.stored().matches("person ").count(), people, "no account was created");
}

#[tokio::test]
async fn the_address_may_come_from_the_details_of_the_same_person_only() {
    let (app, provider) = centre().await;
    let details = |subject: &str| Some(json!({ "sub": subject, "email": "a1@example.org", "email_verified": true }));
    for (subject, fits) in [("another", false), ("a1", true)] {
        provider.lie(Lie { details: details(subject), ..Lie::default() });
        let browser = app.visitor();
        let back = provider.answers(&to_provider(&browser).await, json!({ "sub": "a1" }), app.now());
        browser.get(&back).await.to();
        assert_eq!(browser.get("/account").await.status == StatusCode::OK, fits, "{subject}");
    }
}

#[tokio::test]
async fn a_subject_stays_with_its_account_and_an_account_with_its_subject() {
    let (app, provider) = centre().await;
    sign_in(&app, &provider, &app.visitor(), "a1").await;
    // The provider gives the address of a1 to somebody else: the account does not follow.
    let browser = app.visitor();
    let back = provider.signs_in(&to_provider(&browser).await, "new", "a1@example.org", app.now());
    assert!(refusal(&browser, &back).await.contains(NOBODY));
    // The subject of a1 gets the address of a2: it opens the account of a1 still.
    let browser = app.visitor();
    let back = provider.signs_in(&to_provider(&browser).await, "a1", "a2@example.org", app.now());
    browser.get(&back).await.to();
    assert!(browser.get("/account").await.page().contains("Name of a1"));
}

#[tokio::test]
async fn an_address_that_was_changed_finds_no_account_for_seven_days() {
    let (app, provider) = centre().await;
    app.pass(SignedDuration::from_hours(1));
    app.take_roster("person_id,name,email\na1,Name of a1,mine@example.net\n").await;
    let claims = json!({ "sub": "a1", "email": "mine@example.net", "email_verified": true });
    let browser = app.visitor();
    let back = provider.answers(&to_provider(&browser).await, claims.clone(), app.now());
    assert!(refusal(&browser, &back).await.contains(NOBODY));
    app.pass(SignedDuration::from_hours(7 * 24));
    let browser = app.visitor();
    let back = provider.answers(&to_provider(&browser).await, claims, app.now());
    browser.get(&back).await.to();
    assert!(browser.get("/account").await.page().contains("Name of a1"));
}

#[tokio::test]
async fn somebody_who_has_left_is_not_signed_in() {
    let (app, provider) = centre().await;
    sign_in(&app, &provider, &app.visitor(), "a1").await;
    app.take_roster("person_id,name,ends_on\na1,Name of a1,2026-03-11\n").await;
    app.pass(SignedDuration::from_hours(48));
    let browser = app.visitor();
    let back = provider.signs_in(&to_provider(&browser).await, "a1", "a1@example.org", app.now());
    assert!(refusal(&browser, &back).await.contains(NOBODY));
}

#[tokio::test]
async fn the_first_sign_in_of_a_new_person_sets_the_password_for_notes() {
    let (app, provider) = centre().await;
    let browser = app.visitor();
    let page = sign_in(&app, &provider, &browser, "a3").await;
    let token = page.strip_prefix("/invitation/").expect("a page that asks for a password").to_owned();
    assert!(browser.get(&page).await.page().contains("Name of a3"));
    let fields = [
        ("token", token.as_str()),
        ("password", "another long enough password"),
        ("again", "another long enough password"),
    ];
    browser.post("accept_invitation", &fields).await.to();
    say_privately(&browser, "only mine").await;
    assert!(browser.get("/me/export.json").await.text().contains("only mine"));
    assert!(!app.signed_in("l1").await.get("/board").await.page().contains("for the first time"), "it is no reset");
    let browser = app.visitor();
    sign_in(&app, &provider, &browser, "a3").await;
    assert!(browser.get("/account").await.page().contains("Name of a3"));
    assert!(!browser.get("/me").await.shows("only mine"), "the provider opens no private note");
}

/// An agent who wrote a private note, and a lead, before anybody came from the provider.
async fn with_a_past() -> (TestApp, super::Provider) {
    let (app, provider) = centre().await;
    let agent = with_password(&app, "a1").await;
    say_privately(&agent, "a quiet word").await;
    app.pass(SignedDuration::from_mins(1));
    (app, provider)
}

#[tokio::test]
async fn a_subject_of_an_account_that_existed_counts_as_a_reset() {
    let (app, provider) = with_a_past().await;
    let before = with_password(&app, "a1").await;
    let stranger = app.visitor();
    sign_in(&app, &provider, &stranger, "a1").await;
    assert!(before.get("/me").await.to().starts_with("/sign-in"), "the sessions from before end");
    let page = stranger.get("/me").await.page();
    assert!(page.contains("id=\"locked\"") && !page.contains("a quiet word"), "{page}");
    assert!(page.contains("was linked to the company sign-in"), "the account is told: {page}");
    let journal = stranger.get("/me/export.json").await;
    assert_eq!(journal.status, StatusCode::SEE_OTHER, "all notes in a file need the password");
    let lead = app.signed_in("l1").await.get("/board").await.page();
    assert!(lead.contains("Name of a1 (a1) signed in through the company sign-in for the first time"), "{lead}");
}

#[tokio::test]
async fn the_password_in_the_session_of_the_provider_opens_what_was_before() {
    let (app, provider) = with_a_past().await;
    let browser = app.visitor();
    sign_in(&app, &provider, &browser, "a1").await;
    // The password alone, elsewhere, does not say who came from the provider.
    app.pass(SignedDuration::from_mins(1));
    let elsewhere = with_password(&app, "a1").await;
    assert!(elsewhere.get("/me").await.shows("id=\"locked\""));
    browser.post("sign_in", &[("name", "a1"), ("password", PASSWORD)]).await.to();
    let page = browser.get("/me").await.page();
    assert!(page.contains("a quiet word") && !page.contains("id=\"locked\""), "{page}");
    let lead = app.signed_in("l1").await.get("/board").await.page();
    assert!(lead.contains("Confirmed with their password"), "{lead}");
    assert!(elsewhere.get("/me").await.shows("a quiet word"));
}

#[tokio::test]
async fn who_runs_the_provider_can_guess_a_password_no_more_often_than_others() {
    let (app, provider) = with_a_past().await;
    let mut compared = 0;
    for _ in 0..3 {
        let browser = app.visitor();
        sign_in(&app, &provider, &browser, "a1").await;
        assert!(browser.cookie(Cookie::Device).is_none(), "nobody has shown a secret of the person");
        for _ in 0..4 {
            let guess = browser.ask("sign_in", &[("name", "a1"), ("password", "a wrong password")]).await;
            compared += usize::from(guess.status == StatusCode::UNPROCESSABLE_ENTITY);
            let guess = browser.ask("keep_signed_in", &[("phone_password", "a wrong password")]).await;
            compared += usize::from(guess.status == StatusCode::UNPROCESSABLE_ENTITY);
        }
    }
    assert_eq!(compared, 8, "in all sessions and forms together");
    app.pass(SignedDuration::from_secs(6));
    let browser = app.visitor();
    sign_in(&app, &provider, &browser, "a1").await;
    let answer = browser.ask("sign_in", &[("name", "a1"), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::OK, "one more every six seconds");
}

#[tokio::test]
async fn a_lead_from_the_provider_sees_nothing_from_before_until_confirmed() {
    let (app, provider) = centre().await;
    let agent = app.signed_in("a1").await;
    let id = uuid::Uuid::new_v4().to_string();
    let said = [("id", id.as_str()), ("weather", "1"), ("audience", "lead")];
    assert_eq!(agent.ask("record_check_in", &said).await.status, StatusCode::OK);
    let tile = |page: String| page.contains("Name of a1");
    assert!(tile(app.signed_in("l1").await.get("/board").await.page()));
    app.pass(SignedDuration::from_mins(1));
    let browser = app.visitor();
    sign_in(&app, &provider, &browser, "l1").await;
    let closed = browser.get("/board").await.page();
    browser.post("sign_in", &[("name", "l1"), ("password", PASSWORD)]).await.to();
    let open = browser.get("/board").await.page();
    assert!(!tile(closed) && tile(open));
}

#[tokio::test]
async fn the_provider_opens_no_key_and_adds_no_way_in() {
    let (app, provider) = with_a_past().await;
    let browser = app.visitor();
    sign_in(&app, &provider, &browser, "a1").await;
    for (page, then) in [("/me/export.json", "/me"), ("/recovery", "/recovery")] {
        assert_eq!(browser.get(page).await.to(), format!("/sign-in?then={then}"), "{page}");
    }
    assert_eq!(browser.ask("passkey_challenge", &[("purpose", "add")]).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(browser.ask("end_own_binding", &[]).await.status, StatusCode::UNAUTHORIZED);
    let page = browser.get("/sign-in?then=/recovery").await.page();
    assert!(page.contains("the company sign-in can’t open it") && !page.contains("sign_in_with_provider"), "{page}");
    let admin = app.visitor();
    sign_in(&app, &provider, &admin, "d2").await;
    assert_eq!(admin.get("/second-factor").await.to(), "/sign-in?then=/second-factor");
    assert_eq!(admin.get("/admin/people").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_second_factor_is_asked_for_after_the_provider() {
    let (app, provider) = centre().await;
    let phone = set_up(&app, &with_password(&app, "d2").await).await;
    let browser = app.visitor();
    assert_eq!(sign_in(&app, &provider, &browser, "d2").await, "/sign-in/code");
    assert_eq!(browser.get("/admin/people").await.status, StatusCode::SEE_OTHER, "there is no session yet");
    let code = phone.code(&app, 0);
    assert_eq!(browser.ask("confirm_sign_in", &[("code", code.as_str())]).await.status, StatusCode::OK);
    assert_eq!(browser.get("/admin/people").await.status, StatusCode::OK);
    assert_eq!(browser.get("/second-factor").await.to(), "/sign-in?then=/second-factor", "the password was not typed");
}

#[tokio::test]
async fn a_link_that_an_admin_ends_opens_nothing_that_waited_for_a_code() {
    let (app, provider) = centre().await;
    let phone = set_up(&app, &with_password(&app, "d2").await).await;
    let browser = app.visitor();
    assert_eq!(sign_in(&app, &provider, &browser, "d2").await, "/sign-in/code");
    let ended = app.signed_in("d1").await.ask("end_binding", &[("person", "d2")]).await;
    assert_eq!(ended.status, StatusCode::OK);
    let code = phone.code(&app, 0);
    let late = browser.ask("confirm_sign_in", &[("code", code.as_str())]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", late.text());
    assert_eq!(browser.get("/admin/people").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_person_sees_and_ends_the_link() {
    let (app, provider) = with_a_past().await;
    let linked = app.visitor();
    sign_in(&app, &provider, &linked, "a1").await;
    app.pass(SignedDuration::from_mins(1));
    let browser = with_password(&app, "a1").await;
    let page = browser.get("/account").await.page();
    assert!(page.contains("linked to Company account since"), "{page}");
    let own = browser.get("/me/export.json").await.json();
    assert!(own["company_sign_in_since"].is_string(), "{own}");
    assert!(browser.post_and_follow("end_own_binding", &[]).await.shows("The link is ended"));
    assert!(linked.get("/me").await.to().starts_with("/sign-in"), "what began at the provider ends");
    assert!(browser.get("/me").await.shows("a quiet word"), "and nothing waits to be confirmed");
    assert_eq!(browser.ask("end_own_binding", &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_admin_ends_a_link_and_the_next_sign_in_is_a_reset_again() {
    let (app, provider) = with_a_past().await;
    sign_in(&app, &provider, &app.visitor(), "a1").await;
    let admin = app.signed_in("d1").await;
    assert!(admin.get("/admin/people/a1").await.page().contains("signs in through the identity provider"));
    assert_eq!(admin.ask("end_binding", &[("person", "a1")]).await.status, StatusCode::OK);
    assert!(!admin.get("/admin/people/a1").await.page().contains("signs in through the identity provider"));
    let browser = app.visitor();
    let back = provider.signs_in(&to_provider(&browser).await, "new", "a1@example.org", app.now());
    browser.get(&back).await.to();
    assert!(browser.get("/me").await.shows("id=\"locked\""));
}
