//! `weathervane import`: imports a roster, a schedule, check-ins or call load from a file, all or nothing.

mod check_ins;
pub(super) mod handover;
mod schedule;

use std::path::PathBuf;

use super::common::{self, Failure};
use crate::app::imports::column_labels::ColumnLabels;
use crate::app::imports::{changes, unit_sentence};
use crate::config::{DataDir, ImportKind};
use crate::state::clock::Clock;
use crate::state::file_reading::read_apart;
use crate::state::roster_preview::RosterPreview;
use crate::state::watched::WatchedKind;
use crate::state::{import_mapping, lock, roster_preview};
use domain::Locale;
use domain::problem::ImportProblem;
use import::csv_reader::{FileBytes, StatedFormat};
use import::load_file;
use store::{RosterChange, RosterChangeKind, Store};
use words::t;

/// How a file is imported.
#[derive(Clone, Debug)]
pub struct ImportOptions {
    /// Print what would change, and change nothing.
    pub dry_run: bool,
    /// Language of the output.
    pub locale: Locale,
    /// What the file does not tell.
    pub stated: StatedFormat,
}

/// What an import says, and what it changed.
#[derive(Debug, Default)]
pub(super) struct Imported {
    /// Lines for the output.
    said: Vec<String>,
    /// Lines for the error output.
    notes: Vec<String>,
    /// The people of a roster, if it was stored.
    roster: Vec<RosterChange>,
    /// Whether check-ins were stored.
    has_check_ins: bool,
}

/// A file on its way in.
#[derive(Clone, Copy)]
struct ImportSource<'a> {
    /// Its name, for messages.
    name: &'a str,
    file: FileBytes<'a>,
    dry_run: bool,
    locale: Locale,
}

/// Imports the file, or with [`ImportOptions::dry_run`] prints what would change. While a server runs on the data
/// directory, the server does it: two programs never write to one directory.
///
/// # Errors
/// If another program than a server uses the data directory, or the file cannot be read or has problems. Then nothing
/// was changed.
pub async fn run(
    what: ImportKind,
    file: PathBuf,
    options: ImportOptions,
    data: DataDir,
    clock: &Clock,
) -> Result<(), Failure> {
    let locale = options.locale;
    let name = file.display().to_string();
    let bytes = common::read(&file, locale)
        .map_err(|error| t!(locale, "cli-unreadable", file = name.clone(), why = error.to_string()))?;
    let imported = match lock::hold(&data.dir) {
        Ok(_held) => store_file(&Store::open(&data.dir)?, what, &name, &bytes, &options, clock).await?,
        Err(in_use) => handover::hand_over(&data.dir, what, &name, &bytes, &options).await?.ok_or(in_use)?,
    };
    for note in imported.notes {
        eprintln!("{note}");
    }
    for line in imported.said {
        println!("{line}");
    }
    Ok(())
}

/// Imports a file into a store that nobody else writes to.
async fn store_file(
    store: &Store,
    what: ImportKind,
    name: &str,
    bytes: &[u8],
    options: &ImportOptions,
    clock: &Clock,
) -> Result<Imported, Failure> {
    let ImportOptions { dry_run, locale, stated } = options;
    let file = FileBytes { bytes, stated };
    let source = ImportSource { name, file, dry_run: *dry_run, locale: *locale };
    match what {
        ImportKind::Roster => {
            let stated = import_mapping::complete(store, WatchedKind::Roster, file).await?;
            let file = FileBytes { bytes, stated: &stated };
            roster(store, ImportSource { file, ..source }, clock).await
        }
        ImportKind::Schedule => {
            let stated = import_mapping::complete(store, WatchedKind::Schedule, file).await?;
            let file = FileBytes { bytes, stated: &stated };
            schedule::import(store, ImportSource { file, ..source }, clock.now()).await
        }
        ImportKind::CheckIns => check_ins::import(store, source, clock.now()).await,
        ImportKind::Load => load(store, source).await,
    }
}

async fn roster(store: &Store, source: ImportSource<'_>, clock: &Clock) -> Result<Imported, Failure> {
    let ImportSource { name, file, dry_run, locale } = source;
    let now = clock.now();
    let (rows, ignored, mut planned, units) = match roster_preview::look_over(store, file, now).await? {
        RosterPreview::Faulty(problems) | RosterPreview::Asks { problems, .. } => {
            let labels = ColumnLabels::of_file(locale, WatchedKind::Roster, file).await?;
            return Err(rejected(locale, name, problems, &labels));
        }
        RosterPreview::Fits { rows, ignored, planned, units } => (rows, ignored, planned, units),
    };
    let mut imported = Imported { notes: ignored_note(locale, &ignored), ..Imported::default() };
    let said = &mut imported.said;
    let staying = roster_preview::staying(&rows, &planned);
    if !staying.is_empty() {
        // The file does not have these columns, so it has no headings of them.
        let labels = ColumnLabels::in_language(locale, WatchedKind::Roster);
        let columns: Vec<String> = staying.into_iter().map(|column| labels.label(column)).collect();
        said.push(t!(locale, "import-staying", columns = words::items(locale, &columns)));
    }
    let own_languages = roster_preview::own_languages(&rows, &planned);
    if !own_languages.is_empty() {
        said.push(t!(locale, "import-own-languages", people = words::list(locale, &own_languages)));
    }
    if dry_run {
        said.push(t!(locale, "cli-would"));
        said.extend(units.iter().map(|unit| format!("  {}", unit_sentence(locale, unit))));
        for person in planned.iter().filter(|person| person.change != RosterChangeKind::Same) {
            said.push(format!("  {}", line(locale, person)));
            let fields = changes::fields(locale, person).into_iter();
            said.extend(fields.map(|change| format!("    {}", changes::sentence(locale, change))));
        }
    } else {
        planned = store.roster().import(rows, None, now).await?;
        said.push(t!(locale, "cli-imported", file = name));
        said.extend(units.iter().map(|unit| unit_sentence(locale, unit)));
        imported.roster.clone_from(&planned);
    }
    let count = |change| roster_preview::count(&planned, change);
    said.push(t!(
        locale,
        "cli-roster-sums",
        joins = count(RosterChangeKind::Joins),
        moves = count(RosterChangeKind::Moves),
        changes = count(RosterChangeKind::Changes),
        leaves = count(RosterChangeKind::Leaves),
        same = count(RosterChangeKind::Same)
    ));
    Ok(imported)
}

async fn load(store: &Store, source: ImportSource<'_>) -> Result<Imported, Failure> {
    let ImportSource { name, file, dry_run, locale } = source;
    let read = read_apart(file, move |file| {
        load_file::parse(file, load_file::FOR_IMPORT).map_err(|problems| (load_labels(file, locale), problems))
    });
    let read = read.await?.map_err(|(labels, problems)| rejected(locale, name, problems, &labels))?;
    let intervals = read.rows.len();
    let first = if dry_run {
        t!(locale, "cli-would")
    } else {
        store.load().import(read.rows).await?;
        t!(locale, "cli-imported", file = name)
    };
    let said = vec![first, t!(locale, "cli-load-sums", intervals = intervals)];
    Ok(Imported { said, notes: ignored_note(locale, &read.ignored), ..Imported::default() })
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

/// Says which columns are ignored.
fn ignored_note(locale: Locale, ignored: &[String]) -> Vec<String> {
    let note = (!ignored.is_empty()).then(|| t!(locale, "cli-ignored", columns = ignored.join(", ")));
    note.into_iter().collect()
}

/// What the columns of a call load file are called.
pub(super) fn load_labels(file: FileBytes<'_>, locale: Locale) -> ColumnLabels {
    ColumnLabels::read(file, load_file::FILE_COLUMNS, load_file::column_names(locale).collect())
}

/// Combines all problems of a file into one error, one line each, with its columns as `labels` call them.
fn rejected(locale: Locale, name: &str, problems: Vec<ImportProblem>, labels: &ColumnLabels) -> Failure {
    let count = problems.iter().map(|problem| problem.lines().count()).sum::<usize>();
    let head = t!(locale, "cli-problems", count = count, file = name);
    let sentence = |found: ImportProblem| format!("  {}", words::problem::sentence(&labels.named(found), locale));
    let sentences = problems.into_iter().map(sentence);
    let lines: Vec<String> =
        std::iter::once(head).chain(sentences).chain([t!(locale, "cli-nothing-changed")]).collect();
    lines.join("\n").into()
}
