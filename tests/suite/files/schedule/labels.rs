//! What a schedule file does not tell is asked, and how its labels are read is shown before it is imported.

use serde_json::json;

use crate::support::{Client, TestApp};

/// Uploads a schedule, and returns the page that follows.
async fn look_over(admin: &Client, csv: &str) -> String {
    let answer = admin.upload("preview_schedule", "schedule.csv", csv.as_bytes()).await;
    admin.get(answer.to()).await.page()
}

/// Answers a question of a page about its draft; returns the next page.
async fn answer(admin: &Client, page: &str, answers: &[(&str, &str)]) -> String {
    let fields = [&[("draft", draft(page))], answers].concat();
    let answer = admin.ask_multipart("preview_schedule", &fields).await;
    admin.get(answer.to()).await.page()
}

fn draft(page: &str) -> &str {
    let rest = page.split("name=\"draft\" value=\"").nth(1).unwrap_or_else(|| panic!("no draft: {page}"));
    rest.split('"').next().unwrap()
}

/// The choice of how a label of a page is read.
fn choice(page: &str, index: usize) -> &str {
    let rest = page.split(&format!("id=\"label-{index}\"")).nth(1).unwrap_or_else(|| panic!("no label: {page}"));
    rest.split("</select>").next().unwrap()
}

async fn planned(agent: &Client) -> serde_json::Value {
    agent.get("/me/export.json").await.json()["schedule"].clone()
}

#[tokio::test]
async fn headings_that_are_not_known_are_assigned_to_columns_by_the_admin() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let page =
        look_over(&admin, "MA-Nr;Tag;Von;Bis;Art\na1;2026-03-20;07:00;15:00;Dienst\na1;2026-03-21;07:00;15:00;Krank\n")
            .await;
    assert!(page.contains("07:00") && page.contains("name=\"column-4\""), "samples and a choice: {page}");
    assert!(page.contains("These columns are needed: Employee ID") && !page.contains("/api/import_schedule"), "{page}");
    let columns = [("column-0", "person_id"), ("column-2", "start"), ("column-3", "end")];
    let page = answer(&admin, &page, &columns).await;
    assert!(page.contains("These columns are needed: Date."), "no time has a date: {page}");
    let page = answer(&admin, &page, &[("column-1", "workday"), ("column-4", "")]).await;
    assert!(page.contains("/api/import_schedule") && page.contains("Ignored columns: Art."), "{page}");
    let again = admin.get("/admin/schedule?step=columns").await.page();
    let page = answer(&admin, &again, &[("column-4", "label")]).await;
    assert!(page.contains(">Krank<") && !page.contains("Ignored columns"), "{page}");
    admin.post("import_schedule", &[("draft", draft(&page))]).await;
    let days = json!([
        { "workday": "2026-03-20", "hours": ["07:00-15:00"] },
        { "workday": "2026-03-21", "hours": [] },
    ]);
    assert_eq!(planned(&agent).await, days);
}

#[tokio::test]
async fn each_column_of_unclear_dates_is_asked_for_with_an_example() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let file = "person_id,workday,start,end\na1,4/3/2026,4/3/2026 07:00,15:00\na1,5/3/2026,5/3/2026 07:00,15:00\n";
    let page = look_over(&admin, file).await;
    assert!(page.contains("dates-workday") && page.contains("dates-start") && page.contains("2–3"), "{page}");
    assert_eq!((page.matches("4 March 2026").count(), page.matches("3 April 2026").count()), (2, 2), "{page}");
    let page = answer(&admin, &page, &[("dates-workday", "month-first"), ("dates-start", "month-first")]).await;
    assert!(page.contains("/api/import_schedule"), "{page}");
    admin.post("import_schedule", &[("draft", draft(&page))]).await;
    let hours =
        |of: &serde_json::Value, day: &str| of.as_array().unwrap().iter().find(|one| one["workday"] == day).cloned();
    let planned = planned(&agent).await;
    let day = hours(&planned, "2026-04-03");
    assert_eq!(day, Some(json!({ "workday": "2026-04-03", "hours": ["07:00-15:00"] })), "{planned}");
}

#[tokio::test]
async fn a_preview_says_how_each_label_is_read_and_an_admin_corrects_it() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let agent = app.agent("a1").of("t1").hired().await;
    app.agent("a2").of("t1").hired().await;
    let csv = "person_id,workday,start,end,label\na1,2026-03-20,07:00,15:00,Holiday hotline\n\
               a1,2026-03-21,07:00,15:00,Vacation day\na2,2026-03-21,07:00,15:00,vacation day\n\
               a1,2026-03-22,07:00,15:00,Zwickeltag\n";
    let page = look_over(&admin, csv).await;
    assert!(page.contains("could be work or time off: Holiday hotline."), "{page}");
    let rows = [(0, "Holiday hotline", "work"), (1, "Vacation day", "off"), (2, "Zwickeltag", "work")];
    for (index, label, reading) in rows {
        assert!(page.contains(&format!("<label for=\"label-{index}\">{label}<")), "{label}: {page}");
        let choice = choice(&page, index);
        assert!(choice.contains(&format!("value=\"{reading}\" selected")), "{label}: {choice}");
    }
    let days = page.split(">Vacation day<").nth(1).unwrap();
    assert!(days.split("</td>").next().unwrap().contains(">2"), "the days of both people: {days}");
    let page = answer(&admin, &page, &["work", "off", "off"].map(|reading| ("labels[]", reading))).await;
    assert!(!page.contains("could be work or time off"), "it was said: {page}");
    admin.post("import_schedule", &[("draft", draft(&page))]).await;
    let hours = planned(&agent).await;
    let hours: Vec<_> = hours.as_array().unwrap().iter().map(|day| day["hours"].clone()).collect();
    assert_eq!(hours, [json!(["07:00-15:00"]), json!([]), json!([])]);
    app.app.store.empty_logs().await;
    for label in [&b"Zwickeltag"[..], b"Vacation day", b"Holiday hotline"] {
        assert!(!app.keeps_on_disk(label), "{}", String::from_utf8_lossy(label));
    }
}

#[tokio::test]
async fn the_labels_of_a_calendar_are_shown_as_well() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    app.agent("a1").of("t1").hired().await;
    let event = "UID:1\r\nDTSTART:20260320T020000Z\r\nDURATION:PT8H\r\nSUMMARY:Sick - paid\r\n";
    let calendar = format!("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{event}END:VEVENT\r\nEND:VCALENDAR\r\n");
    let to = admin.upload("preview_schedule", "a1.ics", calendar.as_bytes()).await;
    let page = admin.get(to.to()).await.page();
    assert!(choice(&page, 0).contains("value=\"off\" selected"), "{page}");
    let page = answer(&admin, &page, &[("labels[]", "work")]).await;
    assert!(choice(&page, 0).contains("value=\"work\" selected") && page.contains("/api/import_schedule"), "{page}");
}

#[tokio::test]
async fn an_import_reads_the_labels_as_they_are_chosen_on_its_page() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let csv = "person_id,workday,start,end,label\na1,2026-03-20,07:00,15:00,Holiday hotline\n\
               a1,2026-03-21,07:00,15:00,Zwickeltag\n";
    let page = look_over(&admin, csv).await;
    for figure in ["<dt>person</dt><dd>1</dd>", "<dt>days with a shift</dt><dd>2</dd>"] {
        assert!(page.replace("<!>", "").contains(figure), "{figure}: {page}");
    }
    let fields = [("draft", draft(&page)), ("labels[]", "work"), ("labels[]", "off")];
    let done = admin.post_and_follow("import_schedule", &fields).await.page();
    assert!(done.contains("One person: one day with a shift, one day off"), "{done}");
    let hours = planned(&agent).await;
    let hours: Vec<_> = hours.as_array().unwrap().iter().map(|day| day["hours"].clone()).collect();
    assert_eq!(hours, [json!(["07:00-15:00"]), json!([])]);
}
