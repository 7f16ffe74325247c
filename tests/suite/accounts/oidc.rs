//! Signing in through an identity provider (OpenID Connect): whose account it is, what it opens, and answers that prove
//! nothing.

mod accounts;
mod answers;
mod only;
mod people;
mod provider;
mod roles;
mod settings;
mod sign_out;

use axum::http::StatusCode;
use axum::http::header::ACCEPT;

use crate::support::{Answer, Client, PASSWORD, TestApp};
use provider::{CENTRE, CLIENT, Provider, SECRET};

/// Two agents, a lead and two admins, who have joined, and an agent who has not; and a provider that the admin has set
/// up.
async fn centre() -> (TestApp, Provider) {
    let app = TestApp::at(CENTRE).await;
    app.take_roster(
        "person_id,name,email,roles,team_id,department,site,time_zone\n\
         a1,Name of a1,a1@example.org,agent,t1,Care,North,Asia/Shanghai\n\
         a2,Name of a2,a2@example.org,agent,t1,Care,North,Asia/Shanghai\n\
         a3,Name of a3,a3@example.org,agent,t1,Care,North,Asia/Shanghai\n\
         l1,Name of l1,l1@example.org,lead,t1,Care,North,Asia/Shanghai\n\
         d1,Name of d1,d1@example.org,admin,,Care,North,Asia/Shanghai\n\
         d2,Name of d2,d2@example.org,admin,,Care,North,Asia/Shanghai\n",
    )
    .await;
    for key in ["a1", "a2", "l1", "d1", "d2"] {
        app.set_password(key).await;
    }
    let provider = Provider::start().await;
    let saved = save(&app, &provider, &[]).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.text());
    (app, provider)
}

/// What the admin answers when they set the provider up, with these fields in place of the usual ones.
async fn save(app: &TestApp, provider: &Provider, other: &[(&str, &str)]) -> Answer {
    let mut fields = vec![
        ("issuer", provider.issuer()),
        ("client_id", CLIENT),
        ("client_secret", SECRET),
        ("label", "Company account"),
        ("password_admins", "d1"),
    ];
    fields.retain(|(name, _)| !other.iter().any(|(one, _)| one == name));
    fields.extend(other);
    app.signed_in("d1").await.ask("save_identity_provider", &fields).await
}

/// What the admin answers when they choose what the provider may change of people.
async fn choose(app: &TestApp, fields: &[(&str, &str)]) -> Answer {
    app.signed_in("d1").await.ask("choose_provider_people", fields).await
}

/// Signs in a browser as this subject, of whom the provider states their address and these claims; where it ends.
async fn sign_in_stating(
    app: &TestApp,
    provider: &Provider,
    browser: &Client,
    subject: &str,
    claims: serde_json::Value,
) -> String {
    let mut all =
        serde_json::json!({ "sub": subject, "email": format!("{subject}@example.org"), "email_verified": true });
    all.as_object_mut().unwrap().extend(claims.as_object().unwrap().clone());
    let back = provider.answers(&to_provider(browser).await, all, app.now());
    browser.get(&back).await.to().to_owned()
}

/// The log of what admins and the provider did.
async fn log(app: &TestApp, reader: &str) -> String {
    app.signed_in(reader).await.get("/admin/invitations").await.page()
}

/// Sends a browser to the provider; where to.
async fn to_provider(browser: &Client) -> String {
    browser.post("sign_in_with_provider", &[]).await.to().to_owned()
}

/// Signs in a browser as this subject with this address; where it ends.
async fn sign_in(app: &TestApp, provider: &Provider, browser: &Client, subject: &str) -> String {
    let address = to_provider(browser).await;
    let back = provider.signs_in(&address, subject, &format!("{subject}@example.org"), app.now());
    browser.get(&back).await.to().to_owned()
}

/// What the page after a refused sign-in says.
async fn refusal(browser: &Client, back: &str) -> String {
    let answer = browser.get(back).await;
    assert_eq!(answer.to(), "/sign-in");
    let page = browser.get("/sign-in").await.page();
    assert_eq!(browser.get("/account").await.to(), "/sign-in?then=/account", "nobody is signed in");
    page
}

async fn with_password(app: &TestApp, key: &str) -> Client {
    let browser = app.visitor();
    browser.post("sign_in", &[("name", key), ("password", PASSWORD)]).await.to();
    browser
}

/// Says something privately.
async fn say_privately(browser: &Client, note: &str) {
    let id = uuid::Uuid::new_v4().to_string();
    let said = [("id", id.as_str()), ("weather", "2"), ("audience", "me"), ("note", note), ("note_audience", "me")];
    assert_eq!(browser.ask("record_check_in", &said).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_person_signs_in_through_the_provider_with_code_nonce_and_proof_key() {
    let (app, provider) = centre().await;
    let browser = app.visitor();
    let page = browser.get("/sign-in").await;
    assert!(page.shows("Sign in with Company account"), "{}", page.text());
    let policy = page.header("content-security-policy");
    assert!(policy.contains(&format!("form-action 'self' {}", provider.issuer())), "{policy}");
    let address = to_provider(&browser).await;
    let back = provider.signs_in(&address, "number-of-a1", "A1@example.org", app.now());
    assert!(browser.get(&back).await.to().starts_with('/'));
    assert!(browser.get("/account").await.page().contains("Name of a1"));
    // The second time the subject is known: the address does not matter any more.
    let browser = app.visitor();
    let address = to_provider(&browser).await;
    let claims = serde_json::json!({ "sub": "number-of-a1" });
    browser.get(&provider.answers(&address, claims, app.now())).await.to();
    assert!(browser.get("/account").await.page().contains("Name of a1"));
    assert!(!app.keeps_on_disk(b"number-of-a1"), "no subject is kept in plain text");
}

#[tokio::test]
async fn without_a_provider_nothing_shows_or_answers() {
    let app = TestApp::at(CENTRE).await;
    app.agent("a1").of("t1").hired().await;
    let browser = app.visitor();
    let page = browser.get("/sign-in").await;
    assert!(!page.shows("sign_in_with_provider") && !page.header("content-security-policy").contains("http"));
    assert_eq!(browser.post("sign_in_with_provider", &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get("/oidc/callback?code=a&state=b").await.status, StatusCode::NOT_FOUND);
    let none = |request: axum::http::request::Builder| request.header(ACCEPT, "application/json");
    let sent = browser.send(axum::http::Method::POST, "/oidc/back-channel-logout", none, "logout_token=x".into()).await;
    assert!(sent.status.is_client_error(), "{}", sent.status);
}
