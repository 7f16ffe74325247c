//! Tokens: how they are made, what is kept of them, and when they end.

use axum::http::StatusCode;
use domain::TokenScope;
use jiff::SignedDuration;

use super::centre;
use crate::support::{Client, PASSWORD, TestApp, program};

/// The token on the page that follows.
fn shown(page: &str) -> String {
    let start = page.find("id=\"new-token\"").unwrap_or_else(|| panic!("no token: {page}"));
    page[start..].split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

async fn own(agent: &Client, scopes: &[&str]) -> String {
    own_with(agent, scopes, PASSWORD).await
}

async fn own_with(agent: &Client, scopes: &[&str], password: &str) -> String {
    let mut fields = vec![("token_name", "My watch"), ("token_days", "30"), ("token_password", password)];
    fields.extend(scopes.iter().map(|scope| ("scopes[]", *scope)));
    shown(&agent.post_and_follow("make_own_token", &fields).await.page())
}

/// A person with a password, signed in.
async fn with_password(app: &TestApp, key: &str) -> Client {
    app.set_password(key).await;
    app.signed_in(key).await
}

async fn opens(app: &TestApp, address: &str, token: &str) -> StatusCode {
    app.call("GET", address, token, None).await.status
}

#[tokio::test]
async fn an_admin_makes_a_token_that_is_shown_once_and_kept_as_a_hash() {
    let app = centre().await;
    let admin = app.signed_in("d1").await;
    let fields = [("token_name", "HR export"), ("token_days", "90"), ("scopes[]", "roster")];
    let token = shown(&admin.post_and_follow("make_token", &fields).await.page());
    assert!(token.starts_with("wv_"), "{token}");
    assert_eq!(opens(&app, "/people", &token).await, StatusCode::OK);
    app.settle().await;
    let page = admin.get("/admin/tokens").await.page();
    assert!(
        page.contains("HR export") && page.contains("made by Name of d1") && page.contains("last used on"),
        "{page}"
    );
    assert!(page.contains("valid until 9 June 2026"), "{page}");
    assert!(!app.stored().contains(&token) && !app.keeps_on_disk(token.as_bytes()), "stored in plain text");
    let id = app.app.store.api_tokens().list(None).await.unwrap()[0].id.to_string();
    assert_eq!(admin.ask("end_token", &[("token", &id)]).await.status, StatusCode::OK);
    assert_eq!(opens(&app, "/people", &token).await, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn what_is_wrong_with_a_new_token_stands_next_to_its_field() {
    let app = centre().await;
    let (admin, agent) = (app.signed_in("d1").await, with_password(&app, "a1").await);
    for (client, form) in [(&admin, "make_token"), (&agent, "make_own_token")] {
        let answer = client.ask(form, &[("token_name", " "), ("token_days", "0"), ("scopes[]", "notes")]).await;
        for field in ["token_name", "token_days", "scopes"] {
            assert!(answer.json()["wrong"].get(field).is_some(), "{form} {field}: {}", answer.text());
        }
        assert_eq!(answer.json()["wrong"].get("token_password").is_some(), form == "make_own_token");
        let page = client.post_and_follow(form, &[("token_name", "My watch")]).await.page();
        assert!(page.contains("value=\"My watch\"") && page.contains("Choose at least one."), "{page}");
    }
    for number in 0..10 {
        app.token(&format!("program {number}"), Some("a1"), &[TokenScope::CheckIns]).await;
    }
    let fields = [("token_name", "One more"), ("scopes[]", "check_ins"), ("token_password", PASSWORD)];
    let answer = agent.ask("make_own_token", &fields).await;
    assert!(answer.text().contains("10 tokens already"), "{}", answer.text());
}

#[tokio::test]
async fn somebody_at_an_open_session_makes_no_token_without_the_password() {
    let app = centre().await;
    let agent = with_password(&app, "a1").await;
    let fields = [("token_name", "My watch"), ("scopes[]", "check_ins"), ("token_password", "a guess of a password")];
    let answer = agent.ask("make_own_token", &fields).await;
    assert!(answer.json()["wrong"].get("token_password").is_some(), "{}", answer.text());
    let page = agent.post_and_follow("make_own_token", &fields).await.page();
    assert!(!page.contains("a guess of a password"), "a password is not filled in again");
    let person = app.person("a1").await;
    assert_eq!(app.app.store.api_tokens().list(Some(person)).await.unwrap(), []);
}

#[tokio::test]
async fn a_token_ends_on_its_day() {
    let app = centre().await;
    let token = own(&with_password(&app, "a1").await, &["check_ins"]).await;
    app.pass(SignedDuration::from_hours(30 * 24 - 1));
    assert_eq!(opens(&app, "/me/check-ins", &token).await, StatusCode::OK);
    app.pass(SignedDuration::from_hours(1));
    assert_eq!(opens(&app, "/me/check-ins", &token).await, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn the_tokens_of_a_person_end_with_the_password_and_everywhere_else() {
    let app = centre().await;
    let agent = with_password(&app, "a1").await;
    let other = app.token("of a colleague", Some("a2"), &[TokenScope::CheckIns]).await;
    let token = own(&agent, &["check_ins"]).await;
    agent.post("sign_out_elsewhere", &[]).await;
    assert_eq!(opens(&app, "/me/check-ins", &token).await, StatusCode::UNAUTHORIZED);
    let token = own(&agent, &["check_ins"]).await;
    let new = [("current", PASSWORD), ("password", "quite another password"), ("again", "quite another password")];
    assert_eq!(agent.ask("change_password", &new).await.status, StatusCode::OK);
    assert_eq!(opens(&app, "/me/check-ins", &token).await, StatusCode::UNAUTHORIZED);
    let token = own_with(&agent, &["check_ins"], "quite another password").await;
    let intruder = crate::help::talk::privacy::reset(&app, "a1").await;
    assert_eq!(opens(&app, "/me/check-ins", &token).await, StatusCode::UNAUTHORIZED, "the password was reset");
    // Somebody who reset the password gets no further with a new token than with the page.
    let token = own_with(&intruder, &["check_ins"], "another long password").await;
    let answer = app.call("GET", "/me/check-ins", &token, None).await;
    assert_eq!(answer.json()["check_ins"], serde_json::json!([]));
    assert_eq!(opens(&app, "/me/check-ins", &other).await, StatusCode::OK, "nobody else's tokens end");
}

#[tokio::test]
async fn an_own_token_is_in_the_export_and_goes_with_the_person() {
    let app = centre().await;
    let agent = with_password(&app, "a1").await;
    let token = own(&agent, &["check_ins"]).await;
    let export = agent.get("/me/export.json").await.json();
    assert_eq!(export["tokens"][0]["name"], "My watch");
    assert_eq!(export["tokens"][0]["scopes"], serde_json::json!(["check_ins"]));
    assert!(!app.signed_in("d1").await.get("/admin/tokens").await.page().contains("My watch"), "an admin sees it");
    assert_eq!(agent.ask("erase_person", &[("password", PASSWORD)]).await.status, StatusCode::OK);
    assert_eq!(opens(&app, "/me/check-ins", &token).await, StatusCode::UNAUTHORIZED);
    assert!(!app.stored().contains("My watch"));
}

#[tokio::test]
async fn nobody_ends_a_token_of_somebody_else() {
    let app = centre().await;
    let token = own(&with_password(&app, "a1").await, &["check_ins"]).await;
    let person = app.person("a1").await;
    let id = app.app.store.api_tokens().list(Some(person)).await.unwrap()[0].id.to_string();
    for (key, form) in [("a2", "end_own_token"), ("d1", "end_own_token"), ("d1", "end_token")] {
        let answer = app.signed_in(key).await.ask(form, &[("token", &id)]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{key} {form}");
    }
    assert_eq!(opens(&app, "/me/check-ins", &token).await, StatusCode::OK);
    assert_eq!(app.signed_in("a1").await.ask("end_own_token", &[("token", &id)]).await.status, StatusCode::OK);
    assert_eq!(opens(&app, "/me/check-ins", &token).await, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn somebody_who_has_left_or_lost_the_role_gets_nothing_more() {
    let app = centre().await;
    let token = app.token("a program", Some("a1"), &[TokenScope::CheckIns]).await;
    let climate = app.token("a report", Some("s1"), &[TokenScope::Climate]).await;
    let until = app.today();
    app.take_roster(&format!("person_id,name,ends_on\na1,Name of a1,{until}\n")).await;
    app.take_roster("person_id,name,roles,team_id\ns1,Name of s1,agent,t1\n").await;
    assert_eq!(opens(&app, "/me/check-ins", &token).await, StatusCode::OK, "it is their last day");
    assert_eq!(opens(&app, "/climate", &climate).await, StatusCode::FORBIDDEN);
    app.pass(SignedDuration::from_hours(48));
    assert_eq!(opens(&app, "/me/check-ins", &token).await, StatusCode::UNAUTHORIZED);
}

#[test]
fn the_command_line_makes_lists_and_ends_tokens_of_machines() {
    let directory = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let output = program(arguments, directory.path()).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (output.status.success(), text(&output.stdout), text(&output.stderr))
    };
    let scopes = "roster,schedule,load,scim";
    let (is_ok, said, wrong) = run(&["token", "add", "HR export", "--scopes", scopes, "--days", "30"]);
    assert!(is_ok, "{wrong}");
    assert!(said.lines().last().unwrap().starts_with("wv_"), "{said}");
    let (_, list, _) = run(&["token", "list"]);
    let cells: Vec<_> = list.trim_end().split('\t').collect();
    assert_eq!(cells[1..], ["HR export", "roster,schedule,load,scim", "2026-04-10", "-"], "{list}");
    let (is_ok, said, wrong) = run(&["token", "add", "Other", "--scopes", "roster,climate,check_ins,schedule,notes"]);
    assert!(!is_ok && said.is_empty(), "{said}");
    let each = ["can’t have the scope climate", "can’t have the scope check_ins", "There is no scope notes"];
    assert!(each.iter().all(|why| wrong.contains(why)), "each scope that cannot be given is named: {wrong}");
    assert!(!wrong.contains("scope roster") && !wrong.contains("scope schedule"), "{wrong}");
    assert!(run(&["token", "end", cells[0]]).0);
    assert_eq!(run(&["token", "list"]).1, "");
    let (is_ok, _, wrong) = run(&["token", "end", cells[0]]);
    assert!(!is_ok && wrong.contains("There is no token"), "{wrong}");
}
