//! The interface for programs: tokens, and what each endpoint does and refuses.

mod access;
mod check_ins;
mod contract;
mod limits;
mod roster;
mod schedule;
mod tokens;

use crate::support::{Answer, TestApp};

/// A centre with two agents, a lead, a psychologist and an admin.
async fn centre() -> TestApp {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    app.agent("a2").of("t1").hired().await;
    app.lead("l1").of("t1").hired().await;
    app.psychologist("s1").hired().await;
    app.admin("d1").hired().await;
    app
}

/// The detail of each fault of a problem, after its field.
fn faults(answer: &Answer) -> Vec<String> {
    let json = answer.json();
    let errors = json["errors"].as_array().cloned().unwrap_or_default();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    errors
        .iter()
        .map(|fault| format!("{} {}: {}", fault["index"], text(&fault["field"]), text(&fault["detail"])))
        .collect()
}
