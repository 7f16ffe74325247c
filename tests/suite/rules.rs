//! The published rules of thumb for teams: off until an admin switches them on, below all else, gone when switched off.

use axum::http::StatusCode;
use domain::Audience;

use crate::support::{Floor, Saying, TestApp, history};

const BY_RULE: &str = "published rule of thumb that knows nothing";

/// Team one shares with its lead, and in the last week all of them are low.
fn low_week() -> Vec<Saying> {
    let mut said = history();
    for entry in said.iter_mut().filter(|said| said.team() == "t1") {
        entry.audience = entry.audience.max(Audience::Lead);
        if entry.ago <= 7 {
            entry.weather = 1;
        }
    }
    said
}

/// What pages call the flags of rules, and where the last other flag of the list stands.
fn places(page: &str) -> (Option<usize>, Option<usize>) {
    let kickers: Vec<&str> =
        page.split("<p class=\"severity").skip(1).map(|rest| rest.split("</p>").next().unwrap()).collect();
    let by_rule = |kicker: &&str| kicker.contains("Published rule");
    (kickers.iter().position(&by_rule), kickers.iter().rposition(|k| !by_rule(k)))
}

#[tokio::test]
async fn leads_see_flags_by_published_rules_only_where_an_admin_switched_them_on_and_below_all_others() {
    let floor = Floor::with(&low_week()).await;
    let (admin, lead) = (floor.signed_in("d1").await, floor.signed_in("l1").await);
    let (by_rule, others) = places(&lead.get("/flags").await.page());
    assert!(by_rule.is_none() && others.is_some(), "off until somebody switches them on");
    assert!(!lead.get("/trends").await.page().contains("WrapMethod published rules"));

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
        assert!(by_rule > others, "among those that are over too");
    }
    let trends = lead.get("/trends").await.page();
    assert!(trends.contains("WrapMethod published rules"));
    let id = trends.split("WrapMethod published rules").nth(1).unwrap().split("href=\"/flags/").nth(1).unwrap();
    let address = format!("/flags/{}", id.split('"').next().unwrap());
    let flag = lead.get(&address).await.page();
    assert!(flag.contains(BY_RULE) && flag.contains("imulated"), "what it does not know, and how often it is wrong");

    admin.post("choose_rules", &[("rules[]", "low")]).await;
    let list = lead.get("/flags").await.page();
    assert!(!list.contains("Team average below 2.5") && list.contains("40% or more rainy or stormy on one day"));
    let page = admin.post_and_follow("choose_rules", &[]).await;
    assert!(page.shows("No published rule is on"));
    assert!(places(&lead.get("/flags").await.page()).0.is_none());
    assert_eq!(lead.get(&address).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_rule_that_there_is_not_changes_nothing_and_what_was_ticked_stays_ticked() {
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
    assert!(ticked(&page, "low") && !ticked(&page, "mean"), "as it was sent");
    let page = admin.get("/admin/centre").await.page();
    assert!(ticked(&page, "mean") && !ticked(&page, "low"), "as it is");
}

#[tokio::test]
async fn who_switched_rules_on_or_off_stands_in_the_log_and_the_choice_outlives_the_program() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    for keys in [&[("rules[]", "low")][..], &[("rules[]", "low")], &[]] {
        admin.post("choose_rules", keys).await;
    }
    let log = admin.get("/admin/invitations").await.page();
    assert!(log.contains("switched off the published rules for teams"));
    assert_eq!(log.matches("switched on these published rules").count(), 1, "said twice, changed once");
    admin.post("choose_rules", &[("rules[]", "mean")]).await;
    let again = store::Store::open(app.directory()).unwrap();
    assert_eq!(again.settings().team_rules().iter().map(|rule| rule.key()).collect::<Vec<_>>(), ["mean"]);
}
