//! Calendar files of one person and of a team, as an admin imports them.

use crate::support::{Client, TestApp};

/// A calendar with these events: their lines, separated by blanks.
fn calendar(events: &[&str]) -> String {
    let event = |lines: &&str| format!("BEGIN:VEVENT\r\n{}\r\nEND:VEVENT\r\n", lines.replace(' ', "\r\n"));
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}END:VCALENDAR\r\n", events.iter().map(event).collect::<String>())
}

/// Two agents with addresses, and an admin.
async fn centre() -> (TestApp, Client) {
    let app = TestApp::new().await;
    let head = "person_id,name,email,roles,team_id,site,time_zone";
    let agent = |key| format!("{key},Name of {key},{key}@example.org,agent,t1,North,Asia/Shanghai\n");
    app.take_roster(&format!("{head}\n{}{}", agent("a1"), agent("a2"))).await;
    let admin = app.admin("boss").hired().await;
    (app, admin)
}

/// The page after a file was uploaded.
async fn preview(admin: &Client, name: &str, text: &str) -> String {
    let to = admin.upload("preview_schedule", name, text.as_bytes()).await;
    admin.get(to.to()).await.page()
}

async fn import(admin: &Client, name: &str, text: &str) {
    let page = preview(admin, name, text).await;
    let draft = page.split("name=\"draft\" value=\"").nth(1).expect(&page).split('"').next().unwrap().to_owned();
    assert!(admin.ask("import_schedule", &[("draft", &draft)]).await.status.is_success());
}

/// The planned days of a person, as their export has them.
async fn planned(app: &TestApp, key: &str) -> serde_json::Value {
    app.signed_in(key).await.get("/me/export.json").await.json()["schedule"].clone()
}

#[tokio::test]
async fn a_calendar_is_that_of_the_person_in_the_name_of_its_file() {
    let (app, admin) = centre().await;
    let text = calendar(&[
        "UID:1 DTSTART:20260320T000000Z DTEND:20260320T080000Z RRULE:FREQ=DAILY;COUNT=2 SUMMARY:Chemotherapy-cover",
        "UID:2 DTSTART;VALUE=DATE:20260322 SUMMARY:Back-trouble-leave",
    ]);
    let page = preview(&admin, "shifts.ics", &text).await;
    assert!(page.contains("Nothing says whose event this is"), "{page}");
    assert!(!page.contains("Chemotherapy") && !page.contains("Back-trouble"), "no summary is shown");
    import(&admin, "A1@example.org.ics", &text).await;
    let days = serde_json::json!([
        { "workday": "2026-03-20", "hours": ["08:00-16:00"] },
        { "workday": "2026-03-21", "hours": ["08:00-16:00"] },
        { "workday": "2026-03-22", "hours": [] },
    ]);
    assert_eq!(planned(&app, "a1").await, days);
    assert_eq!(planned(&app, "a2").await, serde_json::json!([]));
    for word in ["Chemotherapy", "Back-trouble-leave"] {
        assert!(!app.keeps_on_disk(word.as_bytes()), "{word}");
    }
}

#[tokio::test]
async fn a_calendar_of_a_team_is_that_of_its_attendees() {
    let (app, admin) = centre().await;
    let text = calendar(&[
        "UID:1 DTSTART:20260320T000000Z DTEND:20260320T080000Z ATTENDEE:mailto:a1@example.org",
        "UID:2 DTSTART:20260320T060000Z DTEND:20260320T140000Z ATTENDEE:mailto:A2@example.org",
    ]);
    import(&admin, "team.ics", &text).await;
    for (key, hours) in [("a1", "08:00-16:00"), ("a2", "14:00-22:00")] {
        let days = serde_json::json!([{ "workday": "2026-03-20", "hours": [hours] }]);
        assert_eq!(planned(&app, key).await, days, "{key}");
    }
}
