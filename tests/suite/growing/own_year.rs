//! A person's year in review: made on request, in the parts that they choose, and stored nowhere.

use axum::http::StatusCode;
use jiff::SignedDuration;
use uuid::Uuid;

use crate::support::{Client, PASSWORD, TestApp};

const EVERYTHING: &str = "/me/year?make=yes&months=yes&tags=yes&helped=yes&good=yes";

/// An agent who checked in on this day and kept a good thing.
async fn centre() -> (TestApp, Client) {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    app.lead("l1").of("t1").hired().await;
    let agent = app.signed_in("a1").await;
    let id = Uuid::new_v4().to_string();
    let said = agent.ask("record_check_in", &[("id", id.as_str()), ("weather", "5"), ("audience", "me")]).await;
    assert!(said.status.is_success(), "{}", said.text());
    let kept = agent.ask("keep_good_thing", &[("id", id.as_str()), ("line", "A caller sang.")]).await;
    assert!(kept.status.is_success(), "{}", kept.text());
    (app, agent)
}

#[tokio::test]
async fn a_year_is_put_together_only_when_it_is_asked_for() {
    let (_app, agent) = centre().await;
    let before = agent.get("/me/year").await.page();
    assert!(before.contains("Put my year together") && !before.contains("You checked in on"), "{before}");
    assert!(!before.contains("/me/year.pdf") && !before.contains("name=\"good\" value=\"yes\" checked"), "{before}");
    let made = agent.get(EVERYTHING).await.page();
    assert!(made.contains("You checked in on one day.") && made.contains("Most often it was"), "{made}");
    assert!(made.contains("Month by month") && made.contains("A caller sang."), "{made}");
}

#[tokio::test]
async fn what_is_left_out_of_a_year_is_neither_on_the_page_nor_behind_its_file() {
    let (app, agent) = centre().await;
    let made = agent.get("/me/year?make=yes&months=yes").await.page();
    assert!(!made.contains("A caller sang.") && !made.contains("What comes up on rainy days"), "{made}");
    assert!(made.contains("href=\"/me/year.pdf?make=yes&amp;months=yes\""), "{made}");
    let other = agent.get("/me/year?make=yes&good=yes").await.page();
    assert!(!other.contains("Your weather by month") && !other.contains("You haven’t rated a suggestion"), "{other}");
    assert!(agent.get(EVERYTHING).await.shows("You haven’t rated a suggestion"));
    let stored = app.stored();
    let sizes = [agent.get("/me/year.pdf?make=yes").await, agent.get(&EVERYTHING.replace("year?", "year.pdf?")).await]
        .map(|file| {
            assert!(file.status == StatusCode::OK && file.body.starts_with(b"%PDF-"), "{}", file.text());
            file.body.len()
        });
    assert!(sizes[0] < sizes[1], "{sizes:?}");
    assert!(app.stored() == stored, "a year is stored");
}

#[tokio::test]
async fn an_empty_year_says_so() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    let page = app.signed_in("a1").await.get(EVERYTHING).await.page();
    assert!(page.contains("There are no check-ins from these twelve months."), "{page}");
}

#[tokio::test]
async fn an_own_phone_puts_no_year_together_before_the_password() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    app.set_password("a1").await;
    let phone = app.visitor();
    let fields = [("name", "a1"), ("password", PASSWORD), ("own_phone", "yes")];
    assert!(phone.ask("sign_in", &fields).await.status.is_success());
    assert!(phone.get(EVERYTHING).await.page().contains("There are no check-ins"));
    app.pass(SignedDuration::from_hours(24));
    for address in [EVERYTHING, "/me/year.pdf?make=yes"] {
        assert!(phone.get(address).await.to().starts_with("/sign-in?then="), "{address}");
    }
}
