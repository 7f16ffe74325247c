//! The second factor at sign-in: setting it up, the codes, what a stolen password does not open, and how it ends.

mod required;

use axum::body::Body;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Builder;
use axum::http::{Method, StatusCode};
use jiff::SignedDuration;
use store::{KEYS, token};
use totp_rs::{Builder as TotpBuilder, Secret, Totp};
use weathervane::state::session::Cookie;

use crate::support::{Answer, Client, PASSWORD, TestApp, program};

/// A centre with an admin, and their app and backup codes.
async fn centre() -> (TestApp, App) {
    let app = TestApp::new().await;
    let admin = app.admin("d1").hired().await;
    app.set_password("d1").await;
    let own = set_up(&app, &admin).await;
    (app, own)
}

/// What a person has in hand: the authenticator app and the backup codes.
pub struct App {
    generator: Totp,
    backup: Vec<String>,
}

impl App {
    /// The code that the app shows when its clock is so many steps ahead of the centre's.
    pub fn code(&self, app: &TestApp, steps: i64) -> String {
        let seconds = u64::try_from(app.now().as_second() + 30 * steps).unwrap();
        self.generator.generate(seconds).to_string()
    }
}

/// What an element with this class contains.
fn inside<'a>(page: &'a str, class: &str, end: &str) -> &'a str {
    let opened = page.split(&format!("class=\"{class}\"")).nth(1).unwrap_or_else(|| panic!("no {class}: {page}"));
    let content = opened.split_once('>').unwrap().1;
    content.split(end).next().unwrap()
}

fn between<'a>(page: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    page.split(start).skip(1).map(|rest| rest.split(end).next().unwrap()).collect()
}

/// Begins to set up the second factor and returns the app that has read the page.
async fn begun(client: &Client) -> Totp {
    let page = client.post_and_follow("start_second_factor", &[("password", PASSWORD)]).await.page();
    let secret = inside(&page, "secret", "<").replace(' ', "");
    assert!(page.contains("class=\"qr\""), "{page}");
    TotpBuilder::new().with_secret(Secret::try_from_base32(secret).unwrap()).build().unwrap()
}

/// Sets the second factor of the person in this browser up.
pub async fn set_up(app: &TestApp, client: &Client) -> App {
    let own = App { generator: begun(client).await, backup: Vec::new() };
    let page = client.post_and_follow("confirm_second_factor", &[("code", &own.code(app, 0))]).await.page();
    let list = inside(&page, "backup-codes", "</ul>");
    let backup: Vec<String> = between(list, "<li>", "<").into_iter().map(str::to_owned).collect();
    assert_eq!(backup.len(), 10, "{page}");
    assert!(!client.get("/second-factor").await.shows(&backup[0]), "they are shown once");
    app.pass(SignedDuration::from_secs(30));
    App { backup, ..own }
}

/// A browser after the right password.
async fn typed_password(app: &TestApp, own_phone: &str) -> Client {
    let browser = app.visitor();
    let fields = [("name", "d1"), ("password", PASSWORD), ("own_phone", own_phone)];
    assert_eq!(browser.post("sign_in", &fields).await.to(), "/sign-in/code");
    assert_eq!(browser.cookie(Cookie::Session), None, "no session before the code");
    browser
}

async fn confirm(browser: &Client, code: &str) -> Answer {
    browser.ask("confirm_sign_in", &[("code", code)]).await
}

/// Whether this code opens a session after the right password.
async fn opens(app: &TestApp, code: &str) -> bool {
    let browser = typed_password(app, "").await;
    let status = confirm(&browser, code).await.status;
    let is_open = browser.get("/admin/people").await.status == StatusCode::OK;
    assert_eq!(status == StatusCode::OK, is_open, "{status}");
    is_open
}

#[tokio::test]
async fn after_the_password_a_code_is_asked_for_and_then_a_session_begins() {
    let (app, own) = centre().await;
    let browser = app.visitor();
    let answer = browser.post("sign_in", &[("name", "d1"), ("password", PASSWORD), ("then", "/admin/teams")]).await;
    assert_eq!(answer.to(), "/sign-in/code");
    assert!(browser.get("/sign-in/code").await.shows("Code from the app, or a backup code"));
    assert!(browser.get("/admin/people").await.to().starts_with("/sign-in"), "the password alone opens nothing");
    assert_eq!(confirm(&browser, "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answer = browser.post("confirm_sign_in", &[("code", &own.code(&app, 0))]).await;
    assert_eq!(answer.to(), "/admin/teams");
    assert_eq!(browser.get("/admin/people").await.status, StatusCode::OK);
    assert_eq!(browser.cookie(Cookie::SignIn), None, "nothing waits any more");
}

#[tokio::test]
async fn a_code_opens_once_and_no_earlier_one_after_it() {
    let (app, own) = centre().await;
    let (before, now, next) = (own.code(&app, -1), own.code(&app, 0), own.code(&app, 1));
    assert!(!opens(&app, &before).await, "it confirmed the set-up");
    assert!(opens(&app, &now).await);
    assert!(!opens(&app, &now).await, "a code that somebody saw over the shoulder");
    assert!(opens(&app, &next).await, "a phone whose clock is ahead");
    assert!(!opens(&app, &now).await, "one from before the last one");
}

#[tokio::test]
async fn two_steps_of_drift_are_too_many() {
    let (app, own) = centre().await;
    app.pass(SignedDuration::from_mins(5));
    for steps in [-2, 2] {
        assert!(!opens(&app, &own.code(&app, steps)).await, "{steps}");
    }
    assert!(opens(&app, &own.code(&app, -1)).await);
}

#[tokio::test]
async fn codes_cannot_be_guessed_from_any_browser() {
    let (app, own) = centre().await;
    for _ in 0..5 {
        let browser = typed_password(&app, "").await;
        assert_eq!(confirm(&browser, "000000").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let browser = typed_password(&app, "").await;
    assert_eq!(confirm(&browser, &own.code(&app, 0)).await.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(confirm(&browser, &own.backup[0]).await.status, StatusCode::TOO_MANY_REQUESTS, "nor backup codes");
    app.pass(SignedDuration::from_mins(15));
    assert!(opens(&app, &own.code(&app, 0)).await, "one more after a quarter of an hour");
    assert!(opens(&app, &own.code(&app, 1)).await, "right codes do not count");
}

#[tokio::test]
async fn failures_of_others_from_the_same_address_stop_no_right_code() {
    let (app, own) = centre().await;
    let stranger = app.visitor();
    let with_token = |request: Builder| request.header(AUTHORIZATION, "Bearer made-up");
    let mut statuses = Vec::new();
    for _ in 0..=100 {
        statuses.push(stranger.send(Method::GET, "/api/v1/me/check-ins", with_token, Body::empty()).await.status);
    }
    assert_eq!(statuses.last(), Some(&StatusCode::TOO_MANY_REQUESTS), "{statuses:?}");
    for code in &own.backup {
        assert!(opens(&app, code).await, "nor does any of them count");
    }
    assert!(opens(&app, &own.code(&app, 0)).await);
}

#[tokio::test]
async fn a_sign_in_waits_five_minutes_for_its_code() {
    let (app, own) = centre().await;
    let browser = typed_password(&app, "").await;
    app.pass(SignedDuration::from_mins(5));
    let answer = confirm(&browser, &own.code(&app, 0)).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text());
    let page = browser.get("/sign-in/code").await.page();
    assert!(page.contains("this sign-in has ended") && !page.contains("name=\"code\""), "{page}");
}

#[tokio::test]
async fn a_new_password_ends_a_sign_in_that_waits() {
    let (app, own) = centre().await;
    let browser = typed_password(&app, "").await;
    let person = app.person("d1").await;
    app.app.store.people().set_password(person, "$another".to_owned()).await.unwrap();
    assert_eq!(confirm(&browser, &own.code(&app, 0)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(browser.cookie(Cookie::Session), None);
}

#[tokio::test]
async fn being_signed_out_everywhere_ends_a_sign_in_that_waits() {
    let (app, own) = centre().await;
    app.admin("d2").hired().await;
    for (by, form, fields) in [("d1", "sign_out_elsewhere", vec![]), ("d2", "sign_out_person", vec![("person", "d1")])]
    {
        let browser = typed_password(&app, "").await;
        assert_eq!(app.signed_in(by).await.ask(form, &fields).await.status, StatusCode::OK, "{form}");
        assert_eq!(confirm(&browser, &own.code(&app, 0)).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{form}");
        assert_eq!(browser.cookie(Cookie::Session), None, "{form}");
    }
    assert!(opens(&app, &own.code(&app, 0)).await, "the next one is not concerned");
}

#[tokio::test]
async fn each_backup_code_opens_once() {
    let (app, own) = centre().await;
    let code = own.backup[0].to_uppercase().replace('-', " ");
    let browser = typed_password(&app, "").await;
    let page = browser.post_and_follow("confirm_sign_in", &[("code", &code)]).await.page();
    assert!(page.contains("You have 9 backup codes left."), "{page}");
    assert!(!opens(&app, &own.backup[0]).await, "it is used up");
    assert!(opens(&app, &own.backup[1]).await);
    assert!(browser.get("/second-factor").await.shows("You have 8 backup codes left."));
}

#[tokio::test]
async fn no_file_holds_the_secret_or_a_backup_code() {
    let (app, own) = centre().await;
    let secret = own.generator.secret();
    for kept in [secret.as_bytes(), secret.to_base32().as_bytes(), own.backup[0].as_bytes()] {
        assert!(!app.keeps_on_disk(kept));
    }
    let hash = token::hash_from_paper(&own.backup[0]);
    assert!(app.keeps_on_disk(&hash), "what is looked for is looked for in the right files");
}

#[tokio::test]
async fn an_invitation_replaces_the_password_and_not_the_second_factor() {
    let (app, own) = centre().await;
    let other = app.admin("d2").hired().await;
    let person = app.person("d1").await;
    let until = app.now().checked_add(SignedDuration::from_hours(1)).unwrap();
    let secret = token::for_paper();
    let invited = vec![(person, token::hash_from_paper(&secret))];
    app.app.store.invitations().create(invited, Some(app.person("d2").await), app.now(), until).await.unwrap();
    let browser = app.visitor();
    let chosen = [("token", secret.as_str()), ("password", "another password"), ("again", "another password")];
    assert_eq!(browser.post("accept_invitation", &chosen).await.to(), "/sign-in/code");
    assert_eq!(browser.cookie(Cookie::Session), None, "the person who made the invitation is not in");
    assert_eq!(confirm(&browser, "000000").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(confirm(&browser, &own.code(&app, 0)).await.status, StatusCode::OK);
    assert_eq!(browser.get("/admin/people").await.status, StatusCode::OK);
    assert_eq!(other.get("/second-factor").await.status, StatusCode::OK, "a colleague is not concerned");
}

#[tokio::test]
async fn a_link_by_mail_replaces_the_password_and_not_the_second_factor() {
    let (app, own) = centre().await;
    let secret = token::for_paper();
    let link = token::hash_from_paper(&secret);
    app.app.store.invitations().create_by_mail(app.person("d1").await, link, app.now()).await.unwrap();
    let browser = app.visitor();
    let chosen = [("token", secret.as_str()), ("password", "another password"), ("again", "another password")];
    assert_eq!(browser.post("accept_invitation", &chosen).await.to(), "/sign-in/code");
    assert_eq!(browser.cookie(Cookie::Session), None, "who reads the mailbox is not in");
    assert_eq!(confirm(&browser, &own.code(&app, 0)).await.status, StatusCode::OK);
    assert_eq!(browser.get("/admin/people").await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_own_phone_asks_for_the_code_whenever_it_asks_for_the_password() {
    let (app, own) = centre().await;
    let phone = typed_password(&app, "yes").await;
    assert_eq!(confirm(&phone, &own.code(&app, 0)).await.status, StatusCode::OK);
    app.pass(SignedDuration::from_mins(21));
    assert!(phone.get("/admin/people").await.to().starts_with("/sign-in"), "the password was typed too long ago");
    assert_eq!(phone.post("sign_in", &[("name", "d1"), ("password", PASSWORD)]).await.to(), "/sign-in/code");
    assert!(phone.get("/admin/people").await.to().starts_with("/sign-in"), "the password alone opens nothing");
    assert_eq!(confirm(&phone, &own.code(&app, 0)).await.status, StatusCode::OK);
    assert_eq!(phone.get("/admin/people").await.status, StatusCode::OK);
}

#[tokio::test]
async fn setting_it_up_needs_the_password_and_a_first_code_in_time() {
    let app = TestApp::new().await;
    let admin = app.admin("d1").hired().await;
    app.set_password("d1").await;
    for wrong in ["", "not the password"] {
        let answer = admin.ask("start_second_factor", &[("password", wrong)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert!(!admin.get("/second-factor").await.shows("class=\"secret\""));
    let own = App { generator: begun(&admin).await, backup: Vec::new() };
    for wrong in ["", "12345", &own.code(&app, 2)] {
        let answer = admin.ask("confirm_second_factor", &[("code", wrong)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    let browser = app.visitor();
    let answer = browser.post("sign_in", &[("name", "d1"), ("password", PASSWORD)]).await;
    assert_eq!(answer.to(), "/admin/people", "it is not on before its first code");
    app.pass(SignedDuration::from_mins(15));
    let answer = admin.ask("confirm_second_factor", &[("code", &own.code(&app, 0))]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "too late");
    assert!(!admin.get("/second-factor").await.shows("class=\"secret\""));
}

#[tokio::test]
async fn switching_it_on_ends_the_sessions_that_began_without_it() {
    let app = TestApp::new().await;
    let admin = app.admin("d1").hired().await;
    app.set_password("d1").await;
    let elsewhere = app.signed_in("d1").await;
    assert_eq!(elsewhere.get("/admin/people").await.status, StatusCode::OK);
    set_up(&app, &admin).await;
    assert_eq!(admin.get("/admin/people").await.status, StatusCode::OK);
    assert!(elsewhere.get("/admin/people").await.to().starts_with("/sign-in"));
}

#[tokio::test]
async fn switching_it_off_needs_the_password_and_a_code() {
    let (app, own) = centre().await;
    let admin = app.signed_in("d1").await;
    let code = own.code(&app, 0);
    for (password, code) in [("", code.as_str()), (PASSWORD, ""), ("not the password", &code), (PASSWORD, "000000")] {
        let answer = admin.ask("switch_off_second_factor", &[("password", password), ("code", code)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{password} {code}");
    }
    admin.ask("start_second_factor", &[("password", PASSWORD)]).await;
    typed_password(&app, "").await;
    let answer = admin.ask("switch_off_second_factor", &[("password", PASSWORD), ("code", &code)]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let browser = app.visitor();
    assert_eq!(browser.post("sign_in", &[("name", "d1"), ("password", PASSWORD)]).await.to(), "/admin/people");
    let log = admin.get("/admin/invitations").await.page();
    for line in ["switched on two-step sign-in", "switched off two-step sign-in"] {
        assert!(log.contains(line), "{line}: {log}");
    }
}

#[tokio::test]
async fn doctor_says_if_the_keys_of_second_factors_are_missing() {
    let (app, _) = centre().await;
    let directory = app.directory().to_owned();
    let doctor = || {
        let output = program(&["doctor"], &directory).output().unwrap();
        (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let (well, said) = doctor();
    assert!(well, "{said}");
    let keys = rusqlite::Connection::open(directory.join(KEYS)).unwrap();
    keys.execute("DELETE FROM second_factor_key", []).unwrap();
    let (well, said) = doctor();
    assert!(!well && said.contains("second factors of 1 people open with none of these keys"), "{said}");
}
