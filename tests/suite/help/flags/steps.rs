//! What leads do about a flag: set aside and undone, asked of another lead, said to have passed, agreed and asked
//! again. Every page counts the same.

use axum::http::StatusCode;
use jiff::SignedDuration;

use super::{flags, main_of, slide_of_a1};
use crate::support::{Client, Floor, history};

const OPEN: &str = "/flags";
const IN_PROGRESS: &str = "/flags?state=taken";
const CLOSED: &str = "/flags?state=done";

/// The floor, its first lead, and the flag about `a1`.
async fn slide() -> (Floor, Client, String) {
    let floor = Floor::with(&history()).await;
    let lead = floor.signed_in("l1").await;
    let flag = slide_of_a1(&floor, &lead).await;
    (floor, lead, flag)
}

async fn step(lead: &Client, flag: &str, step: &str) {
    let answer = lead.ask("take_flag", &[("flag", flag), ("step", step)]).await;
    assert_eq!(answer.status, StatusCode::OK, "{step}");
}

/// The text between two markers of a page; empty if the first is not on it.
fn between<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    page.split_once(from).map_or("", |(_, rest)| rest.split(to).next().unwrap_or_default())
}

/// The number before `" open"`; zero if that is not in the text.
fn open_in(text: &str) -> usize {
    let Some((before, _)) = text.split_once(" open") else { return 0 };
    before.rsplit(|letter: char| !letter.is_ascii_digit()).next().unwrap().parse().unwrap()
}

/// The number of open flags as the navigation, the list and the board of a lead of one team show it.
async fn open_counts(lead: &Client) -> [usize; 3] {
    let list = lead.get(OPEN).await.page();
    let board = lead.get("/board").await.page();
    let nav = between(&list, "id=\"nav-flags-count\"", "</a>");
    let group = between(main_of(&list), "Open\u{a0}· ", "<");
    let band = between(main_of(&board), "id=\"chat-h\"", "</div>");
    [open_in(nav), group.trim().parse().unwrap(), open_in(band)]
}

/// Asserts that the flag is on this list and on no other one.
async fn assert_only_on(lead: &Client, flag: &str, list: &str) {
    for address in [OPEN, IN_PROGRESS, CLOSED] {
        let listed = flags(&lead.get(address).await.page()).contains(&flag.to_owned());
        assert_eq!(listed, address == list, "{address}");
    }
}

#[tokio::test]
async fn every_page_shows_the_same_number_of_open_flags_after_each_step() {
    let (_, lead, flag) = slide().await;
    let [open, ..] = open_counts(&lead).await;
    assert!(open > 0);
    for (function, fields, expected) in [
        ("take_flag", vec![("flag", flag.as_str()), ("step", "set_aside")], open - 1),
        ("take_flag", vec![("flag", &flag), ("step", "put_back")], open),
        ("take_flag", vec![("flag", &flag), ("step", "take")], open - 1),
        ("take_flag", vec![("flag", &flag), ("step", "hand_back")], open),
        ("take_flag", vec![("flag", &flag), ("step", "ask"), ("to", "l2")], open - 1),
        ("finish_flag", vec![("flag", &flag), ("agreed", "A word over tea")], open - 1),
        ("take_flag", vec![("flag", &flag), ("step", "passed")], open - 1),
    ] {
        assert_eq!(lead.ask(function, &fields).await.status, StatusCode::OK, "{fields:?}");
        assert_eq!(open_counts(&lead).await, [expected; 3], "after {function} {fields:?}");
    }
}

#[tokio::test]
async fn a_flag_that_is_set_aside_says_so_and_undo_puts_it_back() {
    let (_, lead, flag) = slide().await;
    let page =
        lead.post_and_follow("take_flag", &[("flag", &flag), ("step", "set_aside"), ("back", "/board")]).await.page();
    let band = between(main_of(&page), "id=\"board-chat\"", "id=\"board-now\"");
    assert!(band.contains("Set aside until") && band.contains("value=\"put_back\""), "{band}");
    assert!(!band.contains(&format!("id=\"take-{flag}\"")), "a flag that is set aside is not offered");
    let page =
        lead.post_and_follow("take_flag", &[("flag", &flag), ("step", "put_back"), ("back", "/board")]).await.page();
    assert!(page.contains(&format!("id=\"take-{flag}\"")));
    let history = lead.get(&format!("/flags/{flag}")).await.page();
    assert!(history.contains("put it back on the list"), "the undo is not in the history");
}

#[tokio::test]
async fn a_flag_that_is_set_aside_returns_by_itself_after_three_days() {
    let (floor, lead, flag) = slide().await;
    lead.ask("take_flag", &[("flag", &flag), ("step", "set_aside")]).await;
    floor.app.pass(SignedDuration::from_hours(71));
    let lead = floor.signed_in("l1").await;
    assert!(lead.get(OPEN).await.page().contains("Set aside until"));
    floor.app.pass(SignedDuration::from_hours(2));
    let lead = floor.signed_in("l1").await;
    assert!(!lead.get(OPEN).await.page().contains("Set aside until"));
    assert_only_on(&lead, &flag, OPEN).await;
}

#[tokio::test]
async fn a_flag_that_somebody_follows_up_is_not_set_aside() {
    let (_, lead, flag) = slide().await;
    step(&lead, &flag, "take").await;
    let page = lead.post_and_follow("take_flag", &[("flag", &flag), ("step", "set_aside")]).await.page();
    assert!(page.contains("already following up"));
    assert_only_on(&lead, &flag, IN_PROGRESS).await;
}

#[tokio::test]
async fn a_lead_who_says_that_it_has_passed_closes_the_flag() {
    let (_, lead, flag) = slide().await;
    step(&lead, &flag, "take").await;
    step(&lead, &flag, "passed").await;
    assert_only_on(&lead, &flag, CLOSED).await;
    let board = lead.get("/board").await.page();
    assert!(!flags(&board).contains(&flag), "the board still shows it");
    assert!(lead.get(&format!("/flags/{flag}")).await.page().contains("said it has passed"));
}

#[tokio::test]
async fn a_lead_asks_another_lead_of_the_team_and_nobody_else() {
    let (floor, lead, flag) = slide().await;
    for nobody in ["l1", "l3", "a2", "unheard-of", ""] {
        let fields = [("flag", flag.as_str()), ("step", "ask"), ("to", nobody)];
        assert_eq!(lead.ask("take_flag", &fields).await.status, StatusCode::NOT_FOUND, "{nobody}");
    }
    let page = lead.get(&format!("/flags/{flag}")).await.page();
    assert!(page.contains("Ask Name of l2") && !page.contains("Ask Name of l3"));
    let asked = lead.ask("take_flag", &[("flag", &flag), ("step", "ask"), ("to", "l2")]).await;
    assert_eq!(asked.status, StatusCode::OK);
    assert_only_on(&lead, &flag, IN_PROGRESS).await;
    assert!(lead.get(IN_PROGRESS).await.page().contains("Name of l2 was asked to follow up"));
    // The deputy sees only what was shared since they lead: being asked shows them no flag.
    let deputy = floor.signed_in("l2").await;
    assert_eq!(deputy.get(&format!("/flags/{flag}")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_flag_returns_on_the_day_to_ask_again_with_what_was_agreed() {
    let (floor, lead, flag) = slide().await;
    let in_a_week = floor.app.today().plus(7).to_string();
    let fields = [("flag", flag.as_str()), ("agreed", "A word over tea"), ("ask_again", in_a_week.as_str())];
    assert_eq!(lead.ask("finish_flag", &fields).await.status, StatusCode::OK);
    assert_only_on(&lead, &flag, CLOSED).await;
    assert!(lead.get(&format!("/flags/{flag}")).await.page().contains("reminded to ask again on 18 March"));
    // A session ends sooner.
    floor.app.pass(SignedDuration::from_hours(24 * 6));
    let lead = floor.signed_in("l1").await;
    assert_only_on(&lead, &flag, CLOSED).await;
    floor.app.pass(SignedDuration::from_hours(24));
    let lead = floor.signed_in("l1").await;
    assert_only_on(&lead, &flag, IN_PROGRESS).await;
    let page = lead.get(&format!("/flags/{flag}")).await.page();
    assert!(page.contains("Time to ask again") && page.contains("A word over tea"));
}

#[tokio::test]
async fn the_day_to_ask_again_is_between_tomorrow_and_three_months() {
    let (floor, lead, flag) = slide().await;
    for (days, status) in [
        (-1, StatusCode::UNPROCESSABLE_ENTITY),
        (0, StatusCode::UNPROCESSABLE_ENTITY),
        (91, StatusCode::UNPROCESSABLE_ENTITY),
        (90, StatusCode::OK),
        (1, StatusCode::OK),
    ] {
        let day = floor.app.today().plus(days).to_string();
        let fields = [("flag", flag.as_str()), ("agreed", "A word over tea"), ("ask_again", &day)];
        assert_eq!(lead.ask("finish_flag", &fields).await.status, status, "{days}");
    }
}

#[tokio::test]
async fn a_page_from_before_a_later_step_closes_no_flag() {
    let (_, lead, flag) = slide().await;
    let page = lead.get(&format!("/flags/{flag}")).await.page();
    let form = between(&page, "action=\"/api/take_flag\"", "</form>");
    let shown = between(form, "name=\"shown\" value=\"", "\"");
    assert!(!shown.is_empty(), "{form}");
    step(&lead, &flag, "take").await;
    let late = [("flag", flag.as_str()), ("step", "passed"), ("shown", shown)];
    let page = lead.post_and_follow("take_flag", &late).await.page();
    assert!(page.contains("Something has changed here since you opened the page"), "{page}");
    assert_only_on(&lead, &flag, IN_PROGRESS).await;
    let twice = [("flag", flag.as_str()), ("step", "take"), ("shown", shown)];
    let page = lead.post_and_follow("take_flag", &twice).await.page();
    assert!(!page.contains("Something has changed here"), "what is sent twice is done: {page}");
    let done = [("flag", flag.as_str()), ("agreed", "A word over tea"), ("shown", shown)];
    assert_eq!(lead.ask("finish_flag", &done).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}
