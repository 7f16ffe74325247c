//! The plan of a follow-up: from the catalogue or in own words, with the questions of 5W2H.

use axum::http::StatusCode;

use super::{main_of, slide_of_a1, talk};
use crate::support::{Client, Floor, history};

async fn taken() -> (Floor, Client, String) {
    let floor = Floor::with(&history()).await;
    let lead = floor.signed_in("l1").await;
    let flag = slide_of_a1(&lead).await;
    lead.post("take_flag", &[("flag", &flag), ("step", "take")]).await.to();
    (floor, lead, flag)
}

#[tokio::test]
async fn a_lead_plans_an_action_with_its_details_and_the_person_reads_it() {
    let (floor, lead, flag) = taken().await;
    let page = lead.get(&format!("/flags/{flag}")).await.page();
    assert!(page.contains("value=\"lead_word\"") && page.contains("value=\"listen_together\""), "{page}");
    assert!(!page.contains("value=\"box_breathing\""), "an exercise for one person is no action of a lead");
    let fields = [
        ("flag", flag.as_str()),
        ("chosen", "lead_word"),
        ("own_words", "Tea on the roof"),
        ("when", "after the peak"),
        ("how_much", "ten minutes"),
    ];
    let page = lead.post_and_follow("plan_follow_up", &fields).await.page();
    let title = content::interventions().title(domain::Locale::En, "lead_word");
    for text in ["Plan saved.", title, "Tea on the roof", "after the peak", "ten minutes"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    let own = floor.signed_in("a1").await.get("/me").await.page();
    assert!(own.contains("Name of l1 wants to talk with you about this."), "{own}");
    assert!(own.contains("Tea on the roof") && own.contains("ten minutes"));
    let json = floor.signed_in("a1").await.get("/me/export.json").await.json();
    assert_eq!(json["follow_ups"][0]["own_words"], "Tea on the roof");
    assert_eq!(json["follow_ups"][0]["details"]["when"], "after the peak");
    let others = floor.signed_in("a2").await.get("/me").await.page();
    assert!(!others.contains("Tea on the roof") && !others.contains("wants to talk with you"));
}

#[tokio::test]
async fn an_empty_plan_or_one_that_is_too_long_comes_back_with_its_errors() {
    let (floor, lead, flag) = taken().await;
    let nothing = lead.post_and_follow("plan_follow_up", &[("flag", &flag), ("who", "both of us")]).await.page();
    assert!(nothing.contains("Choose an action, or say in your own words") && nothing.contains("value=\"both of us\""));
    let long = "so many words ".repeat(40);
    let fields = [("flag", flag.as_str()), ("own_words", &long), ("why", &long), ("chosen", "box_breathing")];
    let page = lead.post_and_follow("plan_follow_up", &fields).await.page();
    for (field, wrong) in [("own_words", "the limit is 500"), ("why", "the limit is 200"), ("chosen", "from the list")]
    {
        let error = page.split(&format!("id=\"{field}-error\"")).nth(1).unwrap_or_else(|| panic!("{field}: {page}"));
        assert!(error.split("</p>").next().unwrap().contains(wrong), "{field}: {error}");
    }
    assert!(page.contains(long.trim()), "what was typed was lost");
    assert!(!floor.app.stored().contains("so many words"));
}

#[tokio::test]
async fn a_plan_needs_a_flag_that_the_lead_follows_up() {
    let (floor, lead, flag) = taken().await;
    let fields = [("flag", flag.as_str()), ("own_words", "Tea on the roof")];
    for other in ["l2", "l3"] {
        let answer = floor.signed_in(other).await.ask("plan_follow_up", &fields).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{other}");
    }
    talk(&lead, &flag).await;
    let page = lead.post_and_follow("plan_follow_up", &fields).await.page();
    assert!(page.contains("Nothing was saved") && !main_of(&page).contains("Tea on the roof"));
    assert!(!floor.app.stored().contains("Tea on the roof"));
}

#[tokio::test]
async fn a_plan_goes_when_the_flag_is_handed_back_or_its_days_are_taken_back() {
    let (floor, lead, flag) = taken().await;
    let fields = [("flag", flag.as_str()), ("own_words", "Tea on the roof")];
    lead.post("plan_follow_up", &fields).await.to();
    assert!(floor.app.stored().contains("Tea on the roof"));
    lead.post("take_flag", &[("flag", &flag), ("step", "hand_back")]).await.to();
    assert!(!floor.app.stored().contains("Tea on the roof"), "handed back");
    lead.post("take_flag", &[("flag", &flag), ("step", "take")]).await.to();
    lead.post("plan_follow_up", &fields).await.to();
    floor.signed_in("a1").await.post("narrow_past", &[]).await.to();
    assert!(!floor.app.stored().contains("Tea on the roof"), "the days are private");
    assert!(!floor.signed_in("a1").await.get("/me").await.page().contains("wants to talk with you"));
}

#[tokio::test]
async fn somebody_who_moves_to_another_team_reads_that_nobody_follows_up() {
    let (floor, lead, flag) = taken().await;
    let own = floor.signed_in("a1").await;
    let over = "Nobody is following up on it right now.";
    assert!(!own.get("/me").await.page().contains(over));
    floor.app.take_roster("person_id,name,roles,team_id\na1,Name of a1,agent,t2\n").await;
    assert_eq!(lead.get(&format!("/flags/{flag}")).await.status, StatusCode::NOT_FOUND);
    let page = floor.signed_in("a1").await.get("/me").await.page();
    assert!(page.contains(over) && !page.contains("wants to talk with you about this."), "{page}");
}
