//! Access: every page, form and other route, tried by every kind of viewer.
//!
//! The tables say what is expected of each viewer, in this order: nobody is signed in; `a1` works in team one; `b1`
//! works in team two; `l1` leads team one; `l3` leads team two; `s1` is the psychologist; `d1` administers. `in` is a
//! redirect to the sign-in page.

mod forms;
mod known;
mod pages;

use std::collections::BTreeSet;

use axum::http::StatusCode;
use domain::Workday;
use uuid::Uuid;

use crate::routes;
use crate::support::{Answer, Floor, TestApp, history};

use forms::{SENT, UPLOADED};
use known::AccessFixture;
use pages::OPENED;

const VIEWERS: [&str; 7] = ["nobody", "a1", "b1", "l1", "l3", "s1", "d1"];

/// The notation of an answer in the tables.
fn called(answer: &Answer) -> String {
    let to_sign_in = answer.status == StatusCode::SEE_OTHER && answer.to().starts_with("/sign-in");
    if to_sign_in { "in".to_owned() } else { answer.status.as_str().to_owned() }
}

fn row(cells: &str) -> Vec<&str> {
    let cells: Vec<_> = cells.split_whitespace().collect();
    assert_eq!(cells.len(), VIEWERS.len(), "{cells:?}");
    cells
}

#[tokio::test]
async fn every_page_opens_for_those_it_is_meant_for_and_for_nobody_else() {
    let known = AccessFixture::new().await;
    let mut wrong = Vec::new();
    for (address, cells) in OPENED {
        for (viewer, expected) in VIEWERS.into_iter().zip(row(cells)) {
            let browser = known.browser(viewer).await;
            let found = if address.starts_with("/live") {
                browser.live(&known.fill(address)).await.err().unwrap_or(StatusCode::OK).as_str().to_owned()
            } else {
                called(&browser.get(&known.fill(address)).await)
            };
            if found != expected {
                wrong.push(format!("{address} for {viewer}: {found} and not {expected}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn every_form_works_for_those_it_is_meant_for_and_for_nobody_else() {
    let known = AccessFixture::new().await;
    let mut wrong = Vec::new();
    for (function, fields, cells) in SENT {
        let mut row: Vec<_> = VIEWERS.into_iter().zip(row(cells)).collect();
        row.rotate_left(2);
        for (viewer, expected) in row {
            let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, known.fill(value))).collect();
            let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let answer = known.browser(viewer).await.ask(function, &fields).await;
            if answer.status.as_str() != expected {
                wrong.push(format!(
                    "{function} {fields:?} by {viewer}: {} and not {expected}: {}",
                    answer.status,
                    answer.text()
                ));
            }
        }
    }
    for (route, cells) in UPLOADED {
        for (viewer, expected) in VIEWERS.into_iter().zip(row(cells)) {
            let found = called(&routes::post(&known.browser(viewer).await, route).await);
            if found != expected {
                wrong.push(format!("{route} by {viewer}: {found} and not {expected}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_tables_know_every_route() {
    // `/board/{team}` matches `/board/t1`, segment by segment.
    let fits = |route: &str, address: &str| {
        let (route, path) = (route.split('/'), address.split('?').next().unwrap().split('/'));
        route.clone().count() == path.clone().count() && route.zip(path).all(|(a, b)| a == b || a.starts_with('{'))
    };
    let opened: Vec<_> = routes::plain("GET").into_iter().map(str::to_owned).chain(routes::pages()).collect();
    let missing: Vec<_> =
        opened.iter().filter(|route| !OPENED.iter().any(|(address, _)| fits(route, address))).collect();
    assert!(missing.is_empty(), "pages that the table does not know: {missing:?}");
    let sent: BTreeSet<_> = SENT.iter().map(|(function, ..)| (*function).to_owned()).collect();
    assert_eq!(routes::functions().into_iter().collect::<BTreeSet<_>>(), sent);
    let uploaded: Vec<_> = UPLOADED.iter().map(|(route, _)| *route).collect();
    assert_eq!(routes::plain("POST"), uploaded);
}

#[tokio::test]
async fn opening_pages_changes_nothing_that_is_stored() {
    let known = AccessFixture::new().await;
    // The first request of a session stores when it was seen, once.
    known.floor.app.settle().await;
    let before = known.floor.app.stored();
    for viewer in VIEWERS {
        for (address, _) in OPENED.iter().filter(|(address, _)| !address.starts_with("/live")) {
            let browser = known.browser(viewer).await;
            browser.get(&known.fill(address)).await;
            let head = |request: axum::http::request::Builder| request;
            let answer =
                browser.send(axum::http::Method::HEAD, &known.fill(address), head, axum::body::Body::empty()).await;
            assert!(answer.body.is_empty(), "HEAD {address} has a body");
            known.floor.app.settle().await;
            assert_eq!(known.floor.app.stored(), before, "{viewer} only opened {address}");
        }
        let browser = known.browser(viewer).await;
        for (function, ..) in SENT {
            let answer = browser.get(&format!("/api/{function}")).await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "GET {function}");
        }
    }
}

#[tokio::test]
async fn a_former_lead_sees_nothing_not_even_of_earlier_days() {
    let floor = Floor::with(&history()).await;
    let lead = floor.signed_in("l1").await;
    let flag = "/board/t1";
    assert_eq!(lead.get(flag).await.status, StatusCode::OK);
    floor.app.take_roster("person_id,name,roles,team_id\nl1,Name of l1,lead,\n").await;
    for address in ["/board/t1", "/trends/t1"] {
        assert_eq!(lead.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    for address in ["/board", "/trends", "/flags", "/follow-ups"] {
        let page = lead.get(address).await.page();
        assert!(!page.contains("Name of a"), "{address} still names somebody");
    }
}

#[tokio::test]
async fn people_who_lost_the_lead_role_read_so_on_every_page_for_leads() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let (lead, agent) = (app.lead("l1").of("t1").hired().await, app.agent("a1").of("t1").hired().await);
    let told = "You’re no longer a lead";
    assert!(!lead.get("/board").await.page().contains(told));
    let roles = [("person", "l1"), ("name", "Name of l1"), ("roles[]", "agent"), ("team", "t1")];
    assert_eq!(admin.ask("save_person", &roles).await.status, StatusCode::OK);
    for address in ["/board", "/board/t1", "/trends", "/flags", "/flags/none", "/follow-ups"] {
        let (to_lead, to_agent) = (lead.get(address).await, agent.get(address).await);
        assert_eq!((to_lead.status, to_agent.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND), "{address}");
        assert!(to_lead.shows(told) && !to_lead.shows("Name of a"), "{address}: {}", to_lead.text());
        assert!(!to_agent.shows(told), "{address}");
    }
    assert!(!lead.get("/admin/people").await.shows(told), "they never had that role");
}

#[tokio::test]
async fn a_successor_sees_nothing_from_before_their_first_day() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let id = Uuid::new_v4().to_string();
    let fields = [("id", id.as_str()), ("weather", "1"), ("audience", "lead"), ("note", "for my lead of then")];
    assert_eq!(agent.ask("record_check_in", &fields).await.status, StatusCode::OK);
    let tomorrow: Workday = app.today().plus(1);
    app.travel(&format!("{tomorrow} 09:00"));
    let successor = app.lead("l9").of("t1").hired().await;
    for address in ["/board/t1", "/trends/t1", "/flags"] {
        let page = successor.get(address).await.page();
        assert!(!page.contains("Name of a1") && !page.contains("for my lead"), "{address}");
    }
}
