//! Planned nights: over midnight, and in the nights in which the clock changes.

use domain::{Schedule, ShiftHours, Workday};
use jiff::{SignedDuration, Timestamp};
use store::Person;

use super::local;
use crate::support::TestApp;

/// Somebody in Berlin with a planned night from 22:00 to 06:00 on this day.
async fn on_nights(workday: &str) -> Person {
    let app = TestApp::new().await;
    app.take_roster("person_id,name,roles,team_id,site,time_zone\nn1,Nacht,agent,n,Berlin,Europe/Berlin\n").await;
    let mut person = app.app.store.people().by_key("n1".to_owned()).await.unwrap().unwrap();
    let mut schedule = Schedule::default();
    let workday: Workday = workday.parse().unwrap();
    schedule.set(workday, ShiftHours::parse_many("22:00-06:00").unwrap());
    schedule.set(workday.plus(1), Vec::new());
    person.schedule = schedule;
    person
}

/// The workday of the shift at this moment; none outside of shifts.
fn workday(person: &Person, now: Timestamp) -> Option<String> {
    let shift = person.shift_at(now);
    shift.pattern.is_some().then(|| shift.workday.to_string())
}

#[tokio::test]
async fn a_planned_night_is_one_workday_on_both_changes_of_the_clock() {
    // The last Sundays of March and October 2026: the night has seven hours in spring and nine in autumn.
    for (night, morning, hours) in [("2026-03-28", "2026-03-29", 7), ("2026-10-24", "2026-10-25", 9)] {
        let person = on_nights(night).await;
        let begins = local("Europe/Berlin", &format!("{night}T22:00"));
        let ends = local("Europe/Berlin", &format!("{morning}T06:00"));
        assert_eq!(ends.duration_since(begins), SignedDuration::from_hours(hours));
        for minute in (0..hours * 60).step_by(15) {
            let now = begins + SignedDuration::from_mins(minute);
            assert_eq!(workday(&person, now).as_deref(), Some(night), "{minute} minutes after the start");
        }
        assert_eq!(workday(&person, ends), None);
        let late = person.ended_shift(ends + SignedDuration::from_hours(10)).unwrap();
        assert_eq!(late.workday.to_string(), night, "a late check-in is of the night");
    }
}

#[tokio::test]
async fn a_planned_night_over_midnight_takes_check_ins_two_hours_before() {
    let person = on_nights("2026-03-12").await;
    let at = |text: &str| workday(&person, local("Europe/Berlin", text));
    assert_eq!(at("2026-03-12T19:59"), None);
    assert_eq!(at("2026-03-12T20:00").as_deref(), Some("2026-03-12"));
    assert_eq!(at("2026-03-13T05:59").as_deref(), Some("2026-03-12"));
    assert_eq!(at("2026-03-13T21:00"), None, "the next day is off");
}
