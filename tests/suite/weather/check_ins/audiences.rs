//! Who sees a check-in and its note: what is chosen, narrowed and widened, and what the page says of it.

use axum::http::StatusCode;
use uuid::Uuid;

use super::{check_in, faults, fields, said};
use crate::support::{Client, TestApp};

#[tokio::test]
async fn narrowing_is_always_possible_and_widening_until_the_week_closes() {
    let app = TestApp::new().await;
    // A Wednesday; its week closes at the end of Sunday.
    let agent = app.agent("a1").of("t1").hired().await;
    let id = check_in(&agent, "3", "me").await;
    let set = async |client: &Client, audience: &str| {
        client.ask("set_audience", &[("id", &id), ("audience", audience)]).await
    };
    assert_eq!(set(&agent, "team").await.status, StatusCode::OK);
    app.travel("2026-03-15 23:00");
    let agent = app.signed_in("a1").await;
    assert_eq!(set(&agent, "lead").await.status, StatusCode::OK, "narrower");
    assert_eq!(set(&agent, "team").await.status, StatusCode::OK, "wider on Sunday");
    app.travel("2026-03-16 09:00");
    let agent = app.signed_in("a1").await;
    assert_eq!(set(&agent, "lead").await.status, StatusCode::OK, "narrower on Monday");
    assert_eq!(faults(&set(&agent, "team").await), ["audience"]);
    assert_eq!(said(&agent).await[0]["audience"], "lead");
    app.travel("2026-09-16 09:00");
    let agent = app.signed_in("a1").await;
    assert_eq!(set(&agent, "me").await.status, StatusCode::OK, "narrower half a year later");
    assert_eq!(faults(&set(&agent, "lead").await), ["audience"]);
    assert_eq!(set(&agent, "me").await.status, StatusCode::OK, "as it is");
    assert_eq!(faults(&set(&agent, "everybody").await), ["audience"]);
}

#[tokio::test]
async fn a_note_is_never_seen_by_more_people_than_its_entry() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let id = Uuid::new_v4().to_string();
    let wide = [("weather", "3"), ("audience", "lead"), ("note", "a note"), ("note_audience", "team")];
    assert_eq!(agent.ask("record_check_in", &fields(&id, &wide)).await.status, StatusCode::OK);
    assert_eq!(said(&agent).await[0]["note_audience"], "lead");
    agent.ask("set_audience", &[("id", &id), ("audience", "me")]).await;
    agent.ask("set_audience", &[("id", &id), ("audience", "team")]).await;
    assert_eq!(said(&agent).await[0]["note_audience"], "me", "to widen the entry does not widen its note");
    let unsaid =
        fields("5d2b4f2e-6f0e-4d5e-9f0c-0d9c3a1b2c3d", &[("weather", "3"), ("audience", "team"), ("note", "mine")]);
    agent.ask("record_check_in", &unsaid).await;
    assert_eq!(said(&agent).await[1]["note_audience"], "me", "unless the form says so");
}

#[tokio::test]
async fn the_default_audience_is_chosen_first_and_never_preselected() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").undecided().hired().await;
    let welcome = agent.get("/check-in").await;
    let page =
        if welcome.status == StatusCode::SEE_OTHER { agent.get(welcome.to()).await.page() } else { welcome.page() };
    assert!(page.contains("name=\"audience\"") && page.contains("/api/choose_audience"));
    let ticked = page.split("<input").filter(|input| input.contains("type=\"radio\"") && input.contains("checked"));
    assert_eq!(ticked.count(), 0, "something is ticked already");
    assert_eq!(faults(&agent.ask("choose_audience", &[]).await), ["audience"]);
    let again = agent.post_and_follow("choose_audience", &[]).await.page();
    assert!(again.contains("id=\"audience-error\""));
    assert_eq!(agent.post("choose_audience", &[("audience", "team")]).await.to(), "/counted");
    let page = agent.get("/counted").await.page();
    assert!(!page.contains("checked"), "something is ticked already");
    assert_eq!(faults(&agent.ask("choose_counted", &[]).await), ["counted"]);
    assert_eq!(agent.post("choose_counted", &[("counted", "no")]).await.to(), "/check-in");
    let form = agent.get("/check-in").await.page();
    let ticked: Vec<_> =
        form.split("<input").filter(|i| i.contains("name=\"audience\"") && i.contains("checked")).collect();
    assert_eq!(ticked.len(), 1);
    assert!(ticked[0].contains("value=\"team\""));
}

#[tokio::test]
async fn without_a_lead_the_check_in_page_does_not_say_that_a_lead_sees_it() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let chinese = app.agent("a2").of("t2").reading_chinese().hired().await;
    for client in [&agent, &chinese] {
        let id = Uuid::new_v4().to_string();
        let form = [("id", id.as_str()), ("weather", "2"), ("audience", "lead")];
        assert_eq!(client.ask("record_check_in", &form).await.status, StatusCode::OK);
    }
    for address in ["/check-in", "/check-in?change=1"] {
        let (page, read) = (agent.get(address).await.page(), chinese.get(address).await.page());
        assert!(page.contains("there’s nobody else to see it") && !page.contains("shared with your lead"), "{address}");
        assert!(read.contains("没有别人能看"), "{address}");
    }
    app.lead("l1").of("t1").hired().await;
    app.set_password("l1").await;
    assert!(agent.get("/check-in").await.page().contains("shared with your lead"));
}

#[tokio::test]
async fn one_lead_and_two_leads_are_named_correctly_in_chinese() {
    let app = TestApp::new().await;
    app.lead("l1").of("t1").hired().await;
    app.set_password("l1").await;
    let agent = app.agent("a1").of("t1").reading_chinese().hired().await;
    let page = agent.get("/check-in").await.page();
    assert!(page.contains("Name of l1能看到你的天气"), "{page}");
    app.lead("l2").of("t1").hired().await;
    app.set_password("l2").await;
    assert!(agent.get("/check-in").await.shows("都能看到你的天气"));
}

#[tokio::test]
async fn a_note_edited_on_an_old_page_reaches_nobody_whom_it_did_not_name() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let id = "5d2b4f2e-6f0e-4d5e-9f0c-0d9c3a1b2c3d";
    let noted =
        |readers| fields(id, &[("weather", "3"), ("audience", "lead"), ("note", "mine"), ("note_audience", readers)]);
    assert_eq!(agent.ask("record_check_in", &noted("me")).await.status, StatusCode::OK);
    assert!(agent.get("/me").await.page().contains("name=\"read_by\" value=\"me\""));
    assert_eq!(agent.ask("amend_check_in", &noted("lead")).await.status, StatusCode::OK);
    let late = [("id", id), ("note", "For me alone."), ("read_by", "me")];
    assert_eq!(faults(&agent.ask("edit_note", &late).await), ["note"]);
    let told = [("id", id), ("note", "For the lead."), ("read_by", "lead")];
    assert_eq!(agent.ask("edit_note", &told).await.status, StatusCode::OK);
}
