//! Wishes to talk in data of an earlier version: only today's shared ones become requests, and only once.

use rusqlite::Connection;
use store::DATABASE;
use tempfile::TempDir;
use weathervane::app::jobs::adopt_wishes;

use super::{ids, request};
use crate::support::TestApp;

/// Data of the version before there were sealed notes: one lead, and five agents who wished to talk in different ways.
///
/// ```text
/// a1 today, shared with the lead     a2 today, private     a3 yesterday, shared     a4 today, shared, without a wish
/// a5 yesterday's night shift, which still runs in the morning
/// ```
fn earlier_data() -> TempDir {
    let directory = TempDir::new().unwrap();
    let database = Connection::open(directory.path().join(DATABASE)).unwrap();
    for sql in [
        include_str!("../../../../crates/store/src/migrations/0001_centre.sql"),
        include_str!("../../../../crates/store/src/migrations/0002_weather.sql"),
        include_str!("../../../../crates/store/src/migrations/0003_stressors.sql"),
        include_str!("../../../../crates/store/src/migrations/0004_new_normals.sql"),
    ] {
        database.execute_batch(sql).unwrap();
    }
    database
        .execute_batch(
            "INSERT INTO site (id, name, time_zone) VALUES (1, 'North', 'Asia/Shanghai');
             INSERT INTO department (id, site_id, name) VALUES (1, 1, 'Care');
             INSERT INTO team (id, key, name, department_id) VALUES (1, 't1', 'Cirrus', 1);
             INSERT INTO person (id, key, name, roles, site_id, default_audience, shift_patterns) VALUES
             (1, 'a1', 'A1', 1, 1, 1, ''), (2, 'a2', 'A2', 1, 1, 1, ''), (3, 'a3', 'A3', 1, 1, 1, ''),
             (4, 'a4', 'A4', 1, 1, 1, ''), (5, 'a5', 'A5', 1, 1, 1, 'night 22:00-10:00'), (6, 'l1', 'L1', 2, 1, NULL, '');",
        )
        .unwrap();
    let today: i32 = "2026-03-11".parse::<domain::Workday>().unwrap().number();
    for person in 1..=6 {
        let tie = u8::from(person == 6);
        let values = rusqlite::params![person, tie];
        database
            .execute("INSERT INTO membership (person_id, team_id, tie, starts_on) VALUES (?1, 1, ?2, 20000)", values)
            .unwrap();
    }
    // One hour before the tests begin; in UTC that is still today, in the early morning.
    let nine = crate::support::START.parse::<jiff::Timestamp>().unwrap().as_millisecond();
    let entries = [
        (1_u8, today, true, 1, ""),
        (2, today, true, 0, ""),
        (3, today - 1, true, 2, ""),
        (4, today, false, 1, ""),
        (5, today - 1, true, 2, "night"),
    ];
    for (person, workday, wish, audience, shift) in entries {
        database
            .execute(
                "INSERT INTO check_in (person_id, id, workday, said_at, shift, team_id, weather, wish_to_talk, audience, note_audience) \
                 VALUES (?1, ?2, ?3, ?4, nullif(?5, ''), 1, 2, ?6, ?7, 0)",
                rusqlite::params![person, [person; 16], workday, nine - 3_600_000, shift, wish, audience],
            )
            .unwrap();
    }
    database.pragma_update(None, "user_version", 4).unwrap();
    directory
}

#[tokio::test]
async fn todays_shared_wishes_become_requests_to_the_lead() {
    let app = TestApp::opening(earlier_data());
    adopt_wishes(&app.app).await;
    let board = app.signed_in("l1").await.get("/board").await.page();
    assert_eq!(board.matches("class=\"asked-request").count(), 2, "{board}");
    for (agent, asks) in [("a1", true), ("a2", false), ("a3", false), ("a4", false), ("a5", true)] {
        let page = app.signed_in(agent).await.get("/support").await.page();
        assert_eq!(!ids(&page).is_empty(), asks, "{agent}: {page}");
    }
    assert!(board.contains("Waiting since 08:00"), "it has waited since the check-in: {board}");
    // It is done once: what was withdrawn since does not come back at the next start.
    let agent = app.signed_in("a1").await;
    agent.ask("end_talk", &[("request", &request(&agent, "/support").await)]).await;
    adopt_wishes(&app.app).await;
    assert_eq!(ids(&agent.get("/support").await.page()), Vec::<String>::new());
}

#[tokio::test]
async fn wishes_of_an_earlier_day_are_over_when_the_program_starts_later() {
    let app = TestApp::opening(earlier_data());
    app.travel("2026-03-12 09:00");
    adopt_wishes(&app.app).await;
    assert!(!app.signed_in("l1").await.get("/board").await.page().contains("asked-request"));
    // The check-ins themselves are all there.
    assert_eq!(app.signed_in("a2").await.get("/me/export.json").await.json()["entries"].as_array().unwrap().len(), 1);
}
