//! Text that was typed and not saved: it outlives the end of the session and a change of language or theme, for its author alone.

use axum::http::StatusCode;
use jiff::SignedDuration;
use weathervane::state::session::Cookie;

use crate::support::{Answer, Client, PASSWORD, TestApp};

const NOTE: &str = "The line broke twice before noon.";

/// A form that is submitted too late: its name, its fields, its page, and what the page must show again.
type Late = (&'static str, &'static [(&'static str, &'static str)], &'static str, &'static str);

const OF_AGENTS: [Late; 3] = [
    ("record_check_in", &[("weather", "2"), ("note", NOTE), ("audience", "lead")], "/check-in", NOTE),
    ("record_check_in", &[("weather", "2"), ("note", NOTE), ("change", "1")], "/check-in?change=1", NOTE),
    ("ask_to_talk", &[("to", "lead"), ("line", "About the rota")], "/support", "value=\"About the rota\""),
];

const OF_ADMINS: [Late; 6] = [
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

/// The address to which a button of the page sends its main form, to draw the page again.
fn address_of(page: &str, function: &str) -> String {
    let address =
        page.split(&format!("formaction=\"/api/{function}?")).nth(1).unwrap_or_else(|| panic!("no {function}: {page}"));
    let query = address.split('"').next().unwrap().replace("&amp;", "&");
    format!("{function}?{query}")
}

#[tokio::test]
async fn switching_language_or_theme_keeps_what_is_filled_in() {
    let (app, agent, admin) = centre().await;
    for (desk, forms) in [(agent, &OF_AGENTS[..]), (admin, &OF_ADMINS[..])] {
        for (form, fields, address, shown) in forms {
            for (switch, sign) in [("switch_language", "lang=\"zh-CN\""), ("switch_theme", "data-theme=\"light\"")] {
                let page = desk.get(address).await.page();
                assert!(page.contains(&format!("id=\"{form}\"")), "{form} is the main form of {address}");
                let before = app.stored();
                let to = desk.post(&address_of(&page, switch), fields).await.to().to_owned();
                assert_eq!(to, *address, "{form}");
                let page = desk.get(&to).await.page();
                assert!(page.contains(shown) && page.contains(sign), "{form} after {switch}: {page}");
                assert!(!page.contains("class=\"notice wrong\""), "{form}: nothing is wrong with it");
                if switch == "switch_theme" {
                    assert_eq!(app.stored(), before, "{form} was processed");
                }
                desk.post("switch_language", &[("language", "en"), ("back", "/")]).await;
                desk.get("/privacy").await;
            }
        }
    }
}

#[tokio::test]
async fn the_sign_in_form_keeps_the_name_and_never_the_password() {
    let app = TestApp::new().await;
    let desk = app.visitor();
    let page = desk.get("/sign-in?then=/me").await.page();
    let fields = [("name", "a1"), ("password", "half a secret"), ("then", "/me")];
    let to = desk.post(&address_of(&page, "switch_language"), &fields).await.to().to_owned();
    assert_eq!(to, "/sign-in?then=/me");
    let page = desk.get(&to).await.page();
    assert!(page.contains("value=\"a1\"") && page.contains("lang=\"zh-CN\"") && !page.contains("half a secret"));
}

#[tokio::test]
async fn switching_the_language_after_the_session_ended_keeps_the_text() {
    let (app, desk, _) = centre().await;
    let page = desk.get("/check-in").await.page();
    end_sessions(&app);
    assert_eq!(desk.post(&address_of(&page, "switch_language"), OF_AGENTS[0].1).await.to(), "/sign-in");
    assert!(desk.get("/sign-in").await.shows("lang=\"zh-CN\""));
    assert_eq!(sign_in(&desk, "a1").await.to(), "/check-in");
    assert!(desk.get("/check-in").await.shows(NOTE));
}

#[tokio::test]
async fn putting_a_notice_away_keeps_what_is_filled_in() {
    let (app, desk, admin) = centre().await;
    // A new lead is announced to the team.
    app.agent("a2").of("t1").hired().await;
    let form = [("person", "a2"), ("name", "Name of a2"), ("roles[]", "lead"), ("leads[]", "t1")];
    assert_eq!(admin.ask("save_person", &form).await.status, StatusCode::OK);
    let page = desk.get("/check-in").await.page();
    let to = desk.post(&address_of(&page, "put_notices_away"), OF_AGENTS[0].1).await.to().to_owned();
    let page = desk.get(&to).await.page();
    assert!(page.contains(NOTE) && !page.contains("put_notices_away"), "{page}");
}

#[tokio::test]
async fn a_form_of_the_page_that_does_not_exist_is_ignored() {
    let (_, desk, _) = centre().await;
    for form in ["no_such_form", "", "switch_language"] {
        let to = desk
            .post(&format!("switch_theme?unsent={form}&theme=dark&back=/me"), &[("theme", "dark"), ("back", "/me")])
            .await;
        assert_eq!(to.to(), "/me", "{form:?}");
    }
    assert!(desk.cookie(Cookie::Theme).is_some());
}

#[tokio::test]
async fn the_enter_key_sends_the_form_and_does_not_switch_the_language() {
    let (_, agent, admin) = centre().await;
    for (desk, forms) in [(agent, &OF_AGENTS[..]), (admin, &OF_ADMINS[..])] {
        for (form, _, address, _) in forms {
            let page = desk.get(address).await.page();
            // Browsers press the first button of a form.
            let mut buttons = page.split("<button").skip(1).map(|rest| rest.split('>').next().unwrap());
            let first = buttons.find(|button| button.contains(&format!("form=\"{form}\""))).unwrap();
            assert!(!first.contains("formaction") && !first.contains("disabled"), "{address}: {first}");
            assert!(page.find(first) < page.find(&format!("id=\"{form}\"")), "it comes before the form");
        }
    }
}
