//! Times to book: seen by the two people whom a booking concerns, and by nobody else.

use axum::http::StatusCode;
use jiff::SignedDuration;

use super::{centre, offer, tomorrow, with_password};
use crate::support::{PASSWORD, without_nonce};
use weathervane::app::jobs::forget_past_counselling;

#[tokio::test]
async fn a_time_is_booked_with_one_tap_and_seen_by_two_people() {
    let app = centre().await;
    let (agent, psychologist) = (app.signed_in("a1").await, app.signed_in("s1").await);
    let slot = offer(&app, &psychologist, "10:00").await;
    assert!(psychologist.get("/appointments").await.page().contains("aria-label=\"Remove "), "nobody has booked it");
    let page = agent.get("/psychologist").await.page();
    assert!(page.contains("class=\"hours\">10:00–10:50<") && page.contains("Name of s1\u{a0}· Room 4"), "{page}");
    let lead_before = without_nonce(&app.signed_in("l1").await.get("/psychologist").await.page());
    let admin_before = without_nonce(&app.signed_in("d1").await.get("/psychologist").await.page());

    assert_eq!(agent.post("book_slot", &[("slot", &slot)]).await.to(), "/psychologist");
    let page = agent.get("/psychologist").await.page();
    assert!(page.contains("Name of s1, ") && page.contains("Cancel booking"), "{page}");
    let held = psychologist.get("/appointments").await.page();
    assert!(held.contains("booked by Name of a1") && !held.contains("aria-label=\"Remove "), "{held}");
    assert_eq!(without_nonce(&app.signed_in("l1").await.get("/psychologist").await.page()), lead_before);
    assert_eq!(without_nonce(&app.signed_in("d1").await.get("/psychologist").await.page()), admin_before);
    let others = app.signed_in("a2").await.get("/psychologist").await.page();
    assert!(!others.contains("10:00") && !others.contains("Name of a1"), "{others}");
    assert!(!app.signed_in("s2").await.get("/appointments").await.page().contains("Name of a1"));
}

#[tokio::test]
async fn the_calendar_file_says_busy_and_nothing_else() {
    let app = centre().await;
    let (agent, psychologist) = (app.signed_in("a1").await, app.signed_in("s1").await);
    let slot = offer(&app, &psychologist, "10:00").await;
    let address = format!("/appointments/{slot}/calendar.ics");
    assert_eq!(agent.get(&address).await.status, StatusCode::NOT_FOUND, "it is not booked yet");
    agent.ask("book_slot", &[("slot", &slot)]).await;
    let id_in = |file: &str| file.lines().find(|line| line.starts_with("UID:")).unwrap().to_owned();
    let mut ids = Vec::new();
    for viewer in [&agent, &psychologist] {
        ids.push(id_in(&viewer.get(&address).await.text()));
        assert_eq!(id_in(&viewer.get(&address).await.text()), ids[ids.len() - 1], "a new copy replaces the old one");
        let answer = viewer.get(&address).await;
        assert_eq!(answer.header("content-type"), "text/calendar; charset=utf-8");
        let file = answer.page();
        let start = format!("DTSTART:{}T", tomorrow(&app).replace('-', ""));
        for part in ["BEGIN:VEVENT", "SUMMARY:Busy", "CLASS:PRIVATE", "DTSTAMP:", "DTEND:", &start] {
            assert!(file.contains(part), "{part}: {file}");
        }
        for part in ["Name", "Room", "sycholog", &slot, "LOCATION", "DESCRIPTION"] {
            assert!(!file.contains(part), "{part}: {file}");
        }
    }
    assert_ne!(ids[0], ids[1], "two calendars do not tell that they have an entry in common");
    for other in ["a2", "l1", "d1", "s2"] {
        let answer = app.signed_in(other).await.get(&address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{other}");
    }
}

#[tokio::test]
async fn the_person_who_booked_can_cancel_and_the_time_is_free_again() {
    let app = centre().await;
    let (agent, psychologist) = (app.signed_in("a1").await, app.signed_in("s1").await);
    let slot = offer(&app, &psychologist, "10:00").await;
    agent.ask("book_slot", &[("slot", &slot)]).await;
    for other in ["a2", "l1", "d1", "s2"] {
        let answer = app.signed_in(other).await.ask("cancel_slot", &[("slot", &slot)]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{other}");
    }
    assert_eq!(agent.post("cancel_slot", &[("slot", &slot)]).await.to(), "/psychologist");
    assert!(psychologist.get("/appointments").await.page().contains("free again, cancelled on"));
    let other = app.signed_in("a2").await;
    assert_eq!(other.ask("book_slot", &[("slot", &slot)]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_psychologist_who_cancels_tells_the_person_who_booked() {
    let app = centre().await;
    let (agent, psychologist) = (app.signed_in("a1").await, app.signed_in("s1").await);
    let slot = offer(&app, &psychologist, "10:00").await;
    let free = offer(&app, &psychologist, "14:00").await;
    agent.ask("book_slot", &[("slot", &slot)]).await;
    for offered in [&slot, &free] {
        assert_eq!(psychologist.post("cancel_slot", &[("slot", offered)]).await.to(), "/appointments");
    }
    assert!(psychologist.get("/appointments").await.page().contains("You aren’t offering any times."));
    let page = agent.get("/psychologist").await.page();
    assert!(page.contains("Name of s1 had to cancel") && !page.contains("14:00"), "{page}");
    let address = format!("/appointments/{slot}/calendar.ics");
    assert_eq!(agent.get(&address).await.status, StatusCode::NOT_FOUND);
    assert_eq!(agent.ask("cancel_slot", &[("slot", &slot)]).await.status, StatusCode::OK, "it is put away");
    assert!(!agent.get("/psychologist").await.page().contains("had to cancel"));
    assert!(!app.stored().contains("slot"), "nothing is left of both");
}

#[tokio::test]
async fn nobody_waits_for_a_psychologist_who_has_left_by_then() {
    let app = centre().await;
    let (agent, other) = (app.signed_in("a1").await, app.signed_in("a2").await);
    let psychologist = app.signed_in("s1").await;
    let slot = offer(&app, &psychologist, "10:00").await;
    let free = offer(&app, &psychologist, "14:00").await;
    agent.ask("book_slot", &[("slot", &slot)]).await;
    let last_day = |day: &str| format!("person_id,name,roles,ends_on\ns1,Name of s1,psychologist,{day}\n");
    // Today they are here; tomorrow, on the day of the times, they are not.
    app.take_roster(&last_day(&app.today().to_string())).await;
    let page = agent.get("/psychologist").await.page();
    assert!(page.contains("Name of s1 had to cancel") && !page.contains("14:00"), "{page}");
    assert_eq!(agent.get(&format!("/appointments/{slot}/calendar.ics")).await.status, StatusCode::NOT_FOUND);
    let late = other.post_and_follow("book_slot", &[("slot", &free)]).await.page();
    assert!(late.contains("That time has just been taken."), "{late}");
    // Another psychologist's time can be booked instead.
    let another = offer(&app, &app.signed_in("s2").await, "16:00").await;
    assert_eq!(agent.ask("book_slot", &[("slot", &another)]).await.status, StatusCode::OK);
    app.take_roster(&last_day("")).await;
    let page = other.get("/psychologist").await.page();
    assert!(page.contains("14:00") && !page.contains("10:00"), "they stay after all: {page}");
}

#[tokio::test]
async fn who_booked_is_told_when_no_psychologist_comes() {
    let app = centre().await;
    let (agent, psychologist) = (with_password(&app, "a1").await, app.signed_in("s1").await);
    let told = async |key: &str| {
        let page = app.signed_in(key).await.get("/account").await.page();
        assert!(!page.contains("Done by Name of s1"), "others may see the screen: {page}");
        page.matches("it was cancelled").count()
    };
    let slot = offer(&app, &psychologist, "10:00").await;
    agent.ask("book_slot", &[("slot", &slot)]).await;
    forget_past_counselling(&app.app).await;
    assert_eq!(told("a1").await, 0, "they come");
    let role = |role: &str| format!("person_id,name,roles\ns1,Name of s1,{role}\n");
    app.take_roster(&role("agent")).await;
    for _ in 0..2 {
        forget_past_counselling(&app.app).await;
        assert_eq!((told("a1").await, told("a2").await, told("s1").await), (1, 0, 0));
    }
    // Should they be back, the person was told that nobody comes.
    app.take_roster(&role("psychologist")).await;
    assert!(agent.get("/psychologist").await.page().contains("Name of s1 had to cancel"));
    let withdrawn = offer(&app, &app.signed_in("s2").await, "11:00").await;
    agent.ask("book_slot", &[("slot", &withdrawn)]).await;
    app.signed_in("s2").await.ask("cancel_slot", &[("slot", &withdrawn)]).await;
    assert_eq!(told("a1").await, 2, "as if a psychologist cancels");
    assert_eq!(agent.ask("delete_everything", &[("password", PASSWORD)]).await.status, StatusCode::OK);
    assert_eq!(told("a1").await, 0, "the notice tells of the booking");
}

#[tokio::test]
async fn who_resets_a_password_is_not_told_of_a_cancelled_booking() {
    let app = centre().await;
    let (agent, psychologist) = (with_password(&app, "a1").await, app.signed_in("s1").await);
    let slot = offer(&app, &psychologist, "10:00").await;
    agent.ask("book_slot", &[("slot", &slot)]).await;
    app.pass(SignedDuration::from_mins(1));
    let intruder = crate::help::talk::privacy::reset(&app, "a1").await;
    app.pass(SignedDuration::from_mins(1));
    assert_eq!(psychologist.ask("cancel_slot", &[("slot", &slot)]).await.status, StatusCode::OK);
    assert!(!intruder.get("/support").await.page().contains("it was cancelled"));
}

#[tokio::test]
async fn removing_a_free_time_on_an_old_page_cancels_no_booking() {
    let app = centre().await;
    let (agent, psychologist) = (app.signed_in("a1").await, app.signed_in("s1").await);
    let slot = offer(&app, &psychologist, "10:00").await;
    let free = [("slot", slot.as_str()), ("shown", "free")];
    assert!(psychologist.get("/appointments").await.page().contains("name=\"shown\" value=\"free\""));
    agent.ask("book_slot", &[("slot", &slot)]).await;
    let page = psychologist.post_and_follow("cancel_slot", &free).await.page();
    assert!(page.contains("A booking has changed") && page.contains("booked by Name of a1"), "{page}");
    assert!(agent.get("/psychologist").await.page().contains("Cancel booking"));
    agent.ask("cancel_slot", &[("slot", &slot)]).await;
    assert_eq!(psychologist.post("cancel_slot", &free).await.to(), "/appointments");
    assert!(psychologist.get("/appointments").await.page().contains("You aren’t offering any times."));
}

#[tokio::test]
async fn a_time_is_booked_once_and_a_person_books_one_at_a_time() {
    let app = centre().await;
    let psychologist = app.signed_in("s1").await;
    let (first, second) = (offer(&app, &psychologist, "10:00").await, offer(&app, &psychologist, "11:00").await);
    let (agent, other) = (app.signed_in("a1").await, app.signed_in("a2").await);
    assert_eq!(agent.ask("book_slot", &[("slot", &first)]).await.status, StatusCode::OK);
    let taken = other.post_and_follow("book_slot", &[("slot", &first)]).await.page();
    assert!(taken.contains("That time has just been taken."), "{taken}");
    let second = agent.post_and_follow("book_slot", &[("slot", &second)]).await.page();
    assert!(second.contains("You already have a booking."), "{second}");
}

#[tokio::test]
async fn somebody_who_also_leads_does_not_see_which_times_are_free() {
    let app = centre().await;
    let slot = offer(&app, &app.signed_in("s1").await, "10:00").await;
    app.take_roster("person_id,name,roles,team_id\nx1,Name of x1,agent;lead,t1\n").await;
    let both = app.signed_in("x1").await;
    let page = both.get("/psychologist").await.page();
    assert!(!page.contains("10:00") && !page.contains("Book a time"), "{page}");
    assert_eq!(both.ask("book_slot", &[("slot", &slot)]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn somebody_who_leads_after_booking_sees_their_own_booking_alone() {
    let app = centre().await;
    let (agent, psychologist) = (app.signed_in("a1").await, app.signed_in("s1").await);
    let slot = offer(&app, &psychologist, "10:00").await;
    offer(&app, &psychologist, "14:00").await;
    assert_eq!(agent.ask("book_slot", &[("slot", &slot)]).await.status, StatusCode::OK);
    app.take_roster("person_id,name,roles,team_id\na1,Name of a1,agent;lead,t1\n").await;
    let both = app.signed_in("a1").await;
    let page = both.get("/psychologist").await.page();
    assert!(page.contains("Your booking") && page.contains("10:00–10:50") && page.contains("Cancel booking"), "{page}");
    assert!(!page.contains("14:00") && !page.contains("Book a time"), "which times are free stays hidden: {page}");
    assert_eq!(both.get(&format!("/appointments/{slot}/calendar.ics")).await.status, StatusCode::OK);
    assert_eq!(both.post("cancel_slot", &[("slot", &slot)]).await.to(), "/psychologist");
    assert!(!both.get("/psychologist").await.page().contains("10:00"));
    assert!(psychologist.get("/appointments").await.page().contains("free again, cancelled on"));
}

#[tokio::test]
async fn what_is_wrong_with_an_offered_time_is_said_next_to_its_field() {
    let app = centre().await;
    let psychologist = app.signed_in("s1").await;
    let (today, day) = (app.today().to_string(), tomorrow(&app));
    let right = [("date", day.as_str()), ("time", "10:00"), ("minutes", "50"), ("place", "Room 4")];
    for (field, value) in
        [("date", ""), ("date", &today), ("time", "ten"), ("minutes", "5"), ("minutes", "many"), ("place", " ")]
    {
        let fields = right.map(|(name, usual)| (name, if name == field { value } else { usual }));
        let fields: Vec<_> = fields
            .into_iter()
            .map(|(n, v)| if value == today && n == "time" { (n, "00:01") } else { (n, v) })
            .collect();
        let answer = psychologist.ask("offer_slot", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {value}");
        assert_eq!(answer.json()["wrong"].as_object().unwrap().keys().collect::<Vec<_>>(), [field], "{value}");
    }
    offer(&app, &psychologist, "10:00").await;
    let overlapping = right.map(|(name, usual)| (name, if name == "time" { "10:30" } else { usual }));
    let page = psychologist.post_and_follow("offer_slot", &overlapping).await.page();
    assert!(page.contains("overlaps") && page.contains("value=\"10:30\""), "{page}");
}

#[tokio::test]
async fn a_booking_is_exported_and_forgotten_a_day_after_it() {
    let app = centre().await;
    let (agent, psychologist) = (app.signed_in("a1").await, app.signed_in("s1").await);
    let slot = offer(&app, &psychologist, "10:00").await;
    agent.ask("book_slot", &[("slot", &slot)]).await;
    let exported = agent.get("/me/export.json").await.json()["psychologist"]["bookings"].clone();
    assert_eq!((&exported[0]["with"], &exported[0]["minutes"]), (&"Name of s1".into(), &50.into()));
    forget_past_counselling(&app.app).await;
    assert!(app.stored().contains("slot"));
    app.pass(SignedDuration::from_hours(50));
    forget_past_counselling(&app.app).await;
    assert!(!app.stored().contains("slot"));
}

#[tokio::test]
async fn next_to_a_booking_the_other_times_say_why_they_cannot_be_booked() {
    const ONE: &str = "One booking at a time. Cancel it to choose another.";
    let app = centre().await;
    let (agent, psychologist) = (app.signed_in("a1").await, app.signed_in("s1").await);
    let slot = offer(&app, &psychologist, "10:00").await;
    assert_eq!(agent.post("book_slot", &[("slot", &slot)]).await.to(), "/psychologist");
    assert!(!agent.get("/psychologist").await.page().contains(ONE), "there is no other time");
    offer(&app, &psychologist, "14:00").await;
    let page = agent.get("/psychologist").await.page();
    assert!(page.contains(ONE) && page.contains("14:00"), "{page}");
}
