//! The published rules of thumb for teams: off until an admin switches them on, listed last, and gone when switched
//! off.

use axum::http::StatusCode;
use domain::Audience;

use crate::support::{CheckInFixture, Floor, TestApp, history};

const BY_RULE: &str = "published rule of thumb that knows nothing";

/// Team one shares with its lead, and in the last week all of them are low.
fn low_week() -> Vec<CheckInFixture> {
    let mut said = history();
    for entry in said.iter_mut().filter(|said| said.team() == "t1") {
        entry.audience = entry.audience.max(Audience::Lead);
        if entry.ago <= 7 {
            entry.weather = 1;
        }
    }
    said
}

/// The position of the first flag by a published rule on the page, and that of the last other flag.
fn places(page: &str) -> (Option<usize>, Option<usize>) {
    let kickers: Vec<&str> =
        page.split("<p class=\"severity").skip(1).map(|rest| rest.split("</p>").next().unwrap()).collect();
    let by_rule = |kicker: &&str| kicker.contains("Rule of thumb");
    (kickers.iter().position(&by_rule), kickers.iter().rposition(|k| !by_rule(k)))
}

#[tokio::test]
async fn flags_by_published_rules_are_off_by_default_and_below_all_others() {
    let floor = Floor::with(&low_week()).await;
    let (admin, lead) = (floor.signed_in("d1").await, floor.signed_in("l1").await);
    let (by_rule, others) = places(&lead.get("/flags").await.page());
    assert!(by_rule.is_none() && others.is_some(), "off until somebody switches them on");
    assert!(!lead.get("/trends").await.page().contains("By published rules"));

    let page = admin.post_and_follow("choose_rules", &[("rules[]", "mean"), ("rules[]", "low")]).await;
    assert!(page.shows("Leads see the published rules from now on"));
    let list = lead.get("/flags").await.page();
    let (Some(by_rule), Some(others)) = places(&list) else { panic!("{list}") };
    assert!(by_rule > others, "below all others: {by_rule} {others}");
    assert!(
        list.contains("Team average below 2.5, three days in a row")
            && list.contains("40% or more rainy or stormy on one day")
    );
    if let (Some(by_rule), Some(others)) = places(&lead.get("/flags?state=done").await.page()) {
        assert!(by_rule > others, "also among flags that are over");
    }
    let trends = lead.get("/trends").await.page();
    assert!(trends.contains("By published rules"));
    let id = trends.split("By published rules").nth(1).unwrap().split("href=\"/flags/").nth(1).unwrap();
    let address = format!("/flags/{}", id.split('"').next().unwrap());
    let flag = lead.get(&address).await.page();
    assert!(
        flag.contains(BY_RULE) && flag.contains("imulated"),
        "the flag states what the rule ignores and how often it is wrong"
    );

    admin.post("choose_rules", &[("rules[]", "low")]).await;
    let list = lead.get("/flags").await.page();
    assert!(!list.contains("Team average below 2.5") && list.contains("40% or more rainy or stormy on one day"));
    let page = admin.post_and_follow("choose_rules", &[]).await;
    assert!(page.shows("No published rule is on"));
    assert!(places(&lead.get("/flags").await.page()).0.is_none());
    assert_eq!(lead.get(&address).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_unknown_rule_changes_nothing_and_ticked_boxes_stay_ticked() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    admin.post("choose_rules", &[("rules[]", "mean")]).await;
    let refused = admin.ask("choose_rules", &[("rules[]", "low"), ("rules[]", "moon")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.json()["wrong"].get("rules").is_some());
    let page = admin.post_and_follow("choose_rules", &[("rules[]", "low"), ("rules[]", "moon")]).await.page();
    assert!(page.contains("id=\"rules-error\"") && page.contains("Nothing was changed"));
    let ticked = |page: &str, key: &str| {
        let input = page.split("<input").find(|input| input.contains(&format!("value=\"{key}\""))).unwrap();
        input.split('>').next().unwrap().contains("checked")
    };
    assert!(ticked(&page, "low") && !ticked(&page, "mean"), "the form keeps what was sent");
    let page = admin.get("/admin/centre").await.page();
    assert!(ticked(&page, "mean") && !ticked(&page, "low"), "the page shows what is stored");
}

#[tokio::test]
async fn the_log_names_who_changed_the_rules_and_the_choice_is_stored() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    for keys in [&[("rules[]", "low")][..], &[("rules[]", "low")], &[]] {
        admin.post("choose_rules", keys).await;
    }
    let log = admin.get("/admin/invitations").await.page();
    assert!(log.contains("switched off the published rules for teams"));
    assert_eq!(log.matches("switched on these published rules").count(), 1, "sent twice, logged once");
    admin.post("choose_rules", &[("rules[]", "mean")]).await;
    let again = store::Store::open(app.directory()).unwrap();
    assert_eq!(again.settings().team_rules().iter().map(|rule| rule.key()).collect::<Vec<_>>(), ["mean"]);
}
