//! Importing a file of a watched folder: a dry run first, then all of it, or a reason why an admin has to look at it.

use std::collections::BTreeMap;

use crate::state::AppState;
use crate::state::import_mapping;
use crate::state::roster_preview::{self, RosterPreview};
use crate::state::schedule_preview::{self, SchedulePreview};
use crate::state::watched::{HoldReason, WatchedKind, WatchedOutcome, loses_too_many};
use crate::web::error::AppError;
use domain::canonical_id;
use domain::roster::RosterRow;
use import::csv_reader::FileBytes;
use store::{PersonFilter, RosterChange, RosterChangeKind, UnitChange};

/// Imports a file, or says why not.
pub(super) async fn take(
    app: &AppState,
    kind: WatchedKind,
    name: &str,
    bytes: &[u8],
) -> Result<WatchedOutcome, AppError> {
    let stated = import_mapping::complete(&app.store, kind, FileBytes::from(bytes)).await?;
    let file = FileBytes { bytes, stated: &stated };
    match kind {
        WatchedKind::Roster => roster(app, file).await,
        WatchedKind::Schedule => schedule(app, name, file).await,
    }
}

async fn schedule(app: &AppState, name: &str, file: FileBytes<'_>) -> Result<WatchedOutcome, AppError> {
    let now = app.clock.now();
    let (people, counts) = match schedule_preview::look_over(&app.store, name, file, now).await? {
        SchedulePreview::Faulty(problems) | SchedulePreview::Asks { problems, .. } => {
            return Ok(WatchedOutcome::Faulty(problems));
        }
        SchedulePreview::Fits { people, counts, .. } => (people, counts),
    };
    if loses_too_many(counts.lost_all, counts.had_shifts) {
        let lost = HoldReason::Lost { lost: counts.lost_all, of: counts.had_shifts };
        return Ok(WatchedOutcome::Held(vec![lost]));
    }
    let counts = app.store.schedules().import(people, None, now).await?;
    Ok(WatchedOutcome::Imported(counts.people))
}

async fn roster(app: &AppState, file: FileBytes<'_>) -> Result<WatchedOutcome, AppError> {
    let now = app.clock.now();
    let (rows, planned, units) = match roster_preview::look_over(&app.store, file, now).await? {
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

/// Why a roster waits for an admin, the worst first; empty if it does not. All reasons: an admin who learns of one
/// would miss the others.
async fn hold_reasons(
    app: &AppState,
    rows: &[RosterRow],
    planned: &[RosterChange],
    units: &[UnitChange],
) -> Result<Vec<HoldReason>, AppError> {
    let now = app.clock.now();
    let (people, _) = app.store.people().list(PersonFilter { limit: u32::MAX, ..PersonFilter::default() }).await?;
    let here = people.iter().filter(|person| person.is_here_on(person.today(now))).count();
    let leaving = roster_preview::count(planned, RosterChangeKind::Leaves);
    let lost = loses_too_many(leaving, here).then_some(HoldReason::Lost { lost: leaving, of: here });
    let sites = new_sites(app, rows).await?;
    let sites = (!sites.is_empty()).then_some(HoldReason::Sites(sites));
    let changed_units = units.iter().filter(|unit| !unit.kind.is_new_site()).count();
    let units = (changed_units > 0).then_some(HoldReason::Units(changed_units));
    Ok([lost, sites, units].into_iter().flatten().collect())
}

/// The sites of a file that the centre does not have, as they are written first: it may be the file of another centre.
async fn new_sites(app: &AppState, rows: &[RosterRow]) -> Result<Vec<String>, AppError> {
    let known: Vec<String> = app.store.org_units().sites().await?.iter().map(|site| canonical_id(&site.name)).collect();
    let named = rows.iter().filter_map(|row| row.site.as_ref()).map(|site| (canonical_id(site), site.clone()));
    let new: BTreeMap<String, String> = named.rev().filter(|(id, _)| !known.contains(id)).collect();
    Ok(new.into_values().collect())
}
