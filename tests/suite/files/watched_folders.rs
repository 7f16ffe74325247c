//! Watched folders: each file is imported, or held for an admin, or its problems are shown.

use std::path::Path;
use std::time::{Duration, SystemTime};

use axum::http::StatusCode;
use weathervane::app::imports::watch::WatchedFolder;
use weathervane::state::watched::{HoldReason, Watched, WatchedKind, WatchedOutcome};

use crate::support::{Client, TestApp};
use store::SiteZone;

mod mappings;
#[cfg(unix)]
mod reading;
mod several;

/// A centre with watched folders, and the folders.
struct WatchedCentre {
    app: TestApp,
    admin: Client,
    folders: Vec<WatchedFolder>,
    directory: tempfile::TempDir,
}

impl WatchedCentre {
    /// With five agents, who all have a shift on the 20th.
    async fn new() -> Self {
        let directory = tempfile::TempDir::new().unwrap();
        let folders = ["roster", "schedule"].map(|name| directory.path().join(name));
        folders.iter().for_each(|folder| std::fs::create_dir(folder).unwrap());
        let [roster, schedule] = folders;
        let app = TestApp::watching(roster, schedule);
        for number in 1..=5 {
            app.agent(&format!("a{number}")).of("t1").hired().await;
        }
        let admin = app.admin("d1").hired().await;
        let folders = WatchedFolder::all(&app.app);
        let mut centre = Self { app, admin, folders, directory };
        centre.put("schedule", "first.csv", &schedule_of(5), 1);
        centre.look_twice().await;
        centre
    }

    /// Puts a file into a folder, as if it had been changed so many minutes after the others.
    fn put(&self, folder: &str, name: &str, text: &str, minutes: u64) {
        let path = self.directory.path().join(folder).join(name);
        std::fs::write(&path, text).unwrap();
        changed_at(&path, minutes);
    }

    async fn look(&mut self) {
        for folder in &mut self.folders {
            folder.look(&self.app.app).await;
        }
    }

    /// A file is read when it stayed the same between two looks.
    async fn look_twice(&mut self) {
        self.look().await;
        self.look().await;
    }

    fn outcome(&self, kind: WatchedKind) -> Option<WatchedOutcome> {
        self.app.app.watched.last(kind).map(|last| last.outcome)
    }

    /// What the folders do after the program was started again: it remembers nothing but what is stored.
    async fn look_twice_after_a_restart(&mut self) {
        let watched = self.app.app.watched.clone();
        self.app.app = self.app.app.with(|parts| parts.watched = Watched::default());
        self.folders = WatchedFolder::all(&self.app.app);
        self.look_twice().await;
        for kind in WatchedKind::ALL {
            self.app.app.watched.all(kind).into_iter().for_each(|after| watched.note(kind, after));
        }
        self.app.app = self.app.app.with(|parts| parts.watched = watched);
    }

    /// Takes the preview of the held file in.
    async fn import_from(&self, kind: &str, preview: &str) {
        let draft = preview.split("name=\"draft\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let done = self.admin.ask(&format!("import_{kind}"), &[("draft", draft)]).await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    }

    async fn is_held(&self, kind: WatchedKind, reasons: &[HoldReason]) -> bool {
        let page = self.admin.get("/admin").await.page();
        let shown = page.contains("is waiting for you") && page.contains("Take a look");
        shown && matches!(self.outcome(kind), Some(WatchedOutcome::Held(why)) if why == reasons)
    }

    /// The hours of somebody on the 20th.
    async fn hours(&self, key: &str) -> String {
        let person = self.app.app.store.people().by_key(key.to_owned()).await.unwrap().unwrap();
        person.schedule.day("2026-03-20".parse().unwrap()).map(domain::ShiftHours::write_many).unwrap_or_default()
    }
}

/// A schedule in which so many of five agents work on the 20th, and the others do not.
fn schedule_of(working: usize) -> String {
    let line = |number: usize| match number <= working {
        true => format!("a{number},2026-03-20,08:00,16:00\n"),
        false => format!("a{number},2026-03-20,,\n"),
    };
    format!("person_id,workday,start,end\n{}", (1..=5).map(line).collect::<String>())
}

fn changed_at(path: &Path, minutes: u64) {
    let moment = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000 + 60 * minutes);
    std::fs::File::options().write(true).open(path).unwrap().set_modified(moment).unwrap();
}

#[tokio::test]
async fn a_file_is_imported_once_it_has_stayed_the_same() {
    let mut centre = WatchedCentre::new().await;
    assert_eq!(centre.hours("a5").await, "08:00-16:00");
    let text = schedule_of(5).replace("16:00", "15:00");
    centre.put("schedule", "second.csv", &text, 2);
    centre.look().await;
    assert_eq!(centre.hours("a5").await, "08:00-16:00", "another program may still be writing it");
    centre.put("schedule", "second.csv", &text, 3);
    centre.look().await;
    assert_eq!(centre.hours("a5").await, "08:00-16:00", "it was changed again");
    centre.put("schedule", "newer.part", "nothing", 4);
    centre.look().await;
    assert_eq!(centre.hours("a5").await, "08:00-15:00");
    let page = centre.admin.get("/admin/schedule").await.page();
    assert!(page.contains("second.csv was imported on 11 March, 09:00: 5 people"), "{page}");
}

#[tokio::test]
async fn a_schedule_that_takes_all_shifts_of_many_waits_for_an_admin() {
    let mut centre = WatchedCentre::new().await;
    centre.put("schedule", "one.csv", &schedule_of(4), 2);
    centre.look_twice().await;
    assert_eq!(centre.hours("a5").await, "", "one of five is no more than a fifth");
    centre.put("schedule", "two.csv", &schedule_of(2), 3);
    centre.look_twice().await;
    assert_eq!(centre.hours("a4").await, "08:00-16:00", "two of four are");
    let page = centre.admin.get("/admin/schedule").await.page();
    assert!(page.contains("two.csv is waiting for you: 2 of 4 people"), "{page}");
    assert!(centre.is_held(WatchedKind::Schedule, &[HoldReason::Lost { lost: 2, of: 4 }]).await);
    let agent = centre.app.signed_in("a1").await;
    assert_eq!(agent.ask("check_held_file", &[("kind", "schedule")]).await.status, StatusCode::NOT_FOUND);
    let mut previews = Vec::new();
    for _ in 0..2 {
        previews.push(centre.admin.post_and_follow("check_held_file", &[("kind", "schedule")]).await.page());
        assert_eq!(centre.hours("a4").await, "08:00-16:00", "a preview imports nothing");
    }
    assert!(previews[1].contains("two.csv"), "an admin who only looked leaves it to the next: {}", previews[1]);
    centre.look_twice().await;
    centre.import_from("schedule", &previews[1]).await;
    assert_eq!(centre.hours("a4").await, "");
    assert!(centre.admin.get("/admin/schedule").await.shows("two.csv was imported on"));
    assert!(!centre.admin.get("/admin").await.shows("is waiting for you"));
    let again = centre.admin.ask("check_held_file", &[("kind", "schedule")]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "it waits no longer");
    centre.put("schedule", "three.csv", &schedule_of(2), 4);
    centre.look_twice().await;
    assert!(matches!(centre.outcome(WatchedKind::Schedule), Some(WatchedOutcome::Imported(5))), "it is the same file");
}

#[tokio::test]
async fn a_file_that_is_held_stays_so_when_a_newer_one_is_imported() {
    let mut centre = WatchedCentre::new().await;
    centre.put("schedule", "two.csv", &schedule_of(1), 2);
    centre.look_twice().await;
    assert!(centre.is_held(WatchedKind::Schedule, &[HoldReason::Lost { lost: 4, of: 5 }]).await);
    let preview = centre.admin.post_and_follow("check_held_file", &[("kind", "schedule")]).await.page();
    centre.put("schedule", "three.csv", &schedule_of(4), 3);
    centre.look_twice().await;
    assert_eq!([centre.hours("a2").await, centre.hours("a5").await], ["08:00-16:00", ""]);
    let page = centre.admin.get("/admin/schedule").await;
    assert!(page.shows("two.csv is waiting for you") && page.shows("three.csv was imported on"), "{}", page.text());
    centre.import_from("schedule", &preview).await;
    let page = centre.admin.get("/admin/schedule").await;
    assert!(page.shows("two.csv was imported on") && !page.shows("is waiting for you"), "{}", page.text());
}

#[tokio::test]
async fn a_held_file_waits_no_longer_if_its_preview_was_made_again() {
    let mut centre = WatchedCentre::new().await;
    centre.put("schedule", "two.csv", &schedule_of(1), 2);
    centre.look_twice().await;
    let page = centre.admin.post_and_follow("check_held_file", &[("kind", "schedule")]).await.page();
    let draft = page.split("name=\"draft\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let again = centre.admin.ask_multipart("preview_schedule", &[("draft", draft)]).await;
    centre.import_from("schedule", &centre.admin.get(again.to()).await.page()).await;
    let page = centre.admin.get("/admin/schedule").await;
    assert!(page.shows("two.csv was imported on") && !page.shows("is waiting for you"), "{}", page.text());
}

#[tokio::test]
async fn the_calendar_of_one_person_is_imported_by_the_name_of_its_file() {
    let mut centre = WatchedCentre::new().await;
    let event = "BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260320T020000Z\r\nDURATION:PT8H\r\nEND:VEVENT\r\n";
    centre.put("schedule", "a3.ics", &format!("BEGIN:VCALENDAR\r\n{event}END:VCALENDAR\r\n"), 2);
    centre.look_twice().await;
    assert_eq!([centre.hours("a3").await, centre.hours("a4").await], ["10:00-18:00", "08:00-16:00"]);
}

#[tokio::test]
async fn a_file_that_was_imported_before_is_not_imported_again() {
    let mut centre = WatchedCentre::new().await;
    let corrected = schedule_of(5).replace("a5,2026-03-20,08:00", "a5,2026-03-20,10:00");
    let upload = centre.admin.upload("preview_schedule", "corrected.csv", corrected.as_bytes()).await;
    let preview = centre.admin.get(upload.to()).await.page();
    centre.import_from("schedule", &preview).await;
    assert_eq!(centre.hours("a5").await, "10:00-16:00");
    centre.look_twice().await;
    centre.look_twice_after_a_restart().await;
    assert_eq!(centre.hours("a5").await, "10:00-16:00", "what an admin corrected since stays");
    centre.put("schedule", "again.csv", &schedule_of(5), 9);
    centre.look_twice().await;
    assert_eq!(centre.hours("a5").await, "10:00-16:00", "under another name, too");
    assert!(centre.admin.get("/admin/schedule").await.shows("again.csv was imported on 11 March"));
    let log = centre.admin.get("/admin/invitations").await.page();
    assert_eq!(log.matches("imported a schedule").count(), 2, "{log}");
    assert!(log.contains("the command line or a watched folder imported a schedule"), "{log}");
}

#[tokio::test]
async fn a_roster_in_which_many_leave_waits_for_an_admin() {
    let mut centre = WatchedCentre::new().await;
    let leaving = |count: usize| {
        let line = |number| format!("a{number},Name of a{number},2026-03-15\n");
        format!("person_id,name,ends_on\n{}", (1..=count).map(line).collect::<String>())
    };
    centre.put("roster", "one.csv", &leaving(1), 1);
    centre.look_twice().await;
    assert!(matches!(centre.outcome(WatchedKind::Roster), Some(WatchedOutcome::Imported(1))), "one of six leaves");
    centre.put("roster", "three.csv", &leaving(3), 2);
    centre.look_twice().await;
    let page = centre.admin.get("/admin/import").await.page();
    assert!(page.contains("three.csv is waiting for you: 2 of 6 people"), "{page}");
    assert!(centre.is_held(WatchedKind::Roster, &[HoldReason::Lost { lost: 2, of: 6 }]).await);
    let person = centre.app.app.store.people().by_key("a2".to_owned()).await.unwrap().unwrap();
    assert_eq!(person.ends_on, None);
    let preview = centre.admin.post_and_follow("check_held_file", &[("kind", "roster")]).await.page();
    assert!(preview.contains("/api/import_roster") && preview.contains("three.csv"), "{preview}");
}

#[tokio::test]
async fn a_roster_that_names_another_site_waits_for_an_admin() {
    let mut centre = WatchedCentre::new().await;
    let head = "person_id,name,team_id,department,site,time_zone\n";
    let known = "b1,Name of b1,t2,Care,north,Asia/Shanghai\n";
    centre.put("roster", "north.csv", &format!("{head}{known}"), 1);
    centre.look_twice().await;
    assert!(
        matches!(centre.outcome(WatchedKind::Roster), Some(WatchedOutcome::Imported(1))),
        "a new team of a known site"
    );
    centre.put("roster", "south.csv", &format!("{head}c1,Name of c1,t3,Care,South,Europe/Berlin\n{known}"), 2);
    centre.look_twice().await;
    assert!(centre.is_held(WatchedKind::Roster, &[HoldReason::Sites(vec!["South".to_owned()])]).await);
    assert!(centre.admin.get("/admin/import").await.shows("it names sites that aren’t here (South)"));
    assert!(centre.app.app.store.people().by_key("c1".to_owned()).await.unwrap().is_none());
    centre.put("roster", "moved.csv", &format!("{head}a1,Name of a1,t1,Sales,North,Europe/Berlin\n"), 3);
    centre.look_twice().await;
    assert!(centre.is_held(WatchedKind::Roster, &[HoldReason::Units(2)]).await);
    let sites = centre.app.app.store.org_units().sites().await.unwrap();
    let north = SiteZone { name: "North".to_owned(), time_zone: "Asia/Shanghai".to_owned() };
    assert_eq!(sites, [north], "a time zone moves no day by itself");
}

#[tokio::test]
async fn a_file_that_waits_names_every_reason() {
    let mut centre = WatchedCentre::new().await;
    let head = "person_id,name,team_id,department,site,time_zone,ends_on\n";
    let leaving = "a1,Name of a1,t1,Sales,North,Europe/Berlin,2026-03-15\na2,Name of a2,t1,Sales,North,Europe/Berlin,2026-03-15\n";
    centre.put("roster", "all.csv", &format!("{head}{leaving}c1,Name of c1,t3,Care,South,Europe/Berlin,\n"), 1);
    centre.look_twice().await;
    let reasons =
        [HoldReason::Lost { lost: 2, of: 6 }, HoldReason::Sites(vec!["South".to_owned()]), HoldReason::Units(2)];
    assert!(centre.is_held(WatchedKind::Roster, &reasons).await);
    let said = "2 of 6 people would leave; it names sites that aren’t here (South); it changes 2 names, departments";
    assert!(centre.admin.get("/admin").await.shows(said));
    centre.admin.post("switch_language", &[("language", "zh-CN")]).await;
    let said = "6 人里有 2 人会离职；里面写着这里没有的职场（South）；会改动 2 处班组";
    assert!(centre.admin.get("/admin/import").await.shows(said));
}

#[tokio::test]
async fn problems_of_a_watched_file_are_shown_and_nothing_is_imported() {
    let mut centre = WatchedCentre::new().await;
    let text = schedule_of(5).replace("16:00", "15:00") + "c1,2026-03-20,08:00,16:00\n";
    centre.put("schedule", "wrong.csv", &text, 2);
    centre.look_twice().await;
    assert_eq!(centre.hours("a1").await, "08:00-16:00");
    let page = centre.admin.get("/admin/schedule").await.page();
    assert!(page.contains("wrong.csv has problems") && page.contains("Nobody here has the ID “c1”"), "{page}");
    assert!(centre.admin.get("/admin").await.shows("wrong.csv has problems"));
    centre.app.agent("c1").of("t1").hired().await;
    centre.look().await;
    assert_eq!(centre.hours("a1").await, "08:00-15:00", "it is tried again once the roster knows everybody");
    assert!(!centre.admin.get("/admin").await.shows("wrong.csv"));
}

#[tokio::test]
async fn a_file_or_a_folder_that_cannot_be_read_is_shown() {
    let mut centre = WatchedCentre::new().await;
    let folder = centre.directory.path().join("schedule");
    std::fs::write(folder.join("large.csv"), vec![b'a'; 4 * 1024 * 1024 + 1]).unwrap();
    centre.look_twice().await;
    for page in ["/admin", "/admin/schedule"] {
        assert!(centre.admin.get(page).await.shows("large.csv can’t be read"), "{page}");
    }
    std::fs::remove_dir_all(folder).unwrap();
    centre.look().await;
    for page in ["/admin", "/admin/schedule"] {
        assert!(centre.admin.get(page).await.shows("The watched folder can’t be read"), "{page}");
    }
}

#[tokio::test]
async fn without_watched_folders_no_page_speaks_of_them() {
    let app = TestApp::new().await;
    let admin = app.admin("d1").hired().await;
    assert!(WatchedFolder::all(&app.app).is_empty());
    for page in ["/admin", "/admin/schedule", "/admin/import"] {
        assert!(!admin.get(page).await.shows("id=\"watched\""), "{page}");
    }
}
