//! Signing in and out, and how long a session lasts.

use axum::http::StatusCode;
use jiff::SignedDuration;
use weathervane::state::session::Cookie;

use crate::support::{Client, PASSWORD, TestApp};

async fn sign_in(visitor: &Client, name: &str, password: &str) -> crate::support::Answer {
    visitor.post("sign_in", &[("name", name), ("password", password)]).await
}

/// Whether this browser is signed in: `/` redirects to the home page of the role, or to the sign-in page.
async fn is_in(client: &Client) -> bool {
    client.get("/").await.to() != "/sign-in"
}

#[tokio::test]
async fn sign_in_leads_to_the_home_page_of_the_role() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    app.lead("l1").of("t1").hired().await;
    app.psychologist("s1").hired().await;
    app.admin("b1").hired().await;
    for (name, home) in [("a1", "/check-in"), ("l1", "/board"), ("s1", "/climate"), ("b1", "/admin/people")] {
        app.set_password(name).await;
        let visitor = app.visitor();
        // People who check in get a recovery code first.
        let first = if name == "a1" { "/recovery" } else { home };
        assert_eq!(sign_in(&visitor, name, PASSWORD).await.to(), first);
        assert_eq!(visitor.get("/").await.to(), home);
        assert!(is_in(&visitor).await);
    }
}

#[tokio::test]
async fn sign_in_names_are_the_key_or_the_email_address_in_any_case() {
    let app = TestApp::new().await;
    app.take_roster("person_id,name,email,roles\nB1,Bo,Bo@Example.org,admin\n").await;
    app.set_password("B1").await;
    for name in ["B1", "b1", " b1 ", "bo@example.org", "BO@EXAMPLE.ORG"] {
        assert_eq!(sign_in(&app.visitor(), name, PASSWORD).await.to(), "/admin/people", "{name}");
    }
}

#[tokio::test]
async fn an_agent_chooses_an_audience_before_anything_else() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").undecided().hired().await;
    app.set_password("a1").await;
    let visitor = app.visitor();
    let answer = visitor.post("sign_in", &[("name", "a1"), ("password", PASSWORD), ("then", "/me")]).await;
    assert_eq!(answer.to(), "/welcome");
}

#[tokio::test]
async fn sign_in_continues_to_the_requested_page_and_never_to_another_site() {
    let app = TestApp::new().await;
    app.lead("l1").of("t1").hired().await;
    app.set_password("l1").await;
    let wanted = app.visitor().get("/flags").await;
    assert_eq!(wanted.to(), "/sign-in?then=/flags");
    for (then, to) in [
        ("/flags", "/flags"),
        ("//elsewhere.example/", "/board"),
        ("https://elsewhere.example/", "/board"),
        ("/\\elsewhere.example", "/board"),
        ("/flags\r\nSet-Cookie: a=b", "/board"),
    ] {
        let answer = app.visitor().post("sign_in", &[("name", "l1"), ("password", PASSWORD), ("then", then)]).await;
        assert_eq!(answer.to(), to, "{then:?}");
    }
}

#[tokio::test]
async fn the_query_of_a_page_is_kept_through_the_sign_in() {
    let app = TestApp::new().await;
    app.lead("l1").of("t1").hired().await;
    app.set_password("l1").await;
    let wanted = "/trends?weeks=52&part=1";
    let sign_in_page = app.visitor().get(wanted).await.to().to_owned();
    assert_eq!(sign_in_page, "/sign-in?then=/trends%3Fweeks%3D52%26part%3D1");
    let visitor = app.visitor();
    let with = |password| [("name", "l1"), ("password", password), ("then", wanted)];
    assert_eq!(
        visitor.post("sign_in", &with("Not the right one")).await.to(),
        sign_in_page,
        "a mistyped password keeps the address"
    );
    let page = visitor.get(&sign_in_page).await.page();
    assert!(page.contains(r#"name="then" value="/trends?weeks=52&amp;part=1""#), "{page}");
    assert_eq!(visitor.post("sign_in", &with(PASSWORD)).await.to(), wanted);
}

#[tokio::test]
async fn the_sign_in_page_says_when_a_session_has_ended() {
    let app = TestApp::new().await;
    let admin = app.admin("b1").hired().await;
    app.set_password("b1").await;
    let said = "You’ve been signed out";
    assert!(!app.visitor().get("/sign-in").await.shows(said), "a stranger was never signed in");
    app.pass(SignedDuration::from_mins(21));
    assert!(admin.get(admin.get("/admin/people").await.to()).await.shows(said));
    let wrong = admin.post_and_follow("sign_in", &[("name", "b1"), ("password", "Not the right one")]).await;
    assert!(!wrong.shows(said), "only the new error is shown");
    let visitor = app.visitor();
    sign_in(&visitor, "b1", PASSWORD).await;
    let left = visitor.post_and_follow("sign_out", &[]).await;
    assert!(left.shows("You’re signed out. None of your check-ins"));
    assert!(!visitor.get("/sign-in").await.shows(said), "the message is not shown after a sign-out");
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_name_look_alike_and_the_name_is_kept() {
    let app = TestApp::new().await;
    app.admin("b1").hired().await;
    app.agent("never-joined").of("t1").hired().await;
    app.set_password("b1").await;
    let mut pages = Vec::new();
    for name in ["b1", "nobody", "never-joined"] {
        let visitor = app.visitor();
        let page =
            visitor.post_and_follow("sign_in", &[("name", name), ("password", "Not the right one")]).await.page();
        assert!(page.contains(&format!(r#"value="{name}""#)), "the typed name is not kept");
        assert!(!page.contains("Not the right one"), "the form contains the password");
        assert!(!is_in(&visitor).await);
        let again = visitor.get("/sign-in").await.page();
        assert!(!again.contains(&format!(r#"value="{name}""#)), "what was typed is shown once");
        // Only in the field: the hash in the name of the style sheet can contain the same letters.
        pages.push(crate::support::without_nonce(&page).replace(&format!(r#"value="{name}""#), r#"value="NAME""#));
    }
    assert_eq!(pages[0], pages[1]);
    assert_eq!(pages[0], pages[2]);
}

#[tokio::test]
async fn missing_fields_are_named_next_to_the_field() {
    let app = TestApp::new().await;
    let page = app.visitor().post_and_follow("sign_in", &[("name", " "), ("password", "")]).await.page();
    assert!(page.contains(r#"id="name-error""#) && page.contains(r#"id="password-error""#));
}

#[tokio::test]
async fn a_session_ends_when_it_is_not_used_for_twenty_minutes() {
    let app = TestApp::new().await;
    let admin = app.admin("b1").hired().await;
    app.pass(SignedDuration::from_mins(19));
    assert!(is_in(&admin).await, "a session lasts nineteen minutes without use");
    app.settle().await;
    app.pass(SignedDuration::from_mins(19));
    assert!(is_in(&admin).await, "each use counts");
    app.settle().await;
    app.pass(SignedDuration::from_mins(20));
    let answer = admin.get("/admin/people").await;
    assert_eq!(answer.to(), "/sign-in?then=/admin/people");
    app.pass(SignedDuration::from_mins(-20));
    assert!(!is_in(&admin).await, "an ended session stays ended");
}

#[tokio::test]
async fn no_session_lasts_longer_than_twelve_hours() {
    let app = TestApp::new().await;
    let admin = app.admin("b1").hired().await;
    for _ in 0..71 {
        app.pass(SignedDuration::from_mins(10));
        assert!(is_in(&admin).await);
        app.settle().await;
    }
    app.pass(SignedDuration::from_mins(10));
    assert!(!is_in(&admin).await);
}

#[tokio::test]
async fn signing_out_ends_the_session_for_every_copy_of_its_cookie() {
    let app = TestApp::new().await;
    let admin = app.admin("b1").hired().await;
    let (copied, elsewhere) = (admin.copied(), app.signed_in("b1").await);
    assert_eq!(admin.post("sign_out", &[]).await.to(), "/sign-in");
    assert_eq!(admin.cookie(Cookie::Session), None);
    assert!(!is_in(&admin).await && !is_in(&copied).await);
    assert!(is_in(&elsewhere).await, "another desk stays signed in");
    let form = copied.ask("put_notices_away", &[]).await;
    assert_eq!(form.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn people_see_their_sessions_and_end_one_or_all_others() {
    let app = TestApp::new().await;
    let here = app.admin("b1").hired().await;
    let (second, third) = (app.signed_in("b1").await, app.signed_in("b1").await);
    let somebody_else = app.admin("b2").hired().await;
    let page = here.get("/account").await.page();
    let marks = page.split("name=\"session\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
    let marks: Vec<_> = marks.collect();
    assert_eq!((marks.len(), page.matches("This browser").count()), (2, 1));
    let stolen = somebody_else.ask("sign_out_elsewhere", &[("session", &marks[0])]).await;
    assert_eq!(stolen.status, StatusCode::NOT_FOUND, "nobody ends the sessions of others");
    assert_eq!(here.ask("sign_out_elsewhere", &[("session", &marks[0])]).await.status, StatusCode::OK);
    assert_eq!(
        [is_in(&second).await, is_in(&third).await].iter().filter(|is_in| **is_in).count(),
        1,
        "one of the two has ended"
    );
    let fourth = app.signed_in("b1").await;
    let page = here.post_and_follow("sign_out_elsewhere", &[]).await.page();
    assert!(!page.contains("name=\"session\""), "nothing is left to end");
    assert!(!is_in(&second).await && !is_in(&third).await && !is_in(&fourth).await);
    assert!(is_in(&here).await && is_in(&somebody_else).await);
    app.signed_in("b1").await;
    app.pass(SignedDuration::from_mins(19));
    here.get("/account").await;
    app.settle().await;
    app.pass(SignedDuration::from_mins(2));
    assert!(!here.get("/account").await.page().contains("name=\"session\""), "an expired session is not listed");
}

#[tokio::test]
async fn an_admin_signs_somebody_out_on_every_device() {
    let app = TestApp::new().await;
    let admin = app.admin("b1").hired().await;
    app.agent("a1").of("t1").hired().await;
    app.set_password("a1").await;
    let (desk, phone) = (app.signed_in("a1").await, app.visitor());
    phone.post("sign_in", &[("name", "a1"), ("password", PASSWORD), ("own_phone", "yes")]).await;
    assert!(is_in(&desk).await && is_in(&phone).await);
    let other = app.signed_in("b1").await;
    let page = admin.post_and_follow("sign_out_person", &[("person", "a1")]).await.page();
    assert!(page.contains("Name of a1 is signed out everywhere."));
    assert!(!is_in(&desk).await && !is_in(&phone).await);
    admin.post("sign_out_person", &[("person", "b1")]).await;
    assert!(is_in(&admin).await && !is_in(&other).await, "the session that asks goes on");
}

#[tokio::test]
async fn a_person_whose_last_day_has_passed_is_signed_out_and_cannot_sign_in() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    app.set_password("a1").await;
    let last = app.today();
    app.take_roster(&format!("person_id,name,team_id,site,ends_on\na1,A,t1,North,{last}\n")).await;
    assert!(is_in(&agent).await, "the last day is a working day");
    app.travel("2026-03-12 09:00");
    let again = app.signed_in("a1").await;
    assert!(!is_in(&again).await);
    let answer = app.visitor().ask("sign_in", &[("name", "a1"), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn cookies_are_http_only_same_site_and_bound_to_the_host_over_tls() {
    for (app, expected) in [
        (TestApp::new().await, "weathervane_session=TOKEN; Path=/; HttpOnly; SameSite=Lax"),
        (
            TestApp::at("https://weather.example").await,
            "__Host-weathervane_session=TOKEN; Path=/; HttpOnly; SameSite=Lax; Secure",
        ),
    ] {
        app.admin("b1").hired().await;
        app.set_password("b1").await;
        let visitor = app.visitor();
        let answer = sign_in(&visitor, "b1", PASSWORD).await;
        let token = visitor.cookie(Cookie::Session).unwrap();
        assert!(token.len() >= 43, "{token}");
        assert_eq!(answer.header("set-cookie").replace(&token, "TOKEN"), expected);
        assert!(!app.keeps_on_disk(token.as_bytes()), "only the hash of a token is stored");
        let is_strict = !answer.header("strict-transport-security").is_empty();
        assert_eq!(is_strict, expected.contains("Secure"));
    }
}

#[tokio::test]
async fn an_invented_cookie_signs_nobody_in() {
    let app = TestApp::new().await;
    app.admin("b1").hired().await;
    let visitor = app.visitor();
    visitor.keep_session("made-up");
    assert!(!is_in(&visitor).await);
}

#[tokio::test]
async fn two_centres_on_one_host_do_not_sign_each_others_people_out() {
    for urls in [
        ["http://office.example:8080", "http://office.example:8081"],
        ["https://office.example:8443", "https://office.example"],
    ] {
        let [first, second] = [TestApp::at(urls[0]).await, TestApp::at(urls[1]).await];
        for app in [&first, &second] {
            app.admin("b1").hired().await;
            app.set_password("b1").await;
        }
        let here = first.visitor();
        let there = here.at(&second);
        sign_in(&here, "b1", PASSWORD).await;
        assert!(!is_in(&there).await, "{urls:?}: the other centre knows nobody");
        sign_in(&there, "b1", PASSWORD).await;
        assert!(is_in(&here).await && is_in(&there).await, "{urls:?}");
        here.post("add_team", &[("name", "Only here")]).await;
        there.get("/admin/teams").await;
        assert!(here.get("/admin/teams").await.shows("Only here"), "what waits for a page is apart, too");
        there.post("sign_out", &[]).await;
        assert!(is_in(&here).await && !is_in(&there).await, "{urls:?}");
    }
}

#[tokio::test]
async fn somebody_who_gets_a_role_with_more_sight_signs_in_again() {
    let app = TestApp::new().await;
    for (key, roles, page) in [("a1", "agent;admin", "/admin/people"), ("a2", "psychologist", "/climate")] {
        app.agent(key).of("t1").hired().await;
        let browser = app.signed_in(key).await;
        assert!(is_in(&browser).await);
        app.take_roster(&format!("person_id,name,roles\n{key},Name of {key},{roles}\n")).await;
        assert!(!is_in(&browser).await, "the session began without the role and its second factor");
        assert_eq!(app.signed_in(key).await.get(page).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn somebody_who_comes_back_after_they_left_signs_in_again() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").since(app.today().plus(-30)).hired().await;
    let browser = app.signed_in("a1").await;
    let roster = |last: &str| format!("person_id,name,roles,team_id,ends_on\na1,Name of a1,agent,t1,{last}\n");
    app.take_roster(&roster(&app.today().plus(-1).to_string())).await;
    app.take_roster(&roster("")).await;
    assert!(!is_in(&browser).await, "nothing that was left open while they were gone opens again");
    assert!(is_in(&app.signed_in("a1").await).await);
}
