//! A second factor that the centre requires, and one that an invitation ends.

use axum::http::StatusCode;
use store::Store;

use super::{confirm, set_up};
use crate::support::{Client, PASSWORD, TestApp, program};

const NEW_PASSWORD: &str = "another password";

/// The secret of the link in a text.
fn secret(text: &str) -> &str {
    let start = text.find("/invitation/").unwrap_or_else(|| panic!("no link: {text}")) + "/invitation/".len();
    &text[start..start + 19]
}

/// A browser in which the holder of an invitation has set a password.
async fn accepted(app: &TestApp, secret: &str) -> (Client, String) {
    let browser = app.visitor();
    let chosen = [("token", secret), ("password", NEW_PASSWORD), ("again", NEW_PASSWORD)];
    let to = browser.post("accept_invitation", &chosen).await.to().to_owned();
    (browser, to)
}

async fn has_unconfirmed_reset(store: &Store, app: &TestApp, key: &str) -> bool {
    let profile = store.people().profile(app.person(key).await).await.unwrap().unwrap();
    profile.unconfirmed_reset.is_some()
}

/// A centre with two admins and a psychologist who has a second factor.
async fn centre() -> (TestApp, Client) {
    let app = TestApp::new().await;
    let admin = app.admin("d1").hired().await;
    app.admin("d2").hired().await;
    let psychologist = app.psychologist("s1").hired().await;
    app.set_password("s1").await;
    set_up(&app, &psychologist).await;
    (app, admin)
}

#[tokio::test]
async fn where_it_is_required_nothing_of_the_role_opens_before_it() {
    let app = TestApp::new().await;
    let admin = app.admin("d1").hired().await;
    let psychologist = app.psychologist("s1").hired().await;
    let lead = app.lead("l1").of("t1").hired().await;
    app.agent("m1").of("t1").hired().await;
    app.take_roster("person_id,name,roles\nm1,Name of m1,agent;admin\n").await;
    let both = app.signed_in("m1").await;
    assert_eq!(psychologist.get("/climate").await.status, StatusCode::OK);
    assert_eq!(admin.ask("require_second_factor", &[("second_factor", "required")]).await.status, StatusCode::OK);
    for (person, page) in [(&admin, "/admin/people"), (&psychologist, "/climate"), (&both, "/admin/centre")] {
        assert_eq!(person.get(page).await.to(), "/second-factor", "{page}");
        assert!(person.get("/second-factor").await.shows("Your role needs two-step sign-in here."), "{page}");
    }
    let answer = admin.ask("choose_learning", &[("learning", "on")]).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{}", answer.text());
    assert_eq!(admin.get("/").await.to(), "/second-factor");
    assert_eq!(psychologist.get("/climate/year.pdf").await.to(), "/second-factor", "a file, too");
    assert_eq!(both.get("/check-in").await.status, StatusCode::OK, "the other role is open");
    assert!(both.get("/check-in").await.shows("Set up two-step sign-in"), "and says what is missing");
    assert_eq!(lead.get("/board").await.status, StatusCode::OK, "other people are not concerned");
    app.set_password("d1").await;
    set_up(&app, &admin).await;
    assert_eq!(admin.get("/admin/people").await.status, StatusCode::OK);
    assert_eq!(admin.ask("require_second_factor", &[("second_factor", "optional")]).await.status, StatusCode::OK);
    assert_eq!(psychologist.get("/climate").await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_admin_without_it_does_not_read_what_admins_must_not() {
    let app = TestApp::new().await;
    let admin = app.admin("d1").hired().await;
    let psychologist = app.psychologist("s1").hired().await;
    let agent = app.agent("m2").of("t1").hired().await;
    app.agent("m1").of("t1").hired().await;
    app.take_roster("person_id,name,roles\nm1,Name of m1,agent;admin\n").await;
    let day = app.today().plus(1).to_string();
    let offered = [("date", day.as_str()), ("time", "10:00"), ("minutes", "50"), ("place", "Room 4")];
    let answer = psychologist.ask("offer_slot", &offered).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    assert_eq!(admin.ask("require_second_factor", &[("second_factor", "required")]).await.status, StatusCode::OK);
    let book = "action=\"/api/book_slot\"";
    assert!(agent.get("/psychologist").await.page().contains(book));
    let both = app.signed_in("m1").await;
    assert_eq!(both.get("/admin/people").await.to(), "/second-factor", "the role waits");
    let page = both.get("/psychologist").await.page();
    assert!(!page.contains(book), "from what is free they would see that somebody has booked: {page}");
    let slot = app.app.store.slots().free(app.now()).await.unwrap()[0].id.to_string();
    assert_eq!(both.ask("book_slot", &[("slot", &slot)]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_colleague_can_end_a_lost_second_factor_and_it_counts_as_a_reset() {
    let (app, admin) = centre().await;
    assert!(admin.get("/admin/people/s1").await.shows("the invitation also switches off two-step sign-in"));
    assert!(!admin.get("/admin/people/d2").await.shows("two-step sign-in"), "there is none to end");
    let fields = [("people[]", "s1"), ("second_factor", "end")];
    assert_eq!(admin.post("invite_people", &fields).await.to(), "/admin/slips");
    let slips = admin.get("/admin/slips").await.page();
    let browser = app.visitor();
    let answer = browser.post("sign_in", &[("name", "s1"), ("password", PASSWORD)]).await;
    assert_eq!(answer.to(), "/sign-in/code", "it holds until the invitation is used");
    assert!(!has_unconfirmed_reset(&app.app.store, &app, "s1").await);
    let (browser, to) = accepted(&app, secret(&slips)).await;
    assert_eq!(to, "/recovery", "signed in without a code");
    assert!(browser.get("/second-factor").await.shows("Set it up"));
    assert!(has_unconfirmed_reset(&app.app.store, &app, "s1").await, "what others said before is closed");
    let log = admin.get("/admin/invitations").await.page();
    assert!(log.contains("switched off two-step sign-in for Name of s1"), "{log}");
}

#[tokio::test]
async fn an_ordinary_invitation_ends_no_second_factor() {
    let (app, admin) = centre().await;
    admin.post("invite_people", &[("people[]", "s1")]).await;
    let slips = admin.get("/admin/slips").await.page();
    let (browser, to) = accepted(&app, secret(&slips)).await;
    assert_eq!(to, "/sign-in/code");
    assert_eq!(confirm(&browser, "000000").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn nobody_ends_their_own_second_factor_with_an_invitation() {
    let (app, admin) = centre().await;
    app.set_password("d1").await;
    set_up(&app, &admin).await;
    assert!(!admin.get("/admin/people/d1").await.shows("the invitation also switches off"));
    let own = [("people[]", "d1"), ("second_factor", "end")];
    assert_eq!(admin.ask("invite_people", &own).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let several = [("people[]", "s1"), ("people[]", "d2"), ("second_factor", "end")];
    assert_eq!(admin.ask("invite_people", &several).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_command_line_ends_a_lost_second_factor() {
    let (app, _) = centre().await;
    let output = program(&["user", "invite", "s1", "--end-second-factor"], app.directory()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let (browser, to) = accepted(&app, secret(&String::from_utf8_lossy(&output.stdout))).await;
    assert_eq!(to, "/recovery");
    assert!(browser.get("/second-factor").await.shows("Set it up"));
    assert!(has_unconfirmed_reset(&app.app.store, &app, "s1").await);
}
