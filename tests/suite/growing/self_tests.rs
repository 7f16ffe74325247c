//! Self-tests: taken, read, exported and deleted by their person alone; nobody else can tell that there was one.

mod referrals;

use axum::http::StatusCode;
use jiff::SignedDuration;
use rusqlite::{Connection, OpenFlags};

use crate::support::{Client, PASSWORD, TestApp, without_nonce};

/// A team with two agents and a lead, a psychologist and an admin; the first agent has signed in with their password.
async fn centre() -> (TestApp, Client) {
    let app = TestApp::new().await;
    for key in ["a1", "a2"] {
        app.agent(key).of("t1").since(app.today()).hired().await;
        app.set_password(key).await;
    }
    app.lead("l1").of("t1").hired().await;
    app.psychologist("s1").hired().await;
    app.admin("d1").hired().await;
    let agent = sign_in(&app, "a1").await;
    (app, agent)
}

async fn sign_in(app: &TestApp, key: &str) -> Client {
    let browser = app.visitor();
    let answer = browser.ask("sign_in", &[("name", key), ("password", PASSWORD)]).await;
    assert!(answer.status.is_success(), "{}", answer.text());
    browser
}

/// Takes the PHQ-4 with these answers.
async fn take(agent: &Client, answers: [&str; 4]) {
    let fields: Vec<_> = ["a1", "a2", "a3", "a4"].into_iter().zip(answers).collect();
    let sent = agent.post("take_self_test", &[&[("test", "phq_4")], &fields[..]].concat()).await;
    assert_eq!(sent.to(), "/me/tests/phq_4");
}

/// The sealed records: what is in plain text (person, generation, when it was begun, week), and the content.
fn records(app: &TestApp) -> Vec<([i64; 4], Vec<u8>)> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
    let database = Connection::open_with_flags(app.app.store.file(), flags).unwrap();
    let statement =
        database.prepare("SELECT person_id, generation, begun_at, week, content FROM self_test_record ORDER BY 1, 2");
    let mut statement = statement.unwrap();
    let rows = statement.query_map([], |row| Ok(([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?], row.get(4)?)));
    let rows = rows.unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

/// The value of a hidden field on a page.
fn hidden(page: &str, name: &str) -> String {
    page.split(&format!("name=\"{name}\" value=\"")).nth(1).expect(page).split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_result_says_what_it_means_and_keeps_its_course() {
    let (app, agent) = centre().await;
    let overview = agent.get("/me/tests").await.page();
    assert!(overview.contains("Not taken yet.") && overview.contains("Only you can open your results"), "{overview}");
    let page = agent.get("/me/tests/phq_4").await.page();
    assert!(page.contains("Not being able to stop or control worrying") && page.contains("Nearly every day"), "{page}");
    take(&agent, ["0", "1", "1", "0"]).await;
    let page = agent.get("/me/tests/phq_4").await.page();
    assert!(page.contains("2 on a scale from 0 to 12") && page.contains("weighed little on you"), "{page}");
    assert!(page.contains("not a diagnosis") && !page.contains("class=\"card help-now\""), "{page}");
    app.pass(SignedDuration::from_hours(24));
    let agent = sign_in(&app, "a1").await;
    take(&agent, ["3", "3", "0", "0"]).await;
    let page = agent.get("/me/tests/phq_4").await.page();
    assert!(page.contains("6 on a scale from 0 to 6") && page.contains("Worry took up a lot of room"), "{page}");
    assert_eq!(page.matches("/api/delete_self_test").count(), 2, "{page}");
    let table = page.split("<table class=\"table tight stacks\">").nth(1).expect("rows that are cards on a phone");
    assert_eq!(table.matches("data-label=\"Worry and tension (0").count(), 2, "a card names its scores: {table}");
    assert!(agent.get("/me/tests").await.page().contains("Last taken on"));
}

#[tokio::test]
async fn a_result_that_calls_for_it_shows_whom_one_can_talk_to() {
    let (app, agent) = centre().await;
    let number = [("label", "Nurse"), ("number", "030 5555 0100")];
    assert_eq!(app.signed_in("d1").await.ask("add_phone_number", &number).await.status, StatusCode::OK);
    take(&agent, ["0", "0", "2", "1"]).await;
    let page = agent.get("/me/tests/phq_4").await.page();
    let card = page.split("class=\"card help-now\"").nth(1).expect(&page);
    assert!(card.contains("030 5555 0100") && card.contains("href=\"/psychologist\""), "{card}");
}

#[tokio::test]
async fn answers_that_are_sent_again_are_one_result() {
    let (app, agent) = centre().await;
    for _ in 0..2 {
        take(&agent, ["0", "1", "1", "0"]).await;
        app.pass(SignedDuration::from_secs(2));
    }
    assert_eq!(agent.get("/me/tests/phq_4").await.page().matches("/api/delete_self_test").count(), 1);
}

#[tokio::test]
async fn an_answer_that_is_missing_keeps_the_others() {
    let (_app, agent) = centre().await;
    let fields = [("test", "phq_4"), ("a1", "2"), ("a2", "0"), ("a3", "9")];
    let page = agent.post_and_follow("take_self_test", &fields).await.page();
    assert_eq!(page.matches("Choose one answer.").count(), 2, "{page}");
    assert!(
        page.contains("name=\"a1\" value=\"2\" checked") && !page.contains("name=\"a3\" value=\"3\" checked"),
        "{page}"
    );
    assert!(agent.get("/me/tests").await.page().matches("Not taken yet.").count() >= 3);
}

#[tokio::test]
async fn nobody_else_can_tell_from_the_database_who_took_a_test() {
    let (app, agent) = centre().await;
    sign_in(&app, "a2").await;
    let before = records(&app);
    app.pass(SignedDuration::from_mins(5));
    take(&agent, ["3", "3", "3", "3"]).await;
    agent.post("skip_self_tests", &[("skip", "yes")]).await;
    let after = records(&app);
    assert_eq!(before.len(), 2, "one for each person with a key");
    let shape = |records: &[([i64; 4], Vec<u8>)]| {
        records.iter().map(|(plain, content)| (*plain, content.len())).collect::<Vec<_>>()
    };
    assert_eq!(shape(&before), shape(&after));
    assert_eq!(before[0].1.len(), before[1].1.len());
    assert!(!app.keeps_on_disk(b"phq_4") && !app.keeps_on_disk(b"phq_2"), "a file names an instrument");
    // A sign-in changes the record of somebody who took none.
    sign_in(&app, "a2").await;
    assert_ne!(records(&app)[1].1, after[1].1);
    assert_eq!(records(&app)[1].0[2], after[1].0[2], "a record is as old as its key");
}

#[tokio::test]
async fn everybody_else_sees_the_same_pages_as_before() {
    let (app, agent) = centre().await;
    let viewers = [
        ("a2", &["/me/tests", "/me/tests/phq_4", "/me", "/team"][..]),
        ("l1", &["/board", "/flags", "/trends", "/climate"]),
        ("s1", &["/climate", "/appointments", "/requests"]),
        ("d1", &["/admin/people", "/admin/people/a1", "/admin/looks", "/admin"]),
    ];
    let mut before = Vec::new();
    for (key, pages) in viewers {
        for page in pages {
            before.push(without_nonce(&app.signed_in(key).await.get(page).await.page()));
        }
    }
    take(&agent, ["3", "3", "3", "3"]).await;
    let mut before = before.into_iter();
    for (key, pages) in viewers {
        for page in pages {
            let after = without_nonce(&app.signed_in(key).await.get(page).await.page());
            assert_eq!(Some(after), before.next(), "{page} of {key}");
        }
    }
    for key in ["l1", "s1", "d1"] {
        assert_eq!(app.signed_in(key).await.get("/me/tests/phq_4").await.status, StatusCode::NOT_FOUND, "{key}");
    }
}

#[tokio::test]
async fn somebody_who_resets_the_password_sees_no_self_tests() {
    let (app, agent) = centre().await;
    take(&agent, ["3", "3", "3", "3"]).await;
    app.pass(SignedDuration::from_mins(5));
    let intruder = crate::help::talk::privacy::reset(&app, "a1").await;
    assert!(!intruder.get("/me/tests").await.page().contains("Last taken on"));
    assert!(intruder.get("/me/tests/phq_4").await.page().contains("name=\"a4\""), "the questions and no result");
    assert_eq!(intruder.get("/me/export.json").await.json()["self_tests"]["results"], serde_json::json!([]));
}

#[tokio::test]
async fn an_offer_comes_in_the_first_week_and_after_a_quarter_unless_skipped() {
    let app = TestApp::new().await;
    let hired = app.today().plus(-200);
    for key in ["a1", "a2"] {
        app.agent(key).of("t1").since(hired).hired().await;
        app.set_password(key).await;
    }
    let offered = async |key: &str| {
        let page = sign_in(&app, key).await.get("/me").await.page();
        page.contains("class=\"card self-test-offer\"")
    };
    assert!(offered("a1").await && offered("a2").await, "they were here before the program");
    sign_in(&app, "a1").await.post("skip_self_tests", &[("skip", "yes")]).await;
    assert!(!offered("a1").await);
    app.pass(SignedDuration::from_hours(24 * 8));
    assert!(!offered("a2").await, "the first week is over");
    app.pass(SignedDuration::from_hours(24 * (91 - 8)));
    assert!(offered("a2").await, "a quarter later");
    assert!(!offered("a1").await, "skipped for good");
    // Two weeks of leave at the beginning of the next quarter.
    app.pass(SignedDuration::from_hours(24 * (91 + 14)));
    assert!(!offered("a2").await, "its first week is over");
    let check_in = [("id", "00000000-0000-4000-8000-00000000000d"), ("weather", "1"), ("audience", "me")];
    let back = sign_in(&app, "a2").await.ask("record_check_in", &check_in).await;
    assert!(back.status.is_success(), "{}", back.text());
    assert!(offered("a2").await, "from the first check-in on");
    app.pass(SignedDuration::from_hours(24 * 7));
    assert!(!offered("a2").await, "for a week");
}

#[tokio::test]
async fn an_export_contains_answers_and_scores() {
    let (_app, agent) = centre().await;
    take(&agent, ["0", "1", "2", "3"]).await;
    agent.post("skip_self_tests", &[("skip", "yes")]).await;
    let own = &agent.get("/me/export.json").await.json()["self_tests"];
    assert_eq!(own["no_offers"], true);
    let result = &own["results"][0];
    assert_eq!(result["test"], "phq_4");
    assert_eq!(result["answers"][3]["answer"], "Nearly every day");
    assert_eq!((&result["scores"]["worry"], &result["scores"]["mood"]), (&1.0.into(), &5.0.into()));
}

#[tokio::test]
async fn a_result_is_deleted_alone_and_with_everything() {
    let (app, agent) = centre().await;
    take(&agent, ["3", "3", "3", "3"]).await;
    let taken = hidden(&agent.get("/me/tests/phq_4").await.page(), "taken");
    app.pass(SignedDuration::from_secs(60));
    take(&agent, ["0", "0", "0", "0"]).await;
    let fields = [("test", "phq_4"), ("taken", taken.as_str())];
    assert_eq!(agent.ask("delete_self_test", &fields).await.status, StatusCode::OK);
    assert_eq!(agent.ask("delete_self_test", &fields).await.status, StatusCode::NOT_FOUND);
    assert_eq!(agent.get("/me/tests/phq_4").await.page().matches("/api/delete_self_test").count(), 1);
    assert_eq!(agent.ask("delete_everything", &[("password", PASSWORD)]).await.status, StatusCode::OK);
    assert!(agent.get("/me/tests").await.page().matches("Not taken yet.").count() >= 3);
    take(&agent, ["0", "0", "0", "0"]).await;
    assert_eq!(agent.ask("erase_person", &[("password", PASSWORD)]).await.status, StatusCode::OK);
    assert_eq!(records(&app).len(), 0);
}

#[tokio::test]
async fn an_offer_ends_for_good_with_one_tap() {
    let (_app, agent) = centre().await;
    let offered = |page: &str| page.contains("class=\"card self-test-offer\"");
    let page = agent.get("/me").await.page();
    assert!(offered(&page) && page.contains("href=\"/me/tests\""), "in the first week: {page}");
    assert_eq!(agent.post("skip_self_tests", &[("skip", "yes")]).await.to(), "/me/tests");
    let page = agent.get("/me/tests").await.page();
    assert!(page.contains("We don’t offer you tests.") && page.contains("Offer me tests again"), "{page}");
    let page = agent.get("/me").await.page();
    assert!(!offered(&page) && page.contains("href=\"/me/tests\""), "{page}");
    agent.post("skip_self_tests", &[("skip", "no")]).await;
    assert!(offered(&agent.get("/me").await.page()));
    take(&agent, ["0", "0", "0", "0"]).await;
    assert!(!offered(&agent.get("/me").await.page()), "one was taken this week");
}

#[tokio::test]
async fn a_session_without_the_own_key_cannot_take_a_test() {
    let (app, _agent) = centre().await;
    let older = app.signed_in("a1").await;
    let fields = [("test", "phq_2"), ("a1", "1"), ("a2", "1")];
    let page = older.post_and_follow("take_self_test", &fields).await.page();
    assert!(page.contains("Sign in again with your password"), "{page}");
    assert!(page.contains("name=\"a2\" value=\"1\" checked"), "{page}");
}

#[tokio::test]
async fn the_licences_of_all_tests_are_listed() {
    let (_app, agent) = centre().await;
    let page = agent.get("/me/tests/licences").await.page();
    for instrument in content::instruments().iter() {
        assert!(page.contains(instrument.source.split(['&', '\'']).next().unwrap()), "{}", instrument.key);
    }
    assert!(page.contains("No permission required to reproduce"), "{page}");
}

#[tokio::test]
async fn a_course_says_which_change_is_more_than_chance() {
    let (app, agent) = centre().await;
    take(&agent, ["0", "0", "1", "1"]).await;
    app.pass(SignedDuration::from_mins(10));
    take(&agent, ["1", "1", "1", "1"]).await;
    let page = agent.get("/me/tests/phq_4").await.page();
    assert!(page.contains("within 2.3 points of your first"), "{page}");
    let unknown = "We found no published figure for how far this score must move";
    assert!(page.contains(unknown), "the halves have no figure: {page}");
    assert_eq!(page.matches("<figure").count(), 3, "{page}");
    app.pass(SignedDuration::from_mins(5));
    take(&agent, ["2", "2", "1", "1"]).await;
    let page = agent.get("/me/tests/phq_4").await.page();
    assert!(page.contains("differs from your first by more than 2.3 points"), "{page}");
}

#[tokio::test]
async fn a_test_that_may_not_be_used_commercially_is_off_where_the_use_is() {
    let (app, agent) = centre().await;
    let admin = app.signed_in("d1").await;
    let answers: Vec<_> = ["a1", "a2", "a3", "a4", "a5"].map(|field| (field, "1")).to_vec();
    let answers = [&[("test", "who_5")], &answers[..]].concat();
    assert!(agent.get("/me/tests").await.page().contains("href=\"/me/tests/who_5\""));
    assert_eq!(admin.ask("state_commercial_use", &[("commercial", "yes")]).await.status, StatusCode::OK);
    assert!(!agent.get("/me/tests").await.page().contains("href=\"/me/tests/who_5\""));
    assert_eq!(agent.get("/me/tests/who_5").await.status, StatusCode::NOT_FOUND);
    assert_eq!(agent.ask("take_self_test", &answers).await.status, StatusCode::NOT_FOUND);
    admin.ask("state_commercial_use", &[("commercial", "no")]).await;
    assert_eq!(agent.ask("take_self_test", &answers).await.status, StatusCode::OK);
    admin.ask("state_commercial_use", &[("commercial", "yes")]).await;
    let page = agent.get("/me/tests/who_5?take=1").await.page();
    assert!(page.contains("80 on a scale from 0 to 100") && !page.contains("Take it again"), "{page}");
}

#[tokio::test]
async fn burnout_has_three_results_and_no_total() {
    let (_app, agent) = centre().await;
    let fields: Vec<String> = (1..=19).map(|item| format!("a{item}")).collect();
    let answers = fields.iter().map(|field| (field.as_str(), "2"));
    let sent = [("test", "cbi")].into_iter().chain(answers).collect::<Vec<_>>();
    assert_eq!(agent.ask("take_self_test", &sent).await.status, StatusCode::OK);
    let page = agent.get("/me/tests/cbi").await.page();
    assert_eq!(page.matches("class=\"self-test-number\"").count(), 3, "{page}");
    assert_eq!(page.matches("50 on a scale from 0 to 100").count(), 3, "{page}");
}

#[tokio::test]
async fn an_own_phone_opens_self_tests_only_after_the_password() {
    let (app, agent) = centre().await;
    take(&agent, ["3", "3", "3", "3"]).await;
    let taken = hidden(&agent.get("/me/tests/phq_4").await.page(), "taken");
    let phone = app.visitor();
    let fields = [("name", "a1"), ("password", PASSWORD), ("own_phone", "yes")];
    assert!(phone.ask("sign_in", &fields).await.status.is_success());
    assert!(phone.get("/me/tests").await.page().contains("Last taken on"));
    app.pass(SignedDuration::from_hours(24));
    assert!(phone.get("/check-in").await.page().contains("record_check_in"));
    for page in ["/me/tests", "/me/tests/phq_4"] {
        assert!(phone.get(page).await.to().starts_with("/sign-in?then="), "{page}");
    }
    assert!(!phone.get("/me").await.page().contains("class=\"card self-test-offer\""));
    let again = [("test", "phq_4"), ("a1", "0"), ("a2", "0"), ("a3", "0"), ("a4", "0")];
    assert!(phone.post("take_self_test", &again).await.to().starts_with("/sign-in?then="));
    let share = [("test", "phq_4"), ("taken", taken.as_str())];
    assert!(phone.post("share_self_test", &share).await.to().starts_with("/sign-in?then="));
    assert!(!phone.get("/psychologist/referral").await.page().contains("name=\"self_test\""));
}

#[tokio::test]
async fn a_result_from_before_a_reset_is_deleted_for_good() {
    let (app, agent) = centre().await;
    take(&agent, ["3", "3", "3", "3"]).await;
    let code = crate::accounts::keys::code(&agent).await;
    app.pass(SignedDuration::from_mins(5));
    let agent = crate::accounts::keys::reset(&app).await;
    assert!(agent.ask("unlock_past", &[("code", &code)]).await.status.is_success());
    let taken = hidden(&agent.get("/me/tests/phq_4").await.page(), "taken");
    agent.post("delete_self_test", &[("test", "phq_4"), ("taken", &taken)]).await;
    assert!(agent.get("/me/tests/phq_4").await.page().contains("name=\"a4\""), "the questions and no result");
}

#[tokio::test]
async fn ten_points_of_the_who_5_matter_and_other_tests_have_no_figure() {
    let (app, agent) = centre().await;
    let take = async |agent: &Client, test: &str, answers: &[&str]| {
        let names = ["a1", "a2", "a3", "a4", "a5"];
        let fields: Vec<_> = names.into_iter().zip(answers.iter().copied()).chain([("test", test)]).collect();
        assert_eq!(agent.post("take_self_test", &fields).await.to(), format!("/me/tests/{test}"));
    };
    for (test, first, second, says) in [
        ("who_5", ["2"; 5].as_slice(), ["2", "2", "2", "2", "3"].as_slice(), "less than 10 points from your first"),
        ("phq_2", &["0", "0"], &["1", "1"], "We found no published figure"),
        ("burnout_1", &["0"], &["1"], "This score is made of one question"),
        ("resilience", &["0"; 5], &["1"; 5], "These are our own questions"),
    ] {
        take(&agent, test, first).await;
        app.pass(SignedDuration::from_mins(1));
        take(&agent, test, second).await;
        let page = agent.get(&format!("/me/tests/{test}")).await.page();
        assert!(page.contains(says), "{test}: {page}");
    }
    app.pass(SignedDuration::from_mins(1));
    take(&agent, "who_5", &["0", "0", "1", "3", "3"]).await;
    assert!(agent.get("/me/tests/who_5").await.page().contains("by 10 points or more"));
}

#[tokio::test]
async fn questions_on_burnout_are_chinese_and_marked_as_our_translation() {
    let app = TestApp::new().await;
    app.agent("z1").of("t1").reading_chinese().hired().await;
    app.set_password("z1").await;
    let agent = sign_in(&app, "z1").await;
    for (test, question) in [("cbi", "和客户打交道会耗掉你的精力吗？"), ("burnout_1", "哪一句最像你？")]
    {
        let page = agent.get(&format!("/me/tests/{test}")).await.page();
        assert!(page.contains(question) && page.contains("我们自己翻译的"), "{test}: {page}");
    }
}
