//! Groups: teams, their members and their leads.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{GROUP, TEAM, centre, done, ids, members, patch, read, sent, told};

#[tokio::test]
async fn a_group_is_a_team_with_members_and_leads() {
    let (app, token) = centre().await;
    let group = read(&app, &token, "/Groups/t1").await;
    assert_eq!((&group["id"], members(&group)), (&json!("t1"), vec!["a1".to_owned(), "a2".to_owned()]));
    assert_eq!(group["members"][0]["type"], "User");
    assert!(group["members"][0]["$ref"].as_str().unwrap().ends_with("/scim/v2/Users/a1"));
    assert_eq!(group[TEAM]["leads"][0]["value"], "l1");
    let plain = read(&app, &token, "/Groups?excludedAttributes=members").await;
    assert!(plain["Resources"][0].get("members").is_none(), "{plain}");
    let found = read(&app, &token, "/Groups?filter=members.value+eq+%22a2%22").await;
    assert_eq!(ids(&found), ["t1"]);
}

#[tokio::test]
async fn a_new_team_gets_its_people_who_are_told() {
    let (app, token) = centre().await;
    app.set_password("a1").await;
    app.set_password("a2").await;
    let body =
        json!({ "schemas": [GROUP], "displayName": "Night care", "externalId": "G-1", "members": [{ "value": "a1" }] });
    let answer = sent(&app, &token, "POST", "/Groups", body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    let made = answer.json();
    assert_eq!(
        (&made["id"], &made["displayName"], &made["externalId"]),
        (&json!("Night care"), &json!("Night care"), &json!("G-1"))
    );
    assert_eq!(members(&made), ["a1"]);
    assert_eq!(members(&read(&app, &token, "/Groups/t1").await), ["a2"], "a person works in one team");
    let more = patch(json!([{ "op": "Add", "path": "members", "value": [{ "value": "a2" }] }]));
    let both = done(&app, &token, "PATCH", "/Groups/Night%20care", more).await;
    assert_eq!(members(&both), ["a1", "a2"]);
    assert!(told(&app, "a1").await.contains(&("member_joined".to_owned(), "Name of a2".to_owned())));
    let same = sent(&app, &token, "POST", "/Groups", json!({ "displayName": "NIGHT CARE" })).await;
    assert_eq!((same.status, &same.json()["scimType"]), (StatusCode::CONFLICT, &json!("uniqueness")));
}

#[tokio::test]
async fn members_come_and_go_as_identity_providers_say_it() {
    let (app, token) = centre().await;
    done(&app, &token, "POST", "/Users", json!({ "userName": "n1", "displayName": "New" })).await;
    let change = patch(json!([
        { "op": "Add", "path": "members", "value": [{ "value": "n1", "$ref": null }] },
        { "op": "Remove", "path": "members", "value": [{ "value": "a2" }] },
        { "op": "remove", "path": "members[value eq \"nobody\"]" },
        { "op": "Replace", "path": "displayName", "value": "Care" },
    ]));
    let changed = done(&app, &token, "PATCH", "/Groups/t1", change).await;
    assert_eq!(
        (members(&changed), &changed["displayName"], &changed["id"]),
        (vec!["a1".into(), "n1".into()], &json!("Care"), &json!("t1"))
    );
    assert!(read(&app, &token, "/Users/a2").await.get("groups").is_none());
    let all = patch(json!([{ "op": "replace", "path": "members", "value": [{ "value": "a2" }] }]));
    assert_eq!(members(&done(&app, &token, "PATCH", "/Groups/t1", all).await), ["a2"]);
    let put = done(&app, &token, "PUT", "/Groups/t1", json!({ "displayName": "Care" })).await;
    assert_eq!(members(&put), ["a2"], "a body without members says nothing of them");
    let none = patch(json!([{ "op": "remove", "path": "members" }]));
    assert_eq!(members(&done(&app, &token, "PATCH", "/Groups/t1", none).await), Vec::<String>::new());
    assert_eq!(read(&app, &token, "/Groups/t1").await[TEAM]["leads"][0]["value"], "l1", "leads stay");
}

#[tokio::test]
async fn a_lead_is_announced_to_the_team_and_sees_from_then_on() {
    let (app, token) = centre().await;
    app.set_password("a1").await;
    let lead = patch(json!([{ "op": "add", "path": format!("{TEAM}:leads"), "value": [{ "value": "a2" }] }]));
    let led = done(&app, &token, "PATCH", "/Groups/t1", lead).await;
    assert_eq!(members(&led), ["a1", "a2"], "a lead can work in the team as well");
    assert_eq!(read(&app, &token, "/Users/a2").await["roles"], json!([{ "value": "agent" }, { "value": "lead" }]));
    assert!(told(&app, "a1").await.contains(&("lead_joined".to_owned(), "Name of a2".to_owned())));
    let team = app.team("t1").await;
    let profile = app.app.store.people().profile(app.person("a2").await).await.unwrap().unwrap();
    let lead =
        profile.memberships.iter().find(|one| one.team == team && one.role == domain::person::TeamRole::Lead).unwrap();
    assert_eq!((lead.from, lead.sees_from), (app.today(), app.now()), "nothing that was said before");
    let ended = patch(json!([{ "op": "remove", "path": format!("{TEAM}:leads[value eq \"a2\"]") }]));
    let after = done(&app, &token, "PATCH", "/Groups/t1", ended).await;
    assert_eq!(after[TEAM]["leads"].as_array().unwrap().len(), 1, "{after}");
}

#[tokio::test]
async fn people_who_cannot_be_in_a_team_are_refused() {
    let (app, token) = centre().await;
    for (path, id) in [
        ("members", "s1"),
        ("members", "d1"),
        ("members", "nobody"),
        ("urn:weathervane:scim:schemas:1.0:Team:leads", "s1"),
    ] {
        let body = patch(json!([{ "op": "add", "path": path, "value": [{ "value": id }] }]));
        let answer = sent(&app, &token, "PATCH", "/Groups/t1", body).await;
        assert_eq!(
            (answer.status, &answer.json()["scimType"]),
            (StatusCode::BAD_REQUEST, &json!("invalidValue")),
            "{path} {id}: {}",
            answer.text()
        );
    }
    assert_eq!(members(&read(&app, &token, "/Groups/t1").await), ["a1", "a2"]);
}

#[tokio::test]
async fn a_team_that_is_deleted_is_empty_and_comes_back_by_its_name() {
    let (app, token) = centre().await;
    assert_eq!(sent(&app, &token, "DELETE", "/Groups/t1", Value::Null).await.status, StatusCode::NO_CONTENT);
    assert_eq!(sent(&app, &token, "GET", "/Groups/t1", Value::Null).await.status, StatusCode::NOT_FOUND);
    assert_eq!(ids(&read(&app, &token, "/Groups").await), Vec::<String>::new());
    assert!(app.app.store.teams().by_key("t1".to_owned()).await.unwrap().is_some(), "its past stays");
    assert!(read(&app, &token, "/Users/a1").await.get("groups").is_none());
    let back =
        done(&app, &token, "POST", "/Groups", json!({ "displayName": "T1", "members": [{ "value": "a1" }] })).await;
    assert_eq!(
        (&back["id"], &back["displayName"], members(&back)),
        (&json!("t1"), &json!("T1"), vec!["a1".to_owned()])
    );
}
