//! Text that was typed and not saved while the page is drawn again: in another language or theme, without a notice.

use axum::http::StatusCode;
use weathervane::state::session::Cookie;

use super::{LateForm, NOTE, OF_ADMINS, OF_AGENTS, address_of, centre, end_sessions, sign_in};
use crate::support::TestApp;

/// Forms that are not the first of their page: `unsent.js` adds them to what a small form sends.
const OTHERS_OF_AGENTS: [LateForm; 1] =
    [("keep_praise", &[("praise", "You saved my day")], "/thanks", "value=\"You saved my day\"")];

const OTHERS_OF_ADMINS: [LateForm; 5] = [
    ("rename_team", &[("team", "t1"), ("name", "Evening desk")], "/admin/teams/t1", "value=\"Evening desk\""),
    ("add_shift", &[("team", "t1"), ("shift_pattern", "07:00-1")], "/admin/teams/t1", "value=\"07:00-1\""),
    ("lower_privacy_budget", &[("budget", "7.5")], "/admin/centre", "value=\"7.5\""),
    ("change_people", &[("ends_on", "2026-05-01")], "/admin/people", "value=\"2026-05-01\""),
    ("preview_roster", &[("pasted", "person_id\tname")], "/admin/import", "person_id\tname</textarea>"),
];

#[tokio::test]
async fn switching_the_theme_keeps_every_form_of_a_page() {
    let (app, agent, admin) = centre().await;
    for (desk, forms) in [(agent, &OTHERS_OF_AGENTS[..]), (admin, &OTHERS_OF_ADMINS[..])] {
        for (form, fields, address, shown) in forms {
            let page = desk.get(address).await.page();
            assert!(page.contains(&format!("action=\"/api/{form}\"")), "{form} is on {address}");
            let before = app.stored();
            let carried = format!("{form}?{}", crate::support::form(fields));
            let small = [("theme", "light"), ("back", *address), ("unsent_also", &carried)];
            assert_eq!(desk.post("switch_theme", &small).await.to(), *address, "{form}");
            let page = desk.get(address).await.page();
            assert!(page.contains(shown) && page.contains("data-theme=\"light\""), "{form}: {page}");
            assert_eq!(app.stored(), before, "{form} was processed");
            desk.get("/privacy").await;
        }
    }
}

#[tokio::test]
async fn two_forms_of_one_page_are_kept_at_once() {
    let (_, agent, _) = centre().await;
    let page = agent.get("/thanks").await.page();
    let main = [("to", "Name of l1"), ("line", "For the tea"), ("unsent_also", "keep_praise?praise=Well+done")];
    agent.post(&address_of(&page, "switch_theme"), &main).await;
    let page = agent.get("/thanks").await.page();
    assert!(page.contains("value=\"For the tea\"") && page.contains("value=\"Well done\""), "{page}");
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
