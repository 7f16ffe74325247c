//! The person form: people are added and changed one at a time.

use axum::http::StatusCode;

use crate::support::TestApp;

#[tokio::test]
async fn the_person_form_sets_and_clears_the_first_workday() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    app.agent("a1").of("t1").hired().await;
    for (day, kept) in [("2026-05-04", Some("2026-05-04")), ("", None)] {
        let form = [("person", "a1"), ("name", "Name of a1"), ("roles[]", "agent"), ("team", "t1"), ("starts_on", day)];
        assert_eq!(admin.ask("save_person", &form).await.status, StatusCode::OK);
        let person = app.app.store.people().by_key("a1".to_owned()).await.unwrap().unwrap();
        assert_eq!(person.starts_on.map(|day| day.to_string()).as_deref(), kept);
    }
}

#[tokio::test]
async fn the_person_form_shows_all_errors_at_once_even_without_a_role() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let form = [
        ("person_id", "z1"),
        ("name", "Z"),
        ("email", "nowhere"),
        ("shift_pattern", "dawn"),
        ("starts_on", "soon"),
        ("ends_on", "2026-02-30"),
    ];
    let answer = admin.ask("save_person", &form).await.json();
    let wrong: Vec<_> = answer["wrong"].as_object().unwrap().keys().cloned().collect();
    assert_eq!(wrong, ["email", "ends_on", "roles", "shift_pattern", "starts_on"]);
}

#[tokio::test]
async fn the_person_form_makes_nobody_psychologist_of_people_they_lead() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    app.lead("l1").of("t1").hired().await;
    let form = [("person", "l1"), ("name", "L"), ("roles[]", "lead"), ("roles[]", "psychologist"), ("leads[]", "t1")];
    let answer = admin.ask("save_person", &form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text());
}

#[tokio::test]
async fn the_person_form_gives_no_role_back_that_was_taken_meanwhile() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    app.lead("l1").of("t1").hired().await;
    let page = admin.get("/admin/people/l1").await.page();
    let form = page.split("action=\"/api/save_person\"").nth(1).expect(&page);
    let shown = form.split("name=\"shown\" value=\"").nth(1).expect(form).split('"').next().unwrap();
    let agent = [("person", "l1"), ("name", "Name of l1"), ("roles[]", "agent"), ("team", "t1"), ("shown", shown)];
    for time in ["the first", "sent twice"] {
        assert_eq!(admin.ask("save_person", &agent).await.status, StatusCode::OK, "{time}");
    }
    let lead = [("person", "l1"), ("name", "Name L."), ("roles[]", "lead"), ("leads[]", "t1"), ("shown", shown)];
    let late = admin.ask("save_person", &lead).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", late.text());
    assert!(late.json()["wrong"]["roles"].as_str().unwrap().starts_with("Stored now: "));
    let stored = app.app.store.people().by_key("l1".to_owned()).await.unwrap().unwrap();
    assert!(!stored.roles.has(domain::Role::Lead) && stored.name == "Name of l1");
}
