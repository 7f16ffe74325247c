//! A result that its person takes to a psychologist: with a new referral, or with the one that is open.

use axum::http::StatusCode;
use jiff::SignedDuration;
use rusqlite::{Connection, OpenFlags};

use super::{centre, hidden, sign_in, take};
use crate::support::{Client, TestApp};

/// The psychologist signs in with their password, which gives them a key.
async fn psychologist(app: &TestApp) -> Client {
    app.set_password("s1").await;
    sign_in(app, "s1").await
}

/// The sizes of what goes with referrals.
fn attached(app: &TestApp) -> Vec<i64> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
    let database = Connection::open_with_flags(app.app.store.file(), flags).unwrap();
    let mut statement = database.prepare("SELECT length(attached) FROM referral").unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

/// The form that asks for a referral, with the newest result of the PHQ-4 in it.
async fn taken_along(agent: &Client) -> String {
    let taken = hidden(&agent.get("/me/tests/phq_4").await.page(), "taken");
    let sent = agent.post("share_self_test", &[("test", "phq_4"), ("taken", &taken)]).await;
    assert_eq!(sent.to(), "/psychologist/referral", "the address names no result");
    agent.get(sent.to()).await.page()
}

#[tokio::test]
async fn a_result_is_taken_to_one_psychologist_with_its_scores_alone() {
    let (app, agent) = centre().await;
    let psychologist = psychologist(&app).await;
    take(&agent, ["3", "3", "0", "1"]).await;
    app.pass(SignedDuration::from_mins(1));
    take(&agent, ["2", "1", "0", "0"]).await;
    let form = taken_along(&agent).await;
    assert!(form.contains("3 on a scale from 0 to 6") && form.contains("not your answers"), "{form}");
    let (shared, to) = (hidden(&form, "self_test"), app.person("s1").await.to_string());
    let nobody = agent.ask("ask_referral", &[("to", to.as_str()), ("self_test", "phq_4 1")]).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sent = agent.ask("ask_referral", &[("to", to.as_str()), ("self_test", shared.as_str())]).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());
    let appointments = psychologist.get("/appointments").await.page();
    let id = appointments.split("href=\"/referrals/").nth(1).expect(&appointments).split('"').next().unwrap();
    let received = psychologist.get(&format!("/referrals/{id}")).await.page();
    assert!(received.contains("3 on a scale from 0 to 6") && received.contains("PHQ-4"), "{received}");
    assert!(!received.contains("6 on a scale from 0 to 6"), "an earlier result: {received}");
    assert!(!received.contains("Nearly every day") && !received.contains("took up"), "{received}");
    let ended = agent.ask("end_referral", &[("referral", id)]).await;
    assert_eq!(ended.status, StatusCode::OK);
    assert_eq!(psychologist.get(&format!("/referrals/{id}")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_result_goes_with_the_referral_that_is_open_after_its_person_confirms() {
    let (app, agent) = centre().await;
    let psychologist = psychologist(&app).await;
    let to = app.person("s1").await.to_string();
    assert_eq!(agent.ask("ask_referral", &[("to", to.as_str())]).await.status, StatusCode::OK);
    let before = attached(&app);
    take(&agent, ["3", "3", "0", "1"]).await;
    let form = taken_along(&agent).await;
    assert!(form.contains("already asked Name of s1") && form.contains("6 on a scale from 0 to 6"), "{form}");
    let (referral, shared) = (hidden(&form, "referral"), hidden(&form, "self_test"));
    let received = psychologist.get(&format!("/referrals/{referral}")).await.page();
    assert!(!received.contains("PHQ-4"), "nothing is shared before: {received}");
    let fields = [("referral", referral.as_str()), ("self_test", shared.as_str())];
    let other = sign_in(&app, "a2").await;
    assert_eq!(other.ask("attach_self_test", &fields).await.status, StatusCode::NOT_FOUND);
    assert_eq!(agent.ask("attach_self_test", &fields).await.status, StatusCode::OK);
    let received = psychologist.get(&format!("/referrals/{referral}")).await.page();
    assert!(received.contains("6 on a scale from 0 to 6") && received.contains("PHQ-4"), "{received}");
    assert_eq!(attached(&app), before, "the size does not tell");
    let gone = agent.ask("attach_self_test", &[("referral", referral.as_str()), ("self_test", "phq_4 1")]).await;
    assert_eq!(gone.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_result_stays_in_a_form_that_comes_back_and_is_gone_the_next_time() {
    let (app, agent) = centre().await;
    psychologist(&app).await;
    take(&agent, ["3", "3", "0", "1"]).await;
    let shared = hidden(&taken_along(&agent).await, "self_test");
    let again = agent.post_and_follow("ask_referral", &[("to", "nobody"), ("self_test", &shared)]).await.page();
    assert_eq!(hidden(&again, "self_test"), shared);
    assert!(!agent.get("/psychologist/referral").await.page().contains("name=\"self_test\""));
    let other = sign_in(&app, "a2").await;
    let (test, taken) = shared.split_once(' ').unwrap();
    let fields = [("test", test), ("taken", taken)];
    assert_eq!(other.ask("share_self_test", &fields).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_database_does_not_tell_which_referral_has_a_result() {
    let (app, agent) = centre().await;
    psychologist(&app).await;
    take(&agent, ["3", "3", "3", "3"]).await;
    let taken = hidden(&agent.get("/me/tests/phq_4").await.page(), "taken");
    let (shared, to) = (format!("phq_4 {taken}"), app.person("s1").await.to_string());
    assert_eq!(agent.ask("ask_referral", &[("to", &to), ("self_test", &shared)]).await.status, StatusCode::OK);
    let other = sign_in(&app, "a2").await;
    assert_eq!(other.ask("ask_referral", &[("to", &to)]).await.status, StatusCode::OK);
    let sizes = attached(&app);
    assert_eq!((sizes.len(), sizes[0]), (2, sizes[1]));
}
