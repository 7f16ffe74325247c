//! Where a receiver shows a thank-you, and who reads one that was given to a team.

use axum::http::StatusCode;
use domain::thanks::ThanksTo;
use jiff::SignedDuration;

use super::{LINE, centre, first};
use crate::support::{Client, TestApp};

async fn show(receiver: &Client, id: &str, audience: &str) {
    let answer = receiver.ask("show_thanks", &[("thanks", id), ("audience", audience)]).await;
    assert_eq!(answer.status, StatusCode::OK, "{audience}");
}

/// What is on the page of the team, on the board and on the wall.
async fn pages(app: &TestApp, wall: &str) -> [String; 3] {
    let team = app.signed_in("a3").await.get("/team").await.page();
    let board = app.signed_in("l1").await.get("/board").await.page();
    [team, board, app.visitor().get(wall).await.page()]
}

/// The path of the wall of the lead's team.
async fn wall(app: &TestApp) -> String {
    let lead = app.signed_in("l1").await;
    let page = lead.post_and_follow("make_wall", &[("team", "t1")]).await.page();
    format!("/wall/{}", page.split("/wall/").nth(1).expect(&page).split(['"', '<']).next().unwrap())
}

#[tokio::test]
async fn a_receiver_shows_it_to_the_team_or_on_the_wall_and_takes_that_back() {
    let app = centre().await;
    let wall = wall(&app).await;
    app.thanked("b1", ThanksTo::Person(app.person("a2").await), LINE).await.unwrap();
    let receiver = app.signed_in("a2").await;
    let id = first(&receiver).await;
    let contain = |pages: [String; 3]| pages.map(|page| page.contains(LINE));
    assert_eq!(contain(pages(&app, &wall).await), [false, false, false]);
    show(&receiver, &id, "team").await;
    let shown = pages(&app, &wall).await;
    assert!(shown[0].contains("For Name of a2, from Name of b1"), "{}", shown[0]);
    assert!(shown[1].contains("For Name of a2") && !shown[1].contains("Name of b1"), "a lead reads no giver");
    assert_eq!(contain(shown), [true, true, false]);
    assert!(!app.signed_in("b1").await.get("/team").await.page().contains(LINE), "another team, also the giver");
    app.pass(SignedDuration::from_mins(1));
    show(&receiver, &id, "wall").await;
    assert!(!app.visitor().get(&wall).await.page().contains(LINE), "the picture is of a quarter of an hour");
    app.pass(SignedDuration::from_mins(15));
    let shown = pages(&app, &wall).await;
    assert!(!shown[2].contains("Name of"), "the wall has no names");
    assert_eq!(contain(shown), [true, true, true]);
    app.agent("a8").of("t1").hired().await;
    let newcomer = app.signed_in("a8").await;
    assert!(!newcomer.get("/team").await.page().contains(LINE), "they came later");
    show(&receiver, &id, "me").await;
    assert_eq!(contain(pages(&app, &wall).await), [false, false, false]);
    show(&receiver, &id, "wall").await;
    app.pass(SignedDuration::from_hours(7 * 24) + SignedDuration::from_mins(15));
    assert_eq!(contain(pages(&app, &wall).await), [false, false, false], "after a week it leaves");
    assert!(app.signed_in("a2").await.get("/thanks").await.page().contains(LINE), "its receiver keeps it");
}

#[tokio::test]
async fn one_to_a_team_is_read_by_its_members_and_not_by_its_lead() {
    let app = centre().await;
    app.pass(SignedDuration::from_hours(2));
    app.thanked("b1", ThanksTo::Team(app.team("t1").await), LINE).await.unwrap();
    let member = app.signed_in("a1").await;
    assert!(member.get("/team").await.page().contains("For the team, from Name of b1"));
    assert!(member.get("/thanks").await.page().contains(LINE));
    for (key, addresses) in [
        ("l1", ["/board", "/thanks"]),
        ("b1", ["/team", "/thanks"]),
        ("s1", ["/climate", "/thanks"]),
        ("d1", ["/admin/teams/t1", "/thanks"]),
    ] {
        for address in addresses {
            assert!(!app.signed_in(key).await.get(address).await.page().contains(LINE), "{key} {address}");
        }
    }
    let id = first(&member).await;
    for key in ["l1", "b1", "d1"] {
        let answer = app.signed_in(key).await.ask("remove_thanks", &[("thanks", &id)]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{key}");
    }
    assert_eq!(member.ask("remove_thanks", &[("thanks", &id)]).await.status, StatusCode::OK);
    assert!(!app.signed_in("a3").await.get("/team").await.page().contains(LINE));
}

#[tokio::test]
async fn a_lead_who_works_in_the_team_does_not_read_who_thanks_there() {
    let app = centre().await;
    app.take_roster("person_id,name,roles,team_id\nx1,Name of x1,agent;lead,t1\n").await;
    app.pass(SignedDuration::from_hours(2));
    app.thanked("b1", ThanksTo::Team(app.team("t1").await), LINE).await.unwrap();
    app.thanked("b1", ThanksTo::Person(app.person("a2").await), "For the tea.").await.unwrap();
    let receiver = app.signed_in("a2").await;
    show(&receiver, &first(&receiver).await, "team").await;
    let lead = app.signed_in("x1").await;
    let pages = [lead.get("/team").await.page(), lead.get("/thanks").await.page(), lead.get("/board").await.page()];
    for page in &pages {
        assert!(!page.contains("Name of b1"), "{page}");
    }
    assert!(pages[0].contains(LINE) && pages[0].contains("For the tea."), "{}", pages[0]);
    assert!(pages[1].contains(LINE) && pages[1].contains("A colleague\u{a0}· "), "{}", pages[1]);
    assert!(!pages[2].contains(LINE) && pages[2].contains("For the tea."), "{}", pages[2]);
    let member = app.signed_in("a1").await.get("/team").await.page();
    assert!(member.contains("For the team, from Name of b1") && member.contains("For Name of a2, from Name of b1"));
}

#[tokio::test]
async fn whether_a_lead_can_report_one_does_not_tell_who_gave_it() {
    let app = centre().await;
    app.take_roster("person_id,name,roles,team_id\nx1,Name of x1,agent;lead,t1\n").await;
    app.pass(SignedDuration::from_hours(2));
    let team = ThanksTo::Team(app.team("t1").await);
    let mut notes = Vec::new();
    for (giver, line) in [("b1", "For the cover."), ("l1", LINE), ("s1", "For the talk.")] {
        notes.push(app.thanked(giver, team, line).await.unwrap());
    }
    let lead = app.signed_in("x1").await;
    let page = lead.get("/thanks").await.page();
    assert_eq!(page.matches("A colleague\u{a0}· ").count(), 3, "{page}");
    assert!(
        !page.contains("/api/report_thanks") && page.contains("href=\"/support#ask\""),
        "none can be reported: {page}"
    );
    for id in &notes {
        for role in ["lead", "psychologist"] {
            let answer = lead.ask("report_thanks", &[("thanks", id.as_str()), ("report_to", role)]).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "nor does an answer tell: {role}");
        }
    }
    let member = app.signed_in("a1").await;
    let report = [("thanks", notes[0].as_str()), ("report_to", "psychologist")];
    assert_eq!(member.ask("report_thanks", &report).await.status, StatusCode::OK, "who reads the name reports it");
    assert!(!app.signed_in("s1").await.get("/requests").await.page().contains("For the talk."));
}

#[tokio::test]
async fn a_lead_of_another_team_reads_as_a_member_where_they_work() {
    let app = centre().await;
    app.take_roster("person_id,name,roles,team_id\nx1,Name of x1,lead,t2\nx1,Name of x1,agent,t1\n").await;
    app.pass(SignedDuration::from_hours(2));
    app.thanked("a3", ThanksTo::Team(app.team("t1").await), LINE).await.unwrap();
    app.thanked("a3", ThanksTo::Team(app.team("t2").await), "For the cover.").await.unwrap();
    let both = app.signed_in("x1").await;
    assert!(both.get("/team").await.page().contains("For the team, from Name of a3"));
    for address in ["/team", "/thanks", "/board"] {
        assert!(!both.get(address).await.page().contains("For the cover."), "{address}: they only lead that team");
    }
}
