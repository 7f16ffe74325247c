//! Folders with several files: one for each person or site, or one each day.

use axum::http::StatusCode;
use weathervane::app::imports::watch::WatchedFolder;
use weathervane::state::watched::{WatchedKind, WatchedOutcome};

use super::WatchedCentre;

/// A schedule of one person for the 20th.
fn day_of(person: &str, hours: &str) -> String {
    format!("person_id,workday,start,end\n{person},2026-03-20,{hours}\n")
}

/// How often a schedule was imported.
async fn imports(centre: &WatchedCentre) -> usize {
    centre.admin.get("/admin/invitations").await.page().matches("imported a schedule").count()
}

#[tokio::test]
async fn every_file_is_imported_once_and_the_oldest_first() {
    let mut centre = WatchedCentre::new().await;
    let event = "BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260320T020000Z\r\nDURATION:PT8H\r\nEND:VEVENT\r\n";
    let calendar = format!("BEGIN:VCALENDAR\r\n{event}END:VCALENDAR\r\n");
    for (key, minutes) in [("a1", 2), ("a2", 2), ("a3", 4), ("a4", 3)] {
        centre.put("schedule", &format!("{key}.ics"), &calendar, minutes);
    }
    centre.put("schedule", "site-1.csv", &day_of("a5", "08:00,15:00"), 6);
    centre.put("schedule", "site-2.csv", &day_of("a5", "08:00,14:00"), 5);
    centre.look_twice().await;
    for key in ["a1", "a2", "a3", "a4"] {
        assert_eq!(centre.hours(key).await, "10:00-18:00", "{key}");
    }
    assert_eq!(centre.hours("a5").await, "08:00-15:00", "the newest file counts");
    let page = centre.admin.get("/admin/schedule").await.page();
    assert!(page.contains("site-1.csv was imported on") && page.contains("4 more files were imported."), "{page}");
    assert_eq!(imports(&centre).await, 7);
    centre.look_twice().await;
    centre.look_twice_after_a_restart().await;
    assert_eq!(imports(&centre).await, 7, "nothing of it is new, also after a restart");
    assert!(!centre.app.stored().contains("site-1.csv"), "no name of a file is stored");
}

#[tokio::test]
async fn a_file_that_is_still_being_written_does_not_keep_the_others_waiting() {
    let mut centre = WatchedCentre::new().await;
    centre.put("schedule", "one.csv", &day_of("a1", "08:00,12:00"), 2);
    centre.look().await;
    centre.put("schedule", "two.csv", &day_of("a2", "08:00,12:00"), 3);
    centre.look().await;
    assert_eq!([centre.hours("a1").await, centre.hours("a2").await], ["08:00-12:00", "08:00-16:00"]);
    centre.put("schedule", "two.csv", &day_of("a2", "08:00,13:00"), 4);
    centre.look().await;
    assert_eq!(centre.hours("a2").await, "08:00-16:00", "it was changed again");
    centre.look().await;
    assert_eq!(centre.hours("a2").await, "08:00-13:00");
}

#[tokio::test]
async fn what_came_of_each_file_is_said_and_one_that_waits_is_chosen_by_name() {
    let mut centre = WatchedCentre::new().await;
    let lost = |person: &str| day_of(person, ",");
    centre.put("schedule", "lost-1.csv", &lost("a1"), 2);
    centre.put("schedule", "lost-2.csv", &lost("a2"), 3);
    centre.put("schedule", "wrong.csv", &day_of("c1", "08:00,12:00"), 4);
    centre.put("schedule", "fine.csv", &day_of("a5", "08:00,14:00"), 5);
    centre.look_twice().await;
    assert_eq!(centre.hours("a5").await, "08:00-14:00");
    for page in ["/admin", "/admin/schedule"] {
        let page = centre.admin.get(page).await;
        for sentence in ["lost-1.csv is waiting for you", "lost-2.csv is waiting for you", "wrong.csv has problems"] {
            assert!(page.shows(sentence), "{sentence}: {}", page.text());
        }
    }
    let held = [("kind", "schedule"), ("file", "lost-1.csv")];
    let preview = centre.admin.post_and_follow("check_held_file", &held).await.page();
    assert!(preview.contains("lost-1.csv"), "{preview}");
    centre.import_from("schedule", &preview).await;
    assert_eq!([centre.hours("a1").await, centre.hours("a2").await], ["", "08:00-16:00"]);
    let page = centre.admin.get("/admin/schedule").await;
    assert!(!page.shows("lost-1.csv is waiting") && page.shows("lost-2.csv is waiting"), "{}", page.text());
    assert_eq!(centre.admin.ask("check_held_file", &held).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    // A newer file was imported since: what fits only now must not replace it.
    centre.app.agent("c1").of("t1").hired().await;
    centre.look_twice().await;
    assert_eq!(centre.hours("c1").await, "");
    centre.put("schedule", "wrong.csv", &day_of("c1", "08:00,12:00"), 6);
    centre.look_twice().await;
    assert_eq!(centre.hours("c1").await, "08:00-12:00", "it was saved again");
    std::fs::remove_file(centre.directory.path().join("schedule/lost-2.csv")).unwrap();
    centre.look().await;
    assert!(!centre.admin.get("/admin").await.shows("lost-2.csv"), "it is gone");
}

#[tokio::test]
async fn a_file_older_than_what_was_imported_does_not_replace_it_later() {
    let mut centre = WatchedCentre::new().await;
    centre.put("schedule", "late.csv", &day_of("a5", "08:00,10:00"), 0);
    centre.look_twice_after_a_restart().await;
    assert_eq!(centre.hours("a5").await, "08:00-16:00");
    let page = centre.admin.get("/admin/schedule").await.page();
    assert!(page.contains("One file is older than what was imported last") && page.contains("late.csv"), "{page}");
    centre.put("schedule", "late.csv", &day_of("a5", "08:00,10:00"), 9);
    centre.look_twice().await;
    assert_eq!(centre.hours("a5").await, "08:00-10:00", "it was saved again");
}

#[tokio::test]
async fn of_a_folder_with_files_of_many_days_the_newest_one_comes_first() {
    let mut centre = WatchedCentre::new().await;
    for (name, minutes) in [("old.csv", 0), ("site-1.csv", 3000), ("site-2.csv", 3001)] {
        let key = name.trim_end_matches(".csv");
        centre.put("roster", name, &format!("person_id,name\n{key},Name of {key}\n"), minutes);
    }
    centre.folders = WatchedFolder::all(&centre.app.app);
    centre.look_twice().await;
    let watched = &centre.app.app.watched;
    assert!(matches!(watched.named(WatchedKind::Roster, "old.csv").unwrap().outcome, WatchedOutcome::Older));
    for (key, is_there) in [("old", false), ("site-1", true), ("site-2", true)] {
        let person = centre.app.app.store.people().by_key(key.to_owned()).await.unwrap();
        assert_eq!(person.is_some(), is_there, "{key}");
    }
}
