//! Who is named as a reader of what somebody shares: those who can read it, and so nobody who has not signed in so far.

use axum::http::StatusCode;

use crate::support::{HOST, PASSWORD, TestApp};

const NOT_JOINED: [(&str, &str, &str); 2] = [
    ("en", "Name of l1 hasn’t signed in yet and won’t see this", "Lead: Name of l1"),
    ("zh-CN", "Name of l1还没有登录过，看不到这一条", "班长：Name of l1"),
];

/// A lead, an agent of this language and a psychologist, of whom nobody has signed in.
async fn centre(language: &str) -> TestApp {
    let app = TestApp::new().await;
    let roster = format!(
        "person_id,name,roles,team_id,site,time_zone,language\nl1,Name of l1,lead,t1,North,Asia/Shanghai,\n\
         a1,Name of a1,agent,t1,North,,{language}\ns1,Name of s1,psychologist,,North,,\n"
    );
    app.take_roster(&roster).await;
    let fields = [("audience", "lead"), ("back", "/check-in")];
    assert!(app.signed_in("a1").await.ask("choose_audience", &fields).await.status.is_success());
    app
}

/// Checks in for the lead, at this number of entries so far.
async fn share(app: &TestApp, number: u128) {
    let id = uuid::Uuid::from_u128(number).to_string();
    let fields = [("id", id.as_str()), ("weather", "2"), ("audience", "lead")];
    let answer = app.signed_in("a1").await.ask("record_check_in", &fields).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
}

/// Uses the account of the lead for the first time, with an invitation.
async fn lead_joins(app: &TestApp) {
    let admin = app.admin("d1").hired().await;
    let slips = admin.post_and_follow("invite_people", &[("people[]", "l1")]).await.page();
    let rest = slips.split(&format!("http://{HOST}/invitation/")).nth(1).expect(&slips);
    let token: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
    let fields = [("token", token.as_str()), ("password", PASSWORD), ("again", PASSWORD)];
    let joined = app.visitor().ask("accept_invitation", &fields).await;
    assert!(joined.status.is_success(), "{}", joined.text());
}

#[tokio::test]
async fn a_lead_who_has_not_signed_in_is_not_named_as_a_reader() {
    for (language, not_joined, lead) in NOT_JOINED {
        let app = centre(language).await;
        let agent = app.signed_in("a1").await;
        let form = agent.get("/check-in").await.page();
        assert!(form.contains(not_joined), "the form: {form}");
        assert!(!form.contains("To Name of l1") && !form.contains("给Name of l1"), "the pill: {form}");
        share(&app, 1).await;
        let saved = agent.get("/check-in").await.page();
        assert!(saved.contains(not_joined), "{saved}");
        assert!(!saved.contains("Name of l1 can see it") && !saved.contains("Name of l1看得到"), "{saved}");
        let me = agent.get("/me").await.page();
        assert!(!me.contains("Shared with Name of l1") && !me.contains("分享给Name of l1"), "the journal: {me}");
        assert!(me.contains("nobody who led your team") || me.contains("那天带你们班组的人都看不到"), "{me}");
        assert!(!me.contains("Name of l1 sees") && !me.contains("Name of l1看得到"), "flags of leads: {me}");
        let support = agent.get("/support").await.page();
        let asked = support.split(lead).nth(1).expect(&support).split("</label>").next().unwrap();
        assert!(asked.contains("hasn’t signed in yet") || asked.contains("还没有登录过"), "{asked}");
    }
}

#[tokio::test]
async fn leads_are_named_in_the_order_of_their_names() {
    const LEADS: &str = "person_id,name,roles,team_id,site\n\
        l1,Ana,lead,t1,North\nl2,张敏,lead,t1,North\nl3,李娜,lead,t1,North\n";
    for (language, named) in [("en", "Ana, 李娜 and 张敏"), ("zh-CN", "Ana、李娜、张敏")] {
        let app = centre(language).await;
        app.take_roster(LEADS).await;
        let form = app.signed_in("a1").await.get("/check-in").await.page();
        assert!(form.contains(named), "{form}");
    }
}

#[tokio::test]
async fn people_who_have_joined_come_first_in_the_talk_form() {
    let app = centre("en").await;
    let agent = app.signed_in("a1").await;
    let order = |page: &str| page.find("Lead: Name of l1") < page.find("Psychologist: Name of s1");
    assert!(order(&agent.get("/support").await.page()), "nobody has joined: the order of the roles");
    app.set_password("s1").await;
    assert!(!order(&agent.get("/support").await.page()));
    app.set_password("l1").await;
    assert!(order(&agent.get("/support").await.page()));
}

#[tokio::test]
async fn what_was_shared_before_the_first_use_of_an_account_stays_closed_to_it() {
    let app = centre("en").await;
    share(&app, 1).await;
    app.pass(jiff::SignedDuration::from_mins(30));
    lead_joins(&app).await;
    let agent = app.signed_in("a1").await;
    let before = agent.get("/me").await.page();
    assert!(before.contains("nobody who led your team that day can see it"), "{before}");
    assert!(!agent.get("/check-in").await.page().contains("Name of l1 can see it"));
    let form = agent.get("/check-in?change=1").await.page();
    assert!(form.contains("To Name of l1") && !form.contains("won’t see this"), "{form}");
    app.pass(jiff::SignedDuration::from_mins(1));
    share(&app, 2).await;
    let agent = app.signed_in("a1").await;
    assert!(agent.get("/check-in").await.page().contains("Name of l1 can see it"));
    assert_eq!(agent.get("/me").await.page().matches("Shared with Name of l1").count(), 1);
}
