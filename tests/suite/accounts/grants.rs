//! Granted roles: announced to the people that they affect, logged with the admin, and without access to the past.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use domain::person::{Membership, TeamRole};
use domain::{Role, Roles, Workday};
use jiff::SignedDuration;
use store::{NewPerson, StoreError};
use uuid::Uuid;

use crate::accounts::admin::take_in;
use crate::support::{Client, Floor, TestApp, history, program};

/// Asserts that a person who leads team one since today sees no earlier check-in.
async fn knows_nothing_of_the_past(floor: &Floor, lead: &str, way: &str) {
    floor.app.app.derived.invalidate_all();
    let person = floor.app.person(lead).await;
    let ties = floor.app.app.store.people().profile(person).await.unwrap().unwrap().memberships;
    let lead = floor.signed_in(lead).await;
    assert!(ties.iter().any(|tie| tie.role == TeamRole::Lead && tie.holds_on(floor.app.today())), "{way}: {ties:?}");
    for address in ["/board/t1", "/trends/t1", "/trends/t1?weeks=52", "/flags"] {
        let page = lead.get(address).await.page();
        assert!(!page.contains("Name of a"), "{way}: {address} shows what was said before");
    }
    assert!(floor.signed_in("l1").await.get("/trends/t1").await.page().contains("Name of a1"), "l1 has led for long");
}

/// A roster line that claims that a person has led team one for a hundred days.
fn backdated(floor: &Floor, key: &str) -> String {
    let since = floor.app.today().plus(-100);
    format!("person_id,name,roles,team_id,starts_on\n{key},Name of {key},lead,t1,{since}\n")
}

#[tokio::test]
async fn a_backdated_lead_sees_no_earlier_check_ins() {
    let floor = Floor::with(&history()).await;
    let admin = floor.signed_in("d1").await;

    take_in(&admin, &backdated(&floor, "n1")).await;
    knows_nothing_of_the_past(&floor, "n1", "a roster in the browser").await;

    let since = floor.app.today().plus(-100).to_string();
    let by_hand = [("person_id", "n2"), ("name", "N"), ("roles[]", "lead"), ("leads[]", "t1"), ("starts_on", &since)];
    assert_eq!(admin.ask("save_person", &by_hand).await.status, StatusCode::OK);
    knows_nothing_of_the_past(&floor, "n2", "by hand").await;

    let tie = Membership {
        person: floor.app.person("l3").await,
        team: floor.app.team("t1").await,
        role: TeamRole::Lead,
        from: floor.app.today().plus(-100),
        until: None,
        sees_from: jiff::Timestamp::UNIX_EPOCH,
    };
    let (by, today, now) = (floor.app.person("d1").await, floor.app.today(), floor.app.now());
    floor.app.app.store.teams().add_lead(tie, by, today, now).await.unwrap();
    knows_nothing_of_the_past(&floor, "l3", "the page of a team").await;

    // Somebody who has been in the centre for long, without a role in a team so far.
    take_in(&admin, &backdated(&floor, "d1").replace(",lead,", ",lead;admin,")).await;
    knows_nothing_of_the_past(&floor, "d1", "an admin who names themselves").await;
}

#[tokio::test]
async fn the_command_line_cannot_backdate_a_lead() {
    // Long after the check-ins of March.
    const LATER: &str = "2026-09-24T12:00:00Z";
    let floor = Floor::with(&history()).await;
    let file = floor.app.directory().join("roster.csv");
    std::fs::write(&file, backdated(&floor, "n1")).unwrap();
    let mut program = program(&["import", "roster", file.to_str().unwrap()], floor.app.directory());
    let output = program.env("WEATHERVANE_NOW", LATER).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let person = floor.app.person("n1").await;
    let ties = floor.app.app.store.people().profile(person).await.unwrap().unwrap().memberships;
    assert!(ties.iter().all(|tie| tie.from > floor.app.today()), "{ties:?}");
}

#[tokio::test]
async fn a_roster_with_a_new_team_sets_the_first_day_of_its_leads() {
    let app = TestApp::new().await;
    let since: Workday = app.today().plus(-30);
    app.lead("l1").of("t1").since(since).hired().await;
    let ties = app.app.store.people().profile(app.person("l1").await).await.unwrap().unwrap().memberships;
    assert_eq!(ties.iter().map(|tie| tie.from).collect::<Vec<_>>(), [since]);
}

#[tokio::test]
async fn an_admin_who_names_themselves_lead_is_announced_to_the_team() {
    let app = TestApp::new().await;
    let admin = app.admin("d1").hired().await;
    let agent = app.agent("a1").of("t1").hired().await;
    // People whose contract has an end date are notified too.
    take_in(&admin, "person_id,name,roles,team_id,ends_on\na1,Name of a1,agent,t1,2027-03-31\n").await;
    app.set_password("a1").await;
    let id = Uuid::new_v4().to_string();
    let fields = [("id", id.as_str()), ("weather", "1"), ("audience", "lead")];
    assert_eq!(agent.ask("record_check_in", &fields).await.status, StatusCode::OK);
    app.travel("2026-03-12 09:00");
    let (admin, agent) = (app.signed_in("d1").await, app.signed_in("a1").await);
    assert_eq!(admin.ask("name_lead", &[("team", "t1"), ("person", "d1")]).await.status, StatusCode::OK);
    assert!(!admin.get("/board/t1").await.page().contains("Name of a1"), "that was said yesterday");
    assert!(agent.get("/check-in").await.page().contains("Name of d1 (d1) leads t1 from 12 March."));
    let log = admin.get("/admin/invitations").await.page();
    assert!(log.contains("Name of d1 made Name of d1 a lead of t1."), "{log}");
    assert_eq!(admin.ask("end_lead", &[("team", "t1"), ("person", "d1")]).await.status, StatusCode::OK);
    let log = admin.get("/admin/invitations").await.page();
    assert!(log.contains("Name of d1 ended Name of d1’s time as lead of t1."), "{log}");
}

async fn is_told(reader: &Client, sentence: &str) -> usize {
    reader.get("/account").await.page().matches(sentence).count()
}

#[tokio::test]
async fn a_new_psychologist_or_admin_is_announced_to_all_others_and_logged() {
    let app = TestApp::new().await;
    let admin = app.admin("d1").hired().await;
    let another = app.admin("d9").hired().await;
    let everybody = [app.agent("a1").of("t1").hired().await, app.lead("l1").of("t2").hired().await];
    for key in ["d1", "d9", "a1", "l1"] {
        app.set_password(key).await;
    }
    let roster = "person_id,name,roles\ns1,Sun Yi,psychologist\nd2,Deng Wei,agent;admin\n";
    take_in(&admin, roster).await;
    app.take_roster(roster).await;
    let told = ["Sun Yi (s1) is a psychologist here from 11 March.", "Deng Wei (d2) is an admin here from 11 March."];
    for sentence in told {
        for reader in everybody.iter().chain([&another]) {
            assert_eq!(is_told(reader, sentence).await, 1, "{sentence}");
        }
        assert_eq!(is_told(&admin, sentence).await, 0, "{sentence}: they granted it themselves");
    }
    everybody[0].ask("switch_language", &[("language", "zh-CN")]).await;
    assert_eq!(is_told(&everybody[0], "Sun Yi（s1）是这里的心理老师").await, 1);
    let by_hand = [("person_id", "d3"), ("name", "Fu An"), ("roles[]", "admin")];
    assert_eq!(admin.ask("save_person", &by_hand).await.status, StatusCode::OK);
    assert_eq!(is_told(&everybody[1], "Deng Wei (d2) and Fu An (d3) are admins here from 11 March.").await, 1);
    take_in(&admin, "person_id,name,roles\ns1,Sun Yi,agent\nd2,Deng Wei,agent\n").await;
    let log = admin.get("/admin/invitations").await.page();
    for said in [
        "Name of d1 made Sun Yi a psychologist.",
        "Name of d1 made Deng Wei an admin.",
        "Name of d1 made Fu An an admin.",
        "Name of d1 removed the psychologist role from Sun Yi.",
        "Name of d1 removed the admin role from Deng Wei.",
    ] {
        assert_eq!(log.matches(said).count(), 1, "{said}: {log}");
    }
}

#[tokio::test]
async fn roles_granted_on_the_command_line_are_announced_too() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    app.set_password("a1").await;
    let admin = NewPerson {
        key: "root".to_owned(),
        name: "Somebody else".to_owned(),
        roles: Roles::default().with(Role::Admin),
        ..NewPerson::default()
    };
    app.app.store.people().add(admin, None, app.now()).await.unwrap();
    assert_eq!(is_told(&agent, "Somebody else (root) is an admin here from 11 March.").await, 1);
}

#[tokio::test]
async fn nobody_becomes_psychologist_for_people_they_lead_by_any_means() {
    let app = TestApp::new().await;
    let admin = app.admin("d1").hired().await;
    app.agent("a1").of("t1").hired().await;
    app.psychologist("s1").hired().await;
    let before = app.stored();
    let refused =
        admin.upload("preview_roster", "r.csv", b"person_id,name,roles,team_id\nx,X,lead;psychologist,t1\n").await;
    assert!(!admin.get(refused.to()).await.page().contains("/api/import_roster"));
    let two_lines = b"person_id,name,roles,team_id\nx,X,lead,t1\nx,X,psychologist,\n";
    let refused = admin.upload("preview_roster", "r.csv", two_lines).await;
    assert!(!admin.get(refused.to()).await.page().contains("/api/import_roster"));
    let fields = [("person", "s1"), ("name", "S"), ("roles[]", "lead"), ("roles[]", "psychologist"), ("leads[]", "t1")];
    assert_eq!(admin.ask("save_person", &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [("team", "t1"), ("person", "s1")];
    assert_eq!(admin.ask("name_lead", &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let both = Roles::default().with(Role::Lead).with(Role::Psychologist);
    let new = NewPerson { key: "y".to_owned(), name: "Y".to_owned(), roles: both, ..NewPerson::default() };
    let refused = app.app.store.people().add(new, None, app.now()).await;
    assert!(matches!(refused, Err(StoreError::PsychologistLeads)), "{refused:?}");
    let (person, team, by) = (app.person("s1").await, app.team("t1").await, app.person("d1").await);
    let tie = Membership { person, team, role: TeamRole::Lead, from: app.today(), until: None, sees_from: app.now() };
    let refused = app.app.store.teams().add_lead(tie, by, app.today(), app.now()).await;
    assert!(matches!(refused, Err(StoreError::PsychologistLeads)), "{refused:?}");
    assert_eq!(app.stored(), before);
}

#[tokio::test]
async fn a_lead_at_another_site_leads_by_the_days_of_the_team() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    app.lead("l1").hired().await;
    app.take_roster("person_id,name,site,time_zone\nl1,Name of l1,London,Europe/London\n").await;
    let admin = app.admin("b1").hired().await;
    let fields = [("team", "t1"), ("person", "l1"), ("from", "2026-03-13"), ("until", "2026-03-14")];
    assert_eq!(admin.ask("name_lead", &fields).await.status, StatusCode::OK);
    // The site of the lead is still, or already, in another day.
    for (moment, leads) in [
        ("2026-03-12 23:30", false),
        ("2026-03-13 05:00", true),
        ("2026-03-14 23:30", true),
        ("2026-03-15 05:00", false),
    ] {
        app.travel(moment);
        let lead = app.signed_in("l1").await;
        let expected = if leads { StatusCode::OK } else { StatusCode::NOT_FOUND };
        for address in ["/board/t1", "/trends/t1", "/live?team=t1"] {
            let answer = lead.open(Method::GET, address, |request| request, Body::empty()).await;
            assert_eq!(answer.status(), expected, "{address} at {moment}");
        }
        assert_eq!(lead.get("/account").await.page().contains("\u{b7} t1"), leads, "{moment}");
    }
}

#[tokio::test]
async fn the_holder_of_a_key_post_is_told_when_it_is_given_and_when_it_ends() {
    let app = TestApp::new().await;
    for key in ["a1", "a2"] {
        app.agent(key).of("t1").hired().await;
        app.set_password(key).await;
    }
    let admin = app.admin("d1").hired().await;
    let row = |key_post: &str| format!("person_id,name,key_post\na1,Name of a1,{key_post}\n");
    for (key_post, says) in [("yes", "You hold a key post from"), ("no", "you no longer hold a key post")] {
        take_in(&admin, &row(key_post)).await;
        let page = app.signed_in("a1").await.get("/support").await.page();
        assert!(page.contains(says) && page.contains("Done by Name of d1 (d1)"), "{key_post}: {page}");
        assert!(!app.signed_in("a2").await.get("/support").await.page().contains("key post"), "others learn nothing");
        app.signed_in("a1").await.ask("put_notices_away", &[]).await;
        app.take_roster(&row(key_post)).await;
        let page = app.signed_in("a1").await.get("/support").await.page();
        assert!(!page.contains("key post"), "nothing changed: {page}");
    }
}

#[tokio::test]
async fn what_a_page_did_not_tell_is_not_put_away_with_it() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    app.set_password("a1").await;
    app.lead("l1").of("t1").hired().await;
    let agent = app.signed_in("a1").await;
    let page = agent.get("/looks").await.page();
    assert!(page.contains("Name of l1 (l1)") && !page.contains("Name of l2 (l2)"), "{page}");
    let shown = page.split("name=\"shown\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect(&page);
    // The page stays open, and another lead is named.
    app.pass(SignedDuration::from_secs(1));
    app.lead("l2").of("t1").hired().await;
    agent.ask("put_notices_away", &[("shown", shown)]).await;
    let page = agent.get("/looks").await.page();
    assert!(!page.contains("Name of l1 (l1)") && page.contains("Name of l2 (l2)"), "{page}");
}
