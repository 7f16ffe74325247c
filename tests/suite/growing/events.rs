//! Events: whom they concern, who comes as a number and with which names, and what changed afterwards.

use axum::http::StatusCode;
use domain::counselling::InBothLanguages;
use domain::{Event, EventId, OrgUnit};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::figures::climate::drawn;
use crate::support::{Client, PASSWORD, TestApp, without_nonce};

/// Two teams of one site, a lead, a psychologist and an admin.
async fn centre() -> TestApp {
    let app = TestApp::new().await;
    for key in ["a1", "a2", "a3"] {
        app.agent(key).of("t1").hired().await;
    }
    app.agent("b1").of("t2").hired().await;
    app.lead("l1").of("t1").hired().await;
    app.psychologist("s1").hired().await;
    app.admin("d1").hired().await;
    app
}

/// What the form says.
fn fields(unit: &str) -> Vec<(&str, &str)> {
    let words = [("title_en", "A walk by the lake"), ("title_zh", "湖边散步"), ("text_en", "Bring shoes.")];
    let planned = [("date", "2026-03-13"), ("time", "16:00"), ("minutes", "90"), ("place", "North gate")];
    words.into_iter().chain(planned).chain([("unit", unit)]).collect()
}

/// Plans an event for a team and returns its id.
async fn plan(app: &TestApp, organiser: &str) -> String {
    let unit = OrgUnit::Team(app.team("t1").await).to_string();
    let organiser = app.signed_in(organiser).await;
    assert_eq!(organiser.ask("plan_event", &fields(&unit)).await.status, StatusCode::OK);
    first(&organiser).await
}

async fn first(viewer: &Client) -> String {
    let page = viewer.get("/events").await.page();
    page.split("name=\"event\" value=\"").nth(1).expect(&page).split('"').next().unwrap().to_owned()
}

impl TestApp {
    /// Stores an event of somebody for this unit, without a form. Returns its id.
    pub async fn event(&self, organiser: &str, unit: OrgUnit, starts_at: Timestamp) -> String {
        let id = EventId(Uuid::new_v4());
        let event = Event {
            id,
            organiser: Some(self.person(organiser).await),
            unit,
            title: InBothLanguages { en: "Picnic".to_owned(), zh: String::new() },
            text: InBothLanguages::default(),
            starts_at,
            minutes: 120,
            place: "The lake".to_owned(),
        };
        self.app.store.events().plan(event, self.now()).await.unwrap();
        id.to_string()
    }
}

#[tokio::test]
async fn an_event_of_a_team_is_read_by_its_people_and_one_of_the_site_by_all() {
    let app = centre().await;
    let id = plan(&app, "a1").await;
    for (viewer, reads) in [("a2", true), ("l1", true), ("b1", false), ("s1", false), ("d1", false)] {
        let viewer_page = app.signed_in(viewer).await;
        // An admin reads of every event to be able to cancel it.
        let page = viewer_page.get("/events").await.page();
        assert_eq!(page.contains("A walk by the lake"), reads || viewer == "d1", "{viewer}");
        assert_eq!(page.contains("/api/join_event"), reads, "{viewer}");
        let file = viewer_page.get(&format!("/events/{id}/calendar.ics")).await;
        let expected = if reads { StatusCode::OK } else { StatusCode::NOT_FOUND };
        assert_eq!(file.status, expected, "{viewer}");
        assert_eq!(viewer_page.ask("join_event", &[("event", &id)]).await.status, expected, "{viewer}");
    }
    app.agent("z1").of("t1").reading_chinese().hired().await;
    let file = app.signed_in("z1").await.get(&format!("/events/{id}/calendar.ics")).await.page();
    assert!(file.contains("SUMMARY:湖边散步") && file.contains("LOCATION:North gate"), "{file}");
    let lead = app.signed_in("l1").await;
    assert_eq!(lead.ask("plan_event", &fields("site-1")).await.status, StatusCode::OK);
    for viewer in ["b1", "s1", "d1"] {
        assert!(app.signed_in(viewer).await.get("/events").await.page().contains("A walk by the lake"), "{viewer}");
    }
}

#[tokio::test]
async fn members_plan_for_their_team_and_leads_for_the_site_too() {
    let app = centre().await;
    let [first, second] = [app.team("t1").await, app.team("t2").await].map(|team| OrgUnit::Team(team).to_string());
    for (viewer, unit, status) in [
        ("a1", first.as_str(), StatusCode::OK),
        ("a1", &second, StatusCode::NOT_FOUND),
        ("a1", "site-1", StatusCode::NOT_FOUND),
        ("a1", "department-1", StatusCode::NOT_FOUND),
        ("l1", &first, StatusCode::OK),
        ("l1", &second, StatusCode::NOT_FOUND),
        ("s1", &first, StatusCode::NOT_FOUND),
        ("s1", "site-1", StatusCode::OK),
        ("d1", "site-1", StatusCode::OK),
        ("d1", "site-9", StatusCode::NOT_FOUND),
    ] {
        let answer = app.signed_in(viewer).await.ask("plan_event", &fields(unit)).await;
        assert_eq!(answer.status, status, "{viewer} {unit}");
    }
    let wrong = app.signed_in("a1").await.ask("plan_event", &[("minutes", "1")]).await;
    let wrong = wrong.json()["wrong"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(wrong, ["date", "minutes", "place", "title_en", "unit"]);
    let page = app.signed_in("a1").await.post_and_follow("plan_event", &[("title_zh", "野餐"), ("unit", &first)]).await;
    assert!(page.page().contains("value=\"野餐\""));
}

#[tokio::test]
async fn only_the_organiser_reads_who_comes_and_only_names_that_people_give() {
    let app = centre().await;
    let id = plan(&app, "l1").await;
    let viewers = ["a3", "b1", "s1", "d1"];
    let mut before = Vec::new();
    for viewer in viewers {
        before.push(without_nonce(&app.signed_in(viewer).await.get("/events").await.page()));
    }
    let (named, unnamed) = (app.signed_in("a1").await, app.signed_in("a2").await);
    assert_eq!(named.post("join_event", &[("event", &id), ("named", "yes")]).await.to(), "/events");
    assert_eq!(unnamed.ask("join_event", &[("event", &id)]).await.status, StatusCode::OK);
    let page = unnamed.get("/events").await.page();
    assert!(page.contains("You’re in, without your name."), "{page}");
    assert!(page.contains("aria-label=\"Change whether your name is seen: A walk by the lake\""), "{page}");
    let organiser = app.signed_in("l1").await;
    let page = organiser.get("/events").await.page();
    assert!(!page.contains("class=\"button small\""), "an organiser is not urged to sign up: {page}");
    assert!(
        page.contains("2 people are coming.") && page.contains("Name of a1") && !page.contains("Name of a2"),
        "{page}"
    );
    for (viewer, before) in viewers.into_iter().zip(before) {
        let page = app.signed_in(viewer).await.get("/events").await.page();
        assert_eq!(without_nonce(&page), before, "{viewer}");
    }
    named.ask("join_event", &[("event", &id)]).await;
    assert!(!organiser.get("/events").await.page().contains("Name of a1"), "they took their name back");
    assert_eq!(named.ask("leave_event", &[("event", &id)]).await.status, StatusCode::OK);
    assert!(organiser.get("/events").await.page().contains("One person is coming."));
    assert_eq!(named.ask("leave_event", &[("event", &id)]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_organiser_signs_up_without_a_question_about_the_name() {
    let app = centre().await;
    let id = plan(&app, "l1").await;
    let organiser = app.signed_in("l1").await;
    let page = organiser.get("/events").await.page();
    assert!(page.contains("/api/join_event") && !page.contains("name=\"named\""), "{page}");
    assert!(app.signed_in("a1").await.get("/events").await.page().contains("name=\"named\""));
    let page = organiser.post_and_follow("join_event", &[("event", &id)]).await.page();
    assert!(page.contains("You’re in.") && page.contains("One person is coming."), "{page}");
    for needless in ["name=\"named\"", "/api/join_event", "without your name", "Nobody sees your name"] {
        assert!(!page.contains(needless), "{needless}: {page}");
    }
    assert_eq!(organiser.ask("leave_event", &[("event", &id)]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn sign_ups_go_with_their_person_their_event_and_a_day_after_it() {
    let app = centre().await;
    app.set_password("a1").await;
    let member = app.visitor();
    member.ask("sign_in", &[("name", "a1"), ("password", PASSWORD)]).await;
    let id = plan(&app, "l1").await;
    member.ask("join_event", &[("event", &id), ("named", "yes")]).await;
    let export = member.get("/me/export.json").await.json()["events"].clone();
    assert_eq!(export["signed_up"][0]["title_en"], "A walk by the lake");
    assert_eq!(export["signed_up"][0]["named"], true);
    assert_eq!(member.ask("delete_everything", &[("password", PASSWORD)]).await.status, StatusCode::OK);
    assert!(!app.stored().contains("event_sign_up "));
    let other = app.signed_in("a2").await;
    other.ask("join_event", &[("event", &id)]).await;
    for stranger in ["a2", "b1", "s1"] {
        let answer = app.signed_in(stranger).await.ask("cancel_event", &[("event", &id)]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{stranger}");
    }
    app.travel("2026-03-14 17:30");
    weathervane::app::jobs::forget_event_sign_ups(&app.app).await;
    assert!(!app.stored().contains("event_sign_up "), "a day after its end");
    let organiser = app.signed_in("l1").await;
    assert!(organiser.get("/events").await.page().contains("Past events"));
    assert_eq!(organiser.ask("cancel_event", &[("event", &id)]).await.status, StatusCode::OK);
    assert!(!organiser.get("/events").await.page().contains("A walk by the lake"));
}

#[tokio::test]
async fn what_changed_is_read_by_those_whom_the_event_concerns() {
    let app = drawn::centre(drawn::counts).await;
    let at = |day: &str| format!("{day}T08:00:00Z").parse::<Timestamp>().unwrap();
    let team = OrgUnit::Team(app.team("t1").await);
    let of_site = app.event("s1", OrgUnit::Site(1), at("2026-01-28")).await;
    let of_team = app.event("l1", team, at("2026-01-28")).await;
    let of_agent = app.event("a1", team, at("2026-01-28")).await;
    let recent = app.event("l1", team, at("2026-03-04")).await;
    let to_come = app.event("l1", team, app.now().checked_add(SignedDuration::from_hours(24)).unwrap()).await;
    let open = async |viewer: &str, id: &str| app.signed_in(viewer).await.get(&format!("/events/{id}")).await;
    for (viewer, id, status) in [
        ("l1", &of_team, 200),
        ("l1", &of_site, 200),
        ("s1", &of_site, 200),
        ("s1", &of_team, 404),
        ("a1", &of_agent, 200),
        ("a2", &of_team, 200),
        ("a2", &of_site, 200),
        ("d1", &of_site, 200),
        // They work in another team, or administer.
        ("a61", &of_team, 404),
        ("d1", &of_team, 404),
        ("a1", &to_come, 404),
        ("l1", &to_come, 404),
    ] {
        assert_eq!(open(viewer, id).await.status, status, "{viewer} {id}");
    }
    let site = open("s1", &of_site).await.page();
    assert!(site.contains("the weather of North changed by \u{2212}"), "{site}");
    assert!(site.contains("no other place to compare with") && !site.contains("more than chance"), "{site}");
    let team = open("l1", &of_team).await.page();
    assert!(team.contains("no change in the weather of Care that exceeds chance"), "all departments changed: {team}");
    assert!(team.contains("how the other departments changed"));
    assert!(open("l1", &recent).await.page().contains("are complete on"));
    let reports = app.signed_in("a1").await.get("/looks?of=reports").await.page();
    for reader in ["Lead opened", "Psychologist opened"] {
        assert!(reports.contains(reader), "{reader}: {reports}");
    }
    for reader in ["Agent 1 opened", "Agent 2 opened", "Admin opened"] {
        assert!(!reports.contains(reader), "what they read is no report: {reports}");
    }
    for (viewer, links) in [("a1", true), ("a61", false), ("d1", false)] {
        let page = app.signed_in(viewer).await.get("/events").await.page();
        assert_eq!(page.contains(&format!("/events/{of_team}\"")), links, "{viewer}: {page}");
    }
}

#[tokio::test]
async fn a_lead_or_an_admin_cancels_an_event_and_those_who_come_are_told() {
    let app = centre().await;
    app.lead("l2").of("t2").hired().await;
    for by in ["l1", "d1"] {
        let id = plan(&app, "a1").await;
        let (named, unnamed) = (app.signed_in("a2").await, app.signed_in("a3").await);
        named.ask("join_event", &[("event", &id), ("named", "yes")]).await;
        unnamed.ask("join_event", &[("event", &id)]).await;
        let cancel =
            async |viewer: &str| app.signed_in(viewer).await.ask("cancel_event", &[("event", &id)]).await.status;
        for other in ["a2", "b1", "l2", "s1"] {
            assert_eq!(cancel(other).await, StatusCode::NOT_FOUND, "{other}");
        }
        assert!(app.signed_in(by).await.get("/events").await.page().contains("/api/cancel_event"), "{by}");
        assert_eq!(cancel(by).await, StatusCode::OK, "{by}");
        for told in ["a1", "a2", "a3"] {
            let page = app.signed_in(told).await.get("/support").await.page();
            assert!(page.contains("“A walk by the lake” on 13 March"), "{told}: {page}");
            assert!(page.contains("it was cancelled. Done by Name of"), "{told}: {page}");
            app.signed_in(told).await.ask("put_notices_away", &[]).await;
        }
        let page = app.signed_in(by).await.get("/events").await.page();
        assert!(!page.contains("A walk by the lake") && !page.contains("Name of a3"), "{page}");
    }
}

#[tokio::test]
async fn an_admin_cancels_an_event_whose_organiser_has_left() {
    let app = centre().await;
    let later = app.now().checked_add(SignedDuration::from_hours(48)).unwrap();
    let id = app.event("a1", OrgUnit::Site(1), later).await;
    let organiser = app.person("a1").await;
    app.app.store.erasures().erase_person(organiser, app.now()).await.unwrap();
    let admin = app.signed_in("d1").await;
    assert!(admin.get("/events").await.page().contains("Picnic"));
    assert_eq!(admin.ask("cancel_event", &[("event", &id)]).await.status, StatusCode::OK);
    assert!(!admin.get("/events").await.page().contains("Picnic"));
}

#[tokio::test]
async fn who_resets_a_password_sees_no_notice_of_a_cancelled_event() {
    let app = centre().await;
    app.set_password("a1").await;
    let id = plan(&app, "l1").await;
    let own = app.visitor();
    own.ask("sign_in", &[("name", "a1"), ("password", PASSWORD)]).await;
    assert_eq!(own.ask("join_event", &[("event", &id)]).await.status, StatusCode::OK);
    app.pass(SignedDuration::from_mins(1));
    assert_eq!(app.signed_in("l1").await.ask("cancel_event", &[("event", &id)]).await.status, StatusCode::OK);
    assert!(own.get("/support").await.page().contains("it was cancelled"));
    app.pass(SignedDuration::from_mins(1));
    let intruder = crate::help::talk::privacy::reset(&app, "a1").await;
    assert!(!intruder.get("/support").await.page().contains("it was cancelled"));
}

#[tokio::test]
async fn who_resets_a_password_is_not_told_of_an_event_cancelled_afterwards() {
    let app = centre().await;
    app.set_password("a1").await;
    let id = plan(&app, "l1").await;
    let own = app.visitor();
    own.ask("sign_in", &[("name", "a1"), ("password", PASSWORD)]).await;
    assert_eq!(own.ask("join_event", &[("event", &id)]).await.status, StatusCode::OK);
    app.pass(SignedDuration::from_mins(1));
    let intruder = crate::help::talk::privacy::reset(&app, "a1").await;
    app.pass(SignedDuration::from_mins(1));
    assert_eq!(app.signed_in("l1").await.ask("cancel_event", &[("event", &id)]).await.status, StatusCode::OK);
    assert!(!intruder.get("/support").await.page().contains("it was cancelled"));
}
