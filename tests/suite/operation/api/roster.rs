//! The roster and the call load of machines: the rules of a file, page by page, all or nothing.

use axum::http::StatusCode;
use domain::TokenScope;

use super::{centre, faults};

#[tokio::test]
async fn a_roster_of_a_program_is_announced_as_one_from_a_file() {
    let app = centre().await;
    // People without a password have never been here and are told nothing.
    app.set_password("a1").await;
    let token = app.token("HR", None, &[TokenScope::Roster]).await;
    let body = r#"{"people":[
        {"person_id":"l2","name":"New lead","roles":"lead","team_id":"t1","ends_on":null},
        {"person_id":"a2","name":"Name of a2","roles":"agent","team_id":"t1","ends_on":"2026-03-31"}]}"#;
    let planned = app.call("POST", "/roster?dry_run=true", &token, Some(body)).await;
    assert_eq!(planned.status, StatusCode::OK, "{}", planned.text());
    assert!(app.app.store.people().by_key("l2".to_owned()).await.unwrap().is_none(), "nothing was changed");
    let answer = app.call("POST", "/roster", &token, Some(body)).await.json();
    assert_eq!((&answer["joins"], &answer["leaves"], &answer["same"]), (&1.into(), &1.into(), &0.into()), "{answer}");
    assert_eq!(answer["changed"][0], serde_json::json!({"person_id": "l2", "change": "joins"}));
    let told = app.app.store.notices().unseen(app.person("a1").await).await.unwrap();
    assert!(told.iter().any(|notice| notice.subject.as_ref().is_some_and(|who| who.name == "New lead")), "{told:?}");
}

#[tokio::test]
async fn a_faulty_roster_changes_nothing_and_names_record_and_field() {
    let app = centre().await;
    // Only somebody who can sign in counts as the last admin.
    app.set_password("d1").await;
    let token = app.token("HR", None, &[TokenScope::Roster]).await;
    let before = app.stored();
    for (people, fault) in [
        (r#"[{"person_id":"z1","name":"Z"},{"person_id":"z2","name":"Y","roles":"agent"}]"#, "1 : Every record"),
        (r#"[{"person_id":"z1","name":"Z","mood":"5"}]"#, "0 mood: There is no such field."),
        (r#"[{"person_id":"z1","name":7}]"#, "0 name: This must be text."),
        (r#"[{"person_id":"z1","name":"Z"},{"person_id":"z2","name":""}]"#, "1 name: "),
        (r#"[{"person_id":"z1","name":"Z","roles":"boss"}]"#, "0 roles: "),
        (r#"[{"person_id":"d1","name":"Name of d1","roles":"agent"}]"#, "null roles: "),
    ] {
        let answer = app.call("POST", "/roster", &token, Some(&format!("{{\"people\":{people}}}"))).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{people}: {}", answer.text());
        assert!(faults(&answer).iter().any(|found| found.starts_with(fault)), "{people}: {:?}", faults(&answer));
    }
    app.settle().await;
    let people = |stored: String| {
        stored.lines().filter(|line| line.starts_with("person ")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(people(app.stored()), people(before));
}

#[tokio::test]
async fn the_roster_is_read_page_by_page_and_says_nothing_of_weather() {
    let app = centre().await;
    let agent = app.signed_in("a1").await;
    let said = [("id", "77777777-7777-4777-8777-777777777777"), ("weather", "1"), ("audience", "team")];
    let token = app.token("HR", None, &TokenScope::ALL).await;
    let before = app.call("GET", "/people", &token, None).await;
    agent.ask("record_check_in", &said).await;
    assert_eq!(app.call("GET", "/people", &token, None).await.text(), before.text());
    let all = before.json()["people"].as_array().unwrap().clone();
    assert_eq!(all[0]["person_id"], "a1");
    assert_eq!(all[0]["teams"], serde_json::json!([{"team_id": "t1", "role": "member"}]));
    let (mut found, mut address) = (Vec::new(), "/people?limit=2".to_owned());
    for _ in 0..3 {
        let page = app.call("GET", &address, &token, None).await.json();
        found.extend(page["people"].as_array().unwrap().clone());
        let Some(next) = page["next"].as_str() else { break };
        address = format!("/people?limit=2&cursor={next}");
    }
    assert_eq!(found, all);
    for wrong in ["cursor=7", "limit=0", "limit=201", "limit=two"] {
        assert_eq!(
            app.call("GET", &format!("/people?{wrong}"), &token, None).await.status,
            StatusCode::BAD_REQUEST,
            "{wrong}"
        );
    }
}

#[tokio::test]
async fn call_load_comes_back_as_it_was_imported_and_is_replaced() {
    let app = centre().await;
    let token = app.token("WFM", None, &[TokenScope::Load]).await;
    let body = r#"{"intervals":[
        {"queue":"Billing, west","interval_start":"2026-03-09T08:00","offered":41,"handle_seconds":310,"agents":9},
        {"queue":"Sales","interval_start":"2026-03-09T08:00","offered":7},
        {"queue":"Sales","interval_start":"2026-03-10T08:00","offered":8}]}"#;
    let answer = app.call("POST", "/load", &token, Some(body)).await;
    assert_eq!(answer.json()["intervals"], 3, "{}", answer.text());
    let again = r#"{"intervals":[{"queue":"Sales","interval_start":"2026-03-09T08:00","offered":9.5}]}"#;
    assert_eq!(app.call("POST", "/load", &token, Some(again)).await.status, StatusCode::OK);
    let first = app.call("GET", "/load?from=2026-03-09&limit=1", &token, None).await.json();
    assert_eq!(
        (&first["intervals"][0]["queue"], &first["intervals"][0]["agents"]),
        (&"Billing, west".into(), &9.into())
    );
    let next = first["next"].as_str().unwrap();
    let rest = app.call("GET", &format!("/load?from=2026-03-09&cursor={next}"), &token, None).await.json();
    assert_eq!(rest["intervals"].as_array().unwrap().len(), 1, "{rest}");
    assert_eq!((&rest["intervals"][0]["offered"], &rest["next"]), (&9.5.into(), &serde_json::Value::Null));
    let wrong = r#"{"intervals":[{"interval_start":"soon","offered":1}]}"#;
    let answer = app.call("POST", "/load", &token, Some(wrong)).await;
    assert!(faults(&answer)[0].starts_with("0 interval_start: "), "{:?}", faults(&answer));
}
