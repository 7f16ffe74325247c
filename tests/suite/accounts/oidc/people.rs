//! People whom the provider adds at their first sign-in: off by default, of the named domains only, and nobody whom the
//! roster knows.

use axum::http::StatusCode;
use domain::{Locale, Role, TokenScope};
use jiff::SignedDuration;
use serde_json::{Value, json};

use super::provider::Lie;
use super::{Provider, centre, choose, log, refusal, save, sign_in, sign_in_stating, to_provider};
use crate::support::TestApp;

const NOBODY: &str = "no account here is yours";

/// The centre, where people with an address at `example.org` are added.
async fn adding() -> (TestApp, Provider) {
    let (app, provider) = centre().await;
    let chosen = choose(&app, &[("add", "yes"), ("domains", "@Example.ORG, example.cn")]).await;
    assert_eq!(chosen.status, StatusCode::OK, "{}", chosen.text());
    (app, provider)
}

fn people(app: &TestApp) -> usize {
    app.stored().lines().filter(|line| line.starts_with("person ")).count()
}

/// Checks that these claims open nothing and add nobody.
async fn is_refused(app: &TestApp, provider: &Provider, what: &str, claims: Value) {
    let before = people(app);
    provider.lie(Lie { details: Some(json!({ "sub": claims["sub"] })), ..Lie::default() });
    let browser = app.visitor();
    let back = provider.answers(&to_provider(&browser).await, claims, app.now());
    let page = refusal(&browser, &back).await;
    assert!(page.contains(NOBODY), "{what}: {page}");
    assert_eq!(people(app), before, "{what}");
}

fn verified(subject: &str, address: &str) -> Value {
    json!({ "sub": subject, "email": address, "email_verified": true, "name": "Ana Ruiz" })
}

#[tokio::test]
async fn by_default_nobody_is_added_and_no_names_are_asked_for() {
    let (app, provider) = centre().await;
    is_refused(&app, &provider, "off", verified("new", "new@example.org")).await;
    assert!(!to_provider(&app.visitor()).await.contains("profile"));
    let privacy = app.visitor().get("/privacy").await.page();
    assert!(!privacy.contains("isn’t on the roster gets an account"), "{privacy}");
}

#[tokio::test]
async fn somebody_with_a_verified_address_in_the_domain_gets_an_account() {
    let (app, provider) = adding().await;
    let before = people(&app);
    let browser = app.visitor();
    assert!(to_provider(&browser).await.contains("profile"));
    let claims = json!({ "email": "New.Person@EXAMPLE.org", "name": "Ana Ruiz", "locale": "zh-CN" });
    let page = sign_in_stating(&app, &provider, &browser, "number-of-new", claims).await;
    let token = page.strip_prefix("/invitation/").expect("a page that asks for a password").to_owned();
    assert!(browser.get(&page).await.page().contains("Ana Ruiz"));
    let password = [("password", "another long enough password"), ("again", "another long enough password")];
    browser.post("accept_invitation", &[&[("token", token.as_str())], &password[..]].concat()).await.to();
    let person = app.app.store.people().by_key("new.person@example.org".to_owned()).await.unwrap().unwrap();
    assert_eq!((person.name.as_str(), person.language), ("Ana Ruiz", Some(Locale::ZhCn)));
    assert_eq!(person.roles.iter().collect::<Vec<_>>(), [Role::Agent]);
    let profile = app.app.store.people().profile(person.id).await.unwrap().unwrap();
    assert!(profile.memberships.is_empty(), "the roster says the team");
    let log = log(&app, "d1").await;
    assert!(log.contains("the company sign-in added Ana Ruiz"), "{log}");
    // The next time they are known by their subject, also with another address.
    let browser = app.visitor();
    sign_in_stating(&app, &provider, &browser, "number-of-new", json!({ "email": "ana@elsewhere.example" })).await;
    assert!(browser.get("/account").await.page().contains("Ana Ruiz"));
    assert_eq!(people(&app), before + 1);
    let privacy = app.visitor().get("/privacy").await.page();
    assert!(privacy.contains("isn’t on the roster gets an account"), "{privacy}");
}

#[tokio::test]
async fn unsigned_details_add_somebody_if_they_are_of_the_subject() {
    let (app, provider) = adding().await;
    let details =
        json!({ "sub": "new", "email": "new@example.cn", "email_verified": true, "name": "\u{202e}Ana\u{7} Ruiz" });
    provider.lie(Lie { details: Some(details), ..Lie::default() });
    let browser = app.visitor();
    let back = provider.answers(&to_provider(&browser).await, json!({ "sub": "new" }), app.now());
    assert!(browser.get(&back).await.to().starts_with("/invitation/"));
    // Without a name, or with one that no roster could have, the address is the name.
    provider.lie(Lie::default());
    for (subject, name) in [("plain", json!(null)), ("long", json!("n".repeat(81)))] {
        sign_in_stating(&app, &provider, &app.visitor(), subject, json!({ "name": name })).await;
        let address = format!("{subject}@example.org");
        let person = app.app.store.people().by_key(address.clone()).await.unwrap().unwrap();
        assert_eq!(person.name, address);
    }
}

#[tokio::test]
async fn no_other_address_adds_anybody() {
    let (app, provider) = adding().await;
    let refused = [
        ("not verified", json!({ "sub": "x", "email": "x@example.org", "email_verified": false })),
        ("not said to be verified", json!({ "sub": "x", "email": "x@example.org" })),
        ("no address", json!({ "sub": "x", "name": "Ana Ruiz" })),
    ];
    for (what, claims) in refused {
        is_refused(&app, &provider, what, claims).await;
    }
    for address in [
        "x@evil-example.org",
        "x@sub.example.org",
        "x@example.org.evil.net",
        "x@example.org.",
        "x@example.or",
        "x@evil.net@example.org",
        "x@evil.net <x@example.org>",
        "\"x@evil.net\"@example.org",
        "x y@example.org",
        "mailto:x@example.org",
        "\u{445}@example.org",
        "x@\u{ff45}xample.org",
        "@example.org",
    ] {
        is_refused(&app, &provider, address, verified("x", address)).await;
    }
    is_refused(&app, &provider, "too long", verified("x", &format!("{}@example.org", "x".repeat(60)))).await;
}

#[tokio::test]
async fn nobody_whom_the_roster_knows_is_added_again() {
    let (app, provider) = adding().await;
    sign_in(&app, &provider, &app.visitor(), "a1").await;
    app.pass(SignedDuration::from_hours(1));
    app.take_roster(
        "person_id,name,email,ends_on\na1,Name of a1,a1@example.org,2026-03-11\na2,Name of a2,a2@example.org,2026-03-11\n\
         a3,Name of a3,mine@example.org,\nboss@example.org,Boss,,\n",
    )
    .await;
    let token = app.token("Directory", None, &[TokenScope::Scim]).await;
    let named = json!({ "userName": "Old.Name@example.org" }).to_string();
    assert_eq!(app.scim("PUT", "/Users/d2", &token, Some(&named)).await.status, StatusCode::OK);
    is_refused(&app, &provider, "an address that was just changed", verified("x", "mine@example.org")).await;
    app.pass(SignedDuration::from_hours(48));
    is_refused(&app, &provider, "one who left", verified("x", "a2@example.org")).await;
    is_refused(&app, &provider, "one who left and was bound", verified("a1", "a1@example.org")).await;
    is_refused(&app, &provider, "one who left, with another address", verified("a1", "new@example.org")).await;
    is_refused(&app, &provider, "a name to sign in with", verified("x", "Boss@example.org")).await;
    is_refused(&app, &provider, "a name at another program", verified("x", "old.name@example.org")).await;
    sign_in(&app, &provider, &app.visitor(), "d1").await;
    is_refused(&app, &provider, "another subject with the address of somebody", verified("x", "d1@example.org")).await;
}

#[tokio::test]
async fn a_provider_that_makes_up_people_adds_thirty_at_once() {
    let (app, provider) = adding().await;
    let before = people(&app);
    for number in 0..30 {
        let page = sign_in(&app, &provider, &app.visitor(), &format!("n{number}")).await;
        assert!(page.starts_with("/invitation/"), "{number}: {page}");
    }
    for number in 30..33 {
        let browser = app.visitor();
        let (subject, address) = (format!("n{number}"), to_provider(&browser).await);
        let back = provider.signs_in(&address, &subject, &format!("{subject}@example.org"), app.now());
        let page = refusal(&browser, &back).await;
        assert!(page.contains("More people have come here for the first time than usual"), "{page}");
    }
    assert_eq!(people(&app), before + 30);
    let log = log(&app, "d1").await;
    assert_eq!(log.matches("would have added more people").count(), 1, "{log}");
    // Others are not disturbed, and those who are refused for another reason do not use it up.
    let browser = app.visitor();
    sign_in(&app, &provider, &browser, "a1").await;
    assert!(browser.get("/account").await.page().contains("Name of a1"));
    app.pass(SignedDuration::from_mins(2));
    is_refused(&app, &provider, "elsewhere", verified("x", "x@elsewhere.example")).await;
    assert!(
        sign_in(&app, &provider, &app.visitor(), "n30").await.starts_with("/invitation/"),
        "one more after a while"
    );
}

#[tokio::test]
async fn wrong_choices_are_not_kept() {
    let (app, provider) = adding().await;
    let wrong: [(&[(&str, &str)], &str); 6] = [
        (&[("add", "yes")], "Enter at least one domain"),
        (&[("add", "yes"), ("domains", "example.org, com")], "com isn’t an email domain"),
        (&[("add", "yes"), ("domains", "*.example.org")], "*.example.org isn’t an email domain"),
        (&[("role_claim", "roles")], "Enter what the claim says"),
        (&[("admin_value", "boss")], "Enter the name of the claim"),
        (&[("role_claim", "roles"), ("admin_value", &"x".repeat(201))], "200"),
    ];
    for (fields, said) in wrong {
        let answer = choose(&app, fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
        assert!(answer.shows(said), "{fields:?}: {}", answer.text());
    }
    let kept = app.app.store.identity_provider().settings().await.unwrap().unwrap().people;
    assert_eq!(kept.domains, ["example.org", "example.cn"]);
    // Saving the provider again keeps it; another provider begins with nothing.
    save(&app, &provider, &[]).await;
    let page = app.signed_in("d1").await.get("/admin/sign-in").await.page();
    assert!(page.contains("example.org, example.cn"), "{page}");
    let other = Provider::start().await;
    save(&app, &other, &[]).await;
    is_refused(&app, &other, "another provider", verified("new", "new@example.org")).await;
}

#[tokio::test]
async fn what_admins_choose_is_in_their_log() {
    let (app, _) = adding().await;
    choose(&app, &[("role_claim", "groups"), ("admin_value", "boss")]).await;
    choose(&app, &[]).await;
    let log = log(&app, "d2").await;
    for said in [
        "Name of d1 let the company sign-in add people with addresses at example.org, example.cn.",
        "Name of d1 let the company sign-in grant roles, from the claim groups.",
        "Name of d1 stopped the company sign-in from adding people.",
        "Name of d1 stopped the company sign-in from granting roles.",
    ] {
        assert!(log.contains(said), "{said}: {log}");
    }
}
