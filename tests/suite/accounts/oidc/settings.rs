//! Setting the provider up: what is checked, what is kept, and which machines are asked.

use axum::http::StatusCode;

use super::provider::{CENTRE, Lie, SECRET};
use super::{centre, save, sign_in, to_provider};
use crate::support::TestApp;

#[tokio::test]
async fn the_page_shows_what_the_provider_needs_and_never_the_secret() {
    let (app, provider) = centre().await;
    let page = app.signed_in("d1").await.get("/admin/sign-in").await.page();
    for shown in
        ["https://weather.example/oidc/callback", "https://weather.example/oidc/back-channel-logout", provider.issuer()]
    {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    assert!(!page.contains(SECRET) && page.contains("A secret is stored"), "{page}");
    assert!(!app.keeps_on_disk(SECRET.as_bytes()), "the secret is sealed");
    let privacy = app.visitor().get("/privacy").await.page();
    let host = provider.issuer().strip_prefix("http://").unwrap();
    assert!(privacy.contains(host) && privacy.contains("Company account"), "{privacy}");
    let log = app.signed_in("d1").await.get("/admin/invitations").await.page();
    assert!(log.contains("set up the company sign-in through"), "{log}");
}

#[tokio::test]
async fn wrong_settings_are_not_kept() {
    let (app, provider) = centre().await;
    let wrong = [
        ("issuer", "", "an address that begins with https"),
        ("issuer", "http://id.example.net", "an address that begins with https"),
        ("issuer", "https://169.254.169.254", "an address that begins with https"),
        ("issuer", &format!("{}/other", provider.issuer()), "isn’t that of an identity provider"),
        ("client_id", "", "Enter the client ID"),
        ("label", " ", "Enter a name for the button"),
    ];
    for (field, value, said) in wrong {
        let answer = save(&app, &provider, &[(field, value)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {value}");
        assert!(answer.shows(said), "{field} {value}: {}", answer.text());
    }
    let nowhere = TestApp::new().await;
    nowhere.admin("d1").hired().await;
    let answer = save(&nowhere, &provider, &[]).await;
    assert!(answer.shows("Start the server with --public-url"), "{}", answer.text());
}

#[tokio::test]
async fn settings_that_somebody_else_changed_meanwhile_are_not_overwritten() {
    let (app, provider) = centre().await;
    let shown = async || {
        let page = app.signed_in("d2").await.get("/admin/sign-in").await.page();
        let form = page.split("action=\"/api/save_identity_provider\"").nth(1).expect(&page);
        form.split("name=\"shown\" value=\"").nth(1).expect(form).split('"').next().unwrap().to_owned()
    };
    let label = async || app.app.store.identity_provider().settings().await.unwrap().map(|provider| provider.label);
    app.take_roster("person_id,name,roles\nE9,Name of E9,admin\n").await;
    app.set_password("E9").await;
    let old = shown().await;
    for _ in 0..2 {
        let named = [("label", "Renamed"), ("password_admins", "E9, d1"), ("shown", &*old)];
        let saved = save(&app, &provider, &named).await;
        assert_eq!(saved.status, StatusCode::OK, "sent twice: {}", saved.text());
    }
    let late = save(&app, &provider, &[("only", "yes"), ("shown", &old)]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.shows("Someone else has changed these settings"), "{}", late.text());
    assert_eq!(label().await.as_deref(), Some("Renamed"));
    let saved = save(&app, &provider, &[("label", "Again"), ("shown", &shown().await)]).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.text());
    // A page from before it was removed sets nothing up again.
    let old = shown().await;
    assert_eq!(app.signed_in("d2").await.ask("remove_identity_provider", &[]).await.status, StatusCode::OK);
    assert_eq!(save(&app, &provider, &[("shown", &old)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(label().await, None);
}

#[tokio::test]
async fn only_hosts_that_the_provider_named_when_it_was_saved_are_asked() {
    let (app, provider) = centre().await;
    app.app.provider_sign_ins.forget();
    let keys = Some("https://keys.example.net/keys".to_owned());
    provider.lie(Lie { keys, ..Lie::default() });
    let answer = app.visitor().ask("sign_in_with_provider", &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    app.settle().await;
    let page = app.signed_in("d1").await.get("/admin/sign-in").await.page();
    assert!(page.contains("It names a server that it didn’t name"), "{page}");
}

#[tokio::test]
async fn a_secret_stays_for_its_issuer_and_client_only() {
    let (app, provider) = centre().await;
    save(&app, &provider, &[("client_secret", "")]).await;
    sign_in(&app, &provider, &app.visitor(), "a1").await;
    save(&app, &provider, &[("client_secret", ""), ("client_id", "another")]).await;
    assert_eq!(app.app.store.identity_provider().secret().await.unwrap(), None);
}

#[tokio::test]
async fn with_the_provider_go_its_links_and_sessions() {
    let (app, provider) = centre().await;
    let browser = app.visitor();
    sign_in(&app, &provider, &browser, "a1").await;
    let admin = app.signed_in("d1").await;
    assert_eq!(admin.ask("remove_identity_provider", &[]).await.status, StatusCode::OK);
    assert!(browser.get("/me").await.to().starts_with("/sign-in"));
    assert!(!app.visitor().get("/sign-in").await.page().contains("sign_in_with_provider"));
    assert_eq!(admin.ask("remove_identity_provider", &[]).await.status, StatusCode::NOT_FOUND);
    save(&app, &provider, &[]).await;
    assert_eq!(app.app.store.identity_provider().bound_since(app.person("a1").await).await.unwrap(), None);
}

#[tokio::test]
async fn a_sign_in_leads_to_the_page_that_was_asked_for_and_never_elsewhere() {
    let (app, provider) = centre().await;
    for (then, to) in
        [("/me", "/me"), ("https://elsewhere.example/", "/check-in"), ("//elsewhere.example", "/check-in")]
    {
        let browser = app.visitor();
        app.app.store.people().set_default_audience(app.person("a1").await, domain::Audience::Lead).await.unwrap();
        let address = browser.post("sign_in_with_provider", &[("then", then)]).await.to().to_owned();
        let back = provider.signs_in(&address, "a1", "a1@example.org", app.now());
        assert_eq!(browser.get(&back).await.to(), to, "{then}");
    }
    let address = to_provider(&app.visitor()).await;
    assert!(address.contains(&format!("redirect_uri={}", CENTRE.replace(':', "%3A").replace('/', "%2F"))), "{address}");
}
