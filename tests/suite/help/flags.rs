//! Flags: who sees them, who can tell that somebody works on one, and what is left if its days become private or are
//! deleted.

mod restored;
mod resumed;
mod somebody_else;
mod steps;
mod team_day;

use axum::http::StatusCode;
use domain::Audience;
use uuid::Uuid;

use crate::support::{CheckInFixture, Client, Floor, history};

/// The ids of flags that a page links to.
fn flags(page: &str) -> Vec<String> {
    let ids = page.split("href=\"/flags/").skip(1).filter_map(|rest| rest.split(['"', '?', '#']).next());
    let mut ids: Vec<_> = ids.map(str::to_owned).collect();
    ids.sort();
    ids.dedup();
    ids
}

/// The main part of a page.
fn main_of(page: &str) -> &str {
    page.split("<main").nth(1).unwrap().split("</main>").next().unwrap()
}

/// The flag about `a1`, who slides, as `l1` sees it.
async fn slide_of_a1(floor: &Floor, lead: &Client) -> String {
    for id in flags(&lead.get("/flags").await.page()) {
        if main_of(&lead.get(&format!("/flags/{id}")).await.page()).contains("Name of a1") {
            return id;
        }
    }
    panic!("nobody noticed a1: {}", floor.signed_in("l1").await.get("/flags").await.text());
}

/// The floor, where `l1` has talked with `a1` and written down what was done.
async fn talked() -> (Floor, Client, String) {
    let floor = Floor::with(&history()).await;
    let lead = floor.signed_in("l1").await;
    let flag = slide_of_a1(&floor, &lead).await;
    let taken = lead.ask("take_flag", &[("flag", &flag), ("step", "take")]).await;
    assert_eq!(taken.status, StatusCode::OK);
    assert!(floor.app.stored().contains("acknowledged"));
    let done = lead.ask("finish_flag", &[("flag", &flag), ("agreed", "A word over tea")]).await;
    assert_eq!(done.status, StatusCode::OK);
    assert!(floor.app.stored().contains("A word over tea"));
    assert!(lead.get(&format!("/flags/{flag}")).await.page().contains("A word over tea"));
    (floor, lead, flag)
}

#[tokio::test]
async fn a_lead_finds_the_person_who_slides_with_a_reason_and_its_days() {
    let floor = Floor::with(&history()).await;
    let lead = floor.signed_in("l1").await;
    let flag = slide_of_a1(&floor, &lead).await;
    let board = lead.get("/board").await.page();
    assert!(flags(&board).contains(&flag), "the board does not show the flag");
    let page = lead.get(&format!("/flags/{flag}")).await.page();
    assert!(main_of(&page).contains("shared with you"), "the reason does not name its days");
    assert!(!page.contains("Name of a3"), "the flag of one person names another");
}

#[tokio::test]
async fn the_history_of_a_browser_does_not_tell_who_has_a_flag() {
    let floor = Floor::with(&history()).await;
    let lead = floor.signed_in("l1").await;
    let flag = slide_of_a1(&floor, &lead).await;
    let page = lead.get(&format!("/flags/{flag}")).await.page();
    assert!(page.contains("<title>A flag\u{a0}"), "{page}");
}

#[tokio::test]
async fn a_text_that_is_too_long_comes_back_whole_with_its_error() {
    let floor = Floor::with(&history()).await;
    let lead = floor.signed_in("l1").await;
    let flag = slide_of_a1(&floor, &lead).await;
    lead.ask("take_flag", &[("flag", &flag), ("step", "take")]).await;
    // With `maxlength`, a browser cuts pasted text without a message.
    assert!(!lead.get(&format!("/flags/{flag}")).await.page().contains("maxlength"));
    let agreed = "We talked. ".repeat(100);
    let fields = [("flag", flag.as_str()), ("agreed", &agreed), ("ask_again", "tomorrow")];
    let page = lead.post_and_follow("finish_flag", &fields).await.page();
    for (field, wrong) in [("agreed", "1099 characters; the limit is 1000"), ("ask_again", "Enter a date")] {
        let error = page.split(&format!("id=\"{field}-error\"")).nth(1).unwrap_or_else(|| panic!("{field}: {page}"));
        assert!(error.split("</p>").next().unwrap().contains(wrong), "{field}: {error}");
    }
    assert!(page.contains(agreed.trim()) && page.contains("value=\"tomorrow\""), "what was typed was lost");
    assert!(!floor.app.stored().contains("We talked."));
    let whole = "We talked. ".repeat(90);
    let fields = [("flag", flag.as_str()), ("agreed", &whole)];
    assert_eq!(lead.ask("finish_flag", &fields).await.status, StatusCode::OK);
    assert!(floor.app.stored().contains("We talked."));
}

#[tokio::test]
async fn work_on_a_flag_is_invisible_to_a_lead_who_cannot_derive_the_flag() {
    let (floor, _, flag) = talked().await;
    for other in ["l2", "l3"] {
        let other = floor.signed_in(other).await;
        assert_eq!(other.get(&format!("/flags/{flag}")).await.status, StatusCode::NOT_FOUND);
        for group in ["open", "taken", "done"] {
            let page = other.get(&format!("/flags?state={group}")).await.page();
            assert!(!flags(&page).contains(&flag) && !page.contains("A word over tea"), "{group}");
        }
        let board = other.get("/board").await.page();
        assert!(!flags(&board).contains(&flag) && !board.contains("A word over tea"));
        for (function, fields) in [
            ("take_flag", [("flag", flag.as_str()), ("step", "hand_back")]),
            ("finish_flag", [("flag", flag.as_str()), ("agreed", "mine now")]),
        ] {
            assert_eq!(other.ask(function, &fields).await.status, StatusCode::NOT_FOUND, "{function}");
        }
    }
    assert!(floor.app.stored().contains("A word over tea") && !floor.app.stored().contains("mine now"));
}

#[tokio::test]
async fn a_person_sees_their_own_flags_and_what_the_lead_sees() {
    let (floor, _, _) = talked().await;
    let page = floor.signed_in("a1").await.get("/me").await.page();
    assert!(page.contains("Name of l1"), "the person is not told who sees a flag about them");
    let colleague = floor.signed_in("a2").await;
    for address in ["/me", "/team", "/check-in"] {
        let page = colleague.get(address).await.page();
        assert!(!page.contains("A word over tea"), "{address}");
    }
}

/// Hides or deletes the days of `a1` in one way, and asserts that neither the flag nor the work on it is left.
async fn taken_back(way: impl AsyncFnOnce(&Floor, &Client)) {
    let (floor, lead, flag) = talked().await;
    let agent = floor.signed_in("a1").await;
    way(&floor, &agent).await;
    assert_eq!(lead.get(&format!("/flags/{flag}")).await.status, StatusCode::NOT_FOUND);
    for address in ["/flags", "/flags?state=taken", "/flags?state=done", "/board"] {
        let page = lead.get(address).await.page();
        assert!(!flags(&page).contains(&flag) && !page.contains("A word over tea"), "{address}");
    }
    assert!(!floor.app.stored().contains("A word over tea"), "the work on the flag is still stored");
    let page = agent.get("/me").await.page();
    assert!(!page.contains("A word over tea") && !page.contains("Name of l1 sees this"));
}

/// Ids of the entries of `a1` from the days of the slide, including this morning's.
fn slide() -> Vec<String> {
    history().into_iter().filter(|said| said.agent == "a1" && said.ago <= 9).map(|said| said.id.to_string()).collect()
}

#[tokio::test]
async fn narrowing_everything_closes_the_flag_and_deletes_its_work() {
    taken_back(async |_, agent| assert_eq!(agent.ask("narrow_past", &[]).await.status, StatusCode::OK)).await;
}

#[tokio::test]
async fn narrowing_the_days_of_the_slide_closes_the_flag_and_deletes_its_work() {
    taken_back(async |_, agent| {
        for id in slide() {
            let answer = agent.ask("set_audience", &[("id", &id), ("audience", "me")]).await;
            assert_eq!(answer.status, StatusCode::OK);
        }
    })
    .await;
}

#[tokio::test]
async fn deleting_the_days_of_the_slide_closes_the_flag_and_deletes_its_work() {
    taken_back(async |_, agent| {
        for id in slide() {
            assert_eq!(agent.ask("delete_entry", &[("id", &id)]).await.status, StatusCode::OK);
        }
    })
    .await;
}

#[tokio::test]
async fn deleting_everything_closes_the_flag_and_deletes_its_work() {
    taken_back(async |floor, agent| {
        floor.app.set_password("a1").await;
        let answer = agent.ask("delete_everything", &[("password", crate::support::PASSWORD)]).await;
        assert_eq!(answer.status, StatusCode::OK);
    })
    .await;
}

/// Two bad days are no flag yet; today's check-in makes them a flag for the lead, and is undone or made private today.
async fn one_bad_day(way: impl AsyncFnOnce(&Client, &str)) {
    let steady = history().into_iter().filter(|said| said.agent != "a5" || said.ago > 0);
    let weather = |said: &CheckInFixture| if said.ago <= 2 { 1 } else { 5 - u8::from(said.ago % 4 == 0) };
    let said: Vec<_> = steady
        .map(|said| if said.agent == "a5" { CheckInFixture { weather: weather(&said), ..said } } else { said })
        .collect();
    let floor = Floor::with(&said).await;
    let (agent, lead) = (floor.signed_in("a5").await, floor.signed_in("l1").await);
    let before = flags(&lead.get("/flags").await.page());
    let id = Uuid::from_u128(5).to_string();
    let stormy = [("id", id.as_str()), ("weather", "1"), ("audience", "lead")];
    assert_eq!(agent.ask("record_check_in", &stormy).await.status, StatusCode::OK);
    let after = flags(&lead.get("/flags").await.page());
    let new = after
        .into_iter()
        .find(|flag| !before.contains(flag))
        .expect("a third stormy day after many sunny ones is flagged");
    let done = lead.ask("finish_flag", &[("flag", &new), ("agreed", "A word over tea")]).await;
    assert_eq!(done.status, StatusCode::OK);
    way(&agent, &id).await;
    assert_eq!(lead.get(&format!("/flags/{new}")).await.status, StatusCode::NOT_FOUND);
    assert!(!floor.app.stored().contains("A word over tea"), "the work on the flag is still stored");
}

#[tokio::test]
async fn undoing_a_check_in_deletes_the_work_on_its_flag() {
    one_bad_day(async |agent, id| {
        assert_eq!(agent.ask("undo_check_in", &[("id", id)]).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn correcting_a_check_in_deletes_the_work_on_its_flag() {
    one_bad_day(async |agent, id| {
        let kept = [("id", id), ("weather", "1"), ("audience", "me")];
        assert_eq!(agent.ask("amend_check_in", &kept).await.status, StatusCode::OK);
    })
    .await;
}

/// The floor, where everybody in team one is low in the last week, `l1`, and the flag about their team.
async fn low_team() -> (Floor, Client, String) {
    let mut said = history();
    // Everybody in team one shares, so five have a usual, and in the last week all of them are low.
    for entry in said.iter_mut().filter(|said| said.team() == "t1") {
        entry.audience = entry.audience.max(Audience::Lead);
        if entry.ago <= 7 {
            entry.weather = 1;
        }
    }
    let floor = Floor::with(&said).await;
    let lead = floor.signed_in("l1").await;
    let mut of_team = None;
    for id in flags(&lead.get("/flags").await.page()) {
        // A flag of the team is about several people.
        let page = lead.get(&format!("/flags/{id}")).await.page();
        if ["Name of a2", "Name of a4", "Name of a5"].iter().all(|name| main_of(&page).contains(name)) {
            of_team = Some(id);
        }
    }
    let flag = of_team.expect("the team has a flag");
    (floor, lead, flag)
}

#[tokio::test]
async fn trends_name_the_flags_of_the_team_until_a_lead_closes_them() {
    let (_floor, lead, flag) = low_team().await;
    for weeks in ["4", "13", "52"] {
        let page = lead.get(&format!("/trends/t1?weeks={weeks}")).await.page();
        assert!(flags(main_of(&page)).contains(&flag), "{weeks} weeks");
    }
    lead.ask("take_flag", &[("flag", &flag), ("step", "passed")]).await;
    assert!(!flags(main_of(&lead.get("/trends/t1").await.page())).contains(&flag));
}

#[tokio::test]
async fn flags_of_a_team_are_deleted_with_their_days_too() {
    let (floor, lead, flag) = low_team().await;
    lead.ask("finish_flag", &[("flag", &flag), ("agreed", "A word over tea")]).await;
    assert!(floor.app.stored().contains("A word over tea"));
    for agent in ["a1", "a2", "a3", "a4", "a5", "a6"] {
        let agent = floor.signed_in(agent).await;
        assert_eq!(agent.ask("narrow_past", &[]).await.status, StatusCode::OK);
    }
    assert_eq!(lead.get(&format!("/flags/{flag}")).await.status, StatusCode::NOT_FOUND);
    assert!(!floor.app.stored().contains("A word over tea"), "the work on the flag is still stored");
}
