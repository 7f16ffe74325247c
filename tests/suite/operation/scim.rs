//! SCIM: what an identity provider reads and changes of people and teams, and what it never gets.

mod access;
mod groups;
mod rules;
mod users;

use serde_json::{Value, json};

use crate::support::{Answer, TestApp};
use domain::TokenScope;

const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
const GROUP: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";
const TEAM: &str = "urn:weathervane:scim:schemas:1.0:Team";

/// A centre with two agents, a lead, a psychologist and an admin, and the token of an identity provider.
async fn centre() -> (TestApp, String) {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    app.agent("a2").of("t1").hired().await;
    app.lead("l1").of("t1").hired().await;
    app.psychologist("s1").hired().await;
    app.admin("d1").hired().await;
    let token = app.token("IdP", None, &[TokenScope::Scim]).await;
    (app, token)
}

/// Sends a message and returns the body of an answer that succeeded.
async fn done(app: &TestApp, token: &str, method: &str, address: &str, body: Value) -> Value {
    let answer = sent(app, token, method, address, body).await;
    assert!(answer.status.is_success(), "{method} {address}: {} {}", answer.status, answer.text());
    answer.json()
}

async fn sent(app: &TestApp, token: &str, method: &str, address: &str, body: Value) -> Answer {
    let body = (!body.is_null()).then(|| body.to_string());
    app.scim(method, address, token, body.as_deref()).await
}

async fn read(app: &TestApp, token: &str, address: &str) -> Value {
    done(app, token, "GET", address, Value::Null).await
}

/// The body of a PATCH with these operations.
fn patch(operations: Value) -> Value {
    json!({ "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": operations })
}

/// The ids of the resources of a list.
fn ids(list: &Value) -> Vec<String> {
    let resources = list["Resources"].as_array().cloned().unwrap_or_default();
    resources.iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
}

/// The ids of the members of a group.
fn members(group: &Value) -> Vec<String> {
    let members = group["members"].as_array().cloned().unwrap_or_default();
    members.iter().map(|one| one["value"].as_str().unwrap().to_owned()).collect()
}

/// What somebody is told at their next visit: kinds of notices, and about whom.
async fn told(app: &TestApp, key: &str) -> Vec<(String, String)> {
    let notices = app.app.store.notices().unseen(app.person(key).await).await.unwrap();
    notices.into_iter().map(|notice| (notice.kind, notice.subject.map(|who| who.name).unwrap_or_default())).collect()
}
