//! The wall: shares in bands from five people up, and a new picture only if three people or more differ from the last
//! one.

use axum::http::StatusCode;
use jiff::SignedDuration;
use uuid::Uuid;

use crate::support::{Client, TestApp, without_nonce};

/// A team whose members shared their weather a quarter of an hour ago, and the address of its wall.
struct WallFixture {
    app: TestApp,
    agents: Vec<(Client, String)>,
    lead: Client,
    wall: String,
}

async fn say(agent: &Client, weather: &str, audience: &str) -> String {
    let id = Uuid::new_v4().to_string();
    let fields = [("id", id.as_str()), ("weather", weather), ("audience", audience)];
    assert_eq!(agent.ask("record_check_in", &fields).await.status, StatusCode::OK);
    id
}

impl WallFixture {
    async fn of(people: usize) -> Self {
        let app = TestApp::new().await;
        let lead = app.lead("l1").of("t1").hired().await;
        let mut agents = Vec::new();
        for number in 0..people {
            let agent = app.agent(&format!("a{number}")).of("t1").hired().await;
            let id = say(&agent, "4", "team").await;
            agents.push((agent, id));
        }
        let page = lead.post_and_follow("make_wall", &[("team", "t1")]).await.page();
        let token = page.split("/wall/").nth(1).unwrap();
        let end = token.find(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c)).unwrap();
        let wall = format!("/wall/{}", &token[..end]);
        app.pass(SignedDuration::from_mins(15));
        Self { app, agents, lead, wall }
    }

    /// The HTML of the screen inside `<main>`.
    async fn screen(&self) -> String {
        let page = self.app.visitor().get(&self.wall).await.page();
        page.split("<main").nth(1).unwrap().split("</main>").next().unwrap().to_owned()
    }

    /// A browser in which one of the agents is signed in again: sessions end after twenty idle minutes.
    async fn agent(&self, who: usize) -> Client {
        self.app.signed_in(&format!("a{who}")).await
    }

    async fn amend(&self, who: usize, weather: &str, audience: &str) {
        let (agent, id) = (self.agent(who).await, &self.agents[who].1);
        let form = [("id", id.as_str()), ("weather", weather), ("audience", audience)];
        assert_eq!(agent.ask("amend_check_in", &form).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn a_wall_shows_shares_in_bands_and_no_number_of_people() {
    let room = WallFixture::of(7).await;
    let screen = room.screen().await;
    assert!(screen.contains("sky-strip") && screen.contains("nearly everyone"), "{screen}");
    let strip = screen.split("sky-strip").nth(1).unwrap().split("</ul>").next().unwrap();
    let words = strip.split('>').filter_map(|part| part.split('<').next()).collect::<String>();
    assert!(!words.contains(|c: char| c.is_ascii_digit()), "{words}");
}

#[tokio::test]
async fn a_wall_opens_by_its_code_in_every_spelling_and_a_lead_reads_how() {
    let room = WallFixture::of(7).await;
    let page = room.lead.post_and_follow("make_wall", &[("team", "t1")]).await.page();
    let code = page.split("<code>").nth(1).expect(&page).split('<').next().unwrap().to_owned();
    assert!(page.contains("/wall and enter this code:"), "{page}");
    let visitor = room.app.visitor();
    assert!(visitor.get("/wall").await.shows("action=\"/wall\""));
    assert!(visitor.get("/wall?code=+").await.shows("action=\"/wall\""));
    let screen = visitor.get(&format!("/wall/{code}")).await.page();
    let main = |page: &str| page.split("<main").nth(1).unwrap().to_owned();
    for typed in [code.clone(), code.to_uppercase(), code.replace('-', "+"), code.replace('-', "")] {
        let page = visitor.get(&format!("/wall?code={typed}")).await.page();
        assert_eq!(main(&without_nonce(&page)), main(&without_nonce(&screen)), "{typed}");
    }
    let wrong = visitor.get("/wall?code=3kq9-xm8t-vq2t-7hwd").await;
    assert!(wrong.status == StatusCode::NOT_FOUND && wrong.shows("This link no longer works"), "{}", wrong.text());
}

#[tokio::test]
async fn guessing_codes_ends_and_the_right_one_still_opens() {
    let room = WallFixture::of(5).await;
    let stranger = room.app.visitor();
    for number in 0..50 {
        for address in ["/wall?code=guess-", "/wall/guess-"] {
            let status = stranger.get(&format!("{address}{number}")).await.status;
            assert_eq!(status, StatusCode::NOT_FOUND, "{address}{number}");
        }
    }
    for address in ["/wall?code=guess", "/wall/guess"] {
        assert_eq!(stranger.get(address).await.status, StatusCode::TOO_MANY_REQUESTS, "{address}");
    }
    assert!(room.screen().await.contains("sky-strip"), "a screen at the same address goes on");
    room.app.pass(SignedDuration::from_secs(1));
    assert_eq!(stranger.get("/wall/guess").await.status, StatusCode::NOT_FOUND, "one more in less than a second");
}

#[tokio::test]
async fn a_new_picture_needs_three_people_and_a_quarter_of_an_hour() {
    let room = WallFixture::of(6).await;
    let first = room.screen().await;
    assert!(first.contains("09:15"), "{first}");
    for who in [0, 1] {
        room.amend(who, "1", "team").await;
    }
    room.app.pass(SignedDuration::from_mins(15));
    let later = room.screen().await;
    assert!(later.contains("as of 09:15") && !later.contains("tormy"), "two people differ: {later}");
    say(&room.agent(2).await, "1", "team").await;
    room.app.pass(SignedDuration::from_mins(4));
    assert_eq!(room.screen().await, later, "within a quarter of an hour nothing changes");
    room.app.pass(SignedDuration::from_mins(11));
    let next = room.screen().await;
    assert!(next.contains("as of 09:45") && next.contains("tormy"), "three people differ: {next}");
}

#[tokio::test]
async fn nobody_who_narrows_or_takes_back_is_alone_in_what_changes() {
    for way in ["set_audience", "undo_check_in", "delete_entry", "amend_check_in"] {
        let room = WallFixture::of(8).await;
        let before = room.screen().await;
        let mut seen = Vec::new();
        for who in 0..3 {
            let (agent, id) = (room.agent(who).await, &room.agents[who].1);
            let form = [("id", id.as_str()), ("audience", "lead"), ("weather", "4")];
            assert_eq!(agent.ask(way, &form).await.status, StatusCode::OK, "{way}");
            room.app.pass(SignedDuration::from_mins(15));
            seen.push(room.screen().await.contains("as of 09:15"));
        }
        assert!(before.contains("as of 09:15"));
        assert_eq!(seen, [true, true, false], "{way}: a picture comes when three people differ");
    }
}

#[tokio::test]
async fn a_wall_of_fewer_than_five_people_shows_nothing() {
    let room = WallFixture::of(4).await;
    assert!(room.screen().await.contains("wall-empty"));
    let fifth = room.app.agent("a9").of("t1").hired().await;
    say(&fifth, "4", "team").await;
    assert!(room.screen().await.contains("wall-empty"), "a new check-in waits for the next quarter of an hour");
    room.app.pass(SignedDuration::from_mins(15));
    assert!(!room.screen().await.contains("wall-empty"));
    let page = fifth.get("/privacy").await.page();
    assert!(page.contains("only if at least 5 people shared"), "{page}");
}

#[tokio::test]
async fn a_wall_with_a_revoked_or_replaced_link_shows_nothing() {
    let room = WallFixture::of(6).await;
    room.screen().await;
    room.lead.post("make_wall", &[("team", "t1")]).await;
    assert_eq!(room.app.visitor().get(&room.wall).await.status, StatusCode::NOT_FOUND, "an older link works");
    let room = WallFixture::of(6).await;
    room.screen().await;
    assert_eq!(room.lead.ask("end_wall", &[("team", "t1")]).await.status, StatusCode::OK);
    let answer = room.app.visitor().get(&room.wall).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(!answer.shows("Care") && !answer.shows("class=\"sky"), "nothing of the team is left");
}

#[tokio::test]
async fn after_a_start_a_wall_shows_nothing_of_a_day_already_shared_on() {
    let mut room = WallFixture::of(8).await;
    assert!(room.screen().await.contains("as of 09:15"));
    // One person takes theirs back, and nobody can tell from the picture after the restart.
    assert_eq!(room.agent(0).await.ask("undo_check_in", &[("id", &room.agents[0].1)]).await.status, StatusCode::OK);
    room.app = room.app.restarted();
    assert!(room.screen().await.contains("wall-empty"));
    for who in 1..8 {
        let (agent, id) = (room.agent(who).await, &room.agents[who].1);
        assert_eq!(agent.ask("delete_entry", &[("id", id), ("back", "/me")]).await.status, StatusCode::OK);
        say(&agent, "4", "team").await;
    }
    room.app.pass(SignedDuration::from_mins(15));
    assert!(room.screen().await.contains("wall-empty"), "what was taken back since may have been on a picture");
    room.app.travel("2026-03-13 09:00");
    for who in 0..5 {
        say(&room.agent(who).await, "4", "team").await;
    }
    room.app.pass(SignedDuration::from_mins(15));
    assert!(!room.screen().await.contains("wall-empty"), "a new day");
}
