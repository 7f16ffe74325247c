//! Spending and drawing through the file, with crashes between any two steps.

use super::*;
use insight::climate::mechanism::{Histogram, draw};
use insight::climate::{Breakdown, Budget, Catalogue, plan};

fn monday() -> Workday {
    "2026-03-02".parse().expect("a day")
}

fn period() -> Period {
    Period::Week(monday())
}

fn roster() -> FrozenRoster {
    FrozenRoster::divide(1, monday(), &BTreeMap::from([(1, 60), (2, 40)]))
}

fn spend(ledger: &ClimateLedger) -> Result<Vec<Permit>, ChargeError<std::io::Error>> {
    let charges = plan::charges(1, period(), &[roster()], Breakdown::Hour, Budget::FULL);
    ledger.spend(&[roster()], charges, Budget::FULL.total(), Timestamp::UNIX_EPOCH)
}

fn drawn(permits: Vec<Permit>) -> Vec<Released<Draw>> {
    let histogram = |permit: &Permit| {
        let keys = Catalogue::default().bins(permit.charge().stream);
        Histogram::of(permit.charge(), keys, &[]).expect("randomness")
    };
    let figures = permits.into_iter().map(|permit| {
        let histogram = histogram(&permit);
        draw(permit, histogram).expect("randomness")
    });
    figures.collect()
}

fn open(folder: &tempfile::TempDir) -> ClimateLedger {
    ClimateLedger::open(folder.path()).expect("a ledger")
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

#[test]
fn figures_rosters_and_charges_are_read_as_they_were_written() {
    let folder = folder();
    let ledger = open(&folder);
    let figures = drawn(spend(&ledger).expect("spent"));
    ledger.write_figures(&figures, Timestamp::UNIX_EPOCH).expect("written");
    let (before, after) = (ledger.content(), open(&folder).content());
    assert_eq!((after.id, &after.draws[&1]), (before.id, &figures));
    assert_eq!(after.rosters.into_values().collect::<Vec<_>>(), [roster()]);
    assert_eq!((after.account.len(), after.account.highest(), after.unpaid), (3, Epsilon(110), 0));
    assert_eq!(read(&folder.path().join(CLIMATE_LEDGER)).expect("a ledger").id, before.id);
}

#[test]
fn what_was_spent_before_a_crash_is_never_drawn_again() {
    let folder = folder();
    // The program ends after spending.
    drop(spend(&open(&folder)).expect("spent"));
    let ledger = open(&folder);
    assert!(matches!(spend(&ledger), Err(ChargeError::Spent)));
    assert!(ledger.content().account.has(1, period()) && !ledger.content().has_figures(1, period()));
}

#[test]
fn a_crash_at_any_byte_leaves_a_ledger_that_draws_nothing_twice() {
    let written = folder();
    let ledger = open(&written);
    ledger.write_figures(&drawn(spend(&ledger).expect("spent")), Timestamp::UNIX_EPOCH).expect("written");
    let bytes = std::fs::read(written.path().join(CLIMATE_LEDGER)).expect("bytes");
    let text = String::from_utf8(bytes.clone()).expect("text");
    let first_charge = text.find(" spent ").expect("a charge");
    let first_charge = first_charge + text[first_charge..].find('\n').expect("a line");
    for end in (0..bytes.len()).step_by(7).chain([bytes.len()]) {
        let folder = folder();
        std::fs::write(folder.path().join(CLIMATE_LEDGER), &bytes[..end]).expect("written");
        let ledger = open(&folder);
        // A charge that is whole on the disk may have been acknowledged: nothing of its period is drawn again.
        assert_eq!(spend(&ledger).is_err(), end > first_charge, "{end}");
        assert!(open(&folder).content().account.highest() <= Epsilon(110), "{end}");
    }
}

#[test]
fn of_two_programs_only_one_draws() {
    let folder = folder();
    let (server, other) = (open(&folder), open(&folder));
    assert_eq!(server.content().id, other.content().id);
    assert!(spend(&server).is_ok());
    assert!(matches!(spend(&other), Err(ChargeError::Spent)));
}

#[test]
fn figures_that_nobody_paid_for_are_noticed_and_another_file_is_refused() {
    let (paid, unpaid) = (folder(), folder());
    let (ledger, other) = (open(&paid), open(&unpaid));
    other.write_figures(&drawn(spend(&ledger).expect("spent")), Timestamp::UNIX_EPOCH).expect("written");
    assert_eq!(open(&unpaid).content().unpaid, 3);
    let another = folder();
    std::fs::write(another.path().join(CLIMATE_LEDGER), "person_id,name\na1,Somebody\n").expect("written");
    assert!(ClimateLedger::open(another.path()).is_err());
}

#[test]
fn a_budget_is_only_lowered_and_a_charge_beyond_it_is_refused_or_found() {
    let folder = folder();
    let ledger = open(&folder);
    for budget in [150, 180, 100, 150] {
        ledger.lower_budget(Epsilon(budget), Timestamp::UNIX_EPOCH).expect("written");
    }
    let text = || std::fs::read_to_string(folder.path().join(CLIMATE_LEDGER)).expect("text");
    assert_eq!(text().matches(" budget ").count(), 2);
    assert_eq!(open(&folder).content().lowered_to, Some(Epsilon(100)));
    assert!(matches!(spend(&ledger), Err(ChargeError::OverBudget)), "the program believed in a higher one");
    let elsewhere = self::folder();
    drop(spend(&open(&elsewhere)).expect("spent"));
    let spent = std::fs::read_to_string(elsewhere.path().join(CLIMATE_LEDGER)).expect("text");
    let spent: String = spent.lines().filter(|line| line.contains(" spent ")).map(|line| format!("{line}\n")).collect();
    std::fs::write(folder.path().join(CLIMATE_LEDGER), text() + &spent).expect("written");
    assert_eq!(open(&folder).content().over_lowered, 1, "the last of the three makes it more");
}

#[cfg(unix)]
#[test]
fn only_its_owner_can_read_the_ledger() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    drop(open(&folder));
    let mode = std::fs::metadata(folder.path().join(CLIMATE_LEDGER)).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}
