//! What an admin can try to see moods, each against the running router: it gives sight of nothing that was said before,
//! and it is announced.

mod clock;
mod grants;
mod imports;
mod resets;

use axum::http::StatusCode;
use domain::{Audience, Role, Roles};
use jiff::SignedDuration;
use uuid::Uuid;

use crate::accounts::admin::take_in;
use crate::support::{AGENTS, Client, Floor, PASSWORD, history, program};

/// The password of the person who uses an invitation.
const NEW_PASSWORD: &str = "another long password";
/// Every page that shows what others say.
const SIGHT: [&str; 16] = [
    "/board",
    "/board/t1",
    "/board/t2",
    "/floor",
    "/floor/t1",
    "/floor/t2",
    "/trends",
    "/trends/t1",
    "/trends/t1?weeks=52",
    "/trends/t2",
    "/trends/t2?weeks=52",
    "/flags",
    "/follow-ups",
    "/team",
    "/requests",
    "/appointments",
];

/// A floor with its history, whose people have all joined, and its admin.
async fn centre() -> (Floor, Client) {
    let floor = Floor::with(&history()).await;
    for key in AGENTS.into_iter().chain(["l1", "l2", "l3", "s1", "d1"]) {
        floor.app.set_password(key).await;
    }
    let admin = floor.signed_in("d1").await;
    floor.app.pass(SignedDuration::from_mins(1));
    (floor, admin)
}

/// Checks in, and returns whether that went well.
async fn say(agent: &Client, weather: &str, audience: &str, note: &str) -> String {
    let id = Uuid::new_v4().to_string();
    let fields = [
        ("id", id.as_str()),
        ("weather", weather),
        ("audience", audience),
        ("note", note),
        ("note_audience", audience),
    ];
    let answer = agent.ask("record_check_in", &fields).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    id
}

/// What this browser shows of these people's check-ins, page by page. What the frame tells is put away first.
async fn sight_of(viewer: &Client, agents: &[&str]) -> Vec<String> {
    viewer.ask("put_notices_away", &[]).await;
    let mut found = Vec::new();
    for address in SIGHT {
        let page = viewer.get(address).await.text();
        let named = agents.iter().filter(|agent| page.contains(&format!("Name of {agent}")));
        found.extend(named.map(|agent| format!("{address} names {agent}")));
        if page.contains("this morning, ") || page.contains("note-own\">note ") {
            found.push(format!("{address} shows a note"));
        }
    }
    found
}

/// Asserts that `viewer` sees nothing of what these agents said so far, and then sees what the first of them says to
/// team `team`.
async fn sees_only_what_follows(floor: &Floor, viewer: &str, agents: &[&str], way: &str) {
    let client = floor.signed_in(viewer).await;
    assert_eq!(sight_of(&client, agents).await, Vec::<String>::new(), "{way}");
    floor.app.pass(SignedDuration::from_mins(1));
    say(&floor.signed_in(agents[0]).await, "3", "team", "").await;
    let client = floor.signed_in(viewer).await;
    assert_ne!(sight_of(&client, &agents[..1]).await, Vec::<String>::new(), "{way}: what follows is in sight");
}

/// How often the pages of this person tell them the sentence.
async fn is_told(floor: &Floor, reader: &str, sentence: &str) -> usize {
    floor.signed_in(reader).await.get("/account").await.page().matches(sentence).count()
}

/// Asserts that each of these people is told once.
async fn are_told(floor: &Floor, readers: &[&str], sentence: &str) {
    for reader in readers {
        let page = floor.signed_in(reader).await.get("/account").await.page();
        assert_eq!(page.matches(sentence).count(), 1, "{reader} is told: {sentence}\n{page}");
    }
}

/// The token in the newest invitation of a person, made by this admin.
async fn invited(admin: &Client, key: &str) -> String {
    let page = admin.post_and_follow("invite_people", &[("people[]", key)]).await.page();
    let page = if page.contains("/invitation/") { page } else { admin.get("/admin/slips").await.page() };
    page.split("/invitation/").nth(1).expect(&page).split(['<', '"', '?']).next().unwrap().to_owned()
}

/// Uses an invitation, as anybody with its link can. Returns their browser.
async fn accept(floor: &Floor, token: &str) -> Client {
    let browser = floor.app.visitor();
    let fields = [("token", token), ("password", NEW_PASSWORD), ("again", NEW_PASSWORD)];
    let answer = browser.ask("accept_invitation", &fields).await;
    assert!(answer.status.is_success(), "{}", answer.text());
    browser
}

/// Signs in with the first password.
async fn sign_in(floor: &Floor, key: &str, password: &str) -> Client {
    let browser = floor.app.visitor();
    let answer = browser.ask("sign_in", &[("name", key), ("password", password)]).await;
    assert!(answer.status.is_success(), "{}", answer.text());
    browser
}
