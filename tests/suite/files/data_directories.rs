//! The commands `doctor`, `backup` and `user` on data directories of older and newer versions, and without a database.

use std::path::Path;
use std::process::Output;

use rusqlite::Connection;
use store::{DATABASE, Store};
use tempfile::TempDir;

use crate::support::program;

const OLDER: [&str; 2] = [
    include_str!("../../../crates/store/src/migrations/0001_centre.sql"),
    include_str!("../../../crates/store/src/migrations/0002_weather.sql"),
];

fn run(arguments: &[&str], data: &Path) -> Output {
    program(arguments, data).output().unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A data directory whose database is at this version.
fn centre(version: i64) -> TempDir {
    let directory = TempDir::new().unwrap();
    let database = Connection::open(directory.path().join(DATABASE)).unwrap();
    database.pragma_update(None, "journal_mode", "wal").unwrap();
    for sql in OLDER {
        database.execute_batch(sql).unwrap();
    }
    database.pragma_update(None, "user_version", version).unwrap();
    directory
}

fn version(file: &Path) -> i64 {
    Connection::open(file).unwrap().pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
}

#[test]
fn doctor_and_backup_do_not_migrate_data_of_an_older_version_and_say_so() {
    let directory = centre(2);
    let database = directory.path().join(DATABASE);
    let doctor = run(&["doctor"], directory.path());
    assert!(doctor.status.success(), "{}", said(&doctor));
    assert!(said(&doctor).contains("version    2, from an older program"), "{}", said(&doctor));
    assert!(said(&doctor).contains("everything is fine"));
    let copy = directory.path().join("copy.db");
    let backup = run(&["backup", copy.to_str().unwrap()], directory.path());
    assert!(backup.status.success(), "{}", said(&backup));
    assert_eq!((version(&database), version(&copy)), (2, 2));
    drop(Store::open(directory.path()).unwrap());
    assert!(version(&database) > 2, "the server migrates it");
    assert!(!said(&run(&["doctor"], directory.path())).contains("older"));
}

#[test]
fn doctor_reports_data_of_a_newer_version_as_a_problem() {
    let directory = centre(999);
    let doctor = run(&["doctor"], directory.path());
    assert_eq!(doctor.status.code(), Some(1));
    assert!(said(&doctor).contains("version    999, from a newer program"), "{}", said(&doctor));
    assert!(said(&doctor).contains("cannot serve it"));
    assert_eq!(version(&directory.path().join(DATABASE)), 999);
}

#[test]
fn doctor_and_backup_do_not_create_a_database() {
    let directory = TempDir::new().unwrap();
    for arguments in [&["doctor"][..], &["backup", "nowhere.db"]] {
        let output = run(arguments, directory.path());
        assert!(!output.status.success() && said(&output).contains("holds no centre"), "{}", said(&output));
    }
    assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 0);
}

#[test]
fn the_command_line_answers_in_the_requested_language() {
    let directory = TempDir::new().unwrap();
    let user = |arguments: &[&str]| said(&run(&[&["user"], arguments].concat(), directory.path()));
    let added = user(&["add", "a1", "--name", "\u{674e}\u{5a1c}", "--lang", "zh-CN"]);
    assert!(added.contains("\u{53ea}\u{80fd}\u{7528}\u{4e00}\u{6b21}") && added.contains("/invitation/"), "{added}");
    assert!(user(&["list", "--lang", "zh-CN"]).contains("\u{8fd8}\u{6ca1}\u{52a0}\u{5165}"));
    assert!(user(&["list"]).contains("not joined"));
    let unknown = user(&["invite", "nobody", "--lang", "zh-CN"]);
    assert!(unknown.contains("\u{6ca1}\u{6709}\u{767b}\u{5f55}\u{540d}\u{662f}"), "{unknown}");
}

#[test]
fn work_on_a_flag_and_its_history_survive_the_move_to_more_states() {
    let directory = centre(2);
    let database = directory.path().join(DATABASE);
    let rows = "SELECT w.state || ' ' || w.what_was_done || ' ' || group_concat(s.id || s.state) FROM flag_work w \
         JOIN flag_step s ON s.flag = w.flag";
    let before = Connection::open(&database).unwrap();
    before
        .execute_batch(
            "INSERT INTO site (id, name, time_zone) VALUES (1, 'North', 'UTC');
             INSERT INTO department (id, site_id, name) VALUES (1, 1, 'Care');
             INSERT INTO team (id, key, name, department_id) VALUES (1, 't1', 'One', 1);
             INSERT INTO flag_work (flag, team_id, state, changed_at, what_was_done) VALUES (x'07', 1, 'done', 5, 'A word over tea');
             INSERT INTO flag_step (flag, at, state) VALUES (x'07', 4, 'acknowledged'), (x'07', 5, 'done');",
        )
        .unwrap();
    drop(before);
    drop(Store::open(directory.path()).unwrap());
    let after = Connection::open(&database).unwrap();
    let kept: String = after.query_row(rows, [], |row| row.get(0)).unwrap();
    assert_eq!(kept, "done A word over tea 1acknowledged,2done");
    after.pragma_update(None, "foreign_keys", true).unwrap();
    after.execute("DELETE FROM flag_work", []).unwrap();
    let steps: i64 = after.query_row("SELECT count(*) FROM flag_step", [], |row| row.get(0)).unwrap();
    assert_eq!(steps, 0, "the history still goes with the work");
}

/// The migrations up to the first version with a climate, without their hooks: the test has neither notes nor views.
const FIRST_CLIMATE: [&str; 6] = [
    include_str!("../../../crates/store/src/migrations/0003_stressors.sql"),
    include_str!("../../../crates/store/src/migrations/0004_new_normals.sql"),
    include_str!("../../../crates/store/src/migrations/0005_sealed_notes.sql"),
    include_str!("../../../crates/store/src/migrations/0006_glass_door.sql"),
    include_str!("../../../crates/store/src/migrations/0007_climate.sql"),
    include_str!("../../../crates/store/src/migrations/0008_doings.sql"),
];

#[tokio::test]
async fn weeks_of_earlier_versions_stay_closed_and_lose_their_figures() {
    let directory = centre(8);
    let database = Connection::open(directory.path().join(DATABASE)).unwrap();
    for sql in FIRST_CLIMATE {
        database.execute_batch(sql).unwrap();
    }
    database
        .execute_batch(
            "INSERT INTO site (id, name, time_zone) VALUES (1, 'North', 'UTC');
             INSERT INTO person (id, key, name, roles, counted, counted_since) VALUES (1, 'a1', 'Gao Lin', 1, 1, 20000);
             INSERT INTO check_in (person_id, id, workday, said_at, weather, audience, note_audience) VALUES (1, x'07', 20521, 5, 4, 0, 0);
             INSERT INTO climate_week (site_id, monday, closed_at, floor, withheld, pinned) VALUES (1, 20514, 7, 5, 0, 0), (1, 20521, 8, 5, 0, 0);
             INSERT INTO climate_cell (place, place_id, monday, figures) VALUES ('site', 1, 20521, 'released by an earlier version');
             INSERT INTO climate_doings (site_id, year, month, figures) VALUES (1, 2026, 3, 'released by an earlier version');",
        )
        .unwrap();
    drop(database);
    let store = Store::open(directory.path()).unwrap();
    let closed = store.climate().closed(1).await.unwrap();
    let weeks: Vec<_> = closed.into_iter().map(|(period, how)| (period.to_string(), how)).collect();
    let earlier = |monday: &str| (monday.to_owned(), store::ClosingKind::Earlier);
    assert_eq!(weeks, [earlier("2026-03-02"), earlier("2026-03-09")]);
    assert!(store.climate().draws(1).await.unwrap().is_empty());
    // Nothing in them is drawn, even if their rosters were known.
    let roster = store.climate().freeze_roster(1, "2026-03-09".parse().unwrap()).await.unwrap();
    assert_eq!(roster.people(), 0);
    let clock = weathervane::state::clock::Clock::new(|| "2026-07-02T09:00:00Z".parse().unwrap());
    assert_eq!(weathervane::app::climate::close::close_weeks(&store, &clock).await.unwrap(), 0);
    store.empty_logs().await;
    let bytes = std::fs::read(directory.path().join(DATABASE)).unwrap();
    let figures = b"released by an earlier version";
    assert!(
        !bytes.windows(figures.len()).any(|window| window == figures),
        "figures that can be broken are still there"
    );
    let kept: (i64, i64) = Connection::open(directory.path().join(DATABASE))
        .unwrap()
        .query_row("SELECT (SELECT count(*) FROM check_in), (SELECT count(*) FROM person)", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    assert_eq!(kept, (1, 1));
}
