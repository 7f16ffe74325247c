//! The phone numbers for people who need help now.

use axum::http::StatusCode;

use super::centre;
use crate::support::TestApp;

#[tokio::test]
async fn numbers_that_an_admin_adds_are_shown_at_once_as_links() {
    let app = centre().await;
    let (admin, agent) = (app.signed_in("d1").await, app.signed_in("a1").await);
    assert!(agent.get("/support").await.page().contains("Your centre hasn’t added any numbers yet."));
    let fields = [("label", "Employee helpline"), ("number", "+49 (0)30 5555-010"), ("hours", "Mon–Fri 8–20")];
    let added = admin.post("add_phone_number", &fields).await;
    assert_eq!(added.to(), "/admin/centre#phone-numbers");
    let page = agent.get("/support").await.page();
    for shown in ["Employee helpline", "href=\"tel:+490305555010\"", "+49 (0)30 5555-010", "Mon–Fri 8–20"] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    assert!(admin.get("/admin/people").await.status == StatusCode::OK);
    let settings = admin.get("/admin/centre").await.page();
    let id = settings.split("name=\"phone\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    for _ in 0..2 {
        assert_eq!(admin.ask("remove_phone_number", &[("phone", &id)]).await.status, StatusCode::OK);
    }
    assert!(!agent.get("/support").await.page().contains("Employee helpline"));
}

#[tokio::test]
async fn the_national_line_is_shown_where_the_language_is_chinese() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    let reader = app.agent("a2").of("t1").reading_chinese().hired().await;
    assert!(reader.get("/support").await.page().contains("href=\"tel:12356\""));
    assert!(!app.signed_in("a1").await.get("/support").await.page().contains("12356"));
}

#[tokio::test]
async fn a_number_that_cannot_be_dialled_is_refused_and_only_admins_add_one() {
    let app = centre().await;
    let admin = app.signed_in("d1").await;
    for number in ["", "12", "call us", "010 5555; extension two"] {
        let answer = admin.ask("add_phone_number", &[("label", "Nurse"), ("number", number)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{number}");
    }
    let answer = admin.ask("add_phone_number", &[("number", "12356")]).await;
    assert_eq!(answer.json()["wrong"].as_object().unwrap().keys().collect::<Vec<_>>(), ["label"]);
    for other in ["a1", "l1", "s1"] {
        let answer = app.signed_in(other).await.ask("add_phone_number", &[("label", "x"), ("number", "12356")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{other}");
    }
}
