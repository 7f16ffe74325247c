//! Importing a file of a watched folder: a dry run first, then all of it, or a reason why an admin has to look at it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::state::AppState;
use crate::state::roster_preview::{self, RosterPreview};
use crate::state::schedule_preview::{self, SchedulePreview};
use crate::state::watched::{HoldReason, WatchedKind, WatchedOutcome, is_too_many};
use crate::web::error::AppError;
use domain::roster::RosterRow;
use domain::{Workday, canonical_id};
use import::csv_reader::FileBytes;
use store::{PersonFilter, RosterChange, RosterChangeKind, UnitChange};

/// The SHA-256 of a file.
pub(super) type FileHash = [u8; 32];

/// Imports a file, or says why not.
pub(super) async fn take(
    app: &AppState,
    kind: WatchedKind,
    name: &str,
    bytes: &[u8],
) -> Result<WatchedOutcome, AppError> {
    match kind {
        WatchedKind::Roster => roster(app, bytes).await,
        WatchedKind::Schedule => schedule(app, name, bytes).await,
    }
}

async fn schedule(app: &AppState, name: &str, bytes: &[u8]) -> Result<WatchedOutcome, AppError> {
    let now = app.clock.now();
    let (people, counts) = match schedule_preview::look_over(&app.store, name, FileBytes::from(bytes), now).await? {
        SchedulePreview::Faulty(problems) => return Ok(WatchedOutcome::Faulty(problems)),
        SchedulePreview::Fits { people, counts, .. } => (people, counts),
    };
    if is_too_many(counts.lost_all, counts.had_shifts) {
        let lost = HoldReason::Lost { lost: counts.lost_all, of: counts.had_shifts };
        return Ok(WatchedOutcome::Held(vec![lost]));
    }
    let counts = app.store.schedules().import(people, None, now).await?;
    Ok(WatchedOutcome::Imported(counts.people))
}

async fn roster(app: &AppState, bytes: &[u8]) -> Result<WatchedOutcome, AppError> {
    let now = app.clock.now();
    let (rows, planned, units) = match roster_preview::look_over(&app.store, FileBytes::from(bytes), now).await? {
        RosterPreview::Faulty(problems) | RosterPreview::Asks { problems, .. } => {
            return Ok(WatchedOutcome::Faulty(problems));
        }
        RosterPreview::Fits { rows, planned, units, .. } => (rows, planned, units),
    };
    let reasons = hold_reasons(app, &rows, &planned, &units).await?;
    if !reasons.is_empty() {
        return Ok(WatchedOutcome::Held(reasons));
    }
    let planned = app.store.roster().import(rows, None, now).await?;
    app.roster_changed(&planned);
    Ok(WatchedOutcome::Imported(planned.len()))
}

/// Why a roster waits for an admin, the worst first; empty if it does not. All reasons: an admin who learns of one would miss the others.
async fn hold_reasons(
    app: &AppState,
    rows: &[RosterRow],
    planned: &[RosterChange],
    units: &[UnitChange],
) -> Result<Vec<HoldReason>, AppError> {
    let today = Workday(app.clock.now().to_zoned(TimeZone::UTC).date());
    let (people, _) = app.store.people().list(PersonFilter { limit: u32::MAX, ..PersonFilter::default() }).await?;
    let here = people.iter().filter(|person| person.is_here_on(today)).count();
    let leaving = roster_preview::count(planned, RosterChangeKind::Leaves);
    let lost = is_too_many(leaving, here).then_some(HoldReason::Lost { lost: leaving, of: here });
    let sites = new_sites(app, rows).await?;
    let sites = (!sites.is_empty()).then_some(HoldReason::Sites(sites));
    let units = (!units.is_empty()).then_some(HoldReason::Units(units.len()));
    Ok([lost, sites, units].into_iter().flatten().collect())
}

/// The sites of a file that the centre does not have, as they are written first: it may be the file of another centre.
async fn new_sites(app: &AppState, rows: &[RosterRow]) -> Result<Vec<String>, AppError> {
    let known: Vec<String> = app.store.org_units().sites().await?.iter().map(|(name, _)| canonical_id(name)).collect();
    let named = rows.iter().filter_map(|row| row.site.as_ref()).map(|site| (canonical_id(site), site.clone()));
    let new: BTreeMap<String, String> = named.rev().filter(|(id, _)| !known.contains(id)).collect();
    Ok(new.into_values().collect())
}

/// How many people the file was imported for and when, if the last imported file of this kind has this hash.
pub(super) async fn imported_before(
    app: &AppState,
    kind: WatchedKind,
    hash: &FileHash,
) -> Result<Option<(usize, Timestamp)>, AppError> {
    let kept = app.store.settings().get(setting(kind)).await?.unwrap_or_default();
    let mut parts = kept.split(' ');
    let is_same = parts.next() == Some(&*hex(hash));
    let people = parts.next().and_then(|people| people.parse().ok());
    let at = parts.next().and_then(|at| at.parse().ok());
    Ok(people.zip(at).filter(|_| is_same))
}

/// Notes which file was imported last: its hash, for how many people, and when.
pub(super) async fn remember(
    app: &AppState,
    kind: WatchedKind,
    hash: &FileHash,
    people: usize,
) -> Result<(), AppError> {
    let value = format!("{} {people} {}", hex(hash), app.clock.now());
    Ok(app.store.settings().set(setting(kind), value).await?)
}

const fn setting(kind: WatchedKind) -> &'static str {
    match kind {
        WatchedKind::Roster => "watched_roster",
        WatchedKind::Schedule => "watched_schedule",
    }
}

fn hex(hash: &FileHash) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}
