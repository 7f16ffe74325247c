//! The headers of every response, and requests that are refused: from other sites, too large, unreadable, to unknown
//! paths.

use axum::body::Body;
use axum::http::header::{ACCEPT, CONTENT_TYPE, ORIGIN};
use axum::http::request::Builder;
use axum::http::{Method, StatusCode};

use crate::support::{Answer, Client, HOST, TestApp};

const FORM: &str = "application/x-www-form-urlencoded";

/// Sends a form with only these headers; accepts JSON if they do not say otherwise.
async fn send(client: &Client, headers: &[(&str, &str)], body: impl Into<Body>) -> Answer {
    let add = |request: Builder| {
        let request = request.header(CONTENT_TYPE, FORM);
        let says = headers.iter().any(|(name, _)| *name == ACCEPT.as_str());
        let request = if says { request } else { request.header(ACCEPT, "application/json") };
        headers.iter().fold(request, |request, (name, value)| request.header(*name, *value))
    };
    client.send(Method::POST, "/api/put_notices_away", add, body.into()).await
}

fn assert_guarded(answer: &Answer, what: &str) {
    let policy = answer.header("content-security-policy");
    for part in ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"] {
        assert!(policy.contains(part), "{what}: {part} is not in the policy `{policy}`");
    }
    for never in ["unsafe-inline", "'unsafe-eval'", "http:", "https:", "*"] {
        assert!(!policy.contains(never), "{what}: the policy allows {never}");
    }
    assert_eq!(answer.header("x-content-type-options"), "nosniff", "{what}");
    assert_eq!(answer.header("x-frame-options"), "DENY", "{what}");
    assert_eq!(answer.header("referrer-policy"), "same-origin", "{what}");
    assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin", "{what}");
}

#[tokio::test]
async fn every_response_has_security_headers_and_only_site_files_are_cached() {
    let app = TestApp::new().await;
    let (visitor, admin) = (app.visitor(), app.admin("b1").hired().await);
    let too_large = vec![b'a'; 2 * 1024 * 1024];
    let answers = [
        ("the sign-in page", visitor.get("/sign-in").await),
        ("a redirect to it", visitor.get("/").await),
        ("a page", admin.get("/privacy").await),
        ("no page", visitor.get("/nothing/here").await),
        ("no file", visitor.get("/pkg/nothing.js").await),
        ("a form", admin.post("put_notices_away", &[]).await),
        ("a form that fails", visitor.post("sign_in", &[]).await),
        ("no function", visitor.post("no_such_function", &[]).await),
        ("the wrong method", visitor.get("/api/sign_in").await),
        ("a form from another site", send(&visitor, &[("origin", "https://elsewhere.example")], "").await),
        ("a form that is too large", send(&admin, &[], too_large).await),
        ("the liveness check", visitor.get("/healthz").await),
        ("the readiness check", visitor.get("/readyz").await),
    ];
    for (what, answer) in &answers {
        assert_guarded(answer, what);
        assert_eq!(answer.header("cache-control"), "no-store", "{what}");
    }
}

#[tokio::test]
async fn a_page_allows_its_own_scripts_by_a_nonce_that_is_used_once() {
    let app = TestApp::new().await;
    let mut seen = std::collections::HashSet::new();
    for _ in 0..3 {
        let answer = app.visitor().get("/sign-in").await;
        let policy = answer.header("content-security-policy").to_owned();
        let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap().to_owned();
        assert!(nonce.len() >= 16, "{nonce}");
        let page = answer.page();
        for script in page.split("<script").skip(1) {
            let tag = script.split('>').next().unwrap();
            assert!(tag.contains(&format!("nonce=\"{nonce}\"")), "a script without the nonce: {tag}");
        }
        assert!(seen.insert(nonce), "a nonce was used twice");
    }
}

#[tokio::test]
async fn what_opens_over_a_page_is_marked_to_be_closed_with_esc() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    app.lead("l1").of("t1").hired().await;
    for (person, address, menus) in [("a1", "/check-in", 2), ("l1", "/board/t1", 2), ("a1", "/account", 1)] {
        let page = app.signed_in(person).await.get(address).await.page();
        assert_eq!(page.matches("data-menu").count(), menus, "{address}: {page}");
        assert_eq!(page.matches("src=\"/menus.js\"").count(), 1, "{address}");
    }
    assert!(!app.visitor().get("/sign-in").await.shows("menus.js"), "nothing opens there");
}

#[tokio::test]
async fn a_page_whose_frame_cannot_be_loaded_still_says_who_is_signed_in() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let other = rusqlite::Connection::open(app.app.store.file()).unwrap();
    other.execute_batch("ALTER TABLE notice RENAME TO notice_elsewhere").unwrap();
    let page = agent.get("/privacy").await.page();
    for identity in ["Name of a1", "href=\"/check-in\"", "/api/sign_out"] {
        assert!(page.contains(identity), "{identity} is missing: {page}");
    }
}

#[tokio::test]
async fn the_privacy_page_begins_with_links_to_its_sections_in_their_order() {
    let page = TestApp::new().await.visitor().get("/privacy").await.page();
    let until = |part: &str| part.split('"').next().unwrap_or_default().to_owned();
    let (contents, sections) = page.split_once("</details>").expect("a list of the sections");
    let contents = contents.split("<summary>What’s on this page").nth(1).expect("its title");
    let links: Vec<_> = contents.split("href=\"#").skip(1).map(until).collect();
    let ids: Vec<_> = sections.split("<h2 id=\"").skip(1).map(until).collect();
    assert!(links.len() > 20 && links == ids, "{links:?} {ids:?}");
    assert_eq!(sections.matches("<h2").count(), ids.len(), "every heading has a link");
}

#[tokio::test]
async fn the_privacy_page_says_what_a_browser_keeps_and_who_opens_a_reset() {
    let page = TestApp::new().await.visitor().get("/privacy").await.page();
    for text in [
        "whether the T key is off",
        "for 90 days a mark that you’ve signed in here",
        "a colleague in your role can also confirm that it’s you",
    ] {
        assert!(page.contains(text), "{text}: {page}");
    }
}

#[tokio::test]
async fn a_form_that_another_site_sends_is_refused_and_changes_nothing() {
    let app = TestApp::new().await;
    let admin = app.admin("b1").hired().await;
    let before = app.stored();
    for headers in [
        [("origin", "https://elsewhere.example"), ("sec-fetch-site", "cross-site")],
        [("origin", "https://elsewhere.example"), ("x-nothing", "")],
        [("origin", "null"), ("x-nothing", "")],
        [("sec-fetch-site", "cross-site"), ("x-nothing", "")],
        [("sec-fetch-site", "same-site"), ("origin", "http://other.weathervane.test")],
        // A different port is another site, too.
        [("origin", "http://weathervane.test:81"), ("x-nothing", "")],
    ] {
        let answer = send(&admin, &headers, "").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{headers:?}");
    }
    assert_eq!(app.stored(), before);
}

#[tokio::test]
async fn a_form_of_this_site_is_read_with_and_without_sec_fetch_headers() {
    let app = TestApp::new().await;
    let admin = app.admin("b1").hired().await;
    let own = format!("http://{HOST}");
    for headers in [vec![(ORIGIN.as_str(), own.as_str())], vec![("sec-fetch-site", "same-origin")], vec![]] {
        assert_eq!(send(&admin, &headers, "").await.status, StatusCode::OK, "{headers:?}");
    }
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused() {
    let app = TestApp::new().await;
    let admin = app.admin("b1").hired().await;
    let filled = |bytes: usize| format!("back={}", "a".repeat(bytes - 5));
    assert_eq!(send(&admin, &[], filled(64 * 1024)).await.status, StatusCode::OK);
    let answer = send(&admin, &[], filled(64 * 1024 + 1)).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn unreadable_values_and_unknown_functions_are_refused() {
    let app = TestApp::new().await;
    let admin = app.admin("b1").hired().await;
    let answer = admin.ask("switch_theme", &[("theme", "mauve")]).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(admin.ask("no_such_function", &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_language_and_the_theme_are_chosen_by_forms_and_kept() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    assert!(visitor.get("/sign-in").await.page().contains("<html lang=\"en\""));
    let to = visitor.post("switch_language", &[("language", "zh-CN"), ("back", "/sign-in")]).await;
    assert_eq!(to.to(), "/sign-in");
    assert!(visitor.get("/sign-in").await.page().contains("<html lang=\"zh-CN\""));
    visitor.post("switch_theme", &[("theme", "dark"), ("back", "//elsewhere.example")]).await;
    assert!(visitor.get("/sign-in").await.page().contains("data-theme=\"dark\""));

    let person = app.psychologist("s1").reading_chinese().hired().await;
    let elsewhere = app.signed_in("s1").await;
    assert!(person.get("/privacy").await.shows("<html lang=\"zh-CN\""));
    person.post("switch_language", &[("language", "en"), ("back", "/privacy")]).await;
    assert!(elsewhere.get("/privacy").await.shows("<html lang=\"en\""), "the choice is stored with the person");
}

#[tokio::test]
async fn without_a_choice_the_language_is_that_of_the_browser() {
    let app = TestApp::new().await;
    for (spoken, expected) in
        [("zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"), ("en-GB", "en"), ("fr", "en"), ("zh-Hans-SG", "zh-CN")]
    {
        let headers = |request: Builder| request.header("accept-language", spoken);
        let page = app.visitor().send(Method::GET, "/sign-in", headers, Body::empty()).await.page();
        assert!(page.contains(&format!("<html lang=\"{expected}\"")), "{spoken}");
    }
}

#[tokio::test]
async fn changing_the_language_returns_to_the_same_page_and_never_elsewhere() {
    let app = TestApp::new().await;
    let lead = app.lead("l1").of("t1").hired().await;
    let page = lead.get("/trends?weeks=52&part=1").await.page();
    let back = "name=\"back\" value=\"/trends?weeks=52&amp;part=1\"";
    assert_eq!(page.matches(back).count(), 2, "language and theme both return to the page");
    for function in ["switch_language", "switch_theme", "put_notices_away"] {
        let to = |back: &'static str| {
            let lead = lead.clone();
            async move {
                let form = [("language", "en"), ("theme", "dark"), ("back", back)];
                lead.post(function, &form).await.to().to_owned()
            }
        };
        assert_eq!(to("/trends?weeks=52&part=1").await, "/trends?weeks=52&part=1");
        for elsewhere in [
            "https://elsewhere.example/",
            "//elsewhere.example/trends?weeks=52",
            "/\\elsewhere.example",
            "\\\\elsewhere.example",
            "javascript:alert(1)",
            "trends",
            "/\t/elsewhere.example",
            "/trends\r\nset-cookie: a=b",
            "",
        ] {
            assert_eq!(to(elsewhere).await, "/", "{function} {elsewhere:?}");
        }
    }
}

/// Asserts that the answer is a page that says what happened, that nothing changed, and links to the start page.
fn assert_tells(answer: &Answer, status: StatusCode, title: &str) {
    assert_eq!(answer.status, status, "{title}");
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{title}");
    for said in [
        &format!("<title>{title}\u{a0}· Weathervane</title>"),
        &format!("<h1>{title}"),
        "Nothing was changed.",
        "href=\"/\"",
        "What to do",
    ] {
        assert!(answer.shows(said), "{said} in {}", answer.text());
    }
    assert!(answer.header("content-security-policy").starts_with("default-src 'none'; style-src 'self';"));
    assert_guarded(answer, title);
}

#[tokio::test]
async fn refused_requests_are_explained_on_a_page_if_the_client_accepts_html() {
    let app = TestApp::new().await;
    let admin = app.admin("b1").hired().await;
    let page = ("accept", "text/html,application/xhtml+xml");
    let elsewhere = ("origin", "https://elsewhere.example");
    assert_tells(&send(&admin, &[page, elsewhere], "").await, StatusCode::FORBIDDEN, "This wasn’t accepted");
    let long = format!("back={}", "a".repeat(64 * 1024));
    assert_tells(&send(&admin, &[page], long).await, StatusCode::PAYLOAD_TOO_LARGE, "That was too much at once");
    let unread = admin.post("switch_theme", &[("theme", "mauve")]).await;
    assert_tells(&unread, StatusCode::BAD_REQUEST, "We couldn’t read that");
    let gone = admin.post("sign_out_elsewhere", &[("session", "long-gone")]).await;
    assert_tells(&gone, StatusCode::NOT_FOUND, "This is no longer available");

    let chinese = send(&admin, &[page, elsewhere, ("accept-language", "zh-CN")], "").await;
    assert!(chinese.shows("什么都没有改动。") && chinese.shows("lang=\"zh-CN\""), "{}", chinese.text());
    let program = send(&admin, &[("accept", "application/json"), elsewhere], "").await;
    assert!(!program.shows("<html"), "a program reads no page: {}", program.text());
}

#[tokio::test]
async fn an_error_page_says_what_is_safe_and_offers_to_try_again() {
    let app = TestApp::new().await;
    let admin = app.admin("b1").hired().await;
    let other = rusqlite::Connection::open(app.app.store.file()).unwrap();
    other.execute_batch("ALTER TABLE admin_log RENAME TO away").unwrap();
    let answer = admin.get("/admin/invitations?from=mail").await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    for said in [
        "That didn’t work",
        "It isn’t your fault.",
        "Everything saved earlier.",
        "href=\"/admin/invitations?from=mail\"",
        "href=\"/admin/people\"",
    ] {
        assert!(answer.shows(said), "{said} in {}", answer.text());
    }
    other.execute_batch("ALTER TABLE away RENAME TO admin_log").unwrap();
    assert!(!admin.get("/admin/invitations").await.page().contains("That didn’t work"));
}

#[tokio::test]
async fn a_database_error_signs_nobody_out_and_keeps_the_typed_values() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let lead = app.lead("l1").of("t1").hired().await;
    assert_eq!(agent.get("/check-in").await.status, StatusCode::OK, "the form is open");
    let other = rusqlite::Connection::open(app.app.store.file()).unwrap();
    other.execute_batch("ALTER TABLE session RENAME TO away").unwrap();
    for (browser, address) in [(&agent, "/check-in"), (&agent, "/me"), (&lead, "/board")] {
        let answer = browser.get(address).await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{address}");
        assert!(answer.shows("It isn’t your fault.") && answer.shows(&format!("href=\"{address}\"")), "{address}");
    }
    assert_eq!(lead.live("/live?team=t1").await.err(), Some(StatusCode::INTERNAL_SERVER_ERROR));
    assert!(!agent.get("/sign-in").await.shows("You’ve been signed out"));
    let id = uuid::Uuid::new_v4().to_string();
    let said = [("id", id.as_str()), ("weather", "2"), ("audience", "me"), ("note", "typed in a bad moment")];
    assert_eq!(agent.ask("record_check_in", &said).await.status, StatusCode::INTERNAL_SERVER_ERROR);
    let back = agent.post("record_check_in", &said).await.to().to_owned();
    other.execute_batch("ALTER TABLE away RENAME TO session").unwrap();
    let page = agent.get(&back).await.page();
    assert!(page.contains("typed in a bad moment") && page.contains("value=\"2\" required checked"), "{page}");
    assert!(
        app.visitor().get("/me").await.to().starts_with("/sign-in"),
        "signed-out visitors are still sent to the sign-in page"
    );
}
