//! Text that was typed and not saved: it outlives the end of the session and a change of language or theme, for its
//! author alone.

mod switching;

use axum::http::StatusCode;
use jiff::SignedDuration;
use store::Expiry;

use crate::help::talk::privacy::reset;
use crate::support::{Answer, Client, PASSWORD, TestApp};

const NOTE: &str = "The line broke twice before noon.";

/// A form that is submitted too late: its name, its fields, its page, and what the page must show again.
type LateForm = (&'static str, &'static [(&'static str, &'static str)], &'static str, &'static str);

const OF_AGENTS: [LateForm; 3] = [
    ("record_check_in", &[("weather", "2"), ("note", NOTE), ("audience", "lead")], "/check-in", NOTE),
    ("record_check_in", &[("weather", "2"), ("note", NOTE), ("change", "1")], "/check-in?change=1", NOTE),
    ("ask_to_talk", &[("to", "lead"), ("line", "About the rota")], "/support", "value=\"About the rota\""),
];

const OF_ADMINS: [LateForm; 6] = [
    (
        "save_person",
        &[("person", ""), ("person_id", "n1"), ("name", "Noor")],
        "/admin/people/add/person",
        "value=\"Noor\"",
    ),
    (
        "save_person",
        &[("person", "a1"), ("name", "Noor"), ("email", "n@x.org")],
        "/admin/people/a1",
        "value=\"n@x.org\"",
    ),
    ("add_team", &[("team_id", "t9"), ("name", "Night desk")], "/admin/teams", "value=\"Night desk\""),
    ("name_lead", &[("team", "t1"), ("person", "someone-new")], "/admin/teams/t1", "value=\"someone-new\""),
    ("add_stressor", &[("en", "Cold room"), ("zh", "太冷")], "/admin/stressors", "value=\"Cold room\""),
    ("add_phone_number", &[("label", "Line for all"), ("number", "1")], "/admin/centre", "value=\"Line for all\""),
];

async fn sign_in(desk: &Client, name: &str) -> Answer {
    desk.post("sign_in", &[("name", name), ("password", PASSWORD)]).await
}

/// A team with an agent and an admin who have passwords.
async fn centre() -> (TestApp, Client, Client) {
    let app = TestApp::new().await;
    app.lead("l1").of("t1").hired().await;
    let (agent, admin) = (app.agent("a1").of("t1").hired().await, app.admin("b1").hired().await);
    for key in ["a1", "b1"] {
        app.set_password(key).await;
    }
    (app, agent, admin)
}

fn end_sessions(app: &TestApp) {
    app.pass(SignedDuration::from_mins(21));
}

#[tokio::test]
async fn a_form_sent_after_the_session_ended_comes_back_after_signing_in() {
    let (app, agent, admin) = centre().await;
    for (desk, key, forms) in [(agent, "a1", &OF_AGENTS[..]), (admin, "b1", &OF_ADMINS[..])] {
        for (form, fields, page, shown) in forms {
            end_sessions(&app);
            let before = app.stored();
            let answer = desk.post(form, fields).await;
            assert_eq!(answer.to(), "/sign-in", "{form}: the address does not tell what was typed where");
            assert!(desk.get("/sign-in").await.shows("What you entered is kept for you for 30 minutes"), "{form}");
            assert_eq!(app.stored(), before, "{form} was processed");
            let to = sign_in(&desk, key).await.to().to_owned();
            assert_eq!(to, *page, "{form}");
            let answer = desk.get(&to).await.page();
            assert!(
                answer.contains(shown) && answer.contains("You were signed out before this was saved."),
                "{form}: {answer}"
            );
        }
    }
}

#[tokio::test]
async fn two_forms_of_one_page_sent_after_the_session_ended_come_back() {
    let (app, agent, _) = centre().await;
    end_sessions(&app);
    agent.post("give_thanks", &[("to", "Name of l1"), ("line", "For the tea")]).await;
    agent.post("keep_praise", &[("praise", "You saved my day")]).await;
    assert_eq!(sign_in(&agent, "a1").await.to(), "/thanks");
    let page = agent.get("/thanks").await.page();
    assert!(page.contains("value=\"For the tea\"") && page.contains("value=\"You saved my day\""), "{page}");
}

#[tokio::test]
async fn nobody_else_at_the_desk_reads_what_was_typed() {
    let (app, desk, _) = centre().await;
    app.agent("a2").of("t1").hired().await;
    app.set_password("a2").await;
    end_sessions(&app);
    desk.post("record_check_in", OF_AGENTS[0].1).await;
    assert!(!desk.get("/sign-in").await.shows(NOTE));
    assert_ne!(sign_in(&desk, "a2").await.to(), "/check-in", "the next person is not led to the form");
    for page in ["/check-in", "/check-in?change=1", "/me", "/support"] {
        assert!(!desk.get(page).await.shows(NOTE), "{page}");
    }
    desk.post("sign_out", &[]).await;
    assert_eq!(sign_in(&desk, "a1").await.to(), "/check-in");
    assert!(desk.get("/check-in").await.shows(NOTE), "the author has it back");
    assert!(!app.keeps_on_disk(NOTE.as_bytes()), "it is in memory only");
}

#[tokio::test]
async fn who_resets_the_password_does_not_read_at_the_desk_what_was_typed() {
    let (app, desk, _) = centre().await;
    app.admin("d1").hired().await;
    end_sessions(&app);
    desk.post("record_check_in", OF_AGENTS[0].1).await;
    reset(&app, "a1").await;
    desk.post("sign_in", &[("name", "a1"), ("password", "another long password")]).await;
    for page in ["/check-in", "/check-in?change=1", "/me"] {
        assert!(!desk.get(page).await.shows(NOTE), "{page}");
    }
}

#[tokio::test]
async fn another_browser_of_the_person_does_not_show_what_was_typed() {
    let (app, desk, _) = centre().await;
    end_sessions(&app);
    desk.post("record_check_in", OF_AGENTS[0].1).await;
    let elsewhere = app.visitor();
    assert_ne!(sign_in(&elsewhere, "a1").await.to(), "/check-in");
    assert!(!elsewhere.get("/check-in").await.shows(NOTE));
}

#[tokio::test]
async fn text_outlives_a_session_that_another_tab_found_ended() {
    let (app, desk, _) = centre().await;
    end_sessions(&app);
    assert_eq!(desk.get("/me").await.to(), "/sign-in?then=/me", "the session is removed");
    desk.post("record_check_in", OF_AGENTS[0].1).await;
    assert_eq!(sign_in(&desk, "a1").await.to(), "/check-in");
    assert!(desk.get("/check-in").await.shows(NOTE));
}

#[tokio::test]
async fn text_outlives_a_session_that_was_ended_elsewhere() {
    let (app, desk, _) = centre().await;
    desk.get("/check-in").await;
    let elsewhere = app.signed_in("a1").await;
    elsewhere.post("sign_out_elsewhere", &[]).await;
    desk.post("record_check_in", OF_AGENTS[0].1).await;
    assert_eq!(sign_in(&desk, "a1").await.to(), "/check-in");
    assert!(desk.get("/check-in").await.shows(NOTE));
}

#[tokio::test]
async fn text_is_kept_for_half_an_hour() {
    let (app, desk, _) = centre().await;
    for (minutes, kept) in [(29, true), (31, false)] {
        end_sessions(&app);
        desk.post("record_check_in", OF_AGENTS[0].1).await;
        app.pass(SignedDuration::from_mins(minutes));
        assert_eq!(sign_in(&desk, "a1").await.to() == "/check-in", kept);
        assert_eq!(desk.get("/check-in").await.shows(NOTE), kept, "after {minutes} minutes");
    }
}

#[tokio::test]
async fn text_is_not_kept_if_nobody_knows_whose_it_is() {
    let (app, _, _) = centre().await;
    let desk = app.visitor();
    desk.keep_session("made-up");
    let to = desk.post("record_check_in", OF_AGENTS[0].1).await.to().to_owned();
    assert_eq!(to, "/sign-in?then=/check-in");
    assert!(!desk.get(&to).await.shows("kept for you"));
    sign_in(&desk, "a1").await;
    assert!(!desk.get("/check-in").await.shows(NOTE));
}

#[tokio::test]
async fn secrets_are_not_kept() {
    let (app, desk, _) = centre().await;
    for (form, fields) in [
        ("unlock_past", [("code", "aaaaa-bbbbb-ccccc"), ("back", "/account")]),
        ("change_password", [("current", "my old secret"), ("password", "my new secret")]),
        ("delete_everything", [("password", "my old secret"), ("again", "my old secret")]),
    ] {
        end_sessions(&app);
        desk.post(form, &fields).await;
        let to = sign_in(&desk, "a1").await.to().to_owned();
        assert_eq!(to, "/account", "{form} leads back to its page");
        let page = desk.get(&to).await.page();
        assert!(["aaaaa-bbbbb", "my old secret", "my new secret"].iter().all(|typed| !page.contains(typed)), "{form}");
    }
}

#[tokio::test]
async fn a_form_that_a_program_sends_is_not_kept() {
    let (app, desk, _) = centre().await;
    end_sessions(&app);
    assert_eq!(desk.ask("record_check_in", OF_AGENTS[0].1).await.status, StatusCode::UNAUTHORIZED);
    sign_in(&desk, "a1").await;
    assert!(!desk.get("/check-in").await.shows(NOTE));
}

const ROSTER: &[u8] = b"person_id,name,roles,team_id,site\nz1,Zoe,agent,t1,North\n";

#[tokio::test]
async fn a_roster_sent_after_the_session_ended_is_checked_after_signing_in() {
    let (app, _, admin) = centre().await;
    end_sessions(&app);
    assert_eq!(admin.upload("preview_roster", "roster.csv", ROSTER).await.to(), "/sign-in");
    let stranger = app.admin("b2").hired().await;
    assert!(!stranger.get("/admin/import").await.shows("kept=1"));
    assert_eq!(sign_in(&admin, "b1").await.to(), "/admin/import");
    assert!(admin.get("/admin/import").await.shows("action=\"/api/preview_roster?kept=1\""));
    let preview = admin.post_and_follow("preview_roster?kept=1", &[]).await.page();
    assert!(preview.contains("roster.csv") && preview.contains("Zoe"), "{preview}");
    let gone = admin.post_and_follow("preview_roster?kept=1", &[]).await.page();
    assert!(gone.contains("That file is no longer here"), "{gone}");
}

#[tokio::test]
async fn a_file_waits_on_the_page_that_it_was_sent_from_and_on_no_other() {
    let (app, _, admin) = centre().await;
    end_sessions(&app);
    admin.upload("preview_roster", "roster.csv", ROSTER).await;
    sign_in(&admin, "b1").await;
    let schedule = admin.get("/admin/schedule").await.page();
    assert!(!schedule.contains("kept=1"), "a roster is no schedule: {schedule}");
    let gone = admin.post_and_follow("preview_schedule?kept=1", &[]).await.page();
    assert!(gone.contains("That file is no longer here"), "{gone}");
    let preview = admin.post_and_follow("preview_roster?kept=1", &[]).await.page();
    assert!(preview.contains("roster.csv") && preview.contains("Zoe"), "it is still there: {preview}");
}

#[tokio::test]
async fn a_roster_that_was_previewed_can_be_taken_in_after_signing_in() {
    let (app, _, admin) = centre().await;
    admin.upload("preview_roster", "roster.csv", ROSTER).await;
    let page = admin.get("/admin/import?step=look").await.page();
    let draft = page.split("name=\"draft\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    end_sessions(&app);
    // The preview is kept for fifteen minutes of the machine's clock, which has not moved.
    admin.post("import_roster", &[("draft", &draft)]).await;
    sign_in(&admin, "b1").await;
    assert!(admin.post_and_follow("import_roster", &[("draft", &draft)]).await.status == StatusCode::OK);
    assert!(admin.get("/admin/people").await.shows("Zoe"));
}

#[tokio::test]
async fn text_outlives_a_session_that_ended_before_a_restart() {
    let (app, desk, _) = centre().await;
    end_sessions(&app);
    let app = app.restarted();
    let (idle, long_ago) = (app.now(), app.now() - SignedDuration::from_hours(24));
    let since = Expiry { idle, age: long_ago, own_phone: long_ago, owner: long_ago };
    assert!(app.app.store.sessions().remove_expired(since).await.unwrap() > 0, "housekeeping came first");
    let desk = desk.at(&app);
    assert_eq!(desk.post("record_check_in", OF_AGENTS[0].1).await.to(), "/sign-in");
    assert_eq!(sign_in(&desk, "a1").await.to(), "/check-in");
    assert!(desk.get("/check-in").await.shows(NOTE));
}

/// The mark of the viewer in the forms of a page.
fn mark_of(page: &str) -> String {
    let mark = page.split("name=\"viewer\" value=\"").nth(1).unwrap_or_else(|| panic!("no mark: {page}"));
    mark.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_form_of_somebody_else_is_stored_for_nobody_and_kept_for_its_author() {
    let (app, desk, _) = centre().await;
    app.agent("a2").of("t1").hired().await;
    app.set_password("a2").await;
    let page = desk.get("/check-in").await.page();
    let mark = mark_of(&page);
    let in_other_tab = desk.clone();
    sign_in(&in_other_tab, "a2").await;
    let id = uuid::Uuid::new_v4().to_string();
    let form = [("id", id.as_str()), ("viewer", &mark), ("weather", "2"), ("note", NOTE), ("audience", "lead")];
    let before = app.stored();
    assert_eq!(desk.ask("record_check_in", &form).await.status, StatusCode::UNAUTHORIZED, "a program");
    let switched = desk.post(&address_of(&page, "switch_theme"), &form).await;
    assert_eq!(switched.status, StatusCode::CONFLICT, "nor is it shown to the next person in another theme");
    let answer = desk.post("record_check_in", &form).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.shows("Nothing was saved in your name.") && !answer.shows(NOTE), "{}", answer.text());
    assert_eq!(app.stored(), before);
    for page in ["/check-in", "/me"] {
        assert!(!desk.get(page).await.shows(NOTE), "{page}");
    }
    let own = mark_of(&desk.get("/check-in").await.page());
    for (viewer, expected) in [(own.as_str(), StatusCode::OK), ("", StatusCode::OK)] {
        let id = uuid::Uuid::new_v4().to_string();
        let form = [("id", id.as_str()), ("viewer", viewer), ("weather", "3"), ("audience", "me")];
        assert_eq!(desk.ask("record_check_in", &form).await.status, expected, "{viewer:?}");
    }
    desk.post("sign_out", &[]).await;
    assert_eq!(sign_in(&desk, "a1").await.to(), "/check-in");
    let page = desk.get("/check-in").await.page();
    assert!(page.contains(NOTE) && page.contains("Somebody else was signed in when this was sent"), "{page}");
}

#[tokio::test]
async fn a_button_on_somebody_elses_page_changes_nothing_of_the_next_person() {
    let (app, desk, _) = centre().await;
    let next = app.agent("a2").of("t1").hired().await;
    let id = uuid::Uuid::new_v4().to_string();
    let said = [("id", id.as_str()), ("weather", "2"), ("audience", "lead")];
    assert_eq!(next.ask("record_check_in", &said).await.status, StatusCode::OK);
    let own = uuid::Uuid::new_v4().to_string();
    desk.ask("record_check_in", &[("id", own.as_str()), ("weather", "4"), ("audience", "me")]).await;
    let page = desk.get("/account").await.page();
    let form = page.split("action=\"/api/narrow_past\"").nth(1).and_then(|rest| rest.split("</form>").next());
    let mark = mark_of(form.expect(&page));
    assert_eq!(next.ask("narrow_past", &[("viewer", &mark)]).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(next.get("/me/export.json").await.json()["entries"][0]["audience"], "lead");
}

#[tokio::test]
async fn a_form_of_an_earlier_person_is_not_kept_for_the_later_one() {
    let (app, desk, _) = centre().await;
    app.agent("a2").of("t1").hired().await;
    app.set_password("a2").await;
    let mark = mark_of(&desk.get("/check-in").await.page());
    sign_in(&desk, "a2").await;
    end_sessions(&app);
    let form = [("viewer", mark.as_str()), ("weather", "2"), ("note", NOTE), ("audience", "lead")];
    assert_eq!(desk.post("record_check_in", &form).await.status, StatusCode::CONFLICT);
    assert_ne!(sign_in(&desk, "a2").await.to(), "/check-in");
    assert!(!desk.get("/check-in").await.shows(NOTE));
}

/// The address to which a button of the page sends its main form, to draw the page again.
fn address_of(page: &str, function: &str) -> String {
    let address =
        page.split(&format!("formaction=\"/api/{function}?")).nth(1).unwrap_or_else(|| panic!("no {function}: {page}"));
    let query = address.split('"').next().unwrap().replace("&amp;", "&");
    format!("{function}?{query}")
}
