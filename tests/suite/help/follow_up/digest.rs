//! `/follow-ups`: requests first, then what is overdue, what waits, and what was done this week with before and after.

use axum::http::StatusCode;
use domain::Audience;
use jiff::SignedDuration;

use super::{flags, key_post, main_of, section, slide_of_a1, talk};
use crate::support::{Floor, Saying, history};

#[tokio::test]
async fn requests_to_talk_come_before_everything_else() {
    let floor = Floor::with(&history()).await;
    let asked = floor.signed_in("a2").await.ask("ask_to_talk", &[("to", "lead"), ("when", "soon")]).await;
    assert_eq!(asked.status, StatusCode::OK);
    let page = floor.signed_in("l1").await.get("/follow-ups").await.page();
    let request = page.find("Asked to talk").unwrap_or_else(|| panic!("no request: {page}"));
    let waiting = page.find("id=\"waiting-h\"").unwrap_or_else(|| panic!("no flag waits: {page}"));
    assert!(request < waiting && page[request..waiting].contains("Name of a2"));
}

#[tokio::test]
async fn a_follow_up_is_overdue_after_its_time_and_no_earlier() {
    let floor = Floor::with(&history()).await;
    let lead = floor.signed_in("l1").await;
    let flag = slide_of_a1(&lead).await;
    lead.post("take_flag", &[("flag", &flag), ("step", "take")]).await.to();
    for (hours, overdue, mine) in [(23, false, true), (2, true, false)] {
        floor.app.pass(SignedDuration::from_hours(hours));
        let lead = floor.signed_in("l1").await;
        let page = lead.get("/follow-ups").await.page();
        assert_eq!(section(&page, "overdue-h").contains(&flag), overdue, "{hours}: {page}");
        assert_eq!(section(&page, "mine-h").contains(&flag), mine, "{hours}: {page}");
        assert_eq!(lead.get("/flags").await.page().contains("1 overdue"), overdue);
        // The board counts the same, and says when it was due: it was taken at nine, for a day.
        let board = lead.get("/board").await.page();
        assert_eq!((board.contains("1 overdue"), board.contains("1 due today")), (overdue, mine), "{hours}: {board}");
        for sentence in [&page, &board] {
            assert_eq!(sentence.contains("was due at 09:0"), overdue, "{hours}: {sentence}");
            assert_eq!(sentence.contains("due today at 09:0"), mine, "{hours}: {sentence}");
        }
    }
}

#[tokio::test]
async fn a_follow_up_on_a_key_post_is_overdue_after_12_hours() {
    let floor = key_post(&["l1"]).await;
    let lead = floor.signed_in("l1").await;
    let flag = slide_of_a1(&lead).await;
    lead.post("take_flag", &[("flag", &flag), ("step", "take")]).await.to();
    floor.app.pass(SignedDuration::from_hours(13));
    let page = floor.signed_in("l1").await.get("/follow-ups").await.page();
    assert!(section(&page, "overdue-h").contains(&flag), "{page}");
}

#[tokio::test]
async fn what_was_done_is_listed_for_a_week_with_before_and_after() {
    let floor = Floor::with(&history()).await;
    let lead = floor.signed_in("l1").await;
    let flag = slide_of_a1(&lead).await;
    talk(&lead, &flag).await;
    let page = lead.get("/follow-ups").await.page();
    assert!(section(&page, "done-h").contains("Too few days have been shared since"), "{page}");

    for day in 1..=4 {
        floor.app.pass(SignedDuration::from_hours(24));
        floor.say(&[Saying::new(900 + day, "a1", 0, 4, Audience::Lead)]).await;
    }
    floor.app.app.entries_imported();
    let lead = floor.signed_in("l1").await;
    // Before: the last five days of the slide, which today's entry (2) ends. After: four fair days.
    let slide = history().into_iter().filter(|said| said.agent == "a1" && said.ago <= 9);
    let mut low: Vec<(i32, u8)> = slide.map(|said| (said.ago, said.weather)).collect();
    low.sort_unstable();
    let sum: u32 = low.iter().take(5).map(|(_, weather)| u32::from(*weather)).sum();
    let before = format!("before: {}.{}", sum / 5, sum % 5 * 2);
    let page = lead.get("/follow-ups").await.page();
    let done = section(&page, "done-h");
    assert!(done.contains("After: 4.0") && done.contains(&before), "{before}: {done}");
    assert!(done.contains("A difference like this can be chance"), "{done}");
    let page = lead.get(&format!("/flags/{flag}")).await.page();
    for text in ["by themselves", "19 of 20 cases", "somewhere between", "doesn’t mean “because of”"] {
        assert!(main_of(&page).contains(text), "{text}: {page}");
    }
    let others = floor.signed_in("l2").await.get("/follow-ups").await.page();
    assert!(!flags(&others).contains(&flag), "a lead who cannot derive the flag reads what came of it");

    floor.app.pass(SignedDuration::from_hours(24 * 4));
    let page = floor.signed_in("l1").await.get("/follow-ups").await.page();
    assert!(section(&page, "done-h").is_empty(), "{page}");
}

#[tokio::test]
async fn opening_the_page_is_recorded_for_the_people_it_names() {
    let floor = Floor::with(&history()).await;
    floor.signed_in("l1").await.get("/follow-ups").await.page();
    let looks = floor.signed_in("a1").await.get("/looks").await.page();
    assert!(main_of(&looks).contains("Name of l1"), "{looks}");
}

#[tokio::test]
async fn a_lead_with_nothing_to_do_reads_what_appears_there() {
    let floor = Floor::with(&[]).await;
    let page = floor.signed_in("l3").await.get("/follow-ups").await.page();
    assert!(page.contains("Nothing to follow up"), "{page}");
}
