//! The schedule of single days: how it is imported, and that it decides shift, workday and late check-ins.

use axum::http::StatusCode;
use domain::{ShiftHours, Workday};
use jiff::tz::TimeZone;
use store::ScheduleCounts;
use uuid::Uuid;
use weathervane::state::schedule_preview::{SchedulePreview, look_over};

use crate::support::{AGENTS, Answer, Client, Floor, TestApp, history, program, without_nonce};

mod calendars;
mod labels;
mod night;
mod unseen;

/// Imports a schedule without errors.
async fn plan(app: &TestApp, lines: &str) -> ScheduleCounts {
    let csv = format!("person_id,workday,start,end,label\n{lines}");
    let looked = look_over(&app.app.store, "schedule.csv", csv.as_bytes().into(), app.now()).await.unwrap();
    let SchedulePreview::Fits { people, .. } = looked else { panic!("{looked:?}") };
    app.app.store.schedules().import(people, None, app.now()).await.unwrap()
}

async fn check_in(agent: &Client, workday: &str) -> Answer {
    let id = Uuid::new_v4().to_string();
    let fields = [("id", &*id), ("weather", "4"), ("audience", "me"), ("workday", workday)];
    agent.ask("record_check_in", &fields).await
}

/// Workday and shift of each check-in.
async fn said(agent: &Client) -> Vec<(String, String)> {
    let entries = agent.get("/me/export.json").await.json()["entries"].as_array().unwrap().clone();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    entries.iter().map(|entry| (text(&entry["workday"]), text(&entry["shift"]))).collect()
}

fn one(workday: &str, shift: &str) -> [(String, String); 1] {
    [(workday.to_owned(), shift.to_owned())]
}

#[tokio::test]
async fn a_planned_day_decides_the_shift_and_other_days_keep_the_patterns() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").on("early 07:00-15:00").hired().await;
    plan(&app, "a1,2026-03-13,10:00,18:00,\n").await;
    app.travel("2026-03-13 11:00");
    let agent = app.signed_in("a1").await;
    assert!(agent.get("/check-in").await.shows("\u{a0}· 10:00–18:00"), "the greeting says the planned hours once");
    assert_eq!(check_in(&agent, "").await.status, StatusCode::OK);
    assert_eq!(said(&agent).await, one("2026-03-13", "10:00-18:00"));
    app.travel("2026-03-14 08:00");
    let agent = app.signed_in("a1").await;
    check_in(&agent, "").await;
    assert_eq!(said(&agent).await[1], ("2026-03-14".to_owned(), "early".to_owned()));
}

#[tokio::test]
async fn somebody_without_a_schedule_keeps_their_patterns() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").on("early 07:00-15:00").hired().await;
    app.agent("a2").of("t1").on("early 07:00-15:00").hired().await;
    plan(&app, "a1,2026-03-13,,,off\n").await;
    app.travel("2026-03-13 08:00");
    for (key, shift) in [("a1", ""), ("a2", "early")] {
        let agent = app.signed_in(key).await;
        check_in(&agent, "").await;
        assert_eq!(said(&agent).await, one("2026-03-13", shift), "a day off takes check-ins, too");
    }
}

#[tokio::test]
async fn a_late_check_in_belongs_to_the_planned_shift_that_ended() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").on("early 07:00-15:00").hired().await;
    plan(&app, "a1,2026-03-12,12:00,20:00,\na1,2026-03-13,,,off\na1,2026-03-14,09:00,17:00,\n").await;
    app.travel("2026-03-13 12:00");
    let agent = app.signed_in("a1").await;
    assert!(
        agent.get("/check-in").await.page().contains("/check-in?workday=2026-03-12"),
        "nothing began on the day off"
    );
    assert_eq!(check_in(&agent, "2026-03-12").await.status, StatusCode::OK);
    assert_eq!(said(&agent).await, one("2026-03-12", "12:00-20:00"));
    app.travel("2026-03-14 09:00");
    let agent = app.signed_in("a1").await;
    assert_eq!(check_in(&agent, "2026-03-12").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_schedule_that_changes_while_a_form_is_open_moves_nothing() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    plan(&app, "a1,2026-03-12,08:00,16:00,\na1,2026-03-13,08:00,16:00,\n").await;
    app.travel("2026-03-13 07:00");
    let agent = app.signed_in("a1").await;
    let late = agent.get("/check-in?workday=2026-03-12").await.page();
    assert!(late.contains("name=\"workday\" value=\"2026-03-12\""));
    // The shift of the 13th takes check-ins already, and the 12th is over.
    let counts = plan(&app, "a1,2026-03-12,08:00,12:00,\na1,2026-03-13,14:00,22:00,\na1,2026-03-14,,,off\n").await;
    assert_eq!((counts.begun, counts.off), (2, 1));
    let counts = plan(&app, "a1,2026-03-09,08:00,12:00,\n").await;
    assert_eq!((counts.begun, counts.worked), (1, 0), "a day that is long over is planned no more");
    assert_eq!(check_in(&agent, "2026-03-12").await.status, StatusCode::OK, "the open form is still accepted");
    assert_eq!(check_in(&agent, "").await.status, StatusCode::OK);
    let shift = "08:00-16:00".to_owned();
    let days = ["2026-03-12", "2026-03-13"].map(|day| (day.to_owned(), shift.clone()));
    assert_eq!(said(&agent).await, days);
}

#[tokio::test]
async fn a_shift_that_has_not_begun_can_be_moved_on_its_day() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    plan(&app, "a1,2026-03-13,14:00,22:00,\n").await;
    app.travel("2026-03-13 09:00");
    let counts = plan(&app, "a1,2026-03-13,16:00,23:00,\n").await;
    assert_eq!((counts.changed, counts.begun), (1, 0));
    let counts = plan(&app, "a1,2026-03-13,10:00,18:00,\n").await;
    assert_eq!((counts.changed, counts.begun), (0, 1), "it would take check-ins at once");
    let day: Workday = "2026-03-13".parse().unwrap();
    let exported = app.signed_in("a1").await.get("/me/export.json").await.json();
    assert_eq!(exported["changed_at_short_notice"][0]["workday"], "2026-03-13");
    let person = app.app.store.people().by_key("a1".to_owned()).await.unwrap().unwrap();
    assert_eq!(person.schedule.day(day).map(ShiftHours::write_many).as_deref(), Some("16:00-23:00"));
    assert_eq!(person.plan().shifts_on(day).len(), 1, "others can ask who is on shift");
}

#[tokio::test]
async fn a_person_is_found_by_id_and_by_address() {
    let app = TestApp::new().await;
    app.take_roster("person_id,name,email\na1,Name of a1,a1@example.org\n").await;
    let counts = plan(&app, "a1@Example.org,2026-03-20,08:00,16:00,\nA1,2026-03-21,08:00,16:00,\n").await;
    assert_eq!((counts.people, counts.worked, counts.off), (1, 2, 0));
}

#[tokio::test]
async fn people_who_lose_all_their_shifts_are_counted() {
    let app = TestApp::new().await;
    for key in ["a1", "a2"] {
        app.agent(key).of("t1").hired().await;
    }
    plan(&app, "a1,2026-03-20,08:00,16:00,\na2,2026-03-20,08:00,16:00,\n").await;
    let counts = plan(&app, "a1,2026-03-20,,,Sick leave\na2,2026-03-20,09:00,16:00,\n").await;
    assert_eq!((counts.had_shifts, counts.lost_all, counts.changed), (2, 1, 2));
}

#[tokio::test]
async fn my_weather_shows_the_next_shifts_and_what_was_changed() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    assert!(!agent.get("/me").await.shows("Your next shifts"), "without a schedule there is nothing to show");
    plan(&app, "a1,2026-03-12,22:00,06:00,\na1,2026-03-13,,,off\na1,2026-03-30,08:00,16:00,\n").await;
    let page = agent.get("/me").await.page();
    assert!(page.contains("22:00–06:00") && page.contains("Day off"), "{page}");
    assert!(!page.contains("08:00–16:00") && !page.contains("changed 11"), "{page}");
    plan(&app, "a1,2026-03-12,20:00,04:00,\n").await;
    let page = agent.get("/me").await.page();
    assert!(page.contains("changed 11 March") && page.contains("One day was changed less than 48 hours"), "{page}");
    plan(&app, "a1,2026-03-14,,,off\n").await;
    plan(&app, "a1,2026-03-14,09:00,17:00,\n").await;
    let page = agent.get("/me").await.page();
    assert!(page.contains("09:00–17:00") && page.contains("One day was changed"), "three days are long enough: {page}");
}

#[tokio::test]
async fn a_lead_sees_how_often_shifts_of_five_people_changed_never_whose() {
    let floor = Floor::with(&history()).await;
    let lead = floor.signed_in("l1").await;
    let tomorrow = floor.app.today().plus(1);
    let lines = |agents: &[&str], hours: &str| {
        agents.iter().map(|agent| format!("{agent},{tomorrow},{hours},\n")).collect::<String>()
    };
    plan(&floor.app, &lines(&AGENTS, "08:00,16:00")).await;
    let pages = async || {
        let mut pages = Vec::new();
        for page in ["/trends/t1", "/flags"] {
            pages.push(without_nonce(&lead.get(page).await.page()));
        }
        pages
    };
    let before = pages().await;
    plan(&floor.app, &lines(&["a1", "a2", "a3", "a4", "b1", "b2", "b3"], "12:00,20:00")).await;
    assert!(pages().await == before, "four people of the team are too few");
    plan(&floor.app, &lines(&["a5"], "12:00,20:00")).await;
    let after = pages().await;
    assert!(after[0].contains("5 times in the last 13 weeks, for 5 people"), "{}", after[0]);
    assert!(after[1..] == before[1..], "no other page of a lead says anything");
}

#[tokio::test]
async fn the_reason_of_a_day_off_is_stored_nowhere() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    plan(&app, "a1,2026-03-20,,,Sickness-of-the-back leave\na1,2026-03-21,09:00,17:00,Chemotherapy-cover\n").await;
    let exported = agent.get("/me/export.json").await.json();
    let days = serde_json::json!([
        { "workday": "2026-03-20", "hours": [] },
        { "workday": "2026-03-21", "hours": ["09:00-17:00"] },
    ]);
    assert_eq!(exported["schedule"], days, "the schedule is in the person's export");
    app.app.store.empty_logs().await;
    let file = std::fs::read(app.app.store.file()).unwrap();
    for label in ["Sickness-of-the-back", "Chemotherapy-cover"] {
        assert!(!file.windows(label.len()).any(|bytes| bytes == label.as_bytes()), "{label}");
    }
}

#[tokio::test]
async fn an_admin_previews_a_schedule_and_takes_it_in() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let wrong = b"person_id,workday,start,end\nnobody,2026-03-20,7,15:00\n";
    let to = admin.upload("preview_schedule", "schedule.csv", wrong).await;
    let page = admin.get(to.to()).await.page();
    assert!(
        page.contains("nobody") && page.contains("<code>start<") && !page.contains("/api/import_schedule"),
        "{page}"
    );
    let csv = b"person_id,workday,start,end,desk\na1,2026-03-20,07:00,15:00,4\n";
    let to = admin.upload("preview_schedule", "schedule.csv", csv).await;
    let page = admin.get(to.to()).await.page();
    assert!(page.contains("Ignored columns: desk.") && page.contains("One person, on 20 March 2026."), "{page}");
    assert_eq!(
        agent.get("/me/export.json").await.json()["schedule"],
        serde_json::json!([]),
        "a preview stores nothing"
    );
    let draft = page.split("name=\"draft\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let done = admin.post_and_follow("import_schedule", &[("draft", &draft)]).await.page();
    assert!(done.contains("One person: one day with a shift"), "{done}");
    assert_eq!(agent.get("/me/export.json").await.json()["schedule"][0]["workday"], "2026-03-20");
    let log = admin.get("/admin/invitations").await.page();
    assert!(log.contains("imported a schedule for one person"), "{log}");
    let page = admin.get("/admin/schedule").await.page();
    for (_, name) in import::schedule_file::column_names(domain::Locale::En) {
        assert!(page.contains(&format!("<code>{name}<")), "{name}");
    }
}

#[tokio::test]
async fn the_columns_of_a_schedule_with_problems_can_be_stated() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let wrong = b"person_id,workday,start,end\nnobody,2026-03-20,07:00,15:00\n";
    let to = admin.upload("preview_schedule", "schedule.csv", wrong).await;
    let page = admin.get(to.to()).await.page();
    assert!(page.contains("Is a column read as the wrong thing?"), "{page}");
    assert!(page.contains("href=\"/admin/schedule?step=columns\""), "{page}");
    let page = admin.get("/admin/schedule?step=columns").await.page();
    assert!(page.contains("What each column of the file is") && page.contains("nobody"), "{page}");
    let calendar =
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260320T000000Z\r\nDTEND:20260320T080000Z\r\n\
                     END:VEVENT\r\nEND:VCALENDAR\r\n";
    let to = admin.upload("preview_schedule", "shifts.ics", calendar).await;
    let page = admin.get(to.to()).await.page();
    assert!(page.contains("Nothing says whose event this is") && !page.contains("step=columns"), "{page}");
}

#[tokio::test]
async fn a_preview_says_for_whom_and_for_which_days_it_is_and_what_it_replaces() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    app.agent("a1").of("t1").hired().await;
    app.agent("a2").of("t1").hired().await;
    plan(&app, "a1,2026-03-20,07:00,15:00,\na1,2026-03-22,07:00,15:00,\n").await;
    let csv = b"person_id,workday,start,end\na1,2026-03-20,09:00,17:00\na2,2026-03-23,09:00,17:00\n";
    let to = admin.upload("preview_schedule", "schedule.csv", csv).await;
    let page = admin.get(to.to()).await.page();
    assert!(page.contains("2 people, from 20 March 2026 to 23 March 2026."), "{page}");
    assert!(
        page.contains("It replaces what’s planned for them on these days. 2 days change. "),
        "a shift and a day off: {page}"
    );
    assert!(page.contains("Name of a1, Name of a2") && page.contains("Nobody else’s plan changes."), "{page}");
    admin.post("switch_language", &[("language", "zh-CN")]).await;
    let page = admin.get(to.to()).await.page();
    assert!(page.contains("共 2 人，从2026年3月20日到2026年3月23日。"), "{page}");
    assert!(page.contains("Name of a1、Name of a2") && page.contains("有 2 天和原来不一样"), "{page}");
}

#[tokio::test]
async fn a_schedule_is_deleted_with_its_person_and_four_weeks_after_its_day() {
    let app = TestApp::new().await;
    for key in ["a1", "a2"] {
        app.agent(key).of("t1").hired().await;
        plan(&app, &format!("{key},2026-03-12,08:00,16:00,\n{key},2026-03-20,08:00,16:00,\n")).await;
    }
    let (a1, a2) = (app.person("a1").await, app.person("a2").await);
    let days = async |id| {
        let person = app.app.store.people().profile(id).await.unwrap().unwrap().person;
        person.schedule.since(Workday::from_number(0)).count()
    };
    app.travel("2026-04-09 12:00");
    app.app.store.schedules().forget(app.now()).await.unwrap();
    assert_eq!(days(a1).await, 9, "28 days are kept");
    app.travel("2026-04-10 12:00");
    app.app.store.schedules().forget(app.now()).await.unwrap();
    assert_eq!(days(a1).await, 8);
    app.app.store.erasures().erase_person(a1, app.now()).await.unwrap();
    assert_eq!((days(a1).await, days(a2).await), (0, 8));
}

#[tokio::test]
async fn a_change_at_short_notice_is_deleted_with_its_person_and_after_13_weeks() {
    let app = TestApp::new().await;
    for key in ["a1", "a2"] {
        app.agent(key).of("t1").hired().await;
        for hours in ["08:00,16:00", "09:00,16:00"] {
            plan(&app, &format!("{key},2026-03-12,{hours},\n")).await;
        }
    }
    let (a1, a2) = (app.person("a1").await, app.person("a2").await);
    let changes = async |id| app.app.store.schedules().changes_of(id).await.unwrap().len();
    assert_eq!((changes(a1).await, changes(a2).await), (1, 1));
    app.app.store.erasures().erase_person(a1, app.now()).await.unwrap();
    assert_eq!((changes(a1).await, changes(a2).await), (0, 1));
    app.travel("2026-06-11 12:00");
    app.app.store.schedules().forget(app.now()).await.unwrap();
    assert_eq!(changes(a2).await, 1, "91 days are kept");
    app.travel("2026-06-12 12:00");
    app.app.store.schedules().forget(app.now()).await.unwrap();
    assert_eq!(changes(a2).await, 0);
}

#[test]
fn the_command_line_imports_a_schedule_and_says_what_is_wrong_with_it() {
    let directory = tempfile::TempDir::new().unwrap();
    let data = directory.path().join("data");
    let import = |what: &str, text: &str, more: &[&str]| {
        let file = directory.path().join("file.csv");
        std::fs::write(&file, text).unwrap();
        let output = program(&[&["import", what, file.to_str().unwrap()], more].concat(), &data).output().unwrap();
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        (output.status.success(), said.concat())
    };
    assert!(import("roster", "person_id,name\np1,Ann\n", &[]).0);
    let (fits, said) = import("schedule", "person_id,workday,start,end\np9,2026-03-20,07:00,07:00\n", &[]);
    assert!(!fits && said.contains("“p9”") && said.contains("Line 2, column “end”"), "{said}");
    let csv = "person_id,workday,start,end,label\np1,2026-03-20,22:00,06:00,Night\np1,2026-03-22,,,RDO\n";
    let (fits, said) = import("schedule", csv, &["--dry-run"]);
    assert!(fits && said.contains("Nothing was written"), "{said}");
    let (fits, said) = import("schedule", csv, &[]);
    assert!(fits && said.contains("One person: one day with a shift, 2 days off"), "{said}");
    let (_, said) = import("schedule", csv, &["--lang", "zh-CN"]);
    assert!(said.contains("1 人：上班 1 天，休息 2 天"), "{said}");
}

/// A moment by the clock of a place.
fn local(zone: &str, text: &str) -> jiff::Timestamp {
    let zone = TimeZone::get(zone).unwrap();
    text.parse::<jiff::civil::DateTime>().unwrap().to_zoned(zone).unwrap().timestamp()
}
