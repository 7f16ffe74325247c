//! Making a centre and running it: the first admin, invitations, rosters.

use axum::http::StatusCode;
use jiff::SignedDuration;
use weathervane::server::session::Cookie;
use weathervane::server::token;

use crate::support::{Answer, Client, Floor, HOST, PASSWORD, TestApp, history};

/// A link of the page, by what it begins with.
fn link(page: &str, start: &str) -> String {
    let rest = page.split(start).nth(1).unwrap_or_else(|| panic!("no {start} in {page}"));
    format!("{start}{}", rest.split(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c))).next().unwrap())
}

/// Looks a roster over; gives the page that says what it would do.
async fn look_over(admin: &Client, bytes: &[u8]) -> String {
    let answer = admin.upload("preview_roster", "roster.csv", bytes).await;
    admin.get(answer.to()).await.page()
}

/// Looks a roster over and takes it in.
pub async fn take_in(admin: &Client, csv: &str) -> Answer {
    let page = look_over(admin, csv.as_bytes()).await;
    let draft = page.split("name=\"draft\" value=\"").nth(1).unwrap_or_else(|| panic!("nothing to take in: {page}"));
    let draft = draft.split('"').next().unwrap().to_owned();
    admin.post_and_follow("import_roster", &[("draft", &draft)]).await
}

/// Invites somebody; gives the address of the invitation.
async fn invite(admin: &Client, key: &str) -> String {
    let slips = admin.post_and_follow("invite_people", &[("people[]", key)]).await.page();
    let link = link(&slips, &format!("http://{HOST}/invitation/"));
    link.trim_start_matches(&format!("http://{HOST}")).to_owned()
}

async fn accept(visitor: &Client, invitation: &str, password: &str) -> Answer {
    let token = invitation.trim_start_matches("/invitation/");
    visitor.post("accept_invitation", &[("token", token), ("password", password), ("again", password)]).await
}

const FIRST_ADMIN: [(&str, &str); 6] = [
    ("name", "Ada"),
    ("person_id", "ada"),
    ("site", "North"),
    ("time_zone", "Asia/Shanghai"),
    ("password", PASSWORD),
    ("again", PASSWORD),
];

/// An empty centre with its one-time link.
async fn empty_centre() -> (TestApp, &'static str) {
    let app = TestApp::new().await;
    *app.app.set_up.lock().unwrap() = Some(token::hash("the-link"));
    (app, "the-link")
}

#[tokio::test]
async fn the_set_up_link_makes_the_first_admin_once() {
    let (app, link) = empty_centre().await;
    let visitor = app.visitor();
    assert_eq!(visitor.get("/set-up/another-link").await.status, StatusCode::NOT_FOUND);
    assert_eq!(visitor.get(&format!("/set-up/{link}")).await.status, StatusCode::OK);
    let mut form = vec![("token", link)];
    form.extend(FIRST_ADMIN);
    let answer = visitor.post("set_up", &form).await;
    assert_eq!(answer.to(), "/admin/people");
    assert!(visitor.get("/admin/people").await.page().contains("Ada"));

    let late = app.visitor();
    assert_eq!(late.get(&format!("/set-up/{link}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(late.ask("set_up", &form).await.status, StatusCode::NOT_FOUND);
    assert_eq!(late.post("sign_in", &[("name", "ada"), ("password", PASSWORD)]).await.to(), "/admin/people");
}

#[tokio::test]
async fn where_nobody_else_is_known_yet_invitations_lead_to_the_roster() {
    let app = TestApp::new().await;
    let admin = app.admin("b1").hired().await;
    let page = admin.get("/admin/invitations").await.page();
    assert!(page.contains("Nobody to invite yet") && page.contains("href=\"/admin/import\""), "{page}");
    app.agent("a1").of("t1").hired().await;
    assert!(!admin.get("/admin/invitations").await.shows("Nobody to invite yet"));
}

#[tokio::test]
async fn a_set_up_that_is_filled_in_wrongly_says_so_and_leaves_the_link_open() {
    let (app, link) = empty_centre().await;
    let visitor = app.visitor();
    for (field, value) in [
        ("name", ""),
        ("person_id", " "),
        ("site", ""),
        ("time_zone", "Mars/Olympus"),
        ("password", "short"),
        ("again", "else"),
    ] {
        let mut form = vec![("token", link)];
        form.extend(FIRST_ADMIN.map(|(name, typed)| (name, if name == field { value } else { typed })));
        let answer = visitor.ask("set_up", &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert!(answer.json()["wrong"].get(field).is_some(), "{field}: {}", answer.text());
        let page = visitor.post_and_follow("set_up", &form).await.page();
        assert!(page.contains(&format!("id=\"{field}-error\"")), "{field}");
        assert!(!page.contains(PASSWORD), "a password came back");
    }
    assert!(!app.stored().contains("ada"), "somebody was made");
}

#[tokio::test]
async fn an_invitation_sets_the_first_password_once_and_nobody_else_ever_sees_it() {
    let app = TestApp::new().await;
    let admin = app.admin("b1").hired().await;
    app.agent("a1").of("t1").undecided().hired().await;
    let invitation = invite(&admin, "a1").await;
    assert!(!admin.get("/admin/slips").await.shows(PASSWORD));

    let visitor = app.visitor();
    assert!(visitor.get(&invitation).await.page().contains("Name of a1"));
    let short = accept(&visitor, &invitation, "short").await;
    assert!(visitor.get(short.to()).await.page().contains("id=\"password-error\""));
    assert_eq!(accept(&visitor, &invitation, PASSWORD).await.to(), "/welcome");
    assert!(visitor.cookie(Cookie::Session).is_some(), "whoever accepts is signed in");

    let late = app.visitor();
    let again = accept(&late, &invitation, "another long password").await;
    assert_eq!(again.to(), invitation);
    assert!(late.cookie(Cookie::Session).is_none());
    let ended = late.get(&invitation).await;
    assert_eq!(ended.status, StatusCode::GONE);
    assert!(!ended.shows("type=\"password\""), "a used invitation offers no form");
    assert_eq!(late.post("sign_in", &[("name", "a1"), ("password", PASSWORD)]).await.to(), "/welcome");
    assert!(!app.keeps_on_disk(invitation.trim_start_matches("/invitation/").as_bytes()), "only its hash is kept");
    assert!(!app.keeps_on_disk(PASSWORD.as_bytes()));
}

#[tokio::test]
async fn an_invitation_ends_after_a_week_and_when_a_newer_one_is_made() {
    let app = TestApp::new().await;
    let admin = app.admin("b1").hired().await;
    app.agent("a1").of("t1").hired().await;
    let first = invite(&admin, "a1").await;
    let second = invite(&admin, "a1").await;
    assert_ne!(first, second);
    let visitor = app.visitor();
    accept(&visitor, &first, PASSWORD).await;
    assert!(visitor.cookie(Cookie::Session).is_none(), "a replaced invitation works");

    app.pass(SignedDuration::from_hours(7 * 24));
    accept(&visitor, &second, PASSWORD).await;
    assert!(visitor.cookie(Cookie::Session).is_none(), "an expired invitation works");
    assert_eq!(visitor.get(&second).await.status, StatusCode::GONE);
    app.pass(SignedDuration::from_mins(-1));
    accept(&visitor, &second, PASSWORD).await;
    assert!(visitor.cookie(Cookie::Session).is_some());
}

#[tokio::test]
async fn an_invitation_that_is_taken_back_opens_nothing_and_says_so() {
    let app = TestApp::new().await;
    let admin = app.admin("b1").hired().await;
    app.agent("a1").of("t1").hired().await;
    let invitation = invite(&admin, "a1").await;
    assert!(admin.get("/admin/people/a1").await.page().contains("/api/withdraw_invitation"));
    let page = admin.post_and_follow("withdraw_invitation", &[("person", "a1")]).await.page();
    assert!(page.contains("taken back") && page.contains("took back the invitation of Name of a1"), "{page}");
    let visitor = app.visitor();
    accept(&visitor, &invitation, PASSWORD).await;
    assert!(visitor.cookie(Cookie::Session).is_none(), "an invitation that was taken back works");
    let ended = visitor.get(&invitation).await;
    assert_eq!(ended.status, StatusCode::GONE);
    assert!(ended.shows("It was taken back."));
    let again = admin.ask("withdraw_invitation", &[("person", "a1")]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let newer = invite(&admin, "a1").await;
    accept(&visitor, &newer, PASSWORD).await;
    assert!(visitor.cookie(Cookie::Session).is_some(), "a new one works");
}

#[tokio::test]
async fn a_first_workday_is_set_and_cleared_by_hand() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    app.agent("a1").of("t1").hired().await;
    for (day, kept) in [("2026-05-04", Some("2026-05-04")), ("", None)] {
        let form = [("person", "a1"), ("name", "Name of a1"), ("roles[]", "agent"), ("team", "t1"), ("starts_on", day)];
        assert_eq!(admin.ask("save_person", &form).await.status, StatusCode::OK);
        let person = app.app.store.person_by_key("a1".to_owned()).await.unwrap().unwrap();
        assert_eq!(person.starts_on.map(|day| day.to_string()).as_deref(), kept);
    }
}

#[tokio::test]
async fn by_hand_all_that_is_wrong_is_said_at_once_even_without_a_role() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let form = [
        ("person_id", "z1"),
        ("name", "Z"),
        ("email", "nowhere"),
        ("shift_pattern", "dawn"),
        ("starts_on", "soon"),
        ("ends_on", "2026-02-30"),
    ];
    let answer = admin.ask("save_person", &form).await.json();
    let wrong: Vec<_> = answer["wrong"].as_object().unwrap().keys().cloned().collect();
    assert_eq!(wrong, ["email", "ends_on", "roles", "shift_pattern", "starts_on"]);
}

#[tokio::test]
async fn a_new_invitation_to_somebody_who_has_joined_ends_their_sessions_only_when_used_and_is_told_to_them() {
    let app = TestApp::new().await;
    let admin = app.admin("b1").hired().await;
    let agent = app.agent("a1").of("t1").hired().await;
    app.set_password("a1").await;
    let invitation = invite(&admin, "a1").await;
    assert!(agent.get("/check-in").await.page().contains("A new invitation to set your password"));
    let visitor = app.visitor();
    accept(&visitor, &invitation, "quite another password").await;
    assert_eq!(agent.get("/").await.to(), "/sign-in", "a session from before goes on");
    assert!(visitor.get("/check-in").await.page().contains("Your password was set anew"));
    let old = app.visitor().ask("sign_in", &[("name", "a1"), ("password", PASSWORD)]).await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
}

const ROSTER: &str =
    "person_id,name,email,roles,team_id,team,department,site,time_zone,shift_pattern,starts_on,ends_on\n";

#[tokio::test]
async fn a_roster_makes_people_teams_and_shifts_and_brings_them_up_to_date() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let first = format!(
        "{ROSTER}p1,Li Na,li@example.org,agent,t1,Team One,Care,North,Asia/Shanghai,early 07:00-15:00,,\n\
         p2,Bo,,agent,t1,,,North,,,,\np3,Cy,,lead,t1,,,North,,,,\n"
    );
    let page = look_over(&admin, first.as_bytes()).await;
    assert!(page.contains("Li Na"), "the preview names who joins");
    assert!(app.app.store.person_by_key("p1".to_owned()).await.unwrap().is_none(), "a preview changes nothing");
    let done = take_in(&admin, &first).await.page();
    assert!(done.contains('3'), "{done}");
    let person = app.app.store.person_by_key("P1".to_owned()).await.unwrap().unwrap();
    assert_eq!(person.patterns[0].to_string(), "early 07:00-15:00");
    assert_eq!(person.time_zone.iana_name(), Some("Asia/Shanghai"));

    // The next day one moves, one leaves, and who is not named stays.
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
            let profile = app.app.store.profile(id).await.unwrap().unwrap();
            profile.ties.iter().map(|tie| (tie.team, tie.until.map(|day| day.to_string()))).collect::<Vec<_>>()
        }
    };
    let (one, two) = (app.team("t1").await, app.team("t2").await);
    assert_eq!(ties("p1").await, [(one, Some("2026-03-11".to_owned())), (two, None)], "moved from today on");
    assert_eq!(ties("p2").await, [(one, Some("2026-03-12".to_owned()))], "the last day is a working day");
    assert_eq!(ties("p3").await, [(one, None)], "the absent stay");
}

#[tokio::test]
async fn a_roster_says_beforehand_which_columns_it_does_not_touch() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    app.agent("a1").of("t1").on("early 07:00-15:00").hired().await;
    let fresh = look_over(&admin, b"person_id,name\nz1,Somebody new\n").await;
    assert!(!fresh.contains("stays as it is for people already known"), "nobody of this file is known");
    let page = look_over(&admin, b"person_id,name,email\na1,Another Name,a1@example.org\n").await;
    assert!(page.contains("roles, team_id, shift_pattern, key_post, starts_on, ends_on."), "{page}");
    take_in(&admin, "person_id,name,email\na1,Another Name,a1@example.org\n").await.page();
    let person = app.app.store.person_by_key("a1".to_owned()).await.unwrap().unwrap();
    assert_eq!((person.name.as_str(), person.patterns.len()), ("Another Name", 1));
}

#[tokio::test]
async fn a_roster_with_a_fault_changes_nothing_and_each_fault_names_line_column_and_value() {
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
        assert!(!page.contains("/api/import_roster"), "a faulty roster can be taken in: {csv}");
        let row =
            page.split("<tr").find(|row| row.contains(value)).unwrap_or_else(|| panic!("{value} is not named: {page}"));
        assert!(row.contains(&format!(">{line}<")), "line {line} is not named: {row}");
        assert!(row.contains(column), "{column} is not named: {row}");
        assert_eq!(app.stored(), before, "{csv}");
    }
    for nonsense in [&b""[..], b"\x00\xff\xfe\x00rubbish", b"a,b,c\n1,2,3\n", b"person_id,name\n"] {
        let answer = admin.upload("preview_roster", "roster.csv", nonsense).await;
        let page = admin.get(answer.to()).await.page();
        assert!(!page.contains("/api/import_roster"), "{nonsense:?} can be taken in");
        assert_eq!(app.stored(), before);
    }
}

#[tokio::test]
async fn rosters_are_read_in_utf8_with_and_without_a_mark_and_in_gbk() {
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
        let person = app.app.store.person_by_key("p1".to_owned()).await.unwrap().unwrap();
        assert_eq!((person.name.as_str(), person.patterns[0].name.as_str()), ("李娜", "早班"));
    }
}

#[tokio::test]
async fn a_draft_belongs_to_whoever_looked_it_over_and_is_taken_in_once() {
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
async fn somebody_who_comes_to_lead_a_team_is_announced_to_it_and_a_live_page_of_the_old_role_ends() {
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
    assert!(agent.get("/check-in").await.page().contains("New Lead leads your team"));
}

#[tokio::test]
async fn the_last_admin_cannot_be_taken_away() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    app.set_password("boss").await;
    let page = look_over(&admin, format!("{ROSTER}boss,Boss,,agent,,,,,,,,\n").as_bytes()).await;
    assert!(!page.contains("/api/import_roster"), "nobody would administer any more");
    let by_hand = admin.ask("save_person", &[("person", "boss"), ("name", "Boss"), ("roles[]", "agent")]).await;
    assert_eq!(by_hand.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn by_hand_nobody_becomes_psychologist_of_people_they_lead() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    app.lead("l1").of("t1").hired().await;
    let form = [("person", "l1"), ("name", "L"), ("roles[]", "lead"), ("roles[]", "psychologist"), ("leads[]", "t1")];
    let answer = admin.ask("save_person", &form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text());
}

#[tokio::test]
async fn admin_pages_hold_no_mood() {
    let floor = Floor::with(&history()).await;
    let admin = floor.signed_in("d1").await;
    for address in [
        "/admin/people",
        "/admin/people/a1",
        "/admin/teams",
        "/admin/teams/t1",
        "/admin/centre",
        "/admin/import",
        "/admin/invitations",
        "/admin/slips",
        "/privacy",
    ] {
        let page = admin.get(address).await.page();
        let main = page.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
        for mood in
            ["sunny", "rainy", "stormy", "cloudy", "abusive", "note ", "this morning", "checked in", "last seen"]
        {
            assert!(!main.to_lowercase().contains(mood) || address == "/privacy", "{address} speaks of `{mood}`");
        }
    }
}
