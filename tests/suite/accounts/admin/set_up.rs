//! The first admin: a link that is printed once and works once.

use axum::http::StatusCode;
use store::token;

use crate::support::{PASSWORD, TestApp};

const FIRST_ADMIN: [(&str, &str); 6] = [
    ("name", "Ada"),
    ("person_id", "ada"),
    ("site", "North"),
    ("time_zone", "Asia/Shanghai"),
    ("password", PASSWORD),
    ("again", PASSWORD),
];

/// An empty centre with its one-time link.
async fn empty_centre() -> (TestApp, &'static str) {
    let app = TestApp::new().await;
    *app.app.set_up.lock().unwrap() = Some(token::hash("the-link"));
    (app, "the-link")
}

#[tokio::test]
async fn the_set_up_link_makes_the_first_admin_once() {
    let (app, link) = empty_centre().await;
    let visitor = app.visitor();
    assert_eq!(visitor.get("/set-up/another-link").await.status, StatusCode::NOT_FOUND);
    assert_eq!(visitor.get(&format!("/set-up/{link}")).await.status, StatusCode::OK);
    let mut form = vec![("token", link)];
    form.extend(FIRST_ADMIN);
    let answer = visitor.post("set_up", &form).await;
    assert_eq!(answer.to(), "/admin");
    let page = visitor.get("/admin/people").await.page();
    assert!(page.contains("Ada") && page.contains("Set up with the one-time link."), "{page}");
    assert!(!page.contains("command line"), "the notice says how the account was made: {page}");

    let late = app.visitor();
    assert_eq!(late.get(&format!("/set-up/{link}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(late.ask("set_up", &form).await.status, StatusCode::NOT_FOUND);
    assert_eq!(late.post("sign_in", &[("name", "ada"), ("password", PASSWORD)]).await.to(), "/admin/people");
}

#[tokio::test]
async fn the_first_admin_is_offered_a_passkey_where_the_browser_can_add_one() {
    let app = TestApp::at("http://localhost").await;
    *app.app.set_up.lock().unwrap() = Some(token::hash("the-link"));
    let visitor = app.visitor();
    let form = [&[("token", "the-link")][..], &FIRST_ADMIN].concat();
    assert_eq!(visitor.post("set_up", &form).await.to(), "/passkey");
    let page = visitor.get("/passkey").await.page();
    assert!(page.contains("href=\"/admin\"") && page.contains("Not now"), "{page}");
}

#[tokio::test]
async fn an_invalid_set_up_form_says_so_and_leaves_the_link_open() {
    let (app, link) = empty_centre().await;
    let visitor = app.visitor();
    for (field, value) in [
        ("name", ""),
        ("person_id", " "),
        ("site", ""),
        ("time_zone", "Mars/Olympus"),
        ("password", "short"),
        ("again", "else"),
    ] {
        let mut form = vec![("token", link)];
        form.extend(FIRST_ADMIN.map(|(name, typed)| (name, if name == field { value } else { typed })));
        let answer = visitor.ask("set_up", &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert!(answer.json()["wrong"].get(field).is_some(), "{field}: {}", answer.text());
        let page = visitor.post_and_follow("set_up", &form).await.page();
        assert!(page.contains(&format!("id=\"{field}-error\"")), "{field}");
        assert!(!page.contains(PASSWORD), "the form contains the password");
    }
    assert!(!app.stored().contains("Ada"), "a person was created");
}
