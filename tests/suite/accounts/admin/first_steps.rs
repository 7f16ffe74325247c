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
    assert!(admin.get("/admin/people").await.shows(">Ann<"), "the list of everybody still has them");
    let everybody = [("whom", "all"), ("state", "not-joined"), ("action", "invite")];
    let slips = admin.post_and_follow("change_people", &everybody).await.page();
    assert!(slips.contains("Lea") && !slips.contains(">Bo<"), "{slips}");
}
