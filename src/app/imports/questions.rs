//! What a roster file does not tell, as questions to the admin.

use super::ImportView;
use crate::state::drafts::RosterDraft;
use crate::state::roster_preview::FileQuestion;
use domain::Locale;
use import::cell;
use import::cell::DateOrder;
use import::csv_reader::FileBytes;
use import::file_headings::headings;
use import::roster::{FILE_COLUMNS, column_names};
use words::dates;

/// A question with its possible answers.
#[derive(Clone, Debug)]
pub enum AskedQuestion {
    /// In which encoding the names are right: each with what the file says in it.
    Encoding(Vec<(&'static str, String)>),
    /// Which day a date is: the date, and each order with the day.
    Dates(String, Vec<(DateOrder, String)>),
    /// Which columns the headings name.
    Columns {
        /// Every heading of the file.
        headings: Vec<HeadingRow>,
        /// The key and the name of every column.
        columns: Vec<(&'static str, &'static str)>,
        /// Names of required columns that no heading names.
        missing: Vec<String>,
    },
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

/// The view of a question.
pub(super) fn ask(locale: Locale, draft: &RosterDraft, question: &FileQuestion) -> ImportView {
    let asked = match question {
        FileQuestion::Encoding(samples) => AskedQuestion::Encoding(samples.clone()),
        FileQuestion::Dates(value) => {
            let day = |order| cell::date(value, Some(order)).ok().map(|day| (order, dates::full_day(locale, day)));
            AskedQuestion::Dates(value.clone(), DateOrder::ALL.into_iter().filter_map(day).collect())
        }
        FileQuestion::Columns => return columns(locale, draft),
    };
    view(draft, asked)
}

/// The view in which the columns of a file are stated.
pub(super) fn columns(locale: Locale, draft: &RosterDraft) -> ImportView {
    let columns: Vec<_> = column_names(locale).collect();
    let headings: Vec<HeadingRow> = headings(FileBytes { bytes: &draft.bytes, stated: &draft.stated }, FILE_COLUMNS)
        .into_iter()
        .map(|heading| HeadingRow {
            index: heading.index,
            name: heading.name,
            column: heading.column.unwrap_or_default(),
            samples: heading.samples,
        })
        .collect();
    let is_named = |column: &str| headings.iter().any(|heading| heading.column == column);
    let is_missing = |column: &&'static str| FILE_COLUMNS.required.contains(column) && !is_named(column);
    let missing = columns.iter().filter(|(key, _)| is_missing(key)).map(|(_, name)| (*name).to_owned()).collect();
    view(draft, AskedQuestion::Columns { headings, columns, missing })
}

fn view(draft: &RosterDraft, question: AskedQuestion) -> ImportView {
    ImportView::Ask { draft: draft.id.clone(), file: draft.file.clone(), question }
}
