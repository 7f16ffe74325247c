//! Where the provider is the only way to sign in, and who gets in without it.

use axum::http::StatusCode;

use super::{centre, save, say_privately, sign_in, with_password};
use crate::accounts::second_factor::set_up;
use crate::support::PASSWORD;
use crate::weather::live::assert_ends_at_once;

#[tokio::test]
async fn passwords_then_sign_in_named_admins_and_nobody_else() {
    let (app, provider) = centre().await;
    let (agent, other_admin) = (with_password(&app, "a1").await, app.signed_in("d2").await);
    let saved = save(&app, &provider, &[("only", "yes")]).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.text());
    for ended in [&agent, &other_admin] {
        assert!(ended.get("/account").await.to().starts_with("/sign-in"), "what began with a password ends");
    }
    let mut answers = Vec::new();
    for (name, password) in [("a1", PASSWORD), ("a1", "wrong"), ("d1", "wrong"), ("nobody", "wrong"), ("d2", PASSWORD)]
    {
        let answer = app.visitor().ask("sign_in", &[("name", name), ("password", password)]).await;
        answers.push((answer.status, answer.text()));
    }
    assert_eq!(answers[0].0, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answers[0].1.contains("Use the company sign-in"), "{answers:?}");
    assert!(answers.iter().all(|answer| *answer == answers[0]), "no answer tells which password is right: {answers:?}");
    let named = app.visitor();
    assert_eq!(named.ask("sign_in", &[("name", "d1"), ("password", PASSWORD)]).await.status, StatusCode::OK);
    let page = app.visitor().get("/sign-in").await.page();
    assert!(page.contains("A password is for admins who are named for it"), "{page}");
    let browser = app.visitor();
    sign_in(&app, &provider, &browser, "a1").await;
    assert!(browser.get("/account").await.page().contains("Name of a1"));
}

#[tokio::test]
async fn a_board_ends_at_once_with_the_way_in_that_it_rests_on() {
    let (app, provider) = centre().await;
    let by_password = with_password(&app, "l1").await;
    let mut board = by_password.live("/live?team=t1").await.unwrap();
    assert!(board.next().await.unwrap().starts_with("event: picture"));
    assert_eq!(save(&app, &provider, &[("only", "yes")]).await.status, StatusCode::OK);
    assert_ends_at_once(&mut board, &app).await;
    let by_provider = app.visitor();
    sign_in(&app, &provider, &by_provider, "l1").await;
    let mut board = by_provider.live("/live?team=t1").await.unwrap();
    assert!(board.next().await.unwrap().starts_with("event: picture"));
    let removed = app.signed_in("d1").await.ask("remove_identity_provider", &[]).await;
    assert_eq!(removed.status, StatusCode::OK);
    assert_ends_at_once(&mut board, &app).await;
}

#[tokio::test]
async fn a_password_that_waits_for_its_code_is_no_longer_enough() {
    let (app, provider) = centre().await;
    let phone = set_up(&app, &with_password(&app, "d2").await).await;
    let browser = app.visitor();
    let typed = [("name", "d2"), ("password", PASSWORD)];
    assert_eq!(browser.post("sign_in", &typed).await.to(), "/sign-in/code");
    assert_eq!(save(&app, &provider, &[("only", "yes")]).await.status, StatusCode::OK);
    let answer = browser.ask("confirm_sign_in", &[("code", phone.code(&app, 0).as_str())]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text());
}

#[tokio::test]
async fn in_the_session_of_the_provider_the_password_opens_private_notes() {
    let (app, provider) = centre().await;
    let agent = with_password(&app, "a1").await;
    say_privately(&agent, "a quiet word").await;
    app.pass(jiff::SignedDuration::from_mins(1));
    save(&app, &provider, &[("only", "yes")]).await;
    let browser = app.visitor();
    sign_in(&app, &provider, &browser, "a1").await;
    assert_eq!(browser.ask("sign_in", &[("name", "a2"), ("password", PASSWORD)]).await.status, 422, "only one's own");
    assert_eq!(browser.ask("sign_in", &[("name", "a1"), ("password", PASSWORD)]).await.status, StatusCode::OK);
    assert!(browser.get("/me").await.shows("a quiet word"));
}

#[tokio::test]
async fn an_invitation_then_sets_a_password_and_signs_nobody_in() {
    let (app, provider) = centre().await;
    save(&app, &provider, &[("only", "yes")]).await;
    let browser = app.visitor();
    let page = sign_in(&app, &provider, &browser, "a3").await;
    let token = page.strip_prefix("/invitation/").unwrap().to_owned();
    let fields = [
        ("token", token.as_str()),
        ("password", "another long enough password"),
        ("again", "another long enough password"),
    ];
    assert_eq!(browser.post("accept_invitation", &fields).await.to(), "/sign-in");
    assert!(browser.get("/sign-in").await.page().contains("Now sign in with the button"));
    sign_in(&app, &provider, &browser, "a3").await;
    assert!(browser.get("/account").await.page().contains("Name of a3"));
}

#[tokio::test]
async fn the_command_line_lets_everybody_in_again() {
    let (app, provider) = centre().await;
    save(&app, &provider, &[("only", "yes")]).await;
    assert!(app.app.store.identity_provider().allow_passwords(app.now()).await.unwrap());
    assert_eq!(app.visitor().ask("sign_in", &[("name", "a1"), ("password", PASSWORD)]).await.status, StatusCode::OK);
    assert!(!app.app.store.identity_provider().allow_passwords(app.now()).await.unwrap(), "once is enough");
}

#[tokio::test]
async fn a_way_in_for_an_admin_stays() {
    let (app, provider) = centre().await;
    for (admins, wrong) in [("", "Name at least one admin"), ("a1", "isn’t an admin"), ("d1, nobody", "isn’t an admin")]
    {
        let answer = save(&app, &provider, &[("only", "yes"), ("password_admins", admins)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.shows(wrong), "{}", answer.text());
    }
}
