//! The closing as the server runs it, with a database and a ledger file: what the store keeps is what was audited.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::Timestamp;
use jiff::civil::time;
use jiff::tz::TimeZone;

use super::super::common::Failure;
use crate::app::climate::close::{close_weeks, freeze_history};
use crate::app::imports::check_in_import;
use crate::state::clock::Clock;
use domain::roster::{RosterRow, RosterTeam, StatedColumns};
use domain::{Audience, CheckIn, Role, Roles, Weather, Workday};
use evaluation::audit::closing::{Closing as _, ClosingOutcome};
use evaluation::audit::finding::Finding;
use evaluation::audit::noise::{FAR, distance};
use evaluation::audit::samples::layout;
use evaluation::audit::world::{Case, Reach, Shape, centre, periods};
use evaluation::audit::{Product, ledger};
use import::check_in_file::CheckInRow;
use insight::climate::{Budget, Charge, Draw, Epsilon, Period, Stream, WeatherClass};
use store::{CLIMATE_LEDGER, Store, backup};

/// A moment after the audited quarter has closed, and before the week after it does.
const AFTER: &str = "2026-04-02T12:00:00Z";
/// Check-ins of an invented centre are counted only if it is a demo.
const DEMO: &str = "demo";
/// What lines of a ledger with figures contain.
const FIGURES: &str = " figures ";

/// What happens before a closed centre is closed again. None of it may cause a second draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ClosedAgain {
    /// The program was started again.
    Started,
    /// The budget was lowered.
    Lowered,
    /// Somebody was erased, somebody chose not to be counted, and the same check-ins were imported again.
    Changed,
    /// A backup from before the closing was restored, with the ledger.
    Restored,
    /// The same with a ledger that ends between spending and drawing.
    Crashed,
}

/// Closes a quarter of two invented centres with a database, in which everybody states the best and the worst weather.
///
/// # Errors
/// If the temporary directory cannot be used.
pub async fn check(shape: &Shape) -> Result<Vec<Finding>, Failure> {
    let mut findings = Vec::new();
    let (sunny, redrawn) = closed(shape, Weather::Sunny, &|_, _| Ok(())).await?;
    let (stormy, redrawn_too) = closed(shape, Weather::Stormy, &|_, _| Ok(())).await?;
    if redrawn || redrawn_too {
        findings.push(Finding::Redrawn);
    }
    let (_, of_ledger) = ledger::check(&sunny, Budget::FULL.total());
    findings.extend(of_ledger);
    if layout(&sunny) != layout(&stormy) || sunny.charges != stormy.charges {
        findings.push(Finding::Existence);
    }
    let audited = Product.close(&centre(shape, Reach::FirstWeek, Case::One), &periods())?;
    if spent(&sunny) != spent(&audited) {
        findings.push(Finding::Elsewhere);
    }
    for (outcome, weather) in [(&sunny, Weather::Sunny), (&stormy, Weather::Stormy)] {
        findings.extend(of_noise(outcome, shape, weather));
    }
    Ok(findings)
}

/// Changes a directory before it is closed again.
type Tampering<'a> = &'a dyn Fn(ClosedAgain, &Path) -> Result<(), Failure>;

/// What the ledger says after closing, and whether closing again changes it. `meddle` may change the directory each
/// time before.
async fn closed(shape: &Shape, weather: Weather, meddle: Tampering<'_>) -> Result<(ClosingOutcome, bool), Failure> {
    let folder = tempfile::tempdir()?;
    let (directory, copy) = (folder.path().join("data"), folder.path().join("backup.db"));
    let now: Timestamp = AFTER.parse()?;
    let clock = Clock::starting_at(now);
    let mondays: Vec<Workday> = periods()
        .into_iter()
        .filter_map(|period| match period {
            Period::Week(monday) => Some(monday),
            _ => None,
        })
        .collect();
    let first = mondays.first().copied().ok_or("a quarter has weeks")?;
    let store = Store::open(&directory)?;
    let people = people(shape, first);
    let said =
        mondays.iter().flat_map(|monday| people.iter().map(|person| check_in(person, *monday, weather))).collect();
    let entries = fill(&store, first, people, said).await?;
    freeze_history(&store, &clock, first).await?;
    backup::copy(&directory, &copy)?;
    close_weeks(&store, &clock).await?;
    let before = read_ledger(&directory)?;
    drop(store);
    let mut redrawn = false;
    for how in [ClosedAgain::Started, ClosedAgain::Lowered, ClosedAgain::Changed] {
        meddle(how, &directory)?;
        let store = Store::open(&directory)?;
        change(&store, how, first, &entries, now).await?;
        close_weeks(&store, &clock).await?;
        redrawn |= read_ledger(&directory)? != before;
    }
    for how in [ClosedAgain::Restored, ClosedAgain::Crashed] {
        let again = folder.path().join(format!("{how:?}"));
        std::fs::create_dir_all(&again)?;
        copy_ledger(how, &directory, &again)?;
        let known = read_ledger(&again)?;
        backup::restore(&copy, &again, &[], now)?;
        meddle(how, &again)?;
        let store = Store::open(&again)?;
        close_weeks(&store, &clock).await?;
        // If the ledger was cut off, later periods may be drawn for the first time, but none that was paid for.
        let paid = |period: Period| known.charges.iter().any(|charge| charge.period == period);
        let of_paid = |outcome: &ClosingOutcome| -> Vec<Draw> {
            outcome.draws.iter().filter(|draw| paid(draw.period)).cloned().collect()
        };
        redrawn |= of_paid(&read_ledger(&again)?) != of_paid(&known);
    }
    Ok((before, redrawn))
}

/// Fills a store with these people and with what they said. Returns the check-ins.
async fn fill(
    store: &Store,
    first: Workday,
    people: Vec<RosterRow>,
    said: Vec<CheckInRow>,
) -> Result<Vec<CheckIn>, Failure> {
    // Nobody becomes a member of the past: the roster is imported before the first week.
    let named_at = first.plus(-1).0.to_zoned(TimeZone::UTC)?.timestamp();
    store.roster().import(people, None, named_at).await?;
    let entries = check_in_import::entries(store, &said).await?;
    store.check_ins().import(entries.clone()).await?;
    store.climate().count_everybody(first).await?;
    store.settings().set(DEMO, "audit".to_owned()).await?;
    Ok(entries)
}

/// Changes a store as `how` says, if it is a change of the store.
async fn change(
    store: &Store,
    how: ClosedAgain,
    first: Workday,
    entries: &[CheckIn],
    now: Timestamp,
) -> Result<(), Failure> {
    let person = async |key: &str| store.people().by_key(key.to_owned()).await;
    match (how, person("p0").await?, person("p1").await?) {
        (ClosedAgain::Lowered, Some(one), _) => {
            store.settings().lower_privacy_budget(Epsilon(100), one.id, now).await?;
        }
        (ClosedAgain::Changed, Some(one), Some(other)) => {
            store.erasures().erase_person(one.id, now).await?;
            store.climate().set_counted(other.id, false, first, now).await?;
            store.check_ins().import(entries.to_vec()).await?;
        }
        _ => {}
    }
    Ok(())
}

/// Copies the ledger into another directory: whole, or as a crash leaves it.
fn copy_ledger(how: ClosedAgain, from: &Path, to: &Path) -> Result<(), Failure> {
    let ledger = std::fs::read_to_string(from.join(CLIMATE_LEDGER))?;
    let end = match how {
        ClosedAgain::Crashed => ledger.find(FIGURES).and_then(|at| ledger[..at].rfind('\n')).unwrap_or(0) + 1,
        _ => ledger.len(),
    };
    std::fs::write(to.join(CLIMATE_LEDGER), &ledger[..end])?;
    Ok(())
}

pub(super) fn people(shape: &Shape, first: Workday) -> Vec<RosterRow> {
    let departments = (0..).zip(&shape.units).flat_map(|(unit, people)| (0..*people).map(move |_| unit));
    let row = |(number, unit): (usize, usize)| RosterRow {
        line: u64::try_from(number + 2).unwrap_or(u64::MAX),
        team: Some(RosterTeam { id: format!("t{unit}"), name: format!("T {unit}") }),
        department: Some(format!("D {unit}")),
        site: Some("S".to_owned()),
        time_zone: Some("UTC".to_owned()),
        starts_on: Some(first),
        stated: StatedColumns::ALL,
        ..RosterRow::new(format!("p{number}"), format!("P {number}"), Roles::default().with(Role::Agent))
    };
    departments.enumerate().map(row).collect()
}

fn check_in(person: &RosterRow, monday: Workday, weather: Weather) -> CheckInRow {
    CheckInRow {
        line: person.line,
        person_id: person.person_id.clone(),
        workday: monday,
        time: Some(time(9, 0, 0, 0)),
        weather,
        energy: None,
        stressors: Vec::new(),
        uplifts: Vec::new(),
        note: None,
        audience: Audience::Me,
        id: None,
        said_at: None,
    }
}

/// What the ledger of a directory says; nothing if there is none.
pub(super) fn read_ledger(directory: &Path) -> Result<ClosingOutcome, Failure> {
    let mut outcome = ClosingOutcome::default();
    let file = directory.join(CLIMATE_LEDGER);
    let bytes = if file.exists() { std::fs::read(file)? } else { Vec::new() };
    for line in store::complete_lines(bytes)?.lines() {
        let (_, what) = line.split_once(' ').unwrap_or_default();
        outcome.take(what)?;
    }
    Ok(outcome)
}

/// How often each kind of histogram was paid for, by its time and epsilon. Ids of departments and the breakdown may
/// differ.
fn spent(outcome: &ClosingOutcome) -> BTreeMap<(u8, Period, Epsilon), usize> {
    let mut found = BTreeMap::new();
    for charge in &outcome.charges {
        *found.entry((kind(charge.stream), charge.period, charge.epsilon)).or_default() += 1;
    }
    found
}

const fn kind(stream: Stream) -> u8 {
    match stream {
        Stream::UnitWeather => 0,
        Stream::SiteWeather => 1,
        Stream::Stressors => 2,
        Stream::Uplifts => 3,
        Stream::Energy => 4,
        Stream::Breakdown(_) => 5,
        Stream::Helped => 6,
    }
}

/// The figures whose noise is not what was paid for, by epsilon. Everybody said the same on every Monday, so all counts
/// are known.
fn of_noise(outcome: &ClosingOutcome, shape: &Shape, weather: Weather) -> Vec<Finding> {
    let mut by_epsilon: BTreeMap<Epsilon, (Charge, Vec<i64>)> = BTreeMap::new();
    let sizes: BTreeMap<i64, u32> = departments(outcome).into_iter().zip(shape.units.iter().copied()).collect();
    let class = WeatherClass::of(weather).key();
    for draw in &outcome.draws {
        let people: u32 = match draw.departments.as_slice() {
            [] => shape.units.iter().sum(),
            departments => departments.iter().filter_map(|department| sizes.get(department)).sum(),
        };
        let noise = draw.bins.iter().map(|(bin, figure)| figure - count(draw, bin, class, i64::from(people)));
        let of = evaluation::audit::samples::histogram(draw);
        by_epsilon.entry(draw.epsilon).or_insert((of, Vec::new())).1.extend(noise);
    }
    let off = by_epsilon.into_iter().filter_map(|(epsilon, (charge, noise))| {
        let off = distance(&noise, epsilon);
        (off > FAR).then_some(Finding::Shape(charge, off))
    });
    off.collect()
}

/// All departments, in the order in which the roster first names them.
fn departments(outcome: &ClosingOutcome) -> Vec<i64> {
    let mut found: Vec<i64> = outcome.draws.iter().flat_map(|draw| draw.departments.iter().copied()).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn count(draw: &Draw, bin: &str, class: &str, people: i64) -> i64 {
    match draw.stream {
        Stream::UnitWeather | Stream::SiteWeather if bin == class => people,
        // Monday.
        Stream::Breakdown(_) if bin.strip_prefix("0/") == Some(class) => {
            people * i64::try_from(draw.period.mondays().len()).unwrap_or(0)
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests;
