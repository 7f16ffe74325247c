//! Supporters: who is offered to whom, the consent of both sides, what each learns when, and that nobody else learns of
//! a pair.

mod consent;
mod leaving;
mod matching;
mod privacy;

use axum::http::StatusCode;

use crate::support::{Answer, Client, TestApp};

/// The line that requests of these tests carry.
const LINE: &str = "The third one shouted at me";

/// Three teams with a lead each: `a1` and `a2` work in team one, `b1` and `b2` in team two, `c1` in team three. `l1` to
/// `l3` lead them.
async fn centre() -> TestApp {
    let app = TestApp::new().await;
    for (agent, team) in [("a1", "t1"), ("a2", "t1"), ("b1", "t2"), ("b2", "t2"), ("c1", "t3")] {
        app.agent(agent).of(team).hired().await;
    }
    for (lead, team) in [("l1", "t1"), ("l2", "t2"), ("l3", "t3")] {
        app.lead(lead).of(team).hired().await;
    }
    app.psychologist("s1").hired().await;
    app.admin("d1").hired().await;
    app
}

/// Asks for a supporter from `/support`.
async fn ask(app: &TestApp, agent: &str) -> Answer {
    let fields = [("to", "supporter"), ("when", "break"), ("topic", "customer"), ("line", LINE)];
    app.signed_in(agent).await.ask("ask_to_talk", &fields).await
}

/// Asks for a supporter, which is accepted.
async fn asked(app: &TestApp, agent: &str) {
    let answer = ask(app, agent).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
}

async fn page(app: &TestApp, viewer: &str, address: &str) -> String {
    app.signed_in(viewer).await.get(address).await.page()
}

/// The id of the one request on a page of a viewer; none if there is none.
async fn id(app: &TestApp, viewer: &str, address: &str) -> Option<String> {
    let page = page(app, viewer, address).await;
    let ids = page.split("name=\"request\" value=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let mut ids: Vec<_> = ids.map(str::to_owned).collect();
    ids.sort();
    ids.dedup();
    assert!(ids.len() < 2, "{page}");
    ids.pop()
}

/// The supporter answers what is offered to them.
async fn supporter_says(app: &TestApp, supporter: &str, answer: &str) -> Answer {
    let id = id(app, supporter, "/supporter").await.expect("an offer");
    app.signed_in(supporter).await.ask("answer_offer", &[("request", &id), ("answer", answer)]).await
}

/// The asker answers whether they want to talk with the supporter who agreed.
async fn asker_says(app: &TestApp, asker: &str, answer: &str) -> Answer {
    let id = id(app, asker, "/support").await.expect("a search");
    app.signed_in(asker).await.ask("answer_supporter", &[("request", &id), ("answer", answer)]).await
}

/// Whether a search is offered to this supporter.
async fn has_offer(app: &TestApp, supporter: &str) -> bool {
    page(app, supporter, "/supporter").await.contains("A colleague would like to talk")
}

/// Both agree.
async fn agree(app: &TestApp, asker: &str, supporter: &str) {
    assert_eq!(supporter_says(app, supporter, "yes").await.status, StatusCode::OK);
    assert_eq!(asker_says(app, asker, "yes").await.status, StatusCode::OK);
}

/// Runs the matching as the program does every ten minutes.
async fn match_all(app: &TestApp) {
    weathervane::app::supporters::matching::run(&app.app).await;
}

async fn save(client: &Client, fields: &[(&str, &str)]) -> Answer {
    client.ask("save_supporter", fields).await
}
