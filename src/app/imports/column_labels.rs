//! What the columns of a file are called for who reads about them.

use crate::state::file_reading::read_apart;
use crate::state::import_mapping::file_columns;
use crate::state::watched::WatchedKind;
use domain::Locale;
use domain::problem::ImportProblem;
use import::csv_reader::{Columns, FileBytes};
use import::file_headings::headings;
use import::{roster, schedule_file};
use store::StoreError;

/// The names of the columns of one file.
#[derive(Debug)]
pub struct ColumnLabels {
    in_file: Vec<(&'static str, String)>,
    names: Vec<(&'static str, &'static str)>,
}

impl ColumnLabels {
    /// Those in the language of the reader, where no file is at hand.
    #[must_use]
    pub fn in_language(locale: Locale, kind: WatchedKind) -> Self {
        Self { in_file: Vec::new(), names: column_names(locale, kind) }
    }

    /// Those of a file of this kind, which is read apart.
    ///
    /// # Errors
    /// If reading the file panics.
    pub async fn of_file(locale: Locale, kind: WatchedKind, file: FileBytes<'_>) -> Result<Self, StoreError> {
        read_apart(file, move |file| Self::read(file, file_columns(kind), column_names(locale, kind))).await
    }

    /// Those of a file with these columns, of which each has a key and a name in the language of the reader.
    #[must_use]
    pub fn read(file: FileBytes<'_>, columns: Columns, names: Vec<(&'static str, &'static str)>) -> Self {
        let in_file = headings(file, columns).into_iter().filter_map(|heading| Some((heading.column?, heading.name)));
        Self { in_file: in_file.collect(), names }
    }

    /// What a column is called: as its heading in the file, or by its name in the language of the reader if it has none
    /// there.
    #[must_use]
    pub fn label(&self, column: &str) -> String {
        let heading = self.in_file.iter().find(|(key, name)| *key == column && !name.is_empty());
        match heading {
            Some((_, heading)) => heading.clone(),
            None => self.names.iter().find(|(key, _)| *key == column).map_or(column, |(_, name)| *name).to_owned(),
        }
    }

    /// Which of the columns of the file it is, from 0; none if no heading names it.
    #[must_use]
    pub fn index(&self, column: &str) -> Option<usize> {
        self.in_file.iter().position(|(key, _)| *key == column)
    }

    /// A problem whose column is called so.
    #[must_use]
    pub fn named(&self, problem: ImportProblem) -> ImportProblem {
        ImportProblem { column: self.label(&problem.column), ..problem }
    }
}

/// The key and the name of each of these columns.
pub(super) fn column_names(locale: Locale, kind: WatchedKind) -> Vec<(&'static str, &'static str)> {
    match kind {
        WatchedKind::Roster => roster::column_names(locale).collect(),
        WatchedKind::Schedule => schedule_file::column_names(locale).collect(),
    }
}
