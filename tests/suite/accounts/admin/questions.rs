//! What a roster file does not tell is asked, and what it would change is told field by field.

use super::look_over;
use crate::support::{Client, TestApp, program};

/// The draft that a page of the import shows.
fn draft(page: &str) -> String {
    let rest = page.split("name=\"draft\" value=\"").nth(1).unwrap_or_else(|| panic!("no draft: {page}"));
    rest.split('"').next().unwrap().to_owned()
}

/// Answers a question about the draft of a page; returns the next page.
async fn answer(admin: &Client, page: &str, answers: &[(&str, &str)]) -> String {
    let draft = draft(page);
    let fields = [&[("draft", draft.as_str())], answers].concat();
    let answer = admin.ask_multipart("preview_roster", &fields).await;
    admin.get(answer.to()).await.page()
}

#[tokio::test]
async fn headings_that_are_not_known_are_assigned_to_columns_by_the_admin() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let page = look_over(&admin, b"Nr;Wer;Desk\n7;Ann Lee;A3\n8;Bo Ray;A4\n").await;
    assert!(page.contains("Ann Lee\u{a0}· Bo Ray") && page.contains("name=\"column-1\""), "a choice: {page}");
    assert!(!page.contains("/api/import_roster"));
    let page = answer(&admin, &page, &[("column-0", "person_id"), ("column-1", "name"), ("column-2", "")]).await;
    assert!(page.contains("/api/import_roster") && page.contains("Ignored columns: Desk."), "{page}");
    let again = admin.get("/admin/import?step=columns").await.page();
    let choice = again.split("name=\"column-1\"").nth(1).unwrap().split("</select>").next().unwrap();
    assert!(choice.contains("value=\"name\" selected"), "the answers are kept: {choice}");
    let page = answer(&admin, &again, &[("column-2", "team")]).await;
    assert!(page.contains("Team: A3") && !page.contains("Ignored columns"), "{page}");
    admin.post("import_roster", &[("draft", &draft(&page))]).await;
    assert_eq!(app.app.store.people().by_key("8".to_owned()).await.unwrap().unwrap().name, "Bo Ray");
}

#[tokio::test]
async fn dates_that_can_be_two_days_are_asked_for_in_words() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let page = look_over(&admin, b"person_id,name,starts_on\np1,Ann,4/3/2026\n").await;
    assert!(page.contains("4 March 2026") && page.contains("3 April 2026"), "{page}");
    let page = answer(&admin, &page, &[("dates-starts_on", "month-first")]).await;
    assert!(page.contains("First day: 3 April 2026") && page.contains("/api/import_roster"), "{page}");
}

#[tokio::test]
async fn each_column_of_unclear_dates_is_asked_for_with_its_lines() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let file = b"person_id,name,starts_on,ends_on\np1,Ann,4/3/2026,5/6/2026\np2,Bo,6/3/2026,\n";
    let page = look_over(&admin, file).await;
    assert!(page.contains("starts_on") && page.contains("2–3") && page.contains("ends_on"), "{page}");
    let (starts, ends) = (page.find("dates-starts_on").unwrap(), page.find("dates-ends_on").unwrap());
    assert!(starts < ends, "in the order of the file: {page}");
    let fields = page.split("<fieldset").filter(|part| part.contains("dates-"));
    let fields: Vec<_> = fields.map(|part| part.split("</fieldset>").next().unwrap()).collect();
    let is_open = |field: &&str| !field.contains(" checked") && !field.contains("Choose the day that’s meant.");
    assert!(fields.len() == 2 && fields.iter().all(is_open), "nothing is answered in advance: {page}");
    let page = answer(&admin, &page, &[]).await;
    assert_eq!(page.matches("Choose the day that’s meant.").count(), 2, "{page}");
    let page = answer(&admin, &page, &[("dates-ends_on", "month-first")]).await;
    assert!(page.contains("Choose the day that’s meant.") && !page.contains("dates-ends_on"), "{page}");
    let page = look_over(&admin, file).await;
    let orders = [("dates-starts_on", "month-first"), ("dates-ends_on", "day-first")];
    let page = answer(&admin, &page, &orders).await;
    assert!(page.contains("First day: 3 April 2026") && page.contains("Last day: 5 June 2026"), "{page}");
}

#[tokio::test]
async fn cells_that_are_pasted_are_a_roster_and_are_corrected_in_place() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let cells = "工号\t姓名\t班组\np1\t王芳\t一组\np2\t\t</textarea><b>\n";
    let to = admin.ask_multipart("preview_roster", &[("pasted", cells)]).await;
    let page = admin.get(to.to()).await.page();
    let text = page.split("<textarea").nth(1).unwrap().split("</textarea>").next().unwrap();
    assert!(text.contains("王芳\t一组") && text.contains("&lt;/textarea&gt;"), "{text}");
    let to = admin.ask_multipart("preview_roster", &[("pasted", &cells.replace("p2\t\t</textarea><b>\n", ""))]).await;
    let page = admin.get(to.to()).await.page();
    assert!(page.contains("/api/import_roster") && page.contains("王芳"), "{page}");
}

#[tokio::test]
async fn a_preview_tells_each_field_with_its_old_and_new_value() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    app.agent("a1").of("t1").on("early 07:00-15:00").hired().await;
    let file = "person_id,name,email,team_id,shift_pattern\n\
                a1,Name of a1,a1@example.org,t2,\"early 07:00-15:00; late 14:00-22:00\"\nn1,New,,t1,owl 00:00-08:00\n";
    let page = look_over(&admin, file.as_bytes()).await;
    for line in ["Email: none → a1@example.org", "Shift: none → late 14:00-22:00", "Shift: owl 00:00-08:00"] {
        assert!(page.contains(line), "{line} is missing: {page}");
    }
    assert!(page.contains("Team: ") && !page.contains("Shift: early"), "what stays is not named: {page}");
}

#[test]
fn a_dry_run_prints_the_fields_that_the_preview_shows() {
    let directory = tempfile::TempDir::new().unwrap();
    let file = directory.path().join("roster.csv");
    let import = |text: &str, more: &[&str]| {
        std::fs::write(&file, text).unwrap();
        let arguments = [&["import", "roster", file.to_str().unwrap()], more].concat();
        let output = program(&arguments, &directory.path().join("data")).output().unwrap();
        (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned(), output.stderr)
    };
    assert!(import("person_id,name,email\na1,Ann,\n", &[]).0);
    let (fits, said, _) = import("person_id,name,email\na1,Ann Lee,ann@example.org\n", &["--dry-run"]);
    assert!(fits && said.contains("Name: Ann → Ann Lee\n") && said.contains("Email: none → ann@example.org"), "{said}");
    let unclear = "person_id,name,starts_on\nb1,Bo,4/3/2026\n";
    let (fits, _, why) = import(unclear, &["--dry-run"]);
    assert!(!fits && String::from_utf8_lossy(&why).contains("two different days"));
    let (fits, said, _) = import(unclear, &["--dry-run", "--dates", "day-first"]);
    assert!(fits && said.contains("First day: 4 March 2026"), "{said}");
}

#[test]
fn the_command_line_names_columns_as_the_file_or_the_language_does() {
    let directory = tempfile::TempDir::new().unwrap();
    let file = directory.path().join("file.csv");
    let refused = |arguments: &[&str], text: &str| {
        std::fs::write(&file, text).unwrap();
        let arguments = [&["import", arguments[0], file.to_str().unwrap()], &arguments[1..]].concat();
        let output = program(&arguments, &directory.path().join("data")).output().unwrap();
        assert!(!output.status.success(), "{text}");
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    let chinese = ["roster", "--lang", "zh-CN"];
    let said = refused(&chinese, "工号,姓名,入职日期\np1,安,2026/2/30\n");
    assert!(said.contains("“入职日期”") && !said.contains("starts_on"), "{said}");
    let said = refused(&chinese, "工号,班组\np1,一组\n");
    assert!(said.contains("“姓名”") && !said.contains("“name”"), "{said}");
    assert!(refused(&["roster"], "person_id,team\np1,One\n").contains("“Name”"));
    assert!(refused(&["schedule"], "person_id,start\np1,07:00\n").contains("“End”"));
    assert!(refused(&["load"], "时段\n2026-03-09 08:00\n").contains("“Calls offered”"));
    assert!(refused(&["check-ins"], "person_id,日期\np1,2026-03-09\n").contains("“Weather”"));
}
