//! The ledger and the database: what becomes of weeks when one of them is lost, restored or of another centre.

use std::path::Path;

use jiff::Timestamp;

use super::closing::ClosingKind;
use super::ledger::{self, CLIMATE_LEDGER};
use crate::{Store, backup};
use domain::Workday;
use insight::climate::mechanism::draw;
use insight::climate::{Breakdown, Budget, Catalogue, Epsilon, FrozenRoster, Histogram, Period, plan};

fn monday() -> Workday {
    "2026-03-09".parse().expect("a day")
}

async fn centre(directory: &Path) -> Store {
    let store = Store::open(directory).expect("a store");
    let rows: String = (0..30)
        .map(|number| format!("a{number},Agent {number},agent,t1,Cirrus,North,Asia/Shanghai,2026-01-05\n"))
        .collect();
    let text = format!("person_id,name,roles,team_id,team,site,time_zone,starts_on\n{rows}");
    let rows = import::roster::parse(text.as_bytes()).expect("a roster").rows;
    let morning: Timestamp = "2026-03-09T01:00:00Z".parse().expect("a moment");
    store.roster().import(rows, None, morning).await.expect("imported");
    store.climate().freeze_roster(1, monday()).await.expect("frozen");
    store
}

/// Spends for the week and draws it, as closing does. Returns whether it could.
async fn draws(store: &Store) -> bool {
    let roster: Vec<FrozenRoster> = store.climate().frozen(1).await.expect("a read").into_values().collect();
    let period = Period::Week(monday());
    if roster.is_empty() || store.climate().closed(1).await.expect("a read").contains_key(&period) {
        return false;
    }
    let charges = plan::charges(1, period, &roster, Breakdown::Hour, Budget::FULL);
    let Ok(permits) = store.climate().spend(roster, charges, Budget::FULL.total(), Timestamp::UNIX_EPOCH).await else {
        return false;
    };
    let figures = permits.into_iter().map(|permit| {
        let keys = Catalogue::default().bins(permit.charge().stream);
        let histogram = Histogram::of(permit.charge(), keys, &[]).expect("randomness");
        draw(permit, histogram).expect("randomness")
    });
    store.climate().freeze_figures(figures.collect(), Timestamp::UNIX_EPOCH).await.expect("written");
    store.climate().mark_closed(1, period, ClosingKind::Drawn, Timestamp::UNIX_EPOCH).await.expect("marked");
    true
}

/// A centre with a backup from before its week was drawn, and what was drawn then.
async fn drawn_after_a_backup(folder: &Path) -> insight::climate::Released<insight::climate::Draw> {
    let store = centre(&folder.join("data")).await;
    backup::copy(&folder.join("data"), &folder.join("backup.db")).expect("copied");
    assert!(draws(&store).await && !draws(&store).await);
    store.climate().draws(1).await.expect("a read").remove(0)
}

fn restored(folder: &Path, with_ledger: bool) -> Store {
    let target = folder.join("restored");
    std::fs::create_dir_all(&target).expect("a folder");
    if with_ledger {
        std::fs::copy(folder.join("data").join(CLIMATE_LEDGER), target.join(CLIMATE_LEDGER)).expect("copied");
    }
    backup::restore(&folder.join("backup.db"), &target, &[], Timestamp::UNIX_EPOCH).expect("restored");
    Store::open(&target).expect("a store")
}

#[tokio::test]
async fn a_restore_with_the_ledger_has_its_figures_and_draws_nothing_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let drawn = drawn_after_a_backup(folder.path()).await;
    let store = restored(folder.path(), true);
    assert!(!draws(&store).await, "drawn a second time");
    assert_eq!(store.climate().draws(1).await.expect("a read"), [drawn]);
    assert_eq!(store.climate().rosters(1).await.expect("a read").len(), 1);
}

#[tokio::test]
async fn a_restore_without_the_ledger_leaves_past_weeks_undrawn() {
    let folder = tempfile::tempdir().expect("a folder");
    drawn_after_a_backup(folder.path()).await;
    let store = restored(folder.path(), false);
    assert!(!draws(&store).await, "drawn a second time");
    assert!(store.climate().draws(1).await.expect("a read").is_empty());
    let closed = store.climate().closed(1).await.expect("a read");
    assert_eq!(closed.into_values().collect::<Vec<_>>(), [ClosingKind::Undrawn]);
    // The next week is drawn again.
    store.climate().freeze_roster(1, monday().plus(7)).await.expect("frozen");
    assert_eq!(store.climate().frozen(1).await.expect("a read").len(), 2);
    assert!(!store.climate().closed(1).await.expect("a read").contains_key(&Period::Week(monday().plus(7))));
}

#[tokio::test]
async fn a_lowered_budget_stays_lowered_after_the_restore_of_an_older_backup() {
    let folder = tempfile::tempdir().expect("a folder");
    let lowered = Epsilon(120);
    let (data, now) = (folder.path().join("data"), Timestamp::UNIX_EPOCH);
    let store = centre(&data).await;
    backup::copy(&data, &folder.path().join("backup.db")).expect("copied");
    let admin = store.people().by_key("a0".to_owned()).await.expect("a read").expect("a person").id;
    store.settings().lower_privacy_budget(lowered, admin, now).await.expect("a write");
    drop(store);
    let restored = restored(folder.path(), true);
    assert_eq!(restored.settings().privacy_budget().await.expect("a read").total(), lowered);
    let kept = restored.settings().lower_privacy_budget(Epsilon(150), admin, now).await.expect("a write");
    assert_eq!(kept.total(), lowered, "not raised either");
    // A ledger that begins later learns it from the database.
    std::fs::remove_file(data.join(CLIMATE_LEDGER)).expect("removed");
    drop(Store::open(&data).expect("a store"));
    let content = ledger::read(&data.join(CLIMATE_LEDGER)).expect("a ledger");
    assert_eq!(content.lowered_to, Some(lowered));
}

#[tokio::test]
async fn the_ledger_of_another_centre_is_put_aside_and_shows_nothing() {
    let (folder, other) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let store = centre(folder.path()).await;
    let stranger = centre(other.path()).await;
    assert!(draws(&stranger).await);
    drop(store);
    std::fs::copy(other.path().join(CLIMATE_LEDGER), folder.path().join(CLIMATE_LEDGER)).expect("copied");
    let store = Store::open(folder.path()).expect("a store");
    assert!(store.climate().draws(1).await.expect("a read").is_empty() && !draws(&store).await);
    let aside = std::fs::read_dir(folder.path()).expect("a folder").filter_map(Result::ok);
    let aside: Vec<_> = aside.filter(|file| file.file_name().to_string_lossy().starts_with("climate-")).collect();
    assert_eq!(aside.len(), 1, "what was there is kept");
    // From then on the directory has a ledger that is its own.
    drop(store);
    assert!(backup::health(folder.path()).expect("checked").climate.expect("a report").faults.is_empty());
}

#[tokio::test]
async fn a_damaged_or_missing_ledger_is_no_reason_to_draw_again() {
    for damage in [true, false] {
        let folder = tempfile::tempdir().expect("a folder");
        let store = centre(folder.path()).await;
        assert!(draws(&store).await);
        drop(store);
        let ledger = folder.path().join(CLIMATE_LEDGER);
        if damage {
            std::fs::write(&ledger, "no ledger\n").expect("written");
        } else {
            std::fs::remove_file(&ledger).expect("removed");
        }
        assert!(!backup::health(folder.path()).expect("checked").climate.expect("a report").faults.is_empty());
        let store = Store::open(folder.path()).expect("a store");
        assert!(!draws(&store).await, "drawn a second time");
        assert_eq!(store.climate().closed(1).await.expect("a read").into_values().last(), Some(ClosingKind::Undrawn));
    }
}

#[tokio::test]
async fn a_backup_has_no_ledger_and_nothing_of_what_was_drawn() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = centre(&folder.path().join("data")).await;
    assert!(draws(&store).await);
    backup::copy(&folder.path().join("data"), &folder.path().join("backup.db")).expect("copied");
    let bytes = std::fs::read(folder.path().join("backup.db")).expect("bytes");
    let has = |text: &[u8]| bytes.windows(text.len()).any(|window| window == text);
    assert!(has(b"undrawn") && !has(b"\"bins\""));
}
