//! `/metrics`: who may read it, what it contains, and that it reveals neither check-ins nor their audience.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::{Method, StatusCode};
use uuid::Uuid;

use crate::support::{Answer, Client, TestApp};

/// Sends the request of a program on this machine, with these additional headers.
async fn scraped(app: &TestApp, headers: &[(&'static str, &str)]) -> Answer {
    let add = |mut request: axum::http::request::Builder| {
        let given = request.headers_mut().unwrap();
        given.insert("host", "127.0.0.1:3000".parse().unwrap());
        headers.iter().for_each(|(name, value)| drop(given.insert(*name, value.parse().unwrap())));
        request
    };
    app.visitor().send(Method::GET, "/metrics", add, Body::empty()).await
}

/// Every counter and gauge by its name and labels, without durations, which differ each time.
pub async fn counts(app: &TestApp) -> BTreeMap<String, f64> {
    app.settle().await;
    let text = scraped(app, &[]).await.page();
    let told = text.lines().filter(|line| !line.starts_with('#'));
    let told =
        told.filter_map(|line| line.rsplit_once(' ')).map(|(name, value)| (name.to_owned(), value.parse().unwrap()));
    told.filter(|(name, _)| !["_sum", "longest_commit", "_bucket"].iter().any(|part| name.contains(part))).collect()
}

/// The changes of all counters while `act` runs.
pub async fn moved(app: &TestApp, act: impl Future<Output = ()>) -> BTreeMap<String, f64> {
    let before = counts(app).await;
    act.await;
    let after = counts(app).await;
    let was = |name: &str| before.get(name).copied().unwrap_or(0.0);
    after.iter().map(|(name, now)| (name.clone(), now - was(name))).filter(|(_, by)| *by != 0.0).collect()
}

async fn says(agent: &Client, audience: &str, more: &[(&'static str, &str)]) {
    let id = Uuid::new_v4().to_string();
    let fields = [&[("id", id.as_str()), ("weather", "2"), ("audience", audience)], more].concat();
    assert!(agent.ask("record_check_in", &fields).await.status.is_success());
}

#[tokio::test]
async fn a_private_entry_changes_the_counts_as_any_other_form_does() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let lead = app.lead("l1").of("t1").hired().await;
    let mut stream = lead.live("/live?team=t1").await.unwrap();
    stream.next().await;
    // From here on every counter exists.
    says(&agent, "lead", &[]).await;
    stream.next().await;
    let kept = moved(&app, says(&agent, "me", &[("note", "nobody reads this")])).await;
    assert!(kept.len() > 1, "{kept:?}");
    let mut told = None;
    let shared = moved(&app, async {
        says(&agent, "team", &[("talk_to", "lead"), ("talk_line", "a few words"), ("stressors[]", "queue_pressure")])
            .await;
        told = stream.next().await;
    })
    .await;
    assert!(told.is_some(), "the lead received an event: if events were counted, the counters would show it");
    assert_eq!(shared, kept);
    for (function, fields) in [
        ("choose_counted", vec![("counted", "yes")]),
        ("ask_to_talk", vec![("to", "lead"), ("line", "more words")]),
        (
            "record_tough_call",
            vec![("id", "77777777-7777-4777-8777-777777777777"), ("source", "abuse"), ("said", "behaviour:heavy")],
        ),
        ("switch_theme", vec![("theme", "dark")]),
        ("put_notices_away", vec![]),
        ("narrow_past", vec![]),
    ] {
        let other = moved(&app, async { drop(agent.ask(function, &fields).await) }).await;
        assert_eq!(other, kept, "{function}");
    }
    // The lead opens the board, which is logged only if it shows people; the counters treat all pages alike.
    let looks = moved(&app, async { drop(lead.get("/board").await) }).await;
    let page = moved(&app, async { drop(lead.get("/account").await) }).await;
    assert_eq!(looks, page);
}

#[tokio::test]
async fn a_check_in_from_an_own_phone_counts_as_any_form_of_a_browser() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    // A script of the page sends it, and is answered with a status of its own.
    let by_script = moved(&app, says(&agent, "me", &[])).await;
    let by_browser = moved(&app, async { drop(agent.post("switch_theme", &[("theme", "dark")]).await) }).await;
    assert_eq!(by_script, by_browser);
    let refused = moved(&app, async { drop(agent.ask("record_check_in", &[]).await) }).await;
    assert_eq!(refused, by_browser);
}

#[tokio::test]
async fn metrics_name_no_mood_no_person_no_team_and_no_form() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    says(&agent, "lead", &[]).await;
    agent.get("/check-in").await;
    agent.get("/me").await;
    let text = scraped(&app, &[]).await.page();
    for word in ["check", "weather\"", "mood", "record", "t1", "a1", "stormy", "rainy", "audience", "sign_in", "/me"] {
        assert!(!text.to_lowercase().contains(word), "{word} is in {text}");
    }
    for (name, help) in text.lines().filter_map(|line| line.strip_prefix("# HELP ")?.split_once(' ')) {
        assert!(name.starts_with("weathervane_") && help.len() > 8, "{name} {help}");
    }
    let names: Vec<_> =
        text.lines().filter_map(|line| line.strip_prefix("# TYPE weathervane_")).map(|line| line.to_owned()).collect();
    let expected = [
        "build info",
        "start_time_seconds gauge",
        "http_requests counter",
        "http_request_duration_seconds histogram",
        "live_streams gauge",
        "writer_waiting gauge",
        "writer_failed_commits gauge",
        "writer_longest_commit_seconds gauge",
    ];
    assert_eq!(names, expected);
    assert!(text.ends_with("# EOF\n"));
}

#[tokio::test]
async fn requests_are_counted_by_kind_and_outcome_and_open_streams_by_number() {
    let app = TestApp::new().await;
    let lead = app.lead("l1").of("t1").hired().await;
    let requests =
        |route: &str, status: &str| format!("weathervane_http_requests_total{{route=\"{route}\",status=\"{status}\"}}");
    let page = moved(&app, async { drop(lead.get("/board").await) }).await;
    assert_eq!(page[&requests("Page", "Ok")], 1.0);
    let refused = moved(&app, async { drop(lead.get("/admin").await) }).await;
    assert_eq!(refused[&requests("Page", "Refused")], 1.0);
    let form = moved(&app, async { drop(lead.post("switch_theme", &[("theme", "dark")]).await) }).await;
    assert_eq!(form[&requests("Form", "Redirect")], 1.0);

    let failed = moved(&app, async { drop(app.visitor().ask("no_such_form", &[]).await) }).await;
    assert_eq!(failed[&requests("Form", "Refused")], 1.0);
    assert!(page.keys().chain(refused.keys()).chain(form.keys()).all(|name| !name.contains("live_streams")));

    let open = lead.live("/live?team=t1").await.unwrap();
    assert_eq!(counts(&app).await["weathervane_live_streams"], 1.0);
    drop(open);
    assert_eq!(counts(&app).await["weathervane_live_streams"], 0.0);
}

#[tokio::test]
async fn metrics_are_read_from_this_machine_and_never_through_a_proxy() {
    let app = TestApp::new().await;
    assert_eq!(scraped(&app, &[]).await.status, StatusCode::OK);
    assert_eq!(scraped(&app, &[("host", "localhost:3000")]).await.status, StatusCode::OK);
    for headers in [
        [("host", "weather.example.com")],
        [("x-forwarded-for", "127.0.0.1")],
        [("x-real-ip", "127.0.0.1")],
        [("forwarded", "for=127.0.0.1")],
        [("via", "1.1 proxy")],
    ] {
        assert_eq!(scraped(&app, &headers).await.status, StatusCode::NOT_FOUND, "{headers:?}");
    }
    let answer = scraped(&app, &[]).await;
    assert_eq!(answer.header("cache-control"), "no-store");
    assert!(answer.header("content-type").starts_with("application/openmetrics-text"));
}
