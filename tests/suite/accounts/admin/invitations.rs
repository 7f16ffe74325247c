//! Invitations: how a person gets a password that nobody else knows.

use axum::http::StatusCode;
use jiff::SignedDuration;
use weathervane::state::session::Cookie;

use crate::support::{Answer, Client, HOST, PASSWORD, TestApp};

/// Returns the first link of the page that begins with `start`.
fn link(page: &str, start: &str) -> String {
    let rest = page.split(start).nth(1).unwrap_or_else(|| panic!("no {start} in {page}"));
    format!("{start}{}", rest.split(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c))).next().unwrap())
}

/// Invites a person; returns the address of the invitation.
async fn invite(admin: &Client, key: &str) -> String {
    let slips = admin.post_and_follow("invite_people", &[("people[]", key)]).await.page();
    let link = link(&slips, &format!("http://{HOST}/invitation/"));
    link.trim_start_matches(&format!("http://{HOST}")).to_owned()
}

async fn accept(visitor: &Client, invitation: &str, password: &str) -> Answer {
    let token = invitation.trim_start_matches("/invitation/");
    visitor.post("accept_invitation", &[("token", token), ("password", password), ("again", password)]).await
}

#[tokio::test]
async fn with_no_other_people_the_invitations_page_links_to_the_roster() {
    let app = TestApp::new().await;
    let admin = app.admin("b1").hired().await;
    let page = admin.get("/admin/invitations").await.page();
    assert!(page.contains("Nobody to invite yet") && page.contains("href=\"/admin/import\""), "{page}");
    app.agent("a1").of("t1").hired().await;
    assert!(!admin.get("/admin/invitations").await.shows("Nobody to invite yet"));
}

#[tokio::test]
async fn an_invitation_sets_the_first_password_once_and_nobody_else_sees_it() {
    let app = TestApp::new().await;
    let admin = app.admin("b1").hired().await;
    app.agent("a1").of("t1").undecided().hired().await;
    let invitation = invite(&admin, "a1").await;
    assert!(!admin.get("/admin/slips").await.shows(PASSWORD));

    let visitor = app.visitor();
    assert!(visitor.get(&invitation).await.page().contains("Name of a1"));
    let short = accept(&visitor, &invitation, "short").await;
    assert!(visitor.get(short.to()).await.page().contains("id=\"password-error\""));
    assert_eq!(accept(&visitor, &invitation, PASSWORD).await.to(), "/welcome");
    assert!(visitor.cookie(Cookie::Session).is_some(), "the person who accepts is signed in");

    let late = app.visitor();
    let again = accept(&late, &invitation, "another long password").await;
    assert_eq!(again.to(), invitation);
    assert!(late.cookie(Cookie::Session).is_none());
    let ended = late.get(&invitation).await;
    assert_eq!(ended.status, StatusCode::GONE);
    assert!(!ended.shows("type=\"password\""), "a used invitation offers no form");
    assert_eq!(late.post("sign_in", &[("name", "a1"), ("password", PASSWORD)]).await.to(), "/welcome");
    assert!(!app.keeps_on_disk(invitation.trim_start_matches("/invitation/").as_bytes()), "only its hash is stored");
    assert!(!app.keeps_on_disk(PASSWORD.as_bytes()));
}

#[tokio::test]
async fn an_invitation_ends_after_a_week_and_when_a_newer_one_is_made() {
    let app = TestApp::new().await;
    let admin = app.admin("b1").hired().await;
    app.agent("a1").of("t1").hired().await;
    let first = invite(&admin, "a1").await;
    let second = invite(&admin, "a1").await;
    assert_ne!(first, second);
    let visitor = app.visitor();
    accept(&visitor, &first, PASSWORD).await;
    assert!(visitor.cookie(Cookie::Session).is_none(), "a replaced invitation works");

    app.pass(SignedDuration::from_hours(7 * 24));
    accept(&visitor, &second, PASSWORD).await;
    assert!(visitor.cookie(Cookie::Session).is_none(), "an expired invitation works");
    assert_eq!(visitor.get(&second).await.status, StatusCode::GONE);
    app.pass(SignedDuration::from_mins(-1));
    accept(&visitor, &second, PASSWORD).await;
    assert!(visitor.cookie(Cookie::Session).is_some());
}

#[tokio::test]
async fn a_revoked_invitation_opens_nothing_and_says_so() {
    let app = TestApp::new().await;
    let admin = app.admin("b1").hired().await;
    app.agent("a1").of("t1").hired().await;
    let invitation = invite(&admin, "a1").await;
    assert!(admin.get("/admin/people/a1").await.page().contains("/api/withdraw_invitation"));
    let page = admin.post_and_follow("withdraw_invitation", &[("person", "a1")]).await.page();
    assert!(page.contains(">cancelled<") && page.contains("cancelled Name of a1’s invitation"), "{page}");
    let visitor = app.visitor();
    accept(&visitor, &invitation, PASSWORD).await;
    assert!(visitor.cookie(Cookie::Session).is_none(), "a revoked invitation works");
    let ended = visitor.get(&invitation).await;
    assert_eq!(ended.status, StatusCode::GONE);
    assert!(ended.shows("It was cancelled."));
    let again = admin.ask("withdraw_invitation", &[("person", "a1")]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let newer = invite(&admin, "a1").await;
    accept(&visitor, &newer, PASSWORD).await;
    assert!(visitor.cookie(Cookie::Session).is_some(), "a new one works");
}

#[tokio::test]
async fn a_new_invitation_ends_old_sessions_only_when_used_and_is_announced() {
    let app = TestApp::new().await;
    let admin = app.admin("b1").hired().await;
    let agent = app.agent("a1").of("t1").hired().await;
    app.set_password("a1").await;
    let invitation = invite(&admin, "a1").await;
    assert!(agent.get("/check-in").await.page().contains("Someone created a new invitation to set your password"));
    let visitor = app.visitor();
    accept(&visitor, &invitation, "quite another password").await;
    assert_eq!(agent.get("/").await.to(), "/sign-in", "an earlier session still works");
    assert!(visitor.get("/check-in").await.page().contains("Your password was reset"));
    let old = app.visitor().ask("sign_in", &[("name", "a1"), ("password", PASSWORD)]).await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn slips_come_by_team_and_by_name_with_a_cover_and_a_code() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    app.set_password("boss").await;
    let roster = "person_id,name,roles,team_id,team,site,time_zone\n\
                  a3,Zoe,agent,t2,Alpha,Islet,Asia/Shanghai\na1,Ann,agent,t1,Beta,Islet,\na2,Émile,agent,t2,Alpha,Islet,\nn1,Nobody,psychologist,,,,\n";
    super::take_in(&admin, roster).await.page();
    let page = admin.post_and_follow("invite_people", &[("scope", "uninvited")]).await.page();
    let main = page.split("<main").nth(1).unwrap();
    let order = [">Alpha<", ">Émile<", ">Zoe<", ">Beta<", ">Ann<", ">Nobody<"];
    let places: Vec<_> =
        order.map(|name| main.find(name).unwrap_or_else(|| panic!("{name} is missing: {main}"))).into();
    assert!(places.is_sorted(), "{places:?}");
    assert_eq!(main.matches("class=\"qr\"").count(), 4);
    assert!(main.contains("2 slips. Cut them apart"), "{main}");
}

#[tokio::test]
async fn the_button_to_print_slips_is_hidden_until_it_works_and_on_paper() {
    let app = TestApp::new().await;
    let admin = app.admin("b1").hired().await;
    app.agent("a1").of("t1").hired().await;
    assert!(!admin.get("/admin/slips").await.shows("data-print"), "there is nothing to print yet");
    invite(&admin, "a1").await;
    let page = admin.get("/admin/slips").await.page();
    let button = page.split("<button").find(|button| button.contains("data-print")).expect(&page);
    let tag = button.split('>').next().unwrap();
    assert!(tag.contains("screen-only") && tag.contains(" hidden") && button.contains("Print this page"), "{button}");
    assert!(page.contains("src=\"/print.js\""), "{page}");
}
