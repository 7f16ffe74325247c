//! `/follow-ups`: requests first, then what is overdue, what waits, and what was done this week with before and after.

use axum::http::StatusCode;
use domain::Audience;
use jiff::SignedDuration;

use super::{flags, key_post, main_of, section, slide_of_a1, talk};
use crate::support::{CheckInFixture, Floor, history};

#[tokio::test]
async fn requests_to_talk_come_before_everything_else() {
    let floor = Floor::with(&history()).await;
    let asked = floor.signed_in("a2").await.ask("ask_to_talk", &[("to", "lead"), ("when", "soon")]).await;
    assert_eq!(asked.status, StatusCode::OK);
    let page = floor.signed_in("l1").await.get("/follow-ups").await.page();
    let request = page.find("Asked to talk").unwrap_or_else(|| panic!("no request: {page}"));
    let waiting = page.find("id=\"overdue-h\"").unwrap_or_else(|| panic!("no flag waits: {page}"));
    assert!(request < waiting && page[request..waiting].contains("Name of a2"));
}

#[tokio::test]
async fn a_flag_that_nobody_takes_within_a_day_is_overdue_and_says_for_how_long() {
    let mut said = history();
    // Two stormy days after many sunny ones, of which the second is yesterday, raise a flag with this morning's.
    said.retain(|said| said.agent == "a5" && said.ago > 2);
    for entry in &mut said {
        entry.weather = 5 - u8::from(entry.ago % 4 == 0);
    }
    said.extend([(802, 2), (801, 1), (800, 0)].map(|(id, ago)| CheckInFixture::new(id, "a5", ago, 1, Audience::Lead)));
    let floor = Floor::with(&said).await;
    let lead = floor.signed_in("l1").await;
    let page = lead.get("/follow-ups").await.page();
    let [flag] = <[String; 1]>::try_from(flags(&page)).unwrap_or_else(|found| panic!("{found:?}: {page}"));
    assert!(section(&page, "waiting-h").contains(&flag), "{page}");
    // Its days are known, and not the moment at which it was there: the day is over first.
    for (hours, untaken) in [(38, None), (2, Some("Nobody has taken this for 2 days"))] {
        floor.app.pass(SignedDuration::from_hours(hours));
        let lead = floor.signed_in("l1").await;
        let page = lead.get("/follow-ups").await.page();
        assert_eq!(section(&page, "overdue-h").contains(&flag), untaken.is_some(), "{hours}: {page}");
        assert_eq!(section(&page, "waiting-h").contains(&flag), untaken.is_none(), "{hours}: {page}");
        let board = lead.get("/board").await.page();
        assert_eq!(board.contains("1 overdue"), untaken.is_some(), "{hours}: {board}");
        let (list, of_flag) = (lead.get("/flags").await.page(), lead.get(&format!("/flags/{flag}")).await.page());
        for place in [&page, &board, &list, &of_flag] {
            assert!(untaken.is_none_or(|sentence| place.contains(sentence)), "{hours}: {place}");
        }
    }
    let lead = floor.signed_in("l1").await;
    lead.post("take_flag", &[("flag", &flag), ("step", "take")]).await.to();
    assert!(section(&lead.get("/follow-ups").await.page(), "overdue-h").is_empty(), "who takes it has a day");
}

#[tokio::test]
async fn a_flag_that_another_lead_was_asked_to_take_is_overdue_after_a_day() {
    let floor = key_post(&["l1", "l2"]).await;
    let lead = floor.signed_in("l1").await;
    let flag = slide_of_a1(&lead).await;
    lead.post("take_flag", &[("flag", &flag), ("step", "ask"), ("to", "l2")]).await.to();
    assert!(lead.get("/flags?state=taken").await.page().contains("due today at 21:0"));
    for (hours, overdue) in [(11, false), (2, true)] {
        floor.app.pass(SignedDuration::from_hours(hours));
        for key in ["l1", "l2"] {
            let page = floor.signed_in(key).await.get("/follow-ups").await.page();
            assert_eq!(section(&page, "overdue-h").contains(&flag), overdue, "{key} {hours}: {page}");
        }
    }
    let page = floor.signed_in("l2").await.get("/follow-ups").await.page();
    assert!(page.contains("Nobody has taken this for 12 hours"), "{page}");
}

#[tokio::test]
async fn a_request_unanswered_for_a_day_is_in_its_addressees_overdue_list() {
    let floor = Floor::with(&[]).await;
    for to in ["lead", "psychologist"] {
        let asked = floor.signed_in("a2").await.ask("ask_to_talk", &[("to", to), ("when", "soon")]).await;
        assert_eq!(asked.status, StatusCode::OK);
    }
    for (hours, overdue) in [(23, false), (2, true)] {
        floor.app.pass(SignedDuration::from_hours(hours));
        let lead = floor.signed_in("l1").await;
        let page = lead.get("/follow-ups").await.page();
        assert_eq!(section(&page, "overdue-h").contains("Name of a2 asked to talk"), overdue, "{hours}: {page}");
        assert_eq!(lead.get("/flags").await.page().contains("1 overdue"), overdue, "{hours}");
        let page = floor.signed_in("s1").await.get("/requests").await.page();
        assert_eq!(page.contains("Overdue: unanswered for a day"), overdue, "{hours}: {page}");
    }
    let lead = floor.signed_in("l1").await;
    let page = lead.get("/follow-ups").await.page();
    let id = page.split("href=\"#talk-").nth(1).unwrap().split('"').next().unwrap().to_owned();
    lead.post("accept_talk", &[("request", &id), ("at", "now")]).await.to();
    assert!(section(&lead.get("/follow-ups").await.page(), "overdue-h").is_empty());
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
        floor.say(&[CheckInFixture::new(900 + day, "a1", 0, 4, Audience::Lead)]).await;
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

    // A further account of what was done moves neither side of the comparison.
    let lead = floor.signed_in("l1").await;
    lead.post("finish_flag", &[("flag", &flag), ("agreed", "And a walk")]).await.to();
    let page = lead.get("/follow-ups").await.page();
    let done = section(&page, "done-h");
    assert!(done.contains("After: 4.0") && done.contains(&before), "{before}: {done}");
    assert!(lead.get(&format!("/flags/{flag}")).await.page().contains("And a walk"));

    floor.app.pass(SignedDuration::from_hours(24 * 8));
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
