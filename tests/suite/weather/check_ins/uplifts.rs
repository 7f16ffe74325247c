//! Uplifts: stored, exported and read back like stressors, and in nobody's detectors.

use axum::http::StatusCode;
use uuid::Uuid;

use crate::support::TestApp;

#[tokio::test]
async fn uplifts_are_kept_and_are_in_the_person_s_files() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let id = Uuid::new_v4().to_string();
    let fields = [
        ("id", &*id),
        ("weather", "5"),
        ("audience", "lead"),
        ("uplifts[]", "slept_well"),
        ("uplifts[]", "good_call"),
        ("stressors[]", "noise"),
    ];
    assert_eq!(agent.ask("record_check_in", &fields).await.status, StatusCode::OK);
    let said = agent.get("/me/export.json").await.json()["entries"][0].clone();
    assert_eq!(said["uplifts"], serde_json::json!(["good_call", "slept_well"]), "in the order of the catalogue");
    let csv = agent.get("/me/export.csv").await.text();
    let mut lines = csv.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let column = lines.next().unwrap().iter().position(|heading| *heading == "uplifts").unwrap();
    assert_eq!(lines.next().unwrap()[column], "good_call;slept_well");
    // A correction begins with them.
    let page = agent.get(&format!("/check-in?amend={id}")).await.page();
    let ticked = page.split("<input ").filter(|input| input.contains("uplifts[]") && input.contains("checked"));
    assert_eq!(ticked.count(), 2);
}

#[tokio::test]
async fn an_unknown_uplift_or_too_many_are_refused_at_their_field() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let id = Uuid::new_v4().to_string();
    let all = content::uplifts().iter().map(|uplift| uplift.key.as_str().to_owned()).collect::<Vec<_>>();
    for uplifts in [vec!["made_up"], all.iter().take(9).map(String::as_str).collect()] {
        let mut fields = vec![("id", &*id), ("weather", "5"), ("audience", "me")];
        fields.extend(uplifts.iter().map(|key| ("uplifts[]", *key)));
        let answer = agent.ask("record_check_in", &fields).await;
        assert!(answer.json()["wrong"]["uplifts"].is_string(), "{}", answer.text());
    }
}
