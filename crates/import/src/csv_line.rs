//! One line of a file with headings, and the columns of its kind of file.

use std::collections::HashMap;

use jiff::civil::DateTime;

use super::cell::{self, DateOrder};
use super::problems::Problems;
use domain::Workday;
use domain::problem::ImportProblemKind;

/// The order of each column whose dates have the year last.
pub(crate) type DateOrders = HashMap<&'static str, DateOrder>;

/// The known columns of a kind of file.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    /// Columns without which the file is refused.
    pub required: &'static [&'static str],
    /// Columns that may be missing; may repeat the required ones.
    pub optional: &'static [&'static str],
}

impl Columns {
    /// Whether a column of e-mail addresses says who is meant if none of IDs does: in a schedule, because planning
    /// programs know people by them.
    pub(crate) fn finds_people_by_address(self) -> bool {
        self.required.contains(&"person_id") && self.required.contains(&"end")
    }
}

/// One line of a file.
#[derive(Debug)]
pub struct CsvLine<'a> {
    /// Its number in the file, from 1.
    pub number: u64,
    pub(crate) indices: &'a HashMap<&'static str, usize>,
    pub(crate) cells: &'a csv::StringRecord,
    pub(crate) orders: &'a DateOrders,
}

impl CsvLine<'_> {
    /// Returns the trimmed content of `column`, without the apostrophe of [`crate::cell::for_spreadsheet`]; empty if
    /// the file does not have this column.
    #[must_use]
    pub fn cell(&self, column: &str) -> &str {
        self.indices.get(column).and_then(|index| self.cells.get(*index)).unwrap_or_default().trim()
    }

    /// Parses a cell of `column` as a date, in the order that the dates of this column have.
    ///
    /// # Errors
    /// If it is not a date.
    pub fn date(&self, column: &str, text: &str) -> Result<Workday, ImportProblemKind> {
        cell::date(text, self.orders.get(column).copied())
    }

    /// Parses a cell of `column` as a local date and time, whose date has the order of this column.
    ///
    /// # Errors
    /// If it is not such a moment.
    pub fn moment(&self, column: &str, text: &str) -> Result<DateTime, ImportProblemKind> {
        cell::moment(text, self.orders.get(column).copied())
    }

    /// Returns true if the file has this column.
    #[must_use]
    pub fn has(&self, column: &str) -> bool {
        self.indices.contains_key(column)
    }

    /// Parses a cell with `read`. Returns none if the cell is empty, or if it is wrong: then the problem is added.
    pub fn read<T>(
        &self,
        column: &str,
        problems: &mut Problems,
        read: impl FnOnce(&str) -> Result<T, ImportProblemKind>,
    ) -> Option<T> {
        let value = self.cell(column);
        if value.is_empty() {
            return None;
        }
        read(value).map_err(|what| problems.add(self.number, column, value, what)).ok()
    }

    /// Like [`CsvLine::read`], but an empty cell is also a problem.
    pub fn require<T>(
        &self,
        column: &str,
        problems: &mut Problems,
        read: impl FnOnce(&str) -> Result<T, ImportProblemKind>,
    ) -> Option<T> {
        if self.cell(column).is_empty() {
            problems.add(self.number, column, "", ImportProblemKind::MissingValue);
        }
        self.read(column, problems, read)
    }
}
