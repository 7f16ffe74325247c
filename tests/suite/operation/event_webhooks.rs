//! Programs that are notified of events: signed, tried again, and never told what anybody said.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use jiff::SignedDuration;
use standardwebhooks::Webhook;
use tokio::net::TcpListener;

use crate::support::{Client, TestApp};

type Received = Arc<Mutex<Vec<(HeaderMap, Bytes)>>>;

/// A program on this machine that keeps what it is told. A path with `busy` is answered with 503.
struct Listener {
    base: String,
    received: Received,
}

impl Listener {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let received = Received::default();
        let router = Router::new().fallback(answer).with_state(Arc::clone(&received));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { base, received }
    }

    fn events(&self) -> Vec<String> {
        self.bodies().iter().map(|body| body["type"].as_str().unwrap().to_owned()).collect()
    }

    fn bodies(&self) -> Vec<serde_json::Value> {
        self.received.lock().unwrap().iter().map(|(_, body)| serde_json::from_slice(body).unwrap()).collect()
    }

    fn headers(&self, name: &str) -> Vec<String> {
        let received = self.received.lock().unwrap();
        received.iter().map(|(headers, _)| headers[name].to_str().unwrap().to_owned()).collect()
    }
}

async fn answer(State(received): State<Received>, uri: Uri, headers: HeaderMap, body: Bytes) -> StatusCode {
    received.lock().unwrap().push((headers, body));
    if uri.path().contains("busy") { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::NO_CONTENT }
}

const ROSTER: &str = "person_id,name,roles,team_id,department,site,time_zone\n\
                      a1,Name of a1,agent,t1,Care,North,Asia/Shanghai\n\
                      d1,Name of d1,admin,,,North,Asia/Shanghai\n";

/// A centre with an agent, its admin, and a program that is notified of events; with its secret.
async fn centre(path: &str) -> (TestApp, Client, Listener, String) {
    let app = TestApp::new().await;
    app.take_roster(ROSTER).await;
    for key in ["a1", "d1"] {
        app.set_password(key).await;
    }
    let (admin, program) = (app.signed_in("d1").await, Listener::start().await);
    let address = format!("{}/{path}", program.base);
    let page = admin.post_and_follow("add_event_webhook", &[("webhook", &address)]).await.page();
    assert!(page.contains("Copy the secret"), "{page}");
    let secret = page.split("value=\"whsec_").nth(1).unwrap().split('"').next().unwrap();
    (app, admin, program, format!("whsec_{secret}"))
}

#[tokio::test]
async fn a_program_is_told_that_the_roster_changed_and_not_what() {
    let (app, _admin, program, secret) = centre("hook").await;
    app.run_messages().await;
    assert_eq!(program.events().len(), 0, "it can read what is there already");
    app.take_roster("person_id,name\na1,Another name\n").await;
    for _ in 0..3 {
        app.run_messages().await;
    }
    assert_eq!(program.events(), ["roster.changed"]);
    let body = program.bodies().remove(0);
    assert_eq!(body["data"], serde_json::json!({}));
    assert!(!body.to_string().contains("name") && !body.to_string().contains("a1"), "{body}");
    let (id, time) = (program.headers("webhook-id").remove(0), program.headers("webhook-timestamp").remove(0));
    assert_eq!(time, app.now().as_second().to_string());
    let sent = program.received.lock().unwrap()[0].1.clone();
    let expected = Webhook::new(&secret).unwrap().sign(&id, time.parse().unwrap(), &sent).unwrap();
    assert_eq!(program.headers("webhook-signature"), [expected]);
}

#[tokio::test]
async fn nothing_that_people_say_or_choose_is_an_event() {
    let (app, _admin, program, _) = centre("hook").await;
    let agent = app.signed_in("a1").await;
    let said = [("id", "00000000-0000-4000-8000-000000000001"), ("weather", "1"), ("audience", "lead")];
    assert!(agent.ask("record_check_in", &said).await.status.is_success());
    assert!(agent.ask("choose_counted", &[("counted", "yes")]).await.status.is_success());
    assert!(agent.ask("choose_audience", &[("audience", "team")]).await.status.is_success());
    app.run_messages().await;
    assert_eq!(program.events().len(), 0);
}

#[tokio::test]
async fn a_program_is_told_once_that_a_week_was_released() {
    let (app, _admin, program, _) = centre("hook").await;
    let mut roster = "person_id,name,roles,team_id,department,site,time_zone\n".to_owned();
    for number in 0..24 {
        roster += &format!("b{number},Agent {number},agent,t1,Care,North,Asia/Shanghai\n");
    }
    app.take_roster(&roster).await;
    app.run_messages().await;
    for (moment, count) in
        [("2026-03-11 09:00", 0), ("2026-03-18 08:00", 1), ("2026-03-19 09:00", 1), ("2026-03-25 10:00", 2)]
    {
        app.travel(moment);
        weathervane::app::jobs::close_weeks(&app.app).await;
        app.run_messages().await;
        let released = program.events().into_iter().filter(|event| event == "climate.week_released").count();
        assert_eq!(released, count, "{moment}");
    }
}

#[tokio::test]
async fn what_a_program_refuses_is_tried_again_under_the_same_id_and_listed() {
    let (app, admin, program, _) = centre("busy").await;
    app.take_roster("person_id,name\na1,Another name\n").await;
    app.run_messages().await;
    app.run_messages().await;
    assert_eq!(program.events().len(), 1, "it waits a minute");
    app.pass(SignedDuration::from_mins(1));
    app.run_messages().await;
    let ids = program.headers("webhook-id");
    assert_eq!(ids.len(), 2);
    assert_eq!(ids[0], ids[1], "the program can tell that it is the same event");
    let times = program.headers("webhook-timestamp");
    assert_ne!(times[0], times[1], "an old signature is worth nothing");
    let page = admin.get("/admin/messages").await.page();
    let host = program.base.trim_start_matches("http://");
    assert!(page.contains(&format!("News of the roster to {host}. The server refused the message.")), "{page}");
}

#[tokio::test]
async fn the_secret_is_shown_once_and_everybody_reads_the_host() {
    let (app, admin, program, secret) = centre("a-secret-path").await;
    let page = admin.get("/admin/webhooks").await.page();
    assert!(!page.contains(&secret) && !page.contains("a-secret-path"), "{page}");
    app.settle().await;
    assert!(!app.keeps_on_disk(b"a-secret-path") && !app.keeps_on_disk(secret.as_bytes()));
    let host = program.base.trim_start_matches("http://");
    assert!(app.visitor().get("/privacy").await.page().contains(&format!("<li>{host}<")));
    let said = admin.post_and_follow("remove_event_webhook", &[("webhook", "1")]).await;
    assert!(said.shows("Nothing is sent to"), "{}", said.text());
    app.take_roster("person_id,name\na1,Another name\n").await;
    app.run_messages().await;
    assert_eq!(program.events().len(), 0);
    assert!(app.visitor().get("/privacy").await.page().contains("makes no outside connections"));
    let log = admin.get("/admin/invitations").await.page();
    assert!(log.contains("added a program that is told of events") && log.contains("removed a program"), "{log}");
}

#[tokio::test]
async fn an_address_that_is_not_a_server_s_is_refused() {
    let (_app, admin, _program, _) = centre("hook").await;
    for address in ["http://hooks.example.org/x", "https://192.0.2.7/x", "https://intranet/x", ""] {
        let answer = admin.ask("add_event_webhook", &[("webhook", address)]).await;
        assert!(answer.json()["wrong"]["webhook"].is_string(), "{address}");
    }
}
