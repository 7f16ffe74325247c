//! Today is the site's: not the machine's, not the admin's, and not that of a date line in between.

use domain::Workday;
use store::Store;

use crate::support::{Client, PASSWORD, START, TestApp, program};

fn day(text: &str) -> Workday {
    text.parse().unwrap()
}

/// The first workday of the newest membership of a person.
async fn newest(store: &Store, key: &str) -> Workday {
    let person = store.people().by_key(key.to_owned()).await.unwrap().unwrap().id;
    store.people().profile(person).await.unwrap().unwrap().memberships.last().unwrap().from
}

const ROSTER: &str = "person_id,name,roles,team_id,site,time_zone\n\
    a1,An,agent,t1,Far,Asia/Shanghai\nl1,Li,lead,t1,Far,\nb1,Bo,admin,,Home,America/New_York\n";
const MOVE: &str = "person_id,name,roles,team_id,site\na1,An,agent,t2,Far\na2,Ba,agent,t2,Far\nl1,Li,lead,t2,Far\n";

#[tokio::test]
async fn the_command_line_imports_by_the_clock_of_the_site() {
    for machine in ["UTC", "Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati", "Europe/London"] {
        let directory = tempfile::tempdir().unwrap();
        for (number, roster) in [ROSTER, MOVE].into_iter().enumerate() {
            let file = directory.path().join(format!("roster-{number}.csv"));
            std::fs::write(&file, roster).unwrap();
            let file = file.to_str().unwrap();
            let mut import = program(&["import", "roster", file], directory.path());
            let done = import.env("TZ", machine).env("WEATHERVANE_NOW", "2026-03-11T00:30:00Z").output().unwrap();
            assert!(done.status.success(), "{machine}: {}", String::from_utf8_lossy(&done.stderr));
        }
        let store = Store::open(directory.path()).unwrap();
        for person in ["a1", "a2", "l1"] {
            assert_eq!(newest(&store, person).await, day("2026-03-11"), "{person}, imported in {machine}");
        }
    }
}

#[tokio::test]
async fn an_admin_elsewhere_moves_people_by_the_clock_of_their_site() {
    // Nine in the morning in Shanghai is still the evening before in New York.
    let app = TestApp::new().await;
    app.take_roster(ROSTER).await;
    let admin = app.signed_in("b1").await;
    let form = [("person", "a1"), ("name", "An"), ("roles[]", "agent"), ("team", "t1"), ("leads[]", "")];
    admin.post("save_person", &form).await;
    app.take_roster(MOVE).await;
    for person in ["a1", "a2", "l1"] {
        assert_eq!(newest(&app.app.store, person).await, day("2026-03-11"), "{person}");
    }
    let page = admin.get("/admin/people?team=t2").await.page();
    assert!(
        page.contains("/admin/people/a1") && page.contains("/admin/people/a2"),
        "the list of the team has its members"
    );
    assert!(admin.get("/admin/teams").await.page().contains("href=\"/admin/teams/t2\""));
    let colleague = app.signed_in("a1").await;
    assert!(!colleague.get("/team").await.shows("class=\"error-page"), "the team has members at once");
}

#[tokio::test]
async fn an_admin_elsewhere_names_a_lead_from_today_on_by_the_clock_of_the_team() {
    let app = TestApp::new().await;
    app.take_roster(ROSTER).await;
    app.take_roster("person_id,name,roles,site\nl2,Lu,lead,Far\nl3,Lo,lead,Home\n").await;
    let admin = app.signed_in("b1").await;
    assert!(admin.get("/admin/teams/t1").await.shows("value=\"2026-03-11\""), "the form begins with the team's today");
    for lead in ["l2", "l3"] {
        let page =
            admin.post_and_follow("name_lead", &[("team", "t1"), ("person", lead), ("from", "2026-03-10")]).await;
        assert!(page.shows("from-error"), "yesterday is over at the team's site");
        admin.post("name_lead", &[("team", "t1"), ("person", lead), ("from", "")]).await;
        assert_eq!(newest(&app.app.store, lead).await, day("2026-03-11"), "{lead}");
    }
    admin.post("end_lead", &[("team", "t1"), ("person", "l2"), ("last_day", "2026-03-11")]).await;
    let person = app.person("l2").await;
    let memberships = app.app.store.people().profile(person).await.unwrap().unwrap().memberships;
    assert_eq!(memberships.last().unwrap().until, Some(day("2026-03-11")));
}

async fn can_sign_in(app: &TestApp, key: &str) -> bool {
    let browser: Client = app.visitor();
    browser.post("sign_in", &[("name", key), ("password", PASSWORD)]).await;
    browser.get("/account").await.status == axum::http::StatusCode::OK
}

#[tokio::test]
async fn the_first_and_the_last_workday_are_those_of_the_shift() {
    assert_eq!(START, "2026-03-11T01:00:00Z");
    let app = TestApp::new().await;
    app.take_roster(&format!(
        "person_id,name,roles,site,time_zone,shift_pattern,starts_on,ends_on\n\
         n1,Night,admin,Far,{0},night 22:00-06:00,,2026-03-11\n\
         o1,Owl,admin,Far,{0},owl 00:00-08:00,2026-03-12,\n\
         d1,Day,admin,Far,{0},early 07:00-15:00,,2026-03-11\n",
        "Asia/Shanghai"
    ))
    .await;
    for key in ["n1", "o1", "d1"] {
        app.set_password(key).await;
    }
    for (moment, who, can) in [
        ("2026-03-11 23:00", "n1", true),
        ("2026-03-12 02:00", "n1", true),
        ("2026-03-12 07:00", "n1", false),
        ("2026-03-11 21:00", "o1", false),
        ("2026-03-12 00:30", "o1", true),
        ("2026-03-12 00:30", "d1", true),
        ("2026-03-12 05:00", "d1", false),
    ] {
        app.travel(moment);
        assert_eq!(can_sign_in(&app, who).await, can, "{who} at {moment}");
    }
}

#[tokio::test]
async fn programs_read_each_person_in_the_team_of_their_own_today() {
    let app = TestApp::new().await;
    // The first site is in New York, where it is still the evening before.
    app.take_roster("person_id,name,roles,site,time_zone\nb1,Bo,admin,Home,America/New_York\n").await;
    app.take_roster(ROSTER).await;
    app.take_roster(MOVE).await;
    let listed = app.app.store.roster().listed(domain::PersonId(0), 100, app.now()).await.unwrap();
    let teams = |key: &str| {
        let person = listed.iter().find(|person| person.key == key).unwrap();
        person.teams.iter().map(|(team, _)| team.clone()).collect::<Vec<_>>()
    };
    assert_eq!((teams("a1"), teams("l1")), (vec!["t2".to_owned()], vec!["t2".to_owned()]));
}

#[test]
fn check_ins_of_tomorrow_are_refused_even_where_another_site_is_ahead() {
    let directory = tempfile::tempdir().unwrap();
    let data = directory.path().join("data");
    let import = |kind: &str, text: &str| {
        let file = directory.path().join(format!("{kind}.csv"));
        std::fs::write(&file, text).unwrap();
        let mut import = program(&["import", kind, file.to_str().unwrap()], &data);
        // In Shanghai it is the 11th already, in New York still the 10th.
        import.env("WEATHERVANE_NOW", "2026-03-11T00:30:00Z").output().unwrap()
    };
    assert!(import("roster", ROSTER).status.success());
    let line = |who: &str| format!("person_id,workday,weather\n{who},2026-03-11,4\n");
    assert!(import("check-ins", &line("a1")).status.success());
    let refused = import("check-ins", &line("b1"));
    assert!(!refused.status.success() && String::from_utf8_lossy(&refused.stderr).contains("2026-03-11"));
}
