//! "I need help now": for everybody at once, the same for everybody, and in no log.

use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::http::{Method, StatusCode};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id};
use tracing::{Level, Subscriber};
use tracing_subscriber::layer::{Context, Layer};

use crate::support::{TestApp, record, without_nonce};

/// A team with an agent and a lead; an admin, and a number that the admin added.
async fn centre() -> TestApp {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    app.lead("l1").of("t1").hired().await;
    let admin = app.admin("d1").hired().await;
    let fields = [("label", "Employee helpline"), ("number", "030 5555 0100")];
    assert_eq!(admin.ask("add_phone_number", &fields).await.status, StatusCode::OK);
    app
}

#[tokio::test]
async fn the_numbers_are_shown_without_a_session_the_centres_own_first() {
    let app = centre().await;
    let page = app.visitor().get("/help-now/zh-CN").await.page();
    let own = page.find("href=\"tel:03055550100\"").expect("the centre's own");
    let national = page.find("href=\"tel:12356\"").expect("the national line");
    assert!(own < national, "{page}");
    assert!(page.contains("<html lang=\"zh-CN\""), "{page}");
    let english = app.visitor().get("/help-now/en").await.page();
    assert!(english.contains("Employee helpline") && english.contains("href=\"tel:12356\""), "{english}");
}

#[tokio::test]
async fn the_page_is_the_same_for_everybody_and_names_nobody() {
    let app = centre().await;
    let expected = without_nonce(&app.visitor().get("/help-now/en").await.page());
    for viewer in ["a1", "l1", "d1"] {
        let page = app.signed_in(viewer).await.get("/help-now/en").await.page();
        assert_eq!(without_nonce(&page), expected, "{viewer}");
    }
    assert!(!expected.contains("<form"), "a form does not work without a network: {expected}");
}

#[tokio::test]
async fn the_bare_address_answers_in_the_language_of_the_browser() {
    let app = centre().await;
    let in_language = |language: &'static str| {
        let app = &app;
        async move {
            let head = move |request: axum::http::request::Builder| request.header("accept-language", language);
            app.visitor().send(Method::GET, "/help-now", head, Body::empty()).await.page()
        }
    };
    assert!(in_language("zh-CN").await.contains("<html lang=\"zh-CN\""));
    assert!(in_language("en-GB").await.contains("<html lang=\"en\""));
    assert_eq!(app.visitor().get("/help-now/tlh").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn every_page_of_somebody_signed_in_links_to_it() {
    let app = centre().await;
    for (viewer, pages) in [
        ("a1", &["/check-in", "/me", "/support", "/account", "/nowhere"][..]),
        ("l1", &["/board", "/flags", "/requests"]),
        ("d1", &["/admin/people", "/admin/centre"]),
    ] {
        for page in pages {
            let shown = app.signed_in(viewer).await.get(page).await.text();
            assert!(shown.contains("href=\"/help-now/en\""), "{page} of {viewer}");
        }
    }
    assert!(app.visitor().get("/sign-in").await.page().contains("href=\"/help-now/en\""));
}

/// The version of the kept copy that a page names.
fn version(page: &str) -> String {
    page.split("data-version=\"").nth(1).expect(page).split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_change_of_the_numbers_makes_browsers_fetch_their_copy_again() {
    let app = centre().await;
    let (agent, admin) = (app.signed_in("a1").await, app.signed_in("d1").await);
    let before = version(&agent.get("/check-in").await.page());
    assert_eq!(version(&app.visitor().get("/help-now").await.page()), before, "one version for all pages");
    let fields = [("label", "Nurse"), ("number", "030 5555 0101")];
    assert_eq!(admin.ask("add_phone_number", &fields).await.status, StatusCode::OK);
    assert_ne!(version(&agent.get("/check-in").await.page()), before);
}

#[tokio::test]
async fn opening_it_stores_nothing_and_counts_as_any_other_page() {
    let app = centre().await;
    let agent = app.signed_in("a1").await;
    agent.get("/privacy").await;
    app.settle().await;
    let admin = app.signed_in("d1").await;
    let (before, looks) = (app.stored(), without_nonce(&admin.get("/admin/looks").await.page()));
    agent.get("/help-now/en").await;
    app.settle().await;
    assert_eq!(app.stored(), before);
    assert_eq!(without_nonce(&admin.get("/admin/looks").await.page()), looks, "no row of the access log");
}

/// Records every span and event that is logged by default, on the thread of this test.
#[derive(Clone, Default)]
pub(super) struct Log(Arc<Mutex<String>>);

impl Log {
    /// All fields so far, a line each.
    pub(super) fn text(&self) -> String {
        self.0.lock().unwrap().clone()
    }
}

impl<S: Subscriber> Layer<S> for Log {
    fn on_new_span(&self, attributes: &Attributes<'_>, _: &Id, _: Context<'_, S>) {
        if *attributes.metadata().level() <= Level::INFO {
            attributes.record(&mut FieldText(&self.0));
        }
    }

    fn on_event(&self, event: &tracing::Event<'_>, _: Context<'_, S>) {
        if *event.metadata().level() <= Level::INFO {
            event.record(&mut FieldText(&self.0));
        }
    }
}

struct FieldText<'a>(&'a Mutex<String>);

impl Visit for FieldText<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        writeln!(self.0.lock().unwrap(), "{}={value:?}", field.name()).unwrap();
    }
}

#[tokio::test]
async fn no_log_line_says_that_somebody_opened_it() {
    let app = centre().await;
    let agent = app.signed_in("a1").await;
    let log = Log::default();
    let _recording = record(log.clone());
    for address in ["/help-now", "/help-now/en", "/help-now/zh-CN"] {
        assert_eq!(agent.get(address).await.status, StatusCode::OK);
    }
    agent.get("/privacy").await;
    let told = log.text();
    assert!(told.contains("route=\"/privacy\""), "other routes are named: {told}");
    assert!(!told.contains("help-now") && !told.contains("help_now"), "{told}");
}
