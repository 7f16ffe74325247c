//! Users: people of the roster join, change and leave.

use axum::http::StatusCode;
use domain::TokenScope;
use jiff::SignedDuration;
use serde_json::{Value, json};

use super::{USER, centre, done, ids, members, patch, read, sent, told};
use weathervane::app::jobs::delete_old_entries;

#[tokio::test]
async fn somebody_added_without_being_active_has_no_day_here_until_they_are() {
    let (app, token) = centre().await;
    app.set_password("a1").await;
    let made = done(&app, &token, "POST", "/Users", json!({ "userName": "n1", "active": false })).await;
    assert_eq!((&made["id"], &made["active"]), (&json!("n1"), &json!(false)));
    let person = app.app.store.people().by_key("n1".to_owned()).await.unwrap().unwrap();
    assert!(!person.is_here_on(app.today()) && !person.is_here_on(app.today().plus(1)), "they never begin");
    assert_eq!(read(&app, &token, "/Users?filter=active+eq+true+and+userName+eq+%22n1%22").await["totalResults"], 0);
    assert!(told(&app, "a1").await.iter().all(|(_, who)| who != "n1"), "nobody joins");
    let on = patch(json!([{ "op": "replace", "path": "active", "value": true }]));
    assert_eq!(done(&app, &token, "PATCH", "/Users/n1", on).await["active"], true);
    let person = app.app.store.people().by_key("n1".to_owned()).await.unwrap().unwrap();
    assert!(person.is_here_on(app.today()));
}

#[tokio::test]
async fn somebody_who_is_provisioned_is_on_the_roster_and_reads_back_the_same() {
    let (app, token) = centre().await;
    let body = json!({
        "schemas": [USER], "userName": "mo.kim@example.org", "externalId": "E-77", "displayName": "Mo Kim",
        "name": { "givenName": "Mo", "familyName": "Kim" }, "active": true, "preferredLanguage": "zh-CN",
        "emails": [{ "value": "home@example.org", "type": "home" }, { "value": "Mo.Kim@example.org", "type": "work", "primary": true }],
        "password": "never kept", "title": "Agent",
    });
    let answer = sent(&app, &token, "POST", "/Users", body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    let made = answer.json();
    assert_eq!(answer.header("location"), made["meta"]["location"].as_str().unwrap());
    assert!(
        answer.header("location").ends_with("/scim/v2/Users/mo.kim%40example.org"),
        "{}",
        answer.header("location")
    );
    assert_eq!(
        (&made["id"], &made["userName"], &made["externalId"]),
        (&json!("mo.kim@example.org"), &json!("mo.kim@example.org"), &json!("E-77"))
    );
    assert_eq!(
        (&made["displayName"], &made["active"], &made["roles"]),
        (&json!("Mo Kim"), &json!(true), &json!([{ "value": "agent" }]))
    );
    assert_eq!(made["emails"], json!([{ "value": "mo.kim@example.org", "type": "work" }]));
    assert!(made.get("preferredLanguage").is_none() && made.get("password").is_none(), "{made}");
    assert_eq!(read(&app, &token, "/Users/mo.kim%40example.org").await, made);
    let person = app.app.store.people().by_key("mo.kim@example.org".to_owned()).await.unwrap().unwrap();
    assert_eq!(
        (person.name.as_str(), person.language, person.has_password),
        ("Mo Kim", Some(domain::Locale::ZhCn), false)
    );
    app.settle().await;
    assert!(!app.stored().contains("never kept"));
    let again =
        sent(&app, &token, "POST", "/Users", json!({ "schemas": [USER], "userName": "MO.KIM@example.org" })).await;
    assert_eq!((again.status, &again.json()["scimType"]), (StatusCode::CONFLICT, &json!("uniqueness")));
}

#[tokio::test]
async fn people_of_an_earlier_roster_are_found_by_address_id_and_name() {
    let (app, token) = centre().await;
    app.take_roster("person_id,name,email\na1,Name of a1,anna@example.org\n").await;
    for (filter, expected) in [
        ("userName eq \"Anna@Example.org\"", vec!["a1"]),
        ("userName eq \"a2\"", vec!["a2"]),
        ("id eq \"a1\" or emails.value eq \"nobody\"", vec!["a1"]),
        ("roles[value eq \"admin\"] and active eq true", vec!["d1"]),
        ("groups.value eq \"t1\"", vec!["a1", "a2"]),
        ("externalId pr", vec![]),
    ] {
        let address = format!("/Users?filter={}", percent(filter));
        assert_eq!(ids(&read(&app, &token, &address).await), expected, "{filter}");
        let search = json!({ "schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"], "filter": filter });
        assert_eq!(ids(&done(&app, &token, "POST", "/Users/.search", search).await), expected, "{filter}");
    }
    let page = read(&app, &token, "/Users?startIndex=2&count=2&attributes=userName").await;
    assert_eq!((&page["totalResults"], &page["itemsPerPage"]), (&json!(5), &json!(2)));
    assert_eq!(page["Resources"][0], json!({ "schemas": [USER], "id": "a2", "userName": "a2" }));
    let both =
        done(&app, &token, "POST", "/.search", json!({ "filter": "displayName sw \"t1\" or userName eq \"a2\"" }))
            .await;
    assert_eq!(ids(&both), ["a2", "t1"]);
}

fn percent(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

#[tokio::test]
async fn somebody_deactivated_is_out_at_once_and_comes_back_to_their_team() {
    let (app, token) = centre().await;
    app.set_password("a2").await;
    let agent = app.signed_in("a1").await;
    assert_eq!(agent.get("/me").await.status, StatusCode::OK);
    let off = patch(json!([{ "op": "Replace", "path": "active", "value": "False" }]));
    let gone = done(&app, &token, "PATCH", "/Users/a1", off).await;
    assert_eq!((&gone["active"], gone.get("groups")), (&json!(false), None));
    let person = app.app.store.people().by_key("a1".to_owned()).await.unwrap().unwrap();
    assert_eq!(person.ends_on, Some(app.today().plus(-1)));
    assert!(agent.get("/me").await.to().starts_with("/sign-in"), "the session has ended");
    assert_eq!(members(&read(&app, &token, "/Groups/t1").await), ["a2"]);
    app.pass(SignedDuration::from_hours(24));
    let on = patch(json!([{ "op": "replace", "value": { "active": true } }]));
    let back = done(&app, &token, "PATCH", "/Users/a1", on).await;
    assert_eq!((&back["active"], &back["groups"][0]["value"]), (&json!(true), &json!("t1")));
    assert!(agent.get("/me").await.to().starts_with("/sign-in"), "what was open before stays closed");
    let notices = told(&app, "a2").await;
    assert!(notices.contains(&("member_joined".to_owned(), "Name of a1".to_owned())), "the team is told: {notices:?}");
}

#[tokio::test]
async fn somebody_who_has_not_begun_never_begins() {
    let (app, token) = centre().await;
    let later = app.today().plus(10);
    app.take_roster(&format!("person_id,name,team_id,starts_on\nn1,Newcomer,t1,{later}\n")).await;
    assert_eq!(read(&app, &token, "/Users/n1").await["active"], true);
    let off = patch(json!([{ "op": "replace", "path": "active", "value": false }]));
    assert_eq!(done(&app, &token, "PATCH", "/Users/n1", off).await["active"], false);
    let person = app.app.store.people().by_key("n1".to_owned()).await.unwrap().unwrap();
    assert!(!person.is_here_on(later) && !person.is_here_on(app.today()));
}

#[tokio::test]
async fn somebody_deleted_has_left_and_is_seen_again_when_brought_back() {
    let (app, token) = centre().await;
    done(&app, &token, "PATCH", "/Users/a1", patch(json!([{ "op": "add", "path": "externalId", "value": "E-1" }])))
        .await;
    let answer = sent(&app, &token, "DELETE", "/Users/a1", Value::Null).await;
    assert_eq!((answer.status, answer.text().as_str()), (StatusCode::NO_CONTENT, ""));
    for (method, body) in
        [("GET", Value::Null), ("DELETE", Value::Null), ("PATCH", patch(json!([{ "op": "add", "value": {} }])))]
    {
        assert_eq!(sent(&app, &token, method, "/Users/a1", body).await.status, StatusCode::NOT_FOUND, "{method}");
    }
    assert!(!ids(&read(&app, &token, "/Users").await).contains(&"a1".to_owned()));
    let person = app.app.store.people().by_key("a1".to_owned()).await.unwrap().expect("still on the roster");
    assert_eq!(person.ends_on, Some(app.today().plus(-1)));
    let back = sent(&app, &token, "POST", "/Users", json!({ "userName": "A1", "displayName": "Anna" })).await;
    assert_eq!(back.status, StatusCode::CREATED, "{}", back.text());
    assert_eq!(
        (&back.json()["id"], &back.json()["userName"], &back.json()["active"]),
        (&json!("a1"), &json!("A1"), &json!(true))
    );
    assert_eq!(app.app.store.people().by_key("a1".to_owned()).await.unwrap().unwrap().id, person.id, "the same person");
    sent(&app, &token, "DELETE", "/Users/a1", Value::Null).await;
    app.take_roster("person_id,name,ends_on\na1,Anna,\n").await;
    assert_eq!(read(&app, &token, "/Users/a1").await["active"], true, "the roster brought them back");
}

#[tokio::test]
async fn who_erased_themselves_and_left_is_unknown_and_new_if_added_again() {
    let (app, token) = centre().await;
    let before = app.person("a1").await;
    app.app.store.erasures().erase_person(before, app.now()).await.unwrap();
    assert_eq!(read(&app, &token, "/Users/a1").await["active"], true, "while they work here, nothing shows");
    for address in ["/Users/a1", "/Users/a2"] {
        let off = patch(json!([{ "op": "replace", "path": "active", "value": false }]));
        assert_eq!(done(&app, &token, "PATCH", address, off).await["active"], false, "{address}");
    }
    app.pass(SignedDuration::from_hours(24));
    delete_old_entries(&app.app, None).await;
    assert_eq!(read(&app, &token, "/Users/a2").await["active"], false);
    assert_eq!(sent(&app, &token, "GET", "/Users/a1", Value::Null).await.status, StatusCode::NOT_FOUND);
    assert!(!ids(&read(&app, &token, "/Users").await).contains(&"a1".to_owned()));
    let again = done(&app, &token, "POST", "/Users", json!({ "userName": "a1", "active": false })).await;
    assert_eq!((&again["id"], &again["active"]), (&json!("a1"), &json!(false)));
    let added = app.app.store.people().by_key("a1".to_owned()).await.unwrap().unwrap();
    assert!(added.id != before && !added.has_password && !added.is_here_on(app.today()), "nothing from before");
}

#[tokio::test]
async fn a_put_says_everything_and_leaves_roles_shifts_and_teams_as_they_are() {
    let (app, token) = centre().await;
    app.take_roster(
        "person_id,name,email,shift_pattern,key_post\na1,Name of a1,anna@example.org,early 07:00-15:00,yes\n",
    )
    .await;
    let kept = patch(json!([{ "op": "add", "path": "externalId", "value": "E-1" }]));
    done(&app, &token, "PATCH", "/Users/a1", kept).await;
    let body = json!({ "schemas": [USER], "id": "other", "userName": "anna.new", "name": { "formatted": "Anna New" }, "roles": [{ "value": "admin" }] });
    let put = done(&app, &token, "PUT", "/Users/a1", body).await;
    assert_eq!(
        (&put["id"], &put["userName"], &put["displayName"]),
        (&json!("a1"), &json!("anna.new"), &json!("Anna New"))
    );
    assert!(put.get("externalId").is_none() && put.get("emails").is_none(), "{put}");
    assert_eq!((&put["roles"], &put["groups"][0]["value"]), (&json!([{ "value": "agent" }]), &json!("t1")));
    let person = app.app.store.people().by_key("a1".to_owned()).await.unwrap().unwrap();
    assert_eq!((person.patterns.len(), person.key_post), (1, true));
    let taken = sent(&app, &token, "PUT", "/Users/a2", json!({ "userName": "Anna.New", "displayName": "B" })).await;
    assert_eq!((taken.status, &taken.json()["scimType"]), (StatusCode::CONFLICT, &json!("uniqueness")));
}

#[tokio::test]
async fn values_that_a_roster_refuses_are_refused_and_nothing_is_stored() {
    let (app, token) = centre().await;
    app.take_roster("person_id,name,email\na2,Name of a2,b@example.org\n").await;
    app.set_password("d1").await;
    let long = "x".repeat(65);
    let before = people(app.stored());
    for (method, address, body, status, kind) in [
        ("POST", "/Users", json!({ "userName": long }), 400, "invalidValue"),
        ("POST", "/Users", json!({ "userName": " .. " }), 400, "invalidValue"),
        ("POST", "/Users", json!({ "userName": "n1", "displayName": "n".repeat(81) }), 400, "invalidValue"),
        ("POST", "/Users", json!({ "userName": "n1", "emails": [{ "value": "nobody" }] }), 400, "invalidValue"),
        ("POST", "/Users", json!({ "userName": "n1", "emails": [{ "value": "B@example.org" }] }), 409, "uniqueness"),
        ("POST", "/Users", json!({ "userName": "a2" }), 409, "uniqueness"),
        ("POST", "/Users", json!({ "userName": "b@example.org" }), 409, "uniqueness"),
        (
            "PATCH",
            "/Users/a1",
            patch(json!([{ "op": "replace", "path": "emails[type eq \"work\"].value", "value": "b@example.org" }])),
            409,
            "uniqueness",
        ),
        (
            "PATCH",
            "/Users/a1",
            patch(json!([{ "op": "replace", "path": "userName", "value": "" }])),
            400,
            "invalidValue",
        ),
        ("PATCH", "/Users/d1", patch(json!([{ "op": "replace", "path": "active", "value": false }])), 409, ""),
        ("DELETE", "/Users/d1", Value::Null, 409, ""),
    ] {
        let answer = sent(&app, &token, method, address, body.clone()).await;
        let found = answer.json()["scimType"].as_str().unwrap_or_default().to_owned();
        assert_eq!(
            (answer.status.as_u16(), found.as_str()),
            (status, kind),
            "{method} {address} {body}: {}",
            answer.text()
        );
    }
    app.settle().await;
    assert_eq!(people(app.stored()), before);
}

fn people(stored: String) -> Vec<String> {
    stored
        .lines()
        .filter(|line| line.starts_with("person ") || line.starts_with("scim_person "))
        .map(str::to_owned)
        .collect()
}

#[tokio::test]
async fn a_changed_address_is_used_for_no_reset_for_some_days() {
    let (app, token) = centre().await;
    let moved =
        patch(json!([{ "op": "Replace", "path": "emails[type eq \"work\"].value", "value": "new@example.org" }]));
    done(&app, &token, "PATCH", "/Users/a1", moved).await;
    app.settle().await;
    let changed = rusqlite::Connection::open(app.directory().join(store::DATABASE)).unwrap();
    let at: Option<i64> =
        changed.query_row("SELECT email_changed_at FROM person WHERE key = 'a1'", [], |row| row.get(0)).unwrap();
    assert_eq!(at, Some(app.now().as_millisecond()), "as if an admin had changed it");
}

#[tokio::test]
async fn what_an_identity_provider_calls_somebody_is_in_their_own_export() {
    let (app, token) = centre().await;
    let named = patch(json!([{ "op": "add", "value": { "externalId": "E-9", "userName": "anna@corp.example" } }]));
    done(&app, &token, "PATCH", "/Users/a1", named).await;
    let export = app.signed_in("a1").await.get("/me/export.json").await.json();
    assert_eq!(export["identity_provider"], json!({ "user_name": "anna@corp.example", "external_id": "E-9" }));
    let machine = app.token("Both", None, &[TokenScope::Scim, TokenScope::Roster]).await;
    assert_eq!(read(&app, &machine, "/Users/a1").await["externalId"], "E-9");
}
