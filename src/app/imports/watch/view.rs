//! What the pages of an admin say about the watched folders.

use jiff::tz::TimeZone;

use super::folder;
use crate::app::imports::column_labels::ColumnLabels;
use crate::app::imports::pages::page_of;
use crate::app::imports::{LISTED, ProblemRow, fault};
use crate::state::watched::{HoldReason, WatchedFile, WatchedKind, WatchedOutcome};
use crate::web::context::RequestContext;
use domain::Locale;
use domain::problem::{ImportProblem, ImportProblemKind};
use words::{dates, t};

/// How many files with something to do are named on the first page of an admin, of each kind.
const NAMED: usize = 5;
/// How many imported files are named.
const IMPORTED_NAMED: usize = 3;

/// What a page says about a watched folder.
#[derive(Clone, Debug)]
pub struct WatchedView {
    /// What the folder contains.
    pub kind: WatchedKind,
    /// What came of its files: those with something to do, then the others, the newest first.
    pub files: Vec<WatchedFileView>,
    /// What there is besides.
    pub more: Vec<String>,
}

/// What came of a file.
#[derive(Clone, Debug)]
pub struct WatchedFileView {
    /// Its name; empty for the folder itself.
    pub name: String,
    /// What came of it.
    pub sentence: String,
    /// What is wrong with it.
    pub problems: Vec<ProblemRow>,
    /// Whether the file waits for an admin.
    pub is_held: bool,
    /// Whether the file, or the folder, cannot be imported as it is.
    pub is_wrong: bool,
}

/// What an admin has to do about the watched folders: a sentence each, and the page where it is done.
#[must_use]
pub fn waiting(context: &RequestContext) -> Vec<(String, &'static str)> {
    let locale = context.visitor.locale;
    let of_kind = |kind| {
        let sentences: Vec<String> = view(context, kind)
            .into_iter()
            .flat_map(|view| view.files)
            .filter(|file| file.is_held || file.is_wrong)
            .map(|file| file.sentence)
            .collect();
        let more = sentences.len().saturating_sub(NAMED);
        let more = (more > 0).then(|| t!(locale, "watched-more-waiting", count = more));
        sentences.into_iter().take(NAMED).chain(more).map(move |sentence| (sentence, page_of(kind)))
    };
    WatchedKind::ALL.into_iter().flat_map(of_kind).collect()
}

/// What a page says about the watched folder of a kind; none if there is no such folder.
#[must_use]
pub fn view(context: &RequestContext, kind: WatchedKind) -> Option<WatchedView> {
    let (app, locale) = (&context.app, context.visitor.locale);
    folder(app, kind)?;
    let zone = context.visitor.signed_in.as_ref().map_or(TimeZone::UTC, |admin| admin.person().time_zone.clone());
    let (older, others): (Vec<_>, Vec<_>) =
        app.watched.all(kind).into_iter().partition(|file| matches!(file.outcome, WatchedOutcome::Older));
    let others = others.into_iter().map(|file| file_view(locale, kind, file, &zone));
    let (mut files, imported): (Vec<_>, Vec<_>) = others.partition(|file| file.is_held || file.is_wrong);
    files.truncate(LISTED);
    let unnamed = imported.len().saturating_sub(IMPORTED_NAMED);
    files.extend(imported.into_iter().take(IMPORTED_NAMED));
    if files.is_empty() {
        files.push(plain(String::new(), t!(locale, "watched-none")));
    }
    let names: Vec<String> = older.iter().map(|file| file.file.clone()).take(LISTED).collect();
    let unnamed = (unnamed > 0).then(|| t!(locale, "watched-more-imported", count = unnamed));
    let older = (!names.is_empty())
        .then(|| t!(locale, "watched-older", count = older.len(), files = words::items(locale, &names)));
    Some(WatchedView { kind, files, more: [unnamed, older].into_iter().flatten().collect() })
}

const fn plain(name: String, sentence: String) -> WatchedFileView {
    WatchedFileView { name, sentence, problems: Vec::new(), is_held: false, is_wrong: false }
}

fn file_view(locale: Locale, kind: WatchedKind, watched: WatchedFile, zone: &TimeZone) -> WatchedFileView {
    let when = dates::moment(locale, watched.at.to_zoned(zone.clone()).datetime());
    let file = watched.file;
    let plain = |sentence| plain(file.clone(), sentence);
    let wrong = |sentence| WatchedFileView { is_wrong: true, ..plain(sentence) };
    match watched.outcome {
        WatchedOutcome::Imported(people) => {
            plain(t!(locale, "watched-imported", file = file.clone(), when = when, people = people))
        }
        WatchedOutcome::Older => plain(t!(locale, "watched-older", count = 1, files = file.clone())),
        WatchedOutcome::Held(reasons) => {
            let reasons: Vec<String> = reasons.into_iter().map(|reason| hold_reason(locale, kind, reason)).collect();
            let reasons = words::clauses(locale, &reasons);
            let sentence = t!(locale, "watched-held", file = file.clone(), reasons = reasons);
            WatchedFileView { is_held: true, ..plain(sentence) }
        }
        WatchedOutcome::Faulty(problems) => {
            let labels = ColumnLabels::in_language(locale, kind);
            let problems = problems.iter().map(|problem| row(locale, &labels, problem)).collect();
            let sentence = t!(locale, "watched-faulty", file = file.clone(), when = when);
            WatchedFileView { problems, ..wrong(sentence) }
        }
        WatchedOutcome::Unreadable => wrong(t!(locale, "watched-unreadable", file = file.clone())),
        WatchedOutcome::FolderUnreadable => wrong(t!(locale, "watched-no-folder")),
        WatchedOutcome::Failed => wrong(t!(locale, "watched-failed", file = file.clone())),
    }
}

/// A problem of a file in a folder. What the file does not tell nobody can state here: the page on which this is read
/// asks for it.
fn row(locale: Locale, labels: &ColumnLabels, problem: &ImportProblem) -> ProblemRow {
    let row = fault(locale, labels.label(&problem.column), problem);
    match problem.what {
        ImportProblemKind::UnclearDates => ProblemRow { fix: t!(locale, "watched-fix-dates"), ..row },
        ImportProblemKind::UnclearEncoding => ProblemRow { fix: t!(locale, "watched-fix-encoding"), ..row },
        _ => row,
    }
}

/// Why a file waits for an admin, as part of a sentence.
fn hold_reason(locale: Locale, kind: WatchedKind, reason: HoldReason) -> String {
    match (reason, kind) {
        (HoldReason::Lost { lost, of }, WatchedKind::Roster) => {
            t!(locale, "watched-held-leaving", lost = lost, of = of)
        }
        (HoldReason::Lost { lost, of }, WatchedKind::Schedule) => {
            t!(locale, "watched-held-shifts", lost = lost, of = of)
        }
        (HoldReason::Sites(sites), _) => t!(locale, "watched-held-sites", sites = words::items(locale, &sites)),
        (HoldReason::Units(count), _) => t!(locale, "watched-held-units", count = count),
    }
}
