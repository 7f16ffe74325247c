//! The schedule of single days.

use domain::{PersonSchedule, Schedule, ShiftHours};
use weathervane_store::{ScheduleCounts, Store};

use crate::EmptyStore;
use crate::fixtures::{TODAY, centre, day, moment};

/// A day in seconds.
const DAY: i64 = 86_400;

/// The schedule of the first agent: hours by day.
fn plan(days: &[(&str, &str)]) -> Vec<PersonSchedule> {
    let hours = |text: &str| ShiftHours::parse_many(text).expect("hours");
    let schedule: Schedule = days.iter().map(|(workday, text)| (day(workday), hours(text))).collect();
    vec![PersonSchedule { person_id: "A1".to_owned(), schedule }]
}

async fn import(store: &Store, days: &[(&str, &str)], seconds: i64) -> ScheduleCounts {
    store.schedules().import(plan(days), None, moment(seconds)).await.expect("a write")
}

/// What the store plans for the first agent.
async fn planned(store: &Store) -> Vec<String> {
    let person = store.people().by_key("a1".to_owned()).await.expect("a read").expect("a person");
    let days = person.schedule.since(day("2000-01-01"));
    days.map(|(workday, hours)| format!("{workday} {}", ShiftHours::write_many(hours))).collect()
}

pub async fn a_planned_day_is_read_as_it_was_stored_and_replaced(empty: &impl EmptyStore) {
    let store = empty.store();
    centre(store).await;
    let days = [("2026-03-20", "07:00-11:00;15:00-19:00"), ("2026-03-21", "")];
    store.schedules().preview(plan(&days), moment(0)).await.expect("a dry run");
    assert!(planned(store).await.is_empty(), "a dry run stores nothing");
    import(store, &days, 0).await;
    assert_eq!(planned(store).await, ["2026-03-20 07:00-11:00;15:00-19:00", "2026-03-21 "]);
    let counts = import(store, &[("2026-03-20", "07:00-11:00;15:00-19:00"), ("2026-03-21", "22:00-06:00")], 0).await;
    let expected = ScheduleCounts { people: 1, worked: 2, changed: 1, had_shifts: 1, ..ScheduleCounts::default() };
    assert_eq!(counts, expected, "a day that is as it was is not changed");
    assert_eq!(planned(store).await, ["2026-03-20 07:00-11:00;15:00-19:00", "2026-03-21 22:00-06:00"]);
}

pub async fn planned_days_are_listed_by_day_and_person(empty: &impl EmptyStore) {
    let store = empty.store();
    let [first, second, _] = centre(store).await;
    for key in ["A2", "A1"] {
        let days = [("2026-03-21", ""), ("2026-03-20", "07:00-11:00;15:00-19:00"), ("2026-04-01", "07:00-15:00")];
        let schedule = plan(&days).into_iter().map(|one| PersonSchedule { person_id: key.to_owned(), ..one }).collect();
        store.schedules().import(schedule, None, moment(0)).await.expect("a write");
    }
    let period = || day("2026-03-20")..=day("2026-03-31");
    let all = store.schedules().listed(period(), None, 9).await.expect("a read");
    let found: Vec<_> = all.iter().map(|one| (one.person, one.workday, ShiftHours::write_many(&one.hours))).collect();
    let hours = |person, text: &str, hours: &str| (person, day(text), hours.to_owned());
    let expected = [
        hours(first, "2026-03-20", "07:00-11:00;15:00-19:00"),
        hours(second, "2026-03-20", "07:00-11:00;15:00-19:00"),
        hours(first, "2026-03-21", ""),
        hours(second, "2026-03-21", ""),
    ];
    assert_eq!(found, expected);
    let after = Some((all[1].workday, all[1].person));
    let next = store.schedules().listed(period(), after, 1).await.expect("a read");
    assert_eq!(next, all[2..3], "from the one after it, and no more than were asked for");
}

pub async fn a_day_that_has_begun_stays_as_it_was_planned(empty: &impl EmptyStore) {
    let store = empty.store();
    centre(store).await;
    // By the clock of the site it is eight in the morning.
    import(store, &[(TODAY, "10:30-18:00")], 0).await;
    let two_hours_before = import(store, &[(TODAY, "09:00-18:00")], 1_800).await;
    assert_eq!((two_hours_before.begun, two_hours_before.changed), (1, 0));
    let yesterday = import(store, &[("2026-03-08", "09:00-18:00")], 0).await;
    assert_eq!(yesterday.begun, 1);
    assert_eq!(planned(store).await, [format!("{TODAY} 10:30-18:00")]);
}

pub async fn changes_at_short_notice_are_noted_once_a_day(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, _] = centre(store).await;
    let far = ("2026-03-20", "07:00-15:00");
    import(store, &[("2026-03-10", "14:00-22:00"), far], 0).await;
    import(store, &[("2026-03-10", "15:00-23:00"), ("2026-03-20", "")], 10).await;
    import(store, &[("2026-03-10", "16:00-23:00"), ("2026-03-11", "08:00-12:00")], 20).await;
    let changes = store.schedules().changes_of(agent).await.expect("a read");
    assert_eq!(changes, [(day("2026-03-10"), moment(20))], "what was not planned before is no change");
    assert!(store.schedules().changes_of(other).await.expect("a read").is_empty());
}

pub async fn a_schedule_is_forgotten_by_the_day_of_its_site(empty: &impl EmptyStore) {
    let store = empty.store();
    centre(store).await;
    import(store, &[("2026-03-10", "14:00-22:00")], 0).await;
    // By the clock of the site it is three in the morning, and then four, of the 29th day after it.
    for (hour, left) in [(19, 1), (20, 0)] {
        store.schedules().forget(moment(29 * DAY + hour * 3_600)).await.expect("a write");
        assert_eq!(planned(store).await.len(), left, "{hour}");
    }
}

pub async fn time_and_an_erasure_take_the_schedule(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    import(store, &[("2026-03-10", "14:00-22:00"), ("2026-05-20", "14:00-22:00")], 0).await;
    import(store, &[("2026-03-10", "15:00-22:00")], 0).await;
    store.schedules().forget(moment(30 * DAY)).await.expect("a write");
    assert_eq!(planned(store).await, ["2026-05-20 14:00-22:00"]);
    assert_eq!(store.schedules().changes_of(agent).await.expect("a read").len(), 1, "changes are kept for 13 weeks");
    store.erasures().erase_person(agent, moment(31 * DAY)).await.expect("a write");
    assert!(planned(store).await.is_empty());
    assert!(store.schedules().changes_of(agent).await.expect("a read").is_empty());
}
