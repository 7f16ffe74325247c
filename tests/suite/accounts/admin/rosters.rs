//! Rosters: previewed first, then imported completely or not at all.

use axum::http::StatusCode;

use super::{look_over, take_in};
use crate::support::TestApp;

const ROSTER: &str =
    "person_id,name,email,roles,team_id,team,department,site,time_zone,shift_pattern,starts_on,ends_on\n";

#[tokio::test]
async fn a_roster_creates_and_updates_people_teams_and_shifts() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let first = format!(
        "{ROSTER}p1,Li Na,li@example.org,agent,t1,Team One,Care,North,Asia/Shanghai,early 07:00-15:00,,\n\
         p2,Bo,,agent,t1,,,North,,,,\np3,Cy,,lead,t1,,,North,,,,\n"
    );
    let page = look_over(&admin, first.as_bytes()).await;
    assert!(page.contains("Li Na"), "the preview names who joins");
    assert!(app.app.store.people().by_key("p1".to_owned()).await.unwrap().is_none(), "a preview changes nothing");
    let done = take_in(&admin, &first).await.page();
    assert!(done.contains('3'), "{done}");
    let person = app.app.store.people().by_key("P1".to_owned()).await.unwrap().unwrap();
    assert_eq!(person.patterns[0].to_string(), "early 07:00-15:00");
    assert_eq!(person.time_zone.iana_name(), Some("Asia/Shanghai"));

    // The next day one person moves, one leaves, and people who are not named stay.
    app.travel("2026-03-12 09:00");
    let admin = app.signed_in("boss").await;
    take_in(
        &admin,
        &format!(
            "{ROSTER}p1,Li Na,li@example.org,agent,t2,Team Two,Care,North,Asia/Shanghai,early 07:00-15:00,,\n\
             p2,Bo,,agent,t1,Team One,Care,North,,,,2026-03-12\n"
        ),
    )
    .await
    .page();
    let ties = |key: &'static str| {
        let app = app.clone();
        async move {
            let id = app.person(key).await;
            let profile = app.app.store.people().profile(id).await.unwrap().unwrap();
            profile.memberships.iter().map(|tie| (tie.team, tie.until.map(|day| day.to_string()))).collect::<Vec<_>>()
        }
    };
    let (one, two) = (app.team("t1").await, app.team("t2").await);
    assert_eq!(ties("p1").await, [(one, Some("2026-03-11".to_owned())), (two, None)], "moved from today on");
    assert_eq!(ties("p2").await, [(one, Some("2026-03-12".to_owned()))], "the last day is a working day");
    assert_eq!(ties("p3").await, [(one, None)], "people who are not named stay");
}

#[tokio::test]
async fn a_roster_preview_names_the_columns_that_stay_unchanged() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    app.agent("a1").of("t1").on("early 07:00-15:00").hired().await;
    let fresh = look_over(&admin, b"person_id,name\nz1,Somebody new\n").await;
    assert!(!fresh.contains("unchanged for people already here"), "everybody in this file is new");
    let page = look_over(&admin, b"person_id,name,email\na1,Another Name,a1@example.org\n").await;
    let all = "Roles, Team ID, Team, Department, Site, Time zone, Shifts, Key post, Language, First day, Last day.";
    assert!(page.contains(all), "{page}");
    let page = look_over(&admin, b"person_id,name,team\na1,Another Name,t1\n").await;
    assert!(page.contains("Email, Roles, Department, Site,"), "a team without an id is named by its name: {page}");
    take_in(&admin, "person_id,name,email\na1,Another Name,a1@example.org\n").await.page();
    let person = app.app.store.people().by_key("a1".to_owned()).await.unwrap().unwrap();
    assert_eq!((person.name.as_str(), person.patterns.len()), ("Another Name", 1));
}

#[tokio::test]
async fn columns_are_called_as_in_the_file_or_in_the_language_of_the_admin() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").reading_chinese().hired().await;
    app.agent("a1").of("t1").hired().await;
    let page = look_over(&admin, "工号,姓名,邮箱\na1,安,a1@example.org\n".as_bytes()).await;
    assert!(page.contains("角色、班组编号、班组、部门、职场") && !page.contains("team_id"), "{page}");
    let page = look_over(&admin, "工号,姓名,时区\np1,安,Mars/Olympus\n".as_bytes()).await;
    assert!(page.contains("<code>时区<") && !page.contains("time_zone"), "{page}");
    let page = look_over(&admin, "person_id,name,入职日期\np1,安,4/3/2026\n".as_bytes()).await;
    assert!(page.contains("“入职日期”列里的") && !page.contains("“starts_on”列"), "{page}");
}

#[tokio::test]
async fn a_roster_with_errors_changes_nothing_and_names_line_column_and_value() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let before = app.stored();
    for (csv, line, column, value) in [
        (format!("{ROSTER}p1,A,,agent,t1,,,N,Mars/Olympus,,,\n"), "2", "time_zone", "Mars/Olympus"),
        (format!("{ROSTER}p1,A,,agent,t1,,,N,,,,\np2,B,,chief,t1,,,N,,,,\n"), "3", "roles", "chief"),
        (format!("{ROSTER}p1,A,,agent,t1,,,N,,dawn,,\n"), "2", "shift_pattern", "dawn"),
        (format!("{ROSTER}p1,A,nowhere,agent,t1,,,N,,,,\n"), "2", "email", "nowhere"),
        (format!("{ROSTER}p1,A,,agent,t1,,,N,,,2026-02-30,\n"), "2", "starts_on", "2026-02-30"),
        (format!("{ROSTER}p1,A,,psychologist;lead,t1,,,N,,,,\n"), "2", "roles", "lead;psychologist"),
        (
            format!("{ROSTER}p1,A,x@example.org,agent,,,,,,,,\np2,B,x@example.org,agent,,,,,,,,\n"),
            "3",
            "email",
            "x@example.org",
        ),
    ] {
        let page = look_over(&admin, csv.as_bytes()).await;
        assert!(!page.contains("/api/import_roster"), "a faulty roster can be imported: {csv}");
        let row =
            page.split("<tr").find(|row| row.contains(value)).unwrap_or_else(|| panic!("{value} is not named: {page}"));
        assert!(row.contains(&format!(">{line}<")), "line {line} is not named: {row}");
        assert!(row.contains(column), "{column} is not named: {row}");
        assert_eq!(app.stored(), before, "{csv}");
    }
    for nonsense in [&b""[..], b"\x00\xff\xfe\x00rubbish", b"a,b,c\n1,2,3\n", b"person_id,name\n"] {
        let answer = admin.upload("preview_roster", "roster.csv", nonsense).await;
        let page = admin.get(answer.to()).await.page();
        assert!(!page.contains("/api/import_roster"), "{nonsense:?} can be imported");
        assert_eq!(app.stored(), before);
    }
}

#[tokio::test]
async fn rosters_are_read_in_utf8_with_and_without_a_byte_order_mark_and_in_gbk() {
    let csv = format!("{ROSTER}p1,李娜,,agent,t1,一组,客服部,北京,Asia/Shanghai,早班 07:00-15:00,,\n");
    let marked = [b"\xEF\xBB\xBF", csv.as_bytes()].concat();
    let (gbk, _, lossy) = encoding_rs::GBK.encode(&csv);
    assert!(!lossy);
    for bytes in [csv.as_bytes(), &marked, &gbk] {
        let app = TestApp::new().await;
        let admin = app.admin("boss").hired().await;
        let page = look_over(&admin, bytes).await;
        let draft = page.split("name=\"draft\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        admin.post("import_roster", &[("draft", &draft)]).await;
        let person = app.app.store.people().by_key("p1".to_owned()).await.unwrap().unwrap();
        assert_eq!((person.name.as_str(), person.patterns[0].name.as_str()), ("李娜", "早班"));
    }
}

#[tokio::test]
async fn a_roster_draft_belongs_to_its_uploader_and_is_imported_once() {
    let app = TestApp::new().await;
    let (admin, other) = (app.admin("boss").hired().await, app.admin("boss2").hired().await);
    let page = look_over(&admin, format!("{ROSTER}p1,A,,agent,t1,,,N,,,,\n").as_bytes()).await;
    let draft = page.split("name=\"draft\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let stolen = other.ask("import_roster", &[("draft", &draft)]).await;
    assert_eq!(stolen.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(admin.ask("import_roster", &[("draft", &draft)]).await.status, StatusCode::OK);
    let after = app.stored();
    assert_eq!(admin.ask("import_roster", &[("draft", &draft)]).await.status, StatusCode::OK, "sent twice");
    assert_eq!(app.stored(), after);
}

#[tokio::test]
async fn a_new_lead_is_announced_and_live_pages_of_the_former_lead_end() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let agent = app.agent("a1").of("t1").hired().await;
    app.set_password("a1").await;
    let lead = app.lead("l1").of("t1").hired().await;
    let mut live = lead.live("/live?team=t1").await.unwrap();
    assert!(live.next().await.unwrap().contains("picture"));
    take_in(
        &admin,
        &format!("{ROSTER}l1,Name of l1,,lead,t2,Two,Care,North,Asia/Shanghai,,,\nl2,New Lead,,lead,t1,,,North,,,,\n"),
    )
    .await
    .page();
    let mut last = String::new();
    while let Some(event) = live.next().await {
        last = event;
    }
    assert!(last.contains("event: end") || last.is_empty(), "{last}");
    assert!(agent.get("/check-in").await.page().contains("New Lead (l2) leads t1 from 11 March."));
}

#[tokio::test]
async fn the_last_admin_cannot_be_removed() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    app.set_password("boss").await;
    let page = look_over(&admin, format!("{ROSTER}boss,Boss,,agent,,,,,,,,\n").as_bytes()).await;
    assert!(!page.contains("/api/import_roster"), "the last admin was removed");
    let by_hand = admin.ask("save_person", &[("person", "boss"), ("name", "Boss"), ("roles[]", "agent")]).await;
    assert_eq!(by_hand.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn several_shifts_in_one_cell_are_read_with_every_separator() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let cells = [
        "\"early 07:00-15:00, late 14:00-22:00\"",
        "早班 07:00-15:00、晚班 14:00-22:00",
        "早班 07:00-15:00，晚班 14:00-22:00",
        "\"early 07:00-15:00\nlate 14:00-22:00\"",
        "early 07:00-15:00/late 14:00-22:00",
    ];
    let lines: String = cells.iter().enumerate().map(|(number, cell)| format!("c{number},Cy,{cell}\n")).collect();
    take_in(&admin, &format!("person_id,name,shift_pattern\n{lines}")).await.page();
    for (number, cell) in cells.iter().enumerate() {
        let person = app.app.store.people().by_key(format!("c{number}")).await.unwrap().unwrap();
        let hours: Vec<_> = person.patterns.iter().map(|shift| (shift.starts.hour(), shift.ends.hour())).collect();
        assert_eq!(hours, [(7, 15), (14, 22)], "{cell}");
    }
}

#[tokio::test]
async fn a_shift_is_read_in_every_notation_that_has_one_meaning() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    for (cell, hours) in [
        ("late 16:00-24:00", (16, 0)),
        ("night 22:00-次日06:00", (22, 6)),
        ("early 07:00 - 15:00", (7, 15)),
        ("早班07:00-15:00", (7, 15)),
        ("early 07.00-15.00", (7, 15)),
        ("early 0700-1500", (7, 15)),
    ] {
        take_in(&admin, &format!("person_id,name,shift_pattern\nx1,X,{cell}\n")).await.page();
        let person = app.app.store.people().by_key("x1".to_owned()).await.unwrap().unwrap();
        let shift = &person.patterns[0];
        assert_eq!((shift.starts.hour(), shift.ends.hour()), hours, "{cell}");
        // So that every notation changes something.
        take_in(&admin, "person_id,name,shift_pattern\nx1,X,other 01:00-02:00\n").await.page();
    }
    let page = look_over(&admin, b"person_id,name,shift_pattern\nx1,X,dawn till dusk\n").await;
    assert!(
        page.contains("early 07:00-15:00") && !page.contains("/api/import_roster"),
        "the fix has an example: {page}"
    );
}

#[tokio::test]
async fn a_line_there_twice_is_one_fault_and_two_spellings_are_one_team() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let twice = "person_id,name,roles,team_id,team\na1,Ann,agent,t1,Cirrus\na1,Ann,agent,t1,Cirrus\n";
    let page = look_over(&admin, twice.as_bytes()).await;
    assert!(page.contains(">3<") && !page.contains("another team"), "it is told as what it is: {page}");
    let cases = "person_id,name,roles,team_id,team\na1,Ann,agent,T1,Cirrus\na2,Bo,agent,t1,Cirrus\n";
    take_in(&admin, cases).await.page();
    assert_eq!(app.app.store.teams().all().await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_roster_gives_no_role_back_that_was_taken_since_its_preview() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    app.lead("l1").of("t1").hired().await;
    let roster = "person_id,name,roles,team_id\nl1,Name of l1,lead,t1\nz1,Somebody new,agent,t1\n";
    let page = look_over(&admin, roster.as_bytes()).await;
    let draft = page.split("name=\"draft\" value=\"").nth(1).expect(&page).split('"').next().unwrap();
    let agent = [("person", "l1"), ("name", "Name of l1"), ("roles[]", "agent"), ("team", "t1")];
    assert_eq!(admin.ask("save_person", &agent).await.status, StatusCode::OK);
    let late = admin.ask("import_roster", &[("draft", draft)]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", late.text());
    let people = app.app.store.people();
    assert!(!people.by_key("l1".to_owned()).await.unwrap().unwrap().roles.has(domain::Role::Lead));
    assert!(people.by_key("z1".to_owned()).await.unwrap().is_none());
}
