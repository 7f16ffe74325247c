//! What a file does not tell, as questions to the admin.

use super::column_labels::{ColumnLabels, column_names};
use crate::state::drafts::DraftFile;
use crate::state::file_question::FileQuestion;
use crate::state::file_reading::read_apart;
use crate::state::import_mapping::{self, ImportMapping, file_columns};
use crate::state::watched::WatchedKind;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::Locale;
use domain::problem::ImportProblem;
use import::cell;
use import::cell::DateOrder;
use import::file_headings::{Heading, headings};
use import::schedule_file::calendar::is_calendar;
use store::StoreError;
use words::{dates, t};

/// A file about which something is asked.
#[derive(Clone, Debug)]
pub struct AskedFile {
    /// Which draft.
    pub draft: String,
    /// The name of the file.
    pub file: String,
    /// What is asked.
    pub question: AskedQuestion,
}

/// A question with its possible answers.
#[derive(Clone, Debug)]
pub enum AskedQuestion {
    /// In which encoding the names are right: each with what the file says in it.
    Encoding(Vec<(&'static str, String)>),
    /// In which order each of these columns, as the file has them, has day and month.
    Dates(Vec<UnclearColumn>),
    /// Which columns the headings name.
    Columns {
        /// Every heading of the file.
        headings: Vec<HeadingRow>,
        /// The key and the name of every column.
        columns: Vec<(&'static str, &'static str)>,
        /// Names of needed columns that no heading names.
        missing: Vec<String>,
    },
}

/// A column of dates that are one of two days each.
#[derive(Clone, Debug)]
pub struct UnclearColumn {
    /// The key of the column.
    pub column: String,
    /// What it is called.
    pub label: String,
    /// The first of its dates.
    pub example: String,
    /// How many lines have such a date.
    pub count: usize,
    /// These lines, in words.
    pub lines: String,
    /// Each order with the day that the example then is.
    pub days: Vec<(DateOrder, String)>,
    /// Whether this was asked before and not answered.
    pub is_missing: bool,
}

/// One heading of the file.
#[derive(Clone, Debug)]
pub struct HeadingRow {
    /// Its index in the file, from 0.
    pub index: usize,
    /// As the file writes it.
    pub name: String,
    /// The key of the column that it names; empty if none.
    pub column: &'static str,
    /// The first values below it.
    pub samples: Vec<String>,
}

/// What is remembered about files with the same headings.
#[derive(Clone, Debug)]
pub struct ImportMappingRow {
    /// Which one.
    pub id: String,
    /// The key of the kind of file.
    pub kind: &'static str,
    /// What was answered, in words.
    pub sentence: String,
}

/// What is remembered about files of this kind.
///
/// # Errors
/// If the store cannot be read.
pub(super) async fn remembered(context: &RequestContext, kind: WatchedKind) -> Result<Vec<ImportMappingRow>, AppError> {
    let known = import_mapping::of_kind(&context.app.store, kind).await?;
    Ok(known.into_iter().map(|mapping| mapping_row(context.visitor.locale, kind, mapping)).collect())
}

fn mapping_row(locale: Locale, kind: WatchedKind, mapping: ImportMapping) -> ImportMappingRow {
    let names = column_names(locale, kind);
    let name = |column: &str| names.iter().find(|(key, _)| *key == column).map_or(column, |(_, name)| *name).to_owned();
    let columns = mapping.columns.iter().map(|(heading, column)| match column.as_str() {
        "" => t!(locale, "mapping-unused", heading = heading.clone()),
        column => t!(locale, "mapping-column", heading = heading.clone(), column = name(column)),
    });
    let dates = mapping.dates().map(|(column, order)| match order {
        DateOrder::DayFirst => t!(locale, "mapping-day-first", column = name(column)),
        DateOrder::MonthFirst => t!(locale, "mapping-month-first", column = name(column)),
    });
    let encoding = mapping.encoding.iter().map(|encoding| t!(locale, "mapping-encoding", encoding = encoding.clone()));
    let parts: Vec<String> = columns.chain(dates).chain(encoding).collect();
    let sentence = words::clauses(locale, &parts);
    ImportMappingRow { id: mapping.id, kind: kind.key(), sentence }
}

/// The view of a question about a file of this kind.
///
/// # Errors
/// If reading the file panics.
pub(super) async fn ask(
    locale: Locale,
    kind: WatchedKind,
    file: &DraftFile,
    question: &FileQuestion,
) -> Result<AskedFile, StoreError> {
    let question = match question {
        FileQuestion::Encoding(samples) => AskedQuestion::Encoding(samples.clone()),
        FileQuestion::Dates(unclear) => {
            let labels = ColumnLabels::of_file(locale, kind, file.content()).await?;
            let column = |problem| unclear_column(locale, &labels, problem, file.dates_unanswered);
            let mut columns: Vec<UnclearColumn> = unclear.iter().map(column).collect();
            columns.sort_by_key(|one| labels.index(&one.column));
            AskedQuestion::Dates(columns)
        }
        FileQuestion::Columns(needed) => columns(locale, kind, headings_of(kind, file).await?, needed),
    };
    Ok(AskedFile { draft: file.id.clone(), file: file.name.clone(), question })
}

fn unclear_column(locale: Locale, labels: &ColumnLabels, problem: &ImportProblem, is_missing: bool) -> UnclearColumn {
    let day = |order| {
        let day = cell::date(&problem.value, Some(order)).ok()?;
        Some((order, dates::full_day(locale, day)))
    };
    UnclearColumn {
        column: problem.column.clone(),
        label: labels.label(&problem.column),
        example: problem.value.clone(),
        count: problem.lines().count(),
        lines: words::problem::lines(problem, locale),
        days: DateOrder::ALL.into_iter().filter_map(day).collect(),
        is_missing,
    }
}

/// Whether a file of this kind has headings; a calendar has none.
///
/// # Errors
/// If reading the file panics.
pub(super) async fn has_headings(kind: WatchedKind, file: &DraftFile) -> Result<bool, StoreError> {
    if kind == WatchedKind::Schedule && is_calendar(&file.bytes) {
        return Ok(false);
    }
    Ok(!headings_of(kind, file).await?.is_empty())
}

async fn headings_of(kind: WatchedKind, file: &DraftFile) -> Result<Vec<Heading>, StoreError> {
    let columns = file_columns(kind);
    read_apart(file.content(), move |file| headings(file, columns)).await
}

fn columns(locale: Locale, kind: WatchedKind, headings: Vec<Heading>, needed: &[String]) -> AskedQuestion {
    let columns = column_names(locale, kind);
    let headings: Vec<HeadingRow> = headings
        .into_iter()
        .map(|heading| HeadingRow {
            index: heading.index,
            name: heading.name,
            column: heading.column.unwrap_or_default(),
            samples: heading.samples,
        })
        .collect();
    let is_missing = |column: &str| needed.iter().any(|needed| needed == column);
    let missing = columns.iter().filter(|(key, _)| is_missing(key)).map(|(_, name)| (*name).to_owned()).collect();
    AskedQuestion::Columns { headings, columns, missing }
}
