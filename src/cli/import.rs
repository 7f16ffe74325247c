//! `weathervane import`: imports a roster, check-ins or call load from a file, all or nothing.

mod check_ins;

use std::path::{Path, PathBuf};

use super::common::Failure;
use crate::app::imports::unit_sentence;
use crate::config::{DataDir, ImportKind};
use crate::state::clock::Clock;
use crate::state::roster_preview::RosterPreview;
use crate::state::{lock, roster_preview};
use domain::Locale;
use domain::problem::ImportProblem;
use import::load_file;
use store::{RosterChange, RosterChangeKind, Store};
use words::t;

/// Imports the file, or with `dry_run` prints what would change.
///
/// # Errors
/// If the data directory is in use, or the file cannot be read or has problems. Then nothing was changed.
pub async fn run(
    what: ImportKind,
    file: PathBuf,
    dry_run: bool,
    data: DataDir,
    locale: Locale,
    clock: &Clock,
) -> Result<(), Failure> {
    let bytes = std::fs::read(&file)
        .map_err(|error| t!(locale, "cli-unreadable", file = file.display().to_string(), why = error.to_string()))?;
    let _held = lock::hold(&data.dir)?;
    let store = Store::open(&data.dir)?;
    match what {
        ImportKind::Roster => roster(&store, &bytes, &file, dry_run, locale, clock).await,
        ImportKind::CheckIns => check_ins::import(&store, &bytes, &file, dry_run, locale, clock.now()).await,
        ImportKind::Load => load(&store, &bytes, &file, dry_run, locale).await,
    }
}

async fn roster(
    store: &Store,
    bytes: &[u8],
    file: &Path,
    dry_run: bool,
    locale: Locale,
    clock: &Clock,
) -> Result<(), Failure> {
    let now = clock.now();
    let (rows, ignored, mut planned, units) = match roster_preview::look_over(store, bytes, now).await? {
        RosterPreview::Faulty(problems) => return Err(rejected(locale, file, &problems)),
        RosterPreview::Fits { rows, ignored, planned, units } => (rows, ignored, planned, units),
    };
    print_ignored(locale, &ignored);
    let staying = roster_preview::staying(&rows, &planned);
    if !staying.is_empty() {
        println!("{}", t!(locale, "import-staying", columns = staying.join(", ")));
    }
    if dry_run {
        println!("{}", t!(locale, "cli-would"));
        for unit in &units {
            println!("  {}", unit_sentence(locale, unit));
        }
        for person in planned.iter().filter(|person| person.change != RosterChangeKind::Same) {
            println!("  {}", line(locale, person));
        }
    } else {
        planned = store.roster().import(rows, None, now).await?;
        println!("{}", t!(locale, "cli-imported", file = file.display().to_string()));
        for unit in &units {
            println!("{}", unit_sentence(locale, unit));
        }
    }
    let count = |change| roster_preview::count(&planned, change);
    let sums = t!(
        locale,
        "cli-roster-sums",
        joins = count(RosterChangeKind::Joins),
        moves = count(RosterChangeKind::Moves),
        changes = count(RosterChangeKind::Changes),
        leaves = count(RosterChangeKind::Leaves),
        same = count(RosterChangeKind::Same)
    );
    println!("{sums}");
    Ok(())
}

async fn load(store: &Store, bytes: &[u8], file: &Path, dry_run: bool, locale: Locale) -> Result<(), Failure> {
    let read = load_file::parse(bytes).map_err(|problems| rejected(locale, file, &problems))?;
    print_ignored(locale, &read.ignored);
    let intervals = read.rows.len();
    if dry_run {
        println!("{}", t!(locale, "cli-would"));
    } else {
        store.load().import(read.rows).await?;
        println!("{}", t!(locale, "cli-imported", file = file.display().to_string()));
    }
    println!("{}", t!(locale, "cli-load-sums", intervals = intervals));
    Ok(())
}

fn line(locale: Locale, person: &RosterChange) -> String {
    let change = match person.change {
        RosterChangeKind::Joins => t!(locale, "import-joins"),
        RosterChangeKind::Moves => t!(locale, "import-moves"),
        RosterChangeKind::Leaves => t!(locale, "import-leaves"),
        RosterChangeKind::Changes | RosterChangeKind::Same => t!(locale, "import-changes"),
    };
    t!(locale, "cli-person-line", change = change, name = person.name.clone(), key = person.key.clone())
}

/// Prints the columns that are ignored.
fn print_ignored(locale: Locale, ignored: &[String]) {
    if !ignored.is_empty() {
        eprintln!("{}", t!(locale, "cli-ignored", columns = ignored.join(", ")));
    }
}

/// Combines all problems of a file into one error, one line each.
fn rejected(locale: Locale, file: &Path, problems: &[ImportProblem]) -> Failure {
    let head = t!(locale, "cli-problems", count = problems.len(), file = file.display().to_string());
    let sentences = problems.iter().map(|found| format!("  {}", words::problem::sentence(found, locale)));
    let lines: Vec<String> =
        std::iter::once(head).chain(sentences).chain([t!(locale, "cli-nothing-changed")]).collect();
    lines.join("\n").into()
}
