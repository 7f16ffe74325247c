//! The forms with which an admin changes teams, leads, shifts, stressors and the floor.

use axum::http::StatusCode;
use domain::Workday;
use domain::person::TeamRole;
use jiff::SignedDuration;

use crate::support::{Client, TestApp};
use crate::weather::live::assert_ends_at_once;

const CHECK_IN: [(&str, &str); 2] = [("weather", "2"), ("audience", "lead")];

async fn says(agent: &Client, stressor: &str) -> StatusCode {
    let id = uuid::Uuid::new_v4().to_string();
    let mut form = vec![("id", id.as_str()), ("stressors[]", stressor)];
    form.extend(CHECK_IN);
    agent.ask("record_check_in", &form).await.status
}

#[tokio::test]
async fn a_team_is_added_renamed_and_listed() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    app.agent("a1").of("t1").on("early 07:00-15:00").hired().await;
    let form = [("team_id", "t9"), ("name", "Cirrus"), ("department", "Care"), ("site", "North")];
    assert_eq!(admin.post("add_team", &form).await.to(), "/admin/teams/t9");
    let list = admin.get("/admin/teams").await.page();
    for shown in ["Cirrus", "Care\u{a0}· North", "Asia/Shanghai", "early 07:00-15:00"] {
        assert!(list.contains(shown), "{shown}");
    }
    let renamed = admin.post_and_follow("rename_team", &[("team", "t9"), ("name", "Stratus")]).await.page();
    assert!(renamed.contains("<h1>Stratus<"), "{renamed}");
    assert!(admin.get("/admin/invitations").await.page().contains("changed the team Stratus"), "the log lists it");

    let again = admin.post_and_follow("add_team", &form).await.page();
    assert!(again.contains("id=\"team_id-error\"") && again.contains("value=\"Cirrus\""), "what was typed is kept");
    let empty = admin.ask("add_team", &[]).await.json();
    let wrong: Vec<_> = empty["wrong"].as_object().unwrap().keys().cloned().collect();
    assert_eq!(wrong, ["department", "name", "site", "team_id"]);
}

#[tokio::test]
async fn a_deputy_leads_between_two_dates_and_the_team_is_notified() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let agent = app.agent("a1").of("t1").hired().await;
    app.set_password("a1").await;
    app.agent("d1").hired().await;
    let today = app.today();
    let (from, until) = (today.plus(2).to_string(), today.plus(4).to_string());
    let form = [("team", "t1"), ("person", "D1"), ("from", &from), ("until", &until)];
    let page = admin.post_and_follow("name_lead", &form).await.page();
    assert!(page.contains("Name of d1") && page.contains("later"), "{page}");
    assert!(agent.get("/check-in").await.page().contains("Name of d1 (d1) leads t1 from 13 March to 15 March."));
    for (day, expected) in [(0, 404), (1, 404), (2, 200), (4, 200), (5, 404)] {
        app.travel(&format!("{} 09:00", today.plus(day)));
        let status = app.signed_in("d1").await.get("/board/t1").await.status;
        assert_eq!(status.as_u16(), expected, "after {day} days");
    }
}

#[tokio::test]
async fn a_roster_without_new_dates_keeps_the_last_day_of_a_deputy() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    app.agent("a1").of("t1").hired().await;
    app.lead("l1").of("t2").hired().await;
    let until = app.today().plus(4);
    let day = until.to_string();
    admin.ask("name_lead", &[("team", "t1"), ("person", "l1"), ("until", &day)]).await;
    app.take_roster("person_id,name,email\nl1,Another Name,l1@example.org\n").await;
    app.take_roster("person_id,name,ends_on\nl1,Another Name,\n").await;
    let ties = app.app.store.people().profile(app.person("l1").await).await.unwrap().unwrap().memberships;
    let team = app.team("t1").await;
    assert_eq!(ties.iter().find(|tie| tie.team == team).unwrap().until, Some(until));
}

#[tokio::test]
async fn a_former_lead_sees_nothing_at_once_or_after_the_last_day() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let (one, two) = (app.lead("l1").of("t1").hired().await, app.lead("l2").of("t1").hired().await);
    let mut live = one.live("/live?team=t1").await.unwrap();
    assert!(live.next().await.unwrap().contains("picture"));
    let today = app.today().to_string();
    assert_eq!(admin.ask("end_lead", &[("team", "t1"), ("person", "l1")]).await.status, StatusCode::OK);
    assert_eq!(one.get("/board/t1").await.status, StatusCode::NOT_FOUND);
    assert_ends_at_once(&mut live, &app).await;
    let ended = admin.ask("end_lead", &[("team", "t1"), ("person", "l2"), ("last_day", &today)]).await;
    assert_eq!(ended.status, StatusCode::OK);
    assert_eq!(two.get("/board/t1").await.status, StatusCode::OK, "the last day is a working day");
    app.travel("2026-03-12 09:00");
    assert_eq!(app.signed_in("l2").await.get("/board/t1").await.status, StatusCode::NOT_FOUND);
    let admin = app.signed_in("boss").await;
    let again = admin.ask("end_lead", &[("team", "t1"), ("person", "l1")]).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND, "there is nothing left to end");
}

#[tokio::test]
async fn a_team_is_told_that_a_deputy_was_taken_back_on_the_same_day() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    app.agent("a1").of("t1").hired().await;
    app.set_password("a1").await;
    app.lead("l1").of("t2").hired().await;
    let until = app.today().plus(4).to_string();
    admin.ask("name_lead", &[("team", "t1"), ("person", "l1"), ("until", &until)]).await;
    let page = app.signed_in("a1").await.get("/check-in").await.page();
    assert!(page.contains("Name of l1 (l1) leads ") && page.contains(" from 11 March to 15 March."), "{page}");
    assert_eq!(admin.ask("end_lead", &[("team", "t1"), ("person", "l1")]).await.status, StatusCode::OK);
    let page = app.signed_in("a1").await.get("/check-in").await.page();
    for part in ["Name of l1 (l1) was named lead of ", ", and that has been taken back."] {
        assert!(page.contains(part), "{page}");
    }
    assert!(!page.contains("Name of l1 (l1) leads "), "{page}");
}

#[tokio::test]
async fn nobody_leads_from_a_day_in_the_past_or_as_psychologist_or_twice() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    app.agent("a1").of("t1").hired().await;
    app.psychologist("s1").hired().await;
    app.lead("l1").of("t1").hired().await;
    app.agent("gone").hired().await;
    app.take_roster("person_id,name,ends_on\ngone,Gone,2026-03-10\n").await;
    let yesterday: Workday = app.today().plus(-1);
    let yesterday = yesterday.to_string();
    for (field, form) in [
        ("person", vec![]),
        ("person", vec![("person", "unheard-of")]),
        ("person", vec![("person", "s1")]),
        ("person", vec![("person", "l1")]),
        ("person", vec![("person", "gone")]),
        ("from", vec![("person", "a1"), ("from", &yesterday)]),
        ("from", vec![("person", "a1"), ("from", "11.3.2026")]),
        ("until", vec![("person", "a1"), ("until", &yesterday)]),
    ] {
        let form: Vec<_> = form.into_iter().chain([("team", "t1")]).collect();
        let before = app.stored();
        let answer = admin.ask("name_lead", &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{form:?}");
        assert!(answer.json()["wrong"].get(field).is_some(), "{form:?}: {}", answer.text());
        assert_eq!(app.stored(), before, "{form:?}");
    }
}

#[tokio::test]
async fn an_admin_adds_a_shift_to_the_members_of_a_team_and_removes_it() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    app.agent("a1").of("t1").on("early 07:00-15:00").hired().await;
    app.agent("a2").of("t1").hired().await;
    app.agent("b1").of("t2").on("early 07:00-15:00").hired().await;
    let patterns = |key: &'static str| {
        let store = app.app.store.clone();
        async move {
            let person = store.people().by_key(key.to_owned()).await.unwrap().unwrap();
            person.patterns.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
        }
    };
    let given = [("team", "t1"), ("shift_pattern", "early 08:00-16:00；晚班 14：00-22：00")];
    assert_eq!(admin.ask("add_shift", &given).await.status, StatusCode::OK);
    for key in ["a1", "a2"] {
        assert_eq!(patterns(key).await, "early 08:00-16:00; 晚班 14:00-22:00", "{key}");
    }
    assert_eq!(patterns("b1").await, "early 07:00-15:00", "another team");
    let ended = admin.ask("end_shift", &[("team", "t1"), ("shift_pattern", "early 08:00-16:00")]).await;
    assert_eq!(ended.status, StatusCode::OK);
    assert_eq!(patterns("a1").await, "晚班 14:00-22:00");
    let page = admin.post_and_follow("add_shift", &[("team", "t1"), ("shift_pattern", "dawn")]).await.page();
    assert!(page.contains("id=\"shift_pattern-error\"") && page.contains("value=\"dawn\""));
}

#[tokio::test]
async fn a_stressor_of_the_centre_has_its_name_in_both_languages_on_every_page() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let lead = app.lead("l1").of("t1").reading_chinese().hired().await;
    let form = [("group", "systems"), ("en", "Printer jam"), ("zh", "打印机卡纸")];
    let page = admin.post_and_follow("add_stressor", &form).await.page();
    assert!(page.contains("Printer jam") && page.contains("打印机卡纸") && page.contains("added here"));
    assert!(agent.get("/check-in").await.page().contains("Printer jam"));
    assert_eq!(says(&agent, "own_printer_jam").await, StatusCode::OK);
    assert!(agent.get("/me").await.page().contains("Printer jam"));
    assert!(lead.get("/board/t1").await.page().contains("打印机卡纸"));
    let csv = agent.get("/me/export.csv").await.text();
    assert!(csv.contains("own_printer_jam"));
    for (field, form) in [
        ("en", [("group", "systems"), ("en", "printer JAM"), ("zh", "另一个")]),
        ("zh", [("group", "systems"), ("en", "Another"), ("zh", "打印机卡纸")]),
        ("en", [("group", "systems"), ("en", " "), ("zh", "又一个")]),
        ("group", [("group", "luck"), ("en", "Third"), ("zh", "第三个")]),
    ] {
        let answer = admin.ask("add_stressor", &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{form:?}");
        assert!(answer.json()["wrong"].get(field).is_some(), "{form:?}: {}", answer.text());
    }
}

#[tokio::test]
async fn a_hidden_stressor_is_not_offered_and_stays_in_earlier_entries() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let agent = app.agent("a1").of("t1").hired().await;
    assert_eq!(says(&agent, "noise").await, StatusCode::OK);
    let chip = "value=\"noise\"";
    assert!(agent.get("/check-in?change=1").await.page().contains(chip), "offered first, because an entry has it");
    let form = [("stressor", "noise"), ("offered", "no")];
    assert!(admin.post_and_follow("offer_stressor", &form).await.page().contains(">hidden<"));
    assert!(!agent.get("/check-in?change=1").await.page().contains(chip));
    assert!(agent.get("/me").await.page().contains("Noise"), "the entry keeps it");
    let id = agent.get("/check-in").await.page();
    let id = id.split("amend=").nth(1).unwrap()[..36].to_owned();
    let amend = agent.get(&format!("/check-in?amend={id}")).await.page();
    assert!(amend.contains(chip), "a correction keeps the stressors that the entry has");
    assert_eq!(says(&agent, "noise").await, StatusCode::OK, "a form that was open before is accepted");
    admin.post("offer_stressor", &[("stressor", "noise"), ("offered", "yes")]).await;
    assert!(agent.get("/check-in?change=1").await.page().contains(chip));
}

#[tokio::test]
async fn the_stressors_of_a_centre_survive_a_restart() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    admin.post("add_stressor", &[("group", "body"), ("en", "冷气"), ("zh", "空调太冷")]).await;
    admin.post("offer_stressor", &[("stressor", "noise"), ("offered", "no")]).await;
    let again = store::Store::open(app.directory()).unwrap();
    let list = again.stressors().list();
    let own: Vec<_> = list.iter().filter(|one| one.own).map(|one| one.key.as_str().to_owned()).collect();
    assert_eq!(own, ["own_"], "a name without Latin letters still gets a key");
    assert!(list.iter().any(|one| one.key.as_str() == "noise" && !one.offered));
}

#[tokio::test]
async fn the_privacy_budget_is_lowered_and_never_raised() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let budget = async || app.app.store.settings().privacy_budget().await.unwrap().total().to_string();
    let page = admin.get("/admin/centre").await.page();
    assert!(page.contains("The budget is 2.0") && page.contains("at most 88% sure"));
    for (form, field) in [
        ([("budget", "2.5"), ("understood", "yes")], "budget"),
        ([("budget", "2"), ("understood", "yes")], "budget"),
        ([("budget", "many"), ("understood", "yes")], "budget"),
        ([("budget", "0.1"), ("understood", "yes")], "budget"),
        ([("budget", "1.5"), ("understood", "")], "understood"),
    ] {
        let answer = admin.ask("lower_privacy_budget", &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{form:?}");
        assert!(answer.json()["wrong"].get(field).is_some(), "{form:?}");
        assert_eq!(budget().await, "2.0", "{form:?}");
    }
    let lowered = admin.post_and_follow("lower_privacy_budget", &[("budget", "1.25"), ("understood", "yes")]).await;
    assert!(lowered.page().contains("The budget is 1.25"));
    let raised = admin.ask("lower_privacy_budget", &[("budget", "1.5"), ("understood", "yes")]).await;
    assert_eq!(raised.status, StatusCode::UNPROCESSABLE_ENTITY);
    let (boss, wanted) = (app.person("boss").await, insight::climate::Epsilon(150));
    app.app.store.settings().lower_privacy_budget(wanted, boss, app.now()).await.unwrap();
    assert_eq!(budget().await, "1.25");
    assert!(admin.get("/admin/invitations").await.page().contains("lowered the privacy budget to 1.25"));
}

#[tokio::test]
async fn a_breakdown_is_chosen_for_the_coming_quarter_only() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let quarters = [1, 2, 3].map(|quarter| insight::climate::Quarter { year: 2026, quarter });
    let chosen = async || {
        let mut keys = Vec::new();
        for quarter in quarters {
            keys.push(app.app.store.climate().breakdown(quarter).await.unwrap().key());
        }
        keys
    };
    assert_eq!(chosen().await, ["weekday"; 3]);
    let refused = admin.ask("choose_breakdown", &[("breakdown", "made-up")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = admin.post_and_follow("choose_breakdown", &[("breakdown", "hour")]).await.page();
    assert!(page.contains("It applies from 30 March 2026 on"), "the quarter that begins next");
    assert_eq!(chosen().await, ["weekday", "hour", "hour"]);
    admin.post("choose_breakdown", &[("breakdown", "tenure")]).await;
    assert_eq!(chosen().await, ["weekday", "tenure", "tenure"]);
    assert!(
        admin.get("/admin/invitations").await.page().contains("chose a new quarterly breakdown: By length of service")
    );
}

#[tokio::test]
async fn a_lead_named_in_a_form_sees_nothing_earlier() {
    let app = TestApp::new().await;
    app.admin("boss").hired().await;
    let agent = app.agent("a1").of("t1").hired().await;
    app.agent("d1").hired().await;
    assert_eq!(says(&agent, "noise").await, StatusCode::OK);
    app.pass(SignedDuration::from_hours(24));
    let admin = { app.signed_in("boss").await };
    admin.ask("name_lead", &[("team", "t1"), ("person", "d1")]).await;
    let profile = app.app.store.people().profile(app.person("d1").await).await.unwrap().unwrap();
    assert!(profile.memberships.iter().any(|tie| tie.role == TeamRole::Lead));
    let deputy = app.signed_in("d1").await;
    for address in ["/board/t1", "/trends/t1", "/flags"] {
        assert!(!deputy.get(address).await.page().contains("Name of a1"), "{address}");
    }
}

#[tokio::test]
async fn a_page_of_settings_has_one_main_button() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    app.agent("a1").of("t1").hired().await;
    for (address, form) in [("/admin/centre", "add_phone_number"), ("/admin/messages", "save_mail_server")] {
        let page = admin.get(address).await.page();
        assert_eq!(page.matches("class=\"button\"").count(), 1, "{address}: {page}");
        let (before, _) = page.split_once("class=\"button\"").unwrap();
        let of = before.rsplit("action=\"/api/").next().unwrap().split('"').next();
        assert_eq!(of, Some(form), "{address}");
    }
}
