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
    super::take_in(&admin, "person_id,name,roles\ns1,Two Hats,agent;psychologist\n").await.page();
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
    let to_two = [("action", "move"), ("to_team", "t2"), ("people[]", "a1"), ("people[]", "s1")];
    assert!(admin.post_and_follow("change_people", &to_two).await.page().contains("Two Hats"));
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
    assert!(slips.matches("class=\"qr\"").count() == 2 && !slips.contains("joined already"), "{slips}");
    let nobody = admin.post_and_follow("change_people", &[("action", "invite")]).await.page();
    assert!(nobody.contains("Tick at least one person first."), "{nobody}");
    let unknown = [&list[..], &[("action", "leave"), ("ends_on", "2026-12-30")]].concat();
    assert_eq!(admin.ask("change_people", &unknown).await.status, axum::http::StatusCode::BAD_REQUEST);
    // A list that a stale link asks for has nobody in it, not everybody.
    for stale in [("team", "gone"), ("role", "boss")] {
        let fields = [("whom", "all"), stale, ("action", "end"), ("ends_on", "2026-12-30")];
        let page = admin.post_and_follow("change_people", &fields).await.page();
        assert!(page.contains("Tick at least one person first."), "{stale:?}: {page}");
    }
    assert_eq!((last("a2").await.as_deref(), last("b1").await), (Some("2026-12-31"), None));
}

#[tokio::test]
async fn inviting_many_leaves_out_those_who_have_joined_and_says_so() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    for key in ["a1", "a2", "a3"] {
        app.agent(key).of("t1").hired().await;
    }
    app.set_password("a1").await;
    app.set_password("a2").await;
    let before = app.stored();
    let joined = [("action", "invite"), ("people[]", "a1"), ("people[]", "a2")];
    let refused = admin.post_and_follow("change_people", &joined).await.page();
    assert!(refused.contains("2 people have joined already and get no invitation."), "{refused}");
    assert_eq!(app.stored(), before, "nobody’s password is reset");
    let all = [("action", "invite"), ("whom", "all"), ("team", "t1")];
    let slips = admin.post_and_follow("change_people", &all).await.page();
    assert_eq!(slips.matches("class=\"qr\"").count(), 1, "{slips}");
    assert!(slips.contains("2 people have joined already and get no invitation."), "{slips}");
}

#[tokio::test]
async fn enter_in_the_form_for_many_people_sets_a_last_day_or_nothing() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    app.agent("a1").of("t1").hired().await;
    let page = admin.get("/admin/people").await.page();
    let form = page.split("action=\"/api/change_people\"").nth(1).expect(&page);
    let first = form.split("<button").nth(1).expect(form).split('>').next().unwrap();
    assert!(first.contains("name=\"action\" value=\"end\""), "Enter presses the first button: {first}");
    let before = app.stored();
    let answer = admin.post_and_follow("change_people", &[("action", "end"), ("people[]", "a1")]).await.page();
    assert!(answer.contains("Enter their last day."), "{answer}");
    assert_eq!(app.stored(), before);
}

#[tokio::test]
async fn who_came_into_a_list_after_it_was_shown_is_not_changed_with_it() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    app.agent("a1").of("t1").hired().await;
    let page = admin.get("/admin/people?team=t1").await.page();
    assert!(page.contains("name=\"listed\" value=\"1\""), "{page}");
    app.agent("a2").of("t1").hired().await;
    let before = app.stored();
    let end = [("action", "end"), ("whom", "all"), ("team", "t1"), ("listed", "1"), ("ends_on", "2026-12-31")];
    let page = admin.post_and_follow("change_people", &end).await.page();
    assert!(page.contains("The list has changed") && page.contains("name=\"listed\" value=\"2\""), "{page}");
    assert_eq!(app.stored(), before);
}

#[tokio::test]
async fn inviting_on_an_old_page_resets_nobody_who_has_joined_since() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    app.agent("a1").of("t1").hired().await;
    for page in ["/admin/people", "/admin/people/a1", "/admin/invitations"] {
        assert!(admin.get(page).await.page().contains("name=\"waiting\" value=\"yes\""), "{page}");
    }
    app.set_password("a1").await;
    assert!(!admin.get("/admin/people/a1").await.page().contains("name=\"waiting\""));
    let before = app.stored();
    let page = admin.post_and_follow("invite_people", &[("people[]", "a1"), ("waiting", "yes")]).await.page();
    assert!(page.contains("One person has joined already"), "{page}");
    assert_eq!(app.stored(), before);
}
