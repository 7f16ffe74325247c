//! Handing on: a proposal of the addressee that takes effect only if the asker agrees.

use axum::http::StatusCode;

use super::{LINE, accept, ask, centre, request};

#[tokio::test]
async fn the_next_person_reads_a_request_only_after_the_asker_agrees() {
    let app = centre().await;
    let (agent, lead, next) = (app.signed_in("a1").await, app.signed_in("l1").await, app.signed_in("s1").await);
    ask(&agent, "lead").await;
    let id = request(&lead, "/board").await;
    let board = lead.get("/board").await.page();
    assert!(board.contains("Suggest the psychologist, Name of s1") && !board.contains("Suggest the deputy"), "{board}");
    let proposed = lead.ask("hand_on_talk", &[("request", &id), ("to", "psychologist")]).await;
    assert_eq!(proposed.status, StatusCode::OK, "{}", proposed.text());
    assert!(lead.get("/board").await.page().contains("Waiting for Name of a1 to agree"));
    assert!(next.get("/requests").await.page().contains("No requests right now."));
    assert_eq!(accept(&next, &id, "now").await.status, StatusCode::NOT_FOUND);
    assert_eq!(next.ask("answer_hand_on", &[("request", &id), ("answer", "yes")]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(lead.ask("answer_hand_on", &[("request", &id), ("answer", "yes")]).await.status, StatusCode::NOT_FOUND);

    let page = agent.get("/support").await.page();
    assert!(page.contains("Name of l1 suggests that Name of s1 talks with you."), "{page}");
    let agreed = agent.post("answer_hand_on", &[("request", &id), ("answer", "yes")]).await;
    assert_eq!(agreed.to(), "/support");
    assert!(agent.get("/support").await.page().contains("Name of s1 has your request."));
    assert!(next.get("/requests").await.page().contains(LINE));
    assert!(!lead.get("/board").await.page().contains(LINE), "the lead reads it no longer");
    assert_eq!(accept(&next, &id, "now").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_declined_proposal_leaves_the_request_where_it_was() {
    let app = centre().await;
    let (agent, lead, next) = (app.signed_in("a1").await, app.signed_in("l1").await, app.signed_in("s1").await);
    ask(&agent, "lead").await;
    let id = request(&lead, "/board").await;
    lead.ask("hand_on_talk", &[("request", &id), ("to", "psychologist")]).await;
    let unclear = agent.ask("answer_hand_on", &[("request", &id), ("answer", "perhaps")]).await;
    assert_eq!(unclear.status, StatusCode::UNPROCESSABLE_ENTITY);
    agent.ask("answer_hand_on", &[("request", &id), ("answer", "no")]).await;
    assert!(lead.get("/board").await.page().contains("Name of a1 would rather talk to you"));
    assert!(next.get("/requests").await.page().contains("No requests right now."));
    let again = agent.ask("answer_hand_on", &[("request", &id), ("answer", "yes")]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing is proposed any more");
    assert_eq!(accept(&lead, &id, "10:40").await.status, StatusCode::OK);
}

#[tokio::test]
async fn nobody_is_proposed_in_a_role_that_nobody_else_has() {
    let app = centre().await;
    let (agent, lead) = (app.signed_in("a1").await, app.signed_in("l1").await);
    ask(&agent, "lead").await;
    let id = request(&lead, "/board").await;
    for role in ["lead", "deputy", "admin", ""] {
        let answer = lead.ask("hand_on_talk", &[("request", &id), ("to", role)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{role}");
    }
}

#[tokio::test]
async fn the_addressee_does_not_learn_whom_else_the_asker_asked() {
    let app = centre().await;
    let (first, second) = (app.signed_in("a1").await, app.signed_in("a2").await);
    let lead = app.signed_in("l1").await;
    for agent in [&first, &second] {
        ask(agent, "lead").await;
    }
    ask(&second, "psychologist").await;
    let board = lead.get("/board").await.page();
    assert_eq!(board.matches("Suggest the psychologist, Name of s1").count(), 2, "{board}");
    for id in super::ids(&board) {
        let answer = lead.ask("hand_on_talk", &[("request", &id), ("to", "psychologist")]).await;
        assert_eq!(answer.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn the_asker_agrees_to_the_person_whom_the_page_named() {
    let app = centre().await;
    app.lead("l2").hired().await;
    let deputy = [("team", "t1"), ("person", "l2"), ("until", "2026-03-20")];
    assert_eq!(app.signed_in("d1").await.ask("name_lead", &deputy).await.status, StatusCode::OK);
    let (agent, lead, deputy) = (app.signed_in("a1").await, app.signed_in("l1").await, app.signed_in("l2").await);
    ask(&agent, "lead").await;
    let id = request(&lead, "/board").await;
    let mut named = Vec::new();
    for (role, name) in [("psychologist", "Name of s1"), ("deputy", "Name of l2")] {
        let proposed = lead.ask("hand_on_talk", &[("request", &id), ("to", role)]).await;
        assert_eq!(proposed.status, StatusCode::OK, "{}", proposed.text());
        let page = agent.get("/support").await.page();
        assert!(page.contains(&format!("Name of l1 suggests that {name} talks with you.")), "{page}");
        let value = page.split("name=\"named\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        named.push(value.expect(&page).to_owned());
    }
    let yes = async |named: &str| {
        agent.ask("answer_hand_on", &[("request", &id), ("answer", "yes"), ("named", named)]).await.status
    };
    assert_eq!(yes(&named[0]).await, StatusCode::UNPROCESSABLE_ENTITY, "that page named the psychologist");
    assert!(!deputy.get("/board").await.page().contains(LINE));
    assert_eq!(yes(&named[1]).await, StatusCode::OK);
    assert!(deputy.get("/board").await.page().contains(LINE));
}
