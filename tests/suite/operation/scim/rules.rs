//! What a program may not do, and what it never learns.

use axum::http::StatusCode;
use domain::{Role, TokenScope};
use serde_json::json;

use super::{centre, done, patch, read, sent, told};

#[tokio::test]
async fn a_token_without_the_scope_for_roles_makes_no_admin_and_no_psychologist() {
    let (app, token) = centre().await;
    let naming = app.token("Naming", None, &[TokenScope::Scim, TokenScope::Roles]).await;
    for role in ["admin", "psychologist"] {
        let add = || patch(json!([{ "op": "add", "path": "roles", "value": [{ "value": role }] }]));
        let refused = sent(&app, &token, "PATCH", "/Users/a1", add()).await;
        assert_eq!((refused.status, &refused.json()["scimType"]), (StatusCode::BAD_REQUEST, &json!("mutability")));
        let body = json!({ "userName": format!("new-{role}"), "roles": [{ "value": role }] });
        assert_eq!(done(&app, &token, "POST", "/Users", body).await["roles"], json!([{ "value": "agent" }]));
    }
    app.set_password("a2").await;
    let add = patch(json!([{ "op": "add", "path": "roles", "value": [{ "value": "admin" }] }]));
    let named = done(&app, &naming, "PATCH", "/Users/a1", add).await;
    assert_eq!(named["roles"], json!([{ "value": "agent" }, { "value": "admin" }]));
    assert_eq!(named["groups"][0]["value"], "t1", "the team stays");
    assert!(
        told(&app, "a2").await.contains(&("admin_joined".to_owned(), "Name of a1".to_owned())),
        "everybody is told"
    );
    let member = patch(
        json!([{ "op": "replace", "path": "roles", "value": [{ "value": "psychologist" }, { "value": "agent" }] }]),
    );
    assert_eq!(
        sent(&app, &naming, "PATCH", "/Users/a1", member).await.status,
        StatusCode::BAD_REQUEST,
        "works in a team"
    );
    let lead = patch(json!([{ "op": "add", "path": "roles", "value": [{ "value": "lead" }] }]));
    assert_eq!(
        sent(&app, &naming, "PATCH", "/Users/a1", lead).await.status,
        StatusCode::BAD_REQUEST,
        "follows from the teams"
    );
    let kept = done(&app, &naming, "PATCH", "/Users/l1", patch(json!([{ "op": "remove", "path": "roles" }]))).await;
    assert_eq!(kept["roles"], json!([{ "value": "agent" }, { "value": "lead" }]), "they lead a team");
}

#[tokio::test]
async fn a_token_without_the_scope_for_roles_brings_back_no_admin() {
    let (app, token) = centre().await;
    app.admin("d2").hired().await;
    app.set_password("d1").await;
    let off = patch(json!([{ "op": "replace", "path": "active", "value": false }]));
    done(&app, &token, "PATCH", "/Users/d2", off).await;
    let on = || patch(json!([{ "op": "replace", "path": "active", "value": true }]));
    let refused = sent(&app, &token, "PATCH", "/Users/d2", on()).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.text());
    assert_eq!(read(&app, &token, "/Users/d2").await["active"], false);
    let roster = app.token("HR", None, &[TokenScope::Roster]).await;
    let body = r#"{"people":[{"person_id":"d2","name":"Name of d2","ends_on":null}]}"#;
    for address in ["/roster?dry_run=true", "/roster"] {
        let answer = app.call("POST", address, &roster, Some(body)).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{address}: {}", answer.text());
    }
    let naming = app.token("Naming", None, &[TokenScope::Scim, TokenScope::Roles]).await;
    assert_eq!(done(&app, &naming, "PATCH", "/Users/d2", on()).await["active"], true);
}

#[tokio::test]
async fn a_program_names_admins_and_psychologists_only_with_its_scope() {
    let (app, _) = centre().await;
    let (plain, naming) = (
        app.token("HR", None, &[TokenScope::Roster]).await,
        app.token("Naming", None, &[TokenScope::Roster, TokenScope::Roles]).await,
    );
    for role in ["admin", "psychologist"] {
        let body = format!(r#"{{"people":[{{"person_id":"x-{role}","name":"X","roles":"{role}"}}]}}"#);
        for address in ["/roster?dry_run=true", "/roster"] {
            let answer = app.call("POST", address, &plain, Some(&body)).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{role} {address}: {}", answer.text());
        }
        assert_eq!(app.call("POST", "/roster", &naming, Some(&body)).await.status, StatusCode::OK);
        // What is so already is no grant.
        assert_eq!(app.call("POST", "/roster", &plain, Some(&body)).await.status, StatusCode::OK);
    }
    let person = app.app.store.people().by_key("x-admin".to_owned()).await.unwrap().unwrap();
    assert!(person.roles.has(Role::Admin));
}

#[tokio::test]
async fn a_program_gives_no_admin_and_no_psychologist_another_address() {
    let (app, token) = centre().await;
    let scopes = [TokenScope::Scim, TokenScope::Roles, TokenScope::Roster];
    let naming = app.token("Naming", None, &scopes).await;
    let address = |address: &str| patch(json!([{ "op": "add", "path": "emails", "value": [{ "value": address }] }]));
    for (key, program) in [("d1", &token), ("d1", &naming), ("s1", &token), ("s1", &naming)] {
        let refused = sent(&app, program, "PATCH", &format!("/Users/{key}"), address("thief@example.org")).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{key}: {}", refused.text());
        let put = json!({ "userName": key, "emails": [{ "value": "thief@example.org" }] });
        let refused = sent(&app, program, "PUT", &format!("/Users/{key}"), put).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{key}: {}", refused.text());
        let body = format!(r#"{{"people":[{{"person_id":"{key}","name":"X","email":"thief@example.org"}}]}}"#);
        for route in ["/roster?dry_run=true", "/roster"] {
            let refused = app.call("POST", route, &naming, Some(&body)).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{key} {route}: {}", refused.text());
        }
        assert!(read(&app, &token, &format!("/Users/{key}")).await.get("emails").is_none(), "{key}");
    }
    // What is so already is no change, and other people's addresses are what a program is for.
    app.take_roster("person_id,name,email\nd1,Name of d1,d1@example.org\n").await;
    let renamed = json!({ "userName": "d1", "displayName": "New name", "emails": [{ "value": "D1@example.org" }] });
    assert_eq!(done(&app, &token, "PUT", "/Users/d1", renamed).await["displayName"], "New name");
    let changed = done(&app, &token, "PATCH", "/Users/a1", address("a1@example.org")).await;
    assert_eq!(changed["emails"][0]["value"], "a1@example.org");
}

#[tokio::test]
async fn an_identity_provider_learns_nothing_of_what_people_do_here() {
    let (app, token) = centre().await;
    let everything = async || {
        let mut all = Vec::new();
        for address in ["/Users", "/Groups", "/Users/a1", "/Groups/t1"] {
            all.push(app.scim("GET", address, &token, None).await.text());
        }
        all
    };
    let before = everything().await;
    app.set_password("a1").await;
    let agent = app.signed_in("a1").await;
    agent.post("switch_language", &[("language", "zh-CN")]).await;
    let said = [("id", "77777777-7777-4777-8777-777777777777"), ("weather", "1"), ("audience", "team")];
    agent.ask("record_check_in", &said).await;
    assert_eq!(everything().await, before);
    let agent_row = app.app.store.people().by_key("a1".to_owned()).await.unwrap().unwrap();
    assert!(agent_row.has_password && agent_row.language.is_some(), "something did change");
}

#[tokio::test]
async fn the_admins_log_says_who_made_the_token_that_changed_somebody() {
    let (app, _) = centre().await;
    let admin = app.person("d1").await;
    let new = store::NewApiToken {
        token: store::token::hash("of an admin"),
        label: "Entra".to_owned(),
        scopes: vec![TokenScope::Scim],
        person: None,
        made_by: Some(admin),
        ends_at: app.now().checked_add(jiff::SignedDuration::from_hours(1)).unwrap(),
    };
    app.app.store.api_tokens().add(new, app.now()).await.unwrap();
    done(&app, "of an admin", "POST", "/Users", json!({ "userName": "n1" })).await;
    let lead = patch(json!([{ "op": "add", "path": format!("{}:leads", super::TEAM), "value": [{ "value": "a1" }] }]));
    done(&app, "of an admin", "PATCH", "/Groups/t1", lead).await;
    app.settle().await;
    let stored = app.stored();
    for what in ["added_person", "named_lead"] {
        let recorded = format!("Integer({}) {what} ", admin.0);
        assert!(stored.lines().any(|line| line.starts_with("admin_log ") && line.contains(&recorded)), "{what}");
    }
}
