//! Rosters that change teams and sites, teams of one name, and ids that are somebody else's address.

use super::{look_over, take_in};
use crate::support::TestApp;

const HEADINGS: &str = "person_id,name,roles,team_id,team,department,site,time_zone";

async fn centre() -> (TestApp, crate::support::Client) {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    app.take_roster(&format!("{HEADINGS}\na1,Ann,agent,t1,Cirrus,Orders,Islet,Asia/Shanghai\n")).await;
    (app, admin)
}

#[tokio::test]
async fn a_team_moves_to_another_department_and_the_preview_says_so() {
    let (app, admin) = centre().await;
    let roster = format!("{HEADINGS}\na1,Ann,agent,t1,Cirrus,Returns,Islet,Asia/Shanghai\n");
    let page = look_over(&admin, roster.as_bytes()).await;
    assert!(
        page.contains("moves from Orders to Returns") && page.contains("weeks that have begun stay with Orders"),
        "{page}"
    );
    let before = app.app.store.teams().by_key("t1".to_owned()).await.unwrap().unwrap();
    assert_eq!(before.department, "Orders", "a preview changes nothing");
    take_in(&admin, &roster).await.page();
    let after = app.app.store.teams().by_key("t1".to_owned()).await.unwrap().unwrap();
    assert_eq!((after.department.as_str(), after.site.as_str(), after.id), ("Returns", "Islet", before.id));
    assert!(!look_over(&admin, roster.as_bytes()).await.contains("/api/import_roster"), "nothing is left to import");
}

#[tokio::test]
async fn the_clock_of_a_site_and_the_name_of_a_team_change_with_a_preview() {
    let (app, admin) = centre().await;
    let roster = format!("{HEADINGS}\na1,Ann,agent,t1,Stratus,Orders,ISLET,Asia/Tokyo\n");
    let page = look_over(&admin, roster.as_bytes()).await;
    assert!(page.contains("changes from Asia/Shanghai to Asia/Tokyo"), "{page}");
    assert!(page.contains("The team Cirrus is called Stratus"), "{page}");
    take_in(&admin, &roster).await.page();
    let team = app.app.store.teams().by_key("t1".to_owned()).await.unwrap().unwrap();
    assert_eq!((team.name.as_str(), team.time_zone.as_str()), ("Stratus", "Asia/Tokyo"));
    assert_eq!(app.app.store.org_units().sites().await.unwrap().iter().filter(|site| site.name == "ISLET").count(), 0);
}

#[tokio::test]
async fn a_team_stays_at_its_site() {
    let (app, admin) = centre().await;
    let before = app.stored();
    let roster = format!("{HEADINGS}\na1,Ann,agent,t1,Cirrus,Orders,Newport,Europe/London\n");
    let page = look_over(&admin, roster.as_bytes()).await;
    assert!(page.contains("A team stays at its site") && !page.contains("/api/import_roster"), "{page}");
    assert_eq!(app.stored(), before);
}

#[tokio::test]
async fn a_time_zone_of_no_site_is_refused_where_the_team_has_another() {
    let (app, admin) = centre().await;
    let before = app.stored();
    for roster in [
        "person_id,name,team_id,time_zone\na1,Ann,t1,Asia/Tokyo\n".to_owned(),
        format!("{HEADINGS}\na1,Ann,agent,t1,Cirrus,Orders,,Asia/Tokyo\n"),
    ] {
        let page = look_over(&admin, roster.as_bytes()).await;
        assert!(page.contains("clock of the whole site") && !page.contains("/api/import_roster"), "{page}");
    }
    assert_eq!(app.stored(), before);
    let same = look_over(&admin, b"person_id,name,team_id,time_zone\na1,Ann Lee,t1,Asia/Shanghai\n").await;
    assert!(same.contains("/api/import_roster"), "{same}");
}

#[tokio::test]
async fn an_id_is_not_the_address_of_somebody_here() {
    let (app, admin) = centre().await;
    app.take_roster("person_id,name,email\na1,Ann,ann@example.org\nlee@example.org,Lee Ann,\n").await;
    let before = app.stored();
    for (row, column) in [("ANN@example.org,Bo,", "person_id"), ("a2,Bo,Lee@Example.org", "email")] {
        let page = look_over(&admin, format!("person_id,name,email\n{row}\n").as_bytes()).await;
        assert!(page.contains(&format!("<code>{column}<")) && !page.contains("/api/import_roster"), "{row}: {page}");
        assert_eq!(app.stored(), before);
    }
    let swap = "person_id,name,email\nb1,Bo,b2@example.org\nb2@example.org,Cy,\n";
    assert!(!look_over(&admin, swap.as_bytes()).await.contains("/api/import_roster"), "within one file");
}

#[tokio::test]
async fn of_two_teams_with_one_name_only_the_chosen_one_is_invited() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    app.take_roster(&format!(
        "{HEADINGS}\nn1,Nora North,agent,n-early,Early,North desk,North,Asia/Shanghai\n\
         s1,Sam South,agent,s-early,Early,South desk,South,Asia/Shanghai\n"
    ))
    .await;
    let page = admin.get("/admin/invitations").await.page();
    assert!(page.contains("Early\u{a0}\u{b7} North desk") && page.contains("Early\u{a0}\u{b7} South desk"), "{page}");
    let slips = admin.post_and_follow("invite_people", &[("scope", "team:n-early")]).await.page();
    assert!(slips.contains("Nora North") && !slips.contains("Sam South"), "{slips}");
    let people = admin.get("/admin/people").await.page();
    assert!(people.contains("Early\u{a0}\u{b7} South desk"), "{people}");
}

#[tokio::test]
async fn a_language_of_a_roster_is_told_and_never_replaces_a_chosen_one() {
    let (app, admin) = centre().await;
    let first = "person_id,name,language\na1,Ann,zh-CN\n";
    let page = look_over(&admin, first.as_bytes()).await;
    assert!(page.contains("Language: none → 中文"), "{page}");
    take_in(&admin, first).await.page();
    let page = look_over(&admin, b"person_id,name,language\na1,Ann,en\n").await;
    assert!(page.contains("chose another language here and keep it: Ann."), "{page}");
    assert!(!page.contains("/api/import_roster"), "nothing would change: {page}");
    let ann = app.app.store.people().by_key("a1".to_owned()).await.unwrap().unwrap();
    assert_eq!(ann.language, Some(domain::Locale::ZhCn));
}

#[tokio::test]
async fn a_time_zone_that_would_have_no_effect_is_a_fault() {
    let (app, admin) = centre().await;
    app.take_roster("person_id,name,roles,team_id,site,time_zone\nc1,Cy,agent,t9,Harbour,Europe/London\n").await;
    let before = app.stored();
    for row in ["z1,Zoe,psychologist,,Asia/Tokyo", "z1,Zoe,agent,t7,Asia/Tokyo"] {
        let roster = format!("person_id,name,roles,team_id,time_zone\n{row}\n");
        let page = look_over(&admin, roster.as_bytes()).await;
        assert!(page.contains("but not for which site") && !page.contains("/api/import_roster"), "{row}: {page}");
    }
    assert_eq!(app.stored(), before);
}

#[tokio::test]
async fn teams_of_one_name_are_told_apart_in_what_changes() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let roster = |one: &str, two: &str| {
        format!(
            "{HEADINGS}\na1,Ann,agent,t1,Early,{one},Islet,Asia/Shanghai\na2,Bo,agent,t2,Early,{two},Islet,Asia/Shanghai\n"
        )
    };
    take_in(&admin, &roster("Orders", "Returns")).await.page();
    let page = look_over(&admin, roster("Care", "Claims").as_bytes()).await;
    assert!(page.contains("Early\u{a0}· Orders moves from Orders to Care"), "{page}");
    assert!(page.contains("Early\u{a0}· Returns moves from Returns to Claims"), "{page}");
}

#[tokio::test]
async fn a_new_site_is_told_with_its_time_zone_and_where_that_comes_from() {
    let (_app, admin) = centre().await;
    let head = "person_id,name,roles,team_id,site,time_zone";
    let page = look_over(&admin, format!("{head}\nz1,Zoe,agent,t7,Harbour,Europe/London\n").as_bytes()).await;
    assert!(page.contains("New site: Harbour, time zone Europe/London."), "{page}");
    let page = look_over(&admin, format!("{head}\nz1,Zoe,agent,t7,Harbour,\n").as_bytes()).await;
    assert!(page.contains("states no time zone for it"), "{page}");
}

#[tokio::test]
async fn every_person_of_a_large_roster_is_on_a_page_of_the_preview() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let rows: String = (1..=230).map(|number| format!("p{number},Person {number}\n")).collect();
    let page = look_over(&admin, format!("person_id,name\n{rows}").as_bytes()).await;
    assert!(page.contains("Person 200<") && !page.contains("Person 201<") && page.contains("page=2"), "{page}");
    let next = admin.get("/admin/import?step=look&page=2").await.page();
    assert!(next.contains("Person 201<") && next.contains("Person 230<"), "{next}");
    assert!(next.contains("/api/import_roster"), "it is imported from any page: {next}");
}

#[tokio::test]
async fn every_fault_that_the_centre_knows_is_told_at_once_with_its_lines() {
    let (app, admin) = centre().await;
    app.take_roster("person_id,name,email\nb1,Bo,bo@example.org\nb2,Bea,bea@example.org\n").await;
    let roster = "person_id,name,email,roles\nc1,Cy,bo@example.org,agent\nc2,Di,bea@example.org,agent\na1,Ann,,agent;psychologist\n";
    let page = look_over(&admin, roster.as_bytes()).await;
    assert!(page.contains("2–3"), "one fault with both lines: {page}");
    assert!(page.contains("“bo@example.org”") && page.contains("Also “bea@example.org”."), "each value: {page}");
    assert!(page.contains("<code>roles<"), "{page}");
    assert!(page.contains("/admin/import?step=columns"), "what the columns are can be stated: {page}");
}
