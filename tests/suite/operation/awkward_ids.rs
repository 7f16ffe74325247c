//! Ids of people and teams as they are in real rosters: reserved characters, reserved words, and several spellings of
//! one id.

use axum::http::StatusCode;

use crate::support::{Client, PASSWORD, TestApp, program};

/// Keys of teams with characters that have a meaning in an address.
const TEAMS: [&str; 8] =
    ["R&D", "Team #1", "A/B", "C++", "50% crew", "\u{5ba2}\u{670d}\u{4e00}\u{7ec4}", "a%41", "new"];

/// A centre with a team of each of these keys, all led by `l1`, who is signed in, and an admin.
async fn centre() -> (TestApp, Client, Client) {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let mut roster = "person_id,name,roles,team,site,time_zone\n".to_owned();
    for (number, team) in TEAMS.iter().enumerate() {
        roster.push_str(&format!("a{number},Agent {number},agent,{team},Islet,Asia/Shanghai\n"));
        roster.push_str(&format!("l1,Lea,lead,{team},Islet,Asia/Shanghai\n"));
    }
    app.take_roster(&roster).await;
    let lead = app.signed_in("l1").await;
    (app, lead, admin)
}

/// The values of an attribute in a page that begin with `path`, as a browser reads them.
fn values(page: &str, attribute: &str, path: &str) -> Vec<String> {
    let begin = format!("{attribute}=\"{path}");
    let rest = page.split(&begin).skip(1).map(|rest| rest.split('"').next().unwrap_or_default());
    rest.map(|rest| format!("{path}{}", rest.replace("&amp;", "&"))).collect()
}

#[tokio::test]
async fn every_link_to_a_team_leads_to_that_team() {
    let (app, lead, admin) = centre().await;
    let name = |page: &str| page.split("<title>").nth(1).unwrap().split("</title>").next().unwrap().to_owned();
    for (address, client, path) in
        [("/board", &lead, "/board/"), ("/trends", &lead, "/trends/"), ("/admin/teams", &admin, "/admin/teams/")]
    {
        let links = values(&client.get(address).await.page(), "href", path);
        assert!(links.len() >= TEAMS.len(), "{links:?}");
        let mut seen = Vec::new();
        for link in links {
            seen.push(name(&client.get(&link).await.page()));
        }
        for team in TEAMS {
            let shown = team.replace('&', "&amp;");
            assert!(seen.iter().any(|title| title.contains(&shown)), "{team} has no page at {address}: {seen:?}");
        }
    }
    for link in values(&lead.get("/board").await.page(), "href", "/board/") {
        let page = lead.get(&link).await.page();
        let url = page.split("/live?team=").nth(1).unwrap().split(['"', '&', '\\']).next().unwrap().to_owned();
        let mut live = lead.live(&format!("/live?team={url}")).await.expect("a stream");
        assert!(live.next().await.expect("a picture").contains("picture"), "{link}");
    }
    drop(app);
}

#[tokio::test]
async fn a_form_about_a_team_leads_back_to_that_team() {
    let (_app, lead, admin) = centre().await;
    for team in TEAMS {
        let made = lead.post("make_wall", &[("team", team)]).await;
        let page = lead.get(made.to().split('#').next().unwrap()).await.page();
        assert!(page.contains("/wall/"), "the link of the wall of {team} is lost");
        let ended = lead.post("end_wall", &[("team", team)]).await;
        lead.get(ended.to()).await.page();
        let wrong = admin.post("rename_team", &[("team", team), ("name", "")]).await;
        assert!(admin.get(wrong.to()).await.page().contains("aria-invalid"), "{team}");
        admin.get(admin.post("rename_team", &[("team", team), ("name", team)]).await.to()).await.page();
    }
}

#[tokio::test]
async fn a_person_has_a_page_by_any_id_and_it_is_decoded_once() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let ids = ["new", "add", "a%41", "aA", "x/y", "a&b=c", "\u{738b} 1", "me@home", "1.5"];
    let mut roster = "person_id,name\n".to_owned();
    for (number, id) in ids.iter().enumerate() {
        roster.push_str(&format!("{id},Number {number}\n"));
    }
    app.take_roster(&roster).await;
    let links = values(&admin.get("/admin/people").await.page(), "href", "/admin/people/");
    for (number, id) in ids.iter().enumerate() {
        let mut found = 0;
        for link in &links {
            let page = admin.get(link).await.page();
            found += usize::from(page.contains(&format!("<title>Number {number}\u{a0}")));
        }
        assert!(found > 0, "{id} has no page");
        let saved = admin
            .post("save_person", &[("person", id), ("name", &format!("Number {number}")), ("roles[]", "agent")])
            .await;
        assert!(admin.get(saved.to()).await.page().contains(&format!("<title>Number {number}\u{a0}")), "{id}");
    }
    assert!(admin.get("/admin/people/add/person").await.page().contains("name=\"person_id\""));
    let found = admin.post_and_follow("search_people", &[("q", "a%41")]).await.page();
    assert!(found.contains("Number 2") && !found.contains("Number 3"), "a search is decoded once");
}

#[tokio::test]
async fn a_person_signs_in_with_every_spelling_of_the_id_and_the_address() {
    let app = TestApp::new().await;
    app.take_roster("person_id,name,email\nJos\u{e9}1,Jos\u{e9},M\u{fc}ller@example.org\n").await;
    app.set_password("Jos\u{e9}1").await;
    for name in [
        "jose\u{301}1",
        "JOS\u{c9}\u{ff11}",
        " jos\u{e9}1\u{200b} ",
        "mu\u{308}ller@EXAMPLE.org",
        "M\u{dc}LLER@example.org",
    ] {
        let answer = app.visitor().ask("sign_in", &[("name", name), ("password", PASSWORD)]).await;
        assert_eq!(answer.status, StatusCode::OK, "{name:?}");
    }
    let typed = PASSWORD.replace('a', "\u{ff41}");
    let answer = app.visitor().ask("sign_in", &[("name", "jos\u{e9}1"), ("password", &format!("{typed} "))]).await;
    assert_eq!(answer.status, StatusCode::OK, "a password from a keyboard with full-width letters");
}

#[tokio::test]
async fn nobody_gets_the_id_of_another_person_in_another_spelling() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    app.take_roster("person_id,name,team_id\n\u{c9}1,Ana,T1\n").await;
    for id in ["\u{e9}1", "e\u{301}1", "\u{c9}1\u{200b}", "\u{c9}\u{ff11}"] {
        let fields = [("person_id", id), ("name", "Another"), ("roles[]", "agent")];
        assert_eq!(admin.ask("save_person", &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{id:?}");
        app.take_roster(&format!("person_id,name\n{id},Ana\n")).await;
    }
    let everybody = admin.get("/admin/people").await.page();
    assert_eq!(everybody.matches("<th scope=\"row\">").count(), 2, "the admin and Ana: {everybody}");
    for key in ["t1", "\u{ff34}1", "T1\u{200b}"] {
        let fields = [("team_id", key), ("name", "Another"), ("department", "Care"), ("site", "North")];
        assert_eq!(admin.ask("add_team", &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{key:?}");
    }
    for id in ["..", "-", "\u{200b}"] {
        let fields = [("person_id", id), ("name", "Another"), ("roles[]", "agent")];
        assert_eq!(admin.ask("save_person", &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{id:?}");
    }
}

#[test]
fn an_imported_check_in_belongs_to_the_person_whose_id_it_is() {
    let directory = tempfile::TempDir::new().unwrap();
    let import = |what: &str, text: &str| {
        let file = directory.path().join("file.csv");
        std::fs::write(&file, text).unwrap();
        let output =
            program(&["import", what, file.to_str().unwrap()], &directory.path().join("data")).output().unwrap();
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
    };
    import("roster", "person_id,name\n\u{c9}1,Ana\nz1,Zed\n");
    let said = import("check-ins", "person_id,workday,weather\n\u{e9}1,2026-03-09,1\nZ1\u{200b},2026-03-09,2\n");
    assert!(said.contains("2 new"), "{said}");
    let again = import("check-ins", "person_id,workday,weather\nE\u{301}1,2026-03-09,1\nz1,2026-03-09,2\n");
    assert!(again.contains("0 new"), "{again}");
}
