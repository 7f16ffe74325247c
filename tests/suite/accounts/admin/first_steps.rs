//! The first steps of an admin: what is left, without a word about check-ins.

use super::{look_over, take_in};
use crate::support::{Client, TestApp};
use domain::{Role, Roles};
use store::{NewPerson, SiteZone};

#[tokio::test]
async fn the_first_steps_follow_what_an_admin_has_done() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    app.set_password("boss").await;
    let page = admin.get("/admin").await.page();
    assert!(page.contains("4 steps are left.") && page.contains("no team yet"), "{page}");
    let roster = "person_id,name,roles,team_id,team,site,time_zone\n\
                  a1,Ann,agent,t1,Team One,Islet,Asia/Shanghai\na2,Bo,agent,t2,Team Two,Islet,\nl1,Lea,lead,t1,,,\n";
    take_in(&admin, roster).await.page();
    let page = admin.get("/admin").await.page();
    assert!(page.contains("3 steps are left.") && page.contains("Islet (Asia/Shanghai)"), "{page}");
    assert!(page.contains("Nobody leads Team Two yet.") && page.contains("3 people have no invitation yet."), "{page}");
    assert!(page.contains("This comes after the invitations.") && !page.contains("Their slips"), "{page}");
    assert!(page.contains("Hand out the leads’ slips first") && page.contains("None of your own yet."), "{page}");
    assert!(admin.get("/admin/people").await.page().contains("href=\"/admin\""));
    take_in(&admin, &format!("{roster}l1,Lea,lead,t2,,,\n")).await.page();
    admin.post("invite_people", &[("scope", "uninvited")]).await;
    for key in ["a1", "a2", "l1"] {
        app.set_password(key).await;
    }
    let page = admin.get("/admin").await.page();
    assert!(!page.contains("Hand out the leads’ slips first"), "everybody has joined: {page}");
    assert!(page.contains("Everything is set up.") && page.contains("All 2 teams have a lead."), "{page}");
    assert!(!admin.get("/admin/people").await.page().contains("href=\"/admin\""));
}

#[tokio::test]
async fn nobody_waits_for_people_who_have_left() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    app.set_password("boss").await;
    let roster = "person_id,name,roles,team_id,team,site,ends_on\na1,Ann,agent,t1,One,Islet,\na2,Bo,agent,t1,One,Islet,\n\
                  l1,Lea,lead,t1,One,Islet,\n";
    take_in(&admin, roster).await.page();
    let slips = admin.post_and_follow("invite_people", &[("people[]", "a1")]).await.page();
    assert!(slips.contains("/invitation/"), "{slips}");
    let left = roster.replace("a1,Ann,agent,t1,One,Islet,", "a1,Ann,agent,t1,One,Islet,2026-03-10");
    let left = left.replace("a2,Bo,agent,t1,One,Islet,", "a2,Bo,agent,t1,One,Islet,2026-03-10");
    take_in(&admin, &left).await.page();
    let steps = admin.get("/admin").await.page();
    assert!(steps.contains("One person has no invitation yet.") && steps.contains("2 people"), "{steps}");
    let page = admin.get("/admin/invitations").await.page();
    assert!(page.contains("closed: the person has left") && !page.contains("open until"), "{page}");
    assert!(!page.contains("/api/withdraw_invitation"), "nothing is left to take back: {page}");
    assert!(page.contains("Lea") && !page.contains(">Bo<"), "{page}");
    let waiting = admin.get("/admin/people?state=not-joined").await.page();
    assert!(waiting.contains("Lea") && !waiting.contains(">Ann<") && !waiting.contains(">Bo<"), "{waiting}");
    let list = admin.get("/admin/people").await.page();
    assert!(list.contains(">Ann<"), "the list of everybody still has them: {list}");
    assert!(list.contains("2 people in one team.") && list.contains("also has 2 people who have left."), "{list}");
    let everybody = [("whom", "all"), ("state", "not-joined"), ("action", "invite")];
    let slips = admin.post_and_follow("change_people", &everybody).await.page();
    assert!(slips.contains("Lea") && !slips.contains(">Bo<"), "{slips}");
}

/// A centre with nothing but an admin, as the command line makes one.
async fn centre_without_site() -> (TestApp, Client) {
    let app = TestApp::new().await;
    let roles = Roles::default().with(Role::Admin);
    let admin = NewPerson { key: "boss".to_owned(), name: "Boss".to_owned(), roles, ..NewPerson::default() };
    app.app.store.people().add(admin, None, app.now()).await.unwrap();
    app.set_password("boss").await;
    let admin = app.signed_in("boss").await;
    (app, admin)
}

#[tokio::test]
async fn a_centre_without_a_site_states_its_name_and_time_zone_first() {
    let (app, admin) = centre_without_site().await;
    let page = admin.get("/admin").await.page();
    assert!(page.contains("5 steps are left.") && page.contains("aren’t confirmed yet"), "{page}");
    assert!(admin.get("/admin/centre").await.shows("action=\"/api/confirm_site\""));
    for (name, zone, told) in [("Islet", "UTC", "Choose a time zone"), ("", "Asia/Tokyo", "Enter the centre’s name.")]
    {
        let page = admin.post_and_follow("confirm_site", &[("site_name", name), ("time_zone", zone)]).await.page();
        assert!(page.contains(told), "{page}");
    }
    let stated = [("site", ""), ("site_name", "Islet"), ("time_zone", "Asia/Tokyo")];
    assert!(admin.post_and_follow("confirm_site", &stated).await.page().contains("Islet is in the time zone Asia/"));
    let sites = app.app.store.org_units().sites().await.unwrap();
    assert_eq!(sites, [SiteZone { name: "Islet".to_owned(), time_zone: "Asia/Tokyo".to_owned() }]);
    assert!(admin.get("/admin").await.page().contains("4 steps are left."));
    assert!(!admin.get("/admin/centre").await.shows("action=\"/api/confirm_site\""));
    let again = admin.post_and_follow("confirm_site", &stated).await.page();
    assert!(again.contains("has a name and a time zone now"), "{again}");
}

#[tokio::test]
async fn a_site_without_a_stated_time_zone_is_confirmed_before_anything_else() {
    let (app, admin) = centre_without_site().await;
    let roster = "person_id,name,team_id,team,site\na1,Ann,t1,One,Islet\n";
    let page = look_over(&admin, roster.as_bytes()).await;
    assert!(page.contains("it gets UTC. Is that right?"), "{page}");
    take_in(&admin, roster).await.page();
    assert!(admin.get("/admin").await.page().contains("aren’t confirmed yet"));
    admin.post("confirm_site", &[("site", "Islet"), ("site_name", "Islet"), ("time_zone", "Asia/Tokyo")]).await;
    let team = app.app.store.teams().by_key("t1".to_owned()).await.unwrap().unwrap();
    assert_eq!((team.site.as_str(), team.time_zone.as_str()), ("Islet", "Asia/Tokyo"));
    assert!(!admin.get("/admin").await.page().contains("aren’t confirmed yet"));
}
