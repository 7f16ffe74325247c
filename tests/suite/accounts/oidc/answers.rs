//! Answers of a provider, or of somebody who pretends to be one, that sign nobody in.

use serde_json::{Value, json};

use super::provider::Lie;
use super::{centre, refusal, to_provider};
use crate::support::Client;

const OVER: &str = "That sign-in is over";
const DOWN: &str = "or something is wrong with it";

#[tokio::test]
async fn a_token_that_is_not_valid_signs_nobody_in() {
    let (app, provider) = centre().await;
    let now = app.now().as_second();
    let lies = [
        (
            "issuer",
            Lie {
                claims: [("iss".to_owned(), json!("https://id.example.net"))].into_iter().collect(),
                ..Lie::default()
            },
        ),
        (
            "audience",
            Lie { claims: [("aud".to_owned(), json!("another client"))].into_iter().collect(), ..Lie::default() },
        ),
        (
            "a second audience",
            Lie {
                claims: [("aud".to_owned(), json!(["weathervane", "another client"]))].into_iter().collect(),
                ..Lie::default()
            },
        ),
        (
            "authorized party",
            Lie { claims: [("azp".to_owned(), json!("another client"))].into_iter().collect(), ..Lie::default() },
        ),
        (
            "nonce",
            Lie {
                claims: [("nonce".to_owned(), json!("that of another sign-in"))].into_iter().collect(),
                ..Lie::default()
            },
        ),
        ("no nonce", Lie { claims: [("nonce".to_owned(), Value::Null)].into_iter().collect(), ..Lie::default() }),
        ("expired", Lie { claims: [("exp".to_owned(), json!(now - 1))].into_iter().collect(), ..Lie::default() }),
        ("signature", Lie { forged: true, ..Lie::default() }),
        (
            "no signature",
            Lie { header: [("alg".to_owned(), json!("none"))].into_iter().collect(), unsigned: true, ..Lie::default() },
        ),
        (
            "a shared secret",
            Lie { header: [("alg".to_owned(), json!("HS256"))].into_iter().collect(), ..Lie::default() },
        ),
    ];
    for (what, lie) in lies {
        provider.lie(Lie::default());
        let browser = app.visitor();
        let address = to_provider(&browser).await;
        provider.lie(lie);
        let back = provider.signs_in(&address, "a1", "a1@example.org", app.now());
        let page = refusal(&browser, &back).await;
        assert!(page.contains(DOWN), "{what}: {page}");
    }
    provider.lie(Lie::default());
    app.settle().await;
    assert!(app.signed_in("d1").await.get("/admin/sign-in").await.page().contains("What it signed isn’t valid"));
}

async fn start(browser: &Client, provider: &super::Provider, now: jiff::Timestamp) -> String {
    provider.signs_in(&to_provider(browser).await, "a1", "a1@example.org", now)
}

#[tokio::test]
async fn an_answer_belongs_to_the_browser_that_was_sent() {
    let (app, provider) = centre().await;
    // Somebody signs in, stops before coming back, and hands the address on: the one who opens it must not be signed in
    // as them.
    let back = start(&app.visitor(), &provider, app.now()).await;
    assert!(refusal(&app.visitor(), &back).await.contains(OVER));
    let other = app.visitor();
    let own = start(&other, &provider, app.now()).await;
    let back = start(&app.visitor(), &provider, app.now()).await;
    assert!(refusal(&other, &back).await.contains(OVER));
    other.get(&own).await.to();
    assert_eq!(other.get("/account").await.status, 200, "their own sign-in is not disturbed");
}

#[tokio::test]
async fn an_answer_counts_once_and_in_time() {
    let (app, provider) = centre().await;
    let browser = app.visitor();
    let back = start(&browser, &provider, app.now()).await;
    let copy = browser.copied();
    browser.get(&back).await.to();
    assert_eq!(browser.get("/account").await.status, 200);
    assert!(refusal(&copy, &back).await.contains(OVER), "once");
    let late = app.visitor();
    let back = start(&late, &provider, app.now()).await;
    app.pass(jiff::SignedDuration::from_mins(10));
    assert!(refusal(&late, &back).await.contains(OVER), "in time");
}

#[tokio::test]
async fn a_code_that_was_used_signs_nobody_in() {
    let (app, provider) = centre().await;
    let (first, second) = (app.visitor(), app.visitor());
    let used = start(&first, &provider, app.now()).await;
    first.get(&used).await.to();
    let fresh = start(&second, &provider, app.now()).await;
    let code = |address: &str| address.split("code=").nth(1).unwrap().split('&').next().unwrap().to_owned();
    let back = fresh.replace(&code(&fresh), &code(&used));
    assert!(refusal(&second, &back).await.contains(OVER));
}

#[tokio::test]
async fn an_answer_of_another_provider_is_refused() {
    let (app, provider) = centre().await;
    let browser = app.visitor();
    let back = start(&browser, &provider, app.now()).await;
    let back = format!("{}&iss=https%3A%2F%2Fid.example.net", back.split("&iss=").next().unwrap());
    assert!(refusal(&browser, &back).await.contains(OVER));
    let browser = app.visitor();
    let back = start(&browser, &provider, app.now()).await;
    let state = back.split("state=").nth(1).unwrap().split('&').next().unwrap();
    let page = refusal(&browser, &format!("/oidc/callback?error=access_denied&state={state}")).await;
    assert!(page.contains("didn’t sign you in"), "{page}");
}

#[tokio::test]
async fn a_new_key_of_the_provider_is_read_when_it_is_needed() {
    let (app, provider) = centre().await;
    let browser = app.visitor();
    let address = to_provider(&browser).await;
    provider.rotate_key();
    app.pass(jiff::SignedDuration::from_mins(2));
    let back = provider.signs_in(&address, "a1", "a1@example.org", app.now());
    browser.get(&back).await.to();
    assert!(browser.get("/account").await.page().contains("Name of a1"));
    // Not more than once a minute: somebody may send invented keys.
    let asked = |provider: &super::Provider| provider.asked().iter().filter(|path| *path == "keys").count();
    let before = asked(&provider);
    for _ in 0..3 {
        provider.lie(Lie { header: [("kid".to_owned(), json!("invented"))].into_iter().collect(), ..Lie::default() });
        let browser = app.visitor();
        let back = start(&browser, &provider, app.now()).await;
        assert!(refusal(&browser, &back).await.contains(DOWN));
    }
    assert_eq!(asked(&provider), before);
}

#[tokio::test]
async fn while_the_provider_is_down_passwords_work() {
    let (app, provider) = centre().await;
    provider.lie(Lie { down: true, ..Lie::default() });
    let browser = app.visitor();
    let answer = browser.ask("sign_in_with_provider", &[]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.shows("Your password works as usual"), "{}", answer.text());
    let fields = [("name", "a1"), ("password", crate::support::PASSWORD)];
    assert_eq!(browser.ask("sign_in", &fields).await.status, 200);
    app.settle().await;
    let page = app.signed_in("d1").await.get("/admin/sign-in").await.page();
    assert!(page.contains("Last problem"), "{page}");
    provider.lie(Lie::default());
    let browser = app.visitor();
    let back = start(&browser, &provider, app.now()).await;
    browser.get(&back).await.to();
    app.settle().await;
    assert!(!app.signed_in("d1").await.get("/admin/sign-in").await.page().contains("Last problem"), "it works again");
}
