//! The first steps of an admin: what is left, without a word about check-ins.

use super::take_in;
use crate::support::TestApp;

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
