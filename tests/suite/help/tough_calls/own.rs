//! What a person has of their own tough calls: a card on their page, the export, deletion; and what the centre's rule
//! on hanging up changes.

use axum::http::StatusCode;
use jiff::SignedDuration;

use super::{check_in, next_day, state, team};

#[tokio::test]
async fn the_person_sees_their_own_by_source_and_hour_and_the_answers() {
    let (app, agent) = team().await;
    assert!(!agent.get("/me").await.shows("Your tough calls"));
    check_in(&agent, "3").await;
    for source in ["abuse", "abuse", "price"] {
        state(&agent, source, "feeling:heavy", "me").await;
    }
    app.pass(SignedDuration::from_mins(60));
    let agent = app.signed_in("a1").await;
    state(&agent, "price", "misunderstanding:light", "lead").await;
    let page = agent.get("/me").await.page().replace("<!>", "");
    let card = page.split("id=\"tough-calls\"").nth(1).expect(&page).split("</section>").next().unwrap();
    assert!(card.contains("4 in the last 13 weeks."), "{card}");
    for row in [
        "<th scope=\"row\">Abuse</th><td class=\"number\">2</td>",
        "<th scope=\"row\">The price</th><td class=\"number\">2</td>",
        "<th scope=\"row\">09:00</th><td class=\"number\">3</td>",
        "<th scope=\"row\">10:00</th><td class=\"number\">1</td>",
        "Only you",
        "Your lead",
    ] {
        assert!(card.contains(row), "{row} is not in {card}");
    }
    let agent = next_day(&app, "3").await;
    agent.post("answer_tough_call", &[("answer", "over")]).await;
    assert!(agent.get("/me").await.shows("How you were afterwards"));
}

#[tokio::test]
async fn the_own_export_contains_calls_and_answers() {
    let (app, agent) = team().await;
    let id = state(&agent, "abuse", "behaviour:very_heavy", "lead").await;
    let agent = next_day(&app, "3").await;
    agent.post("answer_tough_call", &[("answer", "heavy")]).await;
    let export = agent.get("/me/export.json").await.json();
    let call = &export["tough_calls"][0];
    assert_eq!(call["id"], id.as_str());
    assert_eq!(
        [&call["source"], &call["kind"], &call["heaviness"], &call["audience"]],
        ["abuse", "behaviour", "very_heavy", "lead"]
    );
    assert_eq!(export["tough_call_answers"][0]["answer"], "heavy");
    let other = app.signed_in("a2").await.get("/me/export.json").await.json();
    assert_eq!(other["tough_calls"].as_array().map(Vec::len), Some(0));
}

#[tokio::test]
async fn a_deleted_call_is_gone_and_does_not_come_back() {
    let (_, agent) = team().await;
    let id = state(&agent, "abuse", "behaviour:heavy", "me").await;
    for _ in 0..2 {
        let page = agent.post_and_follow("delete_tough_call", &[("id", &id)]).await.page();
        assert!(page.contains("Deleted. Nothing of it is left."), "{page}");
    }
    assert_eq!(agent.get(&format!("/tough-call/{id}")).await.status, StatusCode::NOT_FOUND);
    assert!(!agent.get("/me").await.shows("Your tough calls"));
    let again = [("id", id.as_str()), ("source", "abuse"), ("said", "behaviour:heavy")];
    assert_eq!(agent.ask("record_tough_call", &again).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn deleting_a_call_deletes_what_was_answered_about_no_other_one() {
    let (app, agent) = team().await;
    let first = state(&agent, "abuse", "behaviour:very_heavy", "me").await;
    let second = state(&agent, "price", "feeling:heavy", "me").await;
    let agent = next_day(&app, "3").await;
    agent.post("answer_tough_call", &[("answer", "heavy")]).await;
    let answers = async || {
        let export = agent.get("/me/export.json").await.json();
        export["tough_call_answers"].as_array().map(Vec::len)
    };
    agent.post("delete_tough_call", &[("id", &first)]).await;
    assert_eq!(answers().await, Some(1), "it was about the other call too");
    agent.post("delete_tough_call", &[("id", &second)]).await;
    assert_eq!(answers().await, Some(0));
    assert!(!app.stored().contains("tough_moment"), "nothing of it is left");
}

#[tokio::test]
async fn deleting_everything_takes_calls_and_answers_along() {
    let (app, agent) = team().await;
    state(&agent, "abuse", "behaviour:heavy", "lead").await;
    let agent = next_day(&app, "3").await;
    agent.post("answer_tough_call", &[("answer", "heavy")]).await;
    app.app.store.check_ins().withdraw_all(app.person("a1").await, app.now()).await.unwrap();
    let export = agent.get("/me/export.json").await.json();
    for list in ["tough_calls", "tough_call_answers"] {
        assert_eq!(export[list].as_array().map(Vec::len), Some(0), "{list}");
    }
}

#[tokio::test]
async fn hanging_up_is_offered_only_where_the_centre_allows_it() {
    let (app, agent) = team().await;
    let admin = app.admin("d1").hired().await;
    let id = state(&agent, "abuse", "behaviour:heavy", "me").await;
    let pages = [format!("/tough-call/{id}"), "/suggestion/off_queue_after_abuse".to_owned()];
    for page in &pages {
        let page = agent.get(page).await.page();
        assert!(!page.contains("hang up") && page.contains("step away"), "{page}");
    }
    let nothing = admin.post_and_follow("allow_hanging_up", &[]).await.page();
    assert!(nothing.contains("Choose yes or no."), "{nothing}");
    assert!(admin.post_and_follow("allow_hanging_up", &[("allowed", "yes")]).await.shows("Cards now say when"));
    for page in &pages {
        assert!(agent.get(page).await.shows("Then hang up."), "{page}");
    }
    assert!(admin.get("/admin/invitations").await.shows("allowed ending abusive calls"));
    admin.post("allow_hanging_up", &[("allowed", "no")]).await;
    assert!(!agent.get(&pages[1]).await.shows("hang up"));
}
