//! Several people at once: invited, moved, ended, all or nothing.

use crate::support::TestApp;

#[tokio::test]
async fn ticked_people_move_together_and_a_lead_among_them_stops_it() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    for key in ["a1", "a2", "a3"] {
        app.agent(key).of("t1").on("early 07:00-15:00").hired().await;
    }
    app.agent("b1").of("t2").hired().await;
    super::take_in(&admin, "person_id,name,roles,team_id\nl1,Both Ways,agent;lead,t1\n").await.page();
    app.travel("2026-03-12 09:00");
    let admin = {
        drop(admin);
        app.signed_in("boss").await
    };
    let before = app.stored();
    let to_two = [("action", "move"), ("to_team", "t2"), ("people[]", "a1"), ("people[]", "l1")];
    let refused = admin.post_and_follow("change_people", &to_two).await.page();
    assert!(refused.contains("Both Ways"), "{refused}");
    assert!(refused.contains("value=\"a1\" checked"), "what was ticked stays: {refused}");
    assert_eq!(app.stored(), before);
    let fields = [("action", "move"), ("to_team", "t2"), ("people[]", "a1"), ("people[]", "a2")];
    assert!(admin.post_and_follow("change_people", &fields).await.page().contains("2 people changed."));
    let team = app.team("t2").await;
    for (key, moved) in [("a1", true), ("a2", true), ("a3", false)] {
        let profile = app.app.store.people().profile(app.person(key).await).await.unwrap().unwrap();
        let there = profile.memberships.iter().any(|tie| tie.team == team && tie.until.is_none());
        assert_eq!(there, moved, "{key}");
        assert_eq!(profile.person.patterns.len(), 1, "shifts and the rest stay");
    }
}

#[tokio::test]
async fn everybody_in_a_list_gets_one_last_day_or_an_invitation() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    app.set_password("boss").await;
    for (key, team) in [("a1", "t1"), ("a2", "t1"), ("b1", "t2")] {
        app.agent(key).of(team).hired().await;
    }
    let list = [("whom", "all"), ("team", "t1")];
    let end = |day: &'static str| [&list[..], &[("action", "end"), ("ends_on", day)]].concat();
    for (day, told) in [("", "Enter their last day."), ("soon", "isn’t a date")] {
        assert!(admin.post_and_follow("change_people", &end(day)).await.page().contains(told), "{day}");
    }
    assert!(admin.post_and_follow("change_people", &end("2026-12-31")).await.page().contains("2 people changed."));
    let last = |key: &'static str| {
        let store = app.app.store.clone();
        async move { store.people().by_key(key.to_owned()).await.unwrap().unwrap().ends_on.map(|day| day.to_string()) }
    };
    assert_eq!((last("a2").await.as_deref(), last("b1").await), (Some("2026-12-31"), None));
    let slips = admin.post_and_follow("change_people", &[&list[..], &[("action", "invite")]].concat()).await.page();
    assert_eq!(slips.matches("class=\"qr\"").count(), 2);
    let nobody = admin.post_and_follow("change_people", &[("action", "invite")]).await.page();
    assert!(nobody.contains("Tick at least one person first."), "{nobody}");
}
